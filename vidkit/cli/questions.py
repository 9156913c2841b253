"""Asks one question of an interview: a capability's screen, a fact's line, then its evidence.

Each answer is on disk before this returns. What to ask next is decided in `interview`.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from functools import partial

from vidkit.assessment.answers import BadAnswer, expected, may_not_apply, parse_value
from vidkit.assessment.cycle import carried
from vidkit.assessment.evidence import is_nothing
from vidkit.assessment.interview import Question
from vidkit.assessment.model import Answer, Value
from vidkit.assessment.voices import is_open, voices
from vidkit.base.errors import CannotWrite
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.cli import ask, console, evidence, safe, speaker
from vidkit.cli.keys import as_key
from vidkit.cli.plain import Lines
from vidkit.cli.session import Session, opens_hard_gate
from vidkit.cli.settle import ask_settling, who_said
from vidkit.cli.shown import capability_help, fact_help, shown_value
from vidkit.cli.widget import Draft, Screen, Wish, restamped
from vidkit.content.model import Capability, Fact
from vidkit.guard import check_text, describe


class Turn(Enum):
    """What the interview does after a question."""

    on = "on"
    back = "back"
    skip = "skip"
    later = "later"
    stop = "stop"
    again = "again"


Drafts = dict[str, Draft]
_LETTERS = {"b": Turn.back, "s": Turn.skip, "l": Turn.later, "q": Turn.stop}


def ask_question(session: Session, question: Question, drafts: Drafts) -> Turn:
    """Ask one question and save its answer. Raises: ask.Interrupted, ask.EndOfInput.

    drafts: what was entered on screens that were left without saving; kept for this sitting.
    """
    if _is_to_settle(session, question):
        return _LETTERS.get(ask_settling(session, question), Turn.on)
    if isinstance(question.item, Capability):
        return _ask_capability(session, question, question.item, drafts)
    return _ask_fact(session, question, question.item)


def _is_to_settle(session: Session, question: Question) -> bool:
    """Say whether the answers differ, and nobody is there who has not spoken to the question yet."""
    held = session.assessment.held.get(question.id)
    return held is not None and is_open(held) and session.said(question.id) is not None


def unsaved(session: Session, drafts: Drafts) -> dict[str, Answer]:
    """Return what was entered on screens or typed in lines, and is not on disk, by question."""
    screens = {name: d.unsaved() for name, d in drafts.items() if _is_new(session, name, d)}
    return {**screens, **{name: Answer(note=text) for name, text in session.typed.items()}}


def _is_new(session: Session, name: str, draft: Draft) -> bool:
    """Say whether the draft holds more than the answer on disk."""
    return draft.unsaved() != Draft.of(draft.capability, session.said(name), may_not_apply=True).unsaved()


def header(session: Session, question: Question) -> str:
    """Return where the question stands: "Law 3 of 8, 21 of 84"."""
    name = next((d.name for d in session.pack.domains if d.id == question.domain), question.domain)
    return _(
        "{domain} {n} of {of}, {m} of {all}",
        domain=name, n=question.in_domain, of=question.of_domain, m=question.in_all, all=question.of_all,
    )  # fmt: skip


def _remark(session: Session, question: Question) -> str:
    """Return that another role has answered already, without its answer, which would lead this one."""
    others = voices(session.assessment, question.id)
    if not others or session.said(question.id) is not None:
        return ""
    who = "; ".join(dict.fromkeys(who_said(session, v) for v in others))
    return _("Answered already by: {who}. This answer will stand beside it.", who=who)


_TURNS = {Wish.back: Turn.back, Wish.skip: Turn.skip, Wish.later: Turn.later, Wish.stop: Turn.stop}


def _ask_capability(session: Session, question: Question, capability: Capability, drafts: Drafts) -> Turn:
    draft = drafts.pop(capability.id, None) or _draft(session, capability)
    drafts[capability.id] = draft
    while True:
        wish = _shown(session, question, draft)
        if wish in _TURNS:
            return _TURNS[wish]
        if wish is Wish.note:
            _note_on_draft(session, question, draft)
        elif wish is Wish.arrangement:
            draft.arrangement = _ask_authority(capability, draft.arrangement)
        elif wish is Wish.save:
            with speaker.speaking(session, speaker.whose(session, question, draft.answer() or Answer(state="unknown"))):
                turn = _keep_capability(session, question, draft)
            del drafts[capability.id]
            return turn


def _draft(session: Session, capability: Capability) -> Draft:
    """Return what was entered when an earlier sitting was broken off, or the answer on disk, or nothing."""
    left, before = session.assessment.drafts.get(capability.id), _before(session, capability.id)
    draft = Draft.of(
        capability, left or session.said(capability.id) or (carried(before) if before else None),
        may_not_apply=may_not_apply(capability, session.reading()),
    )  # fmt: skip
    if left is not None:
        draft.message = _("As you left it, not saved yet.")
    elif before is not None:
        draft.message = _told_before(session, before)
    return draft


def _before(session: Session, name: str) -> Answer | None:
    """Return the answer of the last cycle, where nobody has answered in this one."""
    return None if voices(session.assessment, name) else session.assessment.previous.get(name)


def _told_before(session: Session, before: Answer) -> str:
    """Return who gave the answer of the last cycle, and what Enter does with it."""
    return _("Last cycle, {date}, {who}: Enter confirms it; change it if it is no longer so.",
             date=before.time[:10] or _("no date"), who=who_said(session, before))  # fmt: skip


def _shown(session: Session, question: Question, draft: Draft) -> Wish:
    """Show the capability on a screen, or in plain lines, and return what the assessor wants done."""
    top, more = header(session, question), capability_help(session.pack, draft.capability)
    remark = _remark(session, question)
    if ask.is_plain():
        return Lines(draft, top, more, remark).run()
    return Screen(draft, top, more, session.last_saved, remark).run()


def _note_on_draft(session: Session, question: Question, draft: Draft) -> None:
    """Take the note; what was typed when it is broken off stays in the draft."""
    try:
        draft.note = _ask_note(session, question, draft.note)
    except (ask.Interrupted, ask.EndOfInput) as stop:
        if stop.typed and _may_keep(stop):
            draft.note = stop.typed.strip()
            stop.typed = ""
        raise


def _may_keep(stop: ask.Interrupted | ask.EndOfInput) -> bool:
    return not check_text(stop.typed) and (isinstance(stop, ask.EndOfInput) or stop.storable)


def _ask_note(session: Session, question: Question, before: str) -> str:
    """Return the note as typed. Ctrl-C saves it where an answer is on disk already."""
    console.question(_("Note on {id} (Enter keeps what stands in the line):", id=question.id))
    try:
        return safe.line(default=one_line(before))
    except (ask.Interrupted, ask.EndOfInput) as stop:
        answer = session.said(question.id)
        if answer is not None and stop.typed.strip() and _may_keep(stop):
            _keep(session, question.id, replace(answer, note=stop.typed.strip()), cursor=question.id)
            stop.typed = ""
        raise


def _ask_authority(capability: Capability, before: str) -> str:
    console.question(capability.name)
    console.question(
        _("Which authority provides this, under a written and tested arrangement? (Empty: none. Name it, no persons.)")
    )
    return safe.line(field="name", default=one_line(before))


def _keep_capability(session: Session, question: Question, draft: Draft) -> Turn:
    """Save the level, then ask for a reason where it differs, and for evidence where it is 3 or 4."""
    answer = draft.answer()
    assert answer is not None, "the screen saves only what is chosen"  # noqa: S101
    _save(session, question, answer)
    if answer.is_denied:
        console.question(_(
            "You chose level {n}, but a check of level 3 is answered no. Until the two agree, level {most} is used for "
            "the plan, and no gate opens on level {n}.", n=answer.value, most=answer.counted,
        ))  # fmt: skip
    if (draft.differs or answer.is_denied) and not answer.note:
        console.question(
            _("Your level differs from the {n} that the checks propose. Why? (Enter: no reason)", n=draft.proposed or 0)
        )
        note = _ask_note(session, question, "")
        if note:
            _save(session, question, replace(answer, note=note))
    turn = Turn.on
    if answer.is_known and isinstance(answer.value, int) and answer.value >= 3:
        turn = _ask_evidence(session, question)
    if turn is Turn.on:
        _say_saved(session, question)
    return turn


def _ask_fact(session: Session, question: Question, fact: Fact) -> Turn:
    session.last_saved = ""
    _show_fact(session, question, fact)
    left = session.assessment.drafts.get(fact.id)
    before = _before(session, fact.id)
    if before is not None:
        console.question(_told_before(session, before))
    typed = left.note if left else _as_typed(before)
    while True:
        word = _line(session, fact.id, partial(ask.line, default=typed))
        typed = ""
        turn = _command(session, question, fact, word)
        if turn is not None:
            if turn is not Turn.again:
                return turn
            continue
        if word == "":
            if session.said(fact.id) is not None:
                return Turn.on
            console.question(_("Give an answer, or u for unknown."))
            continue
        value = _read(session, fact, word)
        if value is not None:
            with speaker.speaking(session, _whose(session, question, Answer(value=value), word)):
                return _keep_fact(session, question, fact, value)


def _whose(session: Session, question: Question, answer: Answer, word: str) -> str:
    """Return whose answer it is; the word typed for it is kept where that question is broken off."""
    try:
        return speaker.whose(session, question, answer)
    except (ask.Interrupted, ask.EndOfInput):
        session.typed[question.id] = word
        raise


def _as_typed(before: Answer | None) -> str:
    """Return the value of the last cycle as it would be typed, or nothing."""
    if before is None or not before.is_known:
        return ""
    return ", ".join(before.value) if isinstance(before.value, tuple) else str(before.value)


def _line(session: Session, name: str, prompt: Callable[[], str]) -> str:
    """Return the line typed; what stood in it when it was broken off is a draft called `name`, if it may be stored."""
    try:
        return prompt()
    except (ask.Interrupted, ask.EndOfInput) as stop:
        if stop.typed.strip() and _may_keep(stop):
            session.typed[name] = stop.typed.strip()
            stop.typed = ""
        raise


def _read(session: Session, fact: Fact, word: str) -> Value | None:
    """Return the value typed, or None after saying what is wrong with it."""
    found = check_text(word) if fact.type == "text" else ()
    if found:
        console.question(describe(found))
        return None
    try:
        return parse_value(fact, word, session.today)
    except BadAnswer as bad:
        console.question(bad.what)
        console.question(f"  {bad.fix}", indent=2)
        return None


def _command(session: Session, question: Question, fact: Fact, word: str) -> Turn | None:
    """Do what a letter asks for, or return None when the word is an answer."""
    word = as_key(word) if not word.isdecimal() else word
    if word in _LETTERS:
        return _LETTERS[word]
    if word in ("u", "unknown"):
        before = session.said(fact.id)
        answer = Answer(state="unknown", note=before.note if before else "")
        with speaker.speaking(session, _whose(session, question, answer, word)):
            _save(session, question, answer)
            _say_saved(session, question)
        return Turn.on
    if word == "?":
        for text in fact_help(session.pack, fact):
            console.question(text, indent=2)
        return Turn.again
    if word == "t":
        _note_on_fact(session, question)
        return Turn.again
    return None


def _note_on_fact(session: Session, question: Question) -> None:
    answer = session.said(question.id)
    if answer is None:
        console.question(_("Answer first, then write the note: go back to this question with b."))
        return
    note = _ask_note(session, question, answer.note)
    _save(session, question, replace(answer, note=note))
    console.question(_("Note saved. Enter goes on, or give another answer."))


def _show_fact(session: Session, question: Question, fact: Fact) -> None:
    console.question()
    console.question(header(session, question))
    console.question(fact.question)
    for n, choice in enumerate(fact.choices, start=1):
        console.question(f"{n:>3}  {choice.text}", indent=5)
    console.question(f"  {expected(fact)}", indent=2)
    remark = _remark(session, question)
    if remark:
        console.question(f"  {remark}", indent=2)
    answer = session.said(fact.id)
    if answer is not None:
        console.question(_("  Now: {value}. Enter keeps it.", value=shown_value(fact, answer)), indent=2)
    console.question(_("  u unknown | t note | ? help | b back | l later | s skip domain | q stop"), indent=2)


def _keep_fact(session: Session, question: Question, fact: Fact, value: Value) -> Turn:
    before = session.said(fact.id)
    answer = replace(before, state="given", value=value) if before else Answer(value=value)
    _save(session, question, answer)
    turn = Turn.on
    if opens_hard_gate(session.reading(), fact.id):
        turn = _ask_evidence(session, question)
    if turn is Turn.on:
        _say_saved(session, question)
    return turn


def _ask_evidence(session: Session, question: Question) -> Turn:
    """Ask what was shown and save it. Back leads to the question itself."""
    answer = session.said(question.id)
    assert answer is not None, "evidence follows an answer on disk"  # noqa: S101
    last = session.assessment.previous.get(question.id)
    evidence.show(question.item, answer.evidence, last.evidence if last else ())
    draft = f"evidence {question.id}"
    left = session.assessment.drafts.get(draft)
    typed = left.note if left else ""
    while True:
        typed = _line(session, draft, partial(safe.line, field="title", default=typed, letters=True))
        key = as_key(typed)
        if key in ("b", "q"):
            return Turn.again if key == "b" else Turn.stop
        if not typed or is_nothing(typed):
            session.drop_draft(draft)
            return Turn.on
        try:
            found = evidence.read(typed, seen_by=session.assessment.assessor, today=session.today)
        except BadAnswer as bad:
            typed = evidence.refused(typed, bad)
            continue
        session.drop_draft(draft)
        _save(session, question, replace(answer, evidence=(*answer.evidence, found)))
        return Turn.on


def _save(session: Session, question: Question, answer: Answer) -> None:
    """Put the answer on disk with who and when; the place stays at this question until it is done."""
    before = session.said(question.id)
    who = session.limits.respondent or (before.respondent if before else "")
    stamped = restamped(answer, respondent=who, assessor=session.assessment.assessor, time=session.clock())
    _keep(session, question.id, stamped, cursor=question.id)


def _keep(session: Session, name: str, answer: Answer, *, cursor: str) -> None:
    """Save; where the disk refuses, say so and offer to try again, so that the answer is not lost."""
    while True:
        try:
            session.save(name, answer, cursor=cursor)
            return
        except CannotWrite as error:
            console.error(error)
            console.question(_("This answer is not saved yet. Enter tries again; q gives it up and stops."))
            if ask.line() == "q":
                raise


def _say_saved(session: Session, question: Question) -> None:
    """Say that the answer is on disk: now, and at the head of the next screen, which covers the line."""
    session.last_saved = saved_line(question, session.said(question.id))
    held = session.assessment.held.get(question.id)
    if held is not None and is_open(held):
        session.last_saved += " " + _("It differs from an earlier answer: both are kept, to be settled.")
    console.say(session.last_saved)


def saved_line(question: Question, answer: Answer | None) -> str:
    """Return what the screen says once an answer is on disk."""
    item = question.item
    name = item.name if isinstance(item, Capability) else item.question
    value = shown_value(item, answer) if answer else ""
    high = isinstance(item, Capability) and answer is not None and answer.is_known and answer.value in (3, 4)
    if answer and high and not answer.is_denied and not answer.is_shown:
        if answer.evidence:
            return _("Saved: {name}: {value}: the evidence does not carry it.", name=name, value=value)
        return _("Saved: {name}: {value}: no evidence yet.", name=name, value=value)
    return _("Saved: {name}: {value}.", name=name, value=value)
