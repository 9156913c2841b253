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
    """Return the indicators in the order of the pack."""
    return tuple(
        IndicatorRow(id=i.id, name=i.name, definition=i.definition, direction=i.direction,
                     caveat=i.caveat, pair_with=", ".join(i.pair_with), marks=references.marks(i))
        for i in results.pack.indicators
    )  # fmt: skip
