"""`pairforge verify` accepts every result, and no altered or forged one."""

from __future__ import annotations

import json
from collections import Counter
from random import Random

import pytest
from tests.pipeline.verifying.programmes import Solved, programmes
from tests.pipeline.verifying.single_fields import alteration
from tests.pipeline.verifying.worse_pairs import forgeries

from pairforge.errors import InputError
from pairforge.pipeline.verifying.walk import run_verify

TAKEN = {"versions", "stopped_by"}
"""What is said not to be checked."""

PRICES = {("certificate", "stages"), ("certificate", "best_total")}
"""What proves the claims."""


def is_accepted(case: Solved, document: object) -> bool:
    """Whether a result holds; it stands in a folder of its own."""
    file = case.file.parent / "altered" / "result.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(document), encoding="utf-8")
    try:
        return run_verify(file, case.config).holds
    except InputError:
        return False


def accept(cases) -> Counter[str]:
    """Every result holds; how many there are of each status."""
    found = Counter[str]()
    for case in cases:
        report = run_verify(case.file, case.config)
        assert report.holds, (case.file, report.differences[:5])
        found[report.claimed] += 1
    return found


def test_every_result_is_accepted(tmp_path, programme, in_memory):
    """Rules of every kind, hard and soft, by every sort of priority; some are impossible."""
    found = accept(programmes(range(30), tmp_path, programme, in_memory))
    assert found["optimal"] > 20
    assert found["infeasible"] > 0


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_every_result_is_accepted_in_full(tmp_path, programme, in_memory, batch):
    """500 programmes."""
    found = accept(programmes(range(1000 + 50 * batch, 1050 + 50 * batch), tmp_path, programme, in_memory))
    assert found["optimal"] > 30


def reject_alterations(random: Random, cases, number: int) -> int:
    """No result is accepted in which one field is another; how many claims were altered.

    Other prices may prove the same, so they do not count.
    """
    count = 0
    for case in cases:
        honest, left = case.document, number
        while left:
            altered = alteration(random, honest)
            if altered.document == honest or altered.path[0] in TAKEN:
                continue
            may_hold = altered.path[:2] in PRICES
            assert may_hold or not is_accepted(case, altered.document), (case.file, altered.path, altered.how)
            left -= 1
            count += not may_hold
    return count


def test_no_altered_result_is_accepted(tmp_path, programme, in_memory):
    """Whatever field is another."""
    assert reject_alterations(Random(1), programmes(range(30), tmp_path, programme, in_memory), 12) > 300


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_no_altered_result_is_accepted_in_full(tmp_path, programme, in_memory, batch):
    """10,000 alterations."""
    cases = programmes(range(2000 + 50 * batch, 2050 + 50 * batch), tmp_path, programme, in_memory)
    assert reject_alterations(Random(batch), cases, 24) > 1000


def test_other_prices_prove_the_same_or_nothing(tmp_path, programme, in_memory):
    """Of results with altered prices those are accepted whose prices still prove everything that is said."""
    random, found = Random(4), Counter[bool]()
    for case in programmes(range(20), tmp_path, programme, in_memory):
        honest = case.document
        if not (honest["certificate"] or {}).get("stages"):
            continue
        for _ in range(8):
            altered = alteration(random, honest, ("certificate", "stages")).document
            if altered != honest:
                found[is_accepted(case, altered)] += 1
    assert found[False] > 3 * found[True] > 0


def reject_forgeries(random: Random, cases) -> int:
    """No forgery is accepted; how many there were."""
    count = 0
    for case in cases:
        if case.outcome.result.status == "optimal" and case.outcome.result.ties == "proved":
            for document in forgeries(random, case, 3):
                count += 1
                assert not is_accepted(case, document), case.file
    return count


def test_no_forgery_is_accepted(tmp_path, programme, in_memory):
    """Other pairs, with every figure of theirs, are not the best."""
    assert reject_forgeries(Random(2), programmes(range(100, 120), tmp_path, programme, in_memory)) > 20


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_no_forgery_is_accepted_in_full(tmp_path, programme, in_memory, batch):
    """More than 500 forgeries."""
    cases = programmes(range(3000 + 40 * batch, 3040 + 40 * batch), tmp_path, programme, in_memory)
    assert reject_forgeries(Random(batch), cases) > 50
