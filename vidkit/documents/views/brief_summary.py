"""The executive brief in short: what is asked, why, by when, with how much work, and what may not start yet."""

from collections.abc import Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.dates import written
from vidkit.documents.views.results import Results
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Reached

AWAITED = ("first_view", "icse_open", "identification")


def summary(results: Results, days: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Return (label, statement) pairs. days: of the decisions that are asked for, in words, the first first."""
    asked = (
        n_("{n} decision, by {first}; it is named below.", "{n} decisions, the first by {first}; they are named below.",
           len(days), first=days[0]) if days
        else _("Nothing: this plan holds no action.")
    )  # fmt: skip
    said = [(_("What we ask"), asked), (_("Why"), _why(results)), (_("By when"), _by_when(results)),
            (_("Set-up work"), _work(results))]  # fmt: skip
    return [(label, text) for label, text in said if text]


def _why(results: Results) -> str:
    card = results.card
    scope = [s for s in card.stands.values() if s.target is not None and s.standing != "not_applicable"]
    at_target = sum(len(d.at_target) for d in card.domains)
    profile = results.pack.profile_by_id[results.assessment.profile].name
    stand = n_("Of the {total} capabilities that the target \"{profile}\" asks for, {n} is at target today.",
               "Of the {total} capabilities that the target \"{profile}\" asks for, {n} are at target today.",
               at_target, total=len(scope), profile=profile)  # fmt: skip
    if all(s.level is None for s in scope):
        stand = _("The target \"{profile}\" asks for {n} capabilities; where they stand is not known yet.",
                  n=len(scope), profile=profile)  # fmt: skip
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
    return _("{dates} (likely: in 80 of 100 runs of the plan).", dates=dates)


def _work(results: Results) -> str:
    plan = results.plan
    return n_("{days} person-days in {n} week (estimate).", "{days} person-days in {n} weeks (estimate).", plan.weeks,
              days=f"{plan.person_days:,g}")  # fmt: skip


def held_back(results: Results) -> str:
    """Return how many kinds of work may not start yet, or nothing."""
    held = [s for s in results.card.gates if s.state != "open"]
    if not held:
        return ""
    return n_("{n} kind of work, until the gate before it is open. A gate is a rule that protects children and staff.",
              "{n} kinds of work, each until the gate before it is open. A gate is a rule that protects children and "
              "staff; the table below names the first.", len(held))  # fmt: skip


def _when(m: Reached) -> str:
    return m.likely.isoformat() if m.likely else ""
