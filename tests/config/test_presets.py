"""The named weights are those of docs/criteria.md, for every kind that there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from pairforge.config.plug_ins import BUILT_IN
from pairforge.config.presets import PRESETS, PURPOSES, Purpose

PAGE = (Path(__file__).parents[2] / "docs" / "criteria.md").read_text(encoding="utf-8")


def table(title):
    """The cells of the table below a heading, its head first."""
    section = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)
    return [row.split(" | ") for row in rows]


def test_the_page_states_the_weights():
    """Each preset, each kind, each weight."""
    (_, *names), *rows = table("Presets")
    stated = {
        name: {kind.strip("`"): float(weights[idx]) for kind, *weights in rows}
        for idx, name in enumerate(names)
    }
    assert stated == PRESETS


def test_the_page_states_the_purposes():
    """Each kind stands beside the purpose that it serves first, in a section of its own below it."""
    rows = {purpose: set(re.findall(r"`(\w+)`", kinds)) for purpose, _, kinds in table("Purposes")[1:]}
    assert rows == {
        purpose: {kind for kind, served in PURPOSES.items() if served == purpose}
        for purpose in get_args(Purpose)
    }
    for purpose, kinds in rows.items():
        section = PAGE.split(f"\n## {purpose.capitalize()}\n")[1].split("\n## ")[0]
        assert set(re.findall(r"^### `(\w+)`$", section, re.MULTILINE)) == kinds


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_a_weight_for_every_kind(name):
    """Above 0, so that whoever puts a criterion in the config has it counted."""
    assert set(PRESETS[name]) == set(PURPOSES) == BUILT_IN
    assert all(weight > 0 for weight in PRESETS[name].values())


@pytest.mark.parametrize(
    ("name", "purpose"), [("skills first", "skills"), ("network first", "networks"), ("voice first", "voice")]
)
def test_a_preset_puts_its_purpose_first(name, purpose):
    """What it is named after weighs most, and more than in the balanced one."""
    first = {kind for kind, served in PURPOSES.items() if served == purpose} - {"scores"}
    others = set(PURPOSES) - first
    for kind in first:
        assert PRESETS[name][kind] > PRESETS["balanced"][kind]
        assert all(PRESETS[name][kind] > PRESETS[name][other] for other in others)
