"""What the guard blocks is nowhere afterwards: no file, log, history, trace, message, and not on the screen."""

from pathlib import Path

import pytest

from tests.e2e.terminal import Key, Terminal
from tests.toy import make_pack, write_pack
from vidkit.cli.app import run
from vidkit.cli.fault import report

CANARIES = ("7c4a8d09ca3762af61e59520943dc264", "203.0.113.77", "GB82WEST12345698765432", "dk3xcanaryf7c2pq.onion")
FILE = "kenya-2026.vidkit.json"
CTRL_R = "\x12"


def assert_gone(text: str) -> None:
    squeezed = "".join(text.split())
    assert [c for c in CANARIES if c in squeezed] == []


def assert_in_no_file(folder: Path) -> None:
    files = [f for f in folder.rglob("*") if f.is_file()]
    assert len(files) > 3
    for file in files:
        assert_gone(file.read_bytes().decode("utf-8", "replace"))
        assert_gone(file.name)


def begun(folder: Path) -> Path:
    """Return the folder with the toy pack and an assessment under it."""
    write_pack(make_pack(), folder / "pack")
    assert run(["new", "KE", "--pack", str(folder / "pack"), "-o", str(folder / FILE)]) == 0
    return folder


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("canary"))


@pytest.fixture
def folder(once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the current one. What is refused leaves it as it was, so all share one."""
    monkeypatch.chdir(once)
    return once


@pytest.mark.slow
def test_blocked_text_of_an_interview_is_neither_on_disk_nor_on_the_screen(tmp_path: Path) -> None:
    pytest.importorskip("pty", reason="pseudo-terminals of POSIX")
    folder = begun(tmp_path)
    t = Terminal(["interview", FILE, "--pack", "pack"], folder, columns=100, rows=50)
    t.answer("Enter to go on", "1", Key.enter)
    t.answer("what is right, and how is it known?", CANARIES[3], Key.enter)
    t.answer("not stored", Key.enter)
    t.answer("Enter to go on", Key.enter)
    t.answer("Law 1 of 1, 1 of 4", "yyy")
    t.answer("The checks propose: 3 established", "t")
    t.answer("Note", f"seen {CANARIES[0]}", Key.enter)
    t.answer("hash value", "a plain note on child pornography", Key.enter)
    t.answer("The checks propose: 3 established", Key.enter)
    t.answer("Which evidence was shown to you?", f"Order {CANARIES[2]}", Key.enter)
    t.answer("bank account", "Signed order", Key.enter)
    t.answer("Staff welfare 1 of 3, 2 of 4", "2", Key.enter)
    t.answer("How many people are there?", CANARIES[1], Key.enter)
    t.wait("is not a number")
    t.type(f"the account {CANARIES[2]}")
    t.wait("the account")
    t.type(CTRL_R, "staff", Key.ctrl_c)
    assert t.exit_code() == 130
    assert_gone("\n".join(t.screen.display))
    assert_in_no_file(folder)
    assert 'Hint: "child pornography" is better written' in t.seen
    assert "a plain note" in (folder / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "args",
    [
        ("new", "UG", "--pack", "pack", "--unit", CANARIES[0]),
        ("new", CANARIES[1]),
        ("progress", FILE, "act.x", "done", "--note", CANARIES[2], "--pack", "pack"),
        ("explain", CANARIES[0]),
        ("write", FILE, CANARIES[3], "--pack", "pack"),
        ("interview", FILE, "--pack", "pack", "--answers", "answers.yaml", "--no-input"),
        ("score", FILE, f"--{CANARIES[0]}"),
        ("score", FILE, "--fail-under", CANARIES[1]),
        ("scan", "--allow", CANARIES[0], "."),
        ("new", "UG", "--pack", "pack", "-o", f"{CANARIES[0]}.vidkit.json"),
        ("new", "UG", "--pack", "pack", "-o", f"{CANARIES[2]}/a.vidkit.json"),
        ("new", "UG", "--pack", "pack", "--assessor", CANARIES[2]),
        ("new", "UG", "--pack", "pack", "--profile", CANARIES[0]),
        ("interview", FILE, "--pack", "pack", "--respondent", CANARIES[0]),
        ("interview", FILE, "--pack", "pack", "--ask", CANARIES[3]),
        ("import", FILE, "answers.yaml", "--pack", "pack", "--yes"),
        ("import", FILE, "form.csv", "--pack", "pack", "--yes"),
        ("progress", FILE, "act.legal.basis", "dropped", "--note", CANARIES[1], "--pack", "pack"),
        ("progress", FILE, "act.legal.basis", "done", "--evidence", CANARIES[2], "--pack", "pack"),
        ("plan", FILE, "--pack", "pack", "--capacity", f"unit_head=2:{CANARIES[0]}", "--keep"),
        ("plan", FILE, "--pack", "pack", "--what-if", CANARIES[0]),
        ("staffing", FILE, "--pack", "pack", "--set", f"P01=3:{CANARIES[0]}", "--keep"),
        ("form", "--pack", "pack", "--respondent", CANARIES[0]),
        ("country", CANARIES[3]),
        ("sources", CANARIES[0]),
        (CANARIES[0],),
    ],
)
def test_blocked_text_of_a_command_line_or_an_answers_file_is_not_repeated(
    args: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = f"legal.handling:\n  note: seen {CANARIES[0]}\n  value: {CANARIES[1]}\n"
    (folder / "answers.yaml").write_text(rows, encoding="utf-8")
    (folder / "form.csv").write_text(f"country,legal_handling\n{CANARIES[1]},2\n", encoding="utf-8")
    assert run(args) in (2, 3)
    seen = capsys.readouterr()
    assert_gone(seen.out + seen.err)
    (folder / "answers.yaml").unlink()
    (folder / "form.csv").unlink()
    assert_in_no_file(folder)


@pytest.mark.parametrize("args", [
    ("write", "held.vidkit.json", "gate-board", "--format", "md"),
    ("write", "held.vidkit.json", "--shareable", "gate-board", "--format", "md"),
    ("form", "held.vidkit.json", "--format", "md"),
    ("form", "held.vidkit.json", "--format", "xlsx"),
    ("plan", "held.vidkit.json", "--format", "csv"),
    ("plan", "held.vidkit.json", "--format", "json"),
    ("budget", "held.vidkit.json", "-o", "budget.xlsx"),
    ("compare", FILE, "held.vidkit.json", "--format", "md"),
    ("compare", "held.vidkit.json", FILE, "--format", "md"),
    ("merge", FILE, "held.vidkit.json", "-o", "both.vidkit.json"),
    ("new", "--from", "held.vidkit.json", "-o", "next.vidkit.json"),
])  # fmt: skip
def test_nothing_is_written_of_an_assessment_with_case_data(
    args: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / FILE).read_text(encoding="utf-8")
    assert '"country_name": "Kenya"' in text
    changed = text.replace('"country_name": "Kenya"', f'"country_name": "Kenya {CANARIES[0]}"')
    (folder / "held.vidkit.json").write_text(changed, encoding="utf-8")
    before = sorted(folder.rglob("*"))
    assert run([*args, "--pack", "pack"]) == 3
    seen = capsys.readouterr()
    assert "held.vidkit.json: country_name" in seen.err
    assert "hash value" in seen.err
    assert sorted(folder.rglob("*")) == before
    assert_gone(seen.out + seen.err)
    (folder / "held.vidkit.json").unlink()


@pytest.mark.parametrize(("name", "text"), [
    ("style.toml", f'organisations = ["Police {CANARIES[0]}"]\n'), ("style.toml", f'marking = "{CANARIES[1]}"\n'),
    ("documents/gate-board.md.j2", f"# Board\n\nSee {CANARIES[0]}.\n"),
])  # fmt: skip
def test_nothing_is_written_with_case_data_of_a_house(
    name: str, text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "house" / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "house" / name).write_text(text, encoding="utf-8")
    assert run(["write", FILE, "gate-board", "--pack", "pack", "--format", "md", "--templates", "house"]) == 3
    if name == "style.toml":  # of a template, every document would be laid out
        run(["templates", "check", "house"])
    seen = capsys.readouterr()
    assert name in seen.err
    assert_gone(seen.out + seen.err)
    (folder / "house" / name).unlink()
    assert_in_no_file(folder)


@pytest.mark.parametrize("args", [
    ("write", FILE, "gate-board", "--pack", "pack", "--format", "md", "-o", CANARIES[0]),
    ("form", "--pack", "pack", "--format", "md", "-o", CANARIES[0]),
    ("merge", FILE, FILE, "--pack", "pack", "-o", f"{CANARIES[0]}.vidkit.json"),
    ("plan", FILE, "--pack", "pack", "--format", "csv", "-o", f"{CANARIES[0]}.csv"),
    ("templates", "copy", CANARIES[0], "gate-board"),
])  # fmt: skip
def test_no_file_or_folder_gets_a_name_that_is_case_data(
    args: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(args) in (2, 3)
    seen = capsys.readouterr()
    assert_gone(seen.out + seen.err)
    assert_in_no_file(folder)
    assert [p for p in folder.iterdir() if CANARIES[0] in p.name] == []


def test_fault_report_names_places_only() -> None:
    try:
        raise ValueError(CANARIES[0]) from KeyError(CANARIES[1])
    except ValueError as error:
        assert_gone(report(error, "write"))

