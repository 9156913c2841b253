"""The workbook of posts and money, recalculated by LibreOffice: its formulas give our figures."""

import shutil
import subprocess
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.country import MEDIUM, OWN_PRICES, SMALL, TODAY, make_reading
from vidkit.assessment.model import LocalValue
from vidkit.assessment.reading import Reading
from vidkit.costing.budget import IN_PLACE, OTHERWISE, Budget, budget
from vidkit.exchange.figures import write
from vidkit.planning.plan import build_plan
from vidkit.pricing.money import PER_SU, Amount

openpyxl = pytest.importorskip("openpyxl")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
COUNTRIES: Mapping[str, Mapping[str, Any]] = {
    "medium": {**MEDIUM, **OWN_PRICES, "viewing_workstations": 3, "posts_r02": 4.5, "course_place_cost": 400_000},
    "small": {**SMALL, "viewing_workstations": 1},
    "changed": {**MEDIUM, **OWN_PRICES, "viewing_workstations": 3, "posts_r02": 4.5},
}
"""One that gave its prices and has some things in place; one that did not say what an analyst costs; one in which
a parameter is typed over."""
SU = 21_000
SLOWER = 400
"""Still images screened per hour, typed over the default of 500."""


@cache
def _budget(name: str) -> tuple[Budget, Reading]:
    reading = make_reading(COUNTRIES[name])
    return budget(reading, build_plan(reading.pack, reading.assessment, TODAY, draws=1)), reading


def _book(name: str, folder: Path) -> Path:
    found, reading = _budget(name)
    path = folder / f"{name}.xlsx"
    path.write_bytes(write(found, reading.pack, TODAY))
    book = openpyxl.load_workbook(path)
    if name == "small":
        book["Prices"]["C3"] = SU
    if name == "changed":
        (value,) = [row[2] for row in book["Parameters"].iter_rows() if row[0].value == "P33"]
        value.value = SLOWER
    if name != "medium":
        book.save(path)
    return path


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Both workbooks after LibreOffice worked out every formula anew."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("workbooks")
    paths = [_book(name, folder) for name in COUNTRIES]
    subprocess.run(
        [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "xlsx",
         "--outdir", str(folder / "done"), *map(str, paths)],
        check=True, capture_output=True, timeout=170,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".* extension is not supported")  # LibreOffice on bars in cells
        return {name: openpyxl.load_workbook(folder / "done" / f"{name}.xlsx", data_only=True) for name in COUNTRIES}


def _minor(amount: Amount) -> int:
    """Return the amount in hundredths when one SU costs what was typed into the workbook."""
    return amount.minor + round(amount.milli_su * SU * 100 / PER_SU)


@pytest.mark.slow
def test_every_line_of_every_year_is_ours_to_the_hundredth(recalculated: Mapping[str, Any]) -> None:
    found, _reading = _budget("medium")
    for end in ("Low", "Likely", "High"):
        rows = {r[0]: r for r in recalculated["medium"][end].iter_rows(values_only=True) if r[0]}
        for line in found.lines:
            ours = [getattr(y, end.lower()).minor for y in line.years]
            assert [round(v * 100) for v in rows[line.line.key][8:11]] == ours, line.line.key


@pytest.mark.slow
def test_totals_are_ours_to_the_hundredth(recalculated: Mapping[str, Any]) -> None:
    found, _reading = _budget("medium")
    rows = {r[0]: r for r in recalculated["medium"]["Totals"].iter_rows(values_only=True)}
    for end in ("Low", "Likely", "High"):
        assert [round(v * 100) for v in rows[end][1:4]] == [getattr(y, end.lower()).minor for y in found.years]


