"""Countries by odd spellings, territories, and what is said of them: never a no for what was not seen."""

import json

import pytest

from vidkit.base.errors import VidkitError
from vidkit.cli.app import run
from vidkit.cli.country_facts import never_known, regional
from vidkit.cli.country_search import look_up, territories
from vidkit.content.packs import countries, load_pack

LOOK_UPS = (
    ("KE", "KEN"), ("ke", "KEN"), ("KEN", "KEN"), ("  kenya ", "KEN"), ("KÉNYA", "KEN"), ("كينيا", "KEN"),
    ("Kenia", "KEN"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Cote d’Ivoire", "CIV"), ("CIV", "CIV"),
    ("cote divoire", "CIV"), ("COTE D IVOIRE", "CIV"), ("Costa de Marfil", "CIV"), ("USA", "USA"), ("U.S.A.", "USA"),
    ("Etats-Unis d'Amérique", "USA"), ("Großbritannien", ""), ("U.K.", "GBR"), ("Great Britain", "GBR"),
    ("Namibia", "NAM"), ("NA", "NAM"), ("NO", "NOR"), ("norvege", "NOR"), ("Swaziland", "SWZ"), ("Burma", "MMR"),
    ("Holland", "NLD"), ("Turkiye", "TUR"), ("TÜRKİYE", "TUR"), ("Vietnam", "VNM"), ("Viet Nam", "VNM"),
    ("St. Lucia", "LCA"), ("Saint Lucia", "LCA"), ("São Tomé", "STP"), ("Sao Tome", "STP"), ("DRC", "COD"),
    ("Congo-Kinshasa", "COD"), ("Phillipines", "PHL"), ("Columbia", "COL"), ("Cap-Vert", "CPV"), ("Cabo Verde", "CPV"),
    ("Gibraltar", "GBR"), ("hong kong", "CHN"), ("Puerto Rico", "USA"), ("Guinea", ""), ("Atlantis", ""),
    ("", ""), ("ZZ", ""), ("; drop table", ""), ("Kosovo", ""), ("Czech Republic", "CZE"), ("Macedonia", "MKD"),
    ("Republic of Kenya", "KEN"), ("The Federal Republic of Germany", "DEU"), ("RDC", "COD"), ("Turquie", "TUR"),
    ("Macau", "CHN"), ("Turks & Caicos", "GBR"), ("Siam", "THA"), ("Ireland", "IRL"), ("Northern Ireland", "GBR"),
    ("Scotland", "GBR"), ("Taiwan", ""), ("Surnam", "SUR"), ("Austrlia", ""), ("Republic of", ""), ("Greenland", ""),
)  # fmt: skip


@pytest.mark.parametrize(("word", "code"), LOOK_UPS)
def test_country_by_an_odd_spelling(word: str, code: str) -> None:
    if code:
        assert look_up(word, countries()).country.iso3 == code
    else:
        with pytest.raises(VidkitError):
            look_up(word, countries())


def test_there_are_forty_look_ups() -> None:
    assert sum(bool(code) for _word, code in LOOK_UPS) >= 40


def test_near_spelling_says_what_it_was_taken_for() -> None:
    assert "Kenya" in look_up("Kenia", countries()).note
    assert look_up("Kenya", countries()).note == ""


def test_every_territory_of_the_list_leads_to_its_member() -> None:
    named = [(t, c.iso3) for c in countries() for t in territories(c)]
    assert len(named) == 12
    assert all(look_up(t, countries()).country.iso3 == code for t, code in named)


def test_each_fact_has_a_source_and_says_its_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["country", "KE", "--json", "--today", "2026-11-25"]) == 0
    whole = json.loads(capsys.readouterr().out)["result"]
    assert {f["key"] for f in whole["facts"]} >= {"interpol_member", "opsc", "disrupting_harm"}
    assert all(f["sources"] and f["as_of"] for f in whole["facts"])
    assert set(whole["names"]) == {"en", "fr", "es", "ar"}
    assert whole["regional_instruments"] == ["african_charter", "malabo"]


def test_what_was_not_seen_is_listed_as_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["country", "Côte d'Ivoire"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "which does not mean no" in out
    assert all(line.split(":")[0] in out for line in never_known())
    assert "Connected to ICSE" in out


def test_unknown_country_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["country", "Atlantis"]) == 2
    assert "no entry" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "listed"),
    [("CI", {"african_charter", "malabo"}), ("EG", {"african_charter", "malabo", "arab_cybercrime"}),
     ("SO", {"african_charter", "malabo", "arab_cybercrime"}), ("QA", {"arab_cybercrime"}), ("IL", set()),
     ("IN", set()), ("PH", {"asean_rpa"}), ("JP", set()), ("CY", {"eu_2011_93"}), ("CH", set()), ("BR", {"oas"})],
)  # fmt: skip
def test_regional_instruments_are_listed_where_a_country_is_or_could_be_a_member(word: str, listed: set[str]) -> None:
    one = look_up(word, countries()).country
    assert {f.id for f in regional(one, load_pack().frameworks)} == listed


def test_every_region_of_an_instrument_is_known() -> None:
    known = {word for c in countries() for word in (c.region, c.subregion, c.iso2)}
    named = {region for f in load_pack().frameworks for region in f.regions}
    assert named
    assert named <= known
