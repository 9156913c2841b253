"""One sitting of an interview: where it stands, what comes next, and saving. Prompts nothing."""

import shlex
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from vidkit.assessment import store
from vidkit.assessment.change import with_answer, with_country_fact, with_respondent, with_said, with_settled
from vidkit.assessment.interview import Question, questions
from vidkit.assessment.model import Answer, Assessment, Respondent
from vidkit.assessment.reading import Reading
from vidkit.assessment.voices import to_settle, voices
from vidkit.base.errors import UnknownName
from vidkit.content.condition import comparisons, evaluate, parse
from vidkit.content.model import Capability, Pack, Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Which questions this sitting asks. `skip_answered`: none to which somebody else has an answer."""

    scope: Scope = "core"
    domain: str = ""
    respondent: str = ""
    skip_answered: bool = False
    plain: bool = False


@dataclass(slots=True)
class Session:
    """The assessment being filled, its file, and the place in it.

    `clock` returns ISO time. `last_saved` is the sentence about the latest answer put on disk,
    `typed` what stood in the line of a question when it was broken off.
    """

    path: Path
    assessment: Assessment
    digest: str
    pack: Pack
    today: date
    clock: Callable[[], str]
    limits: Limits = Limits()
    skipped: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    last_saved: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    pack_folder: Path | None = None
    _asked: tuple[Question, ...] | None = None

    def questions(self) -> tuple[Question, ...]:
        """Return the questions of this sitting, in order; answers may open and close some."""
        if self._asked is None:
            self._asked = questions(
                self.pack, self.assessment, self.today,
                scope=self.limits.scope, domain=self.limits.domain, respondent=self.limits.respondent,
            )  # fmt: skip
        return self._asked

    def question(self, name: str) -> Question:
        """Return the question of this id, also one outside the limits. Raises: UnknownName."""
        for question in self.questions():
            if question.id == name:
                return question
        item = self.pack.capability_by_id.get(name) or self.pack.fact_by_id.get(name)
        if item is None:
            known = [*self.pack.capability_by_id, *self.pack.fact_by_id]
            raise UnknownName("question", name, known, "vidkit pack list --kind capability")
        capability = name if isinstance(item, Capability) else item.capability
        return Question(item, capability.partition(".")[0], 1, 1, 1, 1)

    def reading(self) -> Reading:
        """Return the answers as conditions see them."""
        return Reading(self.pack, self.assessment, self.today)

    def answer(self, name: str) -> Answer | None:
        """Return the answer that counts, as it is on disk, or None."""
        return self.assessment.answers.get(name)

    def said(self, name: str) -> Answer | None:
        """Return what the respondent of this sitting said; where none is named, the answer that counts."""
        who = self.limits.respondent
        if not who:
            return self.answer(name)
        return next((v for v in reversed(voices(self.assessment, name)) if v.respondent == who), None)

    def to_settle(self, domain: str = "") -> tuple[Question, ...]:
        """Return the questions whose answers differ, of one domain or of all; none that are set aside."""
        reading = self.reading()
        found = (self.question(q) for q in to_settle(self.assessment) if not reading.is_aside(q))
        return tuple(q for q in found if domain in ("", q.domain))

    def heard_from_others(self) -> int:
        """Return how many questions of this sitting only others have answered: they are asked again."""
        answers = self.assessment.answers
        return sum(1 for q in self.questions() if q.id in answers and self.is_open(q))

    def place(self, ask: str = "") -> str:
        """Return the id to begin with: the one asked for, where the last sitting stopped, or the first open one."""
        if ask:
            return self.question(ask).id
        kept = self.kept_place()
        if kept and any(q.id == kept for q in self.questions()):
            return kept
        return self.next_open("")

    def kept_place(self) -> str:
        """Return the id at which the last sitting stopped, with this respondent or with nobody named."""
        who = self.limits.respondent
        return self.assessment.places.get(who, "") if who else self.assessment.cursor

    def _at(self, a: Assessment, cursor: str) -> Assessment:
        """Return the assessment with the place to go on at, of this respondent or of nobody named."""
        who = self.limits.respondent
        if not who:
            return replace(a, cursor=cursor)
        places = {k: v for k, v in {**a.places, who: cursor}.items() if v}
        return replace(a, places=places)

    def next_open(self, after: str) -> str:
        """Return the next question without an answer, from the beginning again at the end; empty if none."""
        asked = self.questions()
        at = next((n + 1 for n, q in enumerate(asked) if q.id == after), 0)
        for question in (*asked[at:], *asked[:at]):
            if self.is_open(question):
                return question.id
        return ""

    def is_open(self, question: Question) -> bool:
        """Say whether the question is still to be asked: without an answer, or only other roles gave one."""
        if question.id in self.later or question.domain in self.skipped:
            return False
        if question.id not in self.assessment.answers:
            return True
        who = self.limits.respondent
        if not who or self.limits.skip_answered:
            return False
        return all(v.respondent not in ("", who) for v in voices(self.assessment, question.id))

    def before(self, name: str) -> str:
        """Return the question before this one, answered or not; the first stays the first."""
        ids = [q.id for q in self.questions()]
        if name in ids:
            return ids[max(0, ids.index(name) - 1)]
        return ids[-1] if ids else name

    def save(self, name: str, answer: Answer, *, cursor: str | None = None) -> None:
        """Put the answer on disk; returns only when it is there. Raises: CannotWrite, ChangedMeanwhile."""
        alone = not self.limits.respondent and name not in self.assessment.held
        change = with_answer if alone else with_said
        changed = change(self.assessment, name, answer, who=self.who, now=self.clock())
        changed = replace(changed, drafts=_without(changed.drafts, name))
        self._write(self._at(changed, name if cursor is None else cursor))

    def settle(self, name: str, answer: Answer, reason: str) -> None:
        """Put on disk which of several answers counts, and why."""
        self._write(with_settled(self.assessment, name, answer, reason, who=self.who, now=self.clock()))

    def save_drafts(self, drafts: Mapping[str, Answer]) -> None:
        """Put on disk what was entered and is no answer yet, in place of earlier drafts."""
        if drafts != self.assessment.drafts:
            self._write(replace(self.assessment, drafts=drafts))

    def replace_all(self, changed: Assessment) -> None:
        """Put an assessment with several new answers on disk, in one step."""
        self._write(changed)

    def save_country_fact(self, key: str, value: str) -> None:
        """Put a corrected fact about the country on disk."""
        self._write(with_country_fact(self.assessment, key, value, who=self.who, now=self.clock()))

    def save_respondent(self, role: str, person: Respondent) -> None:
        """Put on disk who answers in a role."""
        self._write(with_respondent(self.assessment, role, person, who=self.who, now=self.clock()))

    def drop_draft(self, name: str) -> None:
        """Forget what was entered under this name, here and on disk."""
        self.typed.pop(name, None)
        self.save_drafts(_without(self.assessment.drafts, name))

    def save_place(self, cursor: str) -> None:
        """Remember on disk where to go on."""
        if cursor != self.kept_place():
            self._write(self._at(self.assessment, cursor))

    def command(self, name: str) -> str:
        """Return what to type for another command on this file."""
        return command_line(name, self.path, self.pack_folder)

    def go_on(self) -> str:
        """Return what to type to go on with the same questions."""
        limits = self.limits
        options = {
            "--scope": limits.scope if limits.scope != Limits().scope else "",
            "--domain": limits.domain,
            "--respondent": limits.respondent,
        }
        flags = {"--skip-answered": limits.skip_answered, "--plain": limits.plain}
        words = [*(f"{k} {v}" for k, v in options.items() if v), *(k for k, wanted in flags.items() if wanted)]
        return " ".join([self.command("interview"), *words])

    @property
    def who(self) -> str:
        """Who writes: the assessor's name or function, as given."""
        return self.assessment.assessor or "assessor"

    def _write(self, changed: Assessment) -> None:
        with undisturbed():
            self.digest = store.write(self.path, changed, expected=self.digest)
            self.assessment = changed
            self._asked = None


def _without(drafts: Mapping[str, Answer], name: str) -> Mapping[str, Answer]:
    return {k: v for k, v in drafts.items() if k != name}


def command_line(name: str, path: Path, pack: Path | None) -> str:
    """Return what to type to go on with a file, and with the pack that was given."""
    words = ["vidkit", name, str(path), *(["--pack", str(pack)] if pack else [])]
    return " ".join(shlex.quote(word) for word in words)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done, so that it never cuts a write in two."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[Any] = []
    before = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def opens_hard_gate(reading: Reading, fact: str) -> bool:
    """Say whether the fact, as answered, meets a part of what opens a hard gate: then evidence counts."""
    return any(
        compare.ref.id == fact and evaluate(compare, reading.lookup) is True
        for gate in reading.pack.gates
        if gate.strength == "hard"
        for compare in comparisons(parse(gate.opens_when))
    )
