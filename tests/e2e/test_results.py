"""The commands that show and write results, as a user types them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.toy import make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.assessment.change import with_answer
from vidkit.assessment.model import Answer
from vidkit.cli.fictional import fictional
from vidkit.content.packs import load_pack
from vidkit.scoring.scorecard import score

TODAY = "2026-11-25"
NOW = "2026-11-25T12:00:00+00:00"


def vidkit(*args: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run vidkit in a process of its own, with no terminal, and return what it printed."""
    whole = {**os.environ, "VIDKIT_TODAY": TODAY, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **env}
    root = str(Path(__file__).resolve().parents[2])
    whole["PYTHONPATH"] = root
    return subprocess.run(
        [sys.executable, "-m", "vidkit", *map(str, args)], capture_output=True, encoding="utf-8", env=whole, cwd=cwd,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def result(*args: object) -> Any:
    """Return the result of a command run with --json."""
    done = vidkit(*args, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    whole = json.loads(done.stdout)
    assert (whole["schema"], whole["problems"]) == (1, [])
    assert whole["command"].split() == [str(a) for a in args[: len(whole["command"].split())]]
    return whole["result"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the fictional country's file; nothing here changes it."""
    path = tmp_path_factory.mktemp("esperia") / "esperia.vidkit.json"
    assessment, _ = fictional(load_pack())
    store.write(path, assessment, expected=None)
    return path


@pytest.fixture
def toy(tmp_path: Path) -> Mapping[str, Path]:
    """Return a toy pack and a file under it, with a note that would do harm if it were believed."""
    nasty = Answer(value=1, note="[red]x[/x]\x1b[31m{{ 7*7 }}", evidence=())
    assessment = with_answer(make_assessment({"welfare.support": 0}, {"people_viewing": 2}), "legal.handling", nasty,
                             who="A", now=NOW)
    path = tmp_path / "toy.vidkit.json"
    store.write(path, assessment, expected=None)
    return {"file": path, "pack": write_pack(make_pack(), tmp_path / "pack")}


def test_fictional_country_is_named_as_such_and_is_no_member() -> None:
    assessment, today = fictional(load_pack())
    from vidkit.content.packs import countries

    assert "fictional" in assessment.country_name
    assert assessment.fictional
    assert assessment.country not in {c.iso2 for c in countries()}
    assert today == date(2026, 11, 25)


def test_fictional_country_shows_every_kind_of_result() -> None:
    assessment, today = fictional(load_pack())
    card = score(load_pack(), assessment, today)
    assert {f.id for f in card.findings.flags} == {"F01", "F06"}
    assert [c.id for c in card.findings.contradictions] == ["CR01"]
    assert {"open", "closed"} <= {g.state for g in card.gates}
    assert card.claims
    assert any(d.unknown for d in card.domains)
    assert any(s.level is not None and s.level >= 3 and not s.claimed_only for s in card.stands.values())


def test_status_says_what_is_answered_and_what_to_type_next(file: Path) -> None:
    done = vidkit("status", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"Screening +\d+ +\d+ +\d+ +\d+", done.stdout)
    assert "Still to be asked" in done.stdout
    assert f"vidkit interview {file} --scope" in done.stdout


def test_status_counts_add_up(file: Path) -> None:
    found = result("status", file)
    for scope, whole in found["scopes"].items():
        assert whole["answered"] + whole["unknown"] + whole["not_asked"] == whole["of"]
        assert sum(d[scope]["of"] for d in found["domains"].values()) == whole["of"]


def test_score_begins_with_the_gate_board_and_has_no_national_number(file: Path) -> None:
    text = vidkit("score", file).stdout
    order = [text.index(h) for h in ("Gate board", "Red flags", "Contradictions", "Domains", "Firm priorities")]
    assert order == sorted(order)
    assert "x G01 closed: " in text
    assert "There is no national score" in " ".join(text.split())


def test_score_as_json_has_every_gate_and_domain(file: Path) -> None:
    found, pack = result("score", file), load_pack()
    assert [g["id"] for g in found["gates"]] == [g.id for g in pack.gates]
    assert [d["id"] for d in found["domains"]] == [d.id for d in pack.domains]
    assert all(d["verified"]["low"] <= d["claimed"]["low"] for d in found["domains"] if d["claimed"])


@pytest.mark.parametrize(("under", "code"), [(0, 0), (100, 1)])
def test_fail_under_looks_at_the_lowest_verified_domain(file: Path, under: int, code: int) -> None:
    assert vidkit("score", file, "--fail-under", under).returncode == code


def test_fail_under_says_score_limit_and_what_pulls_it_down(toy: Mapping[str, Path]) -> None:
    done = vidkit("score", toy["file"], "--pack", toy["pack"], "--fail-under", 60)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert "Staff welfare: verified 0 of 100, and 60 is the limit. What pulls it down: below target: " in said[1]
    assert "Capability welfare.support" in said[1]
    assert "not known: Capability proc.intake" in said[2]


@pytest.mark.parametrize("command", ["status", "score"])
def test_quick_start_and_full_start_print_the_same(file: Path, command: str) -> None:
    quick, full = vidkit(command, file), vidkit("--color", "never", command, file)
    assert (quick.returncode, quick.stdout) == (full.returncode, full.stdout)


def test_quick_start_and_full_start_write_the_same(file: Path, tmp_path: Path) -> None:
    for folder, first in (("quick", ()), ("full", ("--color", "never"))):
        done = vidkit(*first, "write", file, "gate-board", "--format", "md", "--from", "2027-01-04", "-o",
                      tmp_path / folder)  # fmt: skip
        assert done.returncode == 0
    assert (tmp_path / "quick" / "gate-board.md").read_bytes() == (tmp_path / "full" / "gate-board.md").read_bytes()


@pytest.mark.parametrize(
    ("wrong", "code"), [(("setup-pan",), 2), (("--format", "doc"), 2), (("--from", "soon"), 2), (("--what",), 2)]
)
def test_quick_start_and_full_start_refuse_the_same(file: Path, wrong: tuple[str, ...], code: int) -> None:
    quick, full = vidkit("write", file, *wrong), vidkit("--color", "never", "write", file, *wrong)
    assert (quick.returncode, quick.stderr) == (full.returncode, full.stderr) == (code, full.stderr)


def test_quick_start_writes_without_what_only_other_commands_need(file: Path, tmp_path: Path) -> None:
    whole = ("import sys; from vidkit.cli.quick import quick; quick(['write', *sys.argv[1:]]); print(*sys.modules)")
    done = subprocess.run([sys.executable, "-c", whole, str(file), "gate-board", "-o", str(tmp_path / "made")],
                          capture_output=True, text=True, check=True)  # fmt: skip
    loaded = set(done.stdout.splitlines()[-1].split())
    assert (tmp_path / "made" / "gate-board.pdf").is_file()
    assert loaded & {"typer", "rich", "pydantic", "questionary"} == set()


def test_quick_start_loads_nothing_heavy(file: Path) -> None:
    whole = "import sys; from vidkit.cli.quick import quick; quick(['score', sys.argv[1]]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", whole, str(file)], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "vidkit.scoring.scorecard" in loaded
    assert loaded & {"typer", "rich", "pydantic", "yaml", "jinja2", "questionary", "vidkit.planning.plan"} == set()


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("command", ["status", "score", "plan"])
def test_no_line_is_wider_than_the_terminal(file: Path, command: str, columns: int) -> None:
    lines = vidkit(command, file, COLUMNS=str(columns)).stdout.splitlines()
    assert lines
    wide = [x for x in lines if len(x) > columns and str(file) not in x]
    assert wide == []


def test_output_for_a_pipe_has_no_colour_and_for_always_it_has(file: Path) -> None:
    assert "\x1b" not in vidkit("score", file).stdout
    assert "\x1b[1m" in vidkit("--color", "always", "score", file).stdout


def test_ascii_terminal_gets_ascii_bars(file: Path) -> None:
    done = vidkit("score", file, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "Claimed: #" in done.stdout


def test_plan_begins_with_what_must_be_made_safe(file: Path) -> None:
    done = vidkit("plan", file, "--from", "2027-01-04")
    text = done.stdout
    order = [text.index(h) for h in ("Make it safe, now", "Meanwhile", "Enquiries", "Foundations", "Milestones")]
    assert (done.returncode, order) == (0, sorted(order))
    first = re.search(r"^  1 (\d{4}-\d\d-\d\d) - \d{4}-\d\d-\d\d  ?Arrange interim protection", text, re.MULTILINE)
    assert first
    assert first[1] < "2027-01-04"  # it does not wait for the start of the plan


def test_plan_as_json_has_each_action_once_and_after_its_needs(file: Path) -> None:
    found = result("plan", file, "--from", "2027-01-04")
    finish = {a["id"]: a["finish"] for a in found["actions"]}
    assert len(finish) == len(found["actions"])
    assert all(finish[n] < a["start"] or a["start"] == a["finish"] for a in found["actions"] for n in a["needs"])
    assert found["weeks"] >= found["lower_bound_weeks"]


def test_fast_variant_stands_beside_the_default(file: Path) -> None:
    text = vidkit("plan", file, "--from", "2027-01-04", "--variant", "fast").stdout
    assert re.search(r"Milestone +default 80 % +fast 80 %", text)


def test_same_plan_is_printed_twice_the_same(file: Path) -> None:
    assert vidkit("plan", file, PYTHONHASHSEED="1").stdout == vidkit("plan", file, PYTHONHASHSEED="2").stdout


def test_explain_says_why_and_why_then(file: Path) -> None:
    text = vidkit("explain", file, "act.welfare.interim_support").stdout
    assert "Why it is there: Red flag F01" in text
    assert "Why then:" in text


@pytest.mark.parametrize(
    "entry", ["G01", "F01", "CR01", "R03", "C17", "welfare.support", "people_viewing", "icse_open", "unit_head"]
)
def test_explain_knows_every_kind_of_id(file: Path, entry: str) -> None:
    found = result("explain", file, entry)
    assert (found["id"], bool(found["title"])) == (entry, True)


def test_explain_knows_codes() -> None:
    done = vidkit("explain", "vk204")
    assert (done.returncode, "VK204" in done.stdout) == (0, True)


def test_explain_without_a_file_says_what_the_pack_says() -> None:
    assert "In the content pack" in vidkit("explain", "G05").stdout


def test_harmful_note_is_shown_literally(toy: Mapping[str, Path]) -> None:
    text = vidkit("explain", toy["file"], "legal.handling", "--pack", toy["pack"]).stdout
    assert "[red]x[/x]\\x1b[31m{{ 7*7 }}" in text
    assert "\x1b" not in text


def test_progress_is_kept_and_changes_the_plan(toy: Mapping[str, Path]) -> None:
    file, pack = toy["file"], toy["pack"]
    before = result("plan", file, "--pack", pack)["actions"]
    done = vidkit("progress", file, "act.legal.basis", "done", "--date", "2026-11-20", "--pack", pack)
    assert (done.returncode, "is done since 2026-11-20" in done.stdout) == (0, True)
    after = result("plan", file, "--pack", pack)
    assert "act.legal.basis" in {a["id"] for a in before}
    assert "act.legal.basis" not in {a["id"] for a in after["actions"]}
    assert after["in_place"]["act.legal.basis"] == "done"
    assert store.read(file).assessment.history[-1].what == "progress act.legal.basis"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("act.legal.basis", "dropped"), "--note"),
        (("act.legal.basis", "don"), "Did you mean 'done'?"),
        (("act.legal.bases", "done"), "act.legal.basis"),
        (("act.legal.basis", "done", "--date", "2026-13-01"), "is no date"),
        (("act.legal.basis", "done", "--date", "2030-01-01"), "in the future"),
        (("act.legal.basis", "dropped", "--note", "why", "--date", "2030-01-01"), "in the future"),
    ],
)
def test_wrong_progress_is_refused_and_nothing_is_saved(
    toy: Mapping[str, Path], args: tuple[str, ...], said: str
) -> None:
    before = toy["file"].read_bytes()
    done = vidkit("progress", toy["file"], *args, "--pack", toy["pack"])
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert toy["file"].read_bytes() == before


