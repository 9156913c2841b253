"""The door: what can be answered at once is answered here, before anything heavy is loaded."""

import gc
import os
import sys

from vidkit.version import __version__

HELP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli", "help.txt")  # noqa: PTH118, PTH120, PTH100

NEW_VALUES = 100_000
"""How many new values there are before Python looks for circles that nobody uses: with its own 700 that takes 4 % of a
plan's time, and finds next to none in frozen values."""


def main() -> None:
    """Run the command line in `sys.argv` and end the process with its exit code, also where Ctrl-C comes early."""
    gc.set_threshold(NEW_VALUES)
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        _say_stopped()
        code = 130
    gc.freeze()  # the search for circles at the end would take 6 % of a plan's time, to free what goes anyway
    sys.exit(code)


def _say_stopped() -> None:
    """Print one line; further presses of Ctrl-C change nothing."""
    try:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from vidkit.base.i18n import _

        sys.stderr.write(_("Stopped. What was saved before is intact.") + "\n")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")


def _run(args: list[str]) -> int:
    if args == ["--version"]:
        return _at_once(f"vidkit {__version__}\n")
    if args == ["--help"] and os.environ.get("VIDKIT_LANG", "en") == "en":
        with open(HELP, encoding="utf-8") as file:  # noqa: PTH123
            return _at_once(file.read())
    if args[:1] in (["status"], ["score"], ["write"]):
        from vidkit.cli.quick import quick

        code = quick(args)
        if code is not None:
            return code
    from vidkit.cli.app import run

    return run(args)


def _at_once(text: str) -> int:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    main()
