"""Local values given on the command line: `--set P10=3:reason`, `--set cost.workstation=4200@2026:reason`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from vidkit.assessment.change import with_local
from vidkit.assessment.model import Assessment, LocalValue
from vidkit.assessment.reading import Reading
from vidkit.base.errors import BadValue, UnknownName
from vidkit.base.i18n import _
from vidkit.cli.opening import Opened, saved
from vidkit.content.model import Pack
from vidkit.guard import check_text, title
from vidkit.pricing.prices import NoYear, prices
from vidkit.staffing.unit import staffing

SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="ID=VALUE:REASON",
        help=_("A local value instead of the default, with its reason; a price also with its year: "
               "cost.workstation=4200@2026:quote. P10=none: the default again. May be given several times."),
    ),
]  # fmt: skip
KeepOption = Annotated[
    bool, typer.Option("--keep", help=_("Write the local values into the assessment, not only use them now."))
]
_FORM = re.compile(r"(?P<id>[^=]+)=(?P<value>[^:@]+)(@(?P<year>\d{4}))?(:(?P<reason>.*))?", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
YEARS = range(1990, 2101)


def with_local_values(found: Opened, words: Sequence[str] | None, *, keep: bool, now: str) -> Opened:
    """Return the assessment with the local values in it; on disk too when they are to be kept.

    What posts and prices cannot be worked out with is not kept.
    Raises: BadValue, UnknownName, CannotWrite; as `staffing` and `prices`.
    """
    values = [parsed(w, found.pack) for w in words or ()]
    used = _over(found.assessment, values)
    if not keep:
        return replace(found, assessment=used)
    reading = Reading(found.pack, used, date.fromisoformat(now[:10]))
    staffing(reading)
    prices(reading)
    changed = found.assessment
    for name, value in values:
        changed = with_local(changed, name, value, who=changed.assessor, now=now)
    return saved(found, changed) if values else found


def _over(a: Assessment, values: Sequence[tuple[str, LocalValue | None]]) -> Assessment:
    whole = {**a.parameters, **dict(values)}
    return replace(a, parameters={name: value for name, value in whole.items() if value is not None})


def parsed(word: str, pack: Pack) -> tuple[str, LocalValue | None]:
    """Return the id and the local value of one `--set`; None for `P10=none`, the default again.

    Raises: BadValue, UnknownName.
    """
    form = _FORM.fullmatch(word.strip())
    if form is None:
        raise BadValue(
            _('"{word}" sets nothing.', word=word),
            _("Write the id, the value and the reason: --set \"P10=3:order of the chief of police\""),
        )
    name, reason = form["id"].strip(), (form["reason"] or "").strip()
    parameters, items = [p.id for p in pack.parameters], [c.id for c in pack.cost_items]
    if name not in (*parameters, *items):
        raise UnknownName("parameter", name, [*parameters, *items], "vidkit pack list --kind parameter")
    if form["value"].strip().casefold() == "none":
        return name, None
    value = _value(form["value"].strip(), name)
    year = int(form["year"]) if form["year"] else None
    _judge(name, value, year, reason, price=name in items)
    return name, LocalValue(value=value, reason=reason, year=year)


def _value(text: str, name: str) -> float:
    plain = re.sub(r"[\s'_]", "", text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise BadValue(
            _('{id}: "{text}" is not a number.', id=name, text=text), _("Write digits, like this: 12 or 12.5")
        )
    return float(plain)


def _judge(name: str, value: float, year: int | None, reason: str, *, price: bool) -> None:
    if not reason:
        raise BadValue(
            _("The local value of {id} has no reason.", id=name),
            _("Write the reason behind a colon; it is printed beside the value."),
        )
    found = check_text(reason)
    if found:
        raise BadValue(
            _("The reason for {id} looks like case data ({kinds}).", id=name, kinds=title(found)),
            _("Describe the organisation, not a case: leave out identifiers, addresses and accounts."),
        )
    if price and value < 0:
        raise BadValue(_("The price of {id} is below zero.", id=name), _("Give 0 or more."))
    if price and year is None:
        raise NoYear(name)
    if year is not None and year not in YEARS:
        raise BadValue(_("{year} is no year of a price.", year=year), _("Give a year from 1990 to 2100."))
