"""Packages that add criteria, put on the search path as an installer would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def install(folder: Path, name: str, entries: Mapping[str, str], modules: Mapping[str, str]) -> None:
    """Write modules into a folder, and say there that the package ``name`` has these entry points."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"{kind} = {target}" for kind, target in entries.items()]
    text = "\n".join(["[pairforge.criteria]", *lines, ""])
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    for module, code in modules.items():
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
