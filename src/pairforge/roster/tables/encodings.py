"""Bytes to text: the encoding is found in the file; what can only be assumed is told."""

from __future__ import annotations

import re

from pairforge.errors import InputError, Trouble
from pairforge.roster.cells import clean

_BEYOND_ASCII = re.compile("[^\\x00-\\x7f\ufffd]")
_WORD_BEYOND_ASCII = re.compile(r"[\w'-]*[^\x00-\x7f\s][\w'-]*")
_MOST_WORDS, _LONGEST = 5, 40
_ANY_BYTES = "cp1252"
_SAVE_AS = "In the spreadsheet program choose Save as, CSV UTF-8."


def decode(content: bytes, file: str) -> tuple[str, str]:
    """The text of a file and its encoding: UTF-8, UTF-16, UTF-32 or Windows-1252.

    Raises
    ------
    InputError
        If it is none of them, or partly UTF-8 and partly something else.
    """
    for encoding in _encodings(content):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            if encoding == "utf-8":
                _refuse_mixed(content, file)
    what = "The text is in an encoding that cannot be told (not UTF-8, UTF-16 or Windows-1252)."
    raise InputError([Trouble(what=what, remedy=_SAVE_AS, file=file)])


def assumed_encoding(encoding: str, text: str) -> str:
    """That a text was read as Windows-1252, which any bytes may be, with words that show whether it is."""
    if encoding != _ANY_BYTES or text.isascii():
        return ""
    words = sorted(set(_WORD_BEYOND_ASCII.findall(text)), key=lambda word: (-len(word), word))[:_MOST_WORDS]
    told = ", ".join(f'"{clean(word)[:_LONGEST]}"' for word in words)
    return f"The text is not UTF-8, so it was read as Windows-1252. See whether this is right: {told}."


def _encodings(content: bytes) -> list[str]:
    """The encodings that a text may be in, likeliest first."""
    if content.startswith(b"\xef\xbb\xbf"):
        return ["utf-8-sig"]
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return ["utf-32"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if (little := content[1:64:2].count(0)) + (big := content[:64:2].count(0)) > min(len(content), 64) / 4:
        return ["utf-16-le" if little > big else "utf-16-be"]
    return ["utf-8", _ANY_BYTES]


def _refuse_mixed(content: bytes, file: str) -> None:
    """Refuse a text of which most, but not all, is UTF-8: elsewhere such letters would be garbled."""
    text = content.decode("utf-8", "replace")
    if len(_BEYOND_ASCII.findall(text)) < text.count("\ufffd"):
        return
    line = text[: text.index("\ufffd")].rpartition("\n")[2]
    what = f'Some of the text is UTF-8, and some is in another encoding, first after "{clean(line)[-20:]}".'
    raise InputError([Trouble(what=what, remedy=_SAVE_AS, file=file)])
