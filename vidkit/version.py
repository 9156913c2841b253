"""The version of the program; the content pack has its own, in `checklists/pack.yaml`."""

__version__ = "0.1.0"
