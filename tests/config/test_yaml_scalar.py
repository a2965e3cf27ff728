"""Texts as YAML scalars."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import parse_yaml
from pairforge.config.yaml_scalar import yaml_scalar


@given(st.text())
def test_any_text_is_read_back(text: str) -> None:
    """Whatever stands in a spreadsheet comes back from the YAML unchanged: alone, as a key, in brackets."""
    inner = yaml_scalar(text, in_brackets=True)
    written = f"alone: {yaml_scalar(text)}\nlisted: [{inner}, {inner}]\nmapped: {{key: {inner}}}\n"
    expected = {"alone": text, "listed": [text, text], "mapped": {"key": text}}
    assert parse_yaml(written, "x.yaml").content == expected
    assert yaml.load(written, yaml.CSafeLoader) == expected


@pytest.mark.parametrize(
    "text", ["007", "no", "Yes", "null", "~", "1e5", "12:30", "2026-01-01", "<<", "", "- a"]
)
def test_what_others_read_as_a_value_is_quoted(text: str) -> None:
    """Words that YAML readers take for numbers, truth values or nothing stand in quotes."""
    assert yaml_scalar(text) == f'"{text}"'


def test_ordinary_headings_stay_plain() -> None:
    """A heading is written as a person would write it, with quotes only where YAML needs them."""
    question = "How many mentees are you willing to mentor?"
    assert yaml_scalar(question) == question
    assert yaml_scalar(question, in_brackets=True) == f'"{question}"'
    assert yaml_scalar("Goals (up to 3)") == "Goals (up to 3)"
    assert yaml_scalar("Grade: now") == '"Grade: now"'
