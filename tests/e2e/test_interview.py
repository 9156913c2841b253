"""Whole sittings on a real pseudo-terminal, over the toy pack and over a domain of the built-in one."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.terminal import ROOT, Key, Terminal
from tests.toy import added, changed, make_pack, write_pack
from vidkit.assessment import store
from vidkit.assessment.interview import questions
from vidkit.assessment.model import Respondent
from vidkit.content.model import Capability, Named
from vidkit.content.packs import load_pack

pytest.importorskip("pty", reason="pseudo-terminals of POSIX")
pytestmark = pytest.mark.slow

FILE = "kenya-2026.vidkit.json"
TODAY = date(2026, 11, 25)


def vidkit(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run vidkit without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "vidkit", *args], cwd=folder, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, env={"PYTHONPATH": str(ROOT), "VIDKIT_TODAY": "2026-11-25", "HOME": str(folder)},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the toy pack and an assessment of Kenya under it: four questions."""
    write_pack(make_pack(), tmp_path / "pack")
    done = vidkit(tmp_path, "new", "KE", "--pack", "pack")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"Made: {FILE}\n"
    return tmp_path


def interview(folder: Path, *args: str, columns: int = 80) -> Terminal:
    return Terminal(["interview", FILE, "--pack", "pack", *args], folder, columns=columns)


def saved(folder: Path) -> dict[str, Any]:
    whole = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return {"cursor": whole.get("cursor", ""), **whole.get("answers", {})}


@pytest.mark.parametrize("columns", [80, 60])
def test_a_full_run_with_back_help_wrong_input_and_review(folder: Path, columns: int) -> None:
    t = interview(folder, columns=columns)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "?")
    t.answer("Why it matters", "?")
    t.wait("The checks propose no level yet.")
    t.type("yyy")
    t.answer("The checks propose: 3 established", Key.enter)
    t.answer("Which evidence was shown to you?", "Signed [order]; order; 2026-03; file 7", Key.enter)
    t.wait("Saved: Capability legal.handling: 3 established.")
    t.answer("Staff welfare 1 of 3, 2 of 4", "u", Key.enter)
    t.answer("How many people are there?", "many", Key.enter)
    t.answer('"many" is not a number.', "b", Key.enter)
    t.answer("Staff welfare 1 of 3, 2 of 4", "2", Key.enter)
    t.answer("3 of 4 How many people are there?", "12", Key.enter)
    t.answer("How many of them have had a first appointment?", "2", Key.enter)
    t.answer("4 answered, 0 unknown, 0 claimed without evidence, 0 missing", "people_viewing", Key.enter)
    t.answer("Now: 12 people. Enter keeps it.", "13", Key.enter)
    t.answer("Enter to finish", Key.enter)
    t.wait("vidkit score")
    assert t.exit_code() == 0
    found = saved(folder)
    assert {k: v.get("value") for k, v in found.items() if k != "cursor"} == {
        "legal.handling": 3, "welfare.support": 2, "people_viewing": 13, "baseline": "some"
    }  # fmt: skip
    assert found["legal.handling"]["evidence"] == [
        {"title": "Signed [order]", "kind": "order", "date": "2026-03", "kept_at": "file 7"}
    ]


def test_ctrl_c_then_resume_at_the_same_place(folder: Path) -> None:
    t = interview(folder)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "1", Key.enter)
    t.answer("Staff welfare 1 of 3, 2 of 4", Key.ctrl_c)
    t.wait("Stopped. 1 answer is saved")
    assert t.exit_code() == 130
    assert "Traceback" not in t.seen
    assert saved(folder)["cursor"] == "welfare.support"
    again = interview(folder)
    again.answer("Staff welfare 1 of 3, 2 of 4", "q")
    assert again.exit_code() == 0
    assert "Law 1 of 1" not in again.seen


def test_ctrl_c_at_a_line_shows_what_was_typed(folder: Path) -> None:
    t = interview(folder, "--ask", "people_viewing")
    t.answer("How many people are there?", "123")
    t.answer("> 123", Key.ctrl_c)
    t.wait('as you typed it: "123"')
    assert t.exit_code() == 130


def test_ctrl_c_at_the_facts_about_the_country(folder: Path) -> None:
    t = interview(folder)
    t.answer("Enter to go on", Key.ctrl_c)
    assert t.exit_code() == 130
    assert "Traceback" not in t.seen


