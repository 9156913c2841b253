"""What `status` and `score` both show: whose assessment it is, and what cannot both be true."""

from typing import Any

from vidkit.base.i18n import _, n_
from vidkit.cli import layout
from vidkit.cli.opening import Opened
from vidkit.scoring.scorecard import Scorecard


def head(found: Opened) -> None:
    a = found.assessment
    layout.para(", ".join(filter(None, [a.country_name, a.unit])))
    layout.para(_("Profile: {profile}.", profile=found.pack.profile_by_id[a.profile].name))
    if a.fictional:
        layout.para(_("This country is fictional."))
    layout.para(_("Marking: {marking}.", marking=a.marking))
    if a.retired:
        layout.para(n_(
            "{n} answer is kept aside: this edition of the content no longer asks for it.",
            "{n} answers are kept aside: this edition of the content no longer asks for them.",
            len(a.retired),
        ))  # fmt: skip


def contradictions(card: Scorecard) -> None:
    layout.heading(_("Contradictions"))
    if not card.findings.contradictions:
        layout.para(_("None found."))
    for rule in card.findings.contradictions:
        own = card.stands.get(rule.id)
        layout.item("=", _("{name} ({id}): {said}", name=own.capability.name, id=rule.id, said=rule.message)
                    if own else f"{rule.id} {rule.message}")  # fmt: skip
        lowered = ", ".join(_("{capability} at most {n}", capability=c, n=n) for c, n in rule.at_most.items()
                            if c in {s.capability.id for s in card.stands.values() if rule.id in s.lowered_by})
        layout.pair(_("Used for planning until settled") if own else _("Used for planning until shown"), lowered,
                    indent=4)  # fmt: skip


def contradiction_values(card: Scorecard) -> list[dict[str, Any]]:
    return [
        {"id": c.id, "message": c.message, "concerns": c.concerns, "at_most": c.at_most}
        for c in card.findings.contradictions
    ]
