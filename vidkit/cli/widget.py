"""One capability on one screen: its checks, the level they propose, the five statements.

`Draft` is what the assessor has entered so far, without a terminal; `screen` shows it and hands
back what the assessor wants done. Nothing is saved here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from vidkit.assessment.answers import proposed_level
from vidkit.assessment.model import Answer, Evidence, State, YesNo
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.cli import console
from vidkit.cli.ask import Interrupted, prompted
from vidkit.cli.bytes_kept import as_nothing
from vidkit.cli.keys import SECOND_HALF, as_key
from vidkit.content.model import LEVEL_NAMES, Capability

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings

_KEYS = frozenset("01234uxynatbslq? ")
NEXT: Mapping[YesNo | None, YesNo | None] = {None: "yes", "yes": "no", "no": None}


class Wish(Enum):
    """What the assessor wants done next."""

    save = "save"
    back = "back"
    skip = "skip"
    later = "later"
    stop = "stop"
    note = "note"
    arrangement = "arrangement"
    again = "again"


@dataclass(slots=True)
class Draft:
    """What was entered on one screen. `chosen` None: the level that all checks together propose counts.

    `spoken`: the checks were asked line by line already.
    """

    capability: Capability
    may_not_apply: bool = False
    checks: dict[str, YesNo] = field(default_factory=dict)
    chosen: int | Literal["unknown", "not_applicable"] | None = None
    note: str = ""
    arrangement: str = ""
    evidence: tuple[Evidence, ...] = ()
    message: str = ""
    spoken: bool = False

    @classmethod
    def of(cls, capability: Capability, answer: Answer | None, *, may_not_apply: bool) -> "Draft":
        """Return the draft that shows an earlier answer, or an empty one."""
        if answer is None:
            return cls(capability, may_not_apply)
        chosen = answer.value if answer.state == "given" else answer.state
        return cls(
            capability,
            may_not_apply or answer.state == "not_applicable",
            dict(answer.checks),
            chosen,  # type: ignore[arg-type]  # a capability holds whole numbers
            answer.note,
            answer.arrangement,
            answer.evidence,
        )

    @property
    def proposed(self) -> int | None:
        """The level that the checks propose."""
        return proposed_level(self.capability, self.checks)

    @property
    def is_checked(self) -> bool:
        """Whether there are checks and each is answered."""
        return bool(self.capability.checks) and all(c.id in self.checks for c in self.capability.checks)

    @property
    def current(self) -> int | str | None:
        """What Enter would save: what was chosen, or what the checks propose once all are answered."""
        if self.chosen is None:
            return self.proposed if self.is_checked else None
        return self.chosen

    @property
    def differs(self) -> bool:
        """Whether the assessor chose a level other than the one proposed by answered checks."""
        return isinstance(self.chosen, int) and self.is_checked and self.chosen != (self.proposed or 0) and not (
            self.proposed == 3 and self.chosen == 4
        )  # fmt: skip

    def set_check(self, check: str, value: YesNo | None) -> None:
        """Answer a check, or take the answer back; a level that checks had proposed follows."""
        self.checks = {k: v for k, v in {**self.checks, check: value}.items() if v is not None}
        if not isinstance(self.chosen, int):
            self.chosen = None

    def choose(self, row: str) -> None:
        """Choose a level ("0" to "4"), "unknown" or "not_applicable"."""
        if row == "unknown":
            self.chosen = "unknown"
        elif row == "not_applicable":
            self.chosen = "not_applicable"
        else:
            self.chosen = int(row)
        self.message = ""

    def answer(self) -> Answer | None:
        """Return the answer as entered, without respondent and time; None while nothing is chosen."""
        if self.current is None:
            return None
        if isinstance(self.current, int):
            return Answer(
                value=self.current, checks=self.checks, note=self.note, evidence=self.evidence,
                arrangement=self.arrangement,
            )  # fmt: skip
        state: State = "unknown" if self.current == "unknown" else "not_applicable"
        return Answer(state=state, checks=self.checks, note=self.note)

    def unsaved(self) -> Answer:
        """Return what was entered, whether or not it is an answer yet; `of` makes the same draft of it."""
        level = self.chosen if isinstance(self.chosen, int) else None
        state: State = "given" if level is not None or self.chosen is None else (
            "unknown" if self.chosen == "unknown" else "not_applicable"
        )  # fmt: skip
        return Answer(
            state=state, value=level, checks=self.checks, note=self.note, evidence=self.evidence,
            arrangement=self.arrangement,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A line that the cursor can stand on: a check, or something to choose."""

    kind: Literal["check", "choice"]
    id: str
    text: str


