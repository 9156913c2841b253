"""The form as an XLSForm for ODK Central and KoboToolbox: a screen a question, hidden where it does not apply."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vidkit.assessment.answers import expected
from vidkit.assessment.model import SHORTEST_TITLE, Answer
from vidkit.assessment.questionnaire import items, questionnaire
from vidkit.assessment.reading import NOTHING, Reading
from vidkit.base import i18n
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.condition import Ref
from vidkit.content.model import Capability, Fact, Pack
from vidkit.content.packs import countries
from vidkit.content.translate import translated
from vidkit.exchange import xlsform_names as names
from vidkit.exchange.form import Form
from vidkit.exchange.labels import confidence, speaks
from vidkit.exchange.office import escaped, library, packed
from vidkit.exchange.xpath import TRUE, NotExpressible, Operand, relevant
from vidkit.scoring.words import only_if

_NUMBER = {"count": "integer", "amount": "decimal", "share": "decimal"}
_NOT_LATER = (
    "number(translate(., '-', '')) <= number(format-date(today(), if(string-length(.) = 7, '%Y%m', '%Y%m%d')))"
)
_MONTH_OR_DAY = "regex(., '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$')"
Say = Callable[[Pack], str]


def write(form: Form, _name: str) -> bytes:
    """Return the XLSForm. Raises: MissingPart."""
    book = library().Workbook()
    made = _Maker(form)
    made.make()
    sheets = (("survey", made.survey), ("choices", made.choices), ("settings", [made.settings()]))
    for n, (title, lines) in enumerate(sheets):
        sheet = book.active if n == 0 else book.create_sheet()
        sheet.title = title
        _fill(sheet, lines)
    return packed(book, form.today)


Line = Mapping[str, str]


def _fill(sheet: Any, lines: Sequence[Line]) -> None:
    heads = list(dict.fromkeys(head for line in lines for head in line))
    for n, head in enumerate(heads, start=1):
        sheet.cell(1, n).value = head
        sheet.column_dimensions[sheet.cell(1, n).column_letter].width = 18 if n < 3 else 40
    for row, line in enumerate(lines, start=2):
        for n, head in enumerate(heads, start=1):
            if line.get(head):
                cell = sheet.cell(row, n)
                cell.value, cell.number_format = escaped(line[head]), "@"
                cell.data_type = "s"
    sheet.freeze_panes = "C2"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Looked:
    """Looks references up for the conditions: on the form, else in the assessment."""

    form: Form
    on_form: Mapping[str, Capability | Fact]
    reading: Reading

    def __call__(self, ref: Ref) -> Operand | None:
        if ref.kind == "start":
            return Operand(name=names.START) if self.form.is_blank else Operand(known=self.form.assessment.start)
        if ref.kind == "check":
            return self.check(ref)
        item = self.on_form.get(ref.id)
        if item is None or ref.kind == "months_since":
            known = self.reading.lookup(ref)
            on_form = item is not None
            kind = "number" if isinstance(known, int | float) else "word"
            return None if known is None or on_form else Operand(kind=kind, known=known)
        return _operand(item)

    def check(self, ref: Ref) -> Operand | None:
        capability, _dot, check = ref.id.rpartition(".")
        if capability in self.on_form:
            return Operand(kind="check", name=names.field_name(capability, "check", check),
                           level=names.name_of(capability))  # fmt: skip
        known = self.reading.lookup(ref)
        return None if known is None else Operand(known=known)


def _operand(item: Capability | Fact) -> Operand:
    name = names.name_of(item.id)
    if isinstance(item, Capability):
        return Operand(kind="number", name=name)
    kind = "number" if item.type in _NUMBER else "set" if item.type == "choices" else "word"
    return Operand(
        kind=kind, name=name, asked_when=item.asked_when, nothing=NOTHING.get(item.type),
        no_answer=(names.UNKNOWN,) if not names.is_typed(item) else (),
        unknown=names.field_name(item.id, "unknown") if names.is_typed(item) else "",
    )  # fmt: skip


@dataclass(slots=True)
class _Maker:
    """Collects the lines of the three sheets."""

    form: Form
    survey: list[Line] = field(default_factory=list)
    choices: list[Line] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    spoken: dict[str, tuple[str, Pack]] = field(default_factory=dict)

    def make(self) -> None:
        """Fill `survey` and `choices`."""
        for tag in dict.fromkeys((self.form.language, *i18n.available())):
            with i18n.language(tag):
                pack = self.form.original if tag == i18n.ORIGINAL else translated(self.form.original)
                self.spoken[tag] = (f"{_('English')} ({tag})", pack)
        parts = questionnaire(self.form.original, self.form.assessment, self.form.today, self.form.extent, closed=True)
        reading = Reading(self.form.original, self.form.assessment, self.form.today)
        lookup = _Looked(form=self.form, on_form={i.id: i for i in items(parts)}, reading=reading)
        self.head()
        for n, part in enumerate(parts):
            self.add("begin_group", f"vk_domain_{part.domain.id}", _domain(part.domain.id, "name"))
            self.add("note", f"vk_intro_{n}", _domain(part.domain.id, "intro"))
            for item in part.items:
                self.question(item, lookup)
            self.add("end_group")

    def settings(self) -> Line:
        """Return the one line of settings."""
        form = self.form
        words = ["vidkit", form.pack.id, form.assessment.country.lower(), form.extent.scope, form.extent.respondent]
        with i18n.language(form.language):
            title = _("Setting up a victim identification unit")
        return {
            "form_title": title, "form_id": "_".join(w.replace("-", "_") for w in words if w),
            "version": f"{form.pack.version}.{names.FORM_NUMBER}", "default_language": self.spoken[form.language][0],
            "style": "pages", "instance_name": f"concat(${{{names.COUNTRY}}}, ' ', ${{{names.RESPONDENT}}})",
        }  # fmt: skip

    # -- lines --

    def say(self, head: str, text: Say) -> dict[str, str]:
        """Return a text in each language, by its column."""
        made = {}
        for tag, (language, pack) in self.spoken.items():
            with i18n.language(tag):
                made[f"{head}::{language}"] = one_line(text(pack)).replace("${", "$ {")
        return made

    def add(self, type_: str, name: str = "", label: Say | None = None, **more: str | Say) -> None:
        """Add a line to the survey. more: columns; texts that are said in each language are functions."""
        line: dict[str, str] = {"type": type_, "name": name}
        line |= self.say("label", label) if label else {}
        for head, value in more.items():
            line |= self.say(head, value) if callable(value) else {head: value}
        self.survey.append(line)

    def offer(self, name: str, entries: Sequence[tuple[str, Say]]) -> str:
        """Add a list of choices once, and return its name."""
        if name not in self.listed:
            self.listed.add(name)
            self.choices += [{"list_name": name, "name": n, **self.say("label", text)} for n, text in entries]
        return name

    # -- the head of the form --

    def head(self) -> None:
        form, a = self.form, self.form.assessment
        self.add("start", names.BEGUN)
        self.add("end", names.ENDED)
        for name, value in ((names.PACK, form.pack.id), (names.VERSION, form.pack.version),
                            (names.FORM, str(names.FORM_NUMBER))):  # fmt: skip
            self.add("calculate", name, calculation=f"'{value}'")
        self.add("note", "vk_rules", lambda _pack: _(
            "Organisational facts only: no names of children or suspects, no case numbers, nothing from a case."))
        if form.is_blank:
            self.country()
            start = self.offer("vk_start", [("none", lambda _pack: _("nothing yet")),
                                            ("unit", lambda _pack: _("a unit exists"))])  # fmt: skip
            self.add(f"select_one {start}", names.START, lambda _pack: _("Where does it start from?"), required="yes")
        else:
            self.add("calculate", names.COUNTRY, calculation=f"'{a.country}'")
        roles = self.offer("vk_roles", [(r.id, _role(r.id)) for r in form.original.respondents])
        self.add(f"select_one {roles}", names.RESPONDENT, lambda _pack: _("Who answers (role)"), appearance="minimal",
                 default=form.extent.respondent)  # fmt: skip
        self.add("text", names.ASSESSOR, lambda _pack: _("Who asks (function)"))

    def country(self) -> None:
        listed = self.offer("vk_countries", [(c.iso2, _country(c.names)) for c in countries()])
        self.add(f"select_one {listed}", names.COUNTRY, lambda _pack: _("Country"), required="yes",
                 appearance="minimal autocomplete")  # fmt: skip

    # -- questions --

    def question(self, item: Capability | Fact, lookup: _Looked) -> None:
        """Add one screen: the question with what belongs to it."""
        when = _relevance(item, lookup)
        self.add("begin_group", f"vk_screen_{names.name_of(item.id)}", _title(item.id), appearance="field-list",
                 relevant=when)  # fmt: skip
        answer = self.form.assessment.answers.get(item.id)
        for one in names.fields(item):
            name = names.field_name(one.id, one.part, one.check, one.number)
            if one.part == "value":
                self.level(item, name, answer) if isinstance(item, Capability) else self.fact(item, name, answer)
            else:
                self.beside(item, one, name, answer)
        self.add("end_group")

    def level(self, item: Capability, name: str, answer: Answer | None) -> None:
        entries = [(str(n), _level(item.id, n)) for n in range(len(item.levels))]
        entries.append((names.UNKNOWN, lambda _pack: _("Not known")))
        if item.not_applicable:
            entries.append((names.NOT_APPLICABLE, _not_applicable(item.id)))
        self.add(f"select_one {self.offer(name, entries)}", name,
                 lambda _pack: _("Which is the highest level that is wholly true today?"),
                 hint=_definition(item.id), guidance_hint=_guidance(item.id), default=_default(answer))  # fmt: skip

    def fact(self, item: Fact, name: str, answer: Answer | None) -> None:
        more: dict[str, str | Say] = {"hint": _fact_hint(item.id), "default": _typed_default(item, answer)}
        type_ = _NUMBER.get(item.type, item.type)
        if item.type in ("yes_no", "choice", "choices"):
            entries = [(c.id, _choice(item.id, c.id)) for c in item.choices]
            if item.type == "yes_no":
                entries = [("yes", lambda _pack: _("Yes")), ("no", lambda _pack: _("No"))]
            elif item.type == "choices":
                entries.append((names.NONE, lambda _pack: _("None of these")))
                alone = [f"not(selected(., '{w}') and count-selected(.) > 1)" for w in (names.NONE, names.UNKNOWN)]
                more["constraint"] = " and ".join(alone)
                more["constraint_message"] = lambda _pack: _('"None of these" and "not known" stand alone.')
            entries.append((names.UNKNOWN, lambda _pack: _("Not known")))
            kind = "select_multiple" if item.type == "choices" else "select_one"
            listed = "vk_yes_no_unknown" if item.type == "yes_no" else name
            type_ = f"{kind} {self.offer(listed, entries)}"
        elif bounds := _bounds(item):
            more |= {"constraint": bounds, "constraint_message": _expected(item.id)}
        if item.type == "date":
            type_ = "text"
            more |= {"constraint": _MONTH_OR_DAY, "constraint_message": _expected(item.id)}
        self.add(type_, name, _question(item.id), **more)

    def beside(self, item: Capability | Fact, one: names.Field, name: str, answer: Answer | None) -> None:
        value, adding = names.name_of(item.id), names.field_name(item.id, "add")
        if one.part == "check":
            listed = self.offer("vk_yes_no", [("yes", lambda _pack: _("Yes")), ("no", lambda _pack: _("No"))])
            self.add(f"select_one {listed}", name, _check(item.id, one.check), appearance="horizontal",
                     default=answer.checks.get(one.check, "") if answer else "")  # fmt: skip
        elif one.part == "unknown":
            self.add("acknowledge", name, lambda _pack: _("Not known"), relevant=f"${{{value}}} = ''",
                     default="OK" if answer and answer.state == "unknown" else "")  # fmt: skip
        elif one.part == "arrangement":
            self.add("text", name, lambda _pack: _("By arrangement, provided by (authority; empty: none)"),
                     relevant=f"${{{value}}} >= 0")  # fmt: skip
        elif one.part == "add":
            several = names.most_items(item) > 1
            listed = self.offer("vk_add_several" if several else "vk_add", _to_add(several=several))
            self.add(f"select_multiple {listed}", name, lambda _pack: _("Add"), appearance="columns")
        elif one.part == "note":
            self.add("text", name, lambda _pack: _("Note"), appearance="multiline",
                     relevant=f"selected(${{{adding}}}, 'note')")  # fmt: skip
        else:
            self.evidence(one.part, item.id, one.number)

    def evidence(self, part: str, name: str, number: int) -> None:
        when = f"selected(${{{names.field_name(name, 'add')}}}, '{_item(number)}')"
        more: dict[str, str | Say] = {"relevant": when}
        said = _evidence_label(part, number)
        field_ = names.field_name(name, part, number=number)
        if part in ("speaks", "confidence"):  # left out, it speaks for the answer, with medium confidence
            entries = speaks() if part == "speaks" else confidence()
            listed = self.offer(f"vk_{part}", [(str(o.plain), _spoken(part, str(o.plain))) for o in entries])
            self.add(f"select_one {listed}", field_, said, appearance="horizontal", **more)
            return
        if part == "date":
            more |= {"constraint": f"{_MONTH_OR_DAY} and {_NOT_LATER}", "constraint_message": _how_dates_are_written}
        if part == "title":
            more |= {"constraint": f"string-length(normalize-space(.)) >= {SHORTEST_TITLE}",
                     "constraint_message": lambda _pack: _("Name in a few words what was shown.")}  # fmt: skip
        self.add("text", field_, said, **more)


def _evidence_label(part: str, number: int) -> Say:
    first: Mapping[str, Say] = {
        "title": lambda _pack: _("Evidence: what"), "kind": lambda _pack: _("Evidence: kind"),
        "date": lambda _pack: _("Evidence: date"), "kept_at": lambda _pack: _("Evidence: where it is kept"),
        "speaks": lambda _pack: _("Evidence: for or against"),
        "confidence": lambda _pack: _("Evidence: confidence"),
    }  # fmt: skip
    if number == 1:
        return first[part]
    return lambda pack: _("{n}. {label}", n=number, label=first[part](pack))


def _item(number: int) -> str:
    """Return the word that asks for an evidence item."""
    return "evidence" if number == 1 else f"evidence_{number}"


def _to_add(*, several: bool) -> list[tuple[str, Say]]:
    """Return what may be added to an answer: a note, and evidence."""
    entries: list[tuple[str, Say]] = [("note", lambda _pack: _("A note")),
                                      (_item(1), lambda _pack: _("Evidence that was shown"))]  # fmt: skip
    if several:
        entries += [(_item(2), lambda _pack: _("A second piece of evidence")),
                    (_item(3), lambda _pack: _("A third piece of evidence"))]  # fmt: skip
    return entries


def _spoken(part: str, word: str) -> Say:
    return lambda _pack: {o.plain: o.label for o in (speaks() if part == "speaks" else confidence())}[word]


def _relevance(item: Capability | Fact, lookup: _Looked) -> str:
    """Return when the question shows, as XPath; nothing where that cannot be said or is always."""
    if isinstance(item, Capability):
        return ""
    try:
        found = relevant(item.asked_when, lookup)
    except NotExpressible:
        return ""
    return "" if found == TRUE else found


def _bounds(item: Fact) -> str:
    low, high = (0.0, 100.0) if item.type == "share" else (None, None)
    low, high = low if item.minimum is None else item.minimum, high if item.maximum is None else item.maximum
    parts = [f". >= {low:.15g}"] if low is not None else []
    parts += [f". <= {high:.15g}"] if high is not None else []
    return " and ".join(parts)


def _default(answer: Answer | None) -> str:
    """Return the value as the form holds it; texts are left out, for a form could take them for expressions."""
    if answer is None:
        return ""
    if answer.state != "given":
        return names.UNKNOWN if answer.state == "unknown" else names.NOT_APPLICABLE
    if isinstance(answer.value, tuple):
        return " ".join(answer.value) or names.NONE
    return f"{answer.value:.15g}" if isinstance(answer.value, int | float) else str(answer.value)


def _typed_default(item: Fact, answer: Answer | None) -> str:
    known = answer is not None and answer.is_known and item.type != "text"
    return _default(answer) if known or not names.is_typed(item) else ""


# -- what is said: each a function of the pack in one language --


def _how_dates_are_written(_pack: Pack) -> str:
    return _("Write year and month, or the day, not later than today: 2026-03 or 2026-03-31.")


def _domain(name: str, attribute: str) -> Say:
    return lambda pack: str(next(getattr(d, attribute) for d in pack.domains if d.id == name))


def _title(question: str) -> Say:
    def said(pack: Pack) -> str:
        capability = pack.capability_by_id.get(question)
        return capability.name if capability else pack.capability_by_id[pack.fact_by_id[question].capability].name

    return said


def _question(fact: str) -> Say:
    return lambda pack: pack.fact_by_id[fact].question


def _definition(capability: str) -> Say:
    return lambda pack: pack.capability_by_id[capability].definition


def _level(capability: str, n: int) -> Say:
    return lambda pack: f"{n} – {pack.capability_by_id[capability].levels[n]}"


def _check(capability: str, check: str) -> Say:
    return lambda pack: next(c.text for c in pack.capability_by_id[capability].checks if c.id == check)


def _choice(fact: str, choice: str) -> Say:
    return lambda pack: next(c.text for c in pack.fact_by_id[fact].choices if c.id == choice)


def _role(role: str) -> Say:
    return lambda pack: pack.respondent_by_id[role].name


def _country(by_tag: Mapping[str, str]) -> Say:
    return lambda _pack: by_tag.get(i18n.current()) or by_tag["en"]


def _not_applicable(capability: str) -> Say:
    def said(pack: Pack) -> str:
        rule = pack.capability_by_id[capability].not_applicable
        return _("Not applicable. {when} Then asked instead: {instead}", when=rule.text,
                 instead=rule.ask_instead) if rule else ""  # fmt: skip

    return said


def _guidance(capability: str) -> Say:
    def said(pack: Pack) -> str:
        c = pack.capability_by_id[capability]
        why = _("Why it matters: {why}", why=c.why)
        return f"{why} {_('What to ask for: {list}.', list='; '.join(c.evidence))}" if c.evidence else why

    return said


def _fact_hint(fact: str) -> Say:
    def said(pack: Pack) -> str:
        f = pack.fact_by_id[fact]
        typed = expected(f) if names.is_typed(f) else ""
        return " ".join(t for t in (f.help, typed, only_if(f.asked_when, pack)) if t)

    return said


def _expected(fact: str) -> Say:
    return lambda pack: expected(pack.fact_by_id[fact])
