"""The schedule as comma-separated values, which no spreadsheet takes for formulas."""

import csv
import io

from vidkit.exchange.schedule_rows import heads, rows
from vidkit.planning.plan import Plan

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(plan: Plan) -> bytes:
    """Return the actions as UTF-8 with a mark that spreadsheets know it by; dates in ISO form."""
    columns = heads(plan.timing.costs.currency)
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow([plain(name) for name in columns.values()])
    for row in rows(plan):
        out.writerow([_cell(getattr(row, field)) for field in columns])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return plain(" ".join(value))
    if isinstance(value, float):
        return f"{value:g}"
    return plain(value) if isinstance(value, str) else value


def plain(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    >>> plain("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
