"""The closed language of conditions: parsing and three-valued evaluation.

    welfare.support >= 3 and (fact:people_viewing > 0 or not check:proc.sops.sample = yes)

A comparison with an unanswered reference is undecided (`None`); `and`, `or` and `not` follow
Kleene's three-valued logic. No content file can run code: this is all there is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

Value = int | float | str | tuple[str, ...]
Truth = bool | None

KINDS = ("capability", "fact", "months_since", "check", "start")


@dataclass(frozen=True, slots=True)
class Ref:
    """What a comparison looks at: a kind of KINDS and an id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Compare:
    ref: Ref
    op: str
    value: int | float | str | Ref
    factor: float = 1


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Condition", ...]


Condition = Compare | Not | All | Any
ALWAYS, NEVER = All(()), Any(())


class ConditionError(ValueError):
    """The text is not a condition. The message says what was expected; `at` counts characters from 0."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.at = at


_TOKEN = re.compile(
    r"\s*(?:(?P<op>>=|<=|!=|=|>|<)|(?P<mark>[()*])|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<word>[A-Za-z_][\w.:-]*))"
)


@cache
def parse(text: str) -> Condition:
    """Return the condition that the text states. Raises: ConditionError."""
    parser = _Parser(text)
    try:
        found = parser.either()
    except RecursionError:
        raise ConditionError("too many brackets stand inside each other", parser.at) from None
    if parser.peek():
        parser.take()
        raise ConditionError(f'"{parser.word}" is not expected after a complete condition', parser.at)
    return found


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, int]] = []
        self.word, self.at, self.end = "", 0, len(text.rstrip())
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if not match:
                rest = text[at:].lstrip()
                raise ConditionError(f'"{rest[:20].rstrip()}" is not understood', len(text) - len(rest))
            kind = match.lastgroup or ""
            self.tokens.append((match[kind], match.start(kind)))
            at = match.end()

    def peek(self) -> str:
        return self.tokens[0][0] if self.tokens else ""

    def take(self) -> str:
        if not self.tokens:
            raise ConditionError("the condition ends too early", self.end)
        self.word, self.at = self.tokens.pop(0)
        return self.word

    def ref(self) -> Ref:
        return _ref(self.word, self.at)

    def either(self) -> Condition:
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def both(self) -> Condition:
        parts = [self.single()]
        while self.peek() == "and":
            self.take()
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def single(self) -> Condition:
        word = self.take()
        if word == "not":
            return Not(self.single())
        if word == "(":
            inside = self.either()
            if self.take() != ")":
                raise ConditionError(f'")", "and" or "or" was expected, not "{self.word}"', self.at)
            return inside
        if word in ("always", "never"):
            return ALWAYS if word == "always" else NEVER
        ref, op = self.ref(), self.take()
        if op not in (">=", "<=", ">", "<", "=", "!="):
            raise ConditionError(f'after "{word}" a comparison was expected, not "{op}"', self.at)
        return Compare(ref, op, *self.right_side())

    def right_side(self) -> tuple[int | float | str | Ref, float]:
        word = self.take()
        number = _number(word)
        if number is not None and self.peek() == "*":
            self.take()
            self.take()
            return self.ref(), number
        if number is not None:
            return number, 1
        if not re.match(r"[A-Za-z_]", word) or word in ("and", "or", "not"):
            raise ConditionError(f'a value was expected, not "{word}"', self.at)
        return (self.ref(), 1) if ":" in word else (word, 1)


def _number(word: str) -> int | float | None:
    if not re.fullmatch(r"-?\d+(\.\d+)?", word):
        return None
    return float(word) if "." in word else int(word)


def _ref(word: str, at: int) -> Ref:
    kind, colon, name = word.partition(":")
    if colon:
        if kind not in ("fact", "months_since", "check") or not name:
            raise ConditionError(f'"{word}" is no reference (known: fact:, check:, months_since:)', at)
        return Ref(kind, name)
    if word == "start":
        return Ref("start", "start")
    if "." not in word:
        raise ConditionError(
            f'"{word}" is no reference: a capability id has a full stop, a fact begins with fact:', at
        )
    return Ref("capability", word)


def refs(condition: Condition) -> Iterator[Ref]:
    """Yield every reference in reading order."""
    match condition:
        case Compare():
            yield condition.ref
            if isinstance(condition.value, Ref):
                yield condition.value
        case Not():
            yield from refs(condition.part)
        case All() | Any():
            for part in condition.parts:
                yield from refs(part)


def comparisons(condition: Condition) -> Iterator[Compare]:
    """Yield every comparison in reading order."""
    match condition:
        case Compare():
            yield condition
        case Not():
            yield from comparisons(condition.part)
        case All() | Any():
            for part in condition.parts:
                yield from comparisons(part)


def evaluate(condition: Condition, lookup: Callable[[Ref], Value | None]) -> Truth:
    """Return whether the condition holds; None where an unanswered reference decides."""
    match condition:
        case Compare():
            return _compare(condition, lookup)
        case Not():
            inner = evaluate(condition.part, lookup)
            return None if inner is None else not inner
        case All():
            found = [evaluate(p, lookup) for p in condition.parts]
            return False if False in found else None if None in found else True
        case Any():
            found = [evaluate(p, lookup) for p in condition.parts]
            return True if True in found else None if None in found else False


def _compare(c: Compare, lookup: Callable[[Ref], Value | None]) -> Truth:
    left = lookup(c.ref)
    right = lookup(c.value) if isinstance(c.value, Ref) else c.value
    if left is None or right is None:
        return None
    if c.ref.kind == "months_since" and isinstance(left, int) and left < 0:
        return False  # a day to come: nothing has happened since, neither long ago nor lately
    if isinstance(left, tuple):
        return (right in left) == (c.op == "=")
    if isinstance(left, str) or isinstance(right, str):
        return (str(left) == str(right)) == (c.op == "=")
    if isinstance(right, tuple):
        return None
    right = right * c.factor
    return {
        ">=": left >= right, "<=": left <= right, ">": left > right,
        "<": left < right, "=": left == right, "!=": left != right,
    }[c.op]
