"""Partners for the gaps of a country: most useful first, each with what it waits for."""

from dataclasses import replace
from datetime import date

from tests.toy import make_assessment, make_pack
from vidkit.content.model import Pack, Partner
from vidkit.content.packs import countries, load_pack
from vidkit.scoring.partners import PartnerMatch, partners_for
from vidkit.scoring.scorecard import score

TODAY = date(2026, 11, 25)


def make_partner(name: str, *capabilities: str, gates: tuple[str, ...] = ()) -> Partner:
    return Partner(
        id=name, name=name, kind="k", offers="o", who_may_ask="w", channel="c", first="f", capabilities=capabilities,
        gates=gates,
    )  # fmt: skip


def pack_with(*partners: Partner) -> Pack:
    return replace(make_pack(), partners=partners)


def found(pack: Pack, **levels: int) -> tuple[PartnerMatch, ...]:
    given = {name.replace("__", "."): level for name, level in levels.items()}
    return partners_for(pack, score(pack, make_assessment(given), TODAY))


def test_partner_that_answers_the_larger_gap_comes_first() -> None:
    pack = pack_with(make_partner("small", "legal.handling"), make_partner("large", "welfare.support"))
    names = [m.partner.id for m in found(pack, legal__handling=2, welfare__support=0)]
    assert names == ["large", "small"]


def test_partner_without_a_gap_is_left_out() -> None:
    pack = pack_with(make_partner("a", "legal.handling"))
    assert found(pack, legal__handling=4, welfare__support=0) == ()


def test_unknown_level_counts_as_missing() -> None:
    pack = pack_with(make_partner("a", "legal.handling"))
    (match,) = found(pack, welfare__support=0)
    assert match.value == match.gaps[0].capability.weight * (match.gaps[0].target or 0)


def test_gate_that_is_not_open_is_what_the_partner_waits_for() -> None:
    gate = make_pack().gates[0].id
    (match,) = found(pack_with(make_partner("a", "legal.handling", gates=(gate,))), welfare__support=0)
    assert [g.gate.id for g in match.waits_for] == [gate]


def test_partner_of_another_region_is_left_out_or_comes_last_where_others_are_invited() -> None:
    near, far = make_partner("near", "legal.handling"), make_partner("far", "welfare.support", "legal.handling")
    pack = pack_with(
        replace(far, id="closed", regions=("Europe",)), replace(far, regions=("Europe",), others_invited=True), near
    )
    card = score(pack, make_assessment(), TODAY)
    assert [m.partner.id for m in partners_for(pack, card, {"Africa", "Sub-Saharan Africa"})] == ["near", "far"]
    assert [m.partner.id for m in partners_for(pack, card, {"Europe"})] == ["closed", "far", "near"]
    assert len(partners_for(pack, card)) == 3


def test_region_of_each_partner_is_one_of_the_countries() -> None:
    known = {r for c in countries() for r in (c.region, c.subregion)}
    named = [r for p in load_pack().partners for r in p.regions]
    assert named
    assert set(named) <= known
