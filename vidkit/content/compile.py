"""The pack as one JSON file, so that no YAML is read when vidkit runs.

Countries lie in a file of their own, read only when one is looked up. The JSON carries the
digest of the YAML it came from; in a checkout a stale file is rebuilt when it is next read.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from vidkit.base.decode import decode, encode
from vidkit.base.errors import MissingPart, UnusablePack
from vidkit.base.resources import checklists, compiled_pack, in_checkout
from vidkit.content.model import Country, Pack


def compile_pack(folder: Path, target: Path) -> Pack:
    """Write the pack of `folder` to `target` (and its countries beside it) and return it.

    Raises: UnusablePack when an entry cannot be read.
    """
    from vidkit.content.load import load
    from vidkit.content.term_files import compile_terms

    pack, _, problems = load(folder)
    if pack is None:
        raise UnusablePack(folder, problems)
    whole = encode(pack)
    countries = whole.pop("countries")
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, {"digest": digest(folder), "pack": whole})
    _write(_countries_file(target), {"countries": countries})
    compile_terms(folder, target.with_name("terms.json"))
    return pack


def digest(folder: Path) -> str:
    """Return a digest over the names and bytes of all YAML files of a pack."""
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*.yaml")):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def builtin_pack() -> Pack:
    """Return the compiled built-in pack, without its countries. Raises: MissingPart."""
    file = compiled_pack()
    if in_checkout() and _is_stale(file):
        compile_pack(checklists(), file)
    try:
        return decode(Pack, json.loads(file.read_bytes())["pack"])
    except FileNotFoundError:
        raise MissingPart(
            f"{file}: the compiled content is missing.", "Install vidkit again: pip install --force-reinstall vidkit"
        ) from None


def builtin_countries() -> tuple[Country, ...]:
    """Return the countries of the built-in pack. Call after `builtin_pack`."""
    raw = json.loads(_countries_file(compiled_pack()).read_bytes())["countries"]
    return decode(tuple[Country, ...], raw)


def _is_stale(file: Path) -> bool:
    if not file.is_file() or not _countries_file(file).is_file():
        return True
    built = file.stat().st_mtime_ns
    newest = max(f.stat().st_mtime_ns for f in checklists().rglob("*.yaml"))
    model = Path(__file__).with_name("model.py").stat().st_mtime_ns
    return max(newest, model) > built


def _countries_file(pack_file: Path) -> Path:
    return pack_file.with_name("countries.json")


def _write(file: Path, value: Any) -> None:
    part = file.with_suffix(f".{os.getpid()}.part")  # two runs in one checkout may compile at once
    part.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    part.replace(file)
