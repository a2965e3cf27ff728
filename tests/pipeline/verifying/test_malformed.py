"""Whatever a result.json holds, it is refused or found wrong, and nothing else happens."""

from __future__ import annotations

import copy
import json
from random import Random

import pytest
from tests.pipeline.verifying.programmes import programmes
from tests.pipeline.verifying.single_fields import at

from pairforge.errors import InputError
from pairforge.pipeline.verifying.walk import run_verify

NESTED = "[" * 40 + "]" * 40
NUMBERS = ("-1", "0", "0.5", "1e308", "1e999", "1" + "0" * 30, "9" * 5000, "NaN", "-Infinity")
TEXTS = ('"x"', '""', '"\\ud800"', '"\\u0000"')
ODD = (*NUMBERS, *TEXTS, "null", "true", "[]", "{}", "[[[]]]", "[null]", '{"a": 1}', NESTED)
PLACE = "this is to be replaced"


def places(random: Random, document: object, number: int) -> list[tuple[str | int, ...]]:
    """Paths to anything in a document, near the top as often as far below."""
    found = []
    for _ in range(number):
        path: tuple[str | int, ...] = ()
        value = document
        while isinstance(value, (dict, list)) and value and (not path or random.random() < 0.85):
            step = random.choice(list(value) if isinstance(value, dict) else range(len(value)))
            path, value = (*path, step), value[step]
        found.append(path)
    return found


def check(random: Random, case, number: int) -> None:
    """Put something odd anywhere."""
    honest = case.document
    for path in places(random, honest, number):
        document = copy.deepcopy(honest)
        at(document, path[:-1])[path[-1]] = PLACE
        odd = random.choice(ODD)
        file = case.file.parent / "odd.json"
        file.write_text(json.dumps(document).replace(f'"{PLACE}"', odd), encoding="utf-8")
        try:
            holds = run_verify(file, case.config).holds
        except InputError:
            continue
        except BaseException as error:
            error.add_note(f"{case.file}: {odd[:40]} at {path}")
            raise
        if holds and path[0] not in ("versions", "stopped_by"):
            told = json.loads(odd)
            assert told == at(honest, path) or path[:2] in (
                ("certificate", "stages"),
                ("certificate", "best_total"),
            ), (path, odd)


def test_odd_values_anywhere(tmp_path, programme, in_memory):
    """Other types, huge numbers, what is no number, nested lists: a few in each of some programmes."""
    random = Random(3)
    for case in programmes(range(200, 216), tmp_path, programme, in_memory):
        check(random, case, 25)


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_odd_values_anywhere_in_full(tmp_path, programme, in_memory, batch):
    """10,000 of them."""
    random = Random(batch)
    for case in programmes(range(4000 + 20 * batch, 4020 + 20 * batch), tmp_path, programme, in_memory):
        check(random, case, 50)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        '{"schema_version": 1, "status": "optimal", "pairs": [], "pairs": []}',
        '{"schema_version": NaN, "status": "optimal", "pairs": []}',
        "[" * 100_000,
        "\ufeff\x00",
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_result_is_refused(tmp_path, in_memory, text):
    """No JSON, no object, keys that are missing or stand twice."""
    config, _ = in_memory([{"id": "M1"}], [{"id": "E1"}])
    file = tmp_path / "result.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="This is no result of pairforge"):
        run_verify(file, config)


@pytest.mark.parametrize("status", ["optimal", "feasible", "infeasible", "unknown", "x", None, 1, [], {}])
def test_the_least_that_is_a_result(tmp_path, in_memory, status):
    """Nothing but the keys by which a result is known."""
    config, _ = in_memory([{"id": "M1"}], [{"id": "E1"}])
    file = tmp_path / "result.json"
    file.write_text(json.dumps({"schema_version": 1, "status": status, "pairs": []}), encoding="utf-8")
    assert not run_verify(file, config).holds
