"""The catalogue of codes: what each problem and error means, and how to mend it.

VK1xx content, VK2xx assessment, VK3xx scoring and staffing, VK4xx planning, VK5xx documents and
installation, VK6xx command line. A code is never used for something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vidkit.base.i18n import _


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code: its name, one paragraph on what it means, one on what to do."""

    code: str
    title: str
    meaning: str
    fix: str


def explain_code(code: str) -> CodeEntry | None:
    """Return the entry of a code in the current language, or None when there is no such code."""
    return catalogue().get(code.upper())


def catalogue() -> Mapping[str, CodeEntry]:
    """Return every code, in order, in the current language."""
    blocks = (_shape(), _references(), _sense(), _words(), _scope(), _assessment(), _later())
    return {code: CodeEntry(code, *texts) for block in blocks for code, texts in block.items()}


_Block = dict[str, tuple[str, str, str]]


def _shape() -> _Block:
    return {
        "VK100": (
            _("Content pack not usable"),
            _("The content pack has entries that cannot be read, so nothing can be computed from it."),
            _("Run vidkit pack check on its folder: it lists every problem with file and line.")),
        "VK101": (
            _("Entry of the wrong shape"),
            _("A file or a field is missing, a field is unknown, or a value has the wrong type. Text is text unless it "
              "is true, false, null or a number; so a year or a lone number meant as text needs quotes."),
            _("Compare the entry with docs/pack-format.md or with its neighbours. vidkit pack schema gives a schema "
              "that editors can use while you type.")),
        "VK102": (
            _("Not YAML"),
            _("The file is not YAML, or uses a part of it that packs do not use: anchors, aliases, control "
              "characters. Often the indentation is off, or a text holds a colon and has no quotes."),
            _("Go to the line named; the mistake is there or just above. Put text with a colon in quotes.")),
        "VK103": (
            _("Used twice"),
            _("An id, or a key inside one entry, stands twice. The second would silently replace the first."),
            _("Give the second entry an id of its own, or join the two. Ids of entries taken out are not used again.")),
        "VK104": (
            _("Not five levels"),
            _("A capability needs five different statements, for the levels 0 to 4. The assessor chooses the highest "
              "that is wholly true, so two alike cannot be told apart."),
            _("Write one observable statement for each level.")),
        "VK105": (
            _("Not three to five checks"),
            _("The checks are the parts of the level 3 statement, each answered by yes or no; they propose the level. "
              "Fewer than three say too little, more than five take too long in an interview."),
            _("Split or join the parts of the level 3 statement, and give each an id of its own.")),
        "VK106": (
            _("Weight out of bounds"),
            _("A weight compares capabilities of one domain: 1, 2 or 3."),
            _("Choose one of the three, and say why in weight_reason.")),
        "VK108": (
            _("Weeks out of order"),
            _("The weeks of an action are three points: least, likely, most. The plan draws durations between them."),
            _("Write them in this order, none below 0.")),
        "VK109": (
            _("Person-days below 0"),
            _("The working days that an action takes from its owner are 0 or more."),
            _("Write 0 where it takes only waiting.")),
        "VK113": (
            _("Level out of bounds"),
            _("Levels go from 0 to 4. An action cannot raise to 0, and a target of 0 would ask for nothing."),
            _("Write a level that exists; leave a capability without target out of the profile.")),
        "VK114": (
            _("Bounds out of order"),
            _("A lower bound stands above the upper one, or a default outside both, so every answer would be refused."),
            _("Put the figures in order: least, default, most.")),
        "VK115": (
            _("Choices and type do not fit"),
            _("A fact of type choice or choices needs at least two different choices; any other fact has none."),
            _("Add the choices, or change the type.")),
    }  # fmt: skip


