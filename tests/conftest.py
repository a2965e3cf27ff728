"""Fixtures and settings for all tests."""

from __future__ import annotations

import csv
import io
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import settings

from pairforge.config import Config, load_config
from pairforge.roster import Roster, read_roster

# ---------------------------------------------------------------------- random tests: the same on every run

settings.register_profile("pairforge", derandomize=True, deadline=None, max_examples=80, database=None)
settings.load_profile("pairforge")


# ------------------------------------------- programmes: people and a config, on disk or in memory (shared)

Rows = Sequence[Mapping[str, Any]]

MENTORS: Rows = [{"id": "M1"}, {"id": "M2"}]
MENTEES: Rows = [{"id": "E1"}, {"id": "E2"}, {"id": "E3"}]


@pytest.fixture
def programme(tmp_path: Path) -> Callable[..., Path]:
    """Write a programme and give the path of its config; each call has a folder of its own.

    ``programme(mentors, mentees, config, fmt="csv", files={})``, where

    - ``mentors`` and ``mentees`` are rows (a dict each), or the whole file as text or bytes; without
      them there are the mentors M1 and M2 and the mentees E1, E2 and E3;
    - ``config`` is a dict that is merged into the smallest config there is (``mentors`` and ``mentees``
      key by key), or YAML text whose lines stay where they are; whatever it lacks of ``version``,
      ``mentors``, ``mentees`` and ``criteria`` is added below it;
    - ``fmt`` is csv, tsv, xlsx, ods or yaml, or inline for people listed in the config itself;
    - ``files`` are other files by name, as rows, text or bytes.

    Lists in a row are joined by ``; `` except in YAML. In a workbook numbers, booleans and dates are
    cells of that kind.
    """
    made = 0

    def write(
        mentors: Rows | str | bytes = MENTORS,
        mentees: Rows | str | bytes = MENTEES,
        config: Mapping[str, Any] | str | None = None,
        *,
        fmt: str = "csv",
        files: Mapping[str, Rows | str | bytes] | None = None,
    ) -> Path:
        nonlocal made
        made += 1
        folder = tmp_path / f"programme{made}"
        folder.mkdir()
        people = {"mentors": mentors, "mentees": mentees}
        for side, content in people.items() if fmt != "inline" else ():
            (folder / f"{side}.{fmt}").write_bytes(file_content(content, fmt))
        for name, content in (files or {}).items():
            (folder / name).write_bytes(file_content(content, Path(name).suffix[1:]))
        sides = {side: _source(side, content, fmt) for side, content in people.items()}
        path = folder / "config.yaml"
        path.write_bytes(_config_text(config or {}, sides).encode())
        return path

    return write


@pytest.fixture
def roster_of(programme: Callable[..., Path]) -> Callable[..., Roster]:
    """Write a programme (see ``programme``) and read its roster."""

    def read(*args: Any, **kwargs: Any) -> Roster:
        return read_roster(load_config(programme(*args, **kwargs)))

    return read


@pytest.fixture(scope="session")
def in_memory() -> Callable[..., tuple[Config, Roster]]:
    """Build a config and its roster without files: ``in_memory(mentors, mentees, criteria, rules, **more)``.

    For random tests: it is fast, and of session scope, so that it can be used with ``@given``. ``more`` is
    merged into the config as in ``programme``; files are looked for in ``folder``.
    """

    def build(
        mentors: Rows,
        mentees: Rows,
        /,
        criteria: Sequence[Mapping[str, Any]] | None = None,
        rules: Sequence[Mapping[str, Any]] = (),
        *,
        folder: Path | None = None,
        **more: Any,
    ) -> tuple[Config, Roster]:
        sides = {"mentors": {"people": list(mentors)}, "mentees": {"people": list(mentees)}}
        content = _merged(more, sides) | {"rules": list(rules)}
        config = Config.model_validate(content | ({"criteria": list(criteria)} if criteria else {}))
        config = config if folder is None else config.in_folder(folder)
        return config, read_roster(config)

    return build


def file_content(content: Rows | str | bytes, fmt: str) -> bytes:
    """Rows as a file of a format; text and bytes as they are."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    headings = list(dict.fromkeys(heading for row in content for heading in row))
    if fmt in {"yaml", "yml", "json"}:
        return yaml.safe_dump([dict(row) for row in content], allow_unicode=True, sort_keys=False).encode()
    cells = [[_cell(row.get(heading)) for heading in headings] for row in content]
    if fmt in {"xlsx", "ods"}:
        file = io.BytesIO()
        engine: Any = {"xlsx": "openpyxl", "ods": "odf"}[fmt]
        grid = pd.DataFrame([headings, *cells], dtype=object)
        grid.to_excel(file, header=False, index=False, engine=engine)
        return file.getvalue()
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t" if fmt == "tsv" else ",").writerows([headings, *cells])
    return text.getvalue().encode()


def _source(side: str, content: Rows | str | bytes, fmt: str) -> dict[str, Any]:
    if fmt != "inline":
        return {"file": f"{side}.{fmt}"}
    assert not isinstance(content, (str, bytes)), "people in the config are given as rows"
    return {"people": [dict(row) for row in content]}


def _cell(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def _config_text(config: Mapping[str, Any] | str, sides: Mapping[str, Any]) -> str:
    if not isinstance(config, str):
        return yaml.safe_dump(_merged(config, sides), allow_unicode=True, sort_keys=False)
    text = textwrap.dedent(config).rstrip() + "\n"
    present = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    lacking = {key: value for key, value in _merged({}, sides).items() if key not in present}
    return text + (yaml.safe_dump(lacking, allow_unicode=True, sort_keys=False) if lacking else "")


def _merged(config: Mapping[str, Any], sides: Mapping[str, Any]) -> dict[str, Any]:
    whole = {side: _one_source(config.get(side, {}), source) for side, source in sides.items()}
    ids = {side: content.get("id", "id") for side, content in whole.items()}
    anybody = {"kind": "different", "mentee": ids["mentees"], "mentor": ids["mentors"]}
    return {"version": 1, "criteria": [anybody], **config, **whole}


def _one_source(own: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    return dict(own) if own.keys() & {"file", "people"} else {**source, **own}
