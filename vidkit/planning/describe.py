"""What an entry of the pack says, as rows of label and text in the current language."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from vidkit.base.errors import UnknownName
from vidkit.base.i18n import _, n_
from vidkit.content.condition import parse, refs
from vidkit.content.model import (
    Action,
    Capability,
    Cite,
    Contradiction,
    Course,
    Fact,
    Gate,
    Milestone,
    Mistake,
    Pack,
    RedFlag,
    Role,
    SafeStep,
    Source,
    SourceForm,
)
from vidkit.scoring.words import in_words, question_id

_NAMES_SPAN = re.compile(r"\b(within|same day|at once|today)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an explanation. `ids`: what it speaks of."""

    label: str
    text: str
    ids: tuple[str, ...] = ()


SECTIONS: Mapping[str, str] = {
    "capabilities": "capability", "facts": "fact", "actions": "action", "gates": "gate", "red_flags": "red flag",
    "contradictions": "contradiction", "mistakes": "mistake", "roles": "role", "staff_rules": "staff rule",
    "selection": "selection step", "courses": "course", "parameters": "parameter", "equipment": "equipment",
    "cost_items": "cost item", "figures": "figure", "indicators": "indicator", "profiles": "profile",
    "unit_sizes": "unit size", "milestones": "milestone", "partners": "partner", "frameworks": "framework",
    "topics": "topic", "paragraphs": "paragraph", "glossary": "word", "domains": "domain", "phases": "phase",
    "owners": "owner", "respondents": "respondent", "sources": "source",
}  # fmt: skip


def find(entry_id: str, pack: Pack) -> tuple[str, Any]:
    """Return the kind and the entry of an id, its case aside. Raises: UnknownName."""
    wanted, known = entry_id.casefold(), []
    for section, kind in SECTIONS.items():
        for entry in getattr(pack, section):
            if wanted in (entry.id.casefold(), *(a.casefold() for a in getattr(entry, "aliases", ()))):
                return kind, entry
            known.append(entry.id)
    raise UnknownName(_("entry"), entry_id, known, "vidkit pack list")


def title_of(entry: Any) -> str:
    """Return what an entry is called."""
    for name in ("title", "name", "question", "observed", "mistake", "message", "line", "item", "text"):
        found = getattr(entry, name, "")
        if found:
            return str(found)
    return str(entry.id)


def kind_word(kind: str) -> str:
    """Return the kind in the current language."""
    words = {
        "capability": _("capability"), "fact": _("fact"), "action": _("action"), "gate": _("gate"),
        "red flag": _("red flag"), "contradiction": _("contradiction"), "mistake": _("mistake"), "role": _("role"),
        "staff rule": _("staff rule"), "selection step": _("selection step"), "course": _("course"),
        "parameter": _("parameter"), "equipment": _("equipment"), "cost item": _("cost item"),
        "figure": _("figure"), "indicator": _("indicator"), "profile": _("profile"), "unit size": _("unit size"),
        "milestone": _("milestone"), "partner": _("partner"), "framework": _("framework"), "topic": _("topic"),
        "paragraph": _("paragraph"), "word": _("word"), "domain": _("domain"), "phase": _("phase"), "owner": _("owner"),
        "respondent": _("respondent"), "source": _("source"),
    }  # fmt: skip
    return words[kind]


def cited(cite: Cite, pack: Pack) -> str:
    source = pack.source_by_id.get(cite.id)
    name = ", ".join(filter(None, [source.publisher, source.title, source.year])) if source else ""
    return ", ".join(filter(None, [cite.id, name, cite.at]))


def _basis(entry: Any) -> Row:
    words = {
        "source": _("the cited publication says it"),
        "synthesis": _("our wording; the sources support the direction"),
        "estimate": _("our planning figure"),
        "background": _("general professional knowledge"),
        "practice": _("a rule of this project"),
    }
    return Row(_("Basis"), words.get(getattr(entry, "basis", ""), ""))


