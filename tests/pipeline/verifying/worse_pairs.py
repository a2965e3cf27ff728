"""Forgeries: another matching than the best, with everything rewritten to fit, called optimal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
from tests.pipeline.verifying.programmes import Solved

from pairforge.certificate import prove
from pairforge.conclusion.reading import read_matching
from pairforge.errors import FaultError
from pairforge.pipeline.best_total import read_best_total
from pairforge.pipeline.finishing import finish
from pairforge.problem.formulate import formulate
from pairforge.reporting.document import result_json
from pairforge.scoring import score

MOST_TRIES = 60


def forgeries(random: Random, case: Solved, most: int) -> Iterator[dict[str, Any]]:
    """Documents with other pairs that keep every rule, all figures of theirs, and the claim to be the best.

    The certificate is by turns that of the honest result, what it proves of the other pairs, or that of the
    honest result for other stages than it was made for.
    """
    config, roster, honest = case.config, case.outcome.roster, case.document
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    matching = read_matching(problem, roster.mentees.ids, roster.mentors.ids, honest)
    comparison = read_best_total(scores, roster, config, honest["certificate"]["best_total"])
    seen = {tuple(matching.chosen.tolist())}
    for _ in range(MOST_TRIES):
        other = _other(random, problem, matching.chosen)
        if tuple(other.tolist()) in seen:
            continue
        seen.add(tuple(other.tolist()))
        forged = replace(matching, chosen=other)
        try:
            done = finish(config, roster, scores, problem, forged, prove(problem, forged), comparison)
        except FaultError:
            continue
        document = json.loads(result_json(done.result))
        document |= {"status": "optimal", "ties": "proved"}
        for stage in document["stages"]:
            stage |= {"proved": True, "bound": stage["value"], "gap": None}
        way = len(seen) % 3
        if way == 0:
            document["certificate"] = honest["certificate"]
        elif way == 1:
            stages = honest["certificate"]["stages"]
            document["certificate"]["stages"] = random.sample(stages, len(stages))
        yield document
        most -= 1
        if not most:
            return


def _other(random: Random, problem: Any, chosen: Any) -> Any:
    """The pairs with one less, one more, or some instead of others."""
    kept = set(chosen.tolist())
    for _ in range(random.choice([1, 1, 2])):
        if kept and random.random() < 0.7:
            kept.discard(random.choice(sorted(kept)))
        if random.random() < 0.8:
            kept.add(random.randrange(problem.num_pairs))
    return np.array(sorted(kept), dtype=np.int64)
