"""The files are those that ``make.py`` makes: what is expected of them follows from what was invented."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from tests.formats import making
from tests.formats.making.shape import Shape

HERE = Path(__file__).resolve().parent
MODULES = sorted({module.name for module in pkgutil.iter_modules(making.__path__)} - {"t05_old_workbooks"})
TEXTS = {".csv", ".tsv", ".txt", ".yaml"}


@pytest.mark.parametrize("module", [name for name in MODULES if name[1:3].isdigit()])
def test_the_files_are_the_made_ones(module: str):
    """Byte by byte for texts; workbooks, which depend on the version of what writes them, are there."""
    made = importlib.import_module(f"tests.formats.making.{module}").make()
    for shape in [made] if isinstance(made, Shape) else made:
        folder = HERE / shape.folder
        assert (folder / "config.yaml").read_bytes() == shape.config.encode()
        assert (folder / "expected.json").read_bytes() == shape.expected().encode()
        for place, files in ((folder, shape.files), (folder / "spoiled", shape.spoiled)):
            for name, content in files.items():
                assert (place / name).is_file()
                assert Path(name).suffix not in TEXTS or (place / name).read_bytes() == content
