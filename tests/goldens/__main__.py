"""Make all files anew, and say which changed: `python -m tests.goldens`."""

import sys

from tests.goldens.countries import INVENTED
from tests.goldens.made import FOLDER, NAMES, files, there


def main() -> int:
    """Write every file that is not as it should be, and take away those that nobody makes."""
    for country in INVENTED:
        for name, text in files(country).items():
            path = FOLDER / name
            if not path.is_file() or path.read_text("utf-8") != text:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
                sys.stdout.write(f"changed: {name}\n")
    for name in set(there()) - set(NAMES):
        (FOLDER / name).unlink()
        sys.stdout.write(f"taken away: {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