def test_progress_against_a_gate_that_is_not_open_is_recorded_with_a_warning(toy: Mapping[str, Path]) -> None:
    done = vidkit("progress", toy["file"], "act.proc.desk", "started", "--pack", toy["pack"])
    assert (done.returncode, "Saved: " in done.stdout) == (0, True)
    said = " ".join(done.stderr.split())
    assert "Gate G01 (No desk before support) is closed. It forbids: any work at the desk." in said
    assert "act.welfare.provider" in said
    assert f"vidkit explain {toy['file']} G01" in said


def test_progress_that_no_gate_holds_back_says_nothing_more(toy: Mapping[str, Path]) -> None:
    done = vidkit("progress", toy["file"], "act.legal.basis", "done", "--pack", toy["pack"])
    assert (done.returncode, done.stderr) == (0, "")


def test_dropping_an_action_says_what_waits_for_it_and_which_gates_stay_shut(toy: Mapping[str, Path]) -> None:
    done = vidkit("progress", toy["file"], "act.welfare.provider", "dropped", "--note", "no money", "--pack",
                  toy["pack"])  # fmt: skip
    said = " ".join(done.stderr.split())
    assert done.returncode == 0
    assert "1 action of the plan waits for it" in said
    assert "act.proc.desk" in said
    assert "cannot open by this plan: G01 (No desk before support)" in said


