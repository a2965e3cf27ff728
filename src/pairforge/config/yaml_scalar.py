"""Any text as one scalar of YAML: plain where that is safe for every reader, else in double quotes."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./@()&+'-]*[\w.)])?")
_PLAIN_ON_A_LINE = re.compile(r"[^\W\d_](?:[\w ./@()&+',?-]*[\w.)?])?")
_OTHERS_READ_AS_VALUES = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_STEERING = re.compile("[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]")


def yaml_scalar(text: str, *, in_brackets: bool = False) -> str:
    """The text as YAML that is read back as the same text.

    Parameters
    ----------
    text
        Any text.
    in_brackets
        Whether it stands in ``[...]`` or ``{...}``, where a comma or question mark needs quotes.
    """
    plain = _PLAIN if in_brackets else _PLAIN_ON_A_LINE
    if plain.fullmatch(text) and text.isprintable() and text.casefold() not in _OTHERS_READ_AS_VALUES:
        return text
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