def _references() -> _Block:
    return {
        "VK107": (
            _("Unknown id"),
            _("An entry names an id that is in no list: a capability, fact, action, gate, respondent, owner, role, "
              "course, cost item, source, indicator or other entry. Usually it is a slip of the pen."),
            _("Take the id that is offered, or look it up: vidkit pack list shows all ids of a kind. If the entry is "
              "still to be written, write it.")),
        "VK110": (
            _("Condition cannot be read"),
            _("Conditions are one line in a closed language: and, or, not, brackets, and comparisons of a reference "
              "with a value. The message names the character at which reading stopped."),
            _("See the table of references in docs/pack-format.md. Capability ids have a full stop, facts begin with "
              "fact:, checks with check:.")),
        "VK111": (
            _("Condition about nothing"),
            _("A condition looks at a capability, fact or check that does not exist. It could never be decided."),
            _("Take the id that is offered, or add the question.")),
        "VK112": (
            _("Value that cannot be"),
            _("A comparison asks for a value that the answer can never have: a choice that is not among its choices, a "
              "word where a number stands, a level above 4, a date without months_since:."),
            _("Use one of the values that the message lists.")),
    }  # fmt: skip


def _sense() -> _Block:
    return {
        "VK120": (
            _("Needs in a circle"),
            _("Actions or courses need each other in a circle, so none of them could ever begin. The whole circle is "
              "shown."),
            _("Take away the need that is least real; often one of them needs only a draft of the other.")),
        "VK121": (
            _("Questions in a circle"),
            _("Facts are asked only when each other is answered, so none of them would ever be asked."),
            _("Let one of them be asked always.")),
        "VK122": (
            _("Phase too early"),
            _("An action stands in an earlier phase than an action it needs, so the phases of the plan would lie."),
            _("Move one of the two to another phase, or take away the need.")),
        "VK130": (
            _("Capability that no action raises"),
            _("A gap in this capability could never be closed: no action of an ordinary plan raises it to level 3. "
              "Make-safe and fast-track actions do not count."),
            _("Write an action that raises it to 3, or add the capability to the raises of one that does.")),
        "VK131": (
            _("Fact that nobody uses"),
            _("A question costs the interview time. This one changes nothing: no condition, parameter, role or course "
              "looks at it, and no use is named beside being printed."),
            _("Name under uses: what changes with the answer, or drop the question.")),
        "VK133": (
            _("Too many owners"),
            _("The list of responsible parties is closed and short, so that a plan fits a table of who does what and "
              "each party knows its share."),
            _("Join the new party to one that answers for it.")),
        "VK134": (
            _("Capability outside the widest profile"),
            _("A national centre aims at every capability. One without a target there would never be asked."),
            _("Add a target for it in profiles.yaml.")),
        "VK140": (
            _("Gate that is not complete"),
            _("A gate says what it forbids, what opens it, and who can show that it is open."),
            _("Fill in forbids, opens_when and shown_by.")),
        "VK141": (
            _("Gate that the prerequisites do not imply"),
            _("An action does what a gate forbids and does not come after each action that opens the gate. A plan "
              "could date it before the gate is open."),
            _("Add the opening action to the needs of the blocked one, or of an action before it; or take it out of "
              "blocks: if it does not do what the gate forbids.")),
        "VK142": (
            _("Gate that no action opens"),
            _("The gate blocks actions, but a plan would not know after which actions it can open."),
            _("Name them under opened_by.")),
        "VK144": (
            _("Hard gate on a fact that is rarely asked"),
            _("A hard gate hangs on a fact that only the full interview asks. After the two-hour interview it would "
              "stay undecided."),
            _("Give the fact the scope core or screening.")),
        "VK145": (
            _("Red flag and action do not match"),
            _("A red flag names its make-safe action, and that action names the flag. Otherwise the action would never "
              "be planned, or would be planned without reason."),
            _("Write the same pair in both places; a flag has one make-safe action.")),
    }  # fmt: skip


def _words() -> _Block:
    return {
        "VK150": (
            _("Word to avoid"),
            _("The terminology guidance that INTERPOL recommends says to avoid these words: they blame the child, make "
              "the crime sound like trade, or cannot be translated. Quoted titles are left alone."),
            _("Write what the message offers. Put the title of a publication or law in quotation marks.")),
        "VK151": (
            _("Unfinished text"),
            _("A mark such as TODO is left in a text that users see."),
            _("Finish the text, or take the entry out.")),
        "VK160": (
            _("No source and no other basis"),
            _("The entry says that a source stands behind it, or is a figure of its own, and cites none. A reader must "
              "be able to see where each statement comes from."),
            _("Cite the publication with the place in it, or write the true basis: synthesis, estimate, background or "
              "practice.")),
        "VK161": (
            _("Publication that nothing cites"),
            _("The list of sources holds a publication that no entry cites."),
            _("Cite it where it was used, or take it off the list.")),
        "VK180": (
            _("Text without translation"),
            _("A language has a catalogue, and this text is not in it. A document in that language would mix two."),
            _("Translate it in the catalogue under the context that the message names.")),
    }  # fmt: skip


