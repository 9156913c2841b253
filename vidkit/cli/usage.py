"""Wrong usage in vidkit's own words: from what Typer raises to a message, a hint and exit code 2."""

import re
from typing import Any

from vidkit.base.errors import BadValue, VidkitError
from vidkit.base.i18n import _
from vidkit.base.text import did_you_mean, one_line

_CHOICES = re.compile(r"is not one of (.*?)\.?\Z")
_SIGNS = re.compile(r"^(Value error, |Assertion failed, )+")


def wrong_usage(error: Any) -> VidkitError:
    """Return the error to show for one of Typer's usage errors."""
    return BadValue(_message(error), " ".join(filter(None, [_fix(error), _help(error)])))


def _message(error: Any) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            return _("There is no option {option}.", option=one_line(str(error.option_name)))
        case "MissingParameter":
            return _("{name} is missing.", name=_name(error))
        case "BadParameter" if _found(error):
            return _("{name}: {what}", name=f"'{_name(error)}'", what=_what(_found(error)))
        case _:
            return one_line(_SIGNS.sub("", str(error.format_message())))


def _found(error: Any) -> dict[str, Any]:
    """Return what the value was found wrong with, or nothing."""
    try:
        return dict(error.__cause__.errors()[0])
    except (AttributeError, IndexError, TypeError):
        return {}


def _what(found: dict[str, Any]) -> str:
    word, limits = one_line(str(found.get("input", ""))), found.get("ctx", {})
    if _known(found):
        return _('"{word}" is none of the words it takes.', word=word)
    match found.get("type"):
        case "int_parsing" | "int_type" | "int_from_float":
            return _('"{word}" is no whole number.', word=word)
        case "less_than_equal":
            return _("{word} is too large; the most is {most}.", word=word, most=limits.get("le"))
        case "greater_than_equal":
            return _("{word} is too small; the least is {least}.", word=word, least=limits.get("ge"))
        case _:
            return one_line(_SIGNS.sub("", str(found.get("msg", ""))))


def _known(found: dict[str, Any]) -> list[str]:
    listed = _CHOICES.search(str(found.get("msg", "")))
    return re.findall(r"'([^']*)'", listed[1]) if listed else []


def _fix(error: Any) -> str:
    if type(error).__name__ == "NoSuchOption":
        options = [o for p in error.ctx.command.params for o in p.opts] if error.ctx else []
        return did_you_mean(str(error.option_name).lstrip("-"), [o for o in options if o.startswith("--")])
    found = _found(error) if type(error).__name__ == "BadParameter" else {}
    return _("Known: {known}.", known=", ".join(_known(found))) if _known(found) else ""


def _name(error: Any) -> str:
    """Return the option or argument as it is typed."""
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", "") or "")
    options = [o for o in param.opts if o.startswith("-")]
    return max(options, key=len) if options else str(param.metavar or param.name).strip("[]{}. ").partition("]")[0]


def _help(error: Any) -> str:
    command = error.ctx.command_path if error.ctx else "vidkit"
    return _("See: {command}", command=f"{command} --help")
