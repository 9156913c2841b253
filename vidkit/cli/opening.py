"""Opening an assessment together with the content pack that it is read under."""

from dataclasses import dataclass
from pathlib import Path

from vidkit.assessment import store
from vidkit.assessment.fit import fitted
from vidkit.assessment.model import Assessment
from vidkit.base.i18n import _
from vidkit.cli import console
from vidkit.content.model import Pack
from vidkit.content.packs import load_pack


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """`digest`: of the bytes the assessment was read from, for writing it back."""

    path: Path
    assessment: Assessment
    digest: str
    pack: Pack


def opened(path: Path, folder: Path | None = None) -> Opened:
    """Return the assessment in the file, and the pack of `folder` or the built-in one.

    Raises: UnusableFile, NewerFile, UnusablePack.
    """
    stored = store.read(path)
    pack = load_pack(folder)
    _tell_newer(stored.assessment, pack, path)
    return Opened(path=path, assessment=fitted(stored.assessment, pack, path), digest=stored.digest, pack=pack)


def _tell_newer(assessment: Assessment, pack: Pack, path: Path) -> None:
    """Warn where the content that the assessment was last begun with is newer than the content here."""
    if assessment.pack == pack.id and _parts(assessment.pack_version) > _parts(pack.version):
        console.warn(_(
            "{file} was made with newer content, {newer}; here is {older}. Questions, gates or red flags may be "
            "lacking: update vidkit before you rely on it.",
            file=path, newer=assessment.pack_version, older=pack.version,
        ))  # fmt: skip


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def saved(found: Opened, changed: Assessment) -> Opened:
    """Put the changed assessment on disk and return it opened. Raises: CannotWrite, ChangedMeanwhile."""
    digest = store.write(found.path, changed, expected=found.digest)
    return Opened(path=found.path, assessment=changed, digest=digest, pack=found.pack)
