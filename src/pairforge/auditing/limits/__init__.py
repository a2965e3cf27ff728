"""The check of every fairness limit; a new kind is one new file and one name here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.limits import count, floor, group_gap, matched_share, top_choice_share
from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config

LIMITS: dict[str, Callable[[Any, Config, ChosenPairs, NDArray[np.int64], int], list[Break]]] = {
    "count": count.breaks,
    "floor": floor.breaks,
    "group_gap": group_gap.breaks,
    "matched_share": matched_share.breaks,
    "top_choice_share": top_choice_share.breaks,
}
"""The check of every kind of limit, by its name in the config."""

__all__ = ["LIMITS"]
