"""Writing several files so that either all of them appear, whole, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pairforge.errors import InputError, Trouble


def write_files(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made if need be.

    Each is written beside its place and then moved there. If one cannot be moved, those already moved
    are taken back, so that the folder is as it was.

    Returns
    -------
    tuple of Path
        The files, in the order given.

    Raises
    ------
    InputError
        If the folder or a file cannot be written, for instance because Excel has it open.
    """
    place = folder
    staged: dict[Path, Path] = {}
    moved: dict[Path, Path | None] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            place = folder / name
            staged[place] = _write_beside(place, content)
        for place, new in staged.items():
            moved[place] = _set_aside(place)
            os.replace(new, place)  # noqa: PTH105 - the one call that replaces on every system
    except OSError as error:
        for taken, old in moved.items():
            _take_back(taken, old)
        raise InputError([_not_written(place, error)]) from None
    finally:
        for leftover in staged.values():
            leftover.unlink(missing_ok=True)
    for old in moved.values():
        if old is not None:
            with suppress(OSError):
                old.unlink()
    return tuple(staged)


def _write_beside(place: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".new", dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    with suppress(OSError):
        Path(name).chmod(0o644)
    return Path(name)


def _set_aside(place: Path) -> Path | None:
    if not place.exists():
        return None
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".old", dir=place.parent)
    os.close(handle)
    try:
        os.replace(place, name)  # noqa: PTH105
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


def _take_back(place: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            place.unlink(missing_ok=True)
        else:
            os.replace(old, place)  # noqa: PTH105


def _not_written(place: Path, error: OSError) -> Trouble:
    return Trouble(
        what=f"This cannot be written: {error.strerror or error}.",
        remedy="Close it in other programs (Excel keeps files to itself), or choose another folder with -o.",
        file=str(place),
    )