def _capability(c: Capability, pack: Pack) -> list[Row]:
    raising = [a.id for a in pack.actions if c.id in a.raises]
    return [
        Row(_("What it is"), c.definition),
        Row(_("Why it matters"), c.why),
        *(Row(_("Level {n}", n=n), text) for n, text in enumerate(c.levels)),
        Row(_("Evidence to ask for"), "; ".join(c.evidence)),
        Row(_("Who answers best"), respondent_names(c.respondents, pack)),
        ids_row(_("Raised by"), raising),
        ids_row(_("Gates that look at it"), [g.id for g in pack.gates if c.id in looked_at(g.opens_when)]),
        ids_row(_("Red flags on it"), [f.id for f in pack.red_flags if c.id in f.capabilities]),
        _basis(c),
    ]


def _fact(f: Fact, pack: Pack) -> list[Row]:
    return [
        Row(_("Asked beside"), f.capability, (f.capability,)),
        Row(_("Asked when"), condition_text(f.asked_when, pack) if f.asked_when != "always" else _("always")),
        Row(_("Why it is asked"), f.help),
        Row(_("What changes with it"), ", ".join(f.uses), f.uses),
        Row(_("Who answers best"), respondent_names(f.respondents, pack)),
        ids_row(_("Gates that look at it"), [g.id for g in pack.gates if f.id in looked_at(g.opens_when)]),
        ids_row(_("Red flags on it"), [r.id for r in pack.red_flags if f.id in looked_at(r.when)]),
        _basis(f),
    ]


def _action(a: Action, pack: Pack) -> list[Row]:
    least, likely, most = a.weeks
    raised = [_("{capability} to level {n}", capability=c, n=n) for c, n in a.raises.items()]
    return [
        Row(_("Done when"), a.done_when),
        Row(_("Owner"), owner_name(a.owner, pack), (a.owner,)),
        Row(_("Phase"), next((p.name for p in pack.phases if p.id == a.phase), a.phase)),
        Row(_("Takes"), _("{likely} weeks, between {least} and {most}; {days:g} person-days",
                          likely=likely, least=least, most=most, days=a.person_days)),
        Row(_("Raises"), "; ".join(raised), tuple(a.raises)),
        Row(_("Counts as in place when"), condition_text(a.in_place_when, pack) if a.in_place_when else ""),
        ids_row(_("Needs before it"), a.needs),
        ids_row(_("Is needed by"), [b.id for b in pack.actions if a.id in b.needs]),
        ids_row(_("Opens the gates"), [g.id for g in pack.gates if a.id in g.opened_by]),
        ids_row(_("Held back by the gates"), [g.id for g in pack.gates if a.id in g.blocks]),
        ids_row(_("Make-safe step of"), [a.flag] if a.flag else []),
        Row(_("Outside the unit's control"), _("The unit can ask; others decide.") if a.outside_control else ""),
        Row(_("Note"), a.note),
        _basis(a),
    ]


def _gate(g: Gate, pack: Pack) -> list[Row]:
    strength = {"hard": _("Hard: opens on verified answers only."),
                "soft": _("Soft: may be overridden with a reason, which is printed.")}
    return [
        Row(_("Forbids"), g.forbids),
        Row(_("Strength"), strength[g.strength]),
        Row(_("Why"), g.reason),
        Row(_("Opens when"), condition_text(g.opens_when, pack)),
        Row(_("Before the activity itself"), condition_text(g.also_before, pack) if g.also_before else ""),
        Row(_("Meanwhile, under limits"), g.interim_limits),
        Row(_("Who can show it"), respondent_names(g.shown_by, pack)),
        ids_row(_("Opened by"), g.opened_by),
        ids_row(_("Holds back"), g.blocks),
        Row(_("Note"), g.note),
        _basis(g),
    ]


