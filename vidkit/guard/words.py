"""What the guard says to its user, in words: the name of each kind, and how far it sees."""

from collections.abc import Sequence

from vidkit.base.i18n import _
from vidkit.guard.finding import Finding, Kind


def named(kind: Kind) -> str:
    """Return the kind in the words of the current language."""
    return {
        "hash": _("hash value"),
        "encoded": _("encoded data"),
        "data_uri": _("embedded data"),
        "photodna": _("image fingerprint"),
        "onion": _("onion address"),
        "i2p": _("I2P address"),
        "credentials": _("address with password"),
        "ip_address": _("IP address"),
        "device": _("device number"),
        "iban": _("bank account"),
        "card": _("payment card"),
        "crypto": _("payment address"),
        "position": _("position on the map"),
        "birth_date": _("date of birth"),
        "national_id": _("identity number"),
        "case_number": _("case number"),
        "uuid": _("record identifier"),
        "media_name": _("name of a media file"),
        "link_key": _("identifier in a web address"),
        "handle": _("user name of a service"),
        "email": _("e-mail address"),
        "phone": _("telephone number"),
    }[kind]


def title(findings: Sequence[Finding]) -> str:
    """Return the kinds found, each once, the gravest first, for a sentence."""
    gravest_first = sorted(findings, key=lambda f: f.severity)
    return ", ".join(dict.fromkeys(named(f.kind) for f in gravest_first))


def describe(findings: Sequence[Finding]) -> str:
    """Return what to tell the writer of the text. Empty when nothing was found."""
    if not findings:
        return ""
    if any(f.severity == "block" for f in findings):
        return _("This looks like case data ({kinds}) and is not stored. Please write it again without.",
                 kinds=title(findings))  # fmt: skip
    return _("This may be case data ({kinds}). Leave it out, or say why it belongs here.", kinds=title(findings))


def limits() -> str:
    """Return what the guard cannot find."""
    return _(
        "Names of people, nicknames, places in words, paraphrase, pictures and scanned pages cannot be found this "
        "way. A clean result is no proof."
    )
