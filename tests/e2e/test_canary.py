"""What the guard blocks is nowhere afterwards: no file, log, history, trace, message, and not on the screen."""

from pathlib import Path

import pytest

from tests.e2e.terminal import Key, Terminal
from tests.toy import make_pack, write_pack
from vidkit.cli.app import run
from vidkit.cli.fault import report

CANARIES = ("7c4a8d09ca3762af61e59520943dc264", "203.0.113.77", "GB82WEST12345698765432", "dk3xcanaryf7c2pq.onion")
FILE = "kenya-2026.vidkit.json"


def assert_gone(text: str) -> None:
    squeezed = "".join(text.split())
    assert [c for c in CANARIES if c in squeezed] == []


def assert_in_no_file(folder: Path) -> None:
    files = [f for f in folder.rglob("*") if f.is_file()]
    assert len(files) > 3
    for file in files:
        assert_gone(file.read_bytes().decode("utf-8", "replace"))
        assert_gone(file.name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the toy pack and an assessment under it."""
    write_pack(make_pack(), tmp_path / "pack")
    assert run(["new", "KE", "--pack", str(tmp_path / "pack"), "-o", str(tmp_path / FILE)]) == 0
    return tmp_path


@pytest.mark.slow
def test_blocked_text_of_an_interview_is_neither_on_disk_nor_on_the_screen(folder: Path) -> None:
    pytest.importorskip("pty", reason="pseudo-terminals of POSIX")
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
    t.type(Key.ctrl_c)
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
    ],
)
def test_blocked_text_of_a_command_line_or_an_answers_file_is_not_repeated(
    args: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    rows = f"legal.handling:\n  note: seen {CANARIES[0]}\n  value: {CANARIES[1]}\n"
    (folder / "answers.yaml").write_text(rows, encoding="utf-8")
    assert run(args) in (2, 3)
    seen = capsys.readouterr()
    assert_gone(seen.out + seen.err)
    (folder / "answers.yaml").unlink()
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
])  # fmt: skip
def test_nothing_is_written_of_an_assessment_with_case_data(
    args: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
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


def test_fault_report_names_places_only() -> None:
    try:
        raise ValueError(CANARIES[0]) from KeyError(CANARIES[1])
    except ValueError as error:
        assert_gone(report(error, "write"))

