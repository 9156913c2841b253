"""What the unit counts afterwards, each with its caveat."""


from vidkit.documents.references import References
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row


@row
class IndicatorRow:
    """`direction`: where a good figure goes. `pair_with`: never shown without these."""

    id: str
    name: str
    definition: str
    direction: str
    caveat: str
    pair_with: str
    marks: str


def indicator_rows(results: Results, references: References) -> tuple[IndicatorRow, ...]:
    """Return the indicators that this kind of unit counts, in the order of the pack."""
    counted = _counted(results)
    return tuple(
        IndicatorRow(id=i.id, name=i.name, definition=i.definition, direction=i.direction,
                     caveat=i.caveat, pair_with=", ".join(i.pair_with), marks=references.marks(i))
        for i in results.pack.indicators if i.id in counted
    )  # fmt: skip


def _counted(results: Results) -> frozenset[str]:
    """Return the indicators without those whose every figure belongs to what the profile has no target for.

    What must stand beside one that is counted is counted too.
    """
    targets = results.pack.profile_by_id[results.assessment.profile].targets
    from_facts: dict[str, set[str]] = {}
    for fact in results.pack.facts:
        for use in fact.uses:
            from_facts.setdefault(use, set()).add(fact.capability)
    beside = {i.id: i.pair_with for i in results.pack.indicators}
    left = [i for i in beside if i not in from_facts or from_facts[i] & targets.keys()]
    counted: set[str] = set()
    while left:
        counted.add(one := left.pop())
        left += [i for i in beside.get(one, ()) if i not in counted]
    return frozenset(counted)
