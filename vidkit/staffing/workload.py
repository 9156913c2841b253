"""Posts from work: two tests for each role family, hours and exposure; the larger wins.

Source: staffing notes 2.4 to 2.5, with the review's vacancy loss (M12), video hours (M10) and
safeguarding demand (M22). Plain numbers in, plain numbers out.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _

Values = Mapping[str, float]


class NothingLeft(VidkitError):
    """Leave, courses, meetings or the planned share leave no hour to work in."""

    code = "VK306"

    def __init__(self, days: float) -> None:
        super().__init__(
            _("No working time is left to plan: {days} days a year after leave, holidays, sickness, courses and "
              "welfare.", days=f"{days:g}"),
            _("Check P01 to P11: the days off, the share lost within the day (P08) and the share that may be planned "
              "(P09)."),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """Hours a year: all of it, and the part spent looking at material."""

    hours: float
    exposure: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """Full-time equivalents before vacancies by each test, and the posts that follow."""

    by_hours: float
    by_exposure: float
    posts_exact: float
    posts: int

    @property
    def decides(self) -> Literal["hours", "exposure"]:
        return "exposure" if self.by_exposure > self.by_hours else "hours"


def working_days(p: Values) -> float:
    """Return paid days a year that one person works, after leave, sickness, training and welfare."""
    return p["P01"] - p["P02"] - p["P03"] - p["P04"] - p["P05"] - p["P06"]


def productive_hours(p: Values) -> float:
    """Return hours a year that one person works at the task, planned or not."""
    return working_days(p) * p["P07"] * (1 - p["P08"])


def plannable_hours(p: Values) -> float:
    """Return hours a year that may be planned for one person."""
    return productive_hours(p) * p["P09"]


def exposure_hours(p: Values) -> float:
    """Return hours a year that one person may look at material: the planned average, below the daily limit."""
    return working_days(p) * p["P10"] * p["P11"] * p["P09"]


def vacancy_loss(turnover: float, fill: float, ramp: float, productivity: float) -> float:
    """Return the share of posts lost to vacancies and learning, 0 to 1.

    turnover: share a year; fill, ramp: months; productivity: share while learning.
    A post is a cycle of `fill` months empty and a stay of 12 / turnover months on average.
    """
    if turnover <= 0:
        return 0.0
    stay = 12 / turnover
    learning = (1 - productivity) * stay * (1 - math.exp(-ramp / stay)) if ramp else 0.0
    return (fill + learning) / (fill + stay)


def loss(p: Values) -> float:
    """Return the vacancy loss under the parameters P12 to P15."""
    return vacancy_loss(p["P12"], p["P13"], p["P14"], p["P15"])


def first_year_share(p: Values) -> float:
    """Return the share of a full year's work that a new person does in the first twelve months.

    Source: review M12; half productivity (P15) for the first P14 months.
    """
    learning = min(12.0, p["P14"])
    return (learning * p["P15"] + 12 - learning) / 12


def first_year_exposure(p: Values) -> float:
    """Return the share of a year's viewing hours that a new person may do: half the limit for P19 months (V8)."""
    return 1 - min(12.0, p["P19"]) / 24


def need(demand: Demand, p: Values) -> Need:
    """Return the posts that a demand asks for. Raises: NothingLeft."""
    if plannable_hours(p) <= 0 or (demand.exposure > 0 and exposure_hours(p) <= 0):
        raise NothingLeft(working_days(p))
    by_hours = demand.hours / plannable_hours(p)
    by_exposure = demand.exposure / exposure_hours(p) if demand.exposure else 0.0
    exact = max(by_hours, by_exposure) / (1 - loss(p))
    return Need(by_hours=by_hours, by_exposure=by_exposure, posts_exact=exact, posts=math.ceil(exact - 1e-9))


def triage(p: Values) -> Demand:
    """Return the demand of grading referrals and working up packages (R02)."""
    grading, packages = p["P20"] * p["P21"] / 60, p["P20"] * p["P23"] * p["P24"]
    return Demand(grading + packages, grading * p["P22"] + packages * p["P25"])


def identification(p: Values) -> Demand:
    """Return the demand of screening, grading, series analysis and ICSE (R03, R04)."""
    unknown = p["P30"] * p["P31"] * (1 - p["P32"])
    looking = unknown / p["P33"] + unknown * p["P34"] / p["P35"] * (1 + p["P36"])
    video = p["P30"] * p["P37"] * p["P39"]
    series = p["P40"] * (p["P41"] + p["P42"] * p["P45"]) + p["P43"] * p["P46"]
    return Demand(looking + video + series, looking + video + series * p["P44"])


def forensics(p: Values) -> Demand:
    """Return the demand of examining devices (R05)."""
    hours = p["P30"] * p["P50"] * p["P51"]
    return Demand(hours, hours * p["P52"])


def interviewing(p: Values) -> Demand:
    """Return the demand of interviews with children and suspects (R07, R08)."""
    return Demand(p["P60"] * p["P66"] + p["P61"] * p["P67"], 0)


def safeguarding(p: Values) -> Demand:
    """Return the demand of keeping children safe, shared with the child-protection authority (R12)."""
    return Demand((p["P64"] + p["P65"]) * p["P62"], 0)


def liaison(p: Values) -> Demand:
    """Return the part of safeguarding that the unit's own liaison carries: identified children (R12).

    The rest, children in suspects' households, is work of the child-protection authority.
    """
    return Demand(p["P64"] * p["P62"], 0)


def online(p: Values) -> Demand:
    """Return the demand of proactive online work (R06)."""
    return Demand(p["P63"], p["P63"] * p["P38"])