def test_date_before_the_assessment_began_is_kept_only_when_confirmed(toy: Mapping[str, Path]) -> None:
    begun = replace(store.read(toy["file"]).assessment, created=NOW)
    toy["file"].unlink()
    store.write(toy["file"], begun, expected=None)
    command = ("progress", toy["file"], "act.legal.basis", "done", "--date", "2020-01-01", "--pack", toy["pack"])
    refused = vidkit(*command)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "before this assessment began (2026-11-25)" in refused.stderr
    assert "--yes" in refused.stderr
    assert vidkit(*command, "--yes").returncode == 0


def test_plan_that_begins_in_the_past_is_made_with_a_warning(toy: Mapping[str, Path]) -> None:
    begun = replace(store.read(toy["file"]).assessment, created=NOW)
    toy["file"].unlink()
    store.write(toy["file"], begun, expected=None)
    past = vidkit("plan", toy["file"], "--pack", toy["pack"], "--from", "1999-01-01")
    assert (past.returncode, "which is past: today is 2026-11-25." in " ".join(past.stderr.split())) == (0, True)
    far = vidkit("plan", toy["file"], "--pack", toy["pack"], "--from", "2036-01-01")
    assert "years from now" in far.stderr
    assert vidkit("plan", toy["file"], "--pack", toy["pack"], "--from", "2027-01-04").stderr == ""


