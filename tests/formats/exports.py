"""The files that ``pairforge init`` is given, and the config that it should propose for them."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "sample_data"
_NOT_EXPORTS = {"config.yaml", "init.yaml", "expected.json", "notices.txt"}


def exports_of(folder: Path) -> list[str]:
    """The exports in a folder, by name."""
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.name not in _NOT_EXPORTS)


SHAPES = {path.name: (path, exports_of(path)) for path in sorted(HERE.glob("[01]*_*"))}
"""Folder and files of each shape."""

TROUBLES = {path.name: (path, exports_of(path)) for path in sorted(HERE.glob("files_*"))}
"""Folder and files of each file trouble."""

SAMPLE_DATA = {
    "company": (SAMPLES, ["mentors.csv", "mentees.csv", "vetoes.csv"]),
    "tiny": (SAMPLES / "tiny", ["mentors.csv", "mentees.csv"]),
    "university": (SAMPLES / "university", ["students.csv"]),
    "scores": (SAMPLES / "scores", ["mentors.csv", "mentees.csv", "pairs.csv"]),
}
"""Folder and files of each sample programme."""


def expected_of(name: str) -> Path:
    """Where the config that should be proposed stands."""
    return HERE / name / "init.yaml" if name in SHAPES else HERE / "samples" / f"{name}.yaml"
