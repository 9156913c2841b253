"""Where the content, the templates and the compiled pack lie: in a checkout or in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = PACKAGE.parent


def in_checkout() -> bool:
    """Say whether vidkit runs from a source tree, where `checklists/` stands beside the package."""
    return (_CHECKOUT / "checklists").is_dir() and (_CHECKOUT / "pyproject.toml").is_file()


def checklists() -> Path:
    """Return the folder of the built-in content pack."""
    return (_CHECKOUT if in_checkout() else PACKAGE) / "checklists"


def templates() -> Path:
    """Return the folder of the built-in document templates."""
    return (_CHECKOUT if in_checkout() else PACKAGE) / "templates"


def compiled_pack() -> Path:
    """Return where the compiled built-in pack lies, or would lie."""
    return PACKAGE / "_compiled" / "pack.json"


def compiled_templates() -> Path:
    """Return where the built-in templates lie as Python modules, or would lie."""
    return PACKAGE / "_compiled" / "templates"


def locale() -> Path:
    """Return the folder of the interface catalogues."""
    return PACKAGE / "locale"
