"""Words to avoid are found in own text, and ordinary words, titles and citations pass."""

import pytest

from tests.toy import make_pack
from vidkit.base import i18n
from vidkit.content.check.draft import visible_texts
from vidkit.content.check.wording import AVOIDED, find_avoided
from vidkit.content.translate import translated


def rules_in(text: str) -> list[str]:
    return [rule.rule for rule, _words in find_avoided(text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Laws against child pornography are old.", "EN01"),
        ("A kiddie porn ring", "EN02"),
        ("The officer found CP images", "EN08"),
        ("Pseudo-images count too", "EN09"),
        ("A case of revenge porn", "EN13"),
        ("Report of sextortion", "EN14"),
        ("A cybersex den", "EN15"),
        ("Child prostitution in hotels", "EN20"),
        ("A child sex worker was heard", "EN22"),
        ("Clients of children pay online", "EN24"),
        ("Measures against child sex tourism", "EN26"),
        ("Underage sex is a crime", "EN28"),
        ("He had sexual relations with a child", "EN29"),
        ("Sexual activity with a child", "EN30"),
        ("Her older boyfriend sent it", "EN31"),
        ("A streetwise girl", "EN34"),
        ("Known paedophiles", "EN49"),
        ("An online predator", "EN52"),
        ("A juvenile sex offender", "EN54"),
        ("Historical child abuse", "EN55"),
        ("He molested two boys", "EN57"),
        ("Which report will save a child", "EN46"),
        ("A match is not a rescue", "EN46"),
        ("R08 is the offender interviewer", "S26"),
        ("The offender's household", "S26"),
        ("Travelling sex offenders", "S26"),
        ("Beware of scope creep", "S26"),
    ],
)
def test_avoided_words_are_found(text: str, rule: str) -> None:
    assert rule in rules_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fire and rescue service",
        "The child sex offender register and child sexual abuse material",
        "travelling child sex offenders",
        "Exploitation of children in prostitution",
        "A client computer, a customer of the bank, and a broker",
        "promiscuous mode is off",
        "A minor gap, a juvenile court, historical data",
        "Theme 4: victim and offender interview techniques",
        'Words such as "child pornography" imply consent.',
        "Optional Protocol to the CRC on the sale of children, child prostitution and child pornography",
        "Budapest Convention, offences related to child pornography",
        "One scandal closes the unit, and then no child is found.",
        "Paedophilic disorder is a diagnosis",
        "The child-protection authority and the CP of the ministry",
    ],
)
def test_ordinary_words_titles_and_quotations_pass(text: str) -> None:
    assert rules_in(text) == []


def test_every_pattern_says_what_to_write_instead() -> None:
    assert len(AVOIDED) > 30
    assert all(rule.rule and rule.pattern and rule.instead for rule in AVOIDED)


def test_visible_texts_are_those_that_translation_changes() -> None:
    """The check and the translation must not differ in what a user sees."""
    pack = make_pack()
    with i18n.language(i18n.PSEUDO):
        shown = {t.text for t in visible_texts(translated(pack))}
    assert shown == {i18n.pseudo(t.text) for t in visible_texts(pack)}
    assert len(shown) > 50
