"""A result without its spreadsheets: checked from ``problem.json`` on, by the checker of one file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pairforge
from pairforge.conclusion.differences import Difference
from pairforge.conclusion.verified import VerifyReport
from pairforge.pipeline.reopening import RESULT_FILE
from pairforge.pipeline.verifying.beside import PROBLEM_FILE

CHECKER = "verify_pairforge.py"
_UNREADABLE = 2


def verify_alone(file: Path, document: Mapping[str, Any]) -> VerifyReport | None:
    """What the checker of one file finds; None if it cannot be asked.

    It runs in a Python of its own, which knows nothing but the standard library.

    Parameters
    ----------
    file, document
        The ``result.json`` and its content.
    """
    checker, folder = _checker(), file.parent
    if checker is None or file.name != RESULT_FILE or not (folder / PROBLEM_FILE).is_file():
        return None
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(checker), str(folder)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
    if ran.returncode == _UNREADABLE:
        return None
    told = " ".join(ran.stderr.split())
    wrong = () if ran.returncode == 0 else (Difference(RESULT_FILE, "", "broken", None, told.rstrip(".")),)
    claimed = str(document["status"])
    return VerifyReport(str(file), claimed, (CHECKER,), ("spreadsheets", f"rest of {CHECKER}"), wrong)


def _checker() -> Path | None:
    """Where the checker stands: in the package, or in the repository."""
    package = Path(pairforge.__file__).parent
    places = (package / CHECKER, package.parents[1] / CHECKER)
    return next((place for place in places if place.is_file()), None)
