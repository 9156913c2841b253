"""Files that vidkit left in a folder: what a killed write leaves is swept, nothing else."""

import os
from pathlib import Path

import pytest

from vidkit.cli import made

PART = ".vidkit-ab12_x9z.part"


def old(file: Path) -> Path:
    os.utime(file, (1_000_000_000, 1_000_000_000))
    return file


def test_what_a_killed_write_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    part = tmp_path / PART
    part.write_bytes(b"half")
    made.announce(tmp_path, ["a.md"])
    assert part.exists(), "another vidkit may be writing it now"
    old(part)
    made.announce(tmp_path, ["a.md"])
    assert not part.exists()


@pytest.mark.parametrize(
    "name", ["mine.part", ".vidkit-notes.part", ".vidkit-AB12CD34.part", f"{PART}.txt", "vidkit-ab12cd34.part"]
)
def test_a_file_with_another_name_is_left(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"mine")
    old(tmp_path / name)
    made.sweep(tmp_path)
    assert (tmp_path / name).exists()


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_or_a_folder_of_that_name_is_left(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / PART).symlink_to(tmp_path / "mine")
    (tmp_path / ".vidkit-00000000.part").mkdir()
    made.sweep(tmp_path, older_than=-10_000)
    assert (tmp_path / PART).is_symlink()
    assert (tmp_path / ".vidkit-00000000.part").is_dir()
    assert (tmp_path / "mine").exists()
