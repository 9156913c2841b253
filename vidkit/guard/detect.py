"""Runs every detector over a text. Pure: nothing is kept, logged or shown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from vidkit.base.mapped import Mapped
from vidkit.guard import accounts, encoded, network, persons
from vidkit.guard.finding import SEVERITY, Finding, Kind
from vidkit.guard.links import Links, keys
from vidkit.guard.normalise import plain, refanged

MOST_OF_A_KIND = 500
CONTACT_FIELDS = frozenset({"contact", "email", "phone"})
CONTACT_KINDS = frozenset({"email", "phone"})

Found = tuple[Kind, int, int]


def check_text(text: str, *, field: str = "note") -> tuple[Finding, ...]:
    """Return what `inspect` finds; in a contact field, e-mail and telephone are at home.

    field: note, title, name, or one of `CONTACT_FIELDS`.
    """
    found = inspect(text)
    return tuple(f for f in found if f.kind not in CONTACT_KINDS) if field in CONTACT_FIELDS else found


def inspect(text: str) -> tuple[Finding, ...]:
    """Return what looks like case data, in reading order; places count in the text as given.

    Of places that overlap, the gravest stands. At most 500 of a kind are told.
    """
    flat = plain(text)
    links = Links(flat.text)
    found = list(_placed(flat, ((links.kind(kind, s, e), s, e) for kind, s, e in _as_written(flat.text))))
    signs = refanged(flat)
    low = _lower(signs)
    found += _placed(low, _addresses(low.text))
    return _without_overlap(found)


def _lower(view: Mapped) -> Mapped:
    lower = view.text.lower()
    return Mapped(lower if len(lower) == len(view.text) else view.text, view.at)


def _placed(view: Mapped, found: Iterable[Found]) -> Iterator[Finding]:
    for kind, start, end in found:
        first, last = view.span(start, end)
        yield Finding(kind=kind, start=first, end=last, severity=SEVERITY[kind])


def _as_written(text: str) -> Iterator[Found]:
    yield from _most("hash", encoded.hex_groups(text))
    yield from islice(encoded.tokens(text), MOST_OF_A_KIND)
    yield from islice(encoded.chains(text), MOST_OF_A_KIND)
    yield from _most("iban", accounts.ibans(text))
    yield from _most("card", accounts.cards(text))
    yield from _most("data_uri", persons.data_uris(text))
    yield from _most("photodna", persons.fingerprints(text))


def _addresses(low: str) -> Iterator[Found]:
    yield from _most("crypto", accounts.ethereum(low))
    yield from _most("onion", network.onions(low))
    yield from _most("i2p", network.i2p(low))
    yield from _most("credentials", network.credentials(low))
    yield from _most("ip_address", network.ip_addresses(low))
    yield from _most("device", network.devices(low))
    yield from _most("position", persons.positions(low))
    yield from _most("birth_date", persons.birth_dates(low))
    yield from _most("national_id", persons.national_ids(low))
    yield from _most("case_number", persons.case_numbers(low))
    yield from _most("uuid", persons.uuids(low))
    yield from _most("media_name", persons.media_names(low))
    yield from _most("handle", persons.handles(low))
    yield from islice(keys(low), MOST_OF_A_KIND)
    yield from _most("email", network.emails(low))
    yield from _most("phone", network.phones(low))


def _most(kind: Kind, places: Iterable[tuple[int, int]]) -> Iterator[Found]:
    return ((kind, start, end) for start, end in islice(places, MOST_OF_A_KIND))


_ORDER = {kind: n for n, kind in enumerate(SEVERITY)}


def _without_overlap(found: Sequence[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for f in sorted(found, key=lambda f: (f.start, f.severity, _ORDER[f.kind], -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
        elif f.severity < kept[-1].severity:
            kept[-1] = f
    return tuple(kept)
