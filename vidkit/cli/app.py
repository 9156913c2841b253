"""The command line as a whole: its commands, and the one place that catches whatever goes wrong."""

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from vidkit.base import i18n
from vidkit.base.errors import EXIT_BUG, EXIT_INTERRUPTED, UnknownName, VidkitError
from vidkit.base.i18n import _
from vidkit.cli import console
from vidkit.cli.ask import EndOfInput
from vidkit.cli.commands import COMMANDS
from vidkit.cli.patience import patience
from vidkit.cli.usage import wrong_usage
from vidkit.version import __version__

_UNWRAPPED = "\b"  # Typer's sign before a paragraph whose lines it leaves alone

UsageError: type[Any] = typer.BadParameter.__mro__[1]  # Typer does not name it in public


class LazyGroup(TyperGroup):
    """Knows its commands by the table; imports a command's module when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of this name. Raises: UnknownName."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            raise UnknownName("command", cmd_name, tuple(COMMANDS), "vidkit --help")
        found = getattr(import_module(home.module), home.name)
        if isinstance(found, typer.Typer):
            return _named(typer.main.get_command(found), cmd_name)
        single = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        single.command(name=cmd_name, help=_(cleandoc(found.__doc__ or "")))(found)
        return _named(typer.main.get_command(single), cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without importing any of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(home.summary)) for name, home in COMMANDS.items()])


def _named(command: Any, name: str) -> Any:
    command.name = name
    for each in (command, *getattr(command, "commands", {}).values()):
        each.help = with_examples(each.help or "")
    return command


def with_examples(text: str) -> str:
    """Return a help text in which each line that is a command stays a line of its own, set in a little."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(_as_it_is(p) if "\nvidkit " in p else p for p in paragraphs)


def _as_it_is(paragraph: str) -> str:
    return f"{_UNWRAPPED}\n" + paragraph.replace("\nvidkit ", "\n  vidkit ")


def _version(wanted: bool) -> None:
    if wanted:
        console.result(f"vidkit {__version__}")
        raise typer.Exit


def group() -> Any:
    """Return the whole command line, its help in the current language."""
    made = typer.Typer(
        cls=LazyGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"max_content_width": 80},
    )

    @made.callback(
        invoke_without_command=True,
        help=_(
            "Set up a police victim identification unit: interview a country, see where it stands, "
            "and leave a dated plan."
        ),
        epilog=_(
            "Exit codes: 0 done; 1 something was found; 2 wrong usage; 3 input not usable; 4 output not possible; "
            "70 a fault in vidkit; 130 stopped by Ctrl-C. VIDKIT_LANG sets the language, VIDKIT_CONFIG_DIR the "
            "settings folder, NO_COLOR turns colour off."
        ),
    )
    def root(
        ctx: typer.Context,
        color: Annotated[
            console.ColorWish, typer.Option("--color", help=_("When to use colour; NO_COLOR wins over auto."))
        ] = console.ColorWish.auto,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=_("Results and errors only."))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_("Say more about what is done."))] = False,
        version: Annotated[
            bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version and exit."))
        ] = False,
    ) -> int:
        console.configure(color=color, quiet=quiet, verbose=verbose)
        return 0 if ctx.invoked_subcommand is not None else _bare(ctx)

    return typer.main.get_command(made)


def _bare(ctx: typer.Context) -> int:
    """Offer what can be done, or print the help where nobody can be asked."""
    if not console.can_ask():
        console.result(ctx.get_help())
        return 0
    from vidkit.cli.menu import menu

    return menu()


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit code. The only broad catch of vidkit."""
    with i18n.language(interface_language()):
        try:
            _tell_language(os.environ.get("VIDKIT_LANG", ""))
            return _run(list(args))
        except typer.Exit as wanted:
            return int(wanted.exit_code)
        except UsageError as error:
            error.message = console.hushed(error.message)
            if type(error).__name__ == "NoArgsIsHelpError":
                console.warn(error.format_message())
                return int(error.exit_code)
            return console.error(wrong_usage(error))
        except VidkitError as error:
            return console.error(error)
        except (KeyboardInterrupt, EndOfInput, typer.Abort) as stop:
            console.warn(str(stop) or _("Stopped. What was saved before is intact."))
            return EXIT_INTERRUPTED
        except BrokenPipeError:
            console.close_quietly()
            return 0
        except Exception as error:  # noqa: BLE001
            from vidkit.cli.fault import record

            console.warn(record(error, args[0] if args and args[0] in COMMANDS else ""))
            return EXIT_BUG


def _run(args: list[str]) -> int:
    whole = group()
    with whole.make_context("vidkit", args) as ctx, patience():
        code = whole.invoke(ctx)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def interface_language() -> str:
    """Return the language of the interface: VIDKIT_LANG where there is a catalogue for it, or the original."""
    wish = os.environ.get("VIDKIT_LANG", i18n.ORIGINAL)
    return wish if wish in (i18n.ORIGINAL, *i18n.PSEUDOS) or wish in i18n.available() else i18n.ORIGINAL


@cache
def _tell_language(wish: str) -> None:
    """Say once that there is no such language."""
    if wish and wish != interface_language():
        console.warn(_(
            'VIDKIT_LANG: there is no language "{tag}"; this is English. Known: {known}.', tag=wish,
            known=", ".join(i18n.available()),
        ))  # fmt: skip


def help_text() -> str:
    """Return what `vidkit --help` prints; kept in `help.txt`, which is printed without loading this module."""
    whole = group()
    with whole.make_context("vidkit", [], resilient_parsing=True, terminal_width=80) as ctx:
        return str(whole.get_help(ctx)) + "\n"