def _scope() -> _Block:
    return {
        "VK170": (
            _("Scope that asks too much"),
            _("The screening takes half an hour, at most 60 prompts; the core set two hours, at most 150. A capability "
              "counts as two prompts, a fact as one, every branch open."),
            _("Move facts or capabilities to a wider scope.")),
        "VK171": (
            _("By arrangement where it is not possible"),
            _("Law, the unit's remit, vetting and the duty to protect children cannot be provided by others."),
            _("Take away by_arrangement for this capability.")),
        "VK172": (
            _("Not applicable where it is not possible"),
            _("The capability is the country's own duty, or a hard gate needs it and could never open without."),
            _("Take away not_applicable, or change the gate.")),
        "VK173": (
            _("Arrangement expected in vain"),
            _("A profile expects that others provide something for which it has no target, or for which the pack "
              "allows no arrangement."),
            _("Add the target and allow the arrangement, or take the capability off the list.")),
        "VK190": (
            _("Not all member countries"),
            _("INTERPOL has 196 members, and the list holds another number."),
            _("Compare the list with the membership list; mind Namibia, whose code is NA.")),
        "VK191": (
            _("Country code"),
            _("A code does not have the form of ISO 3166-1, or two countries share one."),
            _("Take two and three letters from ISO 3166-1.")),
        "VK192": (
            _("Country without a name"),
            _("A country lacks its name in English, French, Spanish or Arabic."),
            _("Add the name in UN usage.")),
        "VK195": (
            _("Terminology with a mistake"),
            _("A file in checklists/terms has an entry of the wrong shape, a phrase that cannot be read, a source that "
              "is not listed, or an id used twice."),
            _("Compare the entry with those beside it; docs/terms.md shows how phrases are written.")),
    }  # fmt: skip


