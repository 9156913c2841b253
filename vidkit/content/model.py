"""What a content pack is made of: frozen values, as they stand in `checklists/`.

Text stays text and conditions stay strings here; `condition` parses them, `load` reads the
YAML, `check` judges the whole. Nothing in this module reads a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

LEVEL_NAMES = ("absent", "initial", "developing", "established", "advanced")

Basis = Literal["source", "estimate", "background", "practice", "synthesis"]
FactType = Literal["count", "amount", "share", "yes_no", "choice", "choices", "date", "text"]
Need = Literal["M", "R", "A"]
Scope = Literal["screening", "core", "full"]
Start = Literal["none", "unit"]
Delivery = Literal["free", "national", "regional", "abroad"]
Strength = Literal["hard", "soft"]
SourceForm = Literal["", "secondary", "excerpt", "advertisement", "staging", "copy"]
FigureTopic = Literal[
    "team_size", "volume", "conversion", "effort", "welfare", "results", "cybertipline", "icse", "roles"
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cite:
    """A source by id, with the place in it."""

    id: str
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A publication. `grade` A official or first-party, B press or NGO, C secondary.

    `form`: what was seen where it was not the publisher's own text; empty where it was.
    `same_page`: another entry of the same page, so that a document lists the two once.
    """

    id: str
    title: str
    publisher: str = ""
    year: str = ""
    url: str = ""
    grade: str = ""
    form: SourceForm = ""
    note: str = ""
    checked: str = ""
    aliases: tuple[str, ...] = ()
    same_page: str = ""

    @property
    def is_weak(self) -> bool:
        """Not enough to carry a sentence alone. A copy says what the original says."""
        return self.grade == "C" or self.form not in ("", "copy")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A list entry that has only a name, a sentence and its basis."""

    id: str
    name: str
    text: str = ""
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Domain:
    id: str
    name: str
    intro: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A yes/no part of a level 3 statement."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Crosswalk:
    """Where a reference framework says the same thing."""

    framework: str
    ref: str
    basis: Basis = "source"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NotApplicable:
    """When a capability may be left out, and what is asked instead."""

    when: str
    text: str
    ask_instead: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Capability:
    """One thing a country must be able to do. `levels` holds the five statements, 0 to 4.

    `weight` 1 to 3 compares capabilities of one domain only. `respondents`: best first.
    """

    id: str
    name: str
    definition: str
    why: str
    levels: tuple[str, ...]
    checks: tuple[Check, ...]
    evidence: tuple[str, ...]
    respondents: tuple[str, ...]
    weight: int
    weight_reason: str = ""
    screening: bool = False
    core: bool = False
    by_arrangement: bool = False
    regional: bool = False
    not_applicable: NotApplicable | None = None
    crosswalk: tuple[Crosswalk, ...] = ()
    basis: Basis = "synthesis"
    sources: tuple[Cite, ...] = ()
    note: str = ""

    @property
    def domain(self) -> str:
        return self.id.partition(".")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A typed answer that is not a level. `uses` names what changes when it does; `ahead`: a date that may come."""

    id: str
    capability: str
    question: str
    type: FactType
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[Choice, ...] = ()
    respondents: tuple[str, ...] = ()
    ahead: bool = False
    asked_when: str = "always"
    scope: Scope = "full"
    uses: tuple[str, ...] = ()
    help: str = ""
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One piece of set-up work. `weeks`: least, likely, most; `needs`: actions done before.

    `raises` maps a capability to the level it reaches when this action, and all others that
    raise it to that level or below, are done. `in_place_when` shows that the country has it.
    `fast_track`: only in that variant, where what waits for the actions it `stands_in_for` waits
    for it instead; they are still done, later.
    `starts` limits the action to a starting point; `only_when` to a condition (undecided
    counts as met); `flag` to a red flag, as its make-safe step.
    """

    id: str
    title: str
    done_when: str
    owner: str
    phase: str
    weeks: tuple[int, int, int]
    person_days: float
    supporters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    raises: Mapping[str, int] = field(default_factory=dict)
    in_place_when: str = ""
    only_when: str = ""
    starts: tuple[Start, ...] = ("none", "unit")
    flag: str = ""
    fast_track: bool = False
    stands_in_for: tuple[str, ...] = ()
    outside_control: bool = False
    courses: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    recurs_months: int | None = None
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()
    note: str = ""

    @property
    def domain(self) -> str:
        return self.id.split(".")[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """A rule "not X before Y". `opened_by` precede every action in `blocks`."""

    id: str
    strength: Strength
    title: str
    forbids: str
    opens_when: str
    shown_by: tuple[str, ...]
    interim_when: str = ""
    interim_limits: str = ""
    also_before: str = ""
    blocks: tuple[str, ...] = ()
    opened_by: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    basis: Basis = "source"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RedFlag:
    """Stop and make safe. `steps` in order, each with its limit in days from today."""

    id: str
    observed: str
    when: str
    steps: tuple["SafeStep", ...]
    action: str
    capabilities: tuple[str, ...]
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SafeStep:
    """`actions`: the set-up actions whose end fulfils the step, where it takes more than an order."""

    text: str
    within_days: int
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """Answers that cannot both be true. `at_most` is used for planning and printed.

    `denies`: checks that the answers speak against, so that no action counts as in place by them.
    """

    id: str
    when: str
    message: str
    concerns: tuple[str, ...]
    at_most: Mapping[str, int] = field(default_factory=dict)
    denies: tuple[str, ...] = ()
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """A mistake seen when units are set up, tied to the answers that show it."""

    id: str
    mistake: str
    leads_to: str
    instead: str
    when: str
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """A responsible party. `days_per_week` is its default capacity for set-up work."""

    id: str
    name: str
    days_per_week: float
    note: str = ""
    basis: Basis = "estimate"


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """`minimum` in words and as `least` people of the unit's own; `views`: sees material."""

    id: str
    name: str
    mandate: str
    competencies: str
    grade: str
    minimum: str
    shared: str
    views: bool
    least: int = 0
    fact: str = ""
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffRule:
    """A separation-of-duties (SD..) or minimum-number (M..) rule.

    `met_when`: the answers by which the team of today keeps it; empty where no question shows it.
    """

    id: str
    kind: Literal["separation", "minimum"]
    text: str
    why: str = ""
    waivable: bool = False
    exception: str = ""
    roles: tuple[str, ...] = ()
    met_when: str = ""
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SelectionStep:
    id: str
    name: str
    text: str
    hard_stop: bool = False
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A real course or provider as found, with its source."""

    text: str
    free: bool = False
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """`matrix` maps a role to M (before independent work), R (within 12 months), A (awareness).

    `days`: teaching days reckoned with; `group`: people in one group at most; `delivery`: where it
    is usually had. All three are planning figures. `induction`: everybody has it before any other
    course. `gates`: open before it is first held. `own_certificates`: people take it only after all
    courses that their role must have.
    """

    id: str
    name: str
    outcomes: str
    audience: str
    duration: str
    mode: str
    order: int
    days: float = 1
    group: int = 20
    delivery: Delivery = "national"
    theme: int | None = None
    needs: tuple[str, ...] = ()
    needs_text: str = ""
    induction: bool = False
    gates: tuple[str, ...] = ()
    own_certificates: bool = False
    matrix: Mapping[str, Need] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    refresher: str = ""
    refresher_months: int | None = None
    fact: str = ""
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A staffing parameter (P01...). `default` None: the interview must ask (`fact`).

    Above `refuse_above` no value is used, for `refuse_reason`; where `with_reason`, a local value is,
    if its own reason is given, and everything printed from it says so.
    """

    id: str
    name: str
    unit: str
    default: float | None
    least: float | None
    most: float | None
    fact: str = ""
    refuse_above: float | None = None
    refuse_reason: str = ""
    with_reason: bool = False
    basis: Basis = "estimate"
    basis_note: str = ""
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Equipment:
    """A room (kind zone) or a system of the unit."""

    id: str
    kind: Literal["zone", "system"]
    name: str
    text: str
    rule: str = ""
    costs: tuple[str, ...] = ()
    basis: Basis = "background"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CostItem:
    """A budget line. Amounts are bands in SU or letters VL to VH, as text.

    `one_off_fact`, `yearly_fact`: what the country pays, where it has said so; it overrides the band.
    `whole`: that answer is for the whole unit, not for one of `unit`.
    """

    id: str
    line: str
    one_off: str
    yearly: str
    unit: str
    payer_currency: Literal["local", "imported", "either"] = "either"
    one_off_fact: str = ""
    yearly_fact: str = ""
    whole: bool = False
    note: str = ""
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """A published price or budget: an anchor, never a benchmark."""

    item: str
    amount: str
    year: str
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A published figure: it shows scale and is never a target. `note` has caveats and arithmetic."""

    id: str
    topic: FigureTopic
    item: str
    figure: str
    year: str
    note: str = ""
    basis: Basis = "source"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    id: str
    name: str
    definition: str
    direction: str
    caveat: str
    pair_with: tuple[str, ...] = ()
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """Target levels by capability; a capability without a target is out of scope.

    `arrangement_expected` are met by others under the agreements that `arrangement_action` signs,
    which then stands in for building them.
    """

    id: str
    name: str
    for_whom: str
    description: str
    targets: Mapping[str, int]
    arrangement_expected: tuple[str, ...] = ()
    arrangement_action: str = ""
    note: str = ""
    basis: Basis = "estimate"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitSize:
    """A unit of a given size (micro to large): volumes, posts, kit, as printed rows.

    `posts`: the posts of the rows by role, at the default rates, for arithmetic.
    `volumes`: what drives it, by parameter.
    """

    id: str
    name: str
    rows: Mapping[str, str]
    posts: Mapping[str, float] = field(default_factory=dict)
    volumes: Mapping[str, float] = field(default_factory=dict)
    basis: Basis = "estimate"
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """An event of a plan: the start or finish of the first of `actions`."""

    id: str
    name: str
    actions: tuple[str, ...]
    edge: Literal["start", "finish"] = "finish"
    pick: Literal["first", "last"] = "last"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    id: str
    name: str
    aim: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CountryFact:
    key: str
    value: str
    as_of: str = ""
    note: str = ""
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Country:
    """A member country. A fact that is missing was not seen: never read it as "no"."""

    iso2: str
    iso3: str
    names: Mapping[str, str]
    region: str = ""
    subregion: str = ""
    aliases: tuple[str, ...] = ()
    facts: tuple[CountryFact, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner:
    """A service, notice or partner: what it offers, through which door, what comes first.

    `through_ncb`: the National Central Bureau is the door. `regions`: of UN M49, parts of regions too, whose countries
    it is for; empty for all. `others_invited`: countries elsewhere may take part, but are not who it is for.
    """

    id: str
    name: str
    kind: str
    offers: str
    who_may_ask: str
    channel: str
    first: str
    capabilities: tuple[str, ...]
    gates: tuple[str, ...] = ()
    through_ncb: bool = False
    regions: tuple[str, ...] = ()
    others_invited: bool = False
    basis: Basis = "source"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """The skeleton of a written procedure or agreement: what the text has to settle, point by point.

    `actions`: those that write or sign it. `duties`: of a procedure, its steps.
    """

    id: str
    kind: Literal["procedure", "agreement"]
    name: str
    purpose: str
    parties: tuple[str, ...]
    duties: tuple[str, ...]
    data: tuple[str, ...]
    safeguards: tuple[str, ...]
    review: tuple[str, ...]
    actions: tuple[str, ...]
    capabilities: tuple[str, ...]
    gates: tuple[str, ...] = ()
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """A word or abbreviation of the documents. `forms`: how it is written, with semicolons between."""

    id: str
    name: str
    forms: str
    text: str
    stands_for: str = ""
    basis: Basis = "background"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Framework:
    """A reference framework. `regions`: of UN M49, for an instrument of one part of the world; empty for all."""

    id: str
    name: str
    edition: str
    text: str
    regions: tuple[str, ...] = ()
    basis: Basis = "source"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A topic of the reference frameworks (T01...) and the capabilities under it."""

    id: str
    name: str
    capabilities: tuple[str, ...]
    refs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A passage every plan prints: meanwhile, emergency clause, caveats, known gaps."""

    id: str
    title: str
    items: tuple[str, ...]
    basis: Basis = "practice"
    sources: tuple[Cite, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything the toolkit knows, in the order in which it is shown."""

    id: str
    version: str
    date: str
    title: str
    phases: tuple[Phase, ...]
    domains: tuple[Domain, ...]
    respondents: tuple[Named, ...]
    owners: tuple[Owner, ...]
    capabilities: tuple[Capability, ...]
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]
    gates: tuple[Gate, ...]
    red_flags: tuple[RedFlag, ...]
    contradictions: tuple[Contradiction, ...]
    mistakes: tuple[Mistake, ...]
    roles: tuple[Role, ...]
    staff_rules: tuple[StaffRule, ...]
    selection: tuple[SelectionStep, ...]
    courses: tuple[Course, ...]
    parameters: tuple[Parameter, ...]
    equipment: tuple[Equipment, ...]
    cost_items: tuple[CostItem, ...]
    prices: tuple[Price, ...]
    figures: tuple[Figure, ...]
    indicators: tuple[Indicator, ...]
    profiles: tuple[Profile, ...]
    unit_sizes: tuple[UnitSize, ...]
    milestones: tuple[Milestone, ...]
    partners: tuple[Partner, ...]
    frameworks: tuple[Framework, ...]
    topics: tuple[Topic, ...]
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source, ...]
    glossary: tuple[Explained, ...] = ()
    countries: tuple[Country, ...] = ()
    outlines: tuple[Outline, ...] = ()

    @cached_property
    def capability_by_id(self) -> Mapping[str, Capability]:
        return {c.id: c for c in self.capabilities}

    @cached_property
    def fact_by_id(self) -> Mapping[str, Fact]:
        return {f.id: f for f in self.facts}

    @cached_property
    def action_by_id(self) -> Mapping[str, Action]:
        return {a.id: a for a in self.actions}

    @cached_property
    def gate_by_id(self) -> Mapping[str, Gate]:
        return {g.id: g for g in self.gates}

    @cached_property
    def flag_by_id(self) -> Mapping[str, RedFlag]:
        return {f.id: f for f in self.red_flags}

    @cached_property
    def profile_by_id(self) -> Mapping[str, Profile]:
        return {p.id: p for p in self.profiles}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        return {s.id: s for s in self.sources}

    @cached_property
    def owner_by_id(self) -> Mapping[str, Owner]:
        return {o.id: o for o in self.owners}

    @cached_property
    def respondent_by_id(self) -> Mapping[str, Named]:
        return {r.id: r for r in self.respondents}

    @cached_property
    def paragraph_by_id(self) -> Mapping[str, Paragraph]:
        return {p.id: p for p in self.paragraphs}

    @cached_property
    def facts_of(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by the capability beside which they are asked, in pack order."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.capability, []).append(fact)
        return {k: tuple(v) for k, v in found.items()}