def _flag(f: RedFlag, pack: Pack) -> list[Row]:
    return [
        Row(_("Found when"), condition_text(f.when, pack)),
        *(Row(_("Step {n}", n=n), _step(s)) for n, s in enumerate(f.steps, start=1)),
        ids_row(_("Action"), [f.action]),
        ids_row(_("Concerns"), f.capabilities),
        _basis(f),
    ]


def _step(step: SafeStep) -> str:
    """Return the text with its span, which is not said twice where the text names it."""
    if _NAMES_SPAN.search(step.text):
        return step.text
    return n_("{text} (within {n} day)", "{text} (within {n} days)", step.within_days, text=step.text)


def _contradiction(c: Contradiction, pack: Pack) -> list[Row]:
    lowered = [_("{capability} at most {n}", capability=k, n=n) for k, n in c.at_most.items()]
    return [
        Row(_("Found when"), condition_text(c.when, pack)),
        ids_row(_("To be shown"), c.concerns),
        Row(_("Used for planning"), "; ".join(lowered)),
        _basis(c),
    ]


def _mistake(m: Mistake, pack: Pack) -> list[Row]:
    return [
        Row(_("Leads to"), m.leads_to),
        Row(_("Instead"), m.instead),
        Row(_("Found when"), condition_text(m.when, pack)),
        _basis(m),
    ]


def _role(r: Role, pack: Pack) -> list[Row]:
    by_need = {"M": _("must have before independent work"), "R": _("within 12 months"), "A": _("awareness")}
    taken = [c for c in pack.courses if r.id in c.matrix]
    courses = [_("{course} ({need})", course=c.id, need=by_need[c.matrix[r.id]]) for c in taken]
    return [
        Row(_("Mandate"), r.mandate),
        Row(_("Competencies"), r.competencies),
        Row(_("Grade"), r.grade),
        Row(_("Minimum number"), r.minimum),
        Row(_("Shared or from elsewhere"), r.shared),
        Row(_("Sees material"), _("yes") if r.views else _("no")),
        Row(_("Courses"), "; ".join(courses)),
        ids_row(_("Filled by"), [a.id for a in pack.actions if r.id in a.fills]),
        _basis(r),
    ]


def _course(c: Course, pack: Pack) -> list[Row]:
    def roles(need: str) -> list[str]:
        return [r for r, n in c.matrix.items() if n == need]

    return [
        Row(_("Able to afterwards"), c.outcomes),
        Row(_("For whom"), c.audience),
        Row(_("Length and form"), "; ".join(filter(None, [c.duration, c.mode]))),
        ids_row(_("Before independent work"), roles("M")),
        ids_row(_("Within 12 months"), roles("R")),
        ids_row(_("Awareness"), roles("A")),
        ids_row(_("Needs before it"), c.needs),
        Row(_("Needs before it"), c.needs_text),
        Row(_("Refresher"), c.refresher),
        Row(_("Known examples"), "; ".join(e.text for e in c.examples)),
        ids_row(_("Delivered by"), [a.id for a in pack.actions if c.id in a.courses]),
        _basis(c),
    ]


def _milestone(m: Milestone, pack: Pack) -> list[Row]:
    edge = {
        ("start", "first"): _("The day on which the first of these actions starts."),
        ("start", "last"): _("The day on which the last of these actions starts."),
        ("finish", "first"): _("The day on which the first of these actions is done."),
        ("finish", "last"): _("The day on which the last of these actions is done."),
    }
    return [Row(_("Reached"), edge[m.edge, m.pick]), ids_row(_("Actions"), m.actions)]


def _source(s: Source, pack: Pack) -> list[Row]:
    return [
        Row(_("Publisher"), s.publisher),
        Row(_("Year"), s.year),
        Row(_("Address"), s.url),
        Row(_("Grade"), _grade(s.grade)),
        Row(_("Seen as"), _form(s.form)),
        Row(_("Note"), s.note),
        Row(_("Last looked at"), s.checked),
        ids_row(_("Cited by"), _citing(s.id, pack)),
    ]


