"""Shares are written from 0 to 1, and who writes per cent is told how."""

from __future__ import annotations

import pytest

from pairforge.config import load_config
from pairforge.errors import ConfigError

RANKING = "criteria:\n  - {kind: ranking, by: mentee, columns: [First], name: wishes}\n"


def told(programme, text):
    """The only trouble of a config with these lines, in full."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    (trouble,) = caught.value.troubles
    return trouble.what, trouble.remedy


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("priorities: [matched, {kind: worst_tenth, share: VALUE}, total]\n", "priorities.2.share"),
        ("priorities: [matched, {kind: worst_off, keep: VALUE}, total]\n", "priorities.2.keep"),
        ("priorities: [{kind: matched, keep: VALUE}, total]\n", "priorities.1.keep"),
        (f"{RANKING}fairness: [{{kind: top_choice_share, at_least: VALUE}}]\n", "fairness.1.at_least"),
        ("history: {results: [last.json], discount: VALUE}\n", "history.discount"),
    ],
)
@pytest.mark.parametrize(
    ("value", "per_cent", "share"),
    [
        ("10", "10", "0.1"),
        ("10 %", "10", "0.1"),
        ("12.5%", "12.5", "0.125"),
        ("'7,5 per cent'", "7.5", "0.075"),
    ],
)
def test_a_share_in_per_cent_is_told_how_to_be_written(programme, text, place, value, per_cent, share):
    """Ten per cent is 0.1, wherever a share stands."""
    shown = value.strip("'")
    assert told(programme, text.replace("VALUE", value)) == (
        f"{place}: a share goes from 0 to 1, and this is {shown}.",
        f"If {per_cent} % is meant, write {share}.",
    )


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("100", "If 100 % is meant, write 1."),
        ("1.2", "If 1.2 % is meant, write 0.012."),
        ("120 %", "Write 1 for all."),
    ],
)
def test_all_and_more_than_all(programme, value, remedy):
    """A hundred per cent is 1, and there is no more."""
    text = f"priorities: [matched, {{kind: worst_tenth, share: {value}}}, total]\n"
    assert told(programme, text)[1] == remedy


@pytest.mark.parametrize("value", ["0", "-0.1", "101", "a tenth", ".nan", ".inf"])
def test_what_is_no_share_in_any_way_is_refused_as_before(programme, value):
    """Nothing is guessed about words, negative numbers and what is too large for per cent."""
    text = f"priorities: [matched, {{kind: worst_tenth, share: {value}}}, total]\n"
    what, remedy = told(programme, text)
    assert what.startswith("priorities.2.share: input should be ")
    assert remedy == "Correct it."
