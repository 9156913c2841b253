"""Where things lie: beside the package in a checkout, inside it when installed."""

from pathlib import Path

import pytest

from vidkit.base import resources


def test_checkout_is_recognised_and_has_its_parts() -> None:
    assert resources.in_checkout()
    assert (resources.checklists() / "pack.yaml").is_file()
    assert resources.templates().is_dir()


def test_installed_package_holds_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "in_checkout", lambda: False)
    assert resources.checklists() == resources.PACKAGE / "checklists"
    assert resources.templates() == resources.PACKAGE / "templates"


def test_package_without_a_project_file_is_no_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "checklists").mkdir()
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)
    assert not resources.in_checkout()


def test_compiled_pack_lies_in_the_package() -> None:
    assert resources.compiled_pack().is_relative_to(resources.PACKAGE)
