"""Checklists, schedule, outlines and partner map: what they say, before anything is laid out."""

from dataclasses import replace

import pytest

from tests.toy import added, changed, make_action, make_assessment, make_capability, make_fact, make_outline, make_pack
from tests.unit.documents.builders import TODAY, make_results
from vidkit.assessment.model import Answer
from vidkit.content import model as m
from vidkit.documents.tree import plain_text
from vidkit.documents.views.agreements_outline import agreements_outline
from vidkit.documents.views.icse_readiness import icse_readiness
from vidkit.documents.views.outlines import Outlines
from vidkit.documents.views.partner_map import partner_map
from vidkit.documents.views.premises_checklist import premises_checklist
from vidkit.documents.views.procedures_outline import procedures_outline
from vidkit.documents.views.schedule import schedule
from vidkit.documents.write import render

ALL_AT_3 = {"legal.handling": 3, "welfare.support": 3, "proc.intake": 3}


def with_rooms() -> m.Pack:
    """Return the toy pack with a domain of premises: one capability and the action that raises it."""
    pack = added(make_pack(), "domains", m.Domain(id="premises", name="Premises", intro="Rooms."))
    pack = added(pack, "capabilities", make_capability(id="premises.room"))
    pack = added(pack, "actions", make_action(id="act.premises.room", raises={"premises.room": 3}))
    targets = {"legal.handling": 3, "welfare.support": 3, "proc.intake": 3, "premises.room": 3}
    return changed(pack, "profiles", "national_centre", targets=targets)


def test_rooms_and_systems_stand_apart() -> None:
    pack = added(make_pack(), "equipment", m.Equipment(id="s1", kind="system", name="Network", text="A net."))
    view = premises_checklist(make_results(pack=pack))
    assert ([r.name for r in view.rooms], [s.name for s in view.systems]) == (["Office"], ["Network"])


def test_the_checklist_of_premises_holds_their_capabilities_and_actions_only() -> None:
    view = premises_checklist(make_results(pack=with_rooms()))
    assert [s.name for s in view.subjects] == ["Capability premises.room"]
    assert [t.title for t in view.tasks] == ["Carry out act.premises.room"]


def test_a_capability_that_is_not_known_says_so() -> None:
    (subject,) = premises_checklist(make_results(pack=with_rooms())).subjects
    assert subject.standing == "not known, target 3"


def test_what_another_authority_provides_is_not_read_as_the_country_s_own() -> None:
    theirs = Answer(value=3, arrangement="Police of a neighbour", time="2026-11-20")
    assessment = replace(make_assessment(ALL_AT_3), answers={"premises.room": theirs})
    (subject,) = premises_checklist(make_results(pack=with_rooms(), assessment=assessment)).subjects
    assert subject.standing.endswith("target 3, by arrangement with Police of a neighbour")


def test_what_a_gate_before_icse_asks_of_other_domains_stands_before() -> None:
    pack = added(make_pack(), "partners", m.Partner(
        id="icse", name="ICSE", kind="service", offers="A database.", who_may_ask="Users.", channel="NCB",
        first="People.", capabilities=("proc.intake",), gates=("G01",)))  # fmt: skip
    view = icse_readiness(make_results(pack=pack))
    assert [g.id for g in view.gates] == ["G01"]
    assert [s.name for s in view.before] == ["Capability welfare.support"]
    assert [s.name for s in view.services] == ["ICSE"]


def test_a_gate_that_work_on_icse_opens_and_nothing_of_icse_waits_for_is_not_before_it() -> None:
    """The gate of the blocking scheme stood among the gates before ICSE, as the protocol opens it too."""
    pack = added(make_pack(), "domains", m.Domain(id="icse", name="ICSE", intro="."))
    pack = added(pack, "capabilities", make_capability(id="icse.protocol"))
    pack = added(pack, "actions", make_action(id="act.icse.protocol", raises={"icse.protocol": 3}))
    pack = changed(pack, "gates", "G01", opened_by=("act.welfare.provider", "act.icse.protocol"))
    assert icse_readiness(make_results(pack=pack)).gates == ()