def test_no_input_counts_what_is_missing_by_domain_and_names_ten(file: Path) -> None:
    done = vidkit("interview", file, "--no-input", "--scope", "full")
    assert (done.returncode, done.stdout) == (3, "")
    assert "answers are missing. By domain: " in done.stderr
    assert len(done.stderr) < 1500
    listed = vidkit("interview", file, "--no-input", "--json", "--scope", "full")
    found = json.loads(listed.stdout)["result"]
    assert listed.returncode == 3
    assert sum(found["by_domain"].values()) == len(found["missing"]) > 10
    assert f"The first: {', '.join(found['missing'][:10])}." in done.stderr


def test_write_makes_the_documents_asked_for(file: Path, tmp_path: Path) -> None:
    done = vidkit("write", file, "gate-board", "enquiry-list", "--format", "md", "-o", tmp_path / "out")
    assert done.returncode == 0
    names = {p.name for p in (tmp_path / "out").iterdir() if not p.name.startswith(".")}
    assert names == {"gate-board.md", "enquiry-list.md"}
    assert "Open first: " in done.stdout


def test_write_twice_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        vidkit("write", file, "gate-board", "--format", "md", "-o", tmp_path / folder, PYTHONHASHSEED=str(len(folder)))
    assert (tmp_path / "one/gate-board.md").read_bytes() == (tmp_path / "two/gate-board.md").read_bytes()


def test_write_never_overwrites_what_was_changed_since(file: Path, tmp_path: Path) -> None:
    command = ("write", file, "gate-board", "--format", "md", "-o", tmp_path)
    assert [vidkit(*command).returncode for _ in range(2)] == [0, 0]
    board = tmp_path / "gate-board.md"
    board.write_text("mine", encoding="utf-8")
    refused = vidkit(*command)
    assert (refused.returncode, board.read_text(encoding="utf-8")) == (4, "mine")
    assert "--yes" in refused.stderr
    assert vidkit(*command, "--yes").returncode == 0
    assert board.read_text(encoding="utf-8") != "mine"


def test_write_that_was_cut_off_can_be_run_again(file: Path, tmp_path: Path) -> None:
    from vidkit.cli import made

    made.announce(tmp_path, ["gate-board.md"])
    (tmp_path / "gate-board.md").write_text("half", encoding="utf-8")
    assert vidkit("write", file, "gate-board", "--format", "md", "-o", tmp_path).returncode == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that refuses")
