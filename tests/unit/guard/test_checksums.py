"""Check digits: known good ones hold, one changed sign breaks them."""

import pytest

from vidkit.guard import checksums as c


@pytest.mark.parametrize("iban", ["GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606"])
def test_published_example_ibans_hold(iban: str) -> None:
    assert c.is_iban(iban)


def test_iban_of_the_wrong_length_does_not_hold() -> None:
    assert not c.is_iban("GB82WEST123456987654321")


def test_genesis_address_holds_and_a_changed_one_does_not() -> None:
    assert c.is_base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
    assert not c.is_base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")


def test_segwit_examples_hold_in_both_versions() -> None:
    assert c.is_bech32("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
    assert c.is_bech32("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")
    assert not c.is_bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")


def test_luhn() -> None:
    assert c.is_luhn("4111111111111111")
    assert not c.is_luhn("4111111111111112")


def test_national_shapes() -> None:
    assert c.is_spanish_id("12345678Z")
    assert c.is_brazilian_id("11144477735")
    assert not c.is_brazilian_id("11111111111")
    assert c.is_chinese_id("11010519491231002X")
    assert c.is_french_id("255081416802538")


def test_random_letters_are_no_onion_address() -> None:
    assert not c.is_onion_v3("a" * 56)
