"""What is checked before documents are written: no case data in what people typed; words to think about."""

from pathlib import Path

from vidkit.assessment.model import Assessment
from vidkit.assessment.typed import HoldsCaseData, case_data, typed
from vidkit.base.i18n import _, n_
from vidkit.cli import console

MOST_HINTS = 12


def before_writing(assessment: Assessment, file: Path, *, templates: Path | None = None) -> None:
    """Stop over case data, with kind and place; give hints about words. Raises: HoldsCaseData."""
    found = case_data(assessment, file.name)
    if found:
        raise HoldsCaseData(found)
    hints = (*term_hints(assessment), *template_hints(templates))
    for hint in hints[:MOST_HINTS]:
        console.say(hint)
    if len(hints) > MOST_HINTS:
        rest = len(hints) - MOST_HINTS
        console.say(n_("{n} more hint about words.", "{n} more hints about words.", rest))


def term_hints(assessment: Assessment) -> tuple[str, ...]:
    """Return a sentence for each use of a word to avoid in what people typed: where, which, what instead."""
    return tuple(
        _hint(one.place, hint) for one in typed(assessment) for hint in better_words(one.text, assessment.language)
    )  # fmt: skip


def template_hints(folder: Path | None) -> tuple[str, ...]:
    """Return the same for the templates of the user's own."""
    files = sorted(folder.rglob("*.j2")) if folder else []
    return tuple(
        _hint(str(f.relative_to(folder or f)), hint)
        for f in files
        for hint in better_words(f.read_text("utf-8", errors="replace"), "en")
    )


def better_words(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return each word to avoid in the text with what to write instead. language: of a text too short to tell."""
    from vidkit.content.terms import lexicon
    from vidkit.terminology.prose import check_prose

    return tuple((" ".join(u.words.split()), u.instead) for u in check_prose(text, lexicon(), language))


def _hint(place: str, use: tuple[str, str]) -> str:
    words, instead = use
    return _('{place}: "{words}" is better written: {instead}', place=place, words=words, instead=instead)
