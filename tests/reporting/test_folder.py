"""Files appear whole and together, or not at all."""

import os

import pytest

from pairforge.errors import InputError
from pairforge.reporting import folder as module
from pairforge.reporting.folder import write_files


def content(folder):
    """What the folder holds, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_into_a_new_folder(tmp_path):
    """The folder and its parents are made."""
    folder = tmp_path / "a" / "b ü"
    written = write_files(folder, {"x.csv": b"1", "y.json": b"2"})
    assert written == (folder / "x.csv", folder / "y.json")
    assert content(folder) == {"x.csv": b"1", "y.json": b"2"}


def test_files_replace_older_ones(tmp_path):
    """A second run overwrites the first; other files stay."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    write_files(tmp_path, {"x": b"old", "y": b"old"})
    write_files(tmp_path, {"x": b"new", "y": b"new"})
    assert content(tmp_path) == {"notes.txt": b"mine", "x": b"new", "y": b"new"}


@pytest.mark.parametrize("failing", range(1, 5))
def test_nothing_changes_if_one_file_cannot_be_moved(tmp_path, monkeypatch, failing):
    """Whichever move fails, the folder is as it was, and the message says what to do."""
    write_files(tmp_path, {"x": b"old", "y": b"old"})
    moves = []

    def replace(source, target, move=os.replace):
        moves.append(target)
        if len(moves) == failing:
            raise PermissionError(13, "Permission denied")
        move(source, target)

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(InputError, match="Close it in other programs"):
        write_files(tmp_path, {"x": b"new", "y": b"new"})
    assert content(tmp_path) == {"x": b"old", "y": b"old"}


def test_nothing_is_left_if_the_disk_is_full(tmp_path, monkeypatch):
    """A file that cannot be written in full does not appear, nor do the others."""
    honest = module.Path.write_bytes

    def write_bytes(path, data):
        if path.name.startswith(".y"):
            raise OSError(28, "No space left on device")
        return honest(path, data)

    monkeypatch.setattr(module.Path, "write_bytes", write_bytes)
    with pytest.raises(InputError, match="No space left"):
        write_files(tmp_path, {"x": b"1", "y": b"2"})
    assert content(tmp_path) == {}


@pytest.mark.parametrize("failing", range(1, 6))
def test_an_interrupt_changes_nothing(tmp_path, monkeypatch, failing):
    """Ctrl-C at any move leaves the folder as it was, and is passed on."""
    write_files(tmp_path, {"x": b"old", "y": b"old", "z": b"old"})
    moves = []

    def replace(source, target, move=os.replace):
        moves.append(target)
        if len(moves) == failing:
            raise KeyboardInterrupt
        move(source, target)

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, {"x": b"new", "y": b"new"}, renamed={"z": "w"})
    assert content(tmp_path) == {"x": b"old", "y": b"old", "z": b"old"}


def test_files_get_another_name_in_the_same_go(tmp_path):
    """What is to be renamed is, in place of what had the name; what is not there does no harm."""
    write_files(tmp_path, {"x": b"1", "old x": b"0"})
    write_files(tmp_path, {"y": b"2"}, renamed={"x": "old x", "nothing": "old nothing"})
    assert content(tmp_path) == {"old x": b"1", "y": b"2"}


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    """A file that has the folder's name is a message."""
    (tmp_path / "results").write_bytes(b"")
    with pytest.raises(InputError, match="cannot be written"):
        write_files(tmp_path / "results", {"x": b"1"})
