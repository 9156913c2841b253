"""The pack's conditions as XPath, for forms that hide questions themselves.

A question is asked where its condition is shown to hold; undecided hides it, as in an interview.
XPath knows only true and false, so each condition is written twice: as what makes it true and as
what makes it false, and `not` changes from one to the other. A condition that looks at something
the form cannot look up is not expressible; its question is then always asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vidkit.content.condition import (
    All,
    Any,
    Compare,
    Condition,
    Not,
    Ref,
    Value,
    evaluate,
    parse,
)

TRUE, FALSE = "true()", "false()"
_OPPOSITE: Mapping[str, str] = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "=": "!=", "!=": "="}
_MIRROR: Mapping[str, str] = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "=", "!=": "!="}


class NotExpressible(ValueError):
    """The condition looks at something that is not on the form and not known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Operand:
    """How a form looks up a reference.

    `kind` number (levels too), word, set or check. `name` of the question; of a check also its `level`.
    `no_answer`: words that stand for an answer which is no value. `known` instead of a name: what it is.
    `unknown`: name of the question that says "not known". `asked_when` and `nothing`: a question whose
    branch is closed reads as nothing.
    """

    kind: str = "word"
    name: str = ""
    level: str = ""
    known: Value | None = None
    no_answer: tuple[str, ...] = ()
    unknown: str = ""
    asked_when: str = "always"
    nothing: Value | None = None


Lookup = Callable[[Ref], Operand | None]


def relevant(condition: str, lookup: Lookup) -> str:
    """Return XPath that is true where the condition is shown to hold. Raises: NotExpressible."""
    return _Compiler(lookup).truth(parse(condition), want=True)


class _Compiler:
    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    def operand(self, ref: Ref) -> Operand:
        found = self.lookup(ref)
        if found is None:
            raise NotExpressible(f"{ref.kind}:{ref.id}")
        return found

    def truth(self, condition: Condition, *, want: bool) -> str:
        """Return XPath that is true where the condition is shown to be what is wanted."""
        match condition:
            case Compare():
                return self.compare(condition, want=want)
            case Not():
                return self.truth(condition.part, want=not want)
            case All():
                return _joined("and" if want else "or", [self.truth(p, want=want) for p in condition.parts])
            case Any():
                return _joined("or" if want else "and", [self.truth(p, want=want) for p in condition.parts])

    def compare(self, c: Compare, *, want: bool) -> str:
        left = self.operand(c.ref)
        right = self.operand(c.value) if isinstance(c.value, Ref) else None
        if not left.name and (right is None or not right.name):
            return self.settled(c, want=want)
        if right is not None:
            return self.between(c, left, right, want=want)
        return _joined("or", [_holds(left, c.op, _constant(c.value), want=want), *self.closed(c, left, want=want)])

    def settled(self, c: Compare, *, want: bool) -> str:
        """Return true or false for a comparison of what is known already."""
        return TRUE if evaluate(c, lambda ref: self.operand(ref).known) is want else FALSE

    def between(self, c: Compare, left: Operand, right: Operand, *, want: bool) -> str:
        if not left.name:
            if left.kind != "number" or right.kind != "number" or not isinstance(left.known, int | float):
                raise NotExpressible(c.ref.id)
            op = _MIRROR[c.op] if want else _MIRROR[_OPPOSITE[c.op]]
            return _numbers(f"{_number(c.factor)} * ${{{right.name}}}", op, _number(left.known))
        if left.kind != "number" or right.kind != "number":
            raise NotExpressible(c.ref.id)
        value = f"${{{right.name}}}" if right.name else _known_number(right, c)
        op = c.op if want else _OPPOSITE[c.op]
        scaled = f"{_number(c.factor)} * {value}" if c.factor != 1 else value
        return _numbers(f"${{{left.name}}}", op, scaled)

    def closed(self, c: Compare, left: Operand, *, want: bool) -> list[str]:
        """Return what else makes the comparison so: the question was not asked, its branch being closed."""
        if left.nothing is None or left.asked_when == "always":
            return []
        if evaluate(c, lambda _ref: left.nothing) is not want:
            return []
        empty = [f"${{{name}}} = ''" for name in (left.name, left.unknown) if name]
        return [_joined("and", [*empty, self.truth(parse(left.asked_when), want=False)])]


def _holds(left: Operand, op: str, value: int | float | str, *, want: bool) -> str:
    path = f"${{{left.name}}}"
    if left.kind == "number":
        if isinstance(value, str):
            raise NotExpressible(left.name)
        return _numbers(path, op if want else _OPPOSITE[op], _number(value))
    same = (op == "=") is want
    if left.kind == "check":
        return _check(left, str(value) if same else {"yes": "no", "no": "yes"}.get(str(value), str(value)))
    word = _quoted(str(value))
    if left.kind == "set":
        given = [f"{path} != ''", *(f"not(selected({path}, {_quoted(w)}))" for w in left.no_answer)]
        chosen = f"selected({path}, {word})"
        return chosen if same else _joined("and", [*given, f"not({chosen})"])
    if same:
        return f"{path} = {word}"
    return _joined("and", [f"{path} != ''", *(f"{path} != {_quoted(w)}" for w in left.no_answer), f"{path} != {word}"])


def _check(left: Operand, word: str) -> str:
    """A check counts only beside a level; where it is not answered, a level of 3 answers it with yes."""
    answered = f"(${{{left.name}}} = {_quoted(word)} and ${{{left.level}}} >= 0)"
    if word != "yes":
        return answered
    return f"({answered} or (${{{left.name}}} = '' and ${{{left.level}}} >= 3))"


def _numbers(left: str, op: str, right: str) -> str:
    """A comparison with an empty answer is false in XPath, but for `!=`, which is written as less or more."""
    if op == "!=":
        return f"({left} < {right} or {left} > {right})"
    return f"{left} {op} {right}"


def _joined(word: str, parts: list[str]) -> str:
    """Return the parts joined by and, or by or; what decides alone stands alone."""
    decides, neutral = (FALSE, TRUE) if word == "and" else (TRUE, FALSE)
    kept = [p for p in parts if p != neutral]
    if decides in kept:
        return decides
    if not kept:
        return neutral
    return kept[0] if len(kept) == 1 else "(" + f" {word} ".join(kept) + ")"


def _constant(value: int | float | str | Ref) -> int | float | str:
    if isinstance(value, Ref):
        raise NotExpressible(value.id)
    return value


def _known_number(operand: Operand, c: Compare) -> str:
    if not isinstance(operand.known, int | float):
        raise NotExpressible(c.ref.id)
    return _number(operand.known)


def _number(value: float) -> str:
    return f"{value:.15g}"


def _quoted(text: str) -> str:
    return f"'{text}'"
