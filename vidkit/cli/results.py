"""The commands `status` and `score`, as Typer sees them; `answered` and `scored` do the work."""

from typing import Annotated

import typer

from vidkit.base.i18n import _
from vidkit.cli import answered, scored
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day


def status(file: FileArgument, pack: PackOption = None, json: JsonOption = False, today: TodayOption = None) -> int:
    """Show what is answered, who is still to be asked, and what is next.

    Example:
    vidkit status kenya-2026.vidkit.json
    """
    return answered.status(file, pack, json=json, today=day(today))


def score(
    file: FileArgument,
    pack: PackOption = None,
    json: JsonOption = False,
    fail_under: Annotated[
        int | None,
        typer.Option(
            "--fail-under", min=0, max=100, metavar="N",
            help=_("Exit with 1 when the verified low end of a domain is below N."),
        ),
    ] = None,
    today: TodayOption = None,
) -> int:
    """Show the gate board, red flags, contradictions and a profile of each domain.

    There is no national score.

    Example:
    vidkit score kenya-2026.vidkit.json
    """
    return scored.score(file, pack, json=json, fail_under=fail_under, today=day(today))
