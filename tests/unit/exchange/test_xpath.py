"""Conditions as XPath: true exactly where the interview would ask, whatever is answered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toy import make_assessment, make_fact
from tests.unit.exchange.builders import PACK, TODAY
from vidkit.assessment.model import Answer, Assessment, Value, YesNo
from vidkit.assessment.reading import NOTHING, Reading
from vidkit.content.condition import Ref
from vidkit.content.model import Pack
from vidkit.exchange.xlsform_names import UNKNOWN, name_of
from vidkit.exchange.xpath import FALSE, NotExpressible, Operand, relevant

KINDS = {"count": "number", "amount": "number", "share": "number", "choices": "set"}


def lookup(pack: Pack) -> Callable[[Ref], Operand | None]:
    """Return how a form with every question of the pack looks references up."""

    def found(ref: Ref) -> Operand | None:
        if ref.kind == "capability":
            return Operand(kind="number", name=name_of(ref.id))
        if ref.kind == "check":
            capability, _dot, check = ref.id.rpartition(".")
            return Operand(kind="check", name=f"{name_of(capability)}__{check}", level=name_of(capability))
        if ref.kind == "start":
            return Operand(known="unit")
        if ref.kind == "months_since":
            return None
        fact = pack.fact_by_id[ref.id]
        return Operand(kind=KINDS.get(fact.type, "word"), name=fact.id, asked_when=fact.asked_when,
                       nothing=NOTHING.get(fact.type), no_answer=(UNKNOWN,), unknown=f"{fact.id}__unknown")  # fmt: skip

    return found


# -- a small XPath, as XPath 1.0 compares --


class Text(str):
    """A node's text: compared with a number it is a number, and not a number when it is none."""

    __slots__ = ()

    def number(self) -> float:
        try:
            return float(self)
        except ValueError:
            return float("nan")


