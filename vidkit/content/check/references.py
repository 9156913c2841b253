"""Every id that an entry names stands for something."""

from collections.abc import Iterator, Mapping

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.base.text import nearest
from vidkit.content.check.draft import Draft, Spot, entries, parts
from vidkit.content.model import Cite, Crosswalk, SafeStep

Target = str | tuple[str, ...]

FIELDS: Mapping[str, Mapping[str, Target]] = {
    "capabilities": {"respondents": "respondents"},
    "facts": {"capability": "capabilities", "respondents": "respondents"},
    "actions": {
        "owner": "owners", "supporters": "owners", "phase": "phases", "needs": "actions", "raises": "capabilities",
        "flag": "red_flags", "stands_in_for": "actions", "courses": "courses", "fills": "roles", "costs": "cost_items",
    },
    "gates": {"shown_by": "respondents", "blocks": "actions", "opened_by": "actions"},
    "red_flags": {"action": "actions", "capabilities": "capabilities"},
    "contradictions": {"concerns": ("capabilities", "facts"), "at_most": "capabilities", "denies": "checks"},
    "roles": {"fact": "facts"},
    "staff_rules": {"roles": "roles"},
    "courses": {"needs": "courses", "gates": "gates", "matrix": "roles", "fact": "facts"},
    "parameters": {"fact": "facts"},
    "equipment": {"costs": "cost_items"},
    "cost_items": {"one_off_fact": "facts", "yearly_fact": "facts"},
    "indicators": {"pair_with": "indicators"},
    "profiles": {
        "targets": "capabilities", "arrangement_expected": "capabilities", "arrangement_action": "actions",
    },
    "unit_sizes": {"posts": "roles", "volumes": "parameters"},
    "milestones": {"actions": "actions"},
    "partners": {"capabilities": "capabilities", "gates": "gates"},
    "outlines": {"actions": "actions", "capabilities": "capabilities", "gates": "gates"},
    "sources": {"same_page": "sources"},
    "topics": {"capabilities": "capabilities", "refs": "frameworks"},
}  # fmt: skip
"""The fields that hold ids, by section, with the section (or sections) they point into."""

WORD_USES = frozenset({"staffing", "level", "cost", "indicator", "training", "plan", "document", "mistake"})
ID_USES = (
    "roles", "courses", "gates", "red_flags", "contradictions", "mistakes", "indicators", "parameters", "staff_rules",
    "actions", "capabilities", "topics",
)  # fmt: skip


def unknown_ids(draft: Draft) -> Iterator[Problem]:
    """VK107: an id that is named does not exist. The nearest ids are offered."""
    known = _Known(draft)
    for section, entry_id, entry in entries(draft.pack):
        for field, target in FIELDS.get(section, {}).items():
            for spot, word in _words(getattr(entry, field), (section, entry_id, field)):
                yield from known.problem(spot, word, target)
        yield from _inside(known, entry, (section, entry_id))
    yield from _domains(draft, known)
    yield from _uses(draft, known)


class _Known:
    """The ids of each section, collected once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.ids: dict[str, frozenset[str]] = {}

    def of(self, target: Target) -> frozenset[str]:
        sections = (target,) if isinstance(target, str) else target
        for s in sections:
            if s not in self.ids:
                self.ids[s] = self._known(s)
        return frozenset().union(*(self.ids[s] for s in sections))

    def _known(self, section: str) -> frozenset[str]:
        if section == "checks":
            return frozenset(f"{c.id}.{check.id}" for c in self.draft.pack.capabilities for check in c.checks)
        return self.draft.known(section) | (_aliases(self.draft) if section == "sources" else frozenset())

    def problem(self, spot: Spot, word: str, target: Target) -> Iterator[Problem]:
        ids = self.of(target)
        if word in ids:
            return
        section = target if isinstance(target, str) else target[0]
        yield self.draft.problem("VK107", spot, _('"{word}" is not in the list of {section}.', word=word,
                                                  section=section.replace("_", " ")), suggestion(word, ids, section))


def suggestion(word: str, ids: frozenset[str], section: str) -> str:
    """Return what to do about an unknown id: the nearest ones, and where all are listed."""
    found = nearest(word, ids)
    listed = _("All of them are listed by: vidkit pack list --kind {section}", section=section)
    if not found:
        return listed
    return _("Did you mean {ids}? {listed}", ids=", ".join(f'"{f}"' for f in found), listed=listed)


def _aliases(draft: Draft) -> frozenset[str]:
    return frozenset(a for s in draft.pack.sources for a in s.aliases)


def _words(value: object, spot: Spot) -> Iterator[tuple[Spot, str]]:
    """Yield the ids in a field: one, a list, or the keys of a mapping; none when it is empty."""
    if isinstance(value, str):
        if value:
            yield spot, value
    elif isinstance(value, Mapping):
        yield from (((*spot, key), key) for key in value)
    elif isinstance(value, tuple):
        yield from (((*spot, n), str(word)) for n, word in enumerate(value))


def _inside(known: _Known, entry: object, spot: Spot) -> Iterator[Problem]:
    """Look at what stands inside an entry: sources, links to frameworks, what fulfils a step."""
    for at, part in parts(entry, spot):
        if isinstance(part, Cite):
            yield from known.problem(at, part.id, "sources")
        elif isinstance(part, Crosswalk):
            yield from known.problem((*at, "framework"), part.framework, "frameworks")
        elif isinstance(part, SafeStep):
            for n, action in enumerate(part.actions):
                yield from known.problem((*at, "actions", n), action, "actions")


def _domains(draft: Draft, known: _Known) -> Iterator[Problem]:
    for c in draft.pack.capabilities:
        yield from known.problem(("capabilities", c.id, "id"), c.domain, "domains")
    for a in draft.pack.actions:
        kind, _dot, rest = a.id.partition(".")
        domain = rest.partition(".")[0] if kind == "act" else a.id
        yield from known.problem(("actions", a.id, "id"), domain, "domains")


def _uses(draft: Draft, known: _Known) -> Iterator[Problem]:
    for f in draft.pack.facts:
        for n, word in enumerate(f.uses):
            if word not in WORD_USES:
                yield from known.problem(("facts", f.id, "uses", n), word, ID_USES)
