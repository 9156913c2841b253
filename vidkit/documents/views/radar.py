"""The domain profile as a radar, beside its table."""

from vidkit.base.i18n import _
from vidkit.documents.charts.radar import LEAST_SPOKES, Radar, Spoke
from vidkit.documents.views.profile import range_words
from vidkit.documents.views.results import Results
from vidkit.scoring.scorecard import DomainScore


def radar(results: Results) -> Radar | None:
    """Return the chart of the domains in scope, None where they are too few for one."""
    held = [d for d in results.card.domains if d.claimed and d.verified]
    if len(held) < LEAST_SPOKES:
        return None
    lowest, highest = (pick(held, key=_shown) for pick in (min, max))
    return Radar(
        title=_finding(lowest, highest, len(held)),
        alt=_("Web with a spoke from 0 to 100 for each of {n} domains: the inside is what is verified, a broken line "
              "what is claimed with what is not known at its best, the outer ring the targets. The table has the "
              "numbers.", n=len(held)),
        spokes=tuple(Spoke(label=_("{name} ({score})", name=d.domain.name, score=range_words(d.verified)),
                           shown=_shown(d), high=d.claimed.high if d.claimed else 0) for d in held),
        legend=(_("verified"), _("at most: as claimed, and what is not known at its best"),
                _("all targets are met (100)")),
        direction=results.side,
    )  # fmt: skip


def _finding(lowest: DomainScore, highest: DomainScore, count: int) -> str:
    if _shown(lowest) == _shown(highest):
        return _("None of {n} domains stands out: each has {score} of 100 for certain.", n=count, score=_shown(lowest))
    return _("Furthest from its target: {low} ({lows} of 100). Nearest: {high} ({highs}).", low=lowest.domain.name,
             lows=range_words(lowest.verified), high=highest.domain.name, highs=range_words(highest.verified))


def _shown(d: DomainScore) -> int:
    return d.verified.low if d.verified else 0
