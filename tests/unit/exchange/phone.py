"""What a phone would send for a set of answers, and how ODK Central and KoboToolbox export it.

Made from the survey sheet of the form itself: its groups, names and types.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.unit.exchange.builders import PACK, form, load
from vidkit.assessment.model import Answer, Assessment
from vidkit.exchange.form import FORMATS
from vidkit.exchange.xlsform_names import EVIDENCE, NONE, NOT_APPLICABLE, UNKNOWN, field_name, name_of

Survey = Sequence[Mapping[str, str]]


def sheet_lines(book: Any, title: str) -> list[dict[str, str]]:
    heads, *rows = [[c.value for c in row] for row in book[title].iter_rows()]
    return [{str(h): str(v) for h, v in zip(heads, row, strict=True) if v is not None} for row in rows]


def survey(assessment: Assessment | None = None) -> Survey:
    return sheet_lines(load(FORMATS["xlsform"].write(form(assessment))), "survey")


def held(assessment: Assessment) -> dict[str, str]:
    """Return what the phone holds, by the name of the question."""
    made = {"vk_pack": PACK.id, "vk_pack_version": PACK.version, "vk_form": "1", "vk_country": assessment.country}
    for name, a in assessment.answers.items():
        made |= {k: v for k, v in _answer(name, a).items() if v}
    return made


def _answer(name: str, a: Answer) -> dict[str, str]:
    base, fact = name_of(name), PACK.fact_by_id.get(name)
    typed = fact is not None and fact.type in ("count", "amount", "share", "date", "text")
    states = {"unknown": UNKNOWN, "not_applicable": NOT_APPLICABLE}
    several = " ".join(a.value) or NONE if isinstance(a.value, tuple) else str(a.value)
    value = several if a.state == "given" else "" if typed else states[a.state]
    made = {base: value, f"{base}__note": a.note, f"{base}__arrangement": a.arrangement}
    made |= {f"{base}__unknown": "OK"} if typed and a.state == "unknown" else {}
    made |= {f"{base}__check__{check}": word for check, word in a.checks.items()}
    for n, e in enumerate(a.evidence, start=1):
        made |= {field_name(name, part, number=n): getattr(e, part) for part in EVIDENCE}
    return made


def exported(
    lines: Survey, submissions: Sequence[Mapping[str, str]], *, separator: str = "-", split: str = "beside"
) -> list[list[str]]:
    """Return heads and rows of an export. split: several choices in one column, in a column each, or both (beside)."""
    columns: list[tuple[str, str, str]] = [("SubmissionDate", "", ""), ("meta-instanceID", "", "")]
    groups: list[str] = []
    for line in lines:
        if line["type"] == "begin_group":
            groups.append(line["name"])
        elif line["type"] == "end_group":
            groups.pop()
        elif line["type"] != "note":
            columns += _columns(line, separator.join([*groups, line["name"]]), split)
    columns += [("KEY", "", ""), ("SubmitterName", "", "")]
    rows = [[head for head, _name, _choice in columns]]
    for n, one in enumerate(submissions):
        special = {"KEY": one.get("KEY", f"uuid:{n}"), "SubmissionDate": f"2026-11-2{n % 9}T09:00:00.000Z"}
        rows.append([special.get(head) or _cell(one, name, choice) for head, name, choice in columns])
    return rows


def _columns(line: Mapping[str, str], head: str, split: str) -> list[tuple[str, str, str]]:
    if not line["type"].startswith("select_multiple") or line["name"].endswith("__add"):
        return [(head, line["name"], "")]
    choices = [c.id for c in PACK.fact_by_id[line["name"]].choices] + [NONE, UNKNOWN]
    whole = [(head, line["name"], "")] if split != "each" else []
    return whole + ([(f"{head}/{c}", line["name"], c) for c in choices] if split != "one" else [])


def _cell(one: Mapping[str, str], name: str, choice: str) -> str:
    value = one.get(name, "")
    if not choice:
        return value
    return "" if not value else "1" if choice in value.split() else "0"


def csv_bytes(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def xlsx(rows: Sequence[Sequence[str]], path: Path) -> Path:
    """Write the export as KoboToolbox does: one sheet, whole numbers as numbers."""
    from openpyxl import Workbook

    book: Any = Workbook()
    for r, row in enumerate(rows, start=1):
        for c, text in enumerate(row, start=1):
            cell = book.active.cell(r, c)
            cell.value = int(text) if text.isdecimal() and len(text) < 10 and r > 1 else text or None
            if text.startswith("="):
                cell.data_type = "s"
    book.save(path)
    return path
