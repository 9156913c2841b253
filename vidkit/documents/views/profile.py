"""The domain profile: at target, below and unknown by name, the ladder of levels, then the score."""

from collections import Counter
from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.charts.profile import DomainProfile, ProfileRow
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import DomainScore, Range, Word


@row
class DomainRow:
    """`below` and `unknown` by name, the lowest first. `claimed` and `verified` as printed."""

    name: str
    intro: str
    in_scope: bool
    at_target: str
    below: tuple[str, ...]
    unknown: tuple[str, ...]
    ladder: str
    claimed: str
    verified: str
    word: str


def domain_rows(results: Results) -> tuple[DomainRow, ...]:
    """Return the domains in the order of the pack."""
    return tuple(_row(d) for d in results.card.domains)


def formula() -> str:
    """Return how a score is made; printed where the numbers stand."""
    return _(
        "Score = 100 × sum(weight × the lower of level and target) / sum(weight × target), over the capabilities of "
        "the domain that have a target; 100 means that all targets are met. Two numbers are the range from what is "
        "not known: the low end counts an unknown as 0, the high end at its target. Claimed: as answered. Verified: "
        "a level 3 or 4 without evidence counts as 2. There is no national score and no ranking."
    )


def profile_chart(results: Results) -> DomainProfile:
    """Return the domains as bars, with a sentence for people who do not see them."""
    words = Counter(word_of(d.word) for d in results.card.domains)
    counted = "; ".join(f"{word}: {n}" for word, n in words.items())
    return DomainProfile(
        title=profile_finding(results.card.domains),
        axis=_("Score of each domain, 0 to 100; 100: all targets are met"),
        alt=_("Bars from 0 to 100 for {n} domains; the numbers are in the table. {counted}.",
              n=len(results.card.domains), counted=counted),
        rows=tuple(_bar(d) for d in results.card.domains),
        legend=(_("verified"), _("claimed only"), _("not known")),
        direction=results.side,
    )  # fmt: skip


def profile_finding(domains: Sequence[DomainScore]) -> str:
    """Return in a sentence what the profile shows: what is not safe or not known yet, and where targets are met."""
    scored = [d for d in domains if d.claimed]
    met = sum(d.word == "targets met" for d in scored)
    unsafe = [d.domain.name for d in scored if d.word == "not safe yet"]
    unknown = sum(d.word == "not known yet" for d in scored)
    if not unsafe and unknown:
        return n_("{n} domain is not known yet; all targets are met in {met} of {all}.",
                  "{n} domains are not known yet; all targets are met in {met} of {all}.", unknown, met=met,
                  all=len(scored))  # fmt: skip
    if not unsafe:
        return _("All targets are met in {met} of {all} domains.", met=met, all=len(scored))
    return n_("{n} domain is not safe yet ({names}); all targets are met in {met} of {all}.",
              "{n} domains are not safe yet ({names}); all targets are met in {met} of {all}.", len(unsafe),
              names="; ".join(unsafe), met=met, all=len(scored))  # fmt: skip


def word_of(word: Word) -> str:
    """Return the word for a domain in the current language."""
    words: Mapping[Word, str] = {
        "targets met": _("targets met"), "partly in place": _("partly in place"), "early": _("early"),
        "not safe yet": _("not safe yet"), "not known yet": _("not known yet"), "not applicable": _("not applicable"),
    }  # fmt: skip
    return words[word]


def word_meaning(word: Word) -> str:
    """Return what the word for a domain means, as the rest of a sentence that it begins."""
    meanings: Mapping[Word, str] = {
        "targets met": _("every target is reached"),
        "partly in place": _("half or more of the weighted way to the targets"),
        "early": _("less than half of the weighted way to the targets"),
        "not safe yet": _("something must stop first, or a most weighty part is absent"),
        "not known yet": _("nothing is answered"), "not applicable": _("outside the target"),
    }  # fmt: skip
    return meanings[word]


def range_words(found: Range | None) -> str:
    """Return a score as printed: one number, or the range from what is not known."""
    if found is None:
        return _("not applicable")
    return f"{found.low}" if found.low == found.high else _("{low} to {high}", low=found.low, high=found.high)


def _row(d: DomainScore) -> DomainRow:
    return DomainRow(
        name=d.domain.name,
        intro=d.domain.intro,
        in_scope=d.claimed is not None,
        at_target=_("{k} of {n}", k=len(d.at_target), n=len(d.stands)) if d.stands else "–",
        below=tuple(_("{name} ({level}, target {target})", name=s.capability.name, level=s.planning, target=s.target)
                    for s in d.below),
        unknown=tuple(s.capability.name for s in d.unknown),
        ladder=ladder(d.stands),
        claimed=range_words(d.claimed),
        verified=range_words(d.verified),
        word=word_of(d.word),
    )  # fmt: skip


def ladder(stands: Sequence[Stand]) -> str:
    """Return the levels that are used as rungs with a dot for each capability; `?` holds the unknown.

    >>> ladder([])
    '0 – · 1 – · 2 – · 3 – · 4 – · ? –'
    """
    found = Counter("?" if s.planning is None else str(s.planning) for s in stands)
    return " · ".join(f"{rung} {'●' * found[rung] or '–'}" for rung in ("0", "1", "2", "3", "4", "?"))


def _bar(d: DomainScore) -> ProfileRow:
    return ProfileRow(
        label=d.domain.name,
        word=word_of(d.word),
        low=d.claimed.low if d.claimed else None,
        high=d.claimed.high if d.claimed else None,
        verified_low=d.verified.low if d.verified else None,
    )
