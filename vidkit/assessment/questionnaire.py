"""Which questions stand on a form, on paper or in a file, where nobody can choose the next one.

An interview asks a fact once its condition holds. A form cannot wait for that: it holds every
fact whose condition may still hold; and the full one every question that is answered already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.interview import capabilities_in_order
from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.content.model import Capability, Domain, Fact, Pack, Scope
from vidkit.content.scope import in_scope, may_ask


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much a form asks: a scope, and one respondent's questions or everybody's."""

    scope: Scope = "full"
    respondent: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The questions of one domain, a capability before its facts."""

    domain: Domain
    items: tuple[Capability | Fact, ...]


def blank(pack: Pack, *, created: str = "", language: str = "en") -> Assessment:
    """Return an assessment of no country yet, under the profile with the most targets."""
    widest = max(pack.profiles, key=lambda p: len(p.targets))
    return Assessment(
        pack=pack.id, pack_version=pack.version, country="", country_name="", profile=widest.id, created=created,
        language=language,
    )  # fmt: skip


def questionnaire(
    pack: Pack, assessment: Assessment, today: date, extent: Extent, *, closed: bool = False
) -> tuple[Part, ...]:
    """Return the parts of a form in the order of the domains; domains without a question are left out.

    closed: also the facts whose condition cannot hold as things stand, for a form that hides them itself.
    """
    reading = Reading(pack, assessment, today)
    targets = frozenset(pack.profile_by_id[assessment.profile].targets)
    kept = assessment.answers if extent.scope == "full" else {}
    made: dict[str, list[Capability | Fact]] = {d.id: [] for d in pack.domains}
    for capability in capabilities_in_order(pack):
        asked = in_scope(capability, extent.scope, targets)
        facts: list[Capability | Fact] = [
            f for f in pack.facts_of.get(capability.id, ())
            if (may_ask(f, extent.scope, beside=asked) and (closed or reading.is_asked(f) is not False))
            or f.id in kept
        ]  # fmt: skip
        first: list[Capability | Fact] = [capability] if asked or capability.id in kept else []
        made[capability.domain] += [i for i in first + facts if _is_for(i, extent.respondent)]
    return tuple(Part(domain=d, items=tuple(made[d.id])) for d in pack.domains if made[d.id])


def items(parts: Sequence[Part]) -> tuple[Capability | Fact, ...]:
    """Return the questions of all parts, in order."""
    return tuple(i for part in parts for i in part.items)


def _is_for(item: Capability | Fact, respondent: str) -> bool:
    return not respondent or respondent in item.respondents