def compared(left: object, op: str, right: object) -> bool:
    if op in ("=", "!=") and isinstance(left, str) and isinstance(right, str):
        return (str(left) == str(right)) == (op == "=")
    a, b = (v.number() if isinstance(v, Text) else float(str(v) or "nan") for v in (left, right))
    return {"=": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[op]


TOKEN = re.compile(r"\s*(\$\{\w+\}|'[^']*'|[<>!]=|[=<>(),*]|-?\d+(?:\.\d+)?|[\w-]+(?:\(\))?)")


class XPath:
    """Reads and evaluates the part of XPath that forms here use."""

    def __init__(self, text: str, nodes: Mapping[str, str]) -> None:
        self.tokens, self.nodes = TOKEN.findall(text), nodes

    def value(self) -> bool:
        found = self.either()
        assert self.tokens == [], self.tokens
        return bool(found)

    def take(self, *expected: str) -> str:
        word = str(self.tokens.pop(0))
        assert not expected or word in expected, (word, expected)
        return word

    def peek(self) -> str:
        return str(self.tokens[0]) if self.tokens else ""

    def either(self) -> object:
        found = self.both()
        while self.peek() == "or":
            self.take()
            found = bool(self.both()) or bool(found)
        return found

    def both(self) -> object:
        found = self.comparison()
        while self.peek() == "and":
            self.take()
            found = bool(self.comparison()) and bool(found)
        return found

    def comparison(self) -> object:
        left = self.operand()
        if self.peek() in ("=", "!=", "<", ">", "<=", ">="):
            return compared(left, self.take(), self.operand())
        return left

    def operand(self) -> object:
        word = self.take()
        if word == "(":
            found = self.either()
            self.take(")")
        elif word in ("true()", "false()"):
            found = word == "true()"
        elif word in ("not", "selected"):
            found = self.call(word)
        elif word.startswith("$"):
            found = Text(self.nodes.get(word[2:-1], ""))
        elif word.startswith("'"):
            found = word[1:-1]
        else:
            found = float(word)
        if self.peek() == "*":
            self.take()
            other = self.operand()
            return float(str(found)) * (other.number() if isinstance(other, Text) else float(str(other)))
        return found

    def call(self, name: str) -> bool:
        self.take("(")
        first = self.either()
        if name == "not":
            self.take(")")
            return not first
        self.take(",")
        second = self.either()
        self.take(")")
        return str(second) in str(first).split()


def nodes(pack: Pack, assessment: Assessment) -> dict[str, str]:
    """Return what the form would hold for the answers."""
    made: dict[str, str] = {}
    for name, a in assessment.answers.items():
        if Reading(pack, assessment, TODAY).is_aside(name):
            continue  # what does not apply is empty to a form
        base = name_of(name)
        value = a.value
        typed = name in pack.fact_by_id and pack.fact_by_id[name].type in ("count", "amount", "share", "date", "text")
        if a.state == "unknown" and typed:
            made[f"{base}__unknown"] = "OK"
        else:
            words = " ".join(value) if isinstance(value, tuple) else str(value)
            made[base] = UNKNOWN if a.state == "unknown" else words
        made |= {f"{base}__{check}": word for check, word in a.checks.items()}
    return made


COMPARISONS = (
    "legal.handling >= 2", "legal.handling = 3", "legal.handling != 3", "proc.intake < 1", "fact:people_viewing > 0",
    "fact:people_viewing = 0", "fact:people_viewing != 0", "fact:people_viewing < 2", "fact:baseline = all",
    "fact:baseline != all", "fact:places = desk", "fact:places != desk", "fact:registered = no",
    "fact:people_viewing > 2 * fact:spent", "fact:people_viewing != fact:spent", "fact:spent <= fact:people_viewing",
    "check:legal.handling.written = yes", "check:legal.handling.written = no", "check:legal.handling.written != yes",
    "start = unit", "start = none", "always", "never",
)  # fmt: skip
CONDITIONS = st.recursive(
    st.sampled_from(COMPARISONS),
    lambda inner: st.builds("not ({})".format, inner) | st.builds("({} and {})".format, inner, inner)
    | st.builds("({} or {})".format, inner, inner),
    max_leaves=5,
)  # fmt: skip
VALUES: Mapping[str, st.SearchStrategy[Value]] = {
    "legal.handling": st.integers(0, 4), "proc.intake": st.integers(0, 4), "people_viewing": st.integers(0, 3),
    "spent": st.integers(0, 3), "baseline": st.sampled_from(["all", "some"]),
    "registered": st.sampled_from(["yes", "no"]),
    "places": st.sampled_from([("desk",), ("desk", "bureau"), ("region",)]),
}  # fmt: skip


@st.composite
def answered(draw: st.DrawFn) -> Assessment:
    answers = {}
    for name, values in VALUES.items():
        how = draw(st.sampled_from(["value", "value", "unknown", "none"]))
        if how != "none":
            ticked: st.SearchStrategy[dict[str, YesNo]] = st.sampled_from([{}, {"written": "yes"}, {"written": "no"}])
            checks = draw(ticked) if name == "legal.handling" else {}
            value = draw(values) if how == "value" else None
            answers[name] = Answer(state="given" if how == "value" else "unknown", value=value, checks=checks)
    return replace(make_assessment(answers=answers, start="unit"))


@given(CONDITIONS, answered(), st.sampled_from(COMPARISONS[:4]), st.sampled_from(["always", "fact:people_viewing > 0"]))
def test_xpath_holds_exactly_where_the_condition_is_shown_to_hold(
    condition: str, assessment: Assessment, first: str, second: str
) -> None:
    facts = {"people_viewing": first, "registered": second}
    pack = replace(PACK, facts=tuple(replace(f, asked_when=facts.get(f.id, "always")) for f in PACK.facts))
    said = XPath(relevant(condition, lookup(pack)), nodes(pack, assessment)).value()
    assert said is (Reading(pack, assessment, TODAY).holds(condition) is True)


@pytest.mark.parametrize(
    ("condition", "xpath"),
    [("always", "true()"), ("never", FALSE), ("legal.handling >= 2", "${legal__handling} >= 2"),
     ("not fact:spent > 3", "${spent} <= 3"), ("fact:spent != 3", "(${spent} < 3 or ${spent} > 3)"),
     ("fact:baseline = all or fact:baseline = some", "(${baseline} = 'all' or ${baseline} = 'some')"),
     ("not fact:baseline = all", "(${baseline} != '' and ${baseline} != 'vk_unknown' and ${baseline} != 'all')"),
     ("fact:spent < 0.9 * fact:people_viewing", "${spent} < 0.9 * ${people_viewing}"), ("start = unit", "true()")],
)  # fmt: skip
def test_xpath_is_short_and_plain(condition: str, xpath: str) -> None:
    assert relevant(condition, lookup(PACK)) == xpath


def test_a_closed_branch_reads_as_nothing() -> None:
    pack = replace(PACK, facts=(make_fact(id="seen", asked_when="legal.handling >= 2"), *PACK.facts))
    assert relevant("fact:seen < 2", lookup(pack)) == (
        "(${seen} < 2 or (${seen} = '' and ${seen__unknown} = '' and ${legal__handling} < 2))"
    )


@pytest.mark.parametrize("condition", ["months_since:surveyed > 12", "fact:spent > 0 and months_since:surveyed > 12"])
def test_what_the_form_cannot_look_up_is_said(condition: str) -> None:
    with pytest.raises(NotExpressible):
        relevant(condition, lookup(PACK))