def test_a_figure_that_nobody_asked_for_is_not_asked_and_one_without_an_answer_not_known() -> None:
    pack = added(make_pack(), "domains", m.Domain(id="icse", name="ICSE", intro="."))
    pack = added(pack, "capabilities", make_capability(id="icse.users"))
    pack = added(pack, "actions", make_action(id="act.icse.users", raises={"icse.users": 3}))
    targets = {"legal.handling": 3, "welfare.support": 3, "proc.intake": 3, "icse.users": 3}
    pack = changed(pack, "profiles", "national_centre", targets=targets)
    pack = added(pack, "facts", *(make_fact(id=i, capability="icse.users") for i in ("asked", "unasked")),
                 make_fact(id="since", capability="icse.users", type="date", unit=""))  # fmt: skip
    view = icse_readiness(make_results(facts={"since": "2026-03"}, pack=pack, unknown=["asked"]))
    assert [a.answer for a in view.answers] == ["not known", "not asked yet", "March 2026"]


@pytest.mark.parametrize(("facts", "said"), [
    ({}, "Not known yet: whether another criminal law"), ({"law_areas": "no"}, ""),
    ({"law_areas": "yes"}, "parts of the country: look at each draft"),
    ({"law_areas": "yes", "law_areas_named": "North *and* South"}, "parts of the country (North *and* South): look"),
])  # fmt: skip
def test_drafts_say_that_parts_of_the_country_have_a_law_of_their_own(facts: dict[str, str], said: str) -> None:
    asked = (make_fact(id="law_areas", type="yes_no", unit=""), make_fact(id="law_areas_named", type="text", unit=""))
    view = agreements_outline(make_results(facts=facts, pack=added(make_pack(), "facts", *asked)))
    assert said in view.areas
    assert bool(said) == bool(view.areas)


def test_every_action_stands_once_by_date_and_once_with_its_owner() -> None:
    results = make_results({"legal.handling": 0})
    view = schedule(results)
    numbers = [t.number for t in view.tasks]
    assert numbers == [p.rank for p in results.plan.actions]
    assert sorted(t.number for part in view.owners for t in part.tasks) == sorted(numbers)


def test_first_steps_and_enquiries_are_due_by_day() -> None:
    view = schedule(make_results({"welfare.support": 1}, {"people_viewing": 3}))
    assert {d.kind for d in view.dues} == {"first step", "enquiry"}
    (step,) = [d for d in view.dues if d.kind == "first step"]
    assert (step.by, step.what) == ("27 November 2026", "Red flag F01: Stop all viewing")
    assert view.dues[-1].by == "9 December 2026"


@pytest.mark.parametrize(("view", "name"), [(procedures_outline, "Desk"), (agreements_outline, "Desk")])
def test_an_outline_is_printed_when_the_plan_holds_one_of_its_actions(view: object, name: str) -> None:
    made: Outlines = view(make_results({"legal.handling": 0}))  # type: ignore[operator]
    assert [o.name for o in made.outlines] == [name]
    assert made.others == ()
    assert made.outlines[0].tasks


def test_an_outline_that_the_plan_does_not_call_for_is_named_only() -> None:
    made = procedures_outline(make_results(ALL_AT_3, {"people_viewing": 4, "baseline": "all"}))
    assert (made.outlines, made.others) == ((), ("Desk",))


def test_every_outline_settles_who_what_data_safeguards_and_review() -> None:
    (outline,) = agreements_outline(make_results()).outlines
    assert [p.title for p in outline.parts] == ["Parties", "Duties of each party", "Limits on data", "Safeguards",
                                                "Review"]  # fmt: skip
    assert all(p.points for p in outline.parts)


def test_an_outline_says_that_it_is_a_draft_for_legal_review() -> None:
    made = agreements_outline(make_results())
    assert "Draft for legal review" in made.draft
    assert "legal review" in made.meta.subtitle


@pytest.mark.parametrize("name", ["procedures-outline", "agreements-outline"])
def test_every_page_and_every_head_says_that_it_is_a_draft_for_legal_review(name: str) -> None:
    results = make_results()
    doc, _warning = render(results.pack, results.assessment, [name], today=TODAY)[name]
    assert doc.meta.marking.startswith("draft for legal review; ")
    heads = [n for n, node in enumerate(doc.nodes) if node.kind == "heading" and plain_text(node.children) == "Desk"]
    assert heads
    assert all(plain_text(doc.nodes[n + 1].children).startswith("Draft for legal review, not in force.") for n in heads)