def test_a_power_cut_after_saved_loses_nothing(folder: Path) -> None:
    t = interview(folder)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "2", Key.enter)
    t.wait("Saved: Capability legal.handling: 2 developing.")
    t.kill()
    assert saved(folder)["legal.handling"]["value"] == 2


def test_a_fact_about_the_country_is_corrected_and_kept(folder: Path) -> None:
    t = interview(folder)
    t.answer("Number of a line to correct it", "4", Key.enter)
    t.answer("Connected to ICSE: what is right", "yes, since 2025 [NCB]", Key.enter)
    t.answer("yes, since 2025 [NCB] (your correction)", Key.ctrl_d)
    assert t.exit_code() == 0
    assert store.read(folder / FILE).assessment.country_facts == {"icse": "yes, since 2025 [NCB]"}


def test_no_colour_and_no_markup_on_the_terminal(folder: Path) -> None:
    t = interview(folder)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "t")
    t.answer("Note on legal.handling", "[/x] [draft]", Key.enter)
    t.answer("Note: [/x] [draft]", "q")
    assert t.exit_code() == 0
    styles = {code for found in re.findall(r"\x1b\[([0-9;]*)m", t.raw) for code in found.split(";")}
    assert styles
    assert styles <= {"", "0", "1", "7"}, "bold and reverse only"


@pytest.mark.parametrize("extra", [(), ("--domain", "legal")])
def test_without_a_terminal_the_alternative_is_named(folder: Path, extra: tuple[str, ...]) -> None:
    done = vidkit(folder, "interview", FILE, "--pack", "pack", *extra)
    assert done.returncode == 2
    assert "--answers FILE" in done.stderr
    assert done.stdout == ""


def test_no_input_lists_the_missing_ids(folder: Path) -> None:
    (folder / "some.yaml").write_text("legal.handling: 2\npeople_viewing: unknown\n", encoding="utf-8")
    done = vidkit(folder, "interview", FILE, "--pack", "pack", "--answers", "some.yaml", "--no-input")
    assert done.returncode == 3
    assert "2 answers are missing. By domain: Staff welfare 2. They are: welfare.support, baseline." in done.stderr
    assert saved(folder)["legal.handling"]["value"] == 2


def test_all_answers_in_a_file_need_no_questions(folder: Path) -> None:
    text = json.dumps({"legal.handling": 2, "welfare.support": 1, "people_viewing": 0, "baseline": "none"})
    (folder / "all.json").write_text(text, encoding="utf-8")
    done = vidkit(folder, "interview", FILE, "--pack", "pack", "--answers", "all.json", "--no-input")
    assert (done.returncode, done.stdout) == (0, "")
    assert len(store.read(folder / FILE).assessment.history) == 4


def test_an_answers_file_with_problems_changes_nothing(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    (folder / "bad.yaml").write_text("legal.handling: 9\npeople_viewing: 3\nbaselin: all\n", encoding="utf-8")
    done = vidkit(folder, "interview", FILE, "--pack", "pack", "--answers", "bad.yaml", "--no-input")
    assert done.returncode == 3
    assert "bad.yaml:1  VK213" in done.stderr
    assert "bad.yaml:3  VK212" in done.stderr
    assert "Did you mean 'baseline'?" in done.stderr
    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("args", "code", "named"),
    [
        (("new", "Korea"), 2, "Did you mean Republic of Korea (KOR)?"),
        (("new", "NO", "--profile", "national_center"), 2, "national_centre"),
        (("new", "KE"), 4, "exists already"),
        (("new", "NO", "-o", "nowhere/a.vidkit.json"), 4, "nowhere"),
        (("new", "NO", "--today", "soon"), 2, "2026-11-25"),
        (("interview", "none.vidkit.json"), 3, "vidkit new COUNTRY"),
        (("interview", "pack/pack.yaml"), 3, "not a vidkit assessment"),
        (("interview", "pack"), 3, "folder"),
        (("interview", FILE, "--pack", "pack", "--domain", "lgal"), 2, "'legal'"),
        (("interview", FILE, "--pack", "pack", "--ask", "legal.handlin"), 2, "'legal.handling'"),
        (("interview", FILE, "--pack", "pack", "--respondent", "head"), 2, "head_of_unit"),
        (("interview", FILE, "--pack", "nopack"), 3, "pack.yaml"),
        (("interview", FILE, "--pack", "pack", "--answers", "none.yaml"), 3, "none.yaml"),
    ],
)
def test_wrong_input_gets_one_message_with_the_way_out(
    folder: Path, args: tuple[str, ...], code: int, named: str
) -> None:
    done = vidkit(folder, *args)
    assert done.returncode == code, done.stderr
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_new_without_a_terminal_takes_first_unit_and_nothing_yet(folder: Path) -> None:
    found = store.read(folder / FILE).assessment
    assert (found.profile, found.start, found.country, found.country_name) == ("first_unit", "none", "KE", "Kenya")


