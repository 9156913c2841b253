"""What the guard says about a text: kinds and places, never the words found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vidkit.base.errors import EXIT_INPUT, VidkitError
from vidkit.base.i18n import _

Severity = Literal["block", "warn"]
Kind = Literal[
    "hash", "encoded", "data_uri", "photodna", "onion", "i2p", "credentials", "ip_address", "device", "iban", "card",
    "crypto", "position", "birth_date", "national_id", "case_number", "uuid", "media_name", "link_key", "handle",
    "email", "phone",
]  # fmt: skip

SEVERITY: dict[Kind, Severity] = {
    "hash": "block", "encoded": "block", "data_uri": "block", "photodna": "block", "onion": "block", "i2p": "block",
    "credentials": "block", "ip_address": "block", "device": "block", "iban": "block", "card": "block",
    "crypto": "block", "position": "block", "birth_date": "block", "national_id": "block", "case_number": "warn",
    "uuid": "warn", "media_name": "warn", "link_key": "warn", "handle": "warn", "email": "warn", "phone": "warn",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Characters `start` up to `end` of the text look like `kind`.

    block: not stored, shown or logged, the writer rewrites. warn: stored only after a reason is given.
    """

    kind: Kind
    start: int
    end: int
    severity: Severity


class CaseData(VidkitError):
    """A text holds case data and cannot be stored. Says what kind, never what was written."""

    code = "VK220"
    exit_code = EXIT_INPUT

    def __init__(self, where: str, kinds: Sequence[str]) -> None:
        super().__init__(
            _("{where}: this looks like case data ({kinds}). It was not stored.", where=where, kinds=", ".join(kinds)),
            _("Describe the organisation, not a case: leave out identifiers, addresses and accounts."),
        )
