"""A whole sitting without a terminal: typed keys in, the file on disk and the printed lines out."""

import os
import re
import signal
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.toy import added, changed, make_assessment, make_choice_fact, make_fact, make_pack
from vidkit.assessment import store
from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.assessment.reading import Reading
from vidkit.base import i18n
from vidkit.base.errors import BadValue, CannotWrite, UnknownName, UnusableFile
from vidkit.cli import country, new
from vidkit.cli.answers_file import AnswersFile
from vidkit.cli.country_search import NoEntry, candidates, look_up
from vidkit.cli.interview import Interview
from vidkit.cli.menu import offers
from vidkit.cli.review import review_of
from vidkit.cli.session import Limits, Session, opens_hard_gate, undisturbed
from vidkit.cli.speaker import is_unknown
from vidkit.cli.widget import Draft, keys_shown, page
from vidkit.content.model import Country, CountryFact, Pack
from vidkit.content.packs import countries
from vidkit.content.translate import translated

TODAY = date(2026, 11, 25)
NOW = "2026-11-25T12:00:00+00:00"
ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"
ORDER = ["legal.handling", "welfare.support", "people_viewing", "baseline"]


def make_session(
    folder: Path, assessment: Assessment | None = None, pack: Pack | None = None, **limits: str
) -> Session:
    """Return a session over a file in the folder; four questions under the profile first_unit."""
    path = folder / "toy.vidkit.json"
    made = assessment or make_assessment(profile="first_unit", country="")
    digest = store.write(path, made, expected=None)
    return Session(path, made, digest, pack or make_pack(), TODAY, lambda: NOW, Limits(**limits))  # type: ignore[arg-type]


def sit(session: Session, keys: str, ask_first: str = "") -> int:
    """Type the keys into an interview, hang up, and return its exit code. Who speaks is left at the role."""
    keys = ENTER + keys if is_unknown(session) else keys
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        pipe.close()
        return Interview(session).run(ask_first)


def on_disk(session: Session) -> Assessment:
    return store.read(session.path).assessment


def answers(session: Session) -> dict[str, object]:
    return {name: a.value if a.state == "given" else a.state for name, a in on_disk(session).answers.items()}


#: No country facts for a made-up country, then four questions: level 2, unknown, 12, all, no evidence.
STRAIGHT = "2" + ENTER + "u" + ENTER + "12" + ENTER + "all" + ENTER + ENTER


def test_a_straight_run_saves_every_answer_and_ends_in_the_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path)
    assert sit(session, STRAIGHT + ENTER) == 0
    assert answers(session) == {
        "legal.handling": 2, "welfare.support": "unknown", "people_viewing": 12, "baseline": "all"
    }  # fmt: skip
    err = capsys.readouterr().err
    assert "3 answered, 1 unknown, 0 claimed without evidence, 0 missing" in err
    assert "vidkit score" in err


def test_nothing_but_questions_goes_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sit(make_session(tmp_path), STRAIGHT + ENTER)
    assert capsys.readouterr().out == ""


