"""One capability in plain lines, for screen readers and simple terminals: asks what `widget` shows on a screen.

Nothing moves on the screen and nothing is drawn over: each question is a line, each answer a word and Enter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.assessment.model import YesNo
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.cli import ask, console
from vidkit.cli.keys import as_key
from vidkit.cli.widget import Draft, Wish, enter_saves, keys_shown, nothing_chosen, proposal, rows
from vidkit.content.model import Check

_WISHES = {"b": Wish.back, "s": Wish.skip, "l": Wish.later, "q": Wish.stop, "t": Wish.note}
_CHECKS: dict[str, YesNo] = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}


def _word() -> str:
    typed = ask.line().casefold()
    return as_key(typed)


@dataclass(slots=True)
class Lines:
    """The same questions as `widget.Screen`, line by line."""

    draft: Draft
    header: str
    help_lines: Sequence[str]
    remark: str = ""

    def run(self) -> Wish:
        """Ask until a word asks for something. Raises: Interrupted, EndOfInput."""
        console.question()
        for text in (self.header, self.draft.capability.name, self.remark):
            if text:
                console.question(text)
        if not self.draft.spoken:
            console.question(self.draft.capability.definition)
            wish = self._checks()
            if wish is not None:
                return wish
        return self._level()

    def _checks(self) -> Wish | None:
        """Ask each check; a level typed on the way ends that."""
        checks = self.draft.capability.checks
        if checks:
            console.question(_("Is it so today, wholly? y yes, n no, Enter leaves it as it is, k lists the keys."))
        for n, check in enumerate(checks, start=1):
            wish = self._check(n, check)
            if wish is not None:
                return wish
            if self.draft.chosen is not None and self.draft.spoken:
                break
        self.draft.spoken = True
        return None

    def _check(self, n: int, check: Check) -> Wish | None:
        console.question(_("Check {n} of {of}: {text}", n=n, of=len(self.draft.capability.checks), text=check.text))
        now = self.draft.checks.get(check.id)
        if now:
            console.question(_("Answered: {word}.", word=_("yes") if now == "yes" else _("no")))
        while True:
            word = _word()
            if word == "":
                return None
            if word in (*_CHECKS, _("yes").casefold(), _("no").casefold()):
                self.draft.set_check(check.id, _CHECKS.get(word, "yes" if word == _("yes").casefold() else "no"))
                return None
            if self._choose(word):
                self.draft.spoken = True
                return Wish.save
            wish = self._other(word)
            if wish is not None:
                return wish

    def _level(self) -> Wish:
        if self.draft.capability.checks:
            console.question(proposal(self.draft))
        console.question(_("The highest statement that is wholly true today:"))
        for row in rows(self.draft):
            if row.kind == "choice":
                console.question(row.text, indent=2)
        for label, text in ((_("Note: {text}"), self.draft.note),
                            (_("By arrangement, provided by: {text}"), self.draft.arrangement)):  # fmt: skip
            if text:
                console.question(label.format(text=one_line(text)))
        while True:
            console.question(_("{enter}. Or type 0 to 4, u, or k for the keys:", enter=enter_saves(self.draft)))
            word = _word()
            if word == "" and self.draft.current is not None:
                return Wish.save
            if word == "":
                console.question(nothing_chosen(self.draft))
            elif word == "c":
                self.draft.spoken = False
                return Wish.again
            elif self._choose(word):
                return Wish.save
            elif (wish := self._other(word)) is not None:
                return wish

    def _choose(self, word: str) -> bool:
        if word in ("x", "not applicable") and self.draft.may_not_apply:
            self.draft.choose("not_applicable")
        elif word in ("0", "1", "2", "3", "4", "u", "unknown"):
            self.draft.choose("unknown" if word[0] == "u" else word)
        else:
            return False
        return True

    def _other(self, word: str) -> Wish | None:
        """Return the wish that a letter stands for; help and what is not understood are answered here."""
        if word in _WISHES:
            return _WISHES[word]
        if word == "a" and self.draft.capability.by_arrangement:
            return Wish.arrangement
        if word == "?":
            for text in self.help_lines:
                console.question(text, indent=2)
            return None
        if word != "k":
            console.question(_('"{text}" is not understood here.', text=one_line(word)))
        for key in keys_shown(self.draft, lines=True):
            console.question(key, indent=2)
        return None
