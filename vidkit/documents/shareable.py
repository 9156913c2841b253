"""The version that may be shared: what is taken out of an assessment, by stated rules, and a check that it is gone.

Documents of this version are made from an assessment that no longer holds what was withheld, so a
template cannot show it. The check looks at the finished document all the same, and into the finished
workbook or calendar, which is not made from the document.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from vidkit.assessment.model import Answer, Assessment, Evidence, LocalValue
from vidkit.assessment.typed import typed
from vidkit.base.errors import EXIT_OUTPUT, VidkitError
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.content.model import Pack
from vidkit.documents.tree import Document, Node, plain_text

LEAST_LEVEL = 2
NEVER = ("enquiry-list", "interview-guide", "disagreement-report")
"""Documents that are about what is withheld, and so are not written."""
_LEAST_LETTERS = 6
_LEAST_OF_A_NAME = 3
_MONTH = re.compile(r"\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A day alone betrays nothing: plans have days of their own, and some day is both."""
_NAME = re.compile(r"unit|assessor|respondents/.*|.*/(?:assessor|seen_by)")


class StillThere(VidkitError):
    """A document of the shareable version shows something that was withheld."""

    code = "VK507"
    exit_code = EXIT_OUTPUT

    def __init__(self, document: str, places: tuple[str, ...]) -> None:
        super().__init__(
            _("The shareable version of {document} was not written: it shows what was withheld, from {places}.",
              document=document, places=", ".join(places)),
            _("If your own template writes it, take it out there; otherwise write the full version only."),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Withheld:
    """What was taken out. `counts`: how much of each kind, in words. `texts`: by place, for the check only."""

    counts: tuple[str, ...]
    texts: Mapping[str, str]

    def checked(self, document: Document, bare: Callable[[], str] = str) -> Document:
        """Return the document with a line on its face that says what is withheld. Raises: StillThere.

        bare: what the document says where nothing is answered; words that stand there are nobody's secret.
        """
        self._refuse(document.meta.name, said_by(document), bare)
        said = "; ".join(self.counts) or _("nothing")
        line = (_("Withheld"), _("{what}. What is withheld reads as not known; red flags, scores, gates and dates "
                                 "are worked out without it", what=said))  # fmt: skip
        return replace(document, meta=replace(document.meta, face=(*document.meta.face, line)))

    def check_file(self, document: str, content: bytes, bare: Callable[[], str] = str) -> None:
        """Look into a finished workbook, calendar or the like; bare: as for `checked`. Raises: StillThere."""
        self._refuse(document, " ".join(said_in(content)), bare)

    def _refuse(self, document: str, shown: str, bare: Callable[[], str]) -> None:
        low = one_line(shown).casefold()
        found = {place: text for place, text in self.texts.items() if _stands_in(text, low)}
        own = one_line(bare()).casefold() if found else ""
        still = tuple(sorted(place for place, text in found.items() if not _stands_in(text, own)))
        if still:
            raise StillThere(document, still)


def shareable(assessment: Assessment, pack: Pack, least: int = LEAST_LEVEL) -> tuple[Assessment, Withheld]:
    """Return the assessment without what may not be shared, and what that was.

    least: levels below it are withheld, 0 to 4. The rules: answers below it, and unknown ones, become
    unknown; typed answers go; so do names, places, free texts, evidence, respondents and reasons.
    """
    count: dict[str, int] = dict.fromkeys(("levels", "values", "notes", "evidence", "names", "places"), 0)
    answers = {i: _answer(i, a, pack, least, count) for i, a in assessment.answers.items()}
    names = [assessment.assessor, assessment.unit, *(r.name for r in assessment.respondents.values())]
    count["names"] += sum(bool(n.strip()) for n in names)
    kept = replace(
        assessment,
        answers={i: a for i, a in answers.items() if a is not None},
        unit="",
        assessor="",
        marking=_("shareable version: parts are withheld"),
        respondents={},
        progress={i: replace(p, note="") for i, p in assessment.progress.items()},
        parameters=_without_reasons(assessment.parameters),
        capacities=_without_reasons(assessment.capacities),
        country_facts={}, drafts={}, held={}, places={}, previous={}, retired={},
    )  # fmt: skip
    return kept, Withheld(counts=_counts(count, least), texts=_texts(assessment, kept, pack))


def _without_reasons(values: Mapping[str, LocalValue]) -> Mapping[str, LocalValue]:
    return {i: replace(v, reason=_("withheld")) for i, v in values.items()}


def _answer(question: str, a: Answer, pack: Pack, least: int, count: dict[str, int]) -> Answer | None:
    count["notes"] += bool(a.note.strip())
    count["evidence"] += len(a.evidence)
    count["places"] += sum(bool(e.kept_at.strip()) for e in a.evidence)
    count["names"] += sum(bool(e.seen_by.strip()) for e in a.evidence) + bool(a.arrangement.strip())
    if question not in pack.capability_by_id:
        count["values"] += a.is_known
        return None
    if a.state == "not_applicable":
        return Answer(state="not_applicable", time=a.time)
    if not isinstance(a.value, int) or a.value < least or a.state == "unknown":
        count["levels"] += a.is_known
        return Answer(state="unknown", time=a.time)
    papers = (Evidence(title=_("on file")),) if a.is_shown else ()
    checks = {k: v for k, v in a.checks.items() if v == "yes"}
    by = _("another authority") if a.arrangement else ""
    return Answer(value=a.value, checks=checks, evidence=papers, arrangement=by, time=a.time)


def _counts(count: Mapping[str, int], least: int) -> tuple[str, ...]:
    said = (
        n_("{n} answer below level {least}", "{n} answers below level {least}", count["levels"], least=least),
        n_("{n} typed answer", "{n} typed answers", count["values"]),
        n_("{n} note", "{n} notes", count["notes"]),
        n_("{n} item of evidence", "{n} items of evidence", count["evidence"]),
        n_("{n} name of a person or body", "{n} names of persons or bodies", count["names"]),
        n_("{n} place", "{n} places", count["places"]),
    )  # fmt: skip
    return tuple(words for words, n in zip(said, count.values(), strict=True) if n)


def _texts(full: Assessment, kept: Assessment, pack: Pack) -> Mapping[str, str]:
    """Return the withheld texts by place that would be recognised: not short, and not the pack's own words."""
    allowed = {one_line(t.text).casefold() for t in typed(kept)}
    own = " ".join(_own_words(pack)).casefold()
    found = ((t.place, one_line(t.text)) for t in typed(full))
    return {
        place: text for place, text in found
        if len(text) >= (_LEAST_OF_A_NAME if _NAME.fullmatch(place) else _LEAST_LETTERS)
        and text.casefold() not in allowed and not _DAY.fullmatch(text) and not _stands_in(text, own)
    }  # fmt: skip


def _stands_in(text: str, low: str) -> bool:
    """Say whether the text stands in the folded one: a short one as words of its own, a long one anywhere.

    A month stands by itself: it is not the beginning of each of its days.
    """
    wanted = text.casefold()
    if wanted not in low:
        return False
    if _MONTH.fullmatch(wanted):
        return bool(re.search(rf"(?<![\w-]){wanted}(?![\w-])", low))
    return len(wanted) >= _LEAST_LETTERS or bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", low))


def _own_words(pack: Pack) -> Iterator[str]:
    for c in pack.capabilities:
        yield from (c.name, c.definition, *c.levels, *c.evidence, *(k.text for k in c.checks))
    yield from (f.question for f in pack.facts)
    yield from (a.title for a in pack.actions)
    yield from (r.name for r in pack.respondents)
    yield from (o.name for o in pack.owners)


def said_by(document: Document) -> str:
    """Return every text of a document that a reader could see or hear, as one."""
    return " ".join(_words(document))


def bare(assessment: Assessment) -> Assessment:
    """Return the assessment as if nobody had answered or reported anything."""
    return replace(assessment, answers={}, progress={}, parameters={}, capacities={}, conditions={}, unit="")


def _words(document: Document) -> Iterator[str]:
    """Yield every text of a document that a reader could see or hear."""
    meta = document.meta
    yield from (meta.title, meta.subtitle, meta.country, meta.unit, meta.marking, meta.date, meta.edition, meta.notice)
    yield from (part for pair in meta.face for part in pair)
    yield from (_text(n) for n in document.nodes)
    for chart in document.charts.values():
        yield from (chart.title, chart.alt)
        yield from (words for shape in chart.drawing().shapes if (words := getattr(shape, "words", "")))


def _text(node: Node) -> str:
    if node.kind in ("text", "inline_code", "code", "link"):
        return node.text + " " + plain_text(node.children)
    return " ".join([plain_text((node,)), *(_text(c) for c in node.children)])


_TAG = re.compile(r"<[^<>]*>")
_FOLD = re.compile(r"\r?\n[ \t]")  # as RFC 5545 breaks lines


def said_in(content: bytes) -> Iterator[str]:
    """Yield what a file says: a package part by part, with and without its markup; else its text."""
    if not content.startswith(b"PK\x03\x04"):
        yield from _unescaped(content.decode("utf-8", "replace"))
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            yield from (name, html.unescape(text), html.unescape(_TAG.sub("", text)))


def _unescaped(text: str) -> Iterator[str]:
    """Yield a text as calendars, separated values and JSON mean it."""
    joined = _FOLD.sub("", text)
    yield joined
    yield re.sub(r"\\(.)", lambda m: " " if m[1] in "nN" else m[1], joined).replace('""', '"')