def test_an_outline_asks_for_what_is_lacking_and_only_names_what_is_at_target() -> None:
    pack = changed(make_pack(), "outlines", "desk", capabilities=("proc.intake", "legal.handling"))
    (outline,) = procedures_outline(make_results({"legal.handling": 3, "proc.intake": 1}, pack=pack)).outlines
    assert [s.name for s in outline.subjects] == ["Capability proc.intake"]
    assert outline.reached == ("Capability legal.handling",)


def test_the_outline_of_the_arrangement_names_each_function_its_provider_and_where_it_stands() -> None:
    pack = changed(make_pack(), "profiles", "national_centre", arrangement_action="act.proc.desk",
                   arrangement_expected=("welfare.support", "proc.intake"))  # fmt: skip
    arranged = Answer(value=1, arrangement="A neighbour")
    assessment = make_assessment({"proc.intake": 1})
    assessment = replace(assessment, answers={**assessment.answers, "welfare.support": arranged})
    (outline,) = procedures_outline(make_results(pack=pack, assessment=assessment)).outlines
    assert [(f.name, f.provider, f.standing) for f in outline.functions] == [
        ("Capability welfare.support", "A neighbour", "level 1, target 3"),
        ("Capability proc.intake", "to be found", "level 1, target 3"),
    ]


def test_an_outline_names_the_gates_that_hang_on_it() -> None:
    pack = changed(make_pack(), "outlines", "desk", gates=())
    pack = added(pack, "outlines", make_outline(id="other", name="Other"))
    found = {o.name: [g.id for g in o.gates] for o in procedures_outline(make_results(pack=pack)).outlines}
    assert found == {"Desk": [], "Other": ["G01"]}


def test_a_partner_stands_in_the_map_for_a_gap_only() -> None:
    (row,) = partner_map(make_results({"proc.intake": 1})).direct
    assert row.gaps == ("Capability proc.intake: level 1, target 3",)
    assert row.waits == "Gates not open yet: G01."
    assert partner_map(make_results(ALL_AT_3, {"people_viewing": 4, "baseline": "all"})).others == ("A helper",)


def test_a_partner_behind_a_gate_that_is_not_open_is_no_partner_without_a_gap() -> None:
    """The Notices once stood under "no gap" while the gate before every request for one was closed."""
    pack = changed(make_pack(), "partners", "helper", capabilities=("legal.handling",))
    view = partner_map(make_results({"legal.handling": 3, "welfare.support": 1, "proc.intake": 3}, pack=pack))
    assert view.others == ()
    (row,) = view.direct
    assert row.gaps == ("No desk before support (G01): closed",)
    assert [(g.name, g.standing, g.partners) for g in view.gaps] == [("No desk before support (G01)", "closed",
                                                                      "A helper")]  # fmt: skip


def test_the_partner_map_shows_the_level_that_the_plan_counts_with() -> None:
    pack = changed(make_pack(), "partners", "helper", capabilities=("welfare.support",))
    results = make_results({"legal.handling": 3, "welfare.support": 3}, {"baseline": "none"}, pack=pack)
    assert results.card.stands["welfare.support"].planning == 2
    (gap,) = partner_map(results).gaps
    assert gap.standing == "level 2 used: other answers contradict level 3; target 3"


def test_the_gates_that_the_partner_map_names_stand_below_it_with_their_titles() -> None:
    view = partner_map(make_results({"proc.intake": 1}))
    assert [(g.id, g.title) for g in view.gates] == [("G01", "No desk before support")]


def test_a_partner_behind_the_ncb_stands_under_the_ncb() -> None:
    pack = changed(make_pack(), "partners", "helper", through_ncb=True)
    view = partner_map(make_results(pack=pack))
    assert ([r.name for r in view.ncb], view.direct) == (["A helper"], ())


def test_a_gap_names_who_can_help() -> None:
    (gap,) = partner_map(make_results({"legal.handling": 3, "welfare.support": 3})).gaps
    assert (gap.name, gap.partners) == ("Capability proc.intake", "A helper")