@pytest.mark.slow
def test_phases_add_up_to_the_totals(recalculated: Mapping[str, Any]) -> None:
    found, reading = _budget("medium")
    rows = list(recalculated["medium"]["Likely"].iter_rows(values_only=True))
    names = {p.id: p.name for p in reading.pack.phases}
    names |= {IN_PLACE: "In place today", OTHERWISE: "Brought by no action of the plan"}
    for phase, years in found.by_phase().items():
        shown = next(r for r in reversed(rows) if r[0] == names[phase])
        assert [round(v * 100) for v in shown[8:11]] == [y.likely.minor for y in years], phase


@pytest.mark.slow
def test_cost_of_an_analyst_typed_into_the_workbook_prices_all_work_at_home(recalculated: Mapping[str, Any]) -> None:
    found, _reading = _budget("small")
    rows = {r[0]: r for r in recalculated["small"]["Totals"].iter_rows(values_only=True)}
    ours = [_minor(y.likely) for y in found.years]
    assert [round(v * 100) for v in rows["Likely"][1:4]] == pytest.approx(ours, rel=5e-4)  # SU in thousandths


@pytest.mark.slow
def test_parameter_typed_into_the_workbook_moves_posts_and_all_money(recalculated: Mapping[str, Any]) -> None:
    local = {"P33": LocalValue(value=SLOWER, reason="counted here")}
    reading = make_reading(COUNTRIES["changed"], local=local)
    ours = budget(reading, build_plan(reading.pack, reading.assessment, TODAY, draws=1))
    before, _reading = _budget("changed")
    assert ours.unit.wanted > before.unit.wanted
    book = recalculated["changed"]
    rows = {str(r[0]).split(" ")[0]: r for r in book["Posts"].iter_rows(values_only=True) if r[0]}
    for n, p in enumerate(ours.unit.posts):
        assert [rows[p.role.id][c] for c in (7, 12, 14)] == pytest.approx([y[n].wanted for y in ours.unit.by_year])
    lines = {r[0]: r for r in book["Likely"].iter_rows(values_only=True) if r[0]}
    for line in ours.lines:
        shown = [round(v * 100) for v in lines[line.line.key][8:11]]
        assert shown == [y.likely.minor for y in line.years], line.line.key
    for end in ("Low", "Likely", "High"):
        totals = next(r for r in book["Totals"].iter_rows(values_only=True) if r[0] == end)
        assert [round(v * 100) for v in totals[1:4]] == [getattr(y, end.lower()).minor for y in ours.years]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["medium", "small"])
def test_posts_by_formula_are_ours(recalculated: Mapping[str, Any], name: str) -> None:
    found, _reading = _budget(name)
    rows = {str(r[0]).split(" ")[0]: r for r in recalculated[name]["Posts"].iter_rows(values_only=True) if r[0]}
    checked = 0
    for p in found.unit.posts:
        assert rows[p.role.id][7] == pytest.approx(p.wanted)
        if p.need:
            checked += 1
            assert rows[p.role.id][3:7] == pytest.approx(
                (p.need.by_hours, p.need.by_exposure, p.need.posts_exact, p.need.posts)
            )
    assert checked >= 5


@pytest.mark.slow
def test_no_cell_holds_an_error(recalculated: Mapping[str, Any]) -> None:
    cells = [c for book in recalculated.values() for sheet in book for row in sheet.iter_rows() for c in row]
    assert len(cells) > 1000
    assert [c.coordinate for c in cells if isinstance(c.value, str) and c.value.startswith("#")] == []


def test_same_budget_gives_the_same_bytes() -> None:
    found, reading = _budget("medium")
    assert write(found, reading.pack, TODAY) == write(found, reading.pack, TODAY)


def test_reason_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    local = {"P10": LocalValue(value=3, reason="=HYPERLINK(1)")}
    reading = make_reading(MEDIUM, local=local)
    (tmp_path / "b.xlsx").write_bytes(write(budget(reading), reading.pack, TODAY))
    cells = [c for row in openpyxl.load_workbook(tmp_path / "b.xlsx")["Parameters"].iter_rows() for c in row]
    assert [c.data_type for c in cells if c.value == "=HYPERLINK(1)"] == ["s"]
