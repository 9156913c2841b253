"""Countries: all members, codes that are unique, names in four languages."""

import re
from collections import Counter
from collections.abc import Iterator

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.draft import Draft

MEMBERS = 196
LANGUAGES = ("en", "fr", "es", "ar")


def all_members(draft: Draft) -> Iterator[Problem]:
    """VK190: the list holds every member country once."""
    n = len(draft.pack.countries)
    if n != MEMBERS:
        yield draft.problem(
            "VK190", ("countries", ""), _("There are {n} countries; INTERPOL has {members} members.", n=n,
                                          members=MEMBERS),
            _("Compare the list with the membership list."))  # fmt: skip


def country_codes(draft: Draft) -> Iterator[Problem]:
    """VK191: ISO codes are two and three capital letters, and no two countries share one."""
    used = Counter(c.iso3 for c in draft.pack.countries)
    for c in draft.pack.countries:
        if not re.fullmatch("[A-Z]{2}", c.iso2) or not re.fullmatch("[A-Z]{3}", c.iso3) or used[c.iso3] > 1:
            yield draft.problem(
                "VK191", ("countries", c.iso2), _("The codes {iso2} and {iso3} are malformed or used twice.",
                                                  iso2=c.iso2, iso3=c.iso3),
                _("Take both codes from ISO 3166-1; put NA and NO in quotes if in doubt."))  # fmt: skip


def country_names(draft: Draft) -> Iterator[Problem]:
    """VK192: a country has its name in English, French, Spanish and Arabic."""
    for c in draft.pack.countries:
        lacking = [tag for tag in LANGUAGES if not c.names.get(tag)]
        if lacking:
            yield draft.problem(
                "VK192", ("countries", c.iso2, "names"), _("There is no name in: {languages}.",
                                                           languages=", ".join(lacking)),
                _("Add the name in UN usage."))  # fmt: skip
