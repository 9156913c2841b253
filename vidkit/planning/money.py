"""What actions cost: the budget lines of the pack, as bands, in the currency of the plan.

A line's band is given in SU (the yearly full cost of one analyst post) or as a letter; the middle
of the band is the planning figure, and every figure is an estimate. A line that several actions
of a plan need is bought once, so each bears an equal part. Only what setting up costs is counted:
the one-off amount, or the first year where a line has none; what runs on afterwards is budgeted apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vidkit.assessment.model import Assessment
from vidkit.content.model import Action, CostItem, Pack

LETTERS: Mapping[str, tuple[int, int]] = {
    "VL": (0, 2_000), "L": (2_000, 10_000), "M": (10_000, 50_000), "H": (50_000, 250_000), "VH": (250_000, 250_000),
}  # fmt: skip
"""US dollars. Planning bands of the pack's budget notes; the highest is open, and counts at its lower end."""
USD = "USD"
_LETTER = re.compile(r"\b(VL|VH|L|M|H)\b(?:\s*-\s*(VL|VH|L|M|H)\b)?")
_SU = re.compile(r"(\d+(?:[.]\d+)?)(?:\s*-\s*(\d+(?:[.]\d+)?))?(?:\s*/[^S]*)?\s*SU")


@dataclass(frozen=True, slots=True)
class Band:
    """Whole units of the plan's currency. `middle` is what is planned with."""

    least: int
    most: int

    @property
    def middle(self) -> int:
        return (self.least + self.most) // 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Costs:
    """What actions cost, by id. `unpriced`: lines of the plan whose price is not known, by line."""

    currency: str
    bands: Mapping[str, Band]
    unpriced: Mapping[str, str]

    def of(self, action: str) -> int:
        """Return the planning figure of an action: 0 where it costs nothing, or nothing is known."""
        band = self.bands.get(action)
        return band.middle if band else 0

    def total(self, actions: Iterable[str]) -> int:
        return sum(self.of(i) for i in actions)


@dataclass(frozen=True, slots=True)
class Prices:
    """`per_usd`: thousandths of the plan's currency for one US dollar; `su`: one analyst post a year, or None."""

    currency: str
    per_usd: int
    su: int | None


def prices(assessment: Assessment) -> Prices:
    """Return the currency and the base prices that the answers state; US dollars where they state no rate."""
    currency, rate, su = (_given(assessment, fact) for fact in ("currency", "usd_rate", "g2_post_cost"))
    named = str(currency).strip().upper()[:3] if isinstance(currency, str) else ""
    stated = isinstance(rate, int | float) and rate > 0
    post = round(su) if isinstance(su, int | float) else None
    if named in ("", USD) or not stated:
        return Prices(USD, 1000, post if named in ("", USD) else None)
    return Prices(named, round(float(str(rate)) * 1000), post)


def costs(pack: Pack, assessment: Assessment, actions: Sequence[Action]) -> Costs:
    """Return what the actions of a plan cost."""
    base = prices(assessment)
    lines = {c.id: c for c in pack.cost_items}
    users: dict[str, list[str]] = {}
    for a in actions:
        for line in a.costs:
            users.setdefault(line, []).append(a.id)
    found: dict[str, Band] = {}
    unpriced = {}
    for line in sorted(users):
        item = lines.get(line)
        local = assessment.parameters.get(line)
        band = Band(round(local.value), round(local.value)) if local else band_of(item, base) if item else None
        if band is None:
            unpriced[line] = item.line if item else line
            continue
        for i, part in zip(sorted(users[line]), _parts(band, len(users[line])), strict=True):
            before = found.get(i, Band(0, 0))
            found[i] = Band(before.least + part.least, before.most + part.most)
    return Costs(currency=base.currency, bands=found, unpriced=unpriced)


def band_of(item: CostItem, base: Prices) -> Band | None:
    """Return what setting up a line costs once, or None where its price is not known."""
    text = (item.one_off or item.yearly).partition(";")[0]
    if text.startswith("staff time"):
        return Band(0, 0)
    bands = [*_posts(text, base), *_letters(text, base)]
    if (base.su is None and _SU.search(text)) or not bands:
        return None
    return Band(max(b.least for b in bands), max(b.most for b in bands))


def _posts(text: str, base: Prices) -> Iterable[Band]:
    for match in _SU.finditer(text):
        least, most = _thousandths(match.group(1)), _thousandths(match.group(2) or match.group(1))
        yield Band(least * (base.su or 0) // 1000, most * (base.su or 0) // 1000)


def _letters(text: str, base: Prices) -> Iterable[Band]:
    match = _LETTER.search(text)
    if match:
        least, most = LETTERS[match.group(1)][0], LETTERS[match.group(2) or match.group(1)][1]
        yield Band(least * base.per_usd // 1000, most * base.per_usd // 1000)


def _parts(band: Band, count: int) -> Iterable[Band]:
    """Yield equal parts that add up: the first bear what is left over."""
    for n in range(count):
        yield Band(*(whole // count + (n < whole % count) for whole in (band.least, band.most)))


def _thousandths(text: str) -> int:
    whole, _dot, part = text.partition(".")
    return int(whole) * 1000 + int(part.ljust(3, "0")[:3] or 0)


def _given(assessment: Assessment, fact: str) -> object:
    answer = assessment.answers.get(fact)
    return answer.value if answer and answer.is_known else None
