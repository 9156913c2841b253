"""The answers as an answers file: YAML that a person can read and change, and that `import` reads back.

Every text is quoted, with the signs escaped that YAML does not print. A question without an answer stands in a
comment, with what it takes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal

from vidkit.assessment.answers import STATES, expected
from vidkit.assessment.model import Answer, Evidence
from vidkit.assessment.questionnaire import questionnaire
from vidkit.assessment.voices import is_open
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import Capability, Fact
from vidkit.exchange.form import Form


def write(form: Form, _name: str) -> bytes:
    """Return the answers file. What differs and is not settled is left out, with a remark."""
    return "".join(f"{line}\n" for line in _lines(form)).encode()


def _lines(form: Form) -> Iterator[str]:
    a = form.assessment
    yield f"# {form.pack.id} {form.pack.version}"
    yield f"# {_('Take it over with: vidkit import ASSESSMENT THIS_FILE')}"
    for part in questionnaire(form.pack, a, form.today, form.extent, closed=form.is_blank):
        yield ""
        yield f"# == {one_line(part.domain.name)} =="
        for item in part.items:
            yield f"# {one_line(item.name if isinstance(item, Capability) else item.question)}"
            held = a.held.get(item.id)
            if held and is_open(held):
                yield f"# {_('{id}: two answers differ and are not settled; they are left out.', id=item.id)}"
            elif item.id in a.answers:
                yield from answer_lines(item, a.answers[item.id])
            else:
                yield f"# {item.id}:  # {_takes(item)}"


def _takes(item: Capability | Fact) -> str:
    if isinstance(item, Capability):
        return _("0 to 4")
    return " | ".join(c.id for c in item.choices) or one_line(expected(item))


def answer_lines(item: Capability | Fact, answer: Answer) -> Iterator[str]:
    """Yield the lines of one answer: the value alone, or a group with what stands beside it."""
    group = _group(answer)
    if len(group) == 1 and not answer.evidence:
        yield f"{item.id}: {next(iter(group.values()))}"
        return
    yield f"{item.id}:"
    for key, value in group.items():
        yield f"  {key}: {value}"
    if answer.evidence:
        yield "  evidence:"
    for one in answer.evidence:
        yield from _evidence_lines(one)


def _group(answer: Answer) -> Mapping[str, str]:
    """Return the parts of an answer but its evidence, each as it is written."""
    ambiguous = isinstance(answer.value, str) and answer.value.strip() in STATES
    made: dict[str, str] = {"state": answer.state} if not answer.is_known or ambiguous else {}
    if answer.is_known:
        made["value"] = _value(answer.value)
    if answer.checks:
        made["checks"] = "{" + ", ".join(f"{check}: {word}" for check, word in answer.checks.items()) + "}"
    for key in ("note", "arrangement", "respondent"):
        if text := getattr(answer, key):
            made[key] = quoted(text)
    return made


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(quoted(str(v)) for v in value) + "]"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return str(value) if isinstance(value, int) else quoted(str(value))


def _evidence_lines(item: Evidence) -> Iterator[str]:
    sign = "-"
    for key, text in asdict(item).items():
        if text and (key, text) != ("speaks", "for"):
            yield f"    {sign} {key}: {quoted(text)}"
            sign = " "


def quoted(text: str) -> str:
    """Return a text in double quotes as YAML reads it.

    >>> quoted('a "b"'), quoted("\\x07\\ufffe")
    ('"a \\\\"b\\\\""', '"\\\\u0007\\\\ufffe"')
    """
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(text, ensure_ascii=False))


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
