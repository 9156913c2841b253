"""Posts, seats and money as the documents show them, or why they could not be worked out."""

from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _, n_
from vidkit.costing import words as money_words
from vidkit.costing.budget import Budget, budget
from vidkit.documents.dates import written
from vidkit.documents.views.results import Results
from vidkit.planning.sessions import dates
from vidkit.staffing import words
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training.programme import Programme, programme


def unit_of(results: Results) -> Staffing | None:
    """Return the staffing, None where an answer keeps it from being worked out."""
    try:
        return staffing(results.reading)
    except VidkitError:
        return None


def programme_of(results: Results) -> Programme | None:
    """Return the training, None where posts could not be worked out."""
    unit = unit_of(results)
    return programme(results.reading, unit, dates(results.plan)) if unit else None


def budget_of(results: Results) -> Budget | None:
    """Return the budget, None where an answer or a local price keeps it from being worked out."""
    try:
        return budget(results.reading, results.plan)
    except VidkitError:
        return None


def refused(results: Results) -> str:
    """Return why posts or money could not be worked out, or nothing."""
    try:
        staffing(results.reading)
        found = budget(results.reading, results.plan)
    except VidkitError as error:
        return _("Not worked out: {reason} {hint}", reason=error.message, hint=error.hint)
    problem = found.prices.problem
    return "" if problem is None else _(
        "The country's own amounts are left out, and all amounts are in US dollars: {reason} {hint}",
        reason=problem.message, hint=problem.hint,
    )  # fmt: skip


def warnings(unit: Staffing | None) -> tuple[tuple[str, bool], ...]:
    """Return what must stand before any figure, and whether it is an alarm.

    Limits that are exceeded are; volumes that are not known, and a contact point, are said.
    """
    if unit is None:
        return ()
    said = [words.minimum_words(unit), words.arrangement_words(unit)]
    return (*((words.over_words(u), True) for u in unit.over), *((s, False) for s in said if s))


def in_brief(results: Results) -> tuple[tuple[str, str], ...]:
    """Return posts, seats and money in a line each, for one page: (label, statement)."""
    unit, found = unit_of(results), budget_of(results)
    if unit is None or found is None:
        return ((_("Posts and money"), refused(results)),)
    posts = " ".join(filter(None, [_posts(unit), _seats(results)]))
    return tuple((label, text) for label, text in (
        (_("Posts and seats"), posts), (_("Money"), _money(results, found)),
        (_("When a grant ends"), _exit(results, found)),
    ) if text)  # fmt: skip


def _posts(unit: Staffing) -> str:
    if unit.setting.arrangement:
        return words.arrangement_words(unit)
    held = [p.in_place for p in unit.posts if p.wanted]
    known = sum(h for h in held if h is not None)
    said = _("Posts needed: {posts}; in place: {n}.", posts=words.posts_words(unit), n=words.number(known))
    if all(h is None for h in held):
        said = _("Posts needed: {posts}; in place: not known.", posts=words.posts_words(unit))
    elif any(h is None for h in held):
        said = _("Posts needed: {posts}; in place, as far as known: {n}.", posts=words.posts_words(unit),
                 n=words.number(known))  # fmt: skip
    if not unit.unknown:
        return said
    return n_("{said} Not known: {n} volume of work; a minimum stands for it.",
              "{said} Not known: {n} volumes of work; minimums stand for them.", len(unit.unknown), said=said)


def _seats(results: Results) -> str:
    found = programme_of(results)
    if found is None:
        return ""
    years = "; ".join(_("year {n}: {seats}", n=n, seats=f"{seats:,}") for n, seats in enumerate(found.seats, start=1))
    return _("Seats on courses (estimate): {years}; refreshers in year three: {r}.", years=years,
             r=f"{found.refreshers[-1]:,}")  # fmt: skip


def _money(results: Results, found: Budget) -> str:
    from vidkit.costing.sources import sources

    years = "; ".join(_("year {n}: {amount}", n=n, amount=money_words.amount_words(y.likely, found.prices))
                      for n, y in enumerate(found.years, start=1))  # fmt: skip
    said = _("{years} (estimate); in all {whole}.", years=years,
             whole=money_words.range_words(found.whole, found.prices))  # fmt: skip
    if not sources(found, results.reading).is_known("donor"):
        said = _("{amounts} Donor money: not known.", amounts=said)
    if found.prices.su is not None:
        return said
    return _("{amounts} SU: the yearly full cost of one analyst post, which nobody has said yet.", amounts=said)


def _exit(results: Results, found: Budget) -> str:
    from vidkit.costing.sources import sources

    exits = sources(found, results.reading).exits
    names = {x.line.key: money_words.line_name(x.line) for x in found.lines}
    if not exits:
        return ""
    return _("by {day} these stop working unless the state pays: {lines}.", day=written(exits[0].ends),
             lines="; ".join(names[e.key] for e in exits))  # fmt: skip
