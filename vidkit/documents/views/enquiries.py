"""What is not known or only claimed, as questions to a function, with a date."""

from collections.abc import Sequence

from vidkit.base.i18n import _
from vidkit.content.model import Capability, Pack
from vidkit.documents.dates import written
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.plan import Enquiry


@row
class EnquiryRow:
    """`claim`: answered, but to be shown. `show`: what would show it. `others`: who may know too.

    `rules`: the red flags and gates that hang on it, by their letters.
    """

    number: int
    respondent: str
    question: str
    detail: str
    claim: bool
    show: tuple[str, ...]
    rules: str
    others: str
    by: str


@row
class RespondentRows:
    """`decides`: the red flags and gates that hang on the answers, each with its name."""

    name: str
    text: str
    rows: tuple[EnquiryRow, ...]
    decides: tuple[str, ...]


def enquiry_rows(results: Results) -> tuple[EnquiryRow, ...]:
    """Return the enquiries in the order of the plan: those that decide a red flag first."""
    return tuple(_row(n, e, results) for n, e in enumerate(results.plan.enquiries, start=1))


def by_respondent(results: Results) -> tuple[RespondentRows, ...]:
    """Return the enquiries under the function that is asked: who must answer soonest first, then as in the pack."""
    held: dict[str, list[tuple[int, Enquiry]]] = {}
    for n, enquiry in enumerate(results.plan.enquiries, start=1):
        held.setdefault(enquiry.respondent, []).append((n, enquiry))
    order = {r.id: n for n, r in enumerate(results.pack.respondents)}
    soonest = {i: min(e.by for _n, e in asked) for i, asked in held.items()}
    return tuple(_group(i, held[i], results)
                 for i in sorted(held, key=lambda i: (soonest[i], order.get(i, len(order)), i)))  # fmt: skip


def _group(respondent: str, asked: Sequence[tuple[int, Enquiry]], results: Results) -> RespondentRows:
    entry = results.pack.respondent_by_id.get(respondent)
    return RespondentRows(
        name=entry.name if entry else respondent,
        text=entry.text if entry else "",
        rows=tuple(_row(n, e, results) for n, e in asked),
        decides=_decides([e for _n, e in asked], results.pack),
    )


def _decides(enquiries: Sequence[Enquiry], pack: Pack) -> tuple[str, ...]:
    """Return the rules that the answers decide, red flags first, as "letters: name"."""
    flags = sorted({i for e in enquiries for i in e.for_flags})
    gates = sorted({i for e in enquiries for i in e.for_gates})
    return (
        *(_("{id}, red flag: {name}", id=i, name=pack.flag_by_id[i].observed) for i in flags if i in pack.flag_by_id),
        *(_("{id}, gate: {name}", id=i, name=pack.gate_by_id[i].title) for i in gates if i in pack.gate_by_id),
    )


def _row(number: int, enquiry: Enquiry, results: Results) -> EnquiryRow:
    item = enquiry.item
    capability = item if isinstance(item, Capability) else None
    return EnquiryRow(
        number=number,
        respondent=results.respondent(enquiry.respondent),
        question=_question(enquiry, results),
        detail=capability.definition if capability and not enquiry.claim else "",
        claim=enquiry.claim,
        show=capability.evidence if capability and enquiry.claim else (),
        rules=", ".join((*enquiry.for_flags, *enquiry.for_gates)),
        others=results.respondents(item.respondents[1:]),
        by=written(enquiry.by),
    )


def _question(enquiry: Enquiry, results: Results) -> str:
    item = enquiry.item
    if isinstance(item, Capability):
        if enquiry.claim:
            stand = results.card.stands[item.id]
            if stand.is_denied:
                return _("{name}: level {level} was chosen, but its checks support only level {most}. Which is right?",
                         name=item.name, level=stand.level, most=stand.claimed)  # fmt: skip
            level = stand.level
            return _("{name}: level {level} is claimed. What shows it?", name=item.name, level=level)
        return _("{name}: which level is true today?", name=item.name)
    return _("{question} Answered; what shows it?", question=item.question) if enquiry.claim else item.question
