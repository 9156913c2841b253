"""Free text on its way into an assessment: nothing that looks like case data gets in unseen.

What the guard blocks is asked for again and never shown; what it doubts is kept only with a reason.
"""

import unicodedata

from vidkit.base import i18n
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.cli import ask, console

_UNSEEN = frozenset({"Cc", "Cs", "Co"})


def line(*, field: str = "note", default: str = "", letters: bool = False) -> str:
    """Return a line of text that may be stored. A letter alone, typed for a key, is asked for again.

    Raises: Interrupted (without text that is blocked; storable unless it is doubted), EndOfInput.

    field: note, title or name; see `vidkit.guard`. letters: the caller takes letters for keys itself.
    """
    from vidkit.guard import check_text, describe

    while True:
        try:
            typed = ask.line(default=default)
        except ask.Interrupted as stop:
            found = check_text(stop.typed, field=field)
            blocked = any(f.severity == "block" for f in found)
            raise ask.Interrupted("" if blocked else stop.typed, storable=not found) from None
        if len(typed) == 1 and typed != default and not letters:
            console.question(_('"{text}" alone is no text, and no key here. Write a few words, or press Enter to '
                               "leave it.", text=typed))  # fmt: skip
            continue
        found = check_text(typed, field=field)
        if not found:
            hint(typed)
            return typed
        console.question(describe(found))
        if ask.is_plain() and any(f.severity == "block" for f in found):
            console.question(_("What you typed still stands above: clear the screen."))
        default = ""
        if all(f.severity == "warn" for f in found):
            console.question(_("The reason to keep it (Enter: write it again):"))
            reason = _reason(typed)
            if reason and not check_text(reason, field=field):
                return _("{text} (kept because: {reason})", text=typed, reason=reason)


def _reason(doubtful: str) -> str:
    """Return the reason typed. Ctrl-C hands the doubtful text on: to be shown again, not to be stored."""
    try:
        return ask.line()
    except ask.Interrupted:
        raise ask.Interrupted(doubtful, storable=False) from None


def hint(text: str) -> None:
    """Say quietly which words are better written otherwise; the text stays as it is."""
    from vidkit.content.terms import lexicon
    from vidkit.terminology.prose import check_prose

    for use in check_prose(text, lexicon(), i18n.current()):
        words = " ".join(use.words.split())
        console.say(_('  Hint: "{words}" is better written: {instead}', words=words, instead=use.instead))


def refuse(text: str, *, where: str, field: str = "note") -> None:
    """Let a text of a command line or a file pass, or refuse it. Raises: CaseData, BadValue."""
    if any(unicodedata.category(c) in _UNSEEN and c not in "\n\t" for c in text):
        raise BadValue(
            _("{where}: there are control characters or broken characters in this text.", where=where),
            _("Nothing was saved. Write it again as plain text."),
        )
    from vidkit.guard import CaseData, check_text, named

    found = check_text(text, field=field)
    if found:
        raise CaseData(where, [named(kind) for kind in dict.fromkeys(f.kind for f in found)])
