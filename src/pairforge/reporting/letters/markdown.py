"""Text from spreadsheets made harmless for Markdown."""

from __future__ import annotations

import re

from pairforge.reporting.safe_text import printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^=!])")
_FIRST = re.compile(r"^([-+:]|\d+(?=[.)]))")
_LINKED = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=www)(\.)")


def plain_markdown(text: str) -> str:
    """The text on one line, in which nothing is markup, HTML, a link or a list.

    Punctuation with a backslash in front stands for itself (CommonMark 0.31, section 2.4).
    """
    line = " ".join(printable(text).split())
    escaped = _LINKED.sub(lambda found: f"\\{found[0]}", _SPECIAL.sub(r"\\\1", line))
    first = _FIRST.match(escaped)
    if first is None:
        return escaped
    start = first[0]
    rest = escaped[len(start) :]
    return f"{start}\\{rest}" if start.isdigit() else f"\\{start}{rest}"
