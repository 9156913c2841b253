"""Build step: compiles `checklists/` to JSON and `templates/` to Python, so that neither is parsed at run time."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileContent(BuildHookInterface):  # type: ignore[type-arg]
    """Writes vidkit/_compiled/ before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from vidkit.content.compile import compile_pack
        from vidkit.documents.engine import compile_templates

        compiled = root / "vidkit" / "_compiled"
        compile_pack(root / "checklists", compiled / "pack.json")
        compile_templates(root / "templates", compiled / "templates")
