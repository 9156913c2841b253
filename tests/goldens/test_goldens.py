"""Plans and documents of the three invented countries are those of the files, letter by letter."""

import pytest

from tests.goldens.made import COMMAND, FOLDER, NAMES, difference, files, stable, there


@pytest.mark.parametrize("name", NAMES)
def test_what_is_made_is_what_the_file_holds(name: str) -> None:
    now = files(name.partition("/")[0])[name]
    assert len(now) > 2000
    difference_now = difference(name, now)
    assert not difference_now, f"\n{difference_now}"


def test_every_file_is_made_and_every_one_that_is_made_is_there() -> None:
    assert there() == sorted(NAMES)


def test_a_difference_is_shown_with_the_command_that_takes_it_over() -> None:
    name = NAMES[0]
    changed = (FOLDER / name).read_text("utf-8").replace('"weeks": ', '"weeks": 1', 1)
    shown = difference(name, changed)
    assert '+"weeks": 1' in shown
    assert COMMAND in shown


def test_versions_and_pictures_are_not_compared() -> None:
    text = "vidkit-core 1.0.0 of 25 November 2026; made with vidkit 0.1.0 ![Bars](data:image/svg+xml;base64,PHN2Zz4=)"
    assert stable(text) == "vidkit-core X.Y.Z; made with vidkit X.Y.Z ![Bars](picture)"


def test_files_are_few_and_small_enough_to_be_read() -> None:
    assert sum((FOLDER / n).stat().st_size for n in there()) < 400_000
