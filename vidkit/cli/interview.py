"""`vidkit interview`: from one question to the next, until the assessor finishes or stops."""

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vidkit.assessment import store
from vidkit.assessment.change import with_said
from vidkit.assessment.interview import missing
from vidkit.base import i18n
from vidkit.base.errors import UnknownName, UnusableFile
from vidkit.base.i18n import _, n_
from vidkit.cli import ask, console, country, options, review, safe, speaker, without_input
from vidkit.cli.keys import as_key
from vidkit.cli.opening import opened
from vidkit.cli.questions import Drafts, Turn, ask_question, unsaved
from vidkit.cli.session import Limits, Session
from vidkit.cli.summary import after_domain
from vidkit.content.packs import countries


class ScopeWish(StrEnum):
    """What `--scope` takes."""

    screening = "screening"
    core = "core"
    full = "full"


def interview(
    file: options.FileArgument,
    scope: Annotated[
        ScopeWish, typer.Option("--scope", help=_("Half an hour, two hours, or all; the next asks only what is new."))
    ] = ScopeWish.core,
    domain: Annotated[str, typer.Option("--domain", metavar="ID", help=_("Only this domain."))] = "",
    respondent: Annotated[
        str, typer.Option("--respondent", metavar="ROLE", help=_("Only what this role answers, noted as its answers."))
    ] = "",
    ask_one: Annotated[
        str, typer.Option("--ask", metavar="ID", help=_("Ask this one question, and what follows from it."))
    ] = "",
    skip_answered: Annotated[
        bool, typer.Option("--skip-answered", help=_("Leave out what somebody else has answered."))
    ] = False,
    plain: Annotated[
        bool,
        typer.Option("--plain", envvar="VIDKIT_PLAIN", help=_("Lines of text only, for screen readers.")),
    ] = False,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help=_("Take the answers in this YAML or JSON file."))
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help=_("Ask nothing; fail with the ids of missing answers."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("With --no-input: print all missing ids."))] = False,
    pack: options.PackOption = None,
    lang: options.LangOption = None,
    today: options.TodayOption = None,
) -> int:
    """Ask the questions one at a time. Each answer is on disk before the next question appears.

    Stop with q or Ctrl-C whenever you like: the next time it goes on at the same place.

    Example:
    vidkit interview kenya-2026.vidkit.json --scope screening
    """
    wanted = lang or (i18n.current() if i18n.current() != i18n.ORIGINAL else store.read(file).assessment.language)
    with i18n.language(wanted):
        found = opened(file, pack)
        session = Session(
            found.path, found.assessment, found.digest, found.pack, options.day(today), lambda: options.now(today),
            Limits(
                scope=scope.value, domain=domain, respondent=respondent, skip_answered=skip_answered, plain=plain
            ), pack_folder=pack,
        )  # fmt: skip
        _check_words(session, ask_one)
        if answers is not None:
            _apply(session, answers)
        if no_input or (answers is not None and not console.can_ask()):
            return _without_questions(session, strict=no_input, as_json=as_json)
        instead = _("Give the answers in a file instead: vidkit interview FILE --answers FILE --no-input")
        with ask.terminal(instead, plain=plain):
            return Interview(session).run(ask_one)


def _check_words(session: Session, ask_one: str) -> None:
    """Refuse ids that the pack does not have, before anything is asked."""
    limits, pack = session.limits, session.pack
    if limits.domain and limits.domain not in {d.id for d in pack.domains}:
        raise UnknownName("domain", limits.domain, [d.id for d in pack.domains], "vidkit pack list --kind domain")
    if limits.respondent and limits.respondent not in pack.respondent_by_id:
        raise UnknownName(
            "respondent", limits.respondent, list(pack.respondent_by_id), "vidkit pack list --kind respondent"
        )
    if ask_one:
        session.question(ask_one)


