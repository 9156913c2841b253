"""The interview guide: every question with boxes and room to write, blank or as answered."""

from tests.toy import changed, make_assessment, make_pack
from tests.unit.documents.builders import TODAY, make_results
from vidkit.assessment.model import Answer
from vidkit.assessment.questionnaire import Extent, blank
from vidkit.content.model import NotApplicable
from vidkit.documents.tree import Document, plain_text, walk
from vidkit.documents.views.interview_guide import InterviewGuide, QuestionRow, interview_guide
from vidkit.documents.write import render


def rows(view: InterviewGuide) -> dict[str, QuestionRow]:
    return {q.id: q for part in view.parts for q in part.questions}


def ticked(question: QuestionRow) -> list[str]:
    return [c.sign or c.text for c in question.choices if c.ticked]


def laid_out(**changes: object) -> Document:
    assessment = make_assessment({"legal.handling": 2}, {"people_viewing": 4}, **changes)  # type: ignore[arg-type]
    return render(make_pack(), assessment, ["interview-guide"], today=TODAY)["interview-guide"][0]


def test_a_blank_form_has_every_question_and_no_tick() -> None:
    found = rows(interview_guide(make_results(assessment=blank(make_pack()))))
    assert list(found) == ["legal.handling", "welfare.support", "people_viewing", "baseline", "proc.intake"]
    assert [ticked(q) for q in found.values()] == [[]] * 5


def test_a_blank_form_says_nothing_about_answers_or_weaknesses() -> None:
    meta = interview_guide(make_results(assessment=blank(make_pack()))).meta
    assert [label for label, _ in meta.face] == ["Content", "Language", "Estimated", "Marks"]
    assert (meta.marking, meta.edition) == ("blank form", "toy 1.0.0 · blank form")


def test_answers_are_ticked_and_written() -> None:
    found = rows(interview_guide(make_results({"legal.handling": 2}, {"people_viewing": 4, "baseline": "some"})))
    assert ticked(found["legal.handling"]) == ["2"]
    assert ticked(found["baseline"]) == ["Some of them"]
    assert (found["people_viewing"].written, ticked(found["people_viewing"])) == ("4 people", [])


def test_unknown_is_an_answer_with_a_box_of_its_own() -> None:
    found = rows(interview_guide(make_results(unknown=["legal.handling", "people_viewing"])))
    assert (ticked(found["legal.handling"]), ticked(found["people_viewing"])) == (["?"], ["?"])


def test_checks_are_ticked_as_answered() -> None:
    answer = Answer(value=2, checks={"written": "yes", "in_force": "no"})
    found = rows(interview_guide(make_results(assessment=make_assessment(answers={"legal.handling": answer}))))
    assert [(c.yes, c.no) for c in found["legal.handling"].checks] == [(True, False), (False, True), (False, False)]


def test_not_applicable_has_a_box_only_where_the_pack_allows_it() -> None:
    rule = NotApplicable(when="fact:people_viewing = 0", text="Nobody views.", ask_instead="Ask who will.")
    pack = changed(make_pack(), "capabilities", "welfare.support", not_applicable=rule)
    found = rows(interview_guide(make_results(pack=pack)))
    assert [q.id for q in found.values() if any(c.sign == "–" for c in q.choices)] == ["welfare.support"]


def test_a_question_says_when_it_is_asked() -> None:
    pack = changed(make_pack(), "facts", "baseline", asked_when="fact:people_viewing > 0")
    found = rows(interview_guide(make_results(pack=pack)))
    assert 'Only if: "How many people are there?" is answered: more than 0 people.' in found["baseline"].about


def test_a_respondent_gets_only_their_questions() -> None:
    view = interview_guide(make_results(), Extent(respondent="nobody"))
    assert view.parts == ()


def test_each_level_has_a_box_and_each_check_two() -> None:
    boxes = [n for n in walk(laid_out().nodes) if n.kind == "box"]
    assert len(boxes) == 3 * (6 + 2 * 3) + 1 + 4
    assert sum(n.ticked for n in boxes) == 1


def test_every_question_shows_its_id() -> None:
    text = plain_text(laid_out().nodes)
    for name in ("legal.handling", "welfare.support", "people_viewing", "baseline", "proc.intake"):
        assert f"Question {name}." in text
