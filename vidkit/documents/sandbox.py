"""Where templates run: no method, no file, no clock, and only so many steps and so much text.

**Why**: the templates of a stranger are code. One that loops for ever, or grows a text without end,
has to stop by itself, on every machine at the same place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Template, nodes, pass_environment
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 400_000
MOST_TEXT = 8_000_000
MOST_SOURCE = 256_000
_LOOP = frozenset({
    "index", "index0", "first", "last", "length", "depth", "depth0", "revindex", "revindex0", "cycle", "previtem",
    "nextitem", "changed",
})  # fmt: skip
_REFUSED = frozenset({"*", "**", "%"})


class TooMuch(TemplateRuntimeError):
    """A template took more steps, or made more text, than any document needs."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Counts loops, calls, includes and letters from `begin` on."""

    intercepted_binops = frozenset({"+", *_REFUSED})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = {"vidkit_counted": _counted, "vidkit_joined": _joined}
        self.concat = self._concat  # type: ignore[method-assign]
        self._steps = 0

    def begin(self) -> None:
        """Count from zero again."""
        self._steps = 0

    def step(self, count: int = 1) -> None:
        """Raises: TooMuch when the template has taken its steps."""
        self._steps += count
        if self._steps > MOST_STEPS:
            raise TooMuch(f"it takes more than {MOST_STEPS} steps")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow plain fields, and what a loop says of itself: never a method."""
        if isinstance(obj, LoopContext):
            return attr in _LOOP
        return not attr.startswith("_") and not callable(value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow the functions that templates are given, macros, and the loop's own."""
        return obj in self.globals.values() or isinstance(obj, Macro | LoopContext) or (
            getattr(obj, "__self__", None).__class__ is LoopContext and obj.__name__ in _LOOP
        )

    def call(self, context: Context, obj: Any, *arguments: Any, **named: Any) -> Any:
        self.step(20)
        return super().call(context, obj, *arguments, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add numbers and join small texts; nothing that grows without end."""
        if operator in _REFUSED or not (_is_number(left, right) or _is_text(left, right)):
            raise SecurityError(f"{operator} is not for templates")
        return _short(left + right)

    def get_template(self, *arguments: Any, **named: Any) -> Template:
        self.step(20)
        return super().get_template(*arguments, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > MOST_SOURCE:
            raise TooMuch(f"it is longer than {MOST_SOURCE} letters")
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            weight = nodes.Const(1 + sum(1 for _node in loop.find_all(nodes.Node)) // 20, lineno=loop.lineno)
            loop.iter = nodes.Filter(loop.iter, "vidkit_counted", [weight], [], None, None, lineno=loop.lineno)
        _guard_joins(tree)
        return tree

    def _concat(self, parts: Iterable[str]) -> str:
        return "".join(self._measured(parts))

    def _measured(self, parts: Iterable[str]) -> Iterator[str]:
        size = 0
        for part in parts:
            size += len(part)
            if size > MOST_TEXT:
                raise TooMuch(f"it makes more than {MOST_TEXT} letters")
            yield part


def _guard_joins(tree: nodes.Node) -> None:
    """Let every `~` of the tree see to the length of what it joins."""
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for field, value in parent.iter_fields():
            if isinstance(value, nodes.Concat):
                setattr(parent, field, _guarded(value))
            elif isinstance(value, list):
                setattr(parent, field, [_guarded(v) if isinstance(v, nodes.Concat) else v for v in value])


def _guarded(join: nodes.Concat) -> nodes.Filter:
    return nodes.Filter(join, "vidkit_joined", [], [], None, None, lineno=join.lineno)


@pass_environment
def _counted(environment: Sandbox, items: Iterable[Any], weight: int) -> Iterator[Any]:
    """Yield the items; each takes as many steps as the loop's body is long, by twenties."""
    for item in items:
        environment.step(weight)
        yield item


@pass_environment
def _joined(environment: Sandbox, text: str) -> str:
    environment.step()
    return str(_short(text))


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > MOST_TEXT // 8:
        raise TooMuch(f"it joins a text of more than {MOST_TEXT // 8} letters")
    return value


def _is_number(*values: Any) -> bool:
    return all(isinstance(v, int | float) for v in values)


def _is_text(*values: Any) -> bool:
    return all(isinstance(v, str) for v in values)