def test_new_on_a_terminal_asks_for_profile_and_start(folder: Path) -> None:
    t = Terminal(["new", "Norway", "--pack", "pack"], folder)
    t.answer("Which unit does this country want?", "2", Key.enter)
    t.answer("Where does it start from?", "2", Key.enter)
    t.wait("vidkit interview norway-2026.vidkit.json")
    assert t.exit_code() == 0
    found = store.read(folder / "norway-2026.vidkit.json").assessment
    assert (found.profile, found.start) == ("national_centre", "unit")


def test_the_bare_command_offers_what_can_be_done(folder: Path) -> None:
    t = Terminal([], folder)
    t.answer("What would you like to do?", "6", Key.enter)
    assert t.exit_code() == 0
    assert "Continue an interview" in t.seen


def test_a_domain_of_the_built_in_pack_from_first_to_last_question(tmp_path: Path) -> None:
    vidkit(tmp_path, "new", "KE")
    t = Terminal(["interview", FILE, "--domain", "welfare", "--scope", "screening"], tmp_path, columns=60)
    t.answer("Enter to go on", Key.enter)
    pack = load_pack()
    asked = 0
    while True:
        assessment = store.read(tmp_path / FILE).assessment
        found = questions(pack, assessment, TODAY, scope="screening", domain="welfare")
        left = [q for q in found if q.id not in assessment.answers]
        if not left:
            break
        q, asked = left[0], asked + 1
        t.wait(f"{q.in_domain} of {q.of_domain}, {q.in_all} of {q.of_all}")
        t.wait("q stop")
        t.type("u", Key.enter)
        name = q.item.name if isinstance(q.item, Capability) else q.item.question
        t.wait(f"Saved: {name}: unknown.")
    t.answer("Enter to finish", Key.enter)
    assert t.exit_code() == 0
    assert asked >= 4


PROMPTS = {
    "the menu": ([], [], "What would you like to do?"),
    "the country": (["new"], [], "Which country?"),
    "which country": (["new", "Congo"], [], "Which one?"),
    "the profile": (["new", "NO"], [], "Which unit does this country want?"),
    "the start": (["new", "NO", "--profile", "first_unit"], [], "Where does it start from?"),
    "the country facts": (["interview", FILE, "--pack", "pack"], [], "Number of a line to correct it"),
    "a correction": (["interview", FILE, "--pack", "pack"], ["1", Key.enter], "what is right"),
}


@pytest.mark.parametrize("prompt", list(PROMPTS))
def test_ctrl_c_at_any_prompt_is_a_plain_line(prompt: str, folder: Path) -> None:
    args, keys, text = PROMPTS[prompt]
    t = Terminal(args, folder)
    if keys:
        t.answer("Number of a line to correct it", *keys)
    t.answer(text, Key.ctrl_c)
    assert t.exit_code() == 130
    assert "Traceback" not in t.seen
    assert "Stopped." in t.seen
    assert sorted(p.name for p in folder.glob("*.vidkit.json")) == [FILE]


@pytest.mark.parametrize(
    ("args", "text"), [(["new", "NO"], "Which unit does this country want?"), ([], "What would you like to do?"),
                       (["interview", FILE, "--pack", "pack"], "Number of a line to correct it")],
)  # fmt: skip
def test_an_interrupt_from_outside_is_a_plain_line_too(args: list[str], text: str, folder: Path) -> None:
    t = Terminal(args, folder)
    t.wait(text)
    t.interrupt()
    assert t.exit_code() == 130
    assert "Stopped." in t.seen
    assert "Traceback" not in t.seen


def test_an_interrupt_while_one_prompt_gives_way_to_the_next_is_heard(folder: Path) -> None:
    t = Terminal(["new", "NO"], folder)
    t.answer("Which unit does this country want?", "1", Key.enter)
    t.interrupt()
    assert t.exit_code() == 130
    assert not list(folder.glob("norway*"))


