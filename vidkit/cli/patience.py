"""Says on a terminal that work goes on, where nothing else was said for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from vidkit.base.i18n import _
from vidkit.cli import console

WORD_AFTER = 1.5
"""Seconds of silence after which a person wonders whether anything happens."""


@contextmanager
def patience() -> Iterator[None]:
    """Say once that work goes on, if the block has said and asked nothing for `WORD_AFTER` seconds."""
    if not console.is_watched():
        yield
        return
    from threading import Timer

    timer = Timer(WORD_AFTER, console.word, (_("Working. This can take a moment; Ctrl-C stops it."),))
    timer.daemon = True
    with console.until_heard(timer.cancel):
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
