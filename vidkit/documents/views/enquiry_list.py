"""The enquiry list: what is not known or not shown, by the function that is asked."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.tree import Meta
from vidkit.documents.views.enquiries import RespondentRows, by_respondent
from vidkit.documents.views.face import meta
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.plan import Enquiry


@row
class EnquiryList:
    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    urgent: str
    respondents: tuple[RespondentRows, ...]


def enquiry_list(results: Results) -> EnquiryList:
    """Return the view of the enquiry list."""
    enquiries = results.plan.enquiries
    claims = sum(e.claim for e in enquiries)
    return EnquiryList(
        meta=meta(results, "enquiry-list", _("Enquiry list"), _("The dates by which answers are asked for"),
                  subtitle=_("What is not known, and what is only claimed")),
        charts={},
        count=_count(len(enquiries), claims),
        urgent=_urgent(enquiries),
        respondents=by_respondent(results),
    )  # fmt: skip


def _urgent(enquiries: Sequence[Enquiry]) -> str:
    """Return which questions cannot wait, or nothing: the answers may say that something must stop."""
    soon = [e.by for e in enquiries if e.for_flags]
    return n_("{n} of them comes first, by {day}: the answer may show that something must stop at once.",
              "{n} of them come first, by {day}: the answers may show that something must stop at once.", len(soon),
              day=written(max(soon))) if soon else ""  # fmt: skip


def _count(asked: int, claims: int) -> str:
    """Return how many questions are open: what is not known, and what is said but not shown."""
    count = n_("{n} question is open.", "{n} questions are open.", asked)
    if not claims:
        return count
    if claims == asked:
        return n_("{count} It is answered, and what shows the answer is asked for.",
                  "{count} They are answered, and what shows the answers is asked for.", asked, count=count)
    return n_("{count} The answer to {n} of them was given, and what shows it is asked for; to the others no answer "
              "is known.", "{count} The answers to {n} of them were given, and what shows them is asked for; to the "
              "others no answer is known.", claims, count=count)  # fmt: skip
