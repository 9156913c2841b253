"""The command line as a whole: exit codes, streams, faults, the help that is kept as a file."""

import json
import os
import re
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from vidkit.base import i18n
from vidkit.base.errors import UnusableFile
from vidkit.base.problems import Problem, Where
from vidkit.cli import app, commands, console
from vidkit.cli.commands import Home
from vidkit.cli.help import FILE
from vidkit.version import __version__

ROOT = Path(__file__).resolve().parents[3]


def command(monkeypatch: pytest.MonkeyPatch, raising: BaseException | None = None, code: int = 0) -> None:
    """Put a command of the test in place of `doctor`."""

    def act() -> int:
        if raising is not None:
            raise raising
        return code

    monkeypatch.setattr(sys.modules[__name__], "act", act, raising=False)
    monkeypatch.setattr(app, "import_module", lambda name: sys.modules[__name__])
    monkeypatch.setattr(app, "COMMANDS", {"act": Home(__name__, "act", "Act.")})


def test_help_file_is_what_the_program_prints() -> None:
    assert FILE.read_text(encoding="utf-8") == app.help_text(), "write it again: python -m vidkit.cli.help"


def test_help_lists_every_command_and_exit_code() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert len(commands.COMMANDS) > 5
    assert all(f"\n  {name} " in text for name in commands.COMMANDS)
    assert all(f" {code} " in text for code in (0, 1, 2, 3, 4, 70, 130))
    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("name", list(commands.COMMANDS))
def test_every_command_in_the_table_exists_and_says_what_it_does(name: str) -> None:
    home = commands.COMMANDS[name]
    found = getattr(import_module(home.module), home.name)
    assert isinstance(found, typer.Typer) or found.__doc__


def every_command() -> list[list[str]]:
    """Return each command, and each command of a command, as it is typed."""
    found: list[list[str]] = []
    for name, home in commands.COMMANDS.items():
        inner = getattr(import_module(home.module), home.name)
        under = typer.main.get_command(inner).commands if isinstance(inner, typer.Typer) else {}  # type: ignore[attr-defined]
        found += [[name, each] for each in under] or [[name]]
    return found


@pytest.mark.parametrize("args", every_command(), ids=" ".join)
def test_each_example_of_a_command_stands_on_a_line_of_its_own(
    args: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    app.run([*args, "--help"])
    lines = re.split(r"\n(?:Arguments|Options):", capsys.readouterr().out)[0].splitlines()
    examples = lines[lines.index("  Example:" if "  Example:" in lines else "  Examples:") + 1 :]
    shown = [line for line in examples if line]
    assert shown
    assert all(line.startswith(f"    vidkit {args[0]} ") or line == f"    vidkit {args[0]}" for line in shown)
    assert max(map(len, lines)) <= 80


def test_a_sign_that_a_shell_would_take_for_a_file_stands_in_quotes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    app.run(["plan", "--help"])
    options = capsys.readouterr().out.split("\nOptions:")[1]
    quoted = re.findall(r'"[^"]*"', options)
    assert len([q for q in quoted if ">" in q]) == 2
    assert not re.search("[<>]", re.sub(r'"[^"]*"|<=x<=', "", options))


def test_version_is_the_only_thing_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--version"]) == 0
    assert capsys.readouterr() == (f"vidkit {__version__}\n", "")


def test_a_typed_error_has_message_hint_problems_and_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = Problem(code="VK213", where=Where(file="a.yaml", line=3), what="No number.", fix="Write digits.")
    command(monkeypatch, UnusableFile(Path("a.yaml"), "it is wrong.", "Mend it.", [problem]))
    assert app.run(["act"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "a.yaml:3  VK213  No number.\n  Write digits.\na.yaml: it is wrong.\n  Mend it.\n"


def test_an_unknown_command_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["interviw"]) == 2
    assert "'interview'" in capsys.readouterr().err


def test_wrong_usage_exits_with_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    command(monkeypatch)
    assert app.run(["act", "--nonsense"]) == 2
    assert "--nonsense" in capsys.readouterr().err


def test_the_number_a_command_returns_is_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, code=1)
    assert app.run(["act"]) == 1


@pytest.mark.parametrize("stop", [KeyboardInterrupt("Stopped here."), typer.Abort("Stopped here.")])
def test_ctrl_c_is_one_calm_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stop: BaseException
) -> None:
    command(monkeypatch, stop)
    assert app.run(["act"]) == 130
    assert capsys.readouterr().err == "Stopped here.\n"


