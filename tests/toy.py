"""A toy pack of three capabilities that passes every rule, and builders to change it at will.

    pack = make_pack()
    pack = changed(pack, "actions", "act.proc.desk", needs=())
    pack = added(pack, "facts", make_fact(id="volume", uses=("staffing",)))
    write_pack(pack, folder)

Its people, places and figures are invented. Gate G01 keeps act.proc.desk behind
act.welfare.provider; red flag F01 fires when people view material without support.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.assessment.model import Value as AnswerValue
from vidkit.base.decode import encode
from vidkit.content import model as m
from vidkit.content.load import SECTIONS

PAPER = (Evidence(title="Signed paper", date="2026-01"),)
CITED = (m.Cite(id="s.one", at="p. 3"),)


def make_capability(**changes: Any) -> m.Capability:
    """Return welfare.support, or with another `id` a capability like it."""
    name = changes.get("id", "welfare.support")
    defaults: dict[str, Any] = {
        "id": name,
        "name": f"Capability {name}",
        "definition": "One sentence that says what it is.",
        "why": "One sentence that says why it matters.",
        "levels": ("Nothing yet.", "First steps.", "A draft in use.", "In force and checked.", "Improved every year."),
        "checks": (
            m.Check(id="written", text="It is written down."),
            m.Check(id="in_force", text="It is in force."),
            m.Check(id="sampled", text="It was sampled in the last year."),
        ),
        "evidence": ("The signed text",),
        "respondents": ("head_of_unit",),
        "weight": 2,
        "core": True,
        "sources": CITED,
    }
    return m.Capability(**{**defaults, **changes})


def make_fact(**changes: Any) -> m.Fact:
    """Return a count of people that is asked beside welfare.support."""
    defaults: dict[str, Any] = {
        "id": "people_viewing",
        "capability": "welfare.support",
        "question": "How many people are there?",
        "type": "count",
        "unit": "people",
        "minimum": 0,
        "maximum": 5000,
        "respondents": ("head_of_unit",),
        "scope": "screening",
        "uses": ("F01",),
    }
    return m.Fact(**{**defaults, **changes})


def make_choice_fact(**changes: Any) -> m.Fact:
    """Return a fact with the choices all, some and none."""
    defaults: dict[str, Any] = {
        "id": "baseline",
        "question": "How many of them have had a first appointment?",
        "type": "choice",
        "choices": tuple(m.Choice(id=i, text=f"{i} of them".capitalize()) for i in ("all", "some", "none")),
        "unit": "", "minimum": None, "maximum": None, "uses": ("G01",),
    }  # fmt: skip
    return make_fact(**{**defaults, **changes})


def make_action(**changes: Any) -> m.Action:
    """Return act.welfare.provider, or with another `id` an action like it that needs and raises nothing."""
    name = changes.get("id", "act.welfare.provider")
    defaults: dict[str, Any] = {
        "id": name,
        "title": f"Carry out {name}",
        "done_when": "The paper is signed.",
        "owner": "unit_head",
        "phase": "foundations",
        "weeks": (2, 4, 8),
        "person_days": 5,
    }
    return m.Action(**{**defaults, **changes})


def make_gate(**changes: Any) -> m.Gate:
    """Return G01: no desk before support."""
    defaults: dict[str, Any] = {
        "id": "G01",
        "strength": "hard",
        "title": "No desk before support",
        "forbids": "any work at the desk",
        "opens_when": "welfare.support >= 3 and fact:baseline = all",
        "shown_by": ("head_of_unit",),
        "blocks": ("act.proc.desk",),
        "opened_by": ("act.welfare.provider",),
        "reason": "People come first.",
        "sources": CITED,
    }
    return m.Gate(**{**defaults, **changes})


def make_red_flag(**changes: Any) -> m.RedFlag:
    """Return F01: people view material without support."""
    defaults: dict[str, Any] = {
        "id": "F01",
        "observed": "People view material without support",
        "when": "fact:people_viewing > 0 and not welfare.support >= 3",
        "steps": (m.SafeStep(text="Stop all viewing", within_days=2),),
        "action": "act.welfare.interim",
        "capabilities": ("welfare.support",),
    }
    return m.RedFlag(**{**defaults, **changes})


def make_contradiction(**changes: Any) -> m.Contradiction:
    """Return CR01: support at 3, and nobody was seen."""
    defaults: dict[str, Any] = {
        "id": "CR01",
        "when": "welfare.support >= 3 and fact:baseline = none",
        "message": "Support is in force, and nobody has had an appointment.",
        "concerns": ("welfare.support", "baseline"),
        "at_most": {"welfare.support": 2},
    }
    return m.Contradiction(**{**defaults, **changes})


def make_mistake(**changes: Any) -> m.Mistake:
    """Return MK01: a desk before a law."""
    defaults: dict[str, Any] = {
        "id": "MK01",
        "mistake": "The desk opens before the law is read",
        "leads_to": "Files that no court accepts",
        "instead": "Read the law first",
        "when": "proc.intake >= 2 and legal.handling < 2",
    }
    return m.Mistake(**{**defaults, **changes})


def make_role(**changes: Any) -> m.Role:
    """Return R01, or a role like it."""
    defaults: dict[str, Any] = {
        "id": "R01", "name": "Head of unit", "mandate": "Leads.", "competencies": "Leadership.", "grade": "G4",
        "minimum": "1", "shared": "Never", "views": False,
    }  # fmt: skip
    return m.Role(**{**defaults, **changes})


def make_course(**changes: Any) -> m.Course:
    """Return C01, or a course like it."""
    defaults: dict[str, Any] = {
        "id": "C01", "name": "Induction", "outcomes": "Know the rules.", "audience": "Everyone", "duration": "1 day",
        "mode": "classroom", "order": 1, "matrix": {"R01": "M"},
    }  # fmt: skip
    return m.Course(**{**defaults, **changes})


def make_parameter(**changes: Any) -> m.Parameter:
    """Return P01, or a parameter like it."""
    defaults: dict[str, Any] = {
        "id": "P01", "name": "Weekdays a year", "unit": "days", "default": 260, "least": 250, "most": 261,
    }  # fmt: skip
    return m.Parameter(**{**defaults, **changes})


def make_profile(**changes: Any) -> m.Profile:
    """Return the profile national_centre, or another with targets of 3."""
    name = changes.get("id", "national_centre")
    defaults: dict[str, Any] = {
        "id": name, "name": f"Profile {name}", "for_whom": "A country.", "description": "What it wants.",
        "targets": {"legal.handling": 3, "welfare.support": 3, "proc.intake": 3},
    }  # fmt: skip
    return m.Profile(**{**defaults, **changes})


def make_source(**changes: Any) -> m.Source:
    """Return the publication s.one, or another."""
    return m.Source(**{"id": "s.one", "title": "A publication", "publisher": "A body", "year": "2026", **changes})


@cache
def make_countries() -> tuple[m.Country, ...]:
    """Return 196 countries: Kenya, Norway, Namibia and invented ones."""
    real = {"KE": "KEN", "NO": "NOR", "NA": "NAM"}
    made = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(193)]
    codes = {**real, **{code: f"{code}X" for code in made}}
    return tuple(
        m.Country(iso2=two, iso3=three, names=dict.fromkeys(("en", "fr", "es", "ar"), f"Country {two}"))
        for two, three in codes.items()
    )


def make_pack(**changes: Any) -> m.Pack:
    """Return the toy pack; `changes` replace whole sections, `capabilities=(...)`."""
    return m.Pack(**{**_toy(), **changes})


def _toy() -> dict[str, Any]:
    return {
        "id": "toy",
        "version": "1.0.0",
        "date": "2026-01-01",
        "title": "A toy pack",
        "phases": (
            m.Phase(id="foundations", name="Foundations", aim="Begin."),
            m.Phase(id="operate", name="Operate", aim="Work."),
        ),
        "domains": tuple(
            m.Domain(id=i, name=n, intro="A domain.")
            for i, n in (("legal", "Law"), ("welfare", "Staff welfare"), ("proc", "Procedures"))
        ),
        "respondents": (m.Named(id="head_of_unit", name="Head of unit"),),
        "owners": (m.Owner(id="unit_head", name="Head of unit", days_per_week=5),),
        "capabilities": (
            make_capability(id="legal.handling", weight=3, screening=True),
            make_capability(id="proc.intake"),
            make_capability(weight=3, screening=True, by_arrangement=True),
        ),
        "facts": (make_fact(), make_choice_fact()),
        "actions": (
            make_action(id="act.legal.basis", raises={"legal.handling": 3}),
            make_action(id="act.proc.desk", phase="operate", needs=("act.welfare.provider",),
                        raises={"proc.intake": 3}, courses=("C01",), fills=("R01",)),
            make_action(needs=("act.legal.basis",), raises={"welfare.support": 3}, costs=("cost.care",),
                        in_place_when="check:welfare.support.in_force = yes"),
            make_action(id="act.welfare.interim", flag="F01"),
        ),
        "gates": (make_gate(),),
        "red_flags": (make_red_flag(),),
        "contradictions": (make_contradiction(),),
        "mistakes": (make_mistake(),),
        "roles": (make_role(),),
        "staff_rules": (m.StaffRule(id="M1", kind="minimum", text="Never one person alone.", roles=("R01",)),),
        "selection": (m.SelectionStep(id="V1", name="Interview", text="Two people ask."),),
        "courses": (make_course(),),
        "parameters": (make_parameter(),),
        "equipment": (m.Equipment(id="z1", kind="zone", name="Office", text="A room.", costs=("cost.care",)),),
        "cost_items": (m.CostItem(id="cost.care", line="Care", one_off="L", yearly="M", unit="person"),),
        "prices": (m.Price(item="A published price", amount="10 USD", year="2025", sources=CITED),),
        "figures": (
            m.Figure(id="fig.team", topic="team_size", item="A published team", figure="4 people", year="2025",
                     sources=CITED),
        ),
        "indicators": (
            m.Indicator(id="K01", name="Reports read", definition="A count.", direction="watch", caveat="Depends."),
        ),
        "profiles": (
            make_profile(id="first_unit", targets={"legal.handling": 3, "welfare.support": 3},
                         arrangement_expected=("welfare.support",)),
            make_profile(),
        ),
        "unit_sizes": (m.UnitSize(id="small", name="Small", rows={"Posts": "4"}),),
        "milestones": (m.Milestone(id="desk_open", name="Desk open", actions=("act.proc.desk",)),),
        "partners": (
            m.Partner(id="helper", name="A helper", kind="service", offers="Help.", who_may_ask="All.", channel="Post.",
                      first="A letter.", capabilities=("proc.intake",), gates=("G01",), sources=CITED),
        ),
        "outlines": (
            make_outline(),
            make_outline(id="help", kind="agreement", actions=("act.welfare.provider",), sources=CITED,
                         basis="synthesis"),
        ),
        "frameworks": (m.Framework(id="model", name="A model", edition="2020", text="A text.", sources=CITED),),
        "topics": (m.Topic(id="T01", name="A topic", capabilities=("proc.intake",), refs={"model": "4"}),),
        "paragraphs": (m.Paragraph(id="meanwhile", title="Meanwhile", items=("Help children in danger at once.",)),),
        "glossary": (m.Explained(id="ncb", name="NCB", forms="NCB", text="The link with INTERPOL."),),
        "sources": (make_source(),),
        "countries": make_countries(),
    }  # fmt: skip


def make_outline(**changes: Any) -> m.Outline:
    """Return the skeleton of the procedure for the desk."""
    parts = {n: (f"Point on {n}.",) for n in ("parties", "duties", "data", "safeguards", "review")}
    defaults: dict[str, Any] = {
        "id": "desk", "kind": "procedure", "name": "Desk", "purpose": "One desk.", "actions": ("act.proc.desk",),
        "capabilities": ("proc.intake",), "gates": ("G01",), **parts,
    }  # fmt: skip
    return m.Outline(**{**defaults, **changes})


def changed(pack: m.Pack, section: str, entry_id: str, **changes: Any) -> m.Pack:
    """Return the pack with fields of one entry changed. Fails when there is no such entry."""
    entries = getattr(pack, section)
    assert any(_id(e) == entry_id for e in entries), f"the toy pack has no {entry_id} in {section}"
    return _with(pack, section, (replace(e, **changes) if _id(e) == entry_id else e for e in entries))


def added(pack: m.Pack, section: str, *entries: Any) -> m.Pack:
    """Return the pack with more entries at the end of a section."""
    return _with(pack, section, (*getattr(pack, section), *entries))


def without(pack: m.Pack, section: str, entry_id: str) -> m.Pack:
    """Return the pack without one entry."""
    return _with(pack, section, (e for e in getattr(pack, section) if _id(e) != entry_id))


def _with(pack: m.Pack, section: str, entries: Iterable[Any]) -> m.Pack:
    changes: dict[str, Any] = {section: tuple(entries)}
    return replace(pack, **changes)


def make_assessment(
    levels: Mapping[str, int] | None = None,
    facts: Mapping[str, AnswerValue] | None = None,
    *,
    shown: bool = True,
    unknown: Iterable[str] = (),
    **changes: Any,
) -> Assessment:
    """Return an assessment under the toy pack with these answers; shown: each has an evidence item."""
    given = {**(levels or {}), **(facts or {})}
    answers = {i: Answer(value=v, evidence=PAPER if shown else ()) for i, v in given.items()}
    answers |= {i: Answer(state="unknown") for i in unknown}
    defaults: dict[str, Any] = {
        "pack": "toy", "pack_version": "1.0.0", "country": "KE", "country_name": "Kenya", "profile": "national_centre",
        "answers": answers,
    }  # fmt: skip
    return Assessment(**{**defaults, **changes})


def write_pack(pack: m.Pack, folder: Path) -> Path:
    """Write the pack as YAML files into the folder, as an author would lay them out, and return it."""
    head = {"id": pack.id, "version": pack.version, "date": pack.date, "title": pack.title}
    files: dict[str, Any] = {"pack.yaml": head}
    for name, section in SECTIONS.items():
        entries = getattr(pack, name)
        if section.key:
            files.setdefault(section.place, {})[section.key] = encode(entries)
        elif section.place.endswith(".yaml"):
            files[section.place] = encode(entries)
        else:
            for entry in entries:
                files.setdefault(f"{section.place}/{_domain(entry)}.yaml", []).append(encode(entry))
    for place, value in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
        (folder / place).write_text(text, encoding="utf-8")
    return folder


def _domain(entry: object) -> str:
    return entry.capability.partition(".")[0] if isinstance(entry, m.Fact) else str(getattr(entry, "domain", "all"))


def _id(entry: object) -> str:
    return str(next(getattr(entry, n) for n in ("id", "iso2", "item") if hasattr(entry, n)))
