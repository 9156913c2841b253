"""Where statements come from: each has a source or says why not, and each source is used."""

from collections.abc import Iterator

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.draft import Draft, entries, parts
from vidkit.content.model import Cite, CountryFact, Example, Price
from vidkit.content.term_files import cited as cited_by_terms


def source_or_basis(draft: Draft) -> Iterator[Problem]:
    """VK160: an entry rests on a source (basis: source, a price, a country fact, a real course) and cites none."""
    for section, entry_id, entry in entries(draft.pack):
        for spot, part in parts(entry, (section, entry_id)):
            if _rests_on_source(part) and not getattr(part, "sources", ()):
                yield draft.problem(
                    "VK160", spot,
                    _("It rests on a source and names none."),
                    _('Add "sources: [...]" with the place in it, or write the true basis: estimate, background, '
                      "synthesis or practice."))  # fmt: skip


def _rests_on_source(part: object) -> bool:
    if isinstance(part, Example):
        return not part.text.endswith(("(background)", "(estimate)"))
    return getattr(part, "basis", "") == "source" or isinstance(part, Price | CountryFact)


def sources_cited(draft: Draft) -> Iterator[Problem]:
    """VK161: a publication in the list that nothing cites."""
    cited = set(cited_by_terms(draft.places.folder)) | {
        p.id for s, i, e in entries(draft.pack) for _spot, p in parts(e, (s, i)) if isinstance(p, Cite)
    }
    for source in draft.pack.sources:
        if not cited & {source.id, *source.aliases}:
            yield draft.problem(
                "VK161", ("sources", source.id),
                _("Nothing cites this publication."),
                _("Cite it where it was used, or take it off the list."),
                severity="warning")  # fmt: skip
