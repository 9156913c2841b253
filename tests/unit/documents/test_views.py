"""Views: what the documents say, before anything is laid out."""

from dataclasses import replace
from itertools import cycle

import pytest

from tests.toy import (
    PAPER,
    added,
    changed,
    make_action,
    make_assessment,
    make_capability,
    make_course,
    make_fact,
    make_gate,
    make_pack,
    make_red_flag,
    make_role,
    make_source,
    without,
)
from tests.unit.documents.builders import TODAY, make_results
from vidkit.assessment.model import Answer, LocalValue, Progress
from vidkit.content import model as m
from vidkit.documents.charts.gantt import Gantt
from vidkit.documents.tree import plain_text
from vidkit.documents.views.actions import MOST_ROWS, gantt_charts, length_words
from vidkit.documents.views.assessment_report import assessment_report
from vidkit.documents.views.enquiry_list import enquiry_list
from vidkit.documents.views.executive_brief import executive_brief
from vidkit.documents.views.gate_board import gate_board
from vidkit.documents.views.partner_map import partner_map
from vidkit.documents.views.profile import ladder
from vidkit.documents.views.results import Results
from vidkit.documents.views.setup_plan import setup_plan
from vidkit.documents.views.staffing_checklist import staffing_checklist
from vidkit.documents.views.training_plan import training_plan
from vidkit.documents.write import DOCUMENTS, render

ALL_AT_3 = {"legal.handling": 3, "welfare.support": 3, "proc.intake": 3}
SUPPORTED: dict[str, int | float | str | tuple[str, ...]] = {"people_viewing": 4, "baseline": "all"}


def test_an_unknown_is_a_range_and_not_zero() -> None:
    (law, *_others) = setup_plan(make_results(unknown=["legal.handling"])).domains
    assert (law.claimed, law.unknown, law.below) == ("0 to 100", ("Capability legal.handling",), ())


def test_below_target_stands_by_name_the_lowest_first() -> None:
    pack = added(make_pack(), "capabilities", make_capability(id="legal.other"))
    pack = changed(pack, "profiles", "national_centre",
                   targets={"legal.handling": 3, "legal.other": 3, "welfare.support": 3, "proc.intake": 3})
    pack = added(pack, "actions", make_action(id="act.legal.other", raises={"legal.other": 3}))
    (law, *_others) = setup_plan(make_results({"legal.handling": 2, "legal.other": 0}, pack=pack)).domains
    assert law.below == ("Capability legal.other (0, target 3)", "Capability legal.handling (2, target 3)")


def test_the_ladder_has_a_dot_for_each_capability() -> None:
    card = make_results({"legal.handling": 2, "welfare.support": 2}, unknown=["proc.intake"]).card
    assert ladder(tuple(card.stands.values())) == "0 – · 1 – · 2 ●● · 3 – · 4 – · ? ●"


def test_the_ladder_agrees_with_the_levels_below_target() -> None:
    welfare = setup_plan(make_results({"welfare.support": 3}, {"baseline": "none"})).domains[1]
    assert (welfare.below, welfare.ladder) == (("Capability welfare.support (2, target 3)",),
                                               "0 – · 1 – · 2 ● · 3 – · 4 – · ? –")  # fmt: skip


def test_a_claim_without_evidence_shows_in_the_verified_score() -> None:
    (law, *_others) = setup_plan(make_results({"legal.handling": 3}, shown=False)).domains
    assert (law.claimed, law.verified) == ("100", "67")


def test_the_gate_board_says_what_is_to_do_to_show_and_to_ask() -> None:
    (gate,) = gate_board(make_results({"welfare.support": 2})).gates
    assert gate.state == "closed"
    assert [w.partition(":")[0] for w in gate.open_words] == ["To do", "To ask"]
    assert [c.met for c in gate.conditions] == [False, False]


def test_a_claimed_condition_is_not_ticked() -> None:
    (gate,) = gate_board(make_results({"welfare.support": 3}, {"baseline": "all"}, shown=False)).gates
    assert gate.state == "undecided"
    assert {(c.met, c.remark) for c in gate.conditions} == {(False, "claimed: show it")}


def test_a_shown_condition_is_ticked() -> None:
    (gate,) = gate_board(make_results({"welfare.support": 3}, {"baseline": "all"})).gates
    assert (gate.state, gate.planned) == ("open", "")
    assert all(c.met for c in gate.conditions)


