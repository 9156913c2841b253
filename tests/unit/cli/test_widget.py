"""The capability screen: what keys do to the draft, and what the page shows."""

from collections.abc import Iterator
from typing import Literal

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.toy import make_capability
from vidkit.assessment.model import Answer
from vidkit.cli.ask import EndOfInput, Interrupted
from vidkit.cli.widget import Draft, Screen, Wish, flowed, keys_shown, page
from vidkit.content.model import NotApplicable

DOWN, ENTER, CTRL_C, CTRL_D = "\x1b[B", "\r", "\x03", "\x04"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def pressed(keys: PipeInput, draft: Draft, text: str) -> Wish:
    keys.send_text(text)
    return Screen(draft, "Staff welfare 1 of 4, 1 of 4", ["Why it matters: people."]).run()


def test_all_checks_yes_propose_level_3(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "yyy" + ENTER) is Wish.save
    answer = draft.answer()
    assert answer == Answer(value=3, checks={"written": "yes", "in_force": "yes", "sampled": "yes"})


def test_some_checks_yes_propose_level_2(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    pressed(keys, draft, "ynn" + ENTER)
    assert draft.current == 2


def test_space_goes_from_yes_to_no_to_not_answered(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    pressed(keys, draft, "  q")
    assert draft.checks == {"written": "no"}
    pressed(keys, draft, " q")
    assert draft.checks == {}


def test_checks_all_no_propose_nothing_and_enter_asks_for_a_level(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "nnn" + ENTER + "q") is Wish.stop
    assert draft.answer() is None
    assert "0 to 4" in draft.message or draft.message == ""


def test_a_chosen_level_stands_over_the_proposal(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    pressed(keys, draft, "yyy1" + ENTER)
    assert draft.current == 1
    assert draft.differs


def test_level_4_over_a_proposed_3_needs_no_reason(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    pressed(keys, draft, "yyy4" + ENTER)
    assert not draft.differs


def test_arrows_and_space_choose_a_statement(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    pressed(keys, draft, DOWN * 4 + " " + ENTER)
    assert draft.current == 1


def test_u_saves_unknown_which_is_not_level_0(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "u" + ENTER) is Wish.save
    assert draft.answer() == Answer(state="unknown")


def test_not_applicable_only_where_the_pack_allows_it(keys: PipeInput) -> None:
    refused = Draft(make_capability())
    assert pressed(keys, refused, "x" + ENTER + "q") is Wish.stop
    rule = NotApplicable(when="always", text="The law forbids it.", ask_instead="What is done instead?")
    allowed = Draft(make_capability(not_applicable=rule), may_not_apply=True)
    pressed(keys, allowed, "x" + ENTER)
    assert allowed.answer() == Answer(state="not_applicable")


def test_by_arrangement_only_where_the_pack_allows_it(keys: PipeInput) -> None:
    assert pressed(keys, Draft(make_capability(by_arrangement=True)), "a") is Wish.arrangement
    assert pressed(keys, Draft(make_capability()), "aq") is Wish.stop


@pytest.mark.parametrize(
    ("key", "wish"), [("b", Wish.back), ("s", Wish.skip), ("l", Wish.later), ("q", Wish.stop), ("t", Wish.note),
                      ("B", Wish.back), (CTRL_D, Wish.stop)]
)  # fmt: skip
def test_each_key_asks_for_its_turn(keys: PipeInput, key: str, wish: Wish) -> None:
    assert pressed(keys, Draft(make_capability()), key) is wish


def test_help_closes_with_a_key_and_changes_nothing(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "?" + DOWN + "3q") is Wish.stop
    assert draft.current is None


def test_ctrl_c_is_handed_on(keys: PipeInput) -> None:
    with pytest.raises(Interrupted):
        pressed(keys, Draft(make_capability()), CTRL_C)


def test_an_earlier_answer_is_shown_and_kept() -> None:
    answer = Answer(value=2, checks={"written": "yes"}, note="[/x] kept")
    draft = Draft.of(make_capability(), answer, may_not_apply=False)
    assert draft.answer() == answer
    assert "[/x] kept" in "\n".join(text for _, text in page(draft, 0, 60).lines)


@pytest.mark.parametrize("width", [60, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    capability = make_capability(levels=("word " * 60,) * 5, definition="word " * 60)
    lines = [text for _, text in page(Draft(capability), 3, width).lines]
    assert len(lines) > 20
    assert max(len(text) for text in lines) <= width


def test_escape_characters_in_a_note_do_not_reach_the_terminal() -> None:
    draft = Draft(make_capability(), note="a\x1b[31mred")
    shown = "\n".join(text for _, text in page(draft, 0, 60).lines)
    assert "\x1b" not in shown
    assert "\\x1b[31mred" in shown


def test_the_cursor_line_is_that_of_the_row_in_focus() -> None:
    made = page(Draft(make_capability()), 1, 60)
    assert made.lines[made.focus][1].startswith("> [   ] It is in force.")


def test_keys_flow_without_breaking_one() -> None:
    assert flowed(["space yes/no", "0-4 level", "q stop"], 24) == ["space yes/no | 0-4 level", "q stop"]


def test_enter_saves_no_level_that_one_yes_proposes(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "y" + ENTER + "q") is Wish.stop
    assert draft.answer() is None
    assert "so far propose: 2" in "\n".join(text for _, text in page(draft, 0, 60).lines)


def test_the_key_line_names_y_and_n_and_what_enter_saves() -> None:
    draft = Draft(make_capability())
    assert {"y yes", "n no", "Enter saves, once a level is chosen"} <= set(keys_shown(draft))
    draft.choose("2")
    assert "Enter saves 2 developing" in keys_shown(draft)
    draft.choose("unknown")
    assert "Enter saves unknown" in keys_shown(draft)


@pytest.mark.parametrize(("typed", "said"), [("z", "z does nothing here"), ("\x1b[15~", "That key does nothing"),
                                             (DOWN * 3 + "y", "y and n answer a check")])  # fmt: skip
def test_a_key_that_does_nothing_is_answered(keys: PipeInput, typed: str, said: str) -> None:
    screen = Screen(Draft(make_capability()), "", [])
    keys.send_text(typed)
    keys.close()
    with pytest.raises(EndOfInput):
        screen.run()
    assert said in screen.draft.message


def test_text_pasted_on_a_screen_presses_no_keys(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "\x1b[200~3 quarters, yes\r\x1b[201~" + "q") is Wish.stop
    assert (draft.checks, draft.chosen) == ({}, None)


def test_an_arabic_keyboard_presses_the_same_keys(keys: PipeInput) -> None:
    draft = Draft(make_capability())
    assert pressed(keys, draft, "غى٣" + ENTER) is Wish.save
    assert (draft.checks, draft.chosen) == ({"written": "yes", "in_force": "no"}, 3)
    assert pressed(keys, Draft(make_capability()), "لا") is Wish.back


def test_what_was_entered_comes_back_as_it_was() -> None:
    draft = Draft(make_capability(by_arrangement=True), checks={"written": "no"}, note="half", arrangement="A ministry")
    choices: tuple[Literal["unknown"] | int | None, ...] = (None, 2, "unknown")
    for chosen in choices:
        draft.chosen = chosen
        again = Draft.of(draft.capability, draft.unsaved(), may_not_apply=False)
        assert (again.chosen, again.checks, again.note) == (chosen, {"written": "no"}, "half")
        assert again.arrangement == "A ministry"
