"""What documents look like beyond the templates: paper, colours, logo, organisations, a reference document."""

from dataclasses import dataclass
from typing import Literal

from vidkit.base.problems import Problem

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")


@dataclass(frozen=True, kw_only=True, slots=True)
class Logo:
    """A picture that was checked. `kind`: png or svg. `ratio`: width by height."""

    content: bytes
    kind: Literal["png", "svg"]
    ratio: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """Colours as #rrggbb: `accent` on white and on `tint`, legible on both.

    `organisations`: names that stand on the front. `reference`: a .docx whose styles are taken.
    """

    paper: Paper = "a4"
    accent: str = "#0b4a75"
    tint: str = "#e9f0f5"
    logo: Logo | None = None
    organisations: tuple[str, ...] = ()
    reference: bytes = b""


USUAL = Look()


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """What a style file says. `marking`: in place of the assessment's. `problems`: what was left out, and why."""

    look: Look = USUAL
    marking: str = ""
    problems: tuple[Problem, ...] = ()
