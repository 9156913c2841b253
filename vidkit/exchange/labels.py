"""What the drop-downs of a workbook offer, and which answer each entry stands for.

An entry is written in the form's language and read by the same list, so that words never have
to be guessed. Entries are as an answers file would hold them: a level, a choice's id, `unknown`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import Capability, Choice, Fact, Pack

UNKNOWN, NOT_APPLICABLE, MARKED, NONE = "unknown", "not_applicable", "(marked)", "none"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of a drop-down and the plain value behind it."""

    label: str
    plain: int | str


def options(item: Capability | Fact) -> tuple[Option, ...]:
    """Return what can be chosen as the answer; for a typed fact only that it is not known."""
    if isinstance(item, Capability):
        levels = [Option(shortened(f"{n} – {text}"), n) for n, text in enumerate(item.levels)]
        beside = [Option(_("not applicable"), NOT_APPLICABLE)] if item.not_applicable else []
        return (*levels, _unknown(), *beside)
    if item.type == "yes_no":
        return (*yes_or_no(), _unknown())
    if item.type == "choice":
        return (*choices(item.choices), _unknown())
    if item.type == "choices":
        return (Option(_("as marked below"), MARKED), Option(_("none of those below"), NONE), _unknown())
    return (_unknown(),)


def yes_or_no() -> tuple[Option, Option]:
    """Return the two entries of a check."""
    return Option(_("yes"), "yes"), Option(_("no"), "no")


def speaks() -> tuple[Option, ...]:
    """Return the entries that say whether evidence speaks for the answer; none chosen is for."""
    return Option(_("for"), "for"), Option(_("against"), "against")


def confidence() -> tuple[Option, ...]:
    """Return how sure an evidence item is; none chosen counts as medium."""
    return Option(_("low"), "low"), Option(_("medium"), "medium"), Option(_("high"), "high")


def choices(of: Iterable[Choice]) -> tuple[Option, ...]:
    """Return an entry for each choice of a fact."""
    return tuple(Option(shortened(c.text), c.id) for c in of)


def respondents(pack: Pack) -> tuple[Option, ...]:
    """Return an entry for each role that can be asked."""
    return tuple(Option(shortened(r.name), r.id) for r in pack.respondents)


def plain_by_label(*lists: Iterable[Option]) -> Mapping[str, int | str]:
    """Return what each label stands for, case aside; the first list that has it decides."""
    found: dict[str, int | str] = {}
    for option in (o for one in lists for o in one):
        found.setdefault(option.label.casefold(), option.plain)
    return found


def shortened(text: str) -> str:
    """Return the text on one line, no longer than a drop-down shows."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _unknown() -> Option:
    return Option(_("not known"), UNKNOWN)
