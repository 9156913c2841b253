"""What every view is made from: one plan, with the answers and the content behind it, on one day."""

from collections.abc import Iterable
from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, direction
from vidkit.base.text import one_line
from vidkit.content.model import Fact, Pack
from vidkit.documents.charts import Direction
from vidkit.documents.dates import written_text
from vidkit.documents.views.row import row
from vidkit.planning.plan import Plan
from vidkit.scoring.scorecard import Scorecard
from vidkit.scoring.words import fact_value

_CURRENCY = "currency"


@row
class Results:
    """`language`: the tag in which the document is written."""

    plan: Plan
    today: date
    language: str

    @property
    def pack(self) -> Pack:
        return self.plan.pack

    @property
    def assessment(self) -> Assessment:
        return self.plan.assessment

    @property
    def card(self) -> Scorecard:
        return self.plan.card

    @property
    def reading(self) -> Reading:
        return Reading(self.pack, self.assessment, self.today)

    @property
    def country(self) -> str:
        """The country's name; an invented one is marked wherever it is printed."""
        name = one_line(self.assessment.country_name)
        unmarked = self.assessment.fictional and "(fictional)" not in name
        return _("{country} (fictional)", country=name) if unmarked else name

    @property
    def side(self) -> Direction:
        """The direction in which the language of the document is read."""
        return "rtl" if direction(self.language) == "rtl" else "ltr"

    def owner(self, owner: str) -> str:
        """Return the name of a responsible party."""
        found = self.pack.owner_by_id.get(owner)
        return found.name if found else owner

    def respondent(self, respondent: str) -> str:
        """Return the name of a respondent's function."""
        found = self.pack.respondent_by_id.get(respondent)
        return found.name if found else respondent

    def respondents(self, ids: Iterable[str]) -> str:
        return "; ".join(self.respondent(i) for i in ids)

    def value(self, fact: Fact, value: object) -> str:
        """Return what was answered to a fact, in words; an amount with the currency of the answers."""
        if fact.type == "date":
            return written_text(str(value))
        currency = self.reading.fact(_CURRENCY) if _CURRENCY in self.pack.fact_by_id else None
        if fact.type == "amount" and isinstance(currency, str) and isinstance(value, int | float):
            return f"{one_line(currency).upper()} {value:,}"
        return fact_value(fact, value)

    def question(self, question: str) -> str:
        """Return the name of a capability, or what a fact asks."""
        capability, fact = self.pack.capability_by_id.get(question), self.pack.fact_by_id.get(question)
        return capability.name if capability else fact.question if fact else question