def test_an_interrupt_from_outside_keeps_the_line_as_ctrl_c_does(folder: Path) -> None:
    t = interview(folder)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "t")
    t.answer("Note on legal.handling", "half a note")
    t.wait("> half a note")
    t.interrupt()
    assert t.exit_code() == 130
    assert 'Kept for the next time, as you typed it: "half a note"' in t.seen
    assert store.read(folder / FILE).assessment.drafts["legal.handling"].note == "half a note"


def test_a_long_paste_without_marks_loses_nothing_of_its_text(folder: Path) -> None:
    """Bytes that a terminal sends of its own raised an error, and the text behind them was gone."""
    odd = "\x1b[<0;1;1M one \x1b[M two \x1b]0;x\x07 three \x1b[31m"
    t = interview(folder)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "t")
    t.answer("Note on legal.handling", f"{'word ' * 200}{odd}{' word' * 200}")
    t.answer("three", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "2", Key.enter)
    t.answer("Staff welfare 1 of 3, 2 of 4", "q")
    assert t.exit_code() == 0
    assert "Traceback" not in t.seen
    assert "Unhandled" not in t.seen
    note = store.read(folder / FILE).assessment.answers["legal.handling"].note
    assert note == f"{'word ' * 200}{odd}{' word' * 200}".replace("\x07", "")


def test_a_refused_line_of_evidence_comes_back_whole_words_and_can_be_corrected(folder: Path) -> None:
    t = interview(folder, columns=60)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "3", Key.enter)
    t.answer("Which evidence", "Signed order of the Director General of the National Police; letter; 2027-03")
    t.type(Key.enter)
    t.wait("2027-03 lies in the future: today is 2026-11-25.")
    t.wait("empties it. > Signed order of the Director General of the National Police; letter; 2027-03")
    rows = [row.rstrip() for row in t.screen.display if row.strip()]
    assert rows[-2:] == ["> Signed order of the Director General of the National", "  Police; letter; 2027-03"]
    t.type("\x7f" * 4, "6-03", Key.enter)
    t.answer("Staff welfare 1 of 3, 2 of 4", "q")
    assert t.exit_code() == 0
    (item,) = saved(folder)["legal.handling"]["evidence"]
    assert (item["title"][-15:], item["date"]) == ("National Police", "2026-03")


def test_an_ambiguous_country_is_chosen_from_a_list(folder: Path) -> None:
    t = Terminal(["new", "congo", "--profile", "first_unit", "--start", "none"], folder, columns=100)
    t.answer("can stand for more than one country. Which one?", "2", Key.enter)
    t.wait("Country: Democratic Republic of the Congo (CD)")
    assert t.exit_code() == 0
    assert list(folder.glob("*congo*.vidkit.json"))


def test_the_country_facts_and_the_header_fit_on_one_screen(folder: Path) -> None:
    t = interview(folder)
    t.wait("Number of a line to correct it")
    assert "Kenya" in t.screen.display[0]


def people(folder: Path) -> None:
    """Give the toy pack three respondents and a contradiction, and begin an assessment under it."""
    pack = added(make_pack(), "respondents", Named(id="ncb", name="NCB"), Named(id="prosecutor", name="Prosecutor"))
    pack = changed(pack, "capabilities", "legal.handling", respondents=("prosecutor", "ncb"))
    pack = changed(pack, "capabilities", "welfare.support", respondents=("head_of_unit", "ncb"))
    write_pack(pack, folder / "pack")
    assert vidkit(folder, "new", "KE", "--pack", "pack", "--assessor", "Adviser").returncode == 0


