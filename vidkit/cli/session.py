"""One sitting of an interview: where it stands, what comes next, and saving. Prompts nothing."""

import shlex
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from vidkit.assessment import store
from vidkit.assessment.change import with_answer, with_country_fact
from vidkit.assessment.interview import Question, questions
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.reading import Reading
from vidkit.base.errors import UnknownName
from vidkit.content.condition import comparisons, evaluate, parse
from vidkit.content.model import Capability, Pack, Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Which questions this sitting asks."""

    scope: Scope = "full"
    domain: str = ""
    respondent: str = ""


@dataclass(slots=True)
class Session:
    """The assessment being filled, its file, and the place in it.

    `clock` returns ISO time. `last_saved` is the sentence about the latest answer put on disk.
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
        """Return the answer on disk, or None."""
        return self.assessment.answers.get(name)

    def place(self, ask: str = "") -> str:
        """Return the id to begin with: the one asked for, where the last sitting stopped, or the first open one."""
        if ask:
            return self.question(ask).id
        if self.assessment.cursor and any(q.id == self.assessment.cursor for q in self.questions()):
            return self.assessment.cursor
        return self.next_open("")

    def next_open(self, after: str) -> str:
        """Return the next question without an answer, from the beginning again at the end; empty if none."""
        asked = self.questions()
        at = next((n + 1 for n, q in enumerate(asked) if q.id == after), 0)
        for question in (*asked[at:], *asked[:at]):
            if self._is_open(question):
                return question.id
        return ""

    def _is_open(self, question: Question) -> bool:
        return not (
            question.id in self.assessment.answers or question.id in self.later or question.domain in self.skipped
        )

    def before(self, name: str) -> str:
        """Return the question before this one, answered or not; the first stays the first."""
        ids = [q.id for q in self.questions()]
        if name in ids:
            return ids[max(0, ids.index(name) - 1)]
        return ids[-1] if ids else name

    def save(self, name: str, answer: Answer, *, cursor: str | None = None) -> None:
        """Put the answer on disk; returns only when it is there. Raises: CannotWrite, ChangedMeanwhile."""
        changed = with_answer(self.assessment, name, answer, who=self.who, now=self.clock())
        self._write(replace(changed, cursor=name if cursor is None else cursor))

    def replace_all(self, changed: Assessment) -> None:
        """Put an assessment with several new answers on disk, in one step."""
        self._write(changed)

    def save_country_fact(self, key: str, value: str) -> None:
        """Put a corrected fact about the country on disk."""
        self._write(with_country_fact(self.assessment, key, value, who=self.who, now=self.clock()))

    def save_place(self, cursor: str) -> None:
        """Remember on disk where to go on."""
        if cursor != self.assessment.cursor:
            self._write(replace(self.assessment, cursor=cursor))

    def command(self, name: str) -> str:
        """Return what to type for another command on this file."""
        return command_line(name, self.path, self.pack_folder)

    def go_on(self) -> str:
        """Return what to type to go on with the same questions."""
        limits = self.limits
        options = {
            "--scope": limits.scope if limits.scope != "full" else "",
            "--domain": limits.domain,
            "--respondent": limits.respondent,
        }
        return " ".join([self.command("interview"), *(f"{k} {v}" for k, v in options.items() if v)])

    @property
    def who(self) -> str:
        """Who writes: the assessor's name or function, as given."""
        return self.assessment.assessor or "assessor"

    def _write(self, changed: Assessment) -> None:
        with undisturbed():
            self.digest = store.write(self.path, changed, expected=self.digest)
            self.assessment = changed
            self._asked = None


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
