"""A proposed config as YAML with comments: why each line is there, and what is unsure of it."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import Any

from pairforge.advice.init import Entry, Proposal, plain
from pairforge.config.yaml_scalar import yaml_scalar

_WIDTH = 100
_ABOVE = {
    "mentors": "The mentors, and how many mentees each can take.",
    "mentees": "The mentees.",
    "criteria": "What makes a pair good. Each line gives a pair between 0 and its weight; the weights are "
    "your choice, and only how they compare matters.",
    "rules": "What a pair must be; no score makes up for a broken rule.",
    "priorities": "What matters, most important first:",
    "audit": "Known of people, but left out of the score: for the audit only.",
    "output": "Where the results go.",
}
_SECTIONS = {"mentors", "mentees", "criteria", "rules"}


def config_text(proposal: Proposal, name: str) -> str:
    """The whole file; ``name`` is what it will be called."""
    lines = [
        "# Proposed by pairforge from what was found in the files. Read it, change it, and then:",
        "#",
        f"#     pairforge check {_on_a_line(name)}     can this work?",
        f"#     pairforge solve {_on_a_line(name)}     the pairings",
        "#",
        "# A line marked `unsure` is a guess: look at it. Paths are relative to this file.",
        "",
    ]
    for key, entry in proposal.content.items():
        if key in _ABOVE:
            lines += ["", *_comment(_ABOVE[key], "")]
        lines += _pair(key, entry, "")
    lines += _refused(proposal) + _texts(proposal) + _left_out(proposal)
    return "\n".join(lines) + "\n"


def in_brackets(value: Any) -> str:
    """A value on one line, as YAML."""
    if isinstance(value, dict):
        pairs = (f"{yaml_scalar(key, in_brackets=True)}: {in_brackets(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_brackets, value))}]"
    return _scalar(value, in_brackets=True)


def _pair(key: str, value: Any, indent: str) -> list[str]:
    """A key and its value, with what is to be said about them above."""
    said = _said(value, indent)
    inner = value.value if isinstance(value, Entry) else value
    head = f"{indent}{yaml_scalar(key, in_brackets=True)}:"
    if not isinstance(inner, (dict, list)):
        return [*said, f"{head} {_scalar(inner, in_brackets=False)}"]
    flow = f"{head} {in_brackets(plain(inner))}"
    is_section = not indent and key in _SECTIONS
    if not is_section and len(flow) <= _WIDTH and not _has_remarks(inner):
        return [*said, flow]
    return [*said, head, *_block(inner, indent + "  ")]


def _block(value: Any, indent: str) -> list[str]:
    if isinstance(value, dict):
        return [line for key, item in value.items() for line in _pair(key, item, indent)]
    return [line for item in value for line in _item(item, indent)]


def _item(item: Any, indent: str) -> list[str]:
    """An entry of a list."""
    inner = item.value if isinstance(item, Entry) else item
    said = _said(item, indent)
    flow = f"{indent}- {in_brackets(plain(inner))}"
    if not isinstance(inner, dict) or (len(flow) <= _WIDTH and not _has_remarks(inner)):
        return [*said, flow]
    lines = _block(inner, indent + "  ")
    return [*said, f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def _has_remarks(value: Any) -> bool:
    if isinstance(value, Entry):
        return bool(value.why or value.unsure) or _has_remarks(value.value)
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_remarks, items))


def _said(value: Any, indent: str) -> list[str]:
    if not isinstance(value, Entry):
        return []
    why = _comment(value.why, indent) if value.why else []
    return why + (_comment(f"unsure: {value.unsure}", indent) if value.unsure else [])


def _comment(text: str, indent: str) -> list[str]:
    wrapped = textwrap.wrap(_on_a_line(text), _WIDTH - len(indent) - 2, break_on_hyphens=False)
    return [f"{indent}# {line}" for line in wrapped]


def _on_a_line(text: str) -> str:
    """The text as a comment may hold it: nothing in it ends the line or steers a terminal."""
    return "".join(mark if mark.isprintable() else " " for mark in text)


def _scalar(value: Any, *, in_brackets: bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and "e" in repr(value):  # YAML takes 1e-06 for a text
        return f"{Decimal(repr(value)):f}"
    return yaml_scalar(value, in_brackets=in_brackets) if isinstance(value, str) else f"{value}"


def _refused(proposal: Proposal) -> list[str]:
    if not proposal.rules_left_out:
        return []
    told = "These rules would cost more than one place in twenty, so they are not set:"
    rules = [f"#   - {_on_a_line(in_brackets(found.value))}" for found in proposal.rules_left_out]
    return ["", *_comment(told, ""), *rules]


def _texts(proposal: Proposal) -> list[str]:
    if proposal.texts is None:
        return []
    mentee, mentor = proposal.texts
    value = {"kind": "text", "mentee": mentee, "mentor": mentor, "weight": 1}
    told = "Free texts can be compared by their words, with `pip install 'pairforge[text]'`; as a criterion:"
    return ["", *_comment(told, ""), f"#   - {_on_a_line(in_brackets(value))}"]


def _left_out(proposal: Proposal) -> list[str]:
    if not proposal.left_out:
        return []
    lines = ["", "# Columns that are not used:"]
    for side in ("mentor", "mentee"):
        columns = [f"{heading} ({what})" for which, heading, what in proposal.left_out if which == side]
        if columns:
            wrapped = _comment(f"  {side}s: {'; '.join(columns)}", "")
            lines += [wrapped[0], *(f"#     {line[2:]}" for line in wrapped[1:])]
    return lines
