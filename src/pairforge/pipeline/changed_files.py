"""Which files are not what they were when a result was made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pairforge.conclusion.differences import Difference
from pairforge.config import Config


def changed_files(config: Config, said: Any) -> tuple[Difference, ...]:
    """The files that have changed since or are gone, where what they hold cannot be read any more."""
    return tuple(
        difference
        for path, sha256 in _named(said)
        for difference in changed(path, sha256, _sha256(config.folder / path))
    )


def changed(path: str, said: Any, found: str | None) -> Iterator[Difference]:
    """That a file has changed, if its hash is another one than was said."""
    if said != found:
        yield Difference(path, "", "changed", said, found)


def _named(said: Any) -> Iterator[tuple[str, str]]:
    """The paths and hashes of inputs other than the config, as far as they are any."""
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict) and one.get("role") != "config":
            path, sha256 = one.get("path"), one.get("sha256")
            if isinstance(path, str) and isinstance(sha256, str):
                yield path, sha256


def _sha256(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
    except (OSError, ValueError):
        return None
