"""Results of searches that were ended before their time: what they say holds, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pipeline.verifying.programmes import programmes, solved
from tests.pipeline.verifying.test_verify import is_accepted

from pairforge.pairing import StoppedBy
from pairforge.pipeline import solving
from pairforge.pipeline.verifying.walk import run_verify


@pytest.fixture
def few_prices(monkeypatch):
    """Searches that end when some of their prices are found."""
    honest = solving.solve_problem

    def stopped(problem, **more):
        found = honest(problem, **more)
        if found.chosen is None:
            return found
        stages, levels = (some[: len(some) // 2] for some in (found.stages, found.levels))
        return replace(found, stages=stages, levels=levels, stopped_by=StoppedBy.TIME)

    monkeypatch.setattr(solving, "solve_problem", stopped)


def test_what_is_proved_so_far_is_checked(few_prices, tmp_path, programme, in_memory):
    """Values, bounds and gaps hold; that more is proved, or figures to compare with, does not."""
    statuses = set()
    for case in programmes(range(300, 316), tmp_path, programme, in_memory):
        report = run_verify(case.file, case.config)
        assert report.holds, report.differences[:5]
        statuses.add(report.claimed)
        document = case.document
        if report.claimed != "feasible":
            continue
        assert ("best_total" in document["measures"]) == ("measures.best_total" in report.unchecked)
        assert not is_accepted(case, {**document, "status": "optimal"})
        assert not is_accepted(case, {**document, "measures": {**document["measures"], "best_total": {}}})
        unproved = [stage for stage in document["stages"] if not stage["proved"]]
        for stage in unproved:
            before = dict(stage)
            stage.update(proved=True, bound=stage["value"], gap=None)
            assert not is_accepted(case, document)
            stage.update(before)
        assert is_accepted(case, document)
    assert statuses == {"feasible", "infeasible"}


def test_no_answer_claims_nothing(tmp_path, in_memory):
    """Who takes part is checked, and that there are no pairs."""
    config, _ = in_memory([{"id": "M1"}], [{"id": "E1"}], solver={"time_limit": 1e-9})
    case = solved(config, tmp_path)
    report = run_verify(case.file, config)
    assert (report.holds, report.claimed) == (True, "unknown")
    assert {"stopped_by", "engine", "rules"} - set(report.checked) == {"stopped_by", "engine"}
    document = case.document
    for other in ({"status": "infeasible"}, {"mentors": []}, {"pairs": [{}]}, {"conflict": []}):
        assert not is_accepted(case, {**document, **other}), other
