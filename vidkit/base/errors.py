"""`VidkitError`: the command cannot go on. One subclass a situation, its text written once."""

from collections.abc import Sequence
from pathlib import Path

from vidkit.base.i18n import _, n_
from vidkit.base.problems import Problem
from vidkit.base.text import did_you_mean

EXIT_FOUND = 1
EXIT_USAGE = 2
EXIT_INPUT = 3
EXIT_OUTPUT = 4
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


class VidkitError(Exception):
    """What went wrong (`message`), what to do (`hint`), and the exit code."""

    code = "VK600"
    exit_code = EXIT_INPUT

    def __init__(self, message: str, hint: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = tuple(problems)


class UnknownName(VidkitError):
    """A word that stands for nothing in the pack: a country, an id, a document."""

    code = "VK601"
    exit_code = EXIT_USAGE

    def __init__(self, kind: str, word: str, known: Sequence[str], listed_by: str = "") -> None:
        hint = did_you_mean(word, known)
        if not hint and len(known) <= 30:
            hint = _("Known: {known}.", known=", ".join(known))
        listing = _("Listed by: {command}", command=listed_by) if listed_by else ""
        message = _('There is no {kind} "{word}".', kind=_(kind), word=word)
        super().__init__(message, " ".join(filter(None, [hint, listing])))


class BadValue(VidkitError):
    """A value on the command line that cannot be read."""

    code = "VK602"
    exit_code = EXIT_USAGE


class UnusableFile(VidkitError):
    """A file that cannot be read as what it should be."""

    code = "VK201"

    def __init__(self, path: Path, why: str, hint: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(_("{path}: {why}", path=path, why=why), hint, problems)


class NewerFile(VidkitError):
    """A file that a newer vidkit wrote."""

    code = "VK202"

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            _(
                "{path}: written in file format {found}; this vidkit reads formats up to {known}.",
                path=path, found=found, known=known,
            ),
            _("Install a newer vidkit, or ask for the file in the older format. Nothing was changed."),
        )


class CannotWrite(VidkitError):
    """Output is not possible: no permission, a full disk, a missing folder."""

    code = "VK501"
    exit_code = EXIT_OUTPUT

    def __init__(self, path: Path, reason: str, hint: str = "") -> None:
        super().__init__(
            _("{path}: could not be written ({reason}).", path=path, reason=reason),
            hint or _("Choose another place with -o, or free space and try again. What was saved before is intact."),
        )


class NoTerminal(VidkitError):
    """A question needs a terminal and there is none."""

    code = "VK603"
    exit_code = EXIT_USAGE

    def __init__(self, instead: str) -> None:
        super().__init__(_("This command asks questions and needs a terminal."), instead)


class MissingAnswers(VidkitError):
    """`--no-input` and questions are open. `ids` holds all of them; the message counts them and names a few."""

    code = "VK203"

    def __init__(self, ids: Sequence[str], counts: Sequence[str] = (), *, most: int = 10) -> None:
        self.ids = tuple(ids)
        said = [n_("{n} answer is missing.", "{n} answers are missing.", len(ids))]
        if counts:
            said.append(_("By domain: {counts}.", counts=", ".join(counts)))
        few = ", ".join(self.ids[:most])
        said.append(_("The first: {ids}.", ids=few) if len(ids) > most else _("They are: {ids}.", ids=few))
        super().__init__(
            " ".join(said), _("Give them with --answers FILE, or leave out --no-input. All of them: --json.")
        )


class UnusablePack(VidkitError):
    """A content pack with errors."""

    code = "VK100"

    def __init__(self, folder: Path, problems: Sequence[Problem]) -> None:
        super().__init__(
            n_(
                "{folder}: the content pack has {n} error.", "{folder}: the content pack has {n} errors.",
                len(problems), folder=folder,
            ),
            _("See them all with: {command}", command=f"vidkit pack check {folder}"),
            problems,
        )


class MissingPart(VidkitError):
    """Something that should have been installed with vidkit is not there."""

    code = "VK502"
    exit_code = EXIT_OUTPUT
