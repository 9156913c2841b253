"""Term files: every mistake becomes a problem with its file; the compiled terms are the same terms."""

from pathlib import Path

import pytest

from tests.toy import make_pack, write_pack
from vidkit.base.errors import UnusableFile
from vidkit.content.compile import compile_pack
from vidkit.content.term_files import check_terms, cited, load_names, load_terms

GOOD = "language: en\nterms:\n  - {id: T1, term: t, grade: avoid, match: [blue apple], basis: background}\n"


def problems(folder: Path, text: str) -> list[str]:
    (folder / "terms").mkdir(exist_ok=True)
    (folder / "terms" / "en.yaml").write_text(text, encoding="utf-8")
    found = load_terms(folder)[1]
    assert {p.code for p in found} <= {"VK195"}
    return [p.what for p in found]


def test_sound_file_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[blue apple]", "[blue apple?]"),
        ("grade: avoid", "grade: bad"),
        ("term: t", "term: t, colour: red"),
        ("basis: background", "basis: source"),
        ("basis: background", "near: [fruit], basis: background"),
        ("language: en", "language: [en"),
    ],
)
def test_mistake_is_told(tmp_path: Path, old: str, new: str) -> None:
    assert len(problems(tmp_path, GOOD.replace(old, new))) == 1


def test_id_used_twice_is_told(tmp_path: Path) -> None:
    assert len(problems(tmp_path, GOOD + GOOD.splitlines()[-1] + "\n")) == 2


def test_source_that_is_not_listed_is_told(tmp_path: Path) -> None:
    problems(tmp_path, GOOD.replace("basis: background", "sources: [s.none]"))
    assert [p.code for p in check_terms(tmp_path, make_pack())] == ["VK195"]
    assert cited(tmp_path) == {"s.none"}


def test_pack_without_terms_has_none(tmp_path: Path) -> None:
    assert load_terms(tmp_path)[0].languages == ()


def test_compiling_a_pack_compiles_its_terms(tmp_path: Path) -> None:
    write_pack(make_pack(), tmp_path / "pack")
    problems(tmp_path / "pack", GOOD)
    compile_pack(tmp_path / "pack", tmp_path / "made" / "pack.json")
    assert "blue apple" in (tmp_path / "made" / "terms.json").read_text(encoding="utf-8")


def test_legal_names_are_read(tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    file.write_text("- {name: An Act, instead: other words, language: en}\n", encoding="utf-8")
    assert [n.name for n in load_names(file)] == ["An Act"]


def test_missing_file_of_legal_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        load_names(tmp_path / "none.yaml")
