"""Where statements come from, over the built-in pack; and what is too old."""

from datetime import date

import pytest

from vidkit.content.model import Pack
from vidkit.content.packs import countries, load_pack
from vidkit.content.provenance import Origin, about, months_since, origins, stale
from vidkit.content.terms import lexicon

TODAY = date(2026, 11, 25)
NAMED_IN_THE_BRIEF = (
    "ICSE", "Worst of", "Baseline", "Green Notice", "Blue Notice", "Yellow Notice", "missing and abducted", "I-24/7",
    "INTERPOL training 1", "INTERPOL training 5", "Specialists Group", "Advice on setting up", "Europol", "VGT",
    "WeProtect", "NCMEC", "IWF", "INHOPE", "IJM", "Human Dignity Foundation", "UNICEF", "Project VIC",
    "regional police", "providers", "Platforms", "Banks", "software",
)  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def found(pack: Pack) -> tuple[Origin, ...]:
    return origins(pack, lexicon(), countries())


def test_every_statement_has_a_source_or_a_stated_basis(found: tuple[Origin, ...]) -> None:
    assert len(found) > 2000
    bare = [f"{o.entry} {o.part}" for o in found if o.basis == "source" and not o.cites]
    assert [b for b in bare if not b.startswith("C0")] == []  # courses state "(background)" in their text


def test_every_source_named_is_in_the_list(pack: Pack, found: tuple[Origin, ...]) -> None:
    known = {name for s in pack.sources for name in (s.id, *s.aliases)}
    assert {c.id for o in found for c in o.cites} <= known


def test_entry_is_found_without_regard_to_case(pack: Pack, found: tuple[Origin, ...]) -> None:
    assert {o.entry for o in about(found, "g01", pack)} == {"G01"}


def test_source_finds_what_rests_on_it_also_by_another_of_its_names(pack: Pack, found: tuple[Origin, ...]) -> None:
    source = next(s for s in pack.sources if s.aliases)
    assert about(found, source.id, pack) == about(found, source.aliases[0], pack) != ()


def test_facts_of_a_country_are_found_by_its_code(pack: Pack, found: tuple[Origin, ...]) -> None:
    assert {o.section for o in about(found, "KE", pack)} == {"countries"}


def test_only_what_is_older_or_undated_is_stale(pack: Pack, found: tuple[Origin, ...]) -> None:
    rows = stale(pack, countries(), found, TODAY, 12)
    assert rows
    assert all(r.months is None or r.months > 12 for r in rows)
    assert len(stale(pack, countries(), found, date(2028, 12, 1), 12)) > len(pack.sources)


@pytest.mark.parametrize(
    ("dated", "months"),
    [("2026-11", 0), ("2025-10-31", 13), ("2022", 47), ("2019-2022", 47), ("undated page, after 2022-03", None),
     ("", None)],
)  # fmt: skip
def test_months_since_a_date_as_it_is_written(dated: str, months: int | None) -> None:
    assert months_since(dated, TODAY) == months


@pytest.mark.parametrize("words", NAMED_IN_THE_BRIEF)
def test_partner_is_there_with_offer_door_and_source(words: str, pack: Pack) -> None:
    partners = [p for p in pack.partners if words.casefold() in f"{p.name} {p.kind}".casefold()]
    assert partners
    assert all(p.offers and p.who_may_ask and p.channel and p.first and p.capabilities for p in partners)
    assert all(p.sources for p in partners)


@pytest.mark.parametrize(
    ("framework", "words"),
    [("un_cybercrime", "Articles 14 to 16"), ("eu_2011_93", "recast"), ("crc", "Articles 3, 12, 16, 34, 39 and 40")],
)
def test_framework_that_the_review_adds_is_there_and_tied_to_topics(framework: str, words: str, pack: Pack) -> None:
    (entry,) = [f for f in pack.frameworks if f.id == framework]
    assert words in f"{entry.edition} {entry.text}"
    assert entry.sources
    assert any(framework in t.refs for t in pack.topics)
