"""Getting a pack: a sound folder, a broken one, and the compiled form."""

import json
from pathlib import Path

import pytest

from tests.toy import changed, make_pack, write_pack
from vidkit.base import i18n
from vidkit.base.decode import decode
from vidkit.base.errors import UnusableFile, UnusablePack
from vidkit.content.compile import compile_pack, digest
from vidkit.content.model import Country, Pack
from vidkit.content.packs import load_pack


def test_pack_of_a_folder_is_loaded(tmp_path: Path) -> None:
    assert load_pack(write_pack(make_pack(), tmp_path)) == make_pack()


def test_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="no content pack"):
        load_pack(tmp_path)


@pytest.mark.parametrize(
    ("section", "entry", "field", "value"),
    [
        ("actions", "act.proc.desk", "needs", ("act.nowhere",)),
        ("mistakes", "MK01", "when", "nonsense"),
        ("mistakes", "MK01", "when", "fact:nowhere = 1"),
        ("actions", "act.legal.basis", "needs", ("act.proc.desk",)),
        ("facts", "baseline", "asked_when", "fact:baseline = all"),
    ],
)
def test_pack_that_nothing_can_be_computed_from_is_refused(
    tmp_path: Path, section: str, entry: str, field: str, value: object
) -> None:
    folder = write_pack(changed(make_pack(), section, entry, **{field: value}), tmp_path)
    with pytest.raises(UnusablePack) as caught:
        load_pack(folder)
    assert "vidkit pack check" in caught.value.hint
    assert caught.value.problems


def test_pack_with_a_lesser_problem_is_used(tmp_path: Path) -> None:
    pack = changed(make_pack(), "milestones", "desk_open", name="TODO")
    assert load_pack(write_pack(pack, tmp_path)) == pack


def test_pack_speaks_the_language_in_use(tmp_path: Path) -> None:
    folder = write_pack(make_pack(), tmp_path)
    with i18n.language(i18n.PSEUDO):
        pack = load_pack(folder)
    assert pack.domains[0].name == "⟦Law⟧"
    assert pack.domains[0].id == "legal"


def test_compiled_pack_is_the_same_pack(tmp_path: Path) -> None:
    folder = write_pack(make_pack(), tmp_path / "toy")
    compile_pack(folder, tmp_path / "out" / "pack.json")
    whole = json.loads((tmp_path / "out" / "pack.json").read_text(encoding="utf-8"))["pack"]
    countries = json.loads((tmp_path / "out" / "countries.json").read_text(encoding="utf-8"))["countries"]
    assert decode(Pack, {**whole, "countries": countries}) == make_pack()
    assert len(decode(tuple[Country, ...], countries)) == 196


def test_compiling_a_broken_pack_writes_nothing(tmp_path: Path) -> None:
    folder = write_pack(make_pack(), tmp_path / "toy")
    (folder / "owners.yaml").unlink()
    with pytest.raises(UnusablePack):
        compile_pack(folder, tmp_path / "out" / "pack.json")
    assert not (tmp_path / "out").exists()


def test_digest_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    folder = write_pack(make_pack(), tmp_path)
    first = digest(folder)
    (folder / "owners.yaml").write_text("# a remark\n" + (folder / "owners.yaml").read_text(encoding="utf-8"), "utf-8")
    second = digest(folder)
    (folder / "actions/legal.yaml").rename(folder / "actions/law.yaml")
    assert len({first, second, digest(folder)}) == 3
