"""Which question comes next: pure functions over the pack and the answers so far.

A capability and a fact are both questions. A fact follows its capability and is asked only
where its condition holds and the chosen scope and profile use it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.content.condition import parse, refs
from vidkit.content.model import Capability, Fact, Pack, Scope
from vidkit.content.scope import at_most, in_scope, may_ask

__all__ = [
    "Question", "as_conversation", "at_most", "capabilities_in_order", "depends_on", "domain_of", "in_scope", "is_best",
    "missing", "questions",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A capability or a fact, with its place: the nth of `of` in its domain, of all."""

    item: Capability | Fact
    domain: str
    in_domain: int
    of_domain: int
    in_all: int
    of_all: int

    @property
    def id(self) -> str:
        return self.item.id


def questions(
    pack: Pack,
    assessment: Assessment,
    today: date,
    *,
    scope: Scope = "full",
    domain: str = "",
    respondent: str = "",
) -> tuple[Question, ...]:
    """Return the questions open to be asked now, in order, answered ones included.

    respondent: only those that this role can answer, in the order of `as_conversation`.
    """
    reading = Reading(pack, assessment, today)
    chosen = [
        item
        for c in capabilities_in_order(pack)
        if not domain or c.domain == domain
        for item in _with_facts(pack, c, scope, assessment.profile, reading)
        if not respondent or respondent in item.respondents
    ]
    return _numbered(as_conversation(chosen, respondent) if respondent else chosen)


def as_conversation(items: Sequence[Capability | Fact], respondent: str) -> list[Capability | Fact]:
    """Return the items as one person is best asked: first what that role knows best, then the rest.

    Within both, the domain that is most its own comes first, and each domain stays together.
    """
    own = Counter(domain_of(i) for i in items if is_best(i, respondent))
    return sorted(items, key=lambda i: (not is_best(i, respondent), -own[domain_of(i)]))


def is_best(item: Capability | Fact, respondent: str) -> bool:
    """Say whether the pack names this role first among those who answer the question."""
    return item.respondents[:1] == (respondent,)


def domain_of(item: Capability | Fact) -> str:
    """Return the id of the domain in which the question stands."""
    return item.domain if isinstance(item, Capability) else item.capability.partition(".")[0]


def capabilities_in_order(pack: Pack) -> tuple[Capability, ...]:
    """Return the capabilities in the order of the domains, then of the files."""
    rank = {d.id: n for n, d in enumerate(pack.domains)}
    return tuple(sorted(pack.capabilities, key=lambda c: rank[c.domain]))


def missing(asked: Sequence[Question], assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the questions without an answer, in order."""
    return tuple(q.id for q in asked if q.id not in assessment.answers)


def _with_facts(
    pack: Pack, capability: Capability, scope: Scope, profile: str, reading: Reading
) -> list[Capability | Fact]:
    targets = frozenset(pack.profile_by_id[profile].targets)
    asked = in_scope(capability, scope, targets)
    facts = [
        f
        for f in pack.facts_of.get(capability.id, ())
        if may_ask(f, scope, beside=asked) and reading.is_asked(f) is True
    ]
    return [capability, *facts] if asked else list(facts)


def _numbered(items: Sequence[Capability | Fact]) -> tuple[Question, ...]:
    sizes: dict[str, int] = {}
    for item in items:
        sizes[domain_of(item)] = sizes.get(domain_of(item), 0) + 1
    seen: dict[str, int] = {}
    numbered = []
    for n, item in enumerate(items, start=1):
        d = domain_of(item)
        seen[d] = seen.get(d, 0) + 1
        numbered.append(Question(item, d, seen[d], sizes[d], n, len(items)))
    return tuple(numbered)


def depends_on(fact: Fact) -> frozenset[str]:
    """Return the ids of the answers that decide whether the fact is asked."""
    return frozenset(r.id for r in refs(parse(fact.asked_when)))
