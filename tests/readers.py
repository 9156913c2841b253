"""Three invented countries whose documents tests read: a desk that works, a national centre and a contact point."""

from datetime import date

from tests.country import ISLAND
from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.cli.fictional import fictional
from vidkit.content.model import Pack

TODAY = date(2026, 11, 25)
COUNTRIES = ("demo", "centre from nothing", "contact point")
_TIME = "2026-11-24T10:00:00+00:00"
_ARRANGED = ("welfare.support", "proc.forensics", "victim.child_interview", "icse.query")
_LEVELS = {
    "legal.offences": 3, "legal.lawful_handling": 1, "legal.international": 2, "mandate.remit": 1, "staff.vetting": 1,
    "premises.secure_room": 1, "ict.isolated_network": 0, "icse.ncb_protocol": 1, "proc.intake": 1, "proc.triage": 0,
    "victim.safeguarding": 2, "victim.referral": 2, "coop.hotline": 3,
}  # fmt: skip


def island(pack: Pack) -> Assessment:
    """Return a small state whose neighbour does for it what it does not build."""
    shown = (Evidence(title="Signed arrangement, tested in June", date="2026-06", seen_by="the adviser"),)
    answers = {i: Answer(value=v, time=_TIME) for i, v in {**ISLAND, **_LEVELS, "people_viewing": 1}.items()}
    for capability in _ARRANGED:
        answers[capability] = Answer(value=3, arrangement="Police of a neighbour", evidence=shown, time=_TIME)
    return Assessment(pack=pack.id, pack_version=pack.version, country="XE", country_name="Isle of Avalon",
                      unit="Contact point", profile="contact_point", start="none", answers=answers, fictional=True,
                      assessor="Adviser")  # fmt: skip


def nothing(pack: Pack) -> Assessment:
    """Return a country that wants a national centre and has answered nothing."""
    return Assessment(pack=pack.id, pack_version=pack.version, country="XE", country_name="Esperia",
                      profile="national_centre", start="none", answers={}, fictional=True)  # fmt: skip


def assessment_of(country: str, pack: Pack) -> Assessment:
    made = {"demo": lambda: fictional(pack)[0], "centre from nothing": lambda: nothing(pack),
            "contact point": lambda: island(pack)}  # fmt: skip
    return made[country]()
