"""Reading a pack: what stays text, where each problem stands, and what is refused."""

from pathlib import Path

import pytest

from tests.toy import changed, make_pack, write_pack
from vidkit.base.problems import Problem
from vidkit.content.load import SECTIONS, load, load_readable
from vidkit.content.model import Pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(make_pack(), tmp_path / "toy")


def edit(folder: Path, place: str, old: str, new: str) -> None:
    text = (folder / place).read_text(encoding="utf-8")
    assert old in text
    (folder / place).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> tuple[Problem, ...]:
    pack, _places, found = load(folder)
    assert (pack is None) == bool(found)
    return found


def read(folder: Path) -> Pack:
    pack, _places, found = load(folder)
    assert pack is not None, found
    return pack


def test_written_pack_is_read_back_the_same(folder: Path) -> None:
    assert read(folder) == make_pack()


def test_every_section_of_the_model_has_a_place() -> None:
    lists = {name for name, kind in Pack.__annotations__.items() if "tuple" in str(kind)}
    assert lists == set(SECTIONS)


WORDS = ("NO no yes NA on Off None", "0x1F 1_000 007 1e3 nan inf .5 +5", "2026-01 2026-01-31 12:30")


@pytest.mark.parametrize("word", " ".join(WORDS).split())
def test_word_stays_text(folder: Path, word: str) -> None:
    edit(folder, "indicators.yaml", "direction: watch", f"direction: {word}")
    assert read(folder).indicators[0].direction == word


@pytest.mark.parametrize("code", ["NO", "NA"])
def test_country_code_without_quotes_stays_text(folder: Path, code: str) -> None:
    edit(folder, "countries.yaml", f"iso2: '{code}'" if code == "NO" else f"iso2: {code}", f"iso2: {code}")
    assert code in {c.iso2 for c in read(folder).countries}


@pytest.mark.parametrize(("word", "value"), [("5", 5), ("5.5", 5.5), ("0", 0), ("-1", -1)])
def test_number_is_a_number(folder: Path, word: str, value: float) -> None:
    edit(folder, "actions/proc.yaml", "person_days: 5", f"person_days: {word}")
    assert read(folder).action_by_id["act.proc.desk"].person_days == value


@pytest.mark.parametrize("word", ["true", "null", "12"])
def test_bare_value_is_no_text(folder: Path, word: str) -> None:
    edit(folder, "indicators.yaml", "direction: watch", f"direction: {word}")
    assert [p.code for p in problems(folder)] == ["VK101"]


def test_word_in_quotes_is_text(folder: Path) -> None:
    edit(folder, "indicators.yaml", "direction: watch", 'direction: "true"')
    assert read(folder).indicators[0].direction == "true"


def test_folded_text_is_text_even_if_it_is_a_number(folder: Path) -> None:
    edit(folder, "indicators.yaml", "direction: watch", "direction: >-\n    12")
    assert read(folder).indicators[0].direction == "12"


def test_sources_in_short_form_carry_the_place(folder: Path) -> None:
    short = '  sources: [s.one, "s.one, art. 15, par. 2"]'
    edit(folder, "gates.yaml", "  sources:\n  - id: s.one\n    at: p. 3", short)
    assert [(c.id, c.at) for c in read(folder).gates[0].sources] == [("s.one", ""), ("s.one", "art. 15, par. 2")]


def test_checks_in_short_form_keep_their_order(folder: Path) -> None:
    text = (folder / "capabilities/proc.yaml").read_text(encoding="utf-8")
    start, end = text.index("  checks:"), text.index("  evidence:")
    short = "  checks:\n    zeta: Last letter.\n    alpha: First letter.\n"
    (folder / "capabilities/proc.yaml").write_text(text[:start] + short + text[end:], encoding="utf-8")
    assert [c.id for c in read(folder).capability_by_id["proc.intake"].checks] == ["zeta", "alpha"]


def test_unknown_key_is_a_problem_at_its_line(folder: Path) -> None:
    edit(folder, "gates.yaml", "  title:", "  colour: red\n  title:")
    (found,) = problems(folder)
    line = (folder / "gates.yaml").read_text(encoding="utf-8").splitlines()[found.where.line - 1]
    assert (found.code, found.where.file, line.strip()) == ("VK101", "toy/gates.yaml", "colour: red")


def test_missing_field_is_a_problem_at_its_entry(folder: Path) -> None:
    edit(folder, "gates.yaml", "  strength: hard\n", "")
    (found,) = problems(folder)
    assert (found.where.line, found.where.column) == (1, 3)
    assert 'The field "strength" is missing' in found.what


def test_word_outside_a_closed_list_names_the_allowed_ones(folder: Path) -> None:
    edit(folder, "gates.yaml", "strength: hard", "strength: iron")
    (found,) = problems(folder)
    assert "iron" in found.what
    assert "hard" in found.fix


