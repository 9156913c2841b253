"""Forms of the toy pack, as files in memory, to fill in, spoil and read back."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.toy import added, changed, make_assessment, make_choice_fact, make_fact, make_pack
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.questionnaire import Extent
from vidkit.content.model import Choice, NotApplicable, Pack
from vidkit.exchange import read_workbook
from vidkit.exchange.acceptance import Accepted, accepted
from vidkit.exchange.form import FORMATS, Form, make_form
from vidkit.exchange.returned import Returned

TODAY = date(2026, 11, 25)
NOW = "2026-11-25T12:00:00+00:00"
EMPTY = make_assessment()


def form_pack(base: Pack | None = None) -> Pack:
    """Return the toy pack with a fact of each type and a capability that may not apply."""
    places = tuple(Choice(id=i, text=f"Place {i}") for i in ("desk", "bureau", "region"))
    pack = added(
        base or make_pack(), "facts",
        make_fact(id="registered", type="yes_no", question="Is it registered?", unit="", minimum=None, maximum=None),
        make_fact(id="surveyed", type="date", question="When was it asked?", unit="", minimum=None, maximum=None),
        make_fact(id="named", type="text", question="What is it called?", unit="", minimum=None, maximum=None),
        make_fact(id="reached", type="share", question="How many of them?", unit="", minimum=None, maximum=None),
        make_fact(id="spent", type="amount", question="How much was spent?", unit="USD", minimum=0, maximum=None),
        make_choice_fact(id="places", type="choices", question="Where?", choices=places),
    )  # fmt: skip
    rule = NotApplicable(when="fact:registered = yes", text="It is not there.", ask_instead="Ask who does it.")
    return changed(pack, "capabilities", "welfare.support", not_applicable=rule)


PACK = form_pack()


def form(assessment: Assessment | None = None, *, pack: Pack = PACK, **extent: Any) -> Form:
    return make_form(pack, assessment, today=TODAY, language="en", extent=Extent(**extent))


@cache
def empty_workbook() -> bytes:
    return FORMATS["xlsx"].write(form(EMPTY))


def workbook_bytes(assessment: Assessment | None = EMPTY, *, pack: Pack = PACK, **extent: Any) -> bytes:
    return FORMATS["xlsx"].write(form(assessment, pack=pack, **extent))


def load(raw: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(raw))


def saved(book: Any, folder: Path, name: str = "form.xlsx") -> Path:
    book.save(folder / name)
    return folder / name


def cell(book: Any, question: str, column: str = "answer") -> Any:
    """Return the cell of a question (or of `question#part`) in the column of this code."""
    for sheet in book.worksheets:
        codes = {str(c.value): c.column for c in sheet[1] if c.value}
        if "vidkit:id" in codes:
            for row in range(1, sheet.max_row + 1):
                if sheet.cell(row, codes["vidkit:id"]).value == question:
                    return sheet.cell(row, codes[f"vidkit:{column}"])
    raise AssertionError(f"{question} is on no sheet")


def filled(folder: Path, change: Callable[[Any], None], assessment: Assessment = EMPTY) -> Returned:
    """Return what is read from a form after `change` was done to its workbook."""
    book = load(empty_workbook() if assessment is EMPTY else workbook_bytes(assessment))
    change(book)
    return read_workbook.read(folder / "form.xlsx", book, PACK)


def taken(one: Returned, assessment: Assessment = EMPTY, pack: Pack = PACK) -> Accepted:
    return accepted([one], pack, assessment, TODAY, now=NOW)


def values(result: Accepted) -> dict[str, object]:
    return {c.id: c.after.value if c.after.state == "given" else c.after.state for c in result.changes}


def with_answers(**answers: Answer) -> Assessment:
    """Return an assessment with answers; `__` in a name stands for a full stop."""
    return replace(EMPTY, answers={name.replace("__", "."): a for name, a in answers.items()})