def _apply(session: Session, file: Path) -> None:
    """Save all answers of the file in one step, or none when there is any problem."""
    from vidkit.assessment.answers import Source, read_answers
    from vidkit.cli.answers_file import AnswersFile

    parsed = AnswersFile(file)
    a = session.assessment
    source = Source(assessor=a.assessor, respondent=session.limits.respondent, time=session.clock())
    refused = parsed.case_data()
    if refused:
        raise UnusableFile(
            file, n_("{n} text looks like case data.", "{n} texts look like case data.", len(refused)),
            _("Nothing was changed, and nothing of it was kept."), refused,
        )  # fmt: skip
    found, problems = read_answers(parsed.value, session.pack, a, session.today, parsed.at, source)
    problems = (*parsed.doubles, *problems)
    if problems:
        raise UnusableFile(
            file, n_("{n} problem in the answers.", "{n} problems in the answers.", len(problems)),
            _("Nothing was changed. Mend the lines above and try again."), problems,
        )  # fmt: skip
    for name, answer in found.items():
        a = with_said(a, name, answer, who=session.who, now=source.time)
    session.replace_all(a)
    console.say(n_("Saved {n} answer from {file}.", "Saved {n} answers from {file}.", len(found), file=file))


def _without_questions(session: Session, *, strict: bool, as_json: bool) -> int:
    open_ids = missing(session.questions(), session.assessment)
    if strict:
        return without_input.told(session, open_ids, as_json=as_json)
    if open_ids:
        console.say(
            n_("{n} question is open. Ask it on a terminal: {command}",
               "{n} questions are open. Ask them on a terminal: {command}",
               len(open_ids), command=session.go_on())
        )  # fmt: skip
    return 0


