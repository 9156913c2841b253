"""Charts as drawings, one module a family. Meaning never by colour alone.

Each chart opens with the finding in a sentence (`title`) and has words for people who do not see it
(`alt`); the template prints its data beside it.
"""

from typing import Literal, Protocol

from vidkit.documents.drawing import Drawing

Direction = Literal["ltr", "rtl"]


class Chart(Protocol):
    """What every chart has. `title`: may be empty where the text around it says what is found."""

    @property
    def title(self) -> str: ...

    @property
    def alt(self) -> str: ...

    def drawing(self) -> Drawing: ...
