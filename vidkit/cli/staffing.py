"""`staffing`: posts needed, in place and missing, why, and how sure; on screen or as one JSON object."""

from dataclasses import asdict
from typing import Any

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.local import KeepOption, SetOption, with_local_values
from vidkit.cli.opening import opened
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day, now
from vidkit.staffing import words
from vidkit.staffing.backlog import backlogs, one_more
from vidkit.staffing.posts import Posts
from vidkit.staffing.queue_test import Desk
from vidkit.staffing.rules import RuleStand, planned_stands, team_stands
from vidkit.staffing.spread import Spread, Swing, spread, swings
from vidkit.staffing.unit import Staffing
from vidkit.staffing.unit import staffing as work_out


def staffing(
    file: FileArgument,
    values: SetOption = None,
    keep: KeepOption = False,
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show the posts that the work needs, those in place and missing, what decides, and how sure that is.

    Example:
    vidkit staffing kenya-2026.vidkit.json --set "P10=3:order of the chief"
    """
    found = with_local_values(opened(file, pack), values, keep=keep, now=now(today))
    reading = Reading(found.pack, found.assessment, day(today))
    unit = work_out(reading)
    if json:
        console.json("staffing", staffing_values(unit, reading))
    else:
        show_staffing(unit, reading)
    return 0


def show_staffing(unit: Staffing, reading: Reading) -> None:
    """Print the staffing: warnings first, then posts, years, range, desk, rules, values."""
    a = reading.assessment
    layout.para(", ".join(filter(None, [a.country_name, a.unit])))
    for value in unit.over:
        layout.alarm(words.over_words(value))
    layout.para(words.minimum_words(unit))
    layout.para(words.arrangement_words(unit))
    if unit.setting.arrangement:
        _carried(unit)
    else:
        _posts(unit)
        _years(unit)
    _children(unit)
    _range(spread(unit), swings(unit))
    _desk(unit, reading)
    _cover(unit)
    _rules(unit, reading)
    _values(unit)


def _carried(unit: Staffing) -> None:
    """Print the work that others do for a contact point, which has no posts."""
    layout.heading(_("Work that the arrangement carries, in full-time people"))
    rows = [(f"{p.role.id} {words.role_name(p, unit)}", [f"{p.need.by_hours:.1f}", f"{p.need.by_exposure:.1f}"])
            for p in unit.posts if p.need]  # fmt: skip
    if rows:
        layout.numbers([_("by hours"), _("by viewing")], rows, first=_("Role"))
    if unit.unknown:
        layout.para(_("Not known, which is not zero. Ask: {volumes}.",
                      volumes="; ".join(unit.values[i].parameter.name for i in unit.unknown)))  # fmt: skip
    layout.para(words.growth_words(unit))


def _posts(unit: Staffing) -> None:
    layout.heading(_("Posts"))
    rows = [_post_row(p, unit) for p in unit.posts if p.wanted or p.need or p.in_place or p.asks]
    layout.numbers(
        [_("by hours"), _("by viewing"), _("needed"), _("in place"), _("missing")], rows, first=_("Role"),
    )  # fmt: skip
    layout.para(_("In all: {posts} posts, {core} without forensics and interviewing.",
                  posts=words.number(unit.wanted), core=words.number(unit.core)))  # fmt: skip
    layout.para(_("By hours and by viewing: people before vacancies; the larger decides."))
    for p in unit.posts:
        if p.wanted or p.need or p.asks:
            layout.item("-", f"{p.role.id}: {words.decides(p)}. {words.note(p, unit)}")


def _children(unit: Staffing) -> None:
    if unit.child_people is not None:
        layout.para(_(
            "Children found need {people} people of police and child protection together; of the posts, {posts} stand "
            "outside the unit. The success of the unit is their workload: budget it there.",
            people=words.number(unit.child_people), posts=words.number(unit.authority_posts or 0),
        ))  # fmt: skip


def _post_row(p: Posts, unit: Staffing) -> tuple[str, list[str]]:
    cells = [f"{p.need.by_hours:.1f}", f"{p.need.by_exposure:.1f}"] if p.need else ["-", "-"]
    in_place = words.number(p.in_place) if p.in_place is not None else "?"
    missing = words.number(p.missing) if p.missing is not None else "?"
    wanted = words.wanted(p) if p.is_known else "?"
    return f"{p.role.id} {words.role_name(p, unit)}", [*cells, wanted, in_place, missing]


def _years(unit: Staffing) -> None:
    layout.heading(_("By year"))
    layout.para(words.growth_words(unit))
    columns = [_("year {n}", n=n) for n in range(1, len(unit.by_year) + 1)]
    rows = [
        (p.role.id, [words.number(year[n].wanted) for year in unit.by_year])
        for n, p in enumerate(unit.posts) if any(year[n].wanted for year in unit.by_year)
    ]  # fmt: skip
    whole = (_("all"), [words.number(sum(p.wanted for p in year)) for year in unit.by_year])
    layout.numbers(columns, [*rows, whole], first=_("Role"))


def _range(found: tuple[Spread, ...], matter: tuple[Swing, ...]) -> None:
    if not found:
        return
    layout.heading(_("How sure"))
    layout.para(_("Over the ranges of all parameters that nobody measured here: 8 of 10 draws lie between low and "
                  "high. A wide range says: count and measure before more posts are asked for."))
    rows = [(s.role.id, [str(n) for n in (s.low, s.likely, s.high)]) for s in found]
    layout.numbers([_("low"), _("likely"), _("high")], rows, first=_("Role"))
    layout.heading(_("What matters most: measure these first"))
    bars = [
        (f"{s.parameter.id} {s.parameter.name}",
         [f"{s.least:g}", f"{s.at_least:.1f}", f"{s.most:g}", f"{s.at_most:.1f}"])
        for s in matter
    ]  # fmt: skip
    layout.numbers([_("from"), _("posts"), _("to"), _("posts")], bars, first=_("Parameter"))


def _desk(unit: Staffing, reading: Reading) -> None:
    if unit.queue is None:
        return
    layout.heading(_("Waiting at the desk"))
    _desk_line(_("Grading"), unit.queue.desk)
    if unit.queue.packages is not None:
        _desk_line(_("Packages"), unit.queue.packages)
    more = one_more(unit)
    if more is not None:
        layout.para(one_more_words(more.posts, more.mean_now, more.mean_then))
    for b in backlogs(unit, reading):
        layout.item("*", words.backlog(b))


def _desk_line(name: str, desk: Desk) -> None:
    seats = n_("{n} seat", "{n} seats", desk.seats)
    layout.item("*", _("{name}: {seats}, {busy} % busy, {chance} % must wait, mean wait {mean}; most urgent "
                       "{urgent}, second {second}, others {rest}.", name=name, seats=seats,
                       busy=round(100 * desk.occupancy), chance=round(100 * desk.waiting), mean=words.wait(desk.mean),
                       urgent=words.wait(desk.by_class[0]), second=words.wait(desk.by_class[1]),
                       rest=words.wait(desk.by_class[2])))  # fmt: skip
    if desk.batch_mean is not None and desk.batch_last is not None:
        layout.para(_("In one batch: mean wait {mean}, the last {last}.", mean=words.wait(desk.batch_mean),
                      last=words.wait(desk.batch_last)), indent=2)  # fmt: skip


def one_more_words(posts: int, now_wait: float, then: float) -> str:
    """Return what the next post would buy."""
    return n_("{n} more post would cut the mean wait for a package from {a} to {b}.",
              "{n} more posts would cut the mean wait for a package from {a} to {b}.", posts, a=words.wait(now_wait),
              b=words.wait(then))  # fmt: skip


def _cover(unit: Staffing) -> None:
    layout.heading(_("Cover"))
    layout.para(n_("On call: a rota of its own needs {n} person.", "On call: a rota of its own needs {n} people.",
                   unit.on_call) if unit.on_call
                else _("On call: joins the rota of another service."))
    if unit.around_the_clock is not None and not unit.setting.arrangement:
        layout.para(_("One seat staffed day and night needs {n} posts, vacancies included.",
                      n=words.number(unit.around_the_clock)))  # fmt: skip
    layout.para(_("Viewing seats: {n}.", n=unit.viewing_seats))


def _rules(unit: Staffing, reading: Reading) -> None:
    filled = reading.fact("posts_filled") if "posts_filled" in reading.pack.fact_by_id else None
    stands = team_stands(reading, float(filled) if isinstance(filled, int | float) else None)
    if stands:
        layout.heading(_("The team of today: separation of duties and minimum numbers"))
    for s in sorted(stands, key=lambda s: s.state != "broken"):
        layout.item("-", f"{s.rule.id} {words.state(s.state)}: {s.rule.text}")
    planned = [s for s in planned_stands(unit, reading.pack.staff_rules) if not unit.setting.arrangement]
    if planned:
        layout.heading(_("The unit as planned"))
    for s in planned:
        layout.item("-", f"{s.rule.id} {words.state(s.state)}: {s.figure}")


def _values(unit: Staffing) -> None:
    layout.heading(_("Values used"))
    for value in unit.values.values():
        said = [value.parameter.unit, words.origin(value), *([value.reason] if value.reason else [])]
        layout.item("-", f"{value.parameter.id} {value.parameter.name}: {_shown(value.value)} ({'; '.join(said)})")


def _shown(value: float | None) -> str:
    return _("not known") if value is None else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def staffing_values(unit: Staffing, reading: Reading) -> dict[str, Any]:
    """Return the staffing as plain values for `--json`; infinite waits as null."""
    filled = reading.fact("posts_filled") if "posts_filled" in reading.pack.fact_by_id else None
    more = one_more(unit)
    return {
        "country": reading.assessment.country,
        "fictional": reading.assessment.fictional,
        "profile": reading.assessment.profile,
        "pack": f"{reading.pack.id} {reading.pack.version}",
        "posts": [_post_values(p) for p in unit.posts],
        "wanted": unit.wanted,
        "core": unit.core,
        "by_year": [{p.role.id: p.wanted for p in year} for year in unit.by_year],
        "range": [{"role": s.role.id, "lowest": s.lowest, "low": s.low, "likely": s.likely, "high": s.high,
                   "highest": s.highest} for s in spread(unit)],
        "matters_most": [{"parameter": s.parameter.id, "from": s.least, "to": s.most, "posts_from": s.at_least,
                          "posts_to": s.at_most} for s in swings(unit)],
        "unknown_volumes": unit.unknown,
        "queue": _queue_values(unit),
        "one_more": asdict(more) if more else None,
        "backlogs": [{k: None if v == float("inf") else v for k, v in asdict(b).items()}
                     for b in backlogs(unit, reading)],
        "viewing_seats": unit.viewing_seats,
        "on_call_people": unit.on_call,
        "posts_for_one_seat_day_and_night": unit.around_the_clock,
        "child_people": unit.child_people,
        "authority_posts": unit.authority_posts,
        "team_rules": [_rule_values(s) for s in
                       team_stands(reading, float(filled) if isinstance(filled, int | float) else None)],
        "planned_rules": [_rule_values(s) for s in planned_stands(unit, reading.pack.staff_rules)],
        "values": {i: {"value": u.value, "origin": u.origin, "reason": u.reason, "over": u.over}
                   for i, u in unit.values.items()},
    }  # fmt: skip


def _post_values(p: Posts) -> dict[str, Any]:
    return {
        "role": p.role.id, "name": p.role.name, "by_hours": p.need.by_hours if p.need else None,
        "by_exposure": p.need.by_exposure if p.need else None, "posts_exact": p.need.posts_exact if p.need else None,
        "needed": p.wanted if p.is_known else None, "decides": p.why, "in_place": p.in_place, "missing": p.missing,
        "asks": p.asks,
        "after_gates": p.after_gates, "gates": p.gates, "provided": p.provided,
    }  # fmt: skip


def _rule_values(s: RuleStand) -> dict[str, Any]:
    return {"rule": s.rule.id, "state": s.state, "facts": s.facts, "figure": s.figure}


def _queue_values(unit: Staffing) -> dict[str, Any] | None:
    if unit.queue is None:
        return None
    return {"posts": unit.queue.posts, "posts_by_hours": unit.queue.before, "grading": _desk_values(unit.queue.desk),
            "packages": _desk_values(unit.queue.packages) if unit.queue.packages else None}  # fmt: skip


def _desk_values(d: Desk) -> dict[str, Any]:
    finite = [None if w == float("inf") else w for w in (d.mean, *d.by_class)]
    return {"seats": d.seats, "occupancy": d.occupancy, "waiting": d.waiting, "mean_wait": finite[0],
            "waits_by_class": finite[1:], "batch_mean": d.batch_mean, "batch_last": d.batch_last}  # fmt: skip
