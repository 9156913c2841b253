"""Writes `help.txt`, the text of `vidkit --help`: python -m vidkit.cli.help"""

from pathlib import Path

from vidkit.cli.app import help_text

FILE = Path(__file__).with_name("help.txt")

if __name__ == "__main__":
    FILE.write_text(help_text(), encoding="utf-8")
