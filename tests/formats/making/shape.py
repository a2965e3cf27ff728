"""One invented export: its files, its config, and the roster that somebody reading them would expect."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Grid = Sequence[Sequence[Any]]
Person = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """One folder of ``tests/formats``.

    Parameters
    ----------
    folder
        Its name.
    config
        The ``config.yaml``, as a coordinator would write it.
    files
        The exports.
    mentors, mentees
        By id: name, e-mail, capacity, min or wants (where they are not the default), and each answer that
        the config asks for, under its heading.
    pairs
        Lists of pairs by the kind of rule or criterion that asks for them: mentee, mentor and perhaps score.
    criteria
        How many criteria must differ between pairs.
    shuffle
        Files whose rows may stand in any order: the row of the first answers.
    spoiled
        The files that replace the others in the spoiled twin.
    """

    folder: str
    config: str
    files: Mapping[str, bytes]
    mentors: Mapping[str, Person]
    mentees: Mapping[str, Person]
    pairs: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict)
    criteria: int = 3
    shuffle: Mapping[str, int] = field(default_factory=dict)
    spoiled: Mapping[str, bytes] = field(default_factory=dict)

    def expected(self) -> str:
        """The ``expected.json``, one person a line, as ids are sorted."""
        defaults = {"mentors": {"capacity": 1, "min": 0}, "mentees": {"wants": 1}}
        sides = {}
        for side, people in (("mentors", self.mentors), ("mentees", self.mentees)):
            order = sorted(people, key=lambda identifier: (identifier.casefold(), identifier))
            sides[side] = {
                identifier: {"name": identifier, "email": ""} | defaults[side] | people[identifier]
                for identifier in order
            }
        lines = ["{", f' "criteria": {self.criteria},', f' "shuffle": {_plain(self.shuffle)},']
        lines.append(f' "pairs": {_plain({kind: sorted(pairs) for kind, pairs in self.pairs.items()})},')
        for side, people in sides.items():
            rows = [f"  {_plain(identifier)}: {_plain(person)}" for identifier, person in people.items()]
            lines += [f' "{side}": {{', ",\n".join(rows), " }" + ("," if side == "mentors" else "")]
        return "\n".join([*lines, "}"]) + "\n"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