def _assessment() -> _Block:
    return {
        "VK201": (
            _("File not usable"),
            _("The file is not what it should be: not there, not readable, damaged, or something else. Nothing in it "
              "was changed."),
            _("Give another file, or go back to a copy.")),
        "VK202": (
            _("File of a newer vidkit"),
            _("A newer vidkit wrote this file, in a format that this one does not know. Nothing was changed."),
            _("Install the newer vidkit.")),
        "VK203": (
            _("Answers are missing"),
            _("With --no-input nothing is asked, and the answers given do not cover the scope. The missing ids are "
              "listed."),
            _("Give them with --answers, choose a smaller scope, or leave out --no-input.")),
        "VK204": (
            _("Changed by another program"),
            _("Another program wrote the assessment after this one had read it. To save now would lose its work, so "
              "nothing was saved."),
            _("Close the other program, or go on in a copy of the file.")),
        "VK210": (
            _("Answers file cannot be read"),
            _("The answers file is neither YAML nor JSON."),
            _("Save it as plain UTF-8 text with one line for each answer, such as: legal.offences: 2")),
        "VK211": (
            _("Answers file of the wrong shape"),
            _("An answers file maps the ids of questions to answers."),
            _("Write one line for each question, such as: legal.offences: 2")),
        "VK212": (
            _("Answer to a question that does not exist"),
            _("The answers file names an id that is no question of this pack."),
            _("Take the id that is offered; vidkit pack list shows all of them.")),
        "VK213": (
            _("Answer that cannot be read"),
            _("The value does not fit the question: a level that does not exist, a choice that is not offered, a count "
              "that is no number."),
            _("Write one of the values that the message lists, or the word unknown.")),
        "VK214": (
            _("Answer that is not possible here"),
            _("Not applicable, and by arrangement, can be answered only where the pack allows it."),
            _("Give a level, or the word unknown.")),
        "VK215": (
            _("Part of an answer that is not known"),
            _("An answer has a part whose name means nothing here."),
            _("Correct the name, or remove the line.")),
        "VK216": (
            _("Answered twice in one file"),
            _("The answers file answers one question, or fills one part of an answer, twice."),
            _("Keep one of the two.")),
        "VK220": (
            _("Case data"),
            _("A text looks as if it held case data: an identifier, an address, an account. vidkit holds facts about "
              "organisations only, so it was not stored."),
            _("Describe the organisation, not a case.")),
        "VK221": (
            _("Case data in an assessment"),
            _("Documents were asked for, and a text that somebody typed into the assessment looks like case data. Its "
              "place is named, its words are not. No document was written."),
            _("Write the text again without, in the interview or in the file, then ask for the documents again.")),
        "VK230": (
            _("Cell that cannot be used"),
            _("A cell of a filled workbook holds a formula or an error, is merged with others, or contradicts the "
              "cells that belong to it. The answer it stands in is left out as a whole."),
            _("Go to the sheet, row and column named. Type the value itself, unmerge the cells, and import again.")),
        "VK231": (
            _("Form with places that cannot be used"),
            _("At least one cell or line of a filled form cannot be read, and --partial was not given. Nothing was "
              "changed."),
            _("Mend the places that are listed, or take the rest with --partial; --pretend shows what would change.")),
        "VK232": (
            _("Row without a question"),
            _("The id at the beginning of a row is missing, stands twice, or is none of the content pack's."),
            _("Copy the id back from a new form, made by vidkit form --format xlsx.")),
        "VK233": (
            _("Sheet that is not as the form had it"),
            _("A sheet was renamed, is missing, or is none of the form's. A renamed one is read all the same; answers "
              "on a sheet that is missing, or lost its row of column codes, cannot be read."),
            _("Nothing needs to be done for a renamed sheet. Copy answers from a foreign sheet into the form's own.")),
        "VK234": (
            _("Submission that is there twice"),
            _("Two lines of the exports have the same instance id. With the same answers it is read once; with "
              "different ones only the line that comes first can be taken."),
            _("Delete the line that does not hold from the export, or download the export again.")),
        "VK235": (
            _("Forms that answer differently"),
            _("Two of the forms that are imported together have the same respondent and assessor, and answer the same "
              "question differently. Neither is taken. What different people said is kept side by side."),
            _("Settle it with those who answered. Import the form that holds, or answer the question in the "
              "interview.")),
        "VK236": (
            _("Submission passed over"),
            _("A submission was rejected on the server from which it was exported, so its answers are not read."),
            _("Approve it on the server and export again, if its answers hold.")),
    }  # fmt: skip


