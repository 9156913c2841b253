"""Files that come back and could do harm, or are not what they seem: a clear message each."""

import io
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import PACK, empty_workbook
from vidkit.base.errors import UnusableFile
from vidkit.exchange import arrival
from vidkit.exchange.incoming import returned
from vidkit.exchange.office import library


def file(folder: Path, raw: bytes, name: str = "form.xlsx") -> Path:
    (folder / name).write_bytes(raw)
    return folder / name


def with_part(name: str, content: bytes) -> bytes:
    """Return the empty form with one part replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty_workbook())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return made.getvalue()


def test_a_protected_workbook_says_to_take_the_password_off(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="password") as caught:
        returned(file(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), PACK)
    assert "take the password off" in caught.value.hint


def test_what_another_program_added_to_a_sheet_is_passed_over_in_silence(tmp_path: Path) -> None:
    """Excel and LibreOffice add such parts when they save; the reader's words about them are nothing for the user."""
    with zipfile.ZipFile(io.BytesIO(empty_workbook())) as book:
        sheet = book.read("xl/worksheets/sheet2.xml")
    added = b'<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst></worksheet>'
    raw = with_part("xl/worksheets/sheet2.xml", sheet.replace(b"</worksheet>", added))
    with pytest.warns(UserWarning, match="extension"):
        library().load_workbook(io.BytesIO(raw))
    assert returned(file(tmp_path, raw), PACK)


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with path.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    with pytest.raises(UnusableFile, match=r"too large \(200 MB; at most 20 MB"):
        returned(path, PACK)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrival, "MOST_UNPACKED", 1_000_000)
    raw = with_part("xl/media/big.xml", b"\0" * 1_000_001)
    assert len(raw) < 100_000
    with pytest.raises(UnusableFile, match="unpacks to far more"):
        returned(file(tmp_path, raw), PACK)


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    raw = with_part("xl/styles.xml", b"<a>" + b" " * 100_000 + b"</a>")
    lied = raw.replace((100_007).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != raw
    with pytest.raises(UnusableFile, match="damaged"):
        returned(file(tmp_path, lied), PACK)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_a_parser_sees_them(tmp_path: Path, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(UnusableFile, match="no spreadsheet program writes"):
        returned(file(tmp_path, with_part("xl/sharedStrings.xml", bomb.encode(encoding))), PACK)


@pytest.mark.parametrize("raw", [b"PK\x03\x04" + b"rubbish" * 20, empty_workbook()[:4000]])
def test_a_damaged_workbook_is_told(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(UnusableFile, match="damaged"):
        returned(file(tmp_path, raw), PACK)


def test_a_part_that_is_no_xml_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="damaged"):
        returned(file(tmp_path, with_part("xl/workbook.xml", b"<workbook><")), PACK)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="cannot be read"):
        returned(tmp_path / "none.xlsx", PACK)


def test_yaml_and_json_are_left_to_the_reader_of_answers_files(tmp_path: Path) -> None:
    assert returned(file(tmp_path, b"legal.handling: 2\n", "answers.yaml"), PACK) == ()
