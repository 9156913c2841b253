"""Getting a pack: the built-in one, or a folder of the user's."""

from functools import cache
from pathlib import Path

from vidkit.base import i18n
from vidkit.base.errors import UnusableFile, UnusablePack
from vidkit.base.i18n import _
from vidkit.content.compile import builtin_countries, builtin_pack
from vidkit.content.model import Country, Pack
from vidkit.content.translate import translated


def load_pack(folder: Path | None = None) -> Pack:
    """Return the built-in pack, or the one in `folder`, in the current language.

    Raises: UnusableFile when there is no such folder, UnusablePack when it has errors.
    """
    pack = _builtin() if folder is None else _from_folder(folder)
    return pack if i18n.current() == i18n.ORIGINAL else translated(pack)


@cache
def _builtin() -> Pack:
    return builtin_pack()


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries of the built-in pack."""
    _builtin()
    return builtin_countries()


def regions_of(iso2: str) -> frozenset[str]:
    """Return the UN M49 region of a country and the part of it, or nothing for one that is not listed."""
    return frozenset(r for c in countries() if c.iso2 == iso2 for r in (c.region, c.subregion) if r)


def _from_folder(folder: Path) -> Pack:
    from vidkit.content.check import load_sound

    if not (folder / "pack.yaml").is_file():
        raise UnusableFile(
            folder, _("this is no content pack: it has no pack.yaml."), _("Give the folder that holds it.")
        )
    pack, problems = load_sound(folder)
    if pack is None:
        raise UnusablePack(folder, problems)
    return pack
