"""What people and their files are called: short where that is enough to tell them apart."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

from pairforge.roster import People

_LONGEST = 40
_OTHERS = re.compile("[^a-z0-9]+")

FILE = re.compile(r"(mentee|mentor)-([a-z0-9-]+-)?[0-9a-f]{12}\.md")
"""The names of files with letters."""


def shown_names(people: People) -> dict[str, str]:
    """The name of each person by id; with the id where several have the same."""
    counts = Counter(people.names)
    return {
        identifier: name if counts[name] == 1 else people.told(place)
        for place, (identifier, name) in enumerate(zip(people.ids, people.names, strict=True))
    }


def file_names(people: People) -> dict[str, str]:
    """The name of each person's file by id.

    It has letters of the alphabet, digits and hyphens alone and begins with the side, so that it is a name on
    every system; twelve digits of a hash of the id tell people apart, whoever else is in the programme.
    """
    return {
        identifier: "-".join(filter(None, (people.side, _slug(name), _digits(identifier)))) + ".md"
        for identifier, name in zip(people.ids, people.names, strict=True)
    }


def _slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss"))
    ascii_only = letters.encode("ascii", "ignore").decode("ascii")
    return _OTHERS.sub("-", ascii_only)[:_LONGEST].strip("-")


def _digits(identifier: str) -> str:
    return hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:12]