def _grade(grade: str) -> str:
    words = {"A": _("official or first-party"), "B": _("press or civil society"), "C": _("secondary")}
    return words.get(grade, grade)


def _form(form: SourceForm) -> str:
    words: Mapping[SourceForm, str] = {
        "secondary": _("a report by another"), "excerpt": _("parts or summaries only"),
        "advertisement": _("a job advertisement"), "staging": _("a staging address of the publisher"),
        "copy": _("a copy at another place"),
    }  # fmt: skip
    return words.get(form, "")


def _citing(source: str, pack: Pack) -> list[str]:
    return [
        entry.id
        for section in SECTIONS
        for entry in getattr(pack, section)
        if any(c.id == source for c in getattr(entry, "sources", ()))
    ]


_WORDED = (
    "text", "aim", "intro", "definition", "description", "for_whom", "offers", "channel", "first", "who_may_ask",
    "rule", "caveat", "direction", "why", "exception", "unit", "basis_note", "figure", "year", "note",
)  # fmt: skip


def _plain(entry: Any, pack: Pack) -> list[Row]:
    """Return the texts of an entry that has no view of its own."""
    words = {
        "text": _("Text"), "aim": _("Aim"), "intro": _("Text"), "definition": _("What it is"),
        "description": _("What it is"), "for_whom": _("For whom"), "offers": _("Offers"), "channel": _("Through"),
        "first": _("First"), "who_may_ask": _("Who may ask"), "rule": _("Rule"), "caveat": _("Caveat"),
        "direction": _("Better is"), "why": _("Why"), "exception": _("Exception"), "unit": _("Unit"),
        "basis_note": _("Note"), "figure": _("Figure"), "year": _("Year"), "note": _("Note"),
    }  # fmt: skip
    has = {f.name for f in fields(entry)}
    rows = [Row(words[n], getattr(entry, n)) for n in _WORDED if n in has and isinstance(getattr(entry, n), str)]
    rows += [Row(_("Text"), item) for item in getattr(entry, "items", ())]
    rows += [Row(str(k), str(v)) for n in ("rows", "refs") for k, v in getattr(entry, n, {}).items()]
    rows.append(ids_row(_("Capabilities"), getattr(entry, "capabilities", ())))
    rows.append(ids_row(_("Gates"), getattr(entry, "gates", ())))
    targets: Mapping[str, int] = getattr(entry, "targets", {})
    rows += [Row(_("Target"), _("{capability} to level {n}", capability=c, n=n)) for c, n in targets.items()]
    return [*rows, _basis(entry)]


def described_entry(kind: str, entry: Any, pack: Pack) -> list[Row]:
    """Return what the pack says about an entry; rows without text are left out."""
    return [r for r in _VIEWS.get(kind, _plain)(entry, pack) if r.text]


_VIEWS: Mapping[str, Callable[[Any, Pack], list[Row]]] = {
    "capability": _capability, "fact": _fact, "action": _action, "gate": _gate, "red flag": _flag,
    "contradiction": _contradiction, "mistake": _mistake, "role": _role, "course": _course,
    "milestone": _milestone, "source": _source,
}  # fmt: skip


def ids_row(label: str, ids: Sequence[str]) -> Row:
    return Row(label, ", ".join(ids), tuple(ids))


def owner_name(owner: str, pack: Pack) -> str:
    return pack.owner_by_id[owner].name if owner in pack.owner_by_id else owner


def respondent_names(ids: Sequence[str], pack: Pack) -> str:
    return ", ".join(pack.respondent_by_id[i].name if i in pack.respondent_by_id else i for i in ids)


def looked_at(condition: str) -> frozenset[str]:
    return frozenset(i for ref in refs(parse(condition)) for i in (ref.id, question_id(ref)))


def condition_text(condition: str, pack: Pack) -> str:
    """Return in words what a condition says: its negations and its groups too."""
    return in_words(parse(condition), pack)
