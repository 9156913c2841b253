"""Where an assessment stands: what `status` and `score` show, on screen or as one JSON object.

Imports nothing heavy: the two commands are typed often, and start without Typer (see `quick`).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from vidkit.assessment.evidence import says_nothing
from vidkit.assessment.interview import Question, questions
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.reading import Reading
from vidkit.assessment.voices import named, to_settle
from vidkit.base.errors import EXIT_FOUND
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.opening import Opened, opened
from vidkit.cli.shown import shown_value
from vidkit.content.condition import Compare
from vidkit.content.model import Capability, Fact, Pack, Scope
from vidkit.scoring.gates import GateStand, gate_words
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import DomainScore, Range, Scorecard, Word
from vidkit.scoring.scorecard import score as make_score
from vidkit.scoring.words import described, question_id

SCOPES: tuple[Scope, ...] = ("screening", "core", "full")
SIGNS: Mapping[str, str] = {"open": "+", "interim": "~", "closed": "x", "undecided": "?"}
SHOWN_BY_NAME = 5


def status(file: Path, pack: Path | None = None, *, json: bool = False, today: date) -> int:
    """Print what is answered, who is still to be asked, what is next; return the exit code."""
    found = opened(file, pack)
    asked = {s: questions(found.pack, found.assessment, today, scope=s) for s in SCOPES}
    card = make_score(found.pack, found.assessment, today)
    if json:
        console.json("status", _status_values(found, asked, card))
        return 0
    _head(found)
    _set_aside(found, today)
    _progress_table(found, asked)
    _still_to_ask(found, asked)
    _differing(found, today)
    if card.findings.contradictions:
        _contradictions(card)
    _claims(card)
    layout.heading(_("Next"))
    console.result(next_command(found, asked))
    return 0


def _head(found: Opened) -> None:
    a = found.assessment
    layout.para(", ".join(filter(None, [a.country_name, a.unit])))
    layout.para(_("Profile: {profile}.", profile=found.pack.profile_by_id[a.profile].name))
    if a.fictional:
        layout.para(_("This country is fictional."))
    layout.para(_("Marking: {marking}.", marking=a.marking))
    if a.retired:
        layout.para(n_(
            "{n} answer is kept aside: this edition of the content no longer asks for it.",
            "{n} answers are kept aside: this edition of the content no longer asks for them.",
            len(a.retired),
        ))  # fmt: skip


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
        "contradictions": _contradiction_values(card),
        "claims": [s.capability.id for s in card.claims],
        "kept_aside": sorted(a.retired),
        "next": next_command(found, asked),
    }


def score(
    file: Path, pack: Path | None = None, *, json: bool = False, fail_under: int | None = None, today: date
) -> int:
    """Print the scorecard; return 1 when a domain's verified low end is below `fail_under`, else 0."""
    found = opened(file, pack)
    card = make_score(found.pack, found.assessment, today)
    if json:
        console.json("score", score_values(card, found.pack))
    else:
        _head(found)
        show_score(card, found.pack)
    weak = [d for d in card.domains if d.verified and fail_under is not None and d.verified.low < fail_under]
    for d in weak:
        console.warn(_too_low(d, fail_under or 0))
    return EXIT_FOUND if weak else 0


def _too_low(d: DomainScore, limit: int) -> str:
    """Return why a domain fails the limit: its verified score, and what pulls it down, the heaviest first."""
    claims = [s for s in d.stands if s.claimed_only]
    reasons = [
        (_("below target: {what}"), _below(sorted(d.below, key=lambda s: -s.capability.weight)) if d.below else ""),
        (_("not known: {what}"), _named(d.unknown)),
        (_("claimed without evidence: {what}"), _named(claims)),
    ]
    return _(
        "{domain}: verified {score} of 100, and {limit} is the limit. What pulls it down: {reasons}.",
        domain=d.domain.name, score=range_text(d.verified) if d.verified else "-", limit=limit,
        reasons=". ".join(text.format(what=what) for text, what in reasons if what),
    )  # fmt: skip


def show_score(card: Scorecard, pack: Pack) -> None:
    """Print the scorecard: gates, what must stop, what cannot both be true, domains."""
    _gate_board(card, pack)
    _red_flags(card)
    _contradictions(card)
    layout.heading(_("Domains"))
    for domain in card.domains:
        _domain(domain)
    _formula(card)


