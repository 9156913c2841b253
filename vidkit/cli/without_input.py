"""`interview --no-input`: how many answers are missing in each domain, and which come first; all of them as JSON."""

from collections import Counter
from collections.abc import Sequence

from vidkit.base.errors import MissingAnswers
from vidkit.base.i18n import _
from vidkit.cli import console
from vidkit.cli.session import Session


def told(session: Session, missing: Sequence[str], *, as_json: bool) -> int:
    """Return 0 when nothing is missing; otherwise, as JSON, print the ids. Raises: MissingAnswers."""
    by_domain = _by_domain(session, missing)
    if as_json:
        console.json("interview", {"missing": list(missing), "by_domain": by_domain})
        return MissingAnswers.exit_code if missing else 0
    if missing:
        names = {d.id: d.name for d in session.pack.domains}
        counts = [_("{domain} {n}", domain=names.get(d, d), n=n) for d, n in by_domain.items()]
        raise MissingAnswers(missing, counts)
    return 0


def _by_domain(session: Session, missing: Sequence[str]) -> dict[str, int]:
    domain_of = {q.id: q.domain for q in session.questions()}
    count = Counter(domain_of[i] for i in missing)
    return {d.id: count[d.id] for d in session.pack.domains if count[d.id]}
