"""The enquiry list: what is not known or not shown, by the function that is asked."""

from collections.abc import Mapping

from vidkit.base.i18n import _, n_
from vidkit.documents.charts import Chart
from vidkit.documents.tree import Meta
from vidkit.documents.views.enquiries import RespondentRows, by_respondent
from vidkit.documents.views.face import meta
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row


@row
class EnquiryList:
    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    respondents: tuple[RespondentRows, ...]


def enquiry_list(results: Results) -> EnquiryList:
    """Return the view of the enquiry list."""
    enquiries = results.plan.enquiries
    claims = sum(e.claim for e in enquiries)
    return EnquiryList(
        meta=meta(results, "enquiry-list", _("Enquiry list"), _("The dates by which answers are asked for"),
                  subtitle=_("What is not known, and what is only claimed")),
        charts={},
        count=n_("{n} question is open; {claims} ask for what would show an answer.",
                 "{n} questions are open; {claims} ask for what would show an answer.", len(enquiries), claims=claims),
        respondents=by_respondent(results),
    )  # fmt: skip