def test_a_red_flag_has_dated_first_steps() -> None:
    (flag,) = setup_plan(make_results({"welfare.support": 1}, {"people_viewing": 3})).flags
    assert [(s.text, s.by) for s in flag.steps] == [("Stop all viewing", "27 November 2026")]


def test_a_contradiction_says_which_level_is_planned_with() -> None:
    (row,) = setup_plan(make_results({"welfare.support": 3}, {"baseline": "none"})).contradictions
    assert "Capability welfare.support: level 2" in row.effect


def denied() -> Results:
    """Return results where one of its own checks denies the level chosen, with evidence for it."""
    answer = Answer(value=3, checks={"written": "yes", "sampled": "no"}, evidence=PAPER)
    return make_results(answers={"welfare.support": answer, "proc.intake": answer})


def test_a_level_that_its_own_checks_deny_is_said_in_every_document() -> None:
    results = denied()
    (own, *_others) = setup_plan(results).contradictions
    assert own.message.startswith("Level 3 chosen, but its checks support only level 2")
    assert own.effect == "Until it is settled, planned with Capability welfare.support: level 2."
    report = {c.name: c for part in assessment_report(results).parts for c in part.capabilities}
    row = report["Capability welfare.support"]
    assert row.level == "3 established, but its checks support only 2"
    assert row.remarks == ("Planned with another level than answered: level 2 used: its checks deny level 3.",)


def test_the_partner_map_goes_by_the_level_that_its_checks_leave() -> None:
    (partner,) = partner_map(denied()).direct
    assert partner.gaps == ("Capability proc.intake: level 2 used: its checks deny level 3; target 3",)


@pytest.mark.parametrize("name", ["setup-plan", "executive-brief"])
def test_a_law_that_forbids_to_protect_children_stands_before_everything_else(name: str) -> None:
    pack = added(make_pack(), "facts", make_fact(id="no_prosecution_barred", type="yes_no", unit=""))
    for said, shown in (("yes", True), ("no", False)):
        assessment = make_assessment(facts={"no_prosecution_barred": said})
        doc, _warning = render(pack, assessment, [name], today=TODAY)[name]
        assert (doc.nodes[0].kind == "quote") is shown
        assert ("The law forbids the prosecutor" in doc.markdown) is shown


