"""Which commands there are and where each lives: one literal table.

A command's module is imported only when that command runs. The sentence stands in the list of
`vidkit --help`; what the command itself prints under `--help` is its docstring.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """`module`:`name` is a function, or a Typer application for a group. `summary` goes through `_`."""

    module: str
    name: str
    summary: str


COMMANDS: Mapping[str, Home] = {
    "demo": Home("vidkit.cli.demo", "demo", "A fictional country, from answers to all documents."),
    "new": Home("vidkit.cli.new", "new", "Begin an assessment of a country, in a file of its own."),
    "interview": Home("vidkit.cli.interview", "interview", "Ask the questions, one at a time, each saved at once."),
    "status": Home("vidkit.cli.results", "status", "What is answered, who is still to be asked, what is next."),
    "score": Home("vidkit.cli.results", "score", "Gate board, red flags, contradictions, domains."),
    "plan": Home("vidkit.cli.plan", "plan", "The dated set-up plan, with the reason for each action."),
    "staffing": Home("vidkit.cli.staffing", "staffing", "Posts needed, in place, missing; why, and how sure."),
    "training": Home("vidkit.cli.training", "training", "Who must learn what, before which gate; seats by year."),
    "budget": Home("vidkit.cli.budget", "budget", "What it costs, three years, and who pays."),
    "explain": Home("vidkit.cli.explain", "explain", "Why something is so: an action, a gate, a question, a code."),
    "progress": Home("vidkit.cli.progress", "progress", "Record that an action is started, done or dropped."),
    "merge": Home("vidkit.cli.merge", "merge", "Several assessors, one file; what differs is kept side by side."),
    "compare": Home("vidkit.cli.compare", "compare_files", "The same country on two dates: what moved, what is late."),
    "write": Home("vidkit.cli.write", "write", "Write documents: pages, workbooks, a calendar."),
    "form": Home("vidkit.cli.form", "form", "The questionnaire: paper, spreadsheet, ODK and KoboToolbox."),
    "import": Home("vidkit.cli.import_answers", "import_answers", "Answers from filled forms, shown before saving."),
    "templates": Home("vidkit.cli.templates", "app", "Own layouts and the look of your house: list, copy, check."),
    "terms": Home("vidkit.cli.terms", "terms", "Words to avoid, in any text, and what to write instead."),
    "scan": Home("vidkit.cli.scan", "scan", "Case data that should not be there, in files and folders."),
    "country": Home("vidkit.cli.country_facts", "country", "What is publicly known of a country, and what is not."),
    "partners": Home("vidkit.cli.partners", "partners", "Whom to contact for which gap, and what must come first."),
    "sources": Home("vidkit.cli.sources", "sources", "Where every statement, number and rule comes from."),
    "pack": Home("vidkit.cli.pack", "app", "Check, list and show the content: questions, actions, gates."),
    "doctor": Home("vidkit.cli.doctor", "doctor", "What is installed, what is missing, where things are."),
}
