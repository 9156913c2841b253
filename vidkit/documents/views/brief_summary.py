"""The executive brief in short: what is asked, why, by when, at what cost, what may not start yet."""

from collections.abc import Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.dates import written
from vidkit.documents.views.figures import unit_of
from vidkit.documents.views.results import Results
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Reached
from vidkit.staffing import words

AWAITED = ("first_view", "icse_open", "identification")


def summary(results: Results, days: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Return (label, statement) pairs. days: of the decisions that are asked for, in words, the first first."""
    asked = (
        n_("{n} decision, by {first}; it is named below.", "{n} decisions, the first by {first}; they are named below.",
           len(days), first=days[0]) if days
        else _("Nothing: this plan holds no action.")
    )  # fmt: skip
    said = [(_("What we ask"), asked), (_("Why"), _why(results)), (_("By when"), _by_when(results)),
            (_("What it costs"), _cost(results)), (_("What may not start yet"), _held_back(results))]  # fmt: skip
    return [(label, text) for label, text in said if text]


def _why(results: Results) -> str:
    card = results.card
    scope = [s for s in card.stands.values() if s.target is not None and s.standing != "not_applicable"]
    at_target = sum(len(d.at_target) for d in card.domains)
    profile = results.pack.profile_by_id[results.assessment.profile].name
    stand = _("Of the {n} abilities that the target \"{profile}\" asks for, {k} are at target today.", n=len(scope),
              k=at_target, profile=profile)  # fmt: skip
    flags = len(card.findings.flags)
    if not flags:
        return stand
    return n_("{stand} {n} finding cannot wait: see what must stop or start now.",
              "{stand} {n} findings cannot wait: see what must stop or start now.", flags, stand=stand)  # fmt: skip


def _by_when(results: Results) -> str:
    """Return the dates that a minister waits for, each as likely by four fifths of the draws."""
    awaited = [m for m in results.plan.milestones if m.milestone.id in AWAITED and m.likely]
    if not awaited:
        return ""
    dates = "; ".join(_("{event}: {date}", event=milestone_name(m), date=written(m.likely))
                      for m in sorted(awaited, key=_when) if m.likely)  # fmt: skip
    return _("{dates} (each likely: in 80 of 100 runs of the plan).", dates=dates)


def _cost(results: Results) -> str:
    plan = results.plan
    work = n_("{days} person-days of set-up work in {n} week (estimate).",
              "{days} person-days of set-up work in {n} weeks (estimate).", plan.weeks, days=f"{plan.person_days:g}")
    return _("{work} {posts} Money: see below.", work=work, posts=_posts(results))


def _posts(results: Results) -> str:
    """Return the posts that the unit needs at least, with those that are in place."""
    if results.pack.profile_by_id[results.assessment.profile].arrangement_action:
        return _("No new unit: named people in existing posts, and signed arrangements for what others do.")
    unit = unit_of(results)
    if unit is not None and unit.wanted > sum(r.least for r in results.pack.roles):
        return _("Posts for the work that is known: {posts}.", posts=words.posts_words(unit))
    own = [r for r in results.pack.roles if r.least]
    held = [results.reading.fact(r.fact) if r.fact else None for r in own]
    known = [h for h in held if isinstance(h, int | float)]
    needed = sum(r.least for r in own)
    posts = n_("At least {n} post of its own", "At least {n} posts of its own", needed)
    listed = "; ".join(_("{n} {role}", n=r.least, role=r.name) for r in own)
    if len(known) < len(own):
        return _("{posts} ({listed}); how many are filled is not fully known.", posts=posts, listed=listed)
    return _("{posts} ({listed}); filled today: {held}.", posts=posts, listed=listed, held=f"{sum(known):g}")


def _held_back(results: Results) -> str:
    held = [s for s in results.card.gates if s.state != "open"]
    if not held:
        return ""
    return n_("{n} kind of work, until the gate before it is open. A gate is a rule that protects children and staff.",
              "{n} kinds of work, each until the gate before it is open. A gate is a rule that protects children and "
              "staff; the table below names the first.", len(held))  # fmt: skip


def _when(m: Reached) -> str:
    return m.likely.isoformat() if m.likely else ""
