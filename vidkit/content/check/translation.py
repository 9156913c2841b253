"""Translations: a language that has a catalogue has every text of the pack."""

import gettext
from collections.abc import Iterator, Mapping
from textwrap import shorten

from vidkit.base import i18n, resources
from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.draft import Draft, visible_texts

MOST_SHOWN = 20


class _Nothing(gettext.NullTranslations):
    """Answers for what a catalogue does not hold."""

    def pgettext(self, context: str, message: str) -> str:
        return ""


def catalogues() -> Mapping[str, gettext.NullTranslations]:
    """Return the catalogue of each language that has one."""
    tags = (tag for tag in i18n.available() if tag != i18n.ORIGINAL)
    return {tag: gettext.translation("vidkit", resources.locale(), [tag]) for tag in tags}


def translated(draft: Draft) -> Iterator[Problem]:
    """VK180: texts that a language lacks. Reports nothing while no language has a catalogue."""
    for tag, catalogue in catalogues().items():
        yield from missing_in(draft, tag, catalogue)


def missing_in(draft: Draft, tag: str, catalogue: gettext.NullTranslations) -> Iterator[Problem]:
    """Yield a problem for the first texts without a translation, and one that counts the rest."""
    catalogue.add_fallback(_Nothing())
    lacking = [t for t in visible_texts(draft.pack) if not catalogue.pgettext(t.context, t.text)]
    for t in lacking[:MOST_SHOWN]:
        yield draft.problem(
            "VK180", t.spot, _('"{text}" is not translated into {language}.', text=shorten(t.text, 40), language=tag),
            _("Add it to the catalogue under the context {context}.", context=t.context))  # fmt: skip
    if len(lacking) > MOST_SHOWN:
        yield draft.problem(
            "VK180", ("", ""), _("{n} more texts are not translated into {language}.", n=len(lacking) - MOST_SHOWN,
                                 language=tag),
            _("Update the catalogue from the pack."))  # fmt: skip
