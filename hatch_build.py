"""Build step: compiles `checklists/` to JSON, so that the installed vidkit reads no YAML."""

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

        compile_pack(root / "checklists", root / "vidkit" / "_compiled" / "pack.json")