@pytest.mark.parametrize(("columns", "plain"), [(80, False), (60, True)])
def test_a_day_with_three_respondents(tmp_path: Path, columns: int, plain: bool) -> None:
    """One after the other, on a screen or in lines: back and change, a kill in between, and what differs is settled."""
    people(tmp_path)
    mode = ["--plain"] if plain else []

    def ask(*args: str) -> Terminal:
        return interview(tmp_path, *args, *mode, columns=columns)

    def level(t: Terminal, wait: str, digit: str) -> None:
        t.wait(wait)
        t.answer("Check 1 of 3" if plain else "q stop", digit, Key.enter)

    t = ask("--respondent", "prosecutor")
    t.answer("only the role is noted", "Deputy prosecutor general; A. Adu", Key.enter)
    t.answer("Enter to go on", Key.enter)
    level(t, "Law 1 of 1, 1 of 1", "3")
    t.answer("Which evidence was shown to you?", "Signed order; order; 2026-03; file 7; for; high", Key.enter)
    t.answer("1 answered, 0 unknown, 0 claimed", Key.enter)
    assert t.exit_code() == 0
    raw = t.raw

    t = ask("--respondent", "head_of_unit")
    t.answer("only the role is noted", Key.enter)
    level(t, "Staff welfare 1 of 3, 1 of 3", "2")
    t.answer("How many people are there?", "12", Key.enter)
    t.answer("How many of them have had a first appointment?", "b", Key.enter)
    t.answer("Now: 12 people. Enter keeps it.", "14", Key.enter)
    t.wait("3 of 3 How many of them have had a first appointment?", times=2)
    t.kill()

    t = ask("--respondent", "head_of_unit")
    t.answer("How many of them have had a first appointment?", "none", Key.enter)
    t.answer("3 answered, 0 unknown", Key.enter)
    assert t.exit_code() == 0

    t = ask("--respondent", "ncb")
    t.answer("only the role is noted", Key.enter)
    t.wait("2 of them are answered by somebody else")
    t.wait("Answered already by: Prosecutor (Deputy prosecutor general, A. Adu).")
    level(t, "Law 1 of 1, 1 of 2", "1")
    t.answer("To settle while you can ask:", "1", Key.enter)
    t.answer("Number of the answer that counts", "1", Key.enter)
    t.answer("Why does this one count?", "The order was shown.", Key.enter)
    t.wait("Settled: Capability legal.handling: 3 established.")
    level(t, "Staff welfare 1 of 1, 2 of 2", "0")
    t.answer("To settle while you can ask:", Key.enter)
    assert t.exit_code() == 0
    raw += t.raw

    found = store.read(tmp_path / FILE).assessment
    assert found.answers["people_viewing"].value == 14
    assert (found.answers["legal.handling"].value, found.answers["welfare.support"].state) == (3, "unknown")
    assert [v.respondent for v in found.held["welfare.support"].answers] == ["head_of_unit", "ncb"]
    assert found.respondents == {"prosecutor": Respondent(function="Deputy prosecutor general", name="A. Adu")}
    assert {a.assessor for a in found.answers.values() if a.time} == {"Adviser"}
    told = vidkit(tmp_path, "status", FILE, "--pack", "pack").stdout
    assert "--ask welfare.support" in told
    assert "--ask legal.handling" not in told
    assert bool(re.search(r"\x1b\[[0-9;?]*[A-HJKhl]", raw)) is not plain, "plain lines never move the cursor"


def test_a_closed_terminal_loses_nothing_of_what_was_typed(folder: Path) -> None:
    t = interview(folder)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "yn", "t")
    t.answer("Note on legal.handling", "\x1b[200~Signed in March\nand " + "word " * 200 + "\x1b[201~")
    t.wait("word")
    t.hang_up()
    again = interview(folder)
    again.answer("Enter to go on", Key.enter)
    again.answer("As you left it, not saved yet.", "2", Key.enter)
    again.answer("Staff welfare 1 of 3, 2 of 4", "q")
    assert again.exit_code() == 0
    kept = store.read(folder / FILE).assessment.answers["legal.handling"]
    assert kept.checks == {"written": "yes", "in_force": "no"}
    assert kept.note.startswith("Signed in March\nand word")
    assert kept.note.count("word") == 200


def test_an_arabic_interview_is_marked_right_to_left_and_takes_arabic_keys(tmp_path: Path) -> None:
    pack = changed(
        make_pack(), "capabilities", "legal.handling", name="الأساس القانوني INTERPOL",
        definition="INTERPOL: القانون يسمح للوحدة بالعمل.",
        levels=("لا شيء.", "بداية.", "مسودة.", "ساري.", "محسن."),
    )  # fmt: skip
    write_pack(pack, tmp_path / "pack")
    assert vidkit(tmp_path, "new", "KE", "--pack", "pack").returncode == 0
    begun = store.read(tmp_path / FILE)
    store.write(tmp_path / FILE, replace(begun.assessment, language="ar"), expected=begun.digest)
    t = interview(tmp_path, columns=60)
    t.answer("Enter to go on", Key.enter)
    t.answer("الأساس القانوني INTERPOL", "غ")
    t.answer("so far propose: 2", "٢", Key.enter)
    t.answer("2 of 4", "q")
    assert t.exit_code() == 0
    assert saved(tmp_path)["legal.handling"] | {"time": ""} == {"value": 2, "checks": {"written": "yes"}, "time": ""}
    assert "\u200fINTERPOL: القانون" in t.raw
