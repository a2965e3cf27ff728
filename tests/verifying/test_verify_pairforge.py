"""The stand-alone checker: it accepts what pairforge writes, and rejects what was altered or forged."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.verifying.programmes import random_programme
from tests.verifying.solved import Document, Solved, solved

CHECKER = Path(__file__).parents[2] / "verify_pairforge.py"


def load_checker() -> ModuleType:
    """The file as a module."""
    spec = importlib.util.spec_from_file_location("verify_pairforge", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


checker = load_checker()


def verdict(document: Document, numbers: bytes) -> str:
    """What is wrong, in words; empty if nothing is."""
    told, said = (json.loads(one, parse_float=Fraction) for one in (numbers, json.dumps(document)))
    try:
        checker.check(said, told, hashlib.sha256(numbers).hexdigest())
    except checker.Rejected as error:
        return str(error)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        return f"not as pairforge writes it: {error!r}"
    return ""


def programmes(make: Any, first: int, last: int) -> list[tuple[int, Solved]]:
    """The random programmes of these seeds that have a matching."""
    found = ((seed, solved(make(**random_programme(seed)))) for seed in range(first, last))
    return [(seed, one) for seed, one in found if one is not None]


def test_results_of_random_programmes_are_accepted(programme):
    """Forty programmes of all kinds."""
    for seed, one in programmes(programme, 0, 44):
        assert not verdict(one.document, one.numbers), seed
