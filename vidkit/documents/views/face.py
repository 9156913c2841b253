"""What every document says about itself: content, answers, language, marking, estimates, unknowns."""

from collections.abc import Sequence
from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.assessment.voices import to_settle
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.documents.dates import from_text, written
from vidkit.documents.tree import Meta
from vidkit.documents.views.results import Results
from vidkit.version import __version__

_DEFAULT_MARKING = "restricted: shows weaknesses"
_NAMES_ON_FACE = 6


def meta(
    results: Results,
    name: str,
    title: str,
    estimated: str,
    *,
    subtitle: str = "",
    contents: bool = False,
    title_page: bool = False,
    landscape: bool = False,
    compact: bool = False,
    most_pages: int = 0,
    sources: bool = True,
    draft: bool = False,
) -> Meta:
    """Return what stands around a document.

    estimated: a sentence on what is estimated in it. sources: its marks name sources by number. draft: every page
    says that it is a draft for legal review.
    """
    a = results.assessment
    marking = _("draft for legal review; {marking}", marking=_marking(a)) if draft else _marking(a)
    return Meta(
        name=name,
        title=title,
        subtitle=subtitle,
        country=results.country,
        unit=one_line(a.unit),
        marking=marking,
        language=results.language,
        day=results.today,
        date=written(results.today),
        edition=_("{pack} {version} · answers of {date}", pack=results.pack.id, version=results.pack.version,
                  date=_answers_date(a)),
        notice=_("Fictional country, invented to show the tool. Nothing here describes a real country.")
        if a.fictional else "",
        face=(*_lines(results, marking), (_("Estimated"), estimated), (_("Not known"), _unknown(results)),
              *_not_settled(results), _legend(sources=sources)),
        contents=contents,
        title_page=title_page,
        landscape=landscape,
        compact=compact,
        numbered=title_page,
        most_pages=most_pages,
        words={"page": _("Page"), "contents": _("Contents")},
    )  # fmt: skip


def answers_day(assessment: Assessment) -> date | None:
    """Return the day of the latest answer, or None while there is none."""
    days = [d for answer in assessment.answers.values() if (d := from_text(answer.time))]
    return max(days, default=None)


def _lines(results: Results, marking: str) -> Sequence[tuple[str, str]]:
    pack, a = results.pack, results.assessment
    day = from_text(pack.date)
    content = _("{pack} {version} of {date}; made with vidkit {program}", pack=pack.id, version=pack.version,
                date=written(day) if day else pack.date, program=__version__)
    if a.pack_version != pack.version:
        content = _("{content}. The answers were given under version {version}", content=content,
                    version=a.pack_version)
    return (
        (_("Content"), content),
        (_("Answers of"), _answers_date(a)),
        (_("Target profile"), _profile(results)),
        (_("Language"), _("English")),
        (_("Marking"), marking),
    )


def _profile(results: Results) -> str:
    """Return the profile, and whom the texts mean by the unit where the country is not to build one."""
    profile = results.pack.profile_by_id[results.assessment.profile]
    if not profile.arrangement_action:
        return profile.name
    return _("{profile}. No unit is to be built: where a text says unit or head of unit, it means the named focal "
             "point and the deputy", profile=profile.name)  # fmt: skip


def _answers_date(assessment: Assessment) -> str:
    day = answers_day(assessment)
    return written(day) if day else _("no day: nothing is answered yet")


def _marking(assessment: Assessment) -> str:
    if assessment.marking == _DEFAULT_MARKING:
        return _("restricted: shows weaknesses")
    return one_line(assessment.marking)


def _unknown(results: Results) -> str:
    scope = [s for s in results.card.stands.values() if s.target is not None and s.standing != "not_applicable"]
    unknown = [s.capability.name for s in scope if s.level is None]
    if not unknown:
        return _("Nothing among the {n} capabilities in scope", n=len(scope))
    if len(unknown) <= _NAMES_ON_FACE:
        return _("{k} of {n} capabilities: {names}", k=len(unknown), n=len(scope), names="; ".join(unknown))
    listed = _("they are named under their domain and in the enquiry list")
    return n_("{n} of {total} capability; {listed}", "{n} of {total} capabilities; {listed}", len(unknown),
              total=len(scope), listed=listed)  # fmt: skip


def _not_settled(results: Results) -> Sequence[tuple[str, str]]:
    """Return, as a line of the face, how many questions have answers that differ; nothing where none has."""
    reading = results.reading
    open_ones = [q for q in to_settle(results.assessment) if not reading.is_aside(q)]
    if not open_ones:
        return ()
    said = n_("{n} question has answers that differ and are not settled. It counts as not known, and no gate opens "
              "on it: {names}",
              "{n} questions have answers that differ and are not settled. They count as not known, and no gate opens "
              "on them: {names}", len(open_ones),
              names="; ".join(results.question(q) for q in open_ones[:_NAMES_ON_FACE])
              + (" ..." if len(open_ones) > _NAMES_ON_FACE else ""))  # fmt: skip
    return ((_("Not settled"), said),)


def _legend(*, sources: bool) -> tuple[str, str]:
    if not sources:
        return _("Marks"), _(
            "(estimate): our planning figure; (background): general professional knowledge; (weak source): it rests "
            "only on reports by others, excerpts, job advertisements or a publisher's staging address"
        )
    return _("Marks"), _(
        "(estimate): our planning figure; (background): general professional knowledge; [1]: source listed in the "
        "document; (weak source): it rests only on reports by others, excerpts, job advertisements or a publisher's "
        "staging address; no mark: our wording, or a rule of this project"
    )