class Interview:
    """The conversation: question after question, a summary after each domain, then the review."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.at = ""
        self.domain = ""
        self.drafts: Drafts = {}
        self.only = False
        self.place = ""
        self.known: frozenset[str] = frozenset()

    def run(self, ask_one: str) -> int:
        """Ask until finished or stopped. Ctrl-C raises KeyboardInterrupt with the line to print.

        ask_one: only this question is asked, and the facts that its answer makes matter.
        """
        try:
            self._begin(ask_one)
            while self.at or (not self.only and self._review()):
                if self.at and not self._one():
                    return self._stop()
            return self._finish()
        except ask.EndOfInput as end:
            return self._stop(end.typed)
        except KeyboardInterrupt as stop:
            typed = stop.typed if isinstance(stop, ask.Interrupted) else ""
            raise KeyboardInterrupt(self._interrupted(typed)) from None

    def _begin(self, ask_one: str) -> None:
        a = self.session.assessment
        console.question(_("{country}: {unit}", country=a.country_name, unit=a.unit or _("victim identification unit")))
        console.question(_("Organisational facts only: no names of children or suspects, nothing from a case."))
        self.only, self.place = bool(ask_one), self.session.kept_place()
        self.known = frozenset(q.id for q in self.session.questions())
        if not self.only:
            self._say_what_comes()
            if not a.answers:
                self._country()
        self.at = self.session.place(ask_one)

    def _say_what_comes(self) -> None:
        session, limits = self.session, self.session.limits
        speaker.introduce(session)
        asked = session.questions()
        n = sum(1 for q in asked if session.is_open(q))
        console.question(n_("{n} question to ask, of {of} in this sitting.", "{n} questions to ask, of {of} in this "
                            "sitting.", n, of=len(asked)))  # fmt: skip
        again = session.heard_from_others()
        if again:
            console.question(n_(
                "{n} of them is answered by somebody else: it is asked again, to compare, but not with "
                "--skip-answered.",
                "{n} of them are answered by somebody else: they are asked again, to compare, but not with "
                "--skip-answered.", again,
            ))  # fmt: skip
        if limits == Limits(plain=limits.plain):
            console.question(_("Two hours. Shorter: --scope screening (half an hour). Everything: --scope full."))

    def _one(self) -> bool:
        """Ask the question at the place and move on; False to stop."""
        session, question = self.session, self.session.question(self.at)
        self._introduce(question.domain)
        turn = ask_question(session, question, self.drafts)
        if turn is Turn.stop:
            return False
        if turn is Turn.back:
            if session.before(self.at) == self.at:
                console.question(_("This is the first question."))
            self.at = session.before(self.at)
        elif turn is not Turn.again:
            if turn is Turn.skip:
                session.skipped.add(question.domain)
            if turn is Turn.later:
                session.later.add(question.id)
            self._move_on(question.domain)
        return True

    def _move_on(self, domain: str) -> None:
        """Go to the next question; where a domain ends, to what must be settled in it first."""
        session = self.session
        self.at = self._next()
        if not self.only and self.at and session.question(self.at).domain != domain:
            self.at = after_domain(session, domain) or self.at
        session.save_place(self.place if self.only else self.at)

    def _next(self) -> str:
        session = self.session
        if not self.only:
            return session.next_open(self.at)
        return next((q.id for q in session.questions() if q.id not in self.known and session.is_open(q)), "")

    def _introduce(self, domain: str) -> None:
        if domain != self.domain:
            self.domain = domain
            for d in self.session.pack.domains:
                if d.id == domain:
                    console.question()
                    console.question(f"{d.name}. {d.intro}")

    def _review(self) -> bool:
        """Show the review and take the place to go to; False to finish."""
        where = review.ask_where(self.session)
        if where == "country":
            self._country()
            return True
        self.at = where
        return bool(where)

    def _country(self) -> None:
        correct_country(self.session)

    def _stop(self, typed: str = "") -> int:
        """Keep the place and what is not saved yet, then say so; a terminal that is gone cannot be told."""
        self._keep()
        with suppress(OSError):
            console.question(self._left(typed))
        return 0

    def _keep(self) -> None:
        self.session.save_place(self.place if self.only else self.at)
        self.session.save_drafts({**self.session.assessment.drafts, **unsaved(self.session, self.drafts)})

    def _finish(self) -> int:
        self.session.save_place(self.place if self.only else "")
        path = self.session.path
        console.question(_("Everything is saved in {file}.", file=path))
        if self.only:
            console.question(_("Go on with the interview: {command}", command=self.session.go_on()))
            return 0
        console.question(_("See where the country stands: {command}", command=self.session.command("score")))
        console.question(_("Write the plan and the checklists: {command}", command=self.session.command("write")))
        return 0

    def _interrupted(self, typed: str) -> str:
        self._keep()
        return _("Stopped. {saved}", saved=self._left(typed))

    def _left(self, typed: str = "") -> str:
        """Return what is saved, what is kept as typed, what is not, and how to go on: a line each."""
        n, path = len(self.session.assessment.answers), self.session.path
        if n == 0:
            saved = _("Nothing is answered yet. Go on with: {command}", command=self.session.go_on())
        else:
            saved = n_(
                "{n} answer is saved in {file}. Go on at the same place with: {command}",
                "All {n} answers are saved in {file}. Go on at the same place with: {command}",
                n,
                file=path,
                command=self.session.go_on(),
            )
        kept = [a.note for name, a in self.session.assessment.drafts.items()
                if a.note and (name in self.drafts or name in self.session.typed)]  # fmt: skip
        lines = [_('Kept for the next time, as you typed it: "{text}"', text=t) for t in kept]
        lost = [_('Not saved, as you typed it: "{text}"', text=typed)] if typed.strip() else []
        return "\n".join([saved, *lines, *lost])


def correct_country(session: Session) -> None:
    """Show what is publicly known about the country and take corrections, each saved at once."""
    known = [c for c in countries() if c.iso2 == session.assessment.country]
    if not known:
        return
    while True:
        shown = country.facts(known[0], session.assessment.country_facts, session.pack, session.today)
        show_country(shown)
        console.question(_("Number of a line to correct it, Enter to go on:"))
        wanted = _wanted(shown)
        if wanted is None:
            return
        _correct(session, wanted)


def _wanted(shown: Sequence[country.Shown]) -> country.Shown | None:
    """Return the line that is to be corrected, or None to go on; asked again below the list, which stays in sight.

    Raises: EndOfInput, where q stops as it does at every question.
    """
    while word := ask.line():
        if as_key(word) == "q":
            raise ask.EndOfInput
        if word.isdecimal() and 1 <= int(word) <= len(shown):
            return shown[int(word) - 1]
        console.question(_("Type a number from 1 to {n}, or only Enter to go on.", n=len(shown)))
    return None


def _correct(session: Session, fact: country.Shown) -> None:
    console.question(_("{label}: what is right, and how is it known? (Enter: leave it)", label=fact.label))
    value = safe.line()
    if value:
        session.save_country_fact(fact.key, value)
        console.say(_("Saved."))


def show_country(shown: Sequence[country.Shown]) -> None:
    """Print what is publicly known about a country."""
    console.question()
    console.question(_("Publicly known, please confirm or correct:"))
    for text in country.lines(shown):
        console.question(text, indent=3)