def _gate_board(card: Scorecard, pack: Pack) -> None:
    layout.heading(_("Gate board"))
    layout.para(_("A gate says what must not start yet. + open, ~ interim, x closed, ? not decided."))
    count = {state: sum(1 for s in card.gates if s.state == state) for state in SIGNS}
    layout.para(_(
        "Of {n} gates {open} are open, {interim} interim, {closed} closed, {undecided} not decided.",
        n=len(card.gates), **count,
    ))  # fmt: skip
    for stand in card.gates:
        layout.blank()
        _gate(stand, pack)


def _gate(stand: GateStand, pack: Pack) -> None:
    gate = stand.gate
    layout.item(SIGNS[stand.state], f"{gate.id} {gate_words(stand.state)}: {gate.title}")
    if stand.state == "open":
        return
    layout.pair(_("Forbids"), gate.forbids, indent=4)
    if stand.state == "interim":
        layout.pair(_("Limits"), gate.interim_limits, indent=4)
    for label, found in (
        (_("To open"), stand.to_open), (_("To be shown"), stand.to_show), (_("To be asked"), stand.to_ask)
    ):  # fmt: skip
        layout.pair(label, _joined(found, stand, pack), indent=4)
    layout.pair(_("Shown by"), _respondents(gate.shown_by, pack), indent=4)


def _joined(found: Sequence[Compare], stand: GateStand, pack: Pack) -> str:
    either = {p.compare for p in stand.parts if p.either}
    texts = [
        _("{what} [or another of these]", what=described(c, pack)) if c in either else described(c, pack)
        for c in found
    ]
    return "; ".join(texts)


def _respondents(ids: Sequence[str], pack: Pack) -> str:
    return ", ".join(pack.respondent_by_id[i].name if i in pack.respondent_by_id else i for i in ids)


def _red_flags(card: Scorecard) -> None:
    layout.heading(_("Red flags: stop and make safe"))
    if not card.findings.flags:
        layout.para(_("None shown by the answers so far."))
    for flag in card.findings.flags:
        layout.item("!", f"{flag.id} {flag.observed}")
        for step in flag.steps:
            by = card.today + timedelta(days=step.within_days)
            layout.pair(_("By {date}", date=by), step.text, indent=4)


def _contradictions(card: Scorecard) -> None:
    layout.heading(_("Contradictions"))
    if not card.findings.contradictions:
        layout.para(_("None found."))
    for rule in card.findings.contradictions:
        own = card.stands.get(rule.id)
        layout.item("=", _("{name} ({id}): {said}", name=own.capability.name, id=rule.id, said=rule.message)
                    if own else f"{rule.id} {rule.message}")  # fmt: skip
        lowered = ", ".join(_("{capability} at most {n}", capability=c, n=n) for c, n in rule.at_most.items()
                            if c in {s.capability.id for s in card.stands.values() if rule.id in s.lowered_by})
        layout.pair(_("Used for planning until settled") if own else _("Used for planning until shown"), lowered,
                    indent=4)  # fmt: skip


def word_text(word: Word) -> str:
    """Return the word for a domain in the current language."""
    words = {
        "targets met": _("targets met"), "partly in place": _("partly in place"), "early": _("early"),
        "not safe yet": _("not safe yet"), "not known yet": _("not known yet"), "not applicable": _("not applicable"),
    }  # fmt: skip
    return words[word]


def _domain(d: DomainScore) -> None:
    layout.blank()
    layout.para(f"{d.domain.name}: {word_text(d.word)}")
    if d.claimed is None or d.verified is None:
        return
    layout.pair(_("At target"), _("{k} of {n}", k=len(d.at_target), n=len(d.stands)), indent=2)
    layout.pair(_("Below"), _below(d.below), indent=2)
    layout.pair(_("Not known"), _named(d.unknown), indent=2)
    layout.pair(_("Levels"), layout.ladder([s.planning for s in d.stands], unknown="?"), indent=2)
    layout.pair(_("Claimed"), _range(d.claimed), indent=2)
    layout.pair(_("Verified"), _range(d.verified), indent=2)