def test_folder_without_permission_is_one_message(file: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = vidkit("write", file, "gate-board", "--format", "md", "-o", tmp_path)
    tmp_path.chmod(0o700)
    assert (done.returncode, "could not be written" in done.stderr) == (4, True)


def test_file_in_place_of_the_folder_is_one_message(file: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    done = vidkit("write", file, "gate-board", "--format", "md", "-o", tmp_path / "taken")
    assert (done.returncode, "could not be written (a file is there, not a folder)" in done.stderr) == (4, True)
    assert "free space" not in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("write", "FILE", "gate-bord"), 2, "Did you mean 'gate-board'?"),
        (("write", "FILE", "--format", "doc"), 2, 'no format "doc"'),
        (("write", "FILE", "--lang", "xx"), 2, 'no language "xx"'),
        (("plan", "FILE", "--from", "tomorrow"), 2, "is no date"),
        (("plan", "FILE", "--from", "9999-12-31"), 2, "years from now"),
        (("plan", "FILE", "--variant", "slow"), 2, "Known: default, fast"),
        (("explain", "FILE", "G99"), 2, 'no entry "G99"'),
        (("progress", "FILE", "G01", "done"), 2, '"G01" is no action (gate: '),
        (("write", "FILE", "gate-board", "--templates", "/nowhere"), 3, "there is no such folder"),
        (("explain", "FILE"), 2, "Example: vidkit explain"),
        (("explain", "KE"), 2, 'is the code of a country (Kenya)'),
        (("explain", "act.icse.conect"), 2, "Did you mean 'act.icse.connect'"),
        (("explain", "nothing"), 2, "a gate (G01)"),
        (("explain", "VK999"), 2, 'no code "VK999"'),
        (("score", "nowhere.vidkit.json"), 3, "there is no such file"),
        (("score", "FILE", "--fail-under", "101"), 2, "'--fail-under'"),
        (("score", "FILE", "--pack", "/"), 3, "no content pack"),
        (("status",), 2, "FILE"),
        (("pack", "check", "/"), 3, "no content pack"),
        (("pack", "list", "--kind", "gats"), 2, "Did you mean 'gate'?"),
        (("pack", "show", "G99"), 2, 'no entry "G99"'),
    ],
)
def test_wrong_input_is_one_message_with_a_way_out(file: Path, args: tuple[str, ...], code: int, said: str) -> None:
    done = vidkit(*(file if a == "FILE" else a for a in args))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_pack_check_of_a_sound_pack_is_clean_and_counts(toy: Mapping[str, Path]) -> None:
    done = vidkit("pack", "check", toy["pack"])
    assert done.returncode == 0
    assert re.search(r"capabilities +3\n", done.stdout)
    assert re.search(r"national_centre +\d+ +\d+ +\d+", done.stdout)


def test_pack_check_of_a_faulty_pack_names_the_place_and_exits_with_one(toy: Mapping[str, Path]) -> None:
    gates = toy["pack"] / "gates.yaml"
    gates.write_text(gates.read_text(encoding="utf-8").replace("act.proc.desk", "act.proc.desc"), encoding="utf-8")
    done = vidkit("pack", "check", toy["pack"])
    assert done.returncode == 1
    assert re.search(r"gates\.yaml:\d+:\d+  VK107 error", done.stdout)


def test_pack_list_and_show_agree(toy: Mapping[str, Path]) -> None:
    listed = json.loads(vidkit("pack", "list", toy["pack"], "--kind", "action", "--json").stdout)["result"]
    assert [e["id"] for e in listed] == [a.id for a in make_pack().actions]
    shown = json.loads(vidkit("pack", "show", "act.proc.desk", "--pack", toy["pack"], "--json").stdout)["result"]
    assert (shown["kind"], shown["entry"]["needs"]) == ("action", ["act.welfare.provider"])


def test_pack_schema_is_json_schema() -> None:
    found = json.loads(vidkit("pack", "schema").stdout)
    assert found["assessment"]["$schema"].endswith("2020-12/schema")
    assert {"gates.yaml", "actions"} <= set(found["pack"])


def test_doctor_finds_nothing_missing_here() -> None:
    done = vidkit("doctor", "--json")
    found = json.loads(done.stdout)["result"]
    assert (done.returncode, found["missing"]) == (0, [])
    assert found["versions"]["content"].startswith("vidkit-core")


def test_reader_that_hangs_up_is_no_fault(file: Path) -> None:
    whole = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(
        [sys.executable, "-m", "vidkit", "score", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=whole
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.slow
def test_demo_goes_from_answers_to_all_documents_and_runs_again(tmp_path: Path) -> None:
    first = vidkit("demo", "-o", tmp_path / "demo")
    assert first.returncode == 0
    order = [first.stdout.index(h) for h in ("(fictional)", "Where it stands", "What to do", "Files", "Open first: ")]
    assert order == sorted(order)
    assert re.search(r"setup-plan\.pdf  \d+ pages", first.stdout)
    before = {p.name: p.read_bytes() for p in (tmp_path / "demo").iterdir()}
    assert len(before) >= 16
    scan = vidkit("scan", tmp_path / "demo")
    assert (scan.returncode, scan.stdout) == (0, "")
    second = vidkit("demo", "-o", tmp_path / "demo")
    assert second.returncode == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "demo").iterdir()} == before
