"""Asks one question of an interview: a capability's screen, a fact's line, then its evidence.

Each answer is on disk before this returns. What to ask next is decided in `interview`.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from vidkit.assessment.answers import BadAnswer, expected, may_not_apply, parse_date, parse_value
from vidkit.assessment.interview import Question
from vidkit.assessment.model import Answer, Evidence, Value
from vidkit.base.errors import CannotWrite
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.cli import ask, console, safe
from vidkit.cli.session import Session, opens_hard_gate
from vidkit.cli.widget import Draft, Screen, Wish, restamped
from vidkit.content.model import LEVEL_NAMES, Capability, Fact, Pack
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


def ask_question(session: Session, question: Question, drafts: Drafts) -> Turn:
    """Ask one question and save its answer. Raises: ask.Interrupted, ask.EndOfInput.

    drafts: what was entered on screens that were left without saving; kept for this sitting.
    """
    if isinstance(question.item, Capability):
        return _ask_capability(session, question, question.item, drafts)
    return _ask_fact(session, question, question.item)


def unsaved_notes(session: Session, drafts: Drafts) -> tuple[str, ...]:
    """Return the notes that were written on screens and are not on disk."""
    return tuple(d.note for name, d in drafts.items() if d.note and not _is_on_disk(session, name, d.note))


def _is_on_disk(session: Session, name: str, note: str) -> bool:
    answer = session.answer(name)
    return answer is not None and answer.note == note


def header(session: Session, question: Question) -> str:
    """Return where the question stands: "Law 3 of 8, 21 of 84"."""
    name = next((d.name for d in session.pack.domains if d.id == question.domain), question.domain)
    return _(
        "{domain} {n} of {of}, {m} of {all}",
        domain=name, n=question.in_domain, of=question.of_domain, m=question.in_all, all=question.of_all,
    )  # fmt: skip


_TURNS = {Wish.back: Turn.back, Wish.skip: Turn.skip, Wish.later: Turn.later, Wish.stop: Turn.stop}


def _ask_capability(session: Session, question: Question, capability: Capability, drafts: Drafts) -> Turn:
    allowed = may_not_apply(capability, session.reading())
    draft = drafts.pop(capability.id, None) or Draft.of(
        capability, session.answer(capability.id), may_not_apply=allowed
    )
    drafts[capability.id] = draft
    while True:
        wish = Screen(
            draft, header(session, question), capability_help(session.pack, capability), session.last_saved
        ).run()
        if wish in _TURNS:
            return _TURNS[wish]
        if wish is Wish.note:
            draft.note = _ask_note(session, question, draft.note)
        elif wish is Wish.arrangement:
            draft.arrangement = _ask_authority(capability, draft.arrangement)
        else:
            turn = _keep_capability(session, question, draft)
            del drafts[capability.id]
            return turn


def _ask_note(session: Session, question: Question, before: str) -> str:
    """Return the note as typed. Ctrl-C saves it where an answer is on disk already."""
    console.question(_("Note on {id} (Enter keeps what stands in the line):", id=question.id))
    try:
        return safe.line(default=one_line(before))
    except ask.Interrupted as stop:
        answer = session.answer(question.id)
        if answer is None or not stop.typed.strip():
            raise
        _keep(session, question.id, replace(answer, note=stop.typed.strip()), cursor=question.id)
        raise ask.Interrupted from None


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
    if draft.differs and not answer.note:
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
    while True:
        word = ask.line()
        turn = _command(session, question, fact, word)
        if turn is not None:
            if turn is not Turn.again:
                return turn
            continue
        if word == "":
            if session.answer(fact.id) is not None:
                return Turn.on
            console.question(_("Give an answer, or u for unknown."))
            continue
        value = _read(fact, word)
        if value is not None:
            return _keep_fact(session, question, fact, value)


def _read(fact: Fact, word: str) -> Value | None:
    """Return the value typed, or None after saying what is wrong with it."""
    found = check_text(word) if fact.type == "text" else ()
    if found:
        console.question(describe(found))
        return None
    try:
        return parse_value(fact, word)
    except BadAnswer as bad:
        console.question(bad.what)
        console.question(f"  {bad.fix}", indent=2)
        return None


def _command(session: Session, question: Question, fact: Fact, word: str) -> Turn | None:
    """Do what a letter asks for, or return None when the word is an answer."""
    turns = {"b": Turn.back, "s": Turn.skip, "l": Turn.later, "q": Turn.stop}
    if word in turns:
        return turns[word]
    if word in ("u", "unknown"):
        before = session.answer(fact.id)
        _save(session, question, Answer(state="unknown", note=before.note if before else ""))
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
    answer = session.answer(question.id)
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
    answer = session.answer(fact.id)
    if answer is not None:
        console.question(_("  Now: {value}. Enter keeps it.", value=shown_value(fact, answer)), indent=2)
    console.question(_("  u unknown | t note | ? help | b back | l later | s skip domain | q stop"), indent=2)


def _keep_fact(session: Session, question: Question, fact: Fact, value: Value) -> Turn:
    before = session.answer(fact.id)
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
    answer = session.answer(question.id)
    assert answer is not None, "evidence follows an answer on disk"  # noqa: S101
    _show_evidence(question, answer.evidence)
    typed = ""
    while True:
        typed = safe.line(field="title", default=typed)
        if typed in ("b", "q"):
            return Turn.again if typed == "b" else Turn.stop
        if not typed:
            return Turn.on
        try:
            evidence = read_evidence(typed, seen_by=session.assessment.assessor)
        except BadAnswer as bad:
            console.question(bad.what)
            console.question(f"  {bad.fix}", indent=2)
            continue
        _save(session, question, replace(answer, evidence=(*answer.evidence, evidence)))
        return Turn.on


def read_evidence(typed: str, *, seen_by: str) -> Evidence:
    """Return the evidence on one line: what; kind; date; where it is kept. Only the first is needed.

    Raises: BadAnswer when the date is none.
    """
    title, kind, when, kept_at = [p.strip() for p in (typed + ";;;").split(";", 3)]
    date = parse_date(when) if when else ""
    return Evidence(title=title, kind=kind, date=date, kept_at=kept_at.rstrip("; "), seen_by=seen_by)


def _show_evidence(question: Question, known: Sequence[Evidence]) -> None:
    item = question.item
    console.question(item.name if isinstance(item, Capability) else item.question)
    if known:
        console.question(_("Evidence so far: {titles}", titles="; ".join(one_line(e.title) for e in known)), indent=2)
        console.question(_("What else was shown to you? (Enter: nothing more. b: back to the question.)"))
    elif isinstance(item, Capability):
        if item.evidence:
            console.question(_("To ask for: {list}", list="; ".join(item.evidence)), indent=2)
        console.question(
            _("Which evidence was shown to you? (Enter: none, the level stays claimed. b: back to the question.)")
        )
        console.question(_evidence_form(), indent=2)
    else:
        console.question(
            _(
                "A gate opens on this. Which evidence was shown to you? "
                "(Enter: none, the gate stays shut. b: back to the question.)"
            )
        )
        console.question(_evidence_form(), indent=2)


def _evidence_form() -> str:
    return _(
        "  What; kind; date; where it is kept. Only the first is needed. As in: signed order; letter; 2026-03; file 7"
    )


def _save(session: Session, question: Question, answer: Answer) -> None:
    """Put the answer on disk with who and when; the place stays at this question until it is done."""
    stamped = restamped(
        answer, respondent=session.limits.respondent, assessor=session.assessment.assessor, time=session.clock()
    )
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
    session.last_saved = saved_line(question, session.answer(question.id))
    console.say(session.last_saved)


def saved_line(question: Question, answer: Answer | None) -> str:
    """Return what the screen says once an answer is on disk."""
    item = question.item
    name = item.name if isinstance(item, Capability) else item.question
    value = shown_value(item, answer) if answer else ""
    if isinstance(item, Capability) and answer and answer.is_known and not answer.is_shown and answer.value in (3, 4):
        return _("Saved: {name}: {value}. Claimed: no evidence yet.", name=name, value=value)
    return _("Saved: {name}: {value}.", name=name, value=value)


def shown_value(item: Capability | Fact, answer: Answer) -> str:
    """Return an answer as people read it."""
    if answer.state == "not_applicable":
        return _("not applicable")
    if not answer.is_known:
        return _("unknown")
    if isinstance(item, Capability):
        return f"{answer.value} {_(LEVEL_NAMES[int(str(answer.value))])}"
    words = {c.id: c.text for c in item.choices} or {"yes": _("yes"), "no": _("no")}
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    text = ", ".join(one_line(words.get(str(v), str(v))) for v in values) or _("none")
    return f"{text} {item.unit}".strip()


def capability_help(pack: Pack, capability: Capability) -> tuple[str, ...]:
    """Return why it matters, what to ask for, who answers best, and the sources."""
    return tuple(
        text
        for text in (
            _("Why it matters: {why}", why=capability.why),
            _("Evidence to ask for: {list}", list="; ".join(capability.evidence)) if capability.evidence else "",
            _("Who answers best: {list}", list=_people(pack, capability.respondents)) if capability.respondents else "",
            _("Instead, if not applicable: {text}", text=capability.not_applicable.ask_instead)
            if capability.not_applicable
            else "",
            capability.note,
            _sources(pack, capability),
        )
        if text
    )


def fact_help(pack: Pack, fact: Fact) -> tuple[str, ...]:
    """Return the fact's help, who answers best, and the sources."""
    return tuple(
        text
        for text in (
            fact.help,
            _("Who answers best: {list}", list=_people(pack, fact.respondents)) if fact.respondents else "",
            _sources(pack, fact),
        )
        if text
    )


def _people(pack: Pack, ids: Sequence[str]) -> str:
    return "; ".join(pack.respondent_by_id[i].name if i in pack.respondent_by_id else i for i in ids)


def _sources(pack: Pack, item: Capability | Fact) -> str:
    if not item.sources:
        return _("Source: none; basis: {basis}", basis=item.basis)
    shown = []
    for cite in item.sources:
        source = pack.source_by_id.get(cite.id)
        title = source.title if source else cite.id
        shown.append(f"{title}, {cite.at}" if cite.at else title)
    return _("Sources: {list}", list="; ".join(shown))