def _below(stands: Sequence[Stand]) -> str:
    shown = [
        _("{name} {level}, target {target}", name=s.capability.name, level=s.planning, target=s.target)
        for s in stands[:SHOWN_BY_NAME]
    ]
    return _and_more(shown, len(stands))


def _named(stands: Sequence[Stand]) -> str:
    return _and_more([s.capability.name for s in stands[:SHOWN_BY_NAME]], len(stands))


def _and_more(shown: Sequence[str], total: int) -> str:
    more = total - len(shown)
    return "; ".join([*shown, *([n_("and {n} more", "and {n} more", more)] if more else [])])


def range_text(r: Range) -> str:
    """Return a range of scores in words."""
    return str(r.low) if r.low == r.high else _("{low} to {high}", low=r.low, high=r.high)


def _range(r: Range) -> str:
    return f"{console.bar(r.low, r.high)} {range_text(r)}"


def _formula(card: Scorecard) -> None:
    layout.heading(_("How to read the numbers"))
    layout.para(_(
        "Score of a domain = 100 x sum(weight x min(level, target)) / sum(weight x target), over capabilities with a "
        "target in the profile. 100 means that all targets are met. A range comes from what is not known: 0 at its "
        "low end, the target at its high end. Verified: a 3 or 4 without evidence counts as 2. There is no national "
        "score and no ranking."
    ))  # fmt: skip
    layout.heading(_("Firm priorities"))
    names = [f"{card.stands[i].capability.name} ({i})" for i in card.firm]
    layout.para(_("These come first whatever the unknowns and the weights turn out to be:") if names else _(
        "None: with other weights, or other answers where something is not known, another gap could come first."
    ))  # fmt: skip
    for name in names:
        layout.item("-", name, indent=2)


def score_values(card: Scorecard, pack: Pack) -> dict[str, Any]:
    """Return the scorecard as plain values for `--json`."""
    a = card.assessment
    return {
        "country": a.country,
        "country_name": a.country_name,
        "fictional": a.fictional,
        "profile": a.profile,
        "pack": f"{pack.id} {pack.version}",
        "date": card.today.isoformat(),
        "gates": [_gate_values(s, pack) for s in card.gates],
        "red_flags": [
            {"id": f.id, "observed": f.observed, "action": f.action,
             "steps": [{"text": s.text, "within_days": s.within_days} for s in f.steps]}
            for f in card.findings.flags
        ],
        "contradictions": _contradiction_values(card),
        "mistakes": [m.id for m in card.findings.mistakes],
        "domains": [_domain_values(d) for d in card.domains],
        "firm_priorities": card.firm,
        "claims": [s.capability.id for s in card.claims],
    }  # fmt: skip


def _contradiction_values(card: Scorecard) -> list[dict[str, Any]]:
    return [
        {"id": c.id, "message": c.message, "concerns": c.concerns, "at_most": c.at_most}
        for c in card.findings.contradictions
    ]


def _gate_values(s: GateStand, pack: Pack) -> dict[str, Any]:
    def listed(found: Sequence[Compare]) -> list[dict[str, str]]:
        return [{"question": question_id(c.ref), "needed": described(c, pack)} for c in found]

    return {
        "id": s.gate.id, "title": s.gate.title, "strength": s.gate.strength, "state": s.state,
        "forbids": s.gate.forbids, "shown_by": s.gate.shown_by, "to_open": listed(s.to_open),
        "to_show": listed(s.to_show), "to_ask": listed(s.to_ask),
    }  # fmt: skip


def _domain_values(d: DomainScore) -> dict[str, Any]:
    def span(r: Range | None) -> dict[str, int] | None:
        return None if r is None else {"low": r.low, "high": r.high}

    return {
        "id": d.domain.id,
        "name": d.domain.name,
        "word": d.word,
        "at_target": len(d.at_target),
        "of": len(d.stands),
        "below": [{"id": s.capability.id, "level": s.planning, "target": s.target} for s in d.below],
        "unknown": [s.capability.id for s in d.unknown],
        "levels": {s.capability.id: s.level for s in d.stands},
        "claimed": span(d.claimed),
        "verified": span(d.verified),
    }