def test_actions_name_what_they_wait_for_by_number() -> None:
    plan = setup_plan(make_results({"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}))
    rows = {a.id: a for phase in plan.phases for a in phase.actions}
    assert "Waits for 1." in rows["act.welfare.provider"].why
    assert f"Needed before {rows['act.proc.desk'].number}." in rows["act.welfare.provider"].why
    assert "Opens gate G01." in rows["act.welfare.provider"].why


def test_what_a_phase_is_for_is_not_read_as_what_this_plan_holds() -> None:
    """A contact point read of certified users and a connection to ICSE over a phase without them."""
    results = make_results({"legal.handling": 0})
    (phase,) = [p for p in setup_plan(results).phases if p.actions][:1]
    doc, _warning = render(results.pack, results.assessment, ["setup-plan"], today=TODAY)["setup-plan"]
    texts = [plain_text(n.children) for n in doc.nodes if n.kind == "paragraph"]
    assert f"In general: {phase.aim} In this plan: {phase.span}." in texts


def test_every_action_has_owner_done_when_start_and_finish() -> None:
    rows = [a for phase in setup_plan(make_results()).phases for a in phase.actions]
    assert rows
    assert all(a.owner and a.done_when and a.start and a.finish and a.why for a in rows)


def test_the_length_names_the_distance_to_the_best_and_never_the_bound() -> None:
    plan = make_results({"legal.handling": 0}).plan
    apart = replace(plan, weeks=20, lower_bound_weeks=13)
    said = length_words(replace(make_results(), plan=apart))
    assert "20 weeks" in said
    assert "at most 7 weeks from the best possible" in said
    assert "13 weeks" not in said
    near = length_words(replace(make_results(), plan=replace(plan, weeks=14, lower_bound_weeks=13)))
    assert "at most 1 week from the best possible" in near


def test_milestones_have_the_dates_of_half_and_of_four_fifths() -> None:
    (row,) = setup_plan(make_results({"proc.intake": 0, "welfare.support": 0})).milestones
    assert row.half.endswith(("2026", "2027"))
    assert row.likely.endswith(("2026", "2027"))
    assert row.half != row.likely


def test_a_chart_is_split_when_it_has_more_rows_than_fit() -> None:
    many = tuple(make_action(id=f"act.legal.part{n}", raises={"legal.handling": 3}) for n in range(MOST_ROWS + 5))
    charts = gantt_charts(make_results({"legal.handling": 0}, pack=added(make_pack(), "actions", *many)))
    assert [n for n in charts if n.startswith("gantt-foundations")] == ["gantt-foundations-1", "gantt-foundations-2"]
    assert all(isinstance(c, Gantt) and len(c.rows) <= MOST_ROWS for c in charts.values())


def test_the_chart_says_that_its_data_are_in_the_table() -> None:
    charts = gantt_charts(make_results())
    assert charts
    assert all("table" in c.alt for c in charts.values())
    assert not [c.alt for c in charts.values() if "Chart of 1 actions" in c.alt]


def test_only_what_is_cited_is_listed_as_a_source() -> None:
    pack = added(make_pack(), "sources", make_source(id="s.unused", title="Never cited"))
    for view in (setup_plan, gate_board, assessment_report):
        assert [s.number for s in view(make_results(pack=pack)).sources] == [1]


def test_what_is_left_out_stands_with_its_reason() -> None:
    pack = added(make_pack(), "actions", make_action(id="act.legal.later", title="Start elsewhere", starts=("unit",)))
    found = {w.actions: w.why for w in setup_plan(make_results(pack=pack)).left_out}
    assert found["Start elsewhere",] == "For a unit that works already; it comes when the unit is assessed again as one"


def test_a_reason_that_heads_a_list_ends_without_a_stop() -> None:
    only = make_action(id="act.legal.later", title="Start elsewhere", only_when="fact:people_viewing > 9")
    plan = setup_plan(make_results(facts={"people_viewing": 1}, pack=added(make_pack(), "actions", only)))
    (why,) = [w.why for w in plan.left_out if w.actions == ("Start elsewhere",)]
    assert why.endswith("more than 9 people")


def test_what_the_country_has_is_named_and_not_asked_for() -> None:
    plan = setup_plan(make_results(ALL_AT_3, SUPPORTED))
    assert plan.phases == ()
    assert "Carry out act.legal.basis" in plan.in_place[0].actions


def test_capabilities_outside_the_profile_are_named() -> None:
    assert setup_plan(make_results(profile="first_unit")).outside_profile == ("Capability proc.intake",)


def test_level_4_without_an_action_is_a_next_step() -> None:
    steps = setup_plan(make_results(ALL_AT_3)).next_steps
    assert ("Capability legal.handling", "Improved every year.") in [(s.capability, s.statement) for s in steps]


def test_a_local_capacity_carries_its_reason() -> None:
    local = {"unit_head": LocalValue(value=2, reason="[half] a team")}
    (row,) = setup_plan(make_results(capacities=local)).capacities
    assert (row.days_a_week, row.who, row.basis) == ("2", "", "stated for this country: [half] a team")


def test_a_default_capacity_is_marked_as_an_estimate() -> None:
    (row,) = setup_plan(make_results()).capacities
    assert row.basis == "(estimate)"


def test_a_default_capacity_says_whose_days_it_counts() -> None:
    """The head of unit gave six days a week: the days of the deputy are among them."""
    pack = changed(make_pack(), "owners", "unit_head", note="With the deputy")
    (row,) = setup_plan(make_results(pack=pack)).capacities
    assert row.who == "With the deputy"


def test_what_a_dropped_action_stops_names_it_without_its_id() -> None:
    later = make_action(id="act.proc.later", needs=("act.proc.desk",), raises={"proc.intake": 4})
    pack = changed(added(make_pack(), "actions", later), "profiles", "national_centre", targets={"proc.intake": 4})
    given_up = {"act.proc.desk": Progress(state="dropped", date="2026-11-01", note="No room")}
    reasons = [w.why for w in setup_plan(make_results({"proc.intake": 0}, pack=pack, progress=given_up)).left_out]
    assert "It cannot be done, because this was dropped: Carry out act.proc.desk" in reasons


def test_who_must_answer_soonest_is_asked_first() -> None:
    """A question after children in custody stood under the sixth heading."""
    pack = changed(make_pack(), "capabilities", "legal.handling", respondents=("ncb",))
    pack = replace(pack, respondents=(replace(pack.respondents[0], id="ncb", name="Bureau"), *pack.respondents))
    found = enquiry_list(make_results(pack=pack))
    assert [g.name for g in found.respondents] == ["Head of unit", "Bureau"]
    assert found.urgent.endswith(" by 28 November 2026: the answers may show that something must stop at once.")


def test_the_list_of_enquiries_names_what_hangs_on_the_answers() -> None:
    (group,) = enquiry_list(make_results()).respondents
    assert [r.rules for r in group.rows if r.rules]
    assert group.decides == ("F01, red flag: People view material without support", "G01, gate: No desk before support")


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ({}, "5 questions are open."),
        ({"legal.handling": 3}, "5 questions are open. The answer to 1 of them was given, and what shows it is asked "
                                "for; to the others no answer is known."),
    ],
)
def test_the_list_says_how_many_answers_are_missing_or_not_shown(levels: dict[str, int], said: str) -> None:
    assert enquiry_list(make_results(levels, shown=False)).count == said


def test_each_party_that_carries_an_action_signs_and_no_other() -> None:
    results = make_results({"legal.handling": 0, "welfare.support": 0, "proc.intake": 0})
    signing = [p.name for g in setup_plan(results).signatures for p in g.parties]
    assert sorted(signing) == sorted({results.owner(p.action.owner) for p in results.plan.actions})


def test_ministers_sign_before_the_police_and_the_police_before_others() -> None:
    owners = ("partners", "unit_head", "steering_group", "police_chief")
    pack = make_pack(owners=tuple(m.Owner(id=o, name=o, days_per_week=5) for o in (*owners, "other")))
    pack = replace(pack, actions=tuple(replace(a, owner=o) for a, o in zip(pack.actions, cycle(owners))))
    results = make_results({"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}, pack=pack)
    order = [p.name for g in setup_plan(results).signatures for p in g.parties]
    assert order == [o for o in ("steering_group", "police_chief", "unit_head", "partners") if o in order]
    assert len(order) > 2


def test_a_party_that_signs_reads_the_numbers_of_its_actions_in_the_plan() -> None:
    results = make_results({"legal.handling": 0, "welfare.support": 0, "proc.intake": 0})
    numbers = [n for g in setup_plan(results).signatures for p in g.parties
               for n in p.numbers.removeprefix("No. ").split(", ")]  # fmt: skip
    assert sorted(map(int, numbers)) == [p.rank for p in results.plan.actions]


def test_enquiries_stand_under_the_function_that_is_asked() -> None:
    (group,) = enquiry_list(make_results()).respondents
    assert group.name == "Head of unit"
    assert {(r.respondent, r.by) for r in group.rows} == {
        ("Head of unit", "28 November 2026"), ("Head of unit", "9 December 2026")
    }  # fmt: skip
    assert group.rows[0].by == "28 November 2026"


def test_a_claim_asks_for_what_shows_it() -> None:
    (group,) = enquiry_list(make_results({"legal.handling": 3}, shown=False)).respondents
    (claim,) = [r for r in group.rows if r.claim]
    assert claim.show == ("The signed text",)


# -- executive brief --


def test_the_brief_tells_no_story_that_the_pack_does_not_label_invented() -> None:
    assert executive_brief(make_results()).example is None


def test_the_brief_prints_the_labelled_story_of_the_pack() -> None:
    story = m.Paragraph(id="invented_path", title="An invented example", items=("Invented.",))
    found = executive_brief(make_results(pack=added(make_pack(), "paragraphs", story))).example
    assert found is not None
    assert "invented" in found.title


def test_decisions_are_those_that_most_actions_wait_for() -> None:
    first, *_others = executive_brief(make_results({"legal.handling": 0})).decisions
    assert first.title == "Carry out act.legal.basis"
    assert first.waiting == "2 actions wait for it"


def test_decisions_stand_by_date() -> None:
    pack = added(make_pack(), "actions", *(make_action(id=f"act.legal.more{n}", raises={"legal.handling": 3},
                                                       weeks=(n, n, n + 2)) for n in (9, 3, 6)))  # fmt: skip
    results = make_results({"legal.handling": 0}, pack=pack)
    finish = {p.rank: p.finish for p in results.plan.actions}
    days = [finish[d.number] for d in executive_brief(results).decisions]
    assert len(days) > 2
    assert days == sorted(days)


def test_the_events_that_a_minister_waits_for_are_in_the_brief_however_many_there_are() -> None:
    """Eight earlier events once hid the day on which the connection opens."""
    late = [m.Milestone(id=i, name=f"Awaited {i}", actions=("act.proc.desk",)) for i in ("icse_open", "identification")]
    early = [m.Milestone(id=f"early{n}", name=f"Early {n}", actions=("act.legal.basis",)) for n in range(20)]
    pack = make_pack(milestones=(*early, *late))
    shown = [r.name for r in executive_brief(make_results({"legal.handling": 0}, pack=pack)).milestones]
    assert len(shown) == 12
    assert shown[-2:] == ["Awaited icse_open", "Awaited identification"]


def test_the_brief_says_why_an_event_has_other_dates_than_its_decision() -> None:
    assert "the dates under decisions are of this schedule" in executive_brief(make_results()).length


@pytest.mark.parametrize(("viewing", "first"), [(3, "What must stop or start now"), (0, "In short")])
def test_the_brief_begins_with_what_must_stop_where_anything_must(viewing: int, first: str) -> None:
    assessment = make_assessment({"welfare.support": 1}, {"people_viewing": viewing})
    document, _warning = render(make_pack(), assessment, ["executive-brief"], today=TODAY)["executive-brief"]
    heads = [plain_text(n.children) for n in document.nodes if n.kind == "heading"]
    assert heads[0] == first
    assert {"What must stop or start now", "In short"} == set(heads[:2])


def test_the_brief_names_all_that_must_stop_and_the_most_urgent_first() -> None:
    """It named five by their letters, and left out what was to stop within the hour."""
    days = (9, 2, 5, 0, 7, 3)
    pack = make_pack()
    flags = [make_red_flag(id=f"F{n:02}", steps=(m.SafeStep(text=f"Within {day} days", within_days=day),))
             for n, day in enumerate(days, start=1)]  # fmt: skip
    brief = executive_brief(make_results({"welfare.support": 1}, {"people_viewing": 3},
                                         pack=replace(pack, red_flags=tuple(flags))))  # fmt: skip
    assert [f.id for f in brief.flags] == ["F04", "F02", "F06", "F03", "F05", "F01"]


def test_the_brief_begins_with_what_is_asked_why_by_when_and_with_how_much_work() -> None:
    pack = make_pack(milestones=(m.Milestone(id="icse_open", name="Connection opened", actions=("act.proc.desk",)),))
    brief = executive_brief(make_results({"welfare.support": 1}, {"people_viewing": 3}, pack=pack))
    found = dict(brief.summary)
    assert list(found) == ["What we ask", "Why", "By when", "Set-up work"]
    assert "1 finding cannot wait" in found["Why"]
    assert "Connection opened: " in found["By when"]
    assert found["By when"].endswith("(likely: in 80 of 100 runs of the plan).")
    assert "person-days in " in found["Set-up work"]
    assert brief.held_back.startswith("1 kind of work")


def test_the_brief_says_that_nothing_is_known_and_not_that_nothing_is_reached() -> None:
    assert dict(executive_brief(make_results()).summary)["Why"] == (
        'The target "Profile national_centre" asks for 3 capabilities; where they stand is not known yet.'
    )


def test_the_brief_names_what_may_not_start_in_words() -> None:
    (rule,) = executive_brief(make_results({"welfare.support": 2})).closed
    assert rule.title.startswith("No desk before support")


def test_a_gate_that_nothing_in_the_plan_opens_says_so_in_place_of_a_date() -> None:
    pack = changed(make_pack(), "gates", "G01", opened_by=(), opens_when="fact:baseline = all")
    (rule,) = executive_brief(make_results({"welfare.support": 2}, pack=pack)).closed
    assert rule.planned == "no date in this plan"


@pytest.mark.parametrize("name", ["setup-plan", "assessment-report"])
def test_the_word_for_a_score_is_the_end_of_its_sentence(name: str) -> None:
    doc, _warning = render(make_pack(), make_assessment({"legal.handling": 1}), [name], today=TODAY)[name]
    assert "of 100: early." in doc.markdown


def test_a_gate_that_the_brief_names_by_its_letter_is_explained_once() -> None:
    pack = changed(make_pack(), "red_flags", "F01", observed="People view while G01 is shut")
    brief = executive_brief(make_results({"welfare.support": 1}, {"people_viewing": 3}, pack=pack))
    assert brief.flags[0].observed == "People view while G01 (gate: no desk before support) is shut"
    assert brief.closed[0].title == "No desk before support (G01)"


def test_the_word_for_a_domain_carries_its_meaning() -> None:
    (standing,) = [s for s in executive_brief(make_results({"legal.handling": 1})).standings if s.word == "early"]
    assert standing.meaning == "less than half of the weighted way to the targets"
    assert standing.domains == "Law (0 of 1)"


# -- staffing and training --


def test_posts_that_were_not_asked_are_not_known_and_not_zero() -> None:
    pack = added(make_pack(), "facts", make_fact(id="posts_r01", type="amount"))
    pack = changed(pack, "roles", "R01", fact="posts_r01", least=2)
    (role,) = staffing_checklist(make_results(pack=pack)).roles
    assert (role.in_place, role.posts) == ("not known", ("R01-1", "R01-2"))


@pytest.mark.parametrize(("held", "lines"), [(0, 0), (1.5, 2), (3, 3), (400, 12)])
def test_each_post_in_place_has_a_line(held: float, lines: int) -> None:
    pack = added(make_pack(), "facts", make_fact(id="posts_r01", type="amount"))
    pack = changed(pack, "roles", "R01", fact="posts_r01")
    (role,) = staffing_checklist(make_results(facts={"posts_r01": held}, pack=pack)).roles
    assert (role.in_place, len(role.posts)) == (f"{held:g}", lines)


def test_a_welfare_check_is_ticked_only_when_it_was_answered_with_yes() -> None:
    answers = {"welfare.support": Answer(value=2, checks={"written": "yes", "in_force": "no"})}
    assessment = replace(make_assessment(), answers=answers)
    (row,) = staffing_checklist(make_results(assessment=assessment)).welfare
    assert [done for _text, done in row.checks] == [True, False, False]


def test_a_rule_without_exception_is_never_waived() -> None:
    (rule,) = staffing_checklist(make_results()).minimum
    assert rule.exception == "Never waived."


def test_decisions_of_the_employer_are_no_steps_of_selection() -> None:
    stop = m.SelectionStep(id="V-D1", name="Stop", text="Nobody starts.", hard_stop=True)
    view = staffing_checklist(make_results(pack=added(make_pack(), "selection", stop)))
    assert ([s.id for s in view.steps], [s.id for s in view.decisions]) == (["V1"], ["V-D1"])


def test_courses_stand_in_the_order_in_which_they_are_taken() -> None:
    pack = added(make_pack(), "courses", make_course(id="C02", order=0, matrix={"R01": "A"}))
    view = training_plan(make_results(pack=pack))
    assert [c.id for c in view.courses] == ["C02", "C01"]
    assert (view.roles[0].must, view.roles[0].aware) == ("C01", "C02")


def test_a_course_says_before_and_after_which_gate_it_stands() -> None:
    pack = changed(make_pack(), "actions", "act.welfare.provider", courses=("C01",))
    (course,) = training_plan(make_results(pack=pack)).courses
    assert course.gates == "before G01 can open"
    (course,) = training_plan(make_results()).courses
    assert course.gates == "not before G01 is open"


def test_a_course_waits_for_no_gate_while_one_action_that_gives_it_is_free() -> None:
    """Law is taught from the first day on, although one of many actions with it stands behind a gate."""
    pack = changed(make_pack(), "actions", "act.legal.basis", courses=("C01",))
    (course,) = training_plan(make_results(pack=pack)).courses
    assert course.gates == ""


def test_two_gates_before_a_course_are_spoken_of_as_two() -> None:
    pack = added(make_pack(), "gates", make_gate(id="G02", opened_by=("act.legal.basis",)))
    (course,) = training_plan(make_results(pack=pack)).courses
    assert course.gates == "not before G01, G02 are open"


def test_the_gates_that_the_training_plan_names_stand_in_words() -> None:
    assert training_plan(make_results()).gates == ("G01: No desk before support",)


def test_certificates_not_asked_for_are_not_known() -> None:
    pack = added(make_pack(), "facts", make_fact(id="certs_c01"))
    pack = changed(pack, "courses", "C01", fact="certs_c01")
    (course,) = training_plan(make_results(pack=pack)).courses
    assert course.held == "not known"


def test_providers_carry_their_source_and_the_themes_their_number() -> None:
    example = m.Example(text="A free course", free=True, sources=(m.Cite(id="s.one"),))
    pack = changed(make_pack(), "courses", "C01", examples=(example,), theme=3)
    view = training_plan(make_results(pack=pack))
    assert [(p.text, p.free, p.marks) for p in view.courses[0].providers] == [("A free course", True, "[1]")]
    assert [c.theme for c in view.themes] == ["INTERPOL theme 3"]


def test_a_role_that_a_course_does_not_name_has_an_empty_cell() -> None:
    pack = added(make_pack(), "roles", make_role(id="R02"))
    (course,) = training_plan(make_results(pack=pack)).courses
    assert course.matrix == ("M", "")


# -- every document --


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_says_on_its_face_what_it_rests_on(name: str) -> None:
    assessment = replace(make_assessment({"legal.handling": 1}), fictional=True, marking="for the minister")
    answer = replace(assessment.answers["legal.handling"], time="2026-11-20T10:00:00Z")
    assessment = replace(assessment, answers={"legal.handling": answer})
    meta = render(make_pack(), assessment, [name], today=TODAY)[name][0].meta
    face = dict(meta.face)
    assert "toy 1.0.0" in face["Content"]
    assert face["Answers of"] == "20 November 2026"
    assert face["Marking"] == meta.marking
    assert meta.marking.endswith("for the minister")
    assert face["Language"] == "English"
    assert face["Estimated"]
    assert face["Not known"] == "2 of 3 capabilities: Capability proc.intake; Capability welfare.support"
    assert meta.country == "Kenya (fictional)"
    assert "Fictional country" in meta.notice


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_real_country_carries_no_such_mark(name: str) -> None:
    meta = render(make_pack(), make_assessment(), [name], today=TODAY)[name][0].meta
    assert (meta.country, meta.notice) == ("Kenya", "")


def test_answers_under_another_version_are_named() -> None:
    meta = setup_plan(make_results(pack_version="0.9.0")).meta
    assert "answers were given under version 0.9.0" in dict(meta.face)["Content"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_can_be_written_without_answers_and_with_a_bare_pack(name: str) -> None:
    pack = without(make_pack(), "paragraphs", "meanwhile")
    assert render(pack, make_assessment(), [name], today=TODAY)[name][0].nodes


def test_a_report_that_is_not_confirmed_is_named_in_every_view_of_the_plan() -> None:
    told = {"act.proc.desk": Progress(state="done", date="2026-11-20")}
    results = make_results(dict.fromkeys(ALL_AT_3, 1), progress=told)
    plan, brief = setup_plan(results), executive_brief(results)
    desk = next(a for p in plan.phases for a in p.actions if a.id == "act.proc.desk")
    assert desk.remark == "(Reported, not confirmed: 1 of its needs is open. Gates not open: G01)"
    assert [m.name for m in plan.milestones] == ["Desk open (reported, not confirmed)"]
    assert [m.name for m in brief.milestones] == ["Desk open (reported, not confirmed)"]
    assert brief.closed[0].planned.endswith("work that it forbids is reported, not confirmed")
    assert "Stop this work until the gate is open." in gate_board(results).gates[0].planned


def test_alternatives_of_a_gate_are_boxes_of_which_one_is_enough() -> None:
    either = "(fact:people_viewing >= 5 and welfare.support >= 3) or fact:baseline = all"
    pack = changed(make_pack(), "gates", "G01", opens_when=either)
    found = make_results({"welfare.support": 2}, {"people_viewing": 1, "baseline": "some"}, pack=pack)
    (gate,) = gate_board(found).gates
    assert [c.remark for c in gate.conditions] == [
        "not so today; only together with: Capability welfare.support: level 3 or higher; or else another of these",
        "not so today; only together with: How many people are there? (needed: at least 5 people); or else another of "
        "these",
        "not so today; one of these is enough",
    ]
    (to_do,) = gate.open_words
    assert to_do.startswith("To do: one of these: (How many people are there? (needed: at least 5 people); ")
    assert ", together); " in to_do
