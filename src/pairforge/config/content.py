"""What a file holds, or a message that says why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from pairforge.errors import InputError, Trouble, did_you_mean


def file_content(path: Path, name: str) -> bytes:
    """Read a file.

    Parameters
    ----------
    path
        Where it is.
    name
        What the coordinator calls it, for messages.

    Raises
    ------
    InputError
        If it is not there or cannot be read.
    """
    try:
        if path.is_dir():  # Windows would say that the permission is missing
            raise IsADirectoryError
        return path.read_bytes()
    except FileNotFoundError:
        folder = path.parent
        names = [item.name for item in folder.iterdir()] if folder.is_dir() else []
        what = "There is no such file." if folder.is_dir() else f"There is no folder {folder}."
        remedy = f"{did_you_mean(path.name, names)}Check the path; in a config it is relative to the config."
    except IsADirectoryError:
        what, remedy = "This is a folder, not a file.", "Name the file in it."
    except (OSError, ValueError) as error:
        what = f"The file cannot be read: {getattr(error, 'strerror', None) or error}."
        remedy = "Close it in other programs, and check that you may read it."
    raise InputError([Trouble(what=what, remedy=remedy, file=name)])
