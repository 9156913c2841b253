"""Letters that stand for a thing, explained where a document uses them for the first time."""

import re
from collections.abc import Mapping

from vidkit.base.i18n import _
from vidkit.content.model import Pack


class FirstUse:
    """Explains each term once; texts have to come in the order in which they are printed."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._waiting = set(words)

    def __call__(self, text: str) -> str:
        """Return the text with what each term means behind its first use.

        >>> said = FirstUse({"NCB": "the national office"})
        >>> said("Ask the NCB; the NCB knows."), said("The NCB.")
        ('Ask the NCB (the national office); the NCB knows.', 'The NCB.')
        """
        for term in sorted(self._waiting):
            found = re.search(rf"(?<![\w/-]){re.escape(term)}(?![\w/-])", text)
            if found:
                self._waiting.discard(term)
                if not text[: found.start()].endswith("("):
                    text = f"{text[: found.end()]} ({self._words[term]}){text[found.end() :]}"
        return text


def letters(pack: Pack) -> Mapping[str, str]:
    """Return what a reader outside the field needs to have explained: INTERPOL's letters and the gates."""
    gates = {g.id: _("gate: {title}", title=g.title[:1].lower() + g.title[1:]) for g in pack.gates}
    return {
        "NCB": _("INTERPOL National Central Bureau, the country's own link to INTERPOL"),
        "ICSE": _("INTERPOL's database of child sexual abuse material for victim identification"),
        "I-24/7": _("INTERPOL's secure network for police"),
        "ICMEC": _("International Centre for Missing and Exploited Children"),
        **gates,
    }
