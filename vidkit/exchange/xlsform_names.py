"""The names of an XLSForm's questions, and what each stands for: known to its writer and to its reader.

A name has letters, digits and single or double underscores only, so that any separator that an
export puts between a group and a question can be told from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vidkit.content.model import Capability, Fact, Pack

UNKNOWN, NOT_APPLICABLE, NONE = "vk_unknown", "vk_not_applicable", "vk_none"
PACK, VERSION, FORM, COUNTRY, START = "vk_pack", "vk_pack_version", "vk_form", "vk_country", "vk_start"
RESPONDENT, ASSESSOR, BEGUN, ENDED = "vk_respondent", "vk_assessor", "vk_begun", "vk_ended"
HEAD = (PACK, VERSION, FORM, COUNTRY, START, RESPONDENT, ASSESSOR, BEGUN, ENDED)
EVIDENCE = ("title", "kind", "date", "kept_at", "speaks", "confidence")
FORM_NUMBER = 2
MOST_ITEMS = 3
"""Evidence items that a phone takes for one level; for a fact it takes one, so that the form stays small."""


@dataclass(frozen=True, slots=True)
class Field:
    """A question of the XLSForm. `part` of the answer: value, unknown, check, arrangement, add, note, or evidence's.

    number: of the evidence item, from 1.
    """

    id: str
    part: str
    check: str = ""
    number: int = 1


def name_of(question: str) -> str:
    """Return the name of the question that holds the value.

    >>> name_of("legal.offences")
    'legal__offences'
    """
    return question.replace(".", "__")


def field_name(question: str, part: str, check: str = "", number: int = 1) -> str:
    """Return the name of a part of the answer.

    >>> field_name("legal.offences", "title"), field_name("legal.offences", "title", number=2)
    ('legal__offences__title', 'legal__offences__title__2')
    """
    base, further = name_of(question), f"__{number}" if number > 1 else ""
    return base if part == "value" else f"{base}__{part}" + (f"__{check}" if check else "") + further


def fields(item: Capability | Fact) -> Iterator[Field]:
    """Yield the questions that one question of the pack becomes, in the order in which they are asked."""
    if isinstance(item, Capability):
        for check in item.checks:
            yield Field(item.id, "check", check.id)
    yield Field(item.id, "value")
    if isinstance(item, Fact) and is_typed(item):
        yield Field(item.id, "unknown")
    if isinstance(item, Capability) and item.by_arrangement:
        yield Field(item.id, "arrangement")
    for part in ("add", "note"):
        yield Field(item.id, part)
    for number in range(1, most_items(item) + 1):
        for part in EVIDENCE:
            yield Field(item.id, part, number=number)


def most_items(item: Capability | Fact) -> int:
    """Return how many evidence items the form takes for a question."""
    return MOST_ITEMS if isinstance(item, Capability) else 1


def is_typed(item: Fact) -> bool:
    """Say whether the value is typed, so that "not known" needs a question of its own."""
    return item.type in ("count", "amount", "share", "date", "text")


def field_by_name(pack: Pack) -> Mapping[str, Field]:
    """Return every field that a form of this pack can have, by its name."""
    items: tuple[Capability | Fact, ...] = (*pack.capabilities, *pack.facts)
    found = (f for item in items for f in fields(item))
    return {field_name(f.id, f.part, f.check, f.number): f for f in found}
