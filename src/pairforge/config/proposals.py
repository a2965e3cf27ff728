"""What pairforge proposes, as lines of YAML to paste into a config."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from pairforge.config.readings import Side
from pairforge.config.yaml_text import parse_yaml
from pairforge.errors import InputError, Trouble


def spelling_proposal(side: Side, text: str, identifier: str) -> str:
    """The lines that say that ``text`` stands for the person of that id."""
    return _dumped({f"{side}s": {"spellings": {text: identifier}}})


def merged_proposals(troubles: Iterable[Trouble]) -> str:
    """The proposals of all troubles as one piece of YAML; "" if there are none.

    What stands in several proposals is said once: mappings are merged, and lists put after each other.
    """
    whole: dict[str, Any] = {}
    rest: list[str] = []
    for proposal in dict.fromkeys(trouble.proposal for trouble in troubles if trouble.proposal):
        try:
            content = parse_yaml(proposal, "proposal").content
        except InputError:
            content = None
        if isinstance(content, dict):
            _merge(whole, content)
        else:
            rest.append(proposal.strip())
    return "\n".join(filter(None, [_dumped(whole).strip() if whole else "", *rest]))


def _merge(whole: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        before = whole.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            _merge(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            before += [item for item in value if item not in before]
        else:
            whole[key] = value


def _dumped(content: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=1_000_000)