def _later() -> _Block:
    return {
        "VK301": (
            _("Local value refused"),
            _("A staffing parameter was set above the value up to which its arithmetic is safe; the message says why."),
            _("Give a lower value, or go back to the default.")),
        "VK302": (
            _("Share above one"),
            _("A share of more than the whole: given as such, or worked out from two counts that cannot both be true."),
            _("Write shares as fractions, 0.6 for 60 percent; look at the two counts again.")),
        "VK303": (
            _("Value below zero"),
            _("A volume, a time or a share is below zero."),
            _("Give 0 or a number above it.")),
        "VK304": (
            _("Volume beyond reason"),
            _("A volume is larger than its question accepts: more than any country is known to have. It is not planned "
              "with, and not cut down either."),
            _("Look at the digits again.")),
        "VK305": (
            _("Local value without a reason"),
            _("A value that stands over the default needs the reason for it, which is printed beside it."),
            _("Write the reason behind a colon: P10=3: order of the chief of police")),
        "VK306": (
            _("No working time left"),
            _("Leave, holidays, sickness, courses, welfare, meetings or the planned share leave no hour in the year to "
              "work in."),
            _("Check the parameters P01 to P11: vidkit staffing FILE shows them.")),
        "VK307": (
            _("More analysts than posts"),
            _("More cleared analysts were counted than posts are filled."),
            _("Correct one of the two counts.")),
        "VK401": (
            _("No schedule is possible"),
            _("The actions need each other in a circle, need something that is not there, or ask more of an owner than "
              "the owner ever has."),
            _("Give the owner more days a week, or check the pack: vidkit pack check.")),
        "VK402": (
            _("No schedule keeps every date"),
            _("A last day was given that no order of the work keeps; the message names each, and by how much."),
            _("Move the date, or give the owner more days a week or the year more money.")),
        "VK450": (
            _("Price of a cost item that cannot be read"),
            _("A cost item of the pack states its price in a way that is not known: neither a band, nor parts of an "
              "analyst post, nor a part of the price."),
            _("Write it like those beside it in equipment.yaml.")),
        "VK451": (
            _("Currency without a rate"),
            _("Amounts are given in a currency, and how many of it buy one US dollar is not known. Imported goods are "
              "priced in US dollars, so nothing can be added up."),
            _("Answer usd_rate.")),
        "VK452": (
            _("Amounts without a currency"),
            _("Prices were answered, and not in which currency they are."),
            _("Answer currency, and usd_rate.")),
        "VK453": (
            _("Currency not known"),
            _("A currency has three letters, such as USD."),
            _("Answer currency again.")),
        "VK454": (
            _("Price without a year"),
            _("A local price was given without the year it is from. Prices age; the year is printed beside them."),
            _("Add the year behind the amount: cost.workstation=4200@2026: quote of the supplier")),
        "VK403": (
            _("An owner without time"),
            _("An owner has no days at all for set-up work, and owns actions of the plan."),
            _("Give the owner time with --capacity, or record that the actions are done or dropped.")),
        "VK404": (
            _("Dates that contradict each other"),
            _("Fixed dates cannot all be kept. Named is a smallest set: without any one of them the rest can be kept."),
            _("Move or leave out one of the dates that are named.")),
        "VK405": (
            _("Another currency"),
            _("The budget is in another currency than the prices of the plan, and no rate is known between them."),
            _("Give the budget in the currency of the prices, or answer the questions currency and usd_rate.")),
        "VK406": (
            _("Nothing fits"),
            _("The limits leave no room even for what must be made safe first."),
            _("Raise the limit that is named: money, time of an owner, or the horizon.")),
        "VK501": (
            _("Cannot write"),
            _("The file could not be written: no permission, a full disk, a folder that is not there, or a file of "
              "that name. What was saved before is intact."),
            _("Choose another place with -o, or free space, and try again.")),
        "VK502": (
            _("Part of vidkit is missing"),
            _("A file that was installed with vidkit is not there."),
            _("Install vidkit again.")),
        "VK503": (
            _("Template names something that is not there"),
            _("A template names a chart that its document does not have, or uses markup that some formats lack."),
            _("Use the names that the message lists, and plain Markdown.")),
        "VK504": (
            _("Template cannot be used"),
            _("A template has a mistake in it, or does something that templates may not do."),
            _("Correct it, or leave out --templates.")),
        "VK505": (
            _("Files in the way"),
            _("Files of the same names are there that vidkit did not write, or that were changed since. Nothing was "
              "written."),
            _("Choose another folder, or overwrite them with --yes.")),
        "VK506": (
            _("Style file"),
            _("A value of the style file of a house cannot be used: a colour without contrast, a picture that is none "
              "or is too large, a word that has no place. The usual look is used in its place."),
            _("Correct the line that is named; vidkit templates check DIR looks again.")),
        "VK507": (
            _("Withheld text in a shareable document"),
            _("The shareable version of a document would have shown something that the rules withhold. It was not "
              "written."),
            _("Take the text out of the template of your own that shows it, or write the full version only.")),
        "VK600": (
            _("Error"),
            _("The command could not go on."),
            _("Follow the hint under the message.")),
        "VK601": (
            _("Name not known"),
            _("There is no country, id or document of this name. The nearest names are offered."),
            _("Take one of them; ids are listed by vidkit pack list.")),
        "VK602": (
            _("Value cannot be read"),
            _("An option was given a value that it cannot take."),
            _("See the help of the command.")),
        "VK603": (
            _("No terminal"),
            _("The command asks questions, and there is no terminal to ask on."),
            _("Give the answers with --answers FILE, or run it in a terminal.")),
    }  # fmt: skip
