"""Nothing that was saved is ever lost, whatever goes wrong while saving the next."""

import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.toy import make_assessment
from vidkit.assessment import store
from vidkit.assessment.change import with_answer
from vidkit.assessment.model import FORMAT, Answer, Assessment
from vidkit.base.errors import CannotWrite, NewerFile, UnusableFile

NOW = "2026-11-25T12:00:00+00:00"
posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and folder flush are POSIX")


def answered(assessment: Assessment, level: int) -> Assessment:
    return with_answer(assessment, "legal.handling", Answer(value=level), who="A", now=NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with one answer, saved."""
    path = tmp_path / "kenya.vidkit.json"
    store.write(path, answered(make_assessment(), 1), expected=None)
    return path


def save_second(file: Path) -> None:
    """Save a second answer over the first."""
    found = store.read(file)
    store.write(file, answered(found.assessment, 2), expected=found.digest)


def level_on_disk(file: Path) -> object:
    return store.read(file).assessment.answers["legal.handling"].value


def test_saved_is_read_back(file: Path) -> None:
    save_second(file)
    assert level_on_disk(file) == 2


@posix
def test_file_is_for_its_owner_only(file: Path) -> None:
    save_second(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@posix
def test_unfinished_file_is_for_its_owner_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    flush = os.fsync

    def look(handle: int) -> None:
        seen.extend(stat.S_IMODE(p.stat().st_mode) for p in file.parent.glob("*.part"))
        seen.extend(stat.S_IMODE(p.stat().st_mode) for p in file.parent.glob(".*.part"))
        flush(handle)

    monkeypatch.setattr(os, "fsync", look)
    save_second(file)
    assert seen
    assert set(seen) == {0o600}


class Killed(BaseException):
    """The process ends here: nothing after this line runs."""


def kill(*args: Any, **kwargs: Any) -> Any:
    raise Killed


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_kill_at_any_step_leaves_the_last_saved_answer(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, step, kill)
        with pytest.raises(Killed):
            save_second(file)
    assert level_on_disk(file) == 1


@posix
def test_kill_after_the_file_is_in_place_leaves_the_new_answer(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "_flush_folder", kill)
        with pytest.raises(Killed):
            save_second(file)
    assert level_on_disk(file) == 2


def failing(number: int) -> Callable[..., Any]:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_full_disk_or_broken_disk_is_one_message_and_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(number))
        with pytest.raises(CannotWrite, match="could not be written"):
            save_second(file)
    assert file.read_bytes() == before


def test_failed_save_leaves_no_part_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(errno.EIO))
        with pytest.raises(CannotWrite):
            save_second(file)
    assert [p.name for p in file.parent.iterdir()] == [file.name]


@posix
def test_everything_is_flushed_before_and_after_it_is_put_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    flush, place = os.fsync, os.replace

    def flushed(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        flush(handle)

    def placed(source: Any, target: Any) -> None:
        steps.append("place")
        place(source, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", placed)
    save_second(file)
    assert steps == ["file", "place", "folder"]


def test_file_changed_meanwhile_is_not_overwritten(file: Path) -> None:
    mine = store.read(file)
    save_second(file)
    with pytest.raises(store.ChangedMeanwhile):
        store.write(file, answered(mine.assessment, 4), expected=mine.digest)
    assert level_on_disk(file) == 2


def test_file_deleted_meanwhile_is_not_made_anew(file: Path) -> None:
    mine = store.read(file)
    file.unlink()
    with pytest.raises(store.ChangedMeanwhile):
        store.write(file, mine.assessment, expected=mine.digest)
    assert not file.exists()


def test_new_file_never_replaces_one_that_is_there(file: Path) -> None:
    with pytest.raises(CannotWrite, match="exists already"):
        store.write(file, make_assessment(), expected=None)
    assert level_on_disk(file) == 1


def test_missing_folder_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        store.write(tmp_path / "nowhere" / "a.vidkit.json", make_assessment(), expected=None)


def test_history_changed_by_hand_is_found(file: Path) -> None:
    save_second(file)
    value = json.loads(file.read_text(encoding="utf-8"))
    value["history"][0]["who"] = "Somebody else"
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(UnusableFile, match="record 1"):
        store.read(file)


def test_record_taken_out_of_the_history_is_found(file: Path) -> None:
    save_second(file)
    value = json.loads(file.read_text(encoding="utf-8"))
    del value["history"][0]
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(UnusableFile, match="history"):
        store.read(file)


def test_file_from_a_newer_version_is_not_guessed_at(file: Path) -> None:
    value = json.loads(file.read_text(encoding="utf-8")) | {"format": FORMAT + 1, "something": "new"}
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(NewerFile):
        store.read(file)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff", b"[]", b"{}", b'"text"', b"[" * 100_000, b'{"pack": 1, "answers": {}}', b"not json"],
    ids=["empty", "binary", "list", "group", "text", "deep", "wrong types", "no json"],
)
def test_foreign_file_is_refused_with_one_message(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.vidkit.json"
    path.write_bytes(content)
    with pytest.raises(UnusableFile):
        store.read(path)


@pytest.mark.parametrize(("cut", "word"), [(300, "cut off or damaged"), (0, "empty")])
def test_an_assessment_that_is_cut_off_is_not_called_a_foreign_file(file: Path, cut: int, word: str) -> None:
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(UnusableFile, match=word) as error:
        store.read(file)
    assert "go back to a copy" in error.value.hint


def test_missing_file_names_the_nearest_that_is_there(file: Path) -> None:
    with pytest.raises(UnusableFile) as error:
        store.read(file.with_name(file.name.removesuffix(store.SUFFIX)))
    assert file.name in error.value.hint


def test_missing_file_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as caught:
        store.read(tmp_path / "a.vidkit.json")
    assert "vidkit new" in caught.value.hint


def test_folder_is_no_assessment(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="folder"):
        store.read(tmp_path)


def test_text_of_every_language_survives(tmp_path: Path) -> None:
    path = tmp_path / "a.vidkit.json"
    note = 'العربية "[bold]" \x1b[31m {{ 7*7 }} \u200f é \\n'
    asked = with_answer(make_assessment(), "legal.handling", Answer(value=1, note=note), who="A", now=NOW)
    store.write(path, asked, expected=None)
    assert store.read(path).assessment == asked
