"""Words: none that the terminology guidance says to avoid, and nothing left unfinished.

Only whole phrases that can hardly mean anything else, so that ordinary words pass: a rescue
service, a client computer, a sex offender register. Quoted titles and citations are left alone.
Source: domain notes on terminology, rows graded "avoid" (EN..), and review, S26.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.draft import Draft, Text, visible_texts


@dataclass(frozen=True, slots=True)
class Avoided:
    """A pattern for words to avoid, the row that says so, and what to write."""

    rule: str
    pattern: str
    instead: str


AVOIDED = (
    Avoided("EN01", r"child(?:ren)?['’]?s?[ -]porn\w*|porn\w* (?:images?|material|videos?) of (?:a )?child(?:ren)?",
            "child sexual abuse material (CSAM)"),
    Avoided("EN02", r"kidd(?:ie|y)[ -]porn\w*", "child sexual abuse material (CSAM)"),
    Avoided("EN03", r"child pornographic", "child sexual abuse material (CSAM)"),
    Avoided("EN08", r"CP (?:images?|material|files?|videos?|content|collections?)", "CSAM"),
    Avoided("EN09", r"pseudo[ -]images?", "computer-generated or digitally altered CSAM"),
    Avoided("EN13", r"revenge porn\w*", "non-consensual sharing of intimate images"),
    Avoided("EN15", r"cybersex|webcam child sex", "live-streamed child sexual abuse"),
    Avoided("EN20", r"child prostitut(?:ion|es?)|prostitution of children|(?:teen(?:age)?|juvenile) prostitutes?",
            "sexual exploitation of children; child victim of sexual exploitation"),
    Avoided("EN22", r"child sex workers?", "child victim of sexual exploitation"),
    Avoided("EN23", r"(?:voluntary|consensual) prostitution", "describe the exploitation"),
    Avoided("EN24", r"(?:clients?|customers?|buyers?) of (?:sex|a child|children)", "offender; suspect"),
    Avoided("EN26", r"(?:child )?sex touris(?:m|ts?)",
            "sexual exploitation of children in travel and tourism; travelling child sex offender"),
    Avoided("EN28", r"child sex(?![ -](?:abuse|offen[cd]\w*|crimes?|traffick\w*|exploitation))|underage sex"
                    r"|sex with (?:a )?(?:child(?:ren)?|minors?)", "child sexual abuse"),
    Avoided("EN29", r"sexual (?:relationships?|relations|affairs?|intercourse) with (?:a )?(?:child(?:ren)?|minors?)",
            "sexual abuse by ..."),
    Avoided("EN30", r"sexual activity with (?:a )?child(?:ren)?|sexually active child(?:ren)?",
            "was sexually abused; was raped"),
    Avoided("EN31", r"(?:older )?boyfriends?|girlfriends?", "perpetrator; person exploiting the child"),
    Avoided("EN32", r"involved in (?:child )?sexual exploitation", "is a victim of sexual exploitation"),
    Avoided("EN33", r"put(?:s|ting)? (?:himself|herself|themselves) at risk", "is being put at risk by ..."),
    Avoided("EN34", r"promiscuous(?! mode)|lifestyle choice|streetwise", "describe facts and vulnerabilities"),
    Avoided("EN35", r"contacting adults online", "adults have been contacting the child"),
    Avoided("EN36", r"in return for sex|in exchange for sex", "is being sexually exploited"),
    Avoided("EN43", r"underage (?:wom[ae]n|girls?|boys?)", "girl; boy; child"),
    Avoided("EN49", r"pa?edophiles?(?! disorder)", "child sex offender; suspect before conviction"),
    Avoided("EN51", r"(?:child|boy|girl)[ -]lovers?|minor[ -]attracted", "offender"),
    Avoided("EN52", r"(?:sex(?:ual)? |child |online )?predators?|monsters?|beasts?", "offender; suspect"),
    Avoided("EN54", r"juvenile sex offenders?|child perpetrators?|child (?:sex )?offenders? under 18"
                    r"|children who (?:sexually )?(?:harm|abuse|offend)",
            "child who has displayed harmful sexual behaviour"),
    Avoided("EN55", r"historic(?:al)? (?:child )?(?:sexual )?abuse", "non-recent abuse"),
    Avoided("EN57", r"molest\w*|interfered with (?:a |the )?child(?:ren)?|fondl(?:e[ds]?|ing)", "sexual abuse"),
    Avoided("EN58", r"sordid|kinky|romps?", "crime; abuse; case"),
    Avoided("EN46", r"(?:rescue|save)[sd]? (?:a |the |this |more )?child(?:ren)?|(?:rescued|saved) child(?:ren)?"
                    r"|is (?:not )?a rescue", "a child is identified and safeguarded; made safe"),
    Avoided("EN14", r"sextort\w*", "sexual extortion of children"),
    Avoided("S26", r"offender interview(?:er|ers)", "suspect interviewer"),
    Avoided("S26", r"offender['’]s household", "suspect's household"),
    Avoided("S26", r"travell?ing (?:sex )?offenders?", "travelling child sex offender; suspect who travels"),
    Avoided("S26", r"scope creep|open(?:ing)? the tap", "plain words that can be translated"),
)  # fmt: skip

QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|‘[^’]*’')
TITLES = re.compile(
    r"sale of children, child prostitution (?:and|&) child pornography|offences related to child pornography"
    r"|Child Pornography: Model Legislation",
    re.IGNORECASE,
)
CITATIONS = frozenset({"ref", "refs"})
UNFINISHED = re.compile(r"\b(?:TODO|TBD|TBC|FIXME|XXX|LOREM)\b|\?\?\?|<[a-z ]+here>")


def avoided_words(draft: Draft) -> Iterator[Problem]:
    """VK150: a text uses words that the terminology guidance says to avoid."""
    for text in visible_texts(draft.pack):
        if not CITATIONS & {str(s) for s in text.spot}:
            yield from (_avoided(draft, text, rule, found) for rule, found in find_avoided(text.text))


def find_avoided(text: str) -> Iterator[tuple[Avoided, str]]:
    """Yield the rule and the words of every avoided phrase, quotations and titles aside.

    >>> [words for _rule, words in find_avoided("The rescue service keeps a child sex offender register.")]
    []
    """
    own = TITLES.sub(" ", QUOTED.sub(" ", text))
    if not _ANY.search(own):
        return
    for rule in AVOIDED:
        for match in re.finditer(rf"(?<!\w)(?:{rule.pattern})(?!\w)", own, re.IGNORECASE):
            yield rule, match[0]


_ANY = re.compile(r"(?<!\w)(?:" + "|".join(rule.pattern for rule in AVOIDED) + r")(?!\w)", re.IGNORECASE)


def _avoided(draft: Draft, text: Text, rule: Avoided, found: str) -> Problem:
    return draft.problem(
        "VK150", text.spot, _('"{words}" is to be avoided ({rule}).', words=found, rule=rule.rule),
        _("Write: {instead}. A title goes in quotation marks.", instead=rule.instead))  # fmt: skip


def nothing_unfinished(draft: Draft) -> Iterator[Problem]:
    """VK151: a text holds a mark of unfinished work."""
    for text in visible_texts(draft.pack):
        found = UNFINISHED.search(text.text)
        if found:
            yield draft.problem(
                "VK151", text.spot, _('"{mark}" is left over.', mark=found[0]),
                _("Finish the text, or take the entry out."))  # fmt: skip
