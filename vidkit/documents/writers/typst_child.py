"""Compiles one Typst file in a process of its own. Run as a program; needs nothing of vidkit.

**Why**: Typst keeps what it worked out for earlier documents. Sixteen documents in one process took
460 MB; each apart takes 50 to 190 MB, and gives it back.
"""

import json
import sys
from pathlib import Path


def main() -> int:
    """Read a folder and options as JSON from standard input; write what it names `output` there, or `main.error`."""
    import typst

    wish = json.load(sys.stdin)
    root = Path(wish["root"])
    try:
        typst.compile(str(root / "main.typ"), output=str(root / wish["output"]), root=str(root),
                      font_paths=wish["font_paths"], ignore_system_fonts=True, **wish["options"])  # fmt: skip
    except RuntimeError as error:
        (root / "main.error").write_text(str(error), "utf-8")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
