"""Compiled templates: made anew as soon as a template has changed, and only then."""

import os
from pathlib import Path

import pytest

from vidkit.base import resources
from vidkit.documents.engine import environment, render
from vidkit.documents.ready import ready_templates, refresh


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    (made / "documents").mkdir(parents=True)
    return made


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    return tmp_path / "ready"


def put(folder: Path, text: str, name: str = "doc", *, second: int) -> None:
    file = folder / "documents" / f"{name}.md.j2"
    file.write_text(text, "utf-8")
    at = 2_000_000_000 + second
    os.utime(file, (at, at))


def said(folder: Path, ready: Path) -> str:
    """What the document says by its module; the template itself is out of the way."""
    away = folder.rename(folder.with_name("away"))
    try:
        return render(environment([folder], ready), "doc", {})
    finally:
        away.rename(folder)


def test_changed_template_is_compiled_anew(folder: Path, ready: Path) -> None:
    for second, text in ((1, "one"), (2, "another")):
        put(folder, text, second=second)
        refresh(folder, ready)
        assert said(folder, ready) == f"{text}\n"


def test_templates_as_they_were_are_not_compiled_again(folder: Path, ready: Path) -> None:
    put(folder, "one", second=1)
    refresh(folder, ready)
    (module,) = ready.glob("*.py")
    module.write_text("kept", "utf-8")
    refresh(folder, ready)
    assert module.read_text("utf-8") == "kept"


def test_module_of_a_template_that_is_gone_goes_too(folder: Path, ready: Path) -> None:
    put(folder, "one", second=1)
    put(folder, "two", "other", second=1)
    refresh(folder, ready)
    assert len(list(ready.glob("*.py"))) == 2
    (folder / "documents" / "other.md.j2").unlink()
    put(folder, "one", second=2)
    refresh(folder, ready)
    assert len(list(ready.glob("*.py"))) == 1


def test_templates_are_read_as_they_stand_where_no_module_can_be_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setattr(resources, "compiled_templates", lambda: tmp_path / "a file" / "ready")
    assert ready_templates() is None