def rows(draft: Draft) -> tuple[Row, ...]:
    """Return what can be answered on the screen, in order."""
    c = draft.capability
    checks = [Row("check", check.id, check.text) for check in c.checks]
    levels = [Row("choice", str(n), f"{n} {_(LEVEL_NAMES[n])}: {text}") for n, text in enumerate(c.levels)]
    last = [Row("choice", "unknown", _("u unknown: nobody here knows; someone will be asked"))]
    if draft.may_not_apply and c.not_applicable:
        last.append(Row("choice", "not_applicable", _("x not applicable: {reason}", reason=c.not_applicable.text)))
    return (*checks, *levels, *last)


Fragment = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of styled text, and the line in which the cursor stands."""

    lines: tuple[Fragment, ...]
    focus: int


def page(draft: Draft, focus: int, width: int) -> Page:
    """Return the body of the screen, wrapped to `width` columns."""
    lines: list[Fragment] = []
    at = 0

    def put(text: str, style: str = "", first: str = "", indent: int = 0) -> None:
        lines.extend((style, row) for row in folded(text, width, first, indent))

    put(draft.capability.definition)
    shown = rows(draft)
    for n, row in enumerate(shown):
        if n == 0 and row.kind == "check":
            put(_("Is it so today, wholly?"), "bold")
        if row.kind == "choice" and (n == 0 or shown[n - 1].kind == "check"):
            if draft.capability.checks:
                put(proposal(draft))
            put(_("The highest statement that is wholly true today:"), "bold")
        mark = ">" if n == focus else " "
        put(row.text, "reverse" if n == focus else "", f"{mark} {_box(draft, row)} ", 6 if row.kind == "choice" else 8)
        at = len(lines) - 1 if n == focus else at
    if draft.arrangement:
        put(_("By arrangement, provided by: {authority}", authority=one_line(draft.arrangement)))
    if draft.note:
        put(_("Note: {note}", note=one_line(draft.note)))
    return Page(tuple(lines), at)


def _box(draft: Draft, row: Row) -> str:
    if row.kind == "check":
        word = {"yes": _("yes"), "no": _("no"), None: ""}[draft.checks.get(row.id)]
        return f"[{word:<3}]"
    return "(*)" if str(draft.current) == row.id else "( )"


def proposal(draft: Draft) -> str:
    """Return which level the checks propose, in a sentence."""
    if draft.proposed is None:
        return _("The checks propose no level yet.")
    if not draft.is_checked:
        return _("The checks answered so far propose: {n} {level}", n=draft.proposed,
                 level=_(LEVEL_NAMES[draft.proposed]))  # fmt: skip
    return _("The checks propose: {n} {level}", n=draft.proposed, level=_(LEVEL_NAMES[draft.proposed]))


def enter_saves(draft: Draft) -> str:
    """Return what Enter does now, with the answer that it would save."""
    if draft.current is None:
        return _("Enter saves, once a level is chosen")
    if isinstance(draft.current, int):
        return _("Enter saves {n} {level}", n=draft.current, level=_(LEVEL_NAMES[draft.current]))
    return _("Enter saves unknown") if draft.current == "unknown" else _("Enter saves not applicable")


def folded(text: str, width: int, first: str = "", indent: int = 0) -> list[str]:
    """Return the text wrapped at words; the first line begins with `first`, the others indented."""
    return wrap(
        one_line(text), max(20, width), initial_indent=first, subsequent_indent=" " * indent
    ) or [first]  # fmt: skip


def keys_shown(draft: Draft, *, lines: bool = False) -> tuple[str, ...]:
    """Return which keys do what; `lines`: where there is no screen to move on."""
    c = draft.capability
    moving = [_("c the checks again")] if lines else [_("arrows move"), _("space changes")]
    parts = [
        *([_("y yes"), _("n no"), *moving] if c.checks else moving[:1]), _("0-4 level"), _("u unknown"),
        _("x not applicable") if draft.may_not_apply else "",
        _("a by arrangement") if c.by_arrangement else "",
        _("t note"), _("? help"), _("b back"), _("l later"), _("s skip domain"), _("q stop"), enter_saves(draft),
    ]  # fmt: skip
    return tuple(p for p in parts if p)


def nothing_chosen(draft: Draft) -> str:
    """Return why nothing can be saved yet, and what to press."""
    if draft.proposed is not None:
        return _("Not every check is answered: answer the rest, or press 0 to 4 for a level, or u for unknown.")
    return _("Nothing is chosen yet: press 0 to 4 for a level, or u for unknown.")


def flowed(items: Sequence[str], width: int) -> list[str]:
    """Return the items in lines, parted by bars; no item is broken."""
    lines = [""]
    for item in items:
        longer = f"{lines[-1]} | {item}" if lines[-1] else item
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(item)
    return lines


class Screen:
    """The terminal side: draws a draft, turns keys into changes of it or into a wish."""

    def __init__(
        self, draft: Draft, header: str, help_lines: Sequence[str], saved: str = "", remark: str = ""
    ) -> None:
        self.draft, self.header, self.help_lines, self.saved, self.remark = draft, header, help_lines, saved, remark
        self.focus = 0
        self.helping = False
        self.help_at = 0

    def run(self) -> Wish:
        """Show the screen until a key asks for something. Raises: Interrupted, EndOfInput."""
        return prompted(lambda: self._application().run(handle_sigint=False))

    def _application(self) -> "Application[Wish]":
        from prompt_toolkit.application import Application
        from prompt_toolkit.data_structures import Point
        from prompt_toolkit.layout import HSplit, Layout, ScrollOffsets, Window
        from prompt_toolkit.layout.controls import FormattedTextControl
        from prompt_toolkit.layout.margins import ScrollbarMargin

        body = FormattedTextControl(
            self._body, focusable=True, show_cursor=False, get_cursor_position=lambda: Point(0, self._focus_line())
        )
        window = Window(
            body, scroll_offsets=ScrollOffsets(top=6, bottom=1), right_margins=[ScrollbarMargin(display_arrows=True)]
        )
        top = Window(FormattedTextControl(self._top), dont_extend_height=True)
        bottom = Window(FormattedTextControl(self._bottom), dont_extend_height=True)
        return Application(
            layout=Layout(HSplit([top, window, bottom]), focused_element=window),
            key_bindings=self._keys(),
            erase_when_done=True,
        )

    def _width(self) -> int:
        from prompt_toolkit.application import get_app

        return get_app().output.get_size().columns - 2 - len(console.line_mark())

    def _top(self) -> "StyleAndTextTuples":
        saved = [("", r) for r in folded(self.saved, self._width())] if self.saved else []
        titles = (self.header, self.draft.capability.name)
        remark = [("", r) for r in folded(self.remark, self._width())] if self.remark else []
        return _joined([*saved, *(("bold", r) for t in titles for r in folded(t, self._width())), *remark])

    def _body(self) -> "StyleAndTextTuples":
        if self.helping:
            return _joined([("", r) for t in self.help_lines for r in folded(t, self._width(), indent=2)])
        return _joined(page(self.draft, self.focus, self._width()).lines)

    def _focus_line(self) -> int:
        if self.helping:
            return self.help_at
        return page(self.draft, self.focus, self._width()).focus

    def _bottom(self) -> "StyleAndTextTuples":
        keys = (_("arrows move"), _("any other key closes the help")) if self.helping else keys_shown(self.draft)
        message = [("bold", r) for r in folded(self.draft.message, self._width())] if self.draft.message else []
        return _joined([*message, *(("", r) for r in flowed(keys, self._width()))])

    def _move(self, step: int) -> None:
        if self.helping:
            lines = len(self._body()) // 2
            self.help_at = min(max(0, self.help_at + step), max(0, lines))
        else:
            self.focus = (self.focus + step) % len(rows(self.draft))

    def _press(self, key: str) -> Wish | None:
        """Change the draft as the key says, or return a wish."""
        if self.helping:
            self.helping = False
            return None
        self.draft.message = ""
        row = rows(self.draft)[self.focus]
        if key == "?":
            self.helping, self.help_at = True, 0
        elif key in "01234" or key in "ux":
            self._choose({"u": "unknown", "x": "not_applicable"}.get(key, key))
        elif key in " yn":
            self._check_or_choose(key, row)
        elif key == "enter":
            return self._save()
        elif key == "a":
            if self.draft.capability.by_arrangement:
                return Wish.arrangement
            self._say(_("By arrangement is not possible here."))
        else:
            return {"b": Wish.back, "s": Wish.skip, "l": Wish.later, "q": Wish.stop, "t": Wish.note}[key]
        return None

    def _choose(self, row: str) -> None:
        if row == "not_applicable" and not self.draft.may_not_apply:
            self._say(_("Not applicable is not possible here: choose a level, or u for unknown."))
            return
        self.draft.choose(row)
        self.focus = next(n for n, r in enumerate(rows(self.draft)) if r.id == row)

    def _check_or_choose(self, key: str, row: Row) -> None:
        if row.kind == "choice":
            if key == " ":
                self.draft.choose(row.id)
            else:
                self._say(_("y and n answer a check: the arrows lead to one."))
            return
        answers: Mapping[str, YesNo] = {"y": "yes", "n": "no"}
        self.draft.set_check(row.id, answers.get(key) or NEXT[self.draft.checks.get(row.id)])
        if key != " ":
            self._move(1)

    def _save(self) -> Wish | None:
        if self.draft.current is None:
            self._say(nothing_chosen(self.draft))
            return None
        return Wish.save

    def _say(self, text: str) -> None:
        self.draft.message = text

    def _keys(self) -> "KeyBindings":
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()

        def on(name: str, *pressed: str) -> None:
            @keys.add(*pressed)
            def press(event: Any) -> None:
                wish = self._press(name)
                if wish is not None:
                    event.app.exit(result=wish)

        on("enter", "enter")
        for name, step in (("up", -1), ("s-tab", -1), ("down", 1), ("tab", 1), ("pageup", -5), ("pagedown", 5)):
            keys.add(name)(lambda event, step=step: self._move(step))
        keys.add("c-c")(lambda event: event.app.exit(exception=Interrupted()))
        keys.add("c-d")(lambda event: event.app.exit(result=Wish.stop))
        as_nothing(keys)
        keys.add(Keys.BracketedPaste)(lambda event: self._say(_("Text was pasted: press t first, to write a note.")))

        @keys.add(Keys.Any)
        def press_any(event: Any) -> None:
            wish = self._press_any(event.data)
            if wish is not None:
                event.app.exit(result=wish)

        return keys

    def _press_any(self, key: str) -> Wish | None:
        """Do what a letter or digit asks for; say so where it asks for nothing."""
        known = as_key(key)
        if self.helping or known in _KEYS:
            return self._press(known)
        if key != SECOND_HALF:
            shown = one_line(key) if key.isprintable() and key.strip() else _("That key")
            self._say(_("{key} does nothing here. The keys are:", key=shown))
        return None


def _joined(lines: Sequence[Fragment]) -> "StyleAndTextTuples":
    """Return styled lines with a line break between them, each marked as right-to-left where the language is."""
    joined: StyleAndTextTuples = []
    for n, (style, text) in enumerate(lines):
        line = (style, f" {console.line_mark()}{text}" if console.line_mark() else text)
        joined.extend([("", "\n"), line] if n else [line])
    return joined


def restamped(answer: Answer, *, respondent: str, assessor: str, time: str) -> Answer:
    """Return the answer with who said it, who wrote it down, and when."""
    return replace(answer, respondent=respondent or answer.respondent, assessor=assessor, time=time)