def test_all_problems_are_reported_at_once(folder: Path) -> None:
    edit(folder, "gates.yaml", "strength: hard", "strength: iron")
    edit(folder, "owners.yaml", "days_per_week: 5", "days_per_week: many")
    edit(folder, "actions/legal.yaml", "weeks:\n  - 2\n", "weeks:\n")
    assert len(problems(folder)) == 3


def test_same_id_twice_is_a_problem(folder: Path) -> None:
    entry = (folder / "owners.yaml").read_text(encoding="utf-8")
    (folder / "owners.yaml").write_text(entry + entry, encoding="utf-8")
    (found,) = problems(folder)
    assert found.code == "VK103"
    assert "toy/owners.yaml:1:3" in found.what


def test_same_key_twice_is_a_problem_at_the_second(folder: Path) -> None:
    edit(folder, "gates.yaml", "  title:", "  strength: soft\n  title:")
    (found,) = problems(folder)
    assert (found.code, found.where.line) == ("VK103", 3)


@pytest.mark.parametrize(
    "text",
    [
        "- id: x\n name: wrong indentation\n",
        "- id: [unclosed\n",
        "- id: a\n  name: it says: so\n",
        "\tid: tab\n",
        "- id: \x1b[31m\n",
        "- id: \x00\n",
        "--- 1\n--- 2\n",
        "- " * 3000 + "x\n",
    ],
)
def test_what_is_not_yaml_is_a_problem_and_no_crash(folder: Path, text: str) -> None:
    (folder / "owners.yaml").write_text(text, encoding="utf-8")
    assert {p.code for p in problems(folder)} == {"VK102"}


@pytest.mark.parametrize("text", ["- &a {id: x}\n- *a\n", "- &a [*a]\n", "- &a {id: x, note: *a}\n"])
def test_anchors_are_refused(folder: Path, text: str) -> None:
    (folder / "owners.yaml").write_text(text, encoding="utf-8")
    assert "VK102" in {p.code for p in problems(folder)}


def test_python_tags_run_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "owners.yaml").write_text("- !!python/object/apply:os.mkdir [made]\n", encoding="utf-8")
    assert problems(folder)
    assert not Path("made").exists()


@pytest.mark.parametrize("text", ["", "just text\n", "id: x\n", "- just text\n", "- 5\n", "- []\n", "- [[]]\n"])
def test_file_of_another_shape_is_no_crash(folder: Path, text: str) -> None:
    (folder / "owners.yaml").write_text(text, encoding="utf-8")
    load(folder)


def test_file_in_another_encoding_is_a_problem(folder: Path) -> None:
    (folder / "owners.yaml").write_bytes("- id: \xe9\n".encode("latin-1"))
    assert {p.code for p in problems(folder)} == {"VK101"}


def test_missing_file_is_a_problem(folder: Path) -> None:
    (folder / "owners.yaml").unlink()
    (found,) = problems(folder)
    assert found.what == "This file is missing."


def test_empty_folder_of_actions_is_a_problem(folder: Path) -> None:
    for file in (folder / "actions").iterdir():
        file.unlink()
    (found,) = problems(folder)
    assert found.where.file == "toy/actions"


def test_head_without_version_is_a_problem(folder: Path) -> None:
    edit(folder, "pack.yaml", "version: 1.0.0\n", "")
    assert '"version" is missing' in problems(folder)[0].what


def test_unknown_key_in_the_head_is_a_problem(folder: Path) -> None:
    edit(folder, "pack.yaml", "version:", "colour: red\nversion:")
    assert '"colour" has no place here.' in problems(folder)[0].what


def test_what_could_be_read_is_kept_beside_the_problems(folder: Path) -> None:
    edit(folder, "gates.yaml", "strength: hard", "strength: iron")
    pack, places, found = load_readable(folder)
    assert (pack.gates, len(pack.actions), len(found)) == ((), 4, 1)
    assert places.unread == {("gates", "G01")}


def test_place_of_a_field_is_its_line(folder: Path) -> None:
    _pack, places, _found = load(folder)
    where = places.of("actions", "act.proc.desk", "needs", 0)
    line = (folder / "actions/proc.yaml").read_text(encoding="utf-8").splitlines()[where.line - 1]
    assert "act.welfare.provider" in line


def test_place_of_an_entry_that_is_not_there_is_its_file(folder: Path) -> None:
    _pack, places, _found = load(folder)
    assert str(places.of("owners", "nobody")) == "toy/owners.yaml"


def test_texts_with_signs_of_other_languages_survive(tmp_path: Path) -> None:
    pack = changed(make_pack(), "domains", "legal", name='Recht: § 5, “Kind” — الطفل, "x" #no comment {a} [b] \\ end')
    assert read(write_pack(pack, tmp_path)) == pack