def test_each_answer_is_on_disk_before_the_next_question(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        sit(session, "2" + ENTER + CTRL_C)
    assert answers(session) == {"legal.handling": 2}
    assert on_disk(session).answers["legal.handling"].time == NOW


def test_ctrl_c_resumes_at_the_same_place(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    with pytest.raises(KeyboardInterrupt, match="All 2 answers are saved"):
        sit(session, "2" + ENTER + "u" + ENTER + CTRL_C)
    assert on_disk(session).cursor == "people_viewing"
    assert session.place() == "people_viewing"


def test_ctrl_c_shows_what_was_typed_and_not_saved(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    with pytest.raises(KeyboardInterrupt, match='as you typed it: "123"'):
        sit(session, "2" + ENTER + "u" + ENTER + "123" + CTRL_C)


def test_ctrl_c_shows_a_note_of_a_screen_that_was_not_saved(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    with pytest.raises(KeyboardInterrupt, match='as you typed it: "ask the clerk"'):
        sit(session, "task the clerk" + ENTER + CTRL_C)


def test_ctrl_c_in_a_note_saves_it_where_the_answer_is_on_disk(tmp_path: Path) -> None:
    session = make_session(tmp_path, make_assessment({"legal.handling": 2}, profile="first_unit", country=""))
    with pytest.raises(KeyboardInterrupt):
        sit(session, "thalf a note" + CTRL_C, "legal.handling")
    assert on_disk(session).answers["legal.handling"].note == "half a note"


def test_ctrl_d_stops_calmly(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    assert sit(session, "2" + ENTER + CTRL_D) == 0
    assert on_disk(session).cursor == "welfare.support"


def test_back_goes_to_an_earlier_question_also_across_facts(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    to_baseline = "2" + ENTER + "u" + ENTER + "12" + ENTER
    back_to_first = "b" + ENTER + "b" + ENTER + "b"
    sit(session, to_baseline + back_to_first + "1" + ENTER + "some" + ENTER + ENTER)
    assert answers(session)["legal.handling"] == 1
    assert answers(session)["people_viewing"] == 12


def test_back_at_the_first_question_stays_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sit(make_session(tmp_path), "bq") == 0
    assert "This is the first question." in capsys.readouterr().err


def test_stopping_and_coming_back_asks_only_what_is_open(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    assert sit(session, "2" + ENTER + "q") == 0
    again = Session(session.path, on_disk(session), session.digest, session.pack, TODAY, lambda: NOW)
    assert again.place() == "welfare.support"


def test_a_skipped_domain_is_missing_in_the_review(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    assert sit(session, "2" + ENTER + "s" + ENTER) == 0
    assert [q.id for q in review_of(session).missing] == ORDER[1:]


def test_a_question_left_for_later_is_missing_and_the_next_one_is_asked(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "l" + "u" + ENTER + "12" + ENTER + "none" + ENTER + ENTER)
    assert [q.id for q in review_of(session).missing] == ["legal.handling"]


def test_checks_entered_before_going_back_are_still_there(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "2" + ENTER + "yb" + ENTER + "2" + ENTER + "q")
    assert on_disk(session).answers["welfare.support"].checks == {"written": "yes"}


def test_wrong_input_is_explained_and_asked_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = make_session(tmp_path)
    sit(session, "many" + ENTER + "9999" + ENTER + ENTER + "7" + ENTER, "people_viewing")
    err = capsys.readouterr().err
    assert '"many" is not a number.' in err
    assert "from 0 to 5000" in err
    assert "Give an answer, or u for unknown." in err
    assert answers(session) == {"people_viewing": 7}


def test_help_on_a_fact_names_who_answers_best(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sit(make_session(tmp_path), "?" + ENTER + "q" + ENTER, "people_viewing")
    assert "Who answers best: Head of unit" in capsys.readouterr().err


def test_level_3_asks_for_evidence_with_kind_date_and_place(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    clear = "\x15"
    typed = ["3", "Signed order; order; soon; x", clear + "Signed order; order; 2026-03; file 7", "q"]
    sit(session, ENTER.join(typed))
    (evidence,) = on_disk(session).answers["legal.handling"].evidence
    assert (evidence.title, evidence.kind, evidence.date, evidence.kept_at) == (
        "Signed order", "order", "2026-03", "file 7"
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["s", "2", "?", "ok"])
def test_a_letter_or_two_is_no_evidence_and_the_keys_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    session = make_session(tmp_path)
    sit(session, ENTER.join(["3", typed, "Signed order", "q"]))
    assert [e.title for e in on_disk(session).answers["legal.handling"].evidence] == ["Signed order"]
    err = " ".join(capsys.readouterr().err.split())
    assert f'"{typed}" does not say what was shown. Name it in a few words' in err
    assert "Here Enter goes on without, b leads back to the question, q stops." in err


def test_none_typed_as_evidence_stores_none(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, ENTER.join(["3", "None", "q"]))
    assert on_disk(session).answers["legal.handling"].evidence == ()


def test_evidence_dated_in_the_future_is_refused_and_stays_in_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path)
    back = "\x7f"
    sit(session, ENTER.join(["3", "Signed order; letter; 2026-12", back * 2 + "11", "q"]))
    (evidence,) = on_disk(session).answers["legal.handling"].evidence
    assert (evidence.title, evidence.date) == ("Signed order", "2026-11")
    assert "2026-12 lies in the future: today is 2026-11-25." in capsys.readouterr().err


def test_case_data_in_a_note_or_as_evidence_is_neither_stored_nor_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path)
    canary = "d41d8cd98f00b204e9800998ecf8427e"
    sit(session, "3" + ENTER + f"Image {canary}" + ENTER + "Signed order" + ENTER + "q")
    assert [e.title for e in on_disk(session).answers["legal.handling"].evidence] == ["Signed order"]
    assert canary not in session.path.read_text(encoding="utf-8")
    shown = capsys.readouterr()
    assert "looks like case data (hash value)" in shown.err
    assert canary not in shown.err + shown.out


def test_a_letter_typed_for_a_key_is_no_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = make_session(tmp_path)
    sit(session, "t" + "b" + ENTER + "As the clerk says" + ENTER + "2" + ENTER + "q")
    assert on_disk(session).answers["legal.handling"].note == "As the clerk says"
    assert '"b" alone is no text, and no key here.' in capsys.readouterr().err


def test_doubtful_text_is_stored_with_its_reason_only(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, ENTER.join(["3", "Order of desk@example.org", "the address of the office", "q"]))
    (evidence,) = on_disk(session).answers["legal.handling"].evidence
    assert evidence.title == "Order of desk@example.org (kept because: the address of the office)"


def test_level_3_without_evidence_says_that_it_is_claimed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = make_session(tmp_path)
    sit(session, "3" + ENTER + ENTER + "q")
    assert "3 established, claimed: no evidence yet." in capsys.readouterr().err
    assert [q.id for q in review_of(session).claimed] == ["legal.handling"]


def test_back_from_evidence_leads_to_the_question_itself(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "3" + ENTER + "b" + ENTER + "1" + ENTER + "q")
    assert answers(session) == {"legal.handling": 1}


def test_level_2_asks_for_no_evidence(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "2" + ENTER + "q")
    assert on_disk(session).answers["legal.handling"].evidence == ()


def test_a_level_unlike_the_proposal_asks_why(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "yyy1" + ENTER + "paper only" + ENTER + "q")
    assert on_disk(session).answers["legal.handling"].note == "paper only"


def test_by_arrangement_names_the_authority(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "aMinistry of Health" + ENTER + "2" + ENTER + "q", "welfare.support")
    assert on_disk(session).answers["welfare.support"].arrangement == "Ministry of Health"


def test_evidence_is_asked_for_a_fact_that_opens_a_hard_gate() -> None:
    pack = make_pack()
    met, unmet = (Reading(pack, make_assessment(facts={"baseline": v}), TODAY) for v in ("all", "some"))
    assert opens_hard_gate(met, "baseline")
    assert not opens_hard_gate(unmet, "baseline")
    assert not opens_hard_gate(met, "people_viewing")


def test_an_answer_that_closes_a_branch_takes_its_question_away(tmp_path: Path) -> None:
    pack = added(make_pack(), "facts", make_fact(id="shifts", asked_when="fact:people_viewing > 0"))
    session = make_session(tmp_path, pack=pack)
    session.save("people_viewing", Answer(value=3))
    assert "shifts" in [q.id for q in session.questions()]
    session.save("people_viewing", Answer(value=0))
    assert "shifts" not in [q.id for q in session.questions()]


def test_the_header_counts_in_the_domain_and_in_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sit(make_session(tmp_path), "q" + ENTER, "people_viewing")
    assert "Staff welfare 2 of 3, 3 of 4" in capsys.readouterr().err


def test_the_review_leads_to_a_question_by_number_or_id(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    there = "welfare.support" + ENTER + "1" + ENTER
    assert sit(session, STRAIGHT + "nonsense" + ENTER + there + "1" + ENTER + "q" + ENTER) == 0
    assert answers(session)["welfare.support"] == 1


def test_brackets_and_escapes_in_a_note_are_kept_and_shown_literally(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "[/x] [draft] {name} \x1b[31m"
    assessment = make_assessment(facts={"people_viewing": 3}, profile="first_unit", country="")
    session = make_session(tmp_path, assessment)
    session.save("legal.handling", Answer(value=2, note=note))
    with pytest.raises(KeyboardInterrupt):
        sit(session, "t" + CTRL_C, "legal.handling")
    assert "\x1b" not in capsys.readouterr().err
    assert on_disk(session).answers["legal.handling"].note.startswith("[/x] [draft] {name}")


def test_a_full_disk_keeps_the_answer_until_it_can_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session, real, tries = make_session(tmp_path), store.replace_file, []

    def refuse_twice(path: Path, raw: bytes) -> None:
        tries.append(path)
        if len(tries) < 3:
            raise CannotWrite(path, "no space left on device")
        real(path, raw)

    monkeypatch.setattr(store, "replace_file", refuse_twice)
    sit(session, "2" + ENTER + ENTER + ENTER + "q")
    assert answers(session) == {"legal.handling": 2}
    err = capsys.readouterr().err
    assert err.count("This answer is not saved yet.") == 2
    assert err.index("no space left") < err.index("Saved:")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_never_cuts_a_write_in_two() -> None:
    done = []

    def write() -> None:
        with undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["written"]


def test_limits_choose_the_questions(tmp_path: Path) -> None:
    session = make_session(tmp_path, domain="legal")
    assert [q.id for q in session.questions()] == ["legal.handling"]


def test_a_question_outside_the_limits_can_be_asked_by_id(tmp_path: Path) -> None:
    session = make_session(tmp_path, domain="legal")
    assert session.place("proc.intake") == "proc.intake"
    with pytest.raises(UnknownName, match=r"proc\.intke"):
        session.place("proc.intke")


KENYA = Country(
    iso2="KE", iso3="KEN", names={"en": "Kenya", "fr": "Kenya", "es": "Kenya", "ar": "كينيا"},
    facts=(CountryFact(key="opsc", value="signed", as_of="2022-08"), CountryFact(key="weprotect", value="member")),
)  # fmt: skip
NAMIBIA = Country(iso2="NA", iso3="NAM", names={"en": "Namibia"}, aliases=("Namibie",))
CONGOS = [Country(iso2=i, iso3=f"{i}X", names={"en": f"Congo {i}"}, aliases=("Congo",)) for i in ("CG", "CD")]


@pytest.mark.parametrize("word", ["KE", "ken", "kenya", "KENYA", "كينيا"])
def test_a_country_is_found_by_code_and_name(word: str) -> None:
    assert look_up(word, [NAMIBIA, KENYA]).country is KENYA


def test_the_code_of_namibia_is_not_nothing() -> None:
    assert look_up("NA", [KENYA, NAMIBIA]).country is NAMIBIA


def test_an_unknown_country_names_the_nearest() -> None:
    with pytest.raises(NoEntry) as error:
        candidates("Kenja", [KENYA, NAMIBIA])
    assert error.value.hint.startswith("Did you mean Kenya (KEN)?")


@pytest.mark.parametrize("word", ["Taiwan", "Kosovo", "Western Sahara", "Hong Kong", "Atlantis", "XX"])
def test_a_place_without_an_entry_is_told_so_in_neutral_words(word: str) -> None:
    with pytest.raises(NoEntry) as error:
        candidates(word, countries())
    assert error.value.message == f'vidkit has no entry for "{word}".'
    assert "membership of INTERPOL" in error.value.hint
    assert "Did you mean" not in error.value.hint


@pytest.mark.parametrize(
    ("word", "code"), [("Germny", "DEU"), ("Maroco", "MAR"), ("Untied States", "USA"), ("Tanzannia", "TZA")]
)
def test_a_misspelt_country_is_suggested_once(word: str, code: str) -> None:
    with pytest.raises(NoEntry) as error:
        candidates(word, countries())
    assert error.value.hint.count(f"({code})") == 1


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Congo", {"COG", "COD"}), ("Guinea", {"GIN", "GNQ", "GNB", "PNG"}), ("Sudan", {"SDN", "SSD"}),
        ("Ireland", {"IRL"}), ("Guinea-Bissau", {"GNB"}), ("DR Congo", {"COD"}), ("PG", {"PNG"}), ("Niger", {"NER"}),
    ],
)  # fmt: skip
def test_a_short_name_means_every_country_that_it_can_mean(word: str, codes: set[str]) -> None:
    assert {c.iso3 for c in candidates(word, countries())} == codes


def test_korea_alone_names_no_country() -> None:
    with pytest.raises(NoEntry) as error:
        look_up("Korea", countries())
    assert "Republic of Korea (KOR)" in error.value.hint


def test_a_name_of_two_countries_asks_for_the_code() -> None:
    with pytest.raises(BadValue) as error:
        look_up("congo", CONGOS)
    assert "CGX" in error.value.hint
    assert "CDX" in error.value.hint


def test_a_country_fact_not_seen_is_never_a_no() -> None:
    shown = country.facts(KENYA, {}, make_pack(), TODAY)
    (line,) = [t for t in country.lines(shown) if "Budapest" in t]
    assert "Not known to this tool, which does not mean no: " in line


def test_facts_that_are_not_known_take_one_line_and_keep_their_numbers() -> None:
    shown = country.facts(KENYA, {}, make_pack(), TODAY)
    lines = country.lines(shown)
    assert len(lines) == 1 + sum(bool(s.value) for s in shown)
    assert all(f"{n}. {s.label}" in " ".join(lines) for n, s in enumerate(shown, 1))


def test_an_old_country_fact_says_so_and_a_correction_stands_over_it() -> None:
    before = {s.key: s for s in country.facts(KENYA, {}, make_pack(), TODAY)}
    assert "more than two years old" in before["opsc"].origin
    after = {s.key: s for s in country.facts(KENYA, {"opsc": "ratified 2026"}, make_pack(), TODAY)}
    assert after["opsc"].value == "ratified 2026"
    assert after["opsc"].corrected


def test_the_file_is_named_after_country_and_year(tmp_path: Path) -> None:
    ivory = Country(iso2="CI", iso3="CIV", names={"en": "Côte d'Ivoire"})
    assert new.place(None, ivory, 2026) == Path("cote-d-ivoire-2026.vidkit.json")
    assert new.place(tmp_path, ivory, 2026).parent == tmp_path


def test_the_menu_offers_to_go_on_only_where_there_is_a_file() -> None:
    assert [o for o, _ in offers([])] == ["new", "demo", "leave"]
    assert "interview" in [o for o, _ in offers([Path("a.vidkit.json")])]


def parsed(folder: Path, text: str, name: str = "answers.yaml") -> AnswersFile:
    (folder / name).write_text(text, encoding="utf-8")
    return AnswersFile(folder / name)


def test_an_answers_file_keeps_the_line_of_each_answer(tmp_path: Path) -> None:
    file = parsed(tmp_path, "legal.handling: 2\n# a remark\nbaseline:\n  value: all\n  note: NO\n")
    assert file.value == {"legal.handling": 2, "baseline": {"value": "all", "note": "NO"}}
    assert file.at(("baseline", "value")).line == 4
    assert file.at(("baseline", "nothing")).line == 3


def test_an_answers_file_may_be_json_with_tabs(tmp_path: Path) -> None:
    file = parsed(tmp_path, '{\n\t"legal.handling": 2,\n\t"shared": true\n}', "answers.json")
    assert file.value == {"legal.handling": 2, "shared": True}
    assert file.at(("shared",)).line == 3


def test_the_same_id_twice_is_a_problem(tmp_path: Path) -> None:
    (problem,) = parsed(tmp_path, "a: 1\na: 2\n").doubles
    assert (problem.code, problem.where.line) == ("VK216", 2)


@pytest.mark.parametrize("text", ["a: [1\n", "a: &x [1]\nb: *x\n", "\x00\x01", "!!python/object:os.system {}"])
def test_what_is_no_answers_file_is_refused_or_read_as_text(tmp_path: Path, text: str) -> None:
    try:
        value = parsed(tmp_path, text).value
    except UnusableFile:
        return
    assert value == {}


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableFile):
        AnswersFile(tmp_path / "a.yaml")


def test_choices_are_shown_with_their_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = changed(make_pack(), "facts", "baseline", choices=make_choice_fact().choices)
    sit(make_session(tmp_path, pack=pack), "2" + ENTER + "b" + ENTER + "q" + ENTER, "baseline")
    err = capsys.readouterr().err
    assert "  1  All of them" in err
    assert "Saved: How many of them have had a first appointment?: Some of them." in err


def test_every_sentence_passes_through_the_translation_layer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with i18n.language(i18n.PSEUDO):
        session = make_session(tmp_path, pack=translated(make_pack()))
        keys = ["3", "Paper", "order; soon", "order", "u", "?", "many", "12", "t", "b", "13", "all", "", "xx", ""]
        assert sit(session, ENTER.join(keys) + ENTER) == 0
    text = " ".join(capsys.readouterr().err.split())
    assert text.count("⟦") > 50
    while "⟦" in text:
        text, before = re.sub(r"⟦[^⟦⟧]*⟧", "", text), text
        assert text != before, f"an unclosed mark in {text}"
    for word in ("legal.handling", "welfare.support", "people_viewing", "baseline"):
        text = text.replace(word, "")
    assert not re.search(r"[A-Za-z]{2}", text), text


def test_the_screen_speaks_the_language_chosen() -> None:
    with i18n.language(i18n.PSEUDO):
        capability = translated(make_pack()).capability_by_id["legal.handling"]
        texts = [t for _, t in page(Draft(capability), 0, 200).lines] + list(keys_shown(Draft(capability)))
    assert len(texts) > 10
    assert all("⟦" in text for text in texts)


def test_an_answer_of_the_last_cycle_counts_only_when_it_is_confirmed(tmp_path: Path) -> None:
    before = {"legal.handling": Answer(value=2), "welfare.support": Answer(value=1)}
    session = make_session(tmp_path, make_assessment(profile="first_unit", country="", previous=before))
    assert answers(session) == {}
    sit(session, ENTER + "q")
    assert answers(session) == {"legal.handling": 2}


def test_evidence_of_the_last_cycle_counts_only_when_it_is_shown_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One Enter opened hard gates on papers that nobody had looked at since."""
    shown = Evidence(title="Signed order", date="2025-03", confidence="high")
    before = {"legal.handling": Answer(value=3, evidence=(shown,))}
    session = make_session(tmp_path, make_assessment(profile="first_unit", country="", previous=before))
    sit(session, ENTER * 2 + "q")
    kept = on_disk(session).answers["legal.handling"]
    assert (kept.value, kept.evidence) == (3, ())
    assert "In the last cycle: Signed order. It counts once it is shown again." in capsys.readouterr().err
    assert on_disk(session).previous["legal.handling"].evidence == (shown,)


def test_a_fact_of_the_last_cycle_stands_in_the_line_to_be_confirmed(tmp_path: Path) -> None:
    levels, before = {"legal.handling": 1, "welfare.support": 1}, {"people_viewing": Answer(value=3)}
    session = make_session(tmp_path, make_assessment(levels, profile="first_unit", country="", previous=before))
    sit(session, ENTER + "q", "people_viewing")
    assert answers(session)["people_viewing"] == 3


def test_q_stops_at_the_facts_of_the_country_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = make_session(tmp_path, make_assessment(profile="first_unit", country="KE"))
    assert sit(session, f"q{ENTER}") == 0
    assert "or only Enter to go on" not in capsys.readouterr().err
    assert answers(session) == {}


def test_a_number_that_is_no_line_is_asked_again_below_the_facts_of_the_country(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sit(make_session(tmp_path, make_assessment(profile="first_unit", country="KE")), f"99{ENTER}{ENTER}{CTRL_D}")
    shown = capsys.readouterr().err
    assert shown.count("Publicly known") == 1
    assert "or only Enter to go on" in shown
