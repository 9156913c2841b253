"""Who signs the setup plan: each responsible party that carries an action of it, the ministers first."""

from collections.abc import Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.dates import written
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.plan import Planned

_GOVERNMENT = ("steering_group", "justice_ministry", "regulator")
_POLICE = ("police_chief", "unit_head", "lead_analyst", "training_lead", "hr_vetting", "ict_security", "estates",
           "forensic_lab")  # fmt: skip


@row
class Party:
    """One that signs. `actions`: how many, with their work; `numbers`: those of the actions in this plan."""

    name: str
    actions: str
    dates: str
    numbers: str


@row
class SignatureGroup:
    name: str
    parties: tuple[Party, ...]


def signature_groups(results: Results) -> tuple[SignatureGroup, ...]:
    """Return the parties that own an action of the plan, in three groups and in the order in which they sign."""
    held: dict[str, list[Planned]] = {}
    for p in results.plan.actions:
        held.setdefault(p.action.owner, []).append(p)
    others = [o for o in (*(o.id for o in results.pack.owners), *held) if o not in (*_GOVERNMENT, *_POLICE)]
    groups = ((_("For the government"), _GOVERNMENT), (_("For the police"), _POLICE),
              (_("For prosecution, child protection, the INTERPOL bureau and others"), dict.fromkeys(others)))
    made = ((name, tuple(_party(o, held[o], results) for o in owners if o in held)) for name, owners in groups)
    return tuple(SignatureGroup(name=name, parties=parties) for name, parties in made if parties)


def _party(owner: str, theirs: Sequence[Planned], results: Results) -> Party:
    days = f"{sum(p.action.person_days for p in theirs):,g}"
    return Party(
        name=results.owner(owner),
        actions=n_("{n} action, {days} person-days (estimate)", "{n} actions, {days} person-days (estimate)",
                   len(theirs), days=days),
        dates=_("{start} to {finish}", start=written(min(p.start for p in theirs)),
                finish=written(max(p.finish for p in theirs))),
        numbers=_("No. {numbers}", numbers=", ".join(str(n) for n in sorted(p.rank for p in theirs))),
    )  # fmt: skip