def test_a_fault_is_one_line_and_a_trace_without_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("VIDKIT_CONFIG_DIR", str(tmp_path / "new"))
    command(monkeypatch, KeyError("a note about the unit"))
    assert app.run(["act"]) == 70
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    trace = (tmp_path / "new" / "fault.log").read_text(encoding="utf-8")
    assert "KeyError" in trace
    assert __version__ in trace
    assert "a note about the unit" not in err + trace


def test_a_fault_without_a_place_to_write_is_still_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VIDKIT_CONFIG_DIR", str(tmp_path / "file"))
    command(monkeypatch, ValueError())
    assert app.run(["act"]) == 70
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_terminal_the_bare_command_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_json_is_one_object_with_its_problems(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem(code="VK101", where=Where(file="a"), what="w", fix="f", severity="warning")
    console.json("score", {"b": 1}, [problem])
    whole = json.loads(capsys.readouterr().out)
    assert list(whole) == ["schema", "command", "result", "problems"]
    assert whole["problems"][0]["severity"] == "warning"


def test_user_text_is_never_markup_and_never_an_escape(capsys: pytest.CaptureFixture[str]) -> None:
    console.table(["Note"], [["[draft] [/x] \x1b[31mred"]])
    console.result("[bold] \x1b]0;title\x07")
    out = capsys.readouterr().out
    assert "[draft] [/x] \\x1b[31mred" in out
    assert "[bold] \\x1b]0;title\\x07" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("wish", "no_color", "expected"), [("auto", "", False), ("always", "1", True), ("never", "", False)]
)
def test_color_follows_the_option(
    monkeypatch: pytest.MonkeyPatch, wish: str, no_color: str, expected: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    console.configure(color=console.ColorWish(wish), quiet=False, verbose=False)
    assert console.wants_color(sys.stdout) is expected
    console.configure(color=console.ColorWish.auto, quiet=False, verbose=False)


def test_quiet_drops_success_and_keeps_results_and_errors(capsys: pytest.CaptureFixture[str]) -> None:
    console.configure(color=console.ColorWish.auto, quiet=True, verbose=False)
    console.say("saved")
    console.warn("wrong")
    console.result("result")
    console.configure(color=console.ColorWish.auto, quiet=False, verbose=False)
    assert capsys.readouterr() == ("result\n", "wrong\n")


def imported(*args: str) -> set[str]:
    """Return the modules that a whole process has imported when a command line is done."""
    code = (
        "import atexit, sys; atexit.register(lambda: sys.stderr.write('\\n'.join(sys.modules)));"
        f"sys.argv = ['vidkit', *{list(args)!r}]; from vidkit.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_can_be_answered_at_once_imports_nothing_heavy(option: str) -> None:
    found = imported(option)
    assert "vidkit.version" in found
    assert not found & {"typer", "typing", "pathlib", "vidkit.cli", "vidkit.cli.app", "json", "re"}


def test_a_command_imports_only_its_own_module() -> None:
    found = imported("new", "--help")
    assert "vidkit.cli.new" in found
    assert not found & {"yaml", "jinja2", "questionary", "prompt_toolkit", "rich", "vidkit.cli.pack"}


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_is_quiet() -> None:
    code = "import sys; sys.argv = ['vidkit', 'new', '--help']; from vidkit.__main__ import main; main()"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(write)
    assert done.returncode in (0, -signal.SIGPIPE)
    assert b"Traceback" not in done.stderr


def test_the_help_speaks_the_language_chosen() -> None:
    with i18n.language(i18n.PSEUDO):
        text = app.help_text()
    assert text.count("⟦") >= len(commands.COMMANDS) + 4


def test_a_language_without_a_catalogue_is_the_original(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDKIT_LANG", "xx")
    assert app.interface_language() == "en"
    monkeypatch.setenv("VIDKIT_LANG", "qps")
    assert app.interface_language() == "qps"


def test_a_bad_language_is_told_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    app._tell_language.cache_clear()
    monkeypatch.setenv("VIDKIT_LANG", "xx")
    for _time in range(2):
        app.run([])
    assert capsys.readouterr().err == 'VIDKIT_LANG: there is no language "xx"; this is English. Known: en.\n'


@pytest.mark.parametrize("command", [["new", "KE"], ["write", "x"], ["interview", "x"]])
def test_an_unknown_language_is_told_which_there_are(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([*command, "--lang", "xx"]) == 2
    err = capsys.readouterr().err
    assert "Known: en." in err
    assert "qps" not in err


def test_help_names_only_languages_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["write", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert "there are: en." in out


def test_ctrl_c_before_anything_is_loaded_is_one_calm_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from vidkit import __main__ as door

    def interrupted(args: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "_run", interrupted)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as stop:
        door.main()
    assert stop.value.code == 130
    assert capsys.readouterr().err == "Stopped. What was saved before is intact.\n"
