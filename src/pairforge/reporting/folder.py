"""Writing several files so that either all of them appear, whole, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pairforge.errors import InputError, Trouble


def write_files(
    folder: Path, contents: Mapping[str, bytes], *, renamed: Mapping[str, str] | None = None
) -> tuple[Path, ...]:
    """Write files into a folder, which is made if need be.

    Each is written beside its place and then moved there. If anything stops that half-way (a file that
    Excel keeps to itself, a full disk, Ctrl-C), what was moved is taken back, so that the folder is as
    it was.

    Parameters
    ----------
    contents
        What to write, by name.
    renamed
        Files that get another name in the same go, if they are there.

    Returns
    -------
    tuple of Path
        The files written, in the order given.

    Raises
    ------
    InputError
        If the folder or a file cannot be written.
    """
    place = folder
    moves: list[_Move] = []
    staged: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            place = folder / name
            staged.append(_empty_file(folder, name, ".new"))
            staged[-1].write_bytes(content)
            moves.append(_Move(staged[-1], place))
        for old, new in (renamed or {}).items():
            if (folder / old).exists():
                moves.append(_Move(folder / old, folder / new))
        for move in moves:
            place = move.target
            move.make()
    except BaseException as error:
        for move in reversed(moves):
            move.take_back()
        for leftover in staged:
            leftover.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise InputError([_not_written(place, error)]) from None
        raise
    for move in moves:
        move.forget()
    return tuple(folder / name for name in contents)


@dataclass
class _Move:
    """A file to be moved, and what stood in its place."""

    source: Path
    target: Path
    before: Path | None = None

    def make(self) -> None:
        """Set aside what is there, and move the file into its place."""
        if self.target.exists():
            self.before = _empty_file(self.target.parent, self.target.name, ".old")
            os.replace(self.target, self.before)  # noqa: PTH105 - replaces on every system
        os.replace(self.source, self.target)  # noqa: PTH105

    def take_back(self) -> None:
        """Undo whatever part of the move was made."""
        with suppress(OSError):
            if not self.source.exists() and self.target.exists():
                os.replace(self.target, self.source)  # noqa: PTH105
        with suppress(OSError):
            if self.before is not None and not self.target.exists():
                os.replace(self.before, self.target)  # noqa: PTH105
        self.forget()

    def forget(self) -> None:
        """Remove what stood there before."""
        if self.before is not None:
            with suppress(OSError):
                self.before.unlink(missing_ok=True)


def _empty_file(folder: Path, name: str, suffix: str) -> Path:
    handle, path = tempfile.mkstemp(prefix=f".{name}.", suffix=suffix, dir=folder)
    os.close(handle)
    with suppress(OSError):
        Path(path).chmod(0o644)
    return Path(path)


def _not_written(place: Path, error: OSError) -> Trouble:
    return Trouble(
        what=f"This cannot be written: {error.strerror or error}.",
        remedy="Close it in other programs (Excel keeps files to itself), or choose another folder with -o.",
        file=str(place),
    )
