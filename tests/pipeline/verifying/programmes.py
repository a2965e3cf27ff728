"""Random programmes of every kind, each with its result as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.cohorts.judging import ORDERS, RESOLUTION, fits, half_hard, uneven
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny
from tests.cohorts.written import written
from tests.test_certificate_by_hand import PRIORITIES, RULED, small_programme

from pairforge.config import Config, load_config
from pairforge.errors import InputError
from pairforge.pipeline.solving import Outcome, run
from pairforge.reporting.document import result_json

Make = Callable[..., Any]

KEPT = ["matched", {"kind": "total", "keep": 0.9}, "worst_off", "choices"]
LOCK = {"kind": "lock", "mentee": "E1", "mentor": "M1"}
LIMIT = {"kind": "top_choice_share", "k": 1, "at_least": 0.5}


@dataclass(frozen=True)
class Solved:
    """A programme with its result; ``document`` is read anew from the file at each call."""

    config: Config
    outcome: Outcome
    file: Path

    @property
    def document(self) -> dict[str, Any]:
        """The content of ``result.json``."""
        found: dict[str, Any] = json.loads(self.file.read_text(encoding="utf-8"))
        return found


def solved(config: Config, folder: Path) -> Solved:
    """Solve a programme and write its result."""
    outcome = run(config)
    file = folder / "result.json"
    folder.mkdir(exist_ok=True, parents=True)
    file.write_text(result_json(outcome.result), encoding="utf-8")
    return Solved(config, outcome, file)


def programmes(seeds: range, folder: Path, programme: Make, in_memory: Make) -> Iterator[Solved]:
    """One programme for each seed: from spreadsheets with rules of every kind, or with wishes.

    Some are impossible. Those that are refused, because rules ask for answers that nobody gave, are left out.
    """
    for seed in seeds:
        with suppress(InputError):
            if seed % 8 == 6:
                config = _impossible(seed, in_memory)
            else:
                config = _ruled(seed, programme) if seed % 2 else _with_wishes(seed, in_memory)
            yield solved(config, folder / f"solved {seed}")


def _ruled(seed: int, programme: Make) -> Config:
    """One or two rules of any kind, hard, soft or both, by an order of priorities that takes them."""
    random = Random(seed)
    kinds = random.sample((*COHORT_KINDS, *COHORT_KINDS, *OTHER_KINDS), random.choice([1, 2, 2]))
    tiny = random_tiny(random, kinds, hard=random.random() < 0.5, resolution=RESOLUTION)
    tiny = uneven(half_hard(tiny) if random.random() < 0.3 else tiny, random)
    order = random.choice([order for order in ORDERS if fits(order, tiny)])
    return load_config(programme(**written(tiny, [asked for asked, _ in order])))


def _with_wishes(seed: int, in_memory: Make) -> Config:
    random = Random(seed)
    mentors, mentees, criteria = small_programme(seed)
    priorities = random.choice([*PRIORITIES, *RULED, KEPT])
    more: dict[str, Any] = {"priorities": priorities}
    if priorities in RULED:
        more["cohorts"] = [
            {"kind": "at_most", "column": "topic", "same": 2, "hard": True},
            {"kind": "at_most", "column": "topic", "same": 1, "price": 2},
            {"kind": "size", "min": random.choice([1, 2])},
        ]
    elif random.random() < 0.3:
        more["cohorts"] = [{"kind": "at_most", "column": "topic", "same": 1, "hard": True}]
    elif random.random() < 0.4 and not any(_adds_up(entry) for entry in priorities):
        more["fairness"] = [LIMIT]
    rules = [LOCK] if random.random() < 0.3 else []
    if all(entry in ("matched", "total", "balance", "breaks") for entry in priorities):
        mentees = [{**mentee, "wants": random.choice([1, 2])} for mentee in mentees]
        more["mentees"] = {"wants": "wants"}
    config, _ = in_memory(mentors, mentees, criteria, rules, **more)
    return config


def _impossible(seed: int, in_memory: Make) -> Config:
    """What cannot hold: locks and minimums against places and rules, limits, and hard rules on cohorts."""
    random = Random(seed)
    mentors, mentees, criteria = small_programme(seed)
    rules, more = [], {}
    match random.randrange(5):
        case 0:
            rules = [LOCK, {**LOCK, "kind": "never"}]
        case 1:
            mentors = [{**mentor, "capacity": 3, "min": 3} for mentor in mentors]
        case 2:
            mentors = [{**mentor, "capacity": 1} for mentor in mentors]
            mentees = [{**mentee, "First": "M1"} for mentee in mentees]
            mentees = [{**mentee, "Second": "M2", "Third": "M3"} for mentee in mentees]
            more["fairness"] = [{**LIMIT, "at_least": 1}]
        case 3:
            mentors = [{**mentor, "min": 1} for mentor in mentors]
            more["cohorts"] = [{"kind": "size", "min_if_used": 3, "hard": True}]
        case 4:
            rules = [{**LOCK, "mentee": mentee["id"]} for mentee in mentees]
    more |= {"mentors": {"min": "min"}} if "min" in mentors[0] else {}
    config, _ = in_memory(mentors, mentees, criteria, rules, **more)
    return config


def _adds_up(entry: Any) -> bool:
    """Whether a priority is refused where there is a limit."""
    kind = entry if isinstance(entry, str) else entry["kind"]
    return kind in {"worst_tenth"}
