"""The guard: what it finds in any spelling, and what it leaves alone. All identifiers are invented."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.guard.plants import SPELLINGS, planted
from vidkit.guard import check_text, describe, inspect, limits, named, title
from vidkit.guard.finding import SEVERITY

ORDINARY = (
    "Control 4.1.4.1 and control A.8.1.2.1 of ISO/IEC 27001:2022 apply; see section 10.40.2.1.",
    "The browser is version 120.0.6099.109 and the firmware v2.64.128.3.",
    "5.8.5.5. Upload of security issues, then 6.6.2.3. Unfuzzying",
    "The budget is 1,234,567.50 for 2026-2028; 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 are table cells.",
    "Resolution AG-2011-RES-08 and Directive 2011/93/EU; RFCs 2045-2049; General comment no. 25 (2021).",
    "The unit was set up on 3 May 2019, and the head was appointed in 2021.",
    "Scores: 0.1234, 0.5678. Ratio 1:4, at 12:30:45, in rooms 2.14 and 2.15.",
    "A deed was added; a bad decade faced the cafe. Abba fed a dead bee.",
    "The picture logo.png and figure-2.png are in docs/pictures/gates.png.",
    "act.icse.ncb_protocol, welfare.exposure_controls, fact:people_viewing, te.S27, G01-G23, R03.",
    "https://www.interpol.int/en/News-and-media/News/2016/INTERPOL-Secretary-General-More-specialist-units",
    "The case for a unit: 3 of 12 capabilities; report 2 of the case study (file size 14 MB).",
    "COVID-19, H1N1, A4, G7, 5G, I-24/7, C15+C16+C17, ICSE, NCMEC, std::string, a::b.",
    "| R01 Head of unit | C15, C16, C17, C18, C01, C19 | C20, C12 | C05, C06, C03, C02, C13, C14, C09, C11 |",
    "Sections A101, A102, A103, B101, B102, B103, C101, C102 and rooms E01 E02 E03 E04 E05 E06 E07 E08 E09 E10 E11.",
    "The current package becomes perl5 and the parent process starts a child process.",
    "In 2024/25 the investigation 2024-2025 cost 12,5 %; the case 3 of 12; Decree 45/2024 and Law No. 12/2018.",
    "Look at this point in time, 3 point 5 per cent more; at 5 o'clock, dot by dot; an onion and a bulb onion.",
    "CVE-2019-11253 is fixed. The unit, born in 2014 of two desks, is on Telegram: a channel; handle with care.",
    "Costs: 3,2500 / 4,1 and 12,500 / 1,250; <b>bold</b><br>next; x = y; a\\_b; 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1.",
    "The position: 1.5 of 2.5 posts. Coordinates with 3 bodies, 12.5 and 7.25 weeks; 30 min by car; 5 degrees.",
    "نسبة الشواغر 12.5 في المئة في عام 2025، والميزانية 1.250.000 دينار.",
)
CASES = (
    ("hash", "d41d8cd98f00b204e9800998ecf8427e"),
    ("hash", "D41D8CD9 8F00B204 E9800998 ECF8427E"),
    ("hash", "d4:1d:8c:d9:8f:00:b2:04:e9:80:09:98:ec:f8:42:7e"),
    ("hash", "d41d8cd98f00b204e980\n    0998ecf8427e"),
    ("encoded", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("ip_address", "203.0.113.77"),
    ("ip_address", "203[.]0[.]113[.]77"),
    ("ip_address", "server 10.2.3.4"),
    ("ip_address", "10.0.0.0/8"),
    ("ip_address", "2001:db8:85a3::8a2e:370:7334"),
    ("onion", "abcdefghij234567.onion"),
    ("i2p", "forum[.]i2p"),
    ("credentials", "ftp://guest:secret@files.example"),
    ("credentials", "https://files.example/get?token=abcdef"),
    ("iban", "GB82 WEST 1234 5698 7654 32"),
    ("card", "4111 1111 1111 1111"),
    ("crypto", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("crypto", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("crypto", "0x52908400098527886E0F7030069857D2E4169EE7"),
    ("position", "-1.29210, 36.82190"),
    ("position", "48°51'24\"N"),
    ("position", "8FVC9G8F+6X"),
    ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
    ("case_number", "case no. 2024/1187"),
    ("case_number", "FIR No. 118-26"),
    ("birth_date", "born on 3 May 2014"),
    ("birth_date", "date of birth: May 3, 2014"),
    ("birth_date", "تاريخ الميلاد: ٠٣/٠٥/٢٠١٤"),
    ("media_name", "IMG_20240101_123456.jpg"),
    ("media_name", "girl in garden.mp4"),
    ("national_id", "passport no. AB1234567"),
    ("national_id", "12345678Z"),
    ("device", "00:1a:2b:3c:4d:5e"),
    ("data_uri", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg"),
    ("photodna", ",".join(str(n * 7 % 256) for n in range(144))),
    ("email", "name@unit.example"),
    ("email", "name [at] unit [dot] example"),
    ("email", "name at unit dot example"),
    ("phone", "+44 20 7946 0958"),
    ("phone", "tel. 020 7946 0958"),
    ("hash", "pHash d879f8f89b1bbfa3"), ("hash", "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"),
    ("ip_address", "0xCB.0x00.0x71.0x4D"), ("ip_address", "http://3405803853/"), ("ip_address", "IP: 203-0-113-77"),
    ("ip_address", "203 dot 0 dot 113 dot 77"), ("ip_address", "203。0。113。77"), ("ip_address", "10.0.0.5 (server)"),
    ("device", "001b.4411.3ab7"), ("device", "MAC: 001B44113AB7"), ("device", "IMSI 310150123456789"),
    ("onion", "dk3xcanaryf7c2pq .onion"), ("onion", "dk3xcanaryf7c2pq dot onion"),
    ("iban", "IBANDE89370400440532013000"),
    ("position", "51,50074 / -0,12462"), ("position", "N51 30.442 W000 07.476"), ("position", "51 deg 30 min 26 sec N"),
    ("position", "GPS position 51.50074 -0.12462"), ("birth_date", "D.O.B.: 3-Mar-2014"),
    ("birth_date", "date of birth = 20140303"), ("birth_date", "fecha nac: 03/03/2014"),
    ("birth_date", "b. 2014-03-03"),
    ("birth_date", "data de nascimento: 03/03/2014"), ("national_id", "cédula 1.020.304.050"),
    ("national_id", "RUT 12.345.678-5"), ("national_id", "PESEL 44051401359"),
    ("national_id", "carte nationale d'identité n° 123456789012"), ("case_number", "CyberTipline 123456789"),
    ("case_number", "ICSE series 12345"), ("case_number", "P.V. n° 2024/123"), ("case_number", "FIR 123 of 2024"),
    ("case_number", "carpeta de investigación CI-FED/123/2024"), ("case_number", "docket 24-cr-00123"),
    ("media_name", "IMG_0001"), ("media_name", "series 7.rmvb"), ("handle", "Instagram @amina_k09"),
    ("handle", "Kik: amina_k"), ("handle", "profile.php?id=100001234567890"), ("handle", "user id 123456789012345678"),
    ("credentials", "https://mega.nz/folder/RXx2n2RB#mcDlvbz7yFs3zpHL3h_BsA"), ("link_key", "https://t.me/+qGUfP85ZeWFo6T"),
    ("link_key", "chat.whatsapp.com/WSPUP5lzWwMg2y67opp7Nw"), ("email", "nom arobase service point example"),
)


def found(text: str) -> set[str]:
    return {f.kind for f in inspect(text)}


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_governance_text_is_left_alone(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_each_kind_is_known_by_its_name(kind: str, text: str) -> None:
    assert kind in found(f"The officer noted {text} in the interview.")


def test_five_thousand_planted_identifiers_are_found() -> None:
    plants = planted(5000)
    assert len(plants) == 5000
    assert {p.spelling for p in plants} == set(SPELLINGS)
    missed = [p for p in plants if not any(f.start < p.end and f.end > p.start for f in inspect(p.text))]
    assert len(missed) <= 25, [(p.kind, p.spelling) for p in missed]


@given(st.binary(min_size=16, max_size=32), st.integers(2, 8), st.sampled_from([" ", ", ", "-", ":"]))
def test_digest_in_groups_is_never_taken_for_a_list_of_labels(raw: bytes, size: int, between: str) -> None:
    digits = hashlib.sha256(raw).hexdigest()
    grouped = between.join(digits[n : n + size] for n in range(0, 64, size))
    assert "hash" in found(f"value {grouped} end")


def test_place_counts_in_the_text_as_it_was_given() -> None:
    text = "\u200bنص ２０３.0.113.７７ then"
    finding = inspect(text)[0]
    assert text[finding.start : finding.end] == "２０３.0.113.７７"


def test_finding_holds_no_words_of_the_text() -> None:
    secret = "d41d8cd98f00b204e9800998ecf8427e"
    assert secret[:8] not in repr(inspect(f"value {secret}"))


def test_contact_field_may_hold_mail_and_telephone() -> None:
    text = "desk@unit.example, +44 20 7946 0958"
    assert check_text(text, field="contact") == ()
    assert len(check_text(text, field="note")) == 2


def test_contact_field_may_not_hold_a_hash() -> None:
    assert check_text("d41d8cd98f00b204e9800998ecf8427e", field="contact")[0].severity == "block"


def test_wrong_check_digit_is_no_account() -> None:
    assert found("GB82 WEST 1234 5698 7654 33") == set()


def test_each_kind_has_a_name_in_words() -> None:
    assert len({named(kind) for kind in SEVERITY}) == len(SEVERITY)


def test_description_of_a_block_says_that_nothing_is_stored() -> None:
    assert "not stored" in describe(inspect("203.0.113.77"))


def test_description_of_a_warning_asks_for_a_reason() -> None:
    assert "say why" in describe(inspect("see name@unit.example"))


def test_description_of_nothing_is_empty() -> None:
    assert describe(()) == ""


def test_title_names_each_kind_once() -> None:
    assert title(inspect("203.0.113.77 and 203.0.113.78")) == "IP address"


def test_limits_speak_of_names() -> None:
    assert "Names" in limits()


@given(st.text(max_size=300))
def test_any_text_can_be_inspected_and_places_lie_in_it(text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) for f in inspect(text))


@given(st.text(alphabet=" abcdef0123456789.:/@-_\n=+[]()", max_size=400))
def test_dense_text_keeps_findings_apart(text: str) -> None:
    findings = inspect(text)
    assert all(a.end <= b.start or a.severity != b.severity for a, b in pairwise(findings))


@pytest.mark.parametrize(
    "number",
    ["0712345678", "0712 345 678", "0712-345-678", "020 7946 0958", "06 12 34 56 78", "01012345678", "(202) 555-0143",
     "202-555-0143", "٠٧١٢ ٣٤٥ ٦٧٨"],
)  # fmt: skip
def test_domestic_telephone_number_without_a_word_before_it_is_doubted(number: str) -> None:
    assert found(f"The desk of the unit is reached at {number} from eight.") == {"phone"}


@pytest.mark.parametrize(
    "figure",
    ["712 345 678", "0.712345678", "1,071,234,567", "01/02/2024", "01-02-2024", "02110-1301", "0, 12, 34, 56, 78",
     "2021-2024", "12 345 678 EUR", "07 12 34 56 78 90 12", "0.5 to 0.75", "00 11 22 33 44"],
)  # fmt: skip
def test_figure_date_or_row_of_a_table_is_no_telephone_number(figure: str) -> None:
    assert found(f"The report gives {figure} as the value.") == set()


@pytest.mark.parametrize(
    "link",
    ["https://docs.example/document/d/1DtM5FqxGdP54Mt5aWD6VqzgRLfgOBvZo8vtpuLuaFz4/edit",
     "https://desk.example/sp?id=item&sys_id=1bfdfdca78d3a400ce3ddff91a64940b",
     "https://code.example/a/b/blob/a651804427dd9a15bb91e1c4fb7a79994e4817a2/docs/policy.md#L4"],
)  # fmt: skip
def test_identifier_that_belongs_to_a_web_address_is_doubted_not_blocked(link: str) -> None:
    assert found(f"The policy stands at {link} today.") == {"link_key"}


def test_digest_as_the_name_of_a_picture_in_a_web_address_is_blocked() -> None:
    assert "hash" in found("https://host.example/img/d41d8cd98f00b204e9800998ecf8427e")


def test_address_in_percent_signs_is_read() -> None:
    assert found("%E2%80%8B203%2E0%2E113%2E77 was noted") == {"ip_address"}
    assert found("see https://site.example/%E5%85%B6%E5%AE%83%E6%9C%89%E7%94%A8%E7%9A%84%E9%93%BE%E6%8E%A5") == set()


def test_account_right_behind_a_false_beginning_is_found() -> None:
    assert found("no 12 GB82WEST12345698765432") == {"iban"}
    assert found("NO12 DE89 3704 0044 0532 0130 00") == {"iban"}


def test_dates_in_prose_that_happen_to_have_the_check_digits_of_an_account_are_none() -> None:
    assert found("posts filled by 27 February 2028\n 29 May 2028 to 7 June 2028") == set()


def test_address_behind_a_label_and_a_colon_is_found() -> None:
    assert found("ip:2001:db8:85a3::8a2e:370:7334") == {"ip_address"}


def test_every_kind_found_is_named_the_gravest_first() -> None:
    said = describe(inspect("mail name@unit.example and 203.0.113.77 and IMG_20240101_123456.jpg"))
    assert "IP address, e-mail address, name of a media file" in said
