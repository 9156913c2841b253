"""What `status` shows: what is answered, who is still to be asked, what is next, on screen or as one JSON object.

Imports nothing heavy: the two commands are typed often, and start without Typer (see `quick`).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from vidkit.assessment.evidence import says_nothing
from vidkit.assessment.interview import Question, questions
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.reading import Reading
from vidkit.assessment.voices import named, to_settle
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.opening import Opened, opened
from vidkit.cli.shown import shown_value
from vidkit.cli.standing import contradiction_values, contradictions, head
from vidkit.content.model import Capability, Fact, Pack, Scope
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import Scorecard
from vidkit.scoring.scorecard import score as make_score

SCOPES: tuple[Scope, ...] = ("screening", "core", "full")


def status(file: Path, pack: Path | None = None, *, json: bool = False, today: date) -> int:
    """Print what is answered, who is still to be asked, what is next; return the exit code."""
    found = opened(file, pack)
    asked = {s: questions(found.pack, found.assessment, today, scope=s) for s in SCOPES}
    card = make_score(found.pack, found.assessment, today)
    if json:
        console.json("status", _status_values(found, asked, card))
        return 0
    head(found)
    _set_aside(found, today)
    _progress_table(found, asked)
    _still_to_ask(found, asked)
    _differing(found, today)
    if card.findings.contradictions:
        contradictions(card)
    _claims(card)
    layout.heading(_("Next"))
    console.result(next_command(found, asked))
    return 0


Counts = tuple[int, int, int, int]
"""answered, unknown, not asked, all"""


def counts(asked: Sequence[Question], a: Assessment) -> Counts:
    """Return how many questions are answered, unknown, not asked, and how many there are."""
    unknown = sum(1 for q in asked if q.id in a.answers and a.answers[q.id].state == "unknown")
    not_asked = sum(1 for q in asked if q.id not in a.answers)
    return len(asked) - unknown - not_asked, unknown, not_asked, len(asked)


def _progress_table(found: Opened, asked: Mapping[Scope, Sequence[Question]]) -> None:
    columns = [_("answered"), _("unknown"), _("not asked"), _("of")]
    layout.heading(_("Answers"))
    names = {"screening": _("Screening"), "core": _("Core"), "full": _("Full")}
    rows = [(names[s], _texts(counts(asked[s], found.assessment))) for s in SCOPES]
    layout.numbers(columns, rows, first=_("Scope"))
    layout.blank()
    by_domain = [
        (d.name, _texts(counts([q for q in asked["full"] if q.domain == d.id], found.assessment)))
        for d in found.pack.domains
    ]
    layout.numbers(columns, by_domain, first=_("Domain (full scope)"))


def _texts(values: Sequence[int]) -> tuple[str, ...]:
    return tuple(str(v) for v in values)


def to_ask(pack: Pack, asked: Sequence[Question], a: Assessment) -> Mapping[str, tuple[str, ...]]:
    """Return the open and unknown questions by who answers them best, in the order of the pack."""
    open_ids: dict[str, list[str]] = {}
    for q in asked:
        if q.id not in a.answers or a.answers[q.id].state == "unknown":
            open_ids.setdefault((q.item.respondents or ("head_of_unit",))[0], []).append(q.id)
    order = {r.id: n for n, r in enumerate(pack.respondents)}
    return {r: tuple(open_ids[r]) for r in sorted(open_ids, key=lambda r: (order.get(r, len(order)), r))}


def left_for(pack: Pack, asked: Sequence[Question], a: Assessment) -> Mapping[str, Counts]:
    """Return the counts of the questions that each role answers best, in the order of the pack."""
    theirs: dict[str, list[Question]] = {}
    for q in asked:
        theirs.setdefault((q.item.respondents or ("head_of_unit",))[0], []).append(q)
    order = {r.id: n for n, r in enumerate(pack.respondents)}
    return {r: counts(theirs[r], a) for r in sorted(theirs, key=lambda r: (order.get(r, len(order)), r))}


def _still_to_ask(found: Opened, asked: Mapping[Scope, Sequence[Question]]) -> None:
    layout.heading(_("Still to be asked"))
    every = left_for(found.pack, asked["full"], found.assessment)
    core = left_for(found.pack, asked["core"], found.assessment)
    left = {r: (core[r][2] if r in core else 0, c[2], c[1]) for r, c in every.items() if c[1] or c[2]}
    if not left:
        layout.para(_("Nobody: every question has an answer."))
        return
    names = found.pack.respondent_by_id
    rows = [(_("{name} ({id})", name=names[r].name, id=r) if r in names else r, _texts(c)) for r, c in left.items()]
    layout.numbers([_("core"), _("full"), _("unknown")], rows, first=_("Who answers best"))
    most = max(left, key=lambda r: left[r])
    layout.blank()
    layout.para(_("Ask one of them: {command}", command=f"vidkit interview {found.path} --respondent {most}"))


def differing(found: Opened, today: date) -> tuple[str, ...]:
    """Return the ids of the questions whose answers differ and are to be settled; none that are set aside."""
    reading = Reading(found.pack, found.assessment, today)
    return tuple(q for q in to_settle(found.assessment) if not reading.is_aside(q))


def _differing(found: Opened, today: date) -> None:
    ids = differing(found, today)
    if not ids:
        return
    layout.heading(_("Answers to settle"))
    layout.para(_("Two people said different things. Until a reason settles it, it counts as unknown."))
    for name in ids:
        item = found.pack.capability_by_id.get(name) or found.pack.fact_by_id[name]
        layout.item("/", _("{name} ({id})", name=item.name if isinstance(item, Capability) else item.question, id=name))
        for voice in found.assessment.held[name].answers:
            layout.item("-", _voice(found, item, voice), indent=4)
        console.result(f"vidkit interview {found.path} --ask {name}")


def _voice(found: Opened, item: Capability | Fact, voice: Answer) -> str:
    role = found.pack.respondent_by_id.get(voice.respondent)
    person = found.assessment.respondents.get(voice.respondent)
    who = named(role.name if role else voice.respondent, person) or _("respondent not noted")
    day = voice.time[:10] or _("no date")
    return _("{who}, {day}: {value}", who=who, day=day, value=shown_value(item, voice))


def set_aside(found: Opened, today: date) -> tuple[str, ...]:
    """Return the ids of the answers that do not count while their branch is closed."""
    reading = Reading(found.pack, found.assessment, today)
    return tuple(sorted(q for q in found.assessment.answers if reading.is_aside(q)))


def _set_aside(found: Opened, today: date) -> None:
    aside = set_aside(found, today)
    if aside:
        layout.para(n_(
            "{n} answer is set aside: another answer says that it does not apply. It returns when that changes.",
            "{n} answers are set aside: other answers say that they do not apply. They return when that changes.",
            len(aside),
        ))  # fmt: skip


def _claims(card: Scorecard) -> None:
    layout.heading(_("Claims to verify"))
    if not card.claims:
        layout.para(_("None: no level 3 or 4 is without evidence."))
    for s in card.claims:
        if s.is_denied:
            layout.item("-", _("{name} ({id}), level {level}, which its checks deny. Ask which is right.",
                               name=s.capability.name, id=s.capability.id, level=s.level))  # fmt: skip
            continue
        layout.item("-", _("{name} ({id}), level {level}. Ask for: {evidence}", name=s.capability.name,
                           id=s.capability.id, level=s.level, evidence="; ".join(s.capability.evidence)))
        for why in _empty_evidence(s, card.today):
            layout.item("", _("Evidence that shows nothing: {why}", why=why), indent=2)


def _empty_evidence(s: Stand, today: date) -> tuple[str, ...]:
    """Return for each evidence item that can show nothing why that is so."""
    found = s.answer.evidence if s.answer else ()
    return tuple(why for item in found if (why := says_nothing(item, today)))


def next_command(found: Opened, asked: Mapping[Scope, Sequence[Question]]) -> str:
    """Return the command to type next."""
    for s in SCOPES:
        if counts(asked[s], found.assessment)[2]:
            return f"vidkit interview {found.path} --scope {s}"
    return f"vidkit plan {found.path}"


def _status_values(found: Opened, asked: Mapping[Scope, Sequence[Question]], card: Scorecard) -> dict[str, Any]:
    a = found.assessment
    names = ("answered", "unknown", "not_asked", "of")
    domains = [d.id for d in found.pack.domains]
    return {
        "country": a.country,
        "country_name": a.country_name,
        "fictional": a.fictional,
        "profile": a.profile,
        "pack": f"{found.pack.id} {found.pack.version}",
        "scopes": {s: dict(zip(names, counts(asked[s], a), strict=True)) for s in SCOPES},
        "domains": {
            d: {s: dict(zip(names, counts([q for q in asked[s] if q.domain == d], a), strict=True)) for s in SCOPES}
            for d in domains
        },
        "still_to_ask": to_ask(found.pack, asked["full"], a),
        "left_for": {
            r: dict(zip(names, c, strict=True)) for r, c in left_for(found.pack, asked["full"], a).items()
        },
        "to_settle": differing(found, card.today),
        "set_aside": set_aside(found, card.today),
        "contradictions": contradiction_values(card),
        "claims": [s.capability.id for s in card.claims],
        "kept_aside": sorted(a.retired),
        "next": next_command(found, asked),
    }
