"""Makes the folders of invented exports: ``python tests/formats/make.py [FOLDER ...]``, from the repository.

The files, configs and expected rosters come from ``making``, which knows who was invented and shares no code
with pairforge. By hand are ``notices.txt`` (what pairforge should say of a folder), and
``spoiled/expected.txt`` (what it should say of the spoiled twin): they are never overwritten.
``xlwt`` is needed for the folder ``files_xls``, and for nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.formats import making  # noqa: E402 - the path has to be set first
from tests.formats.making.shape import Shape  # noqa: E402


def shapes() -> list[Shape]:
    """Every shape and every trouble."""
    found = []
    for module in sorted(pkgutil.iter_modules(making.__path__), key=lambda module: module.name):
        loaded = importlib.import_module(f"tests.formats.making.{module.name}")
        if hasattr(loaded, "make"):
            made = loaded.make()
            found += [made] if isinstance(made, Shape) else made
    return found


def write(shape: Shape) -> None:
    """Write one folder."""
    folder = HERE / shape.folder
    (folder / "spoiled").mkdir(parents=True, exist_ok=True)
    for name, content in shape.files.items():
        (folder / name).write_bytes(content)
    for name, content in shape.spoiled.items():
        (folder / "spoiled" / name).write_bytes(content)
    (folder / "config.yaml").write_bytes(shape.config.encode())
    (folder / "expected.json").write_bytes(shape.expected().encode())


if __name__ == "__main__":
    for one in shapes():
        if len(sys.argv) == 1 or one.folder in sys.argv[1:]:
            write(one)
