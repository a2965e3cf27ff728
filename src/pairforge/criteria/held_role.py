"""Whether the mentor has held the mentee's role, or one of its family; a part of ``path``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pairforge.criteria.covering import Covering
from pairforge.criteria.protocol import Evidence
from pairforge.roster import TagLists, Texts
from pairforge.roster.cells import fold


class HeldRole(Covering):
    """1 where the mentor has held the role or another one of its family, else 0; blank if either is.

    Parameters
    ----------
    wanted
        The mentees' role.
    held
        The mentors' roles.
    column
        Heading of the mentees' role, for evidence.
    words
        How it is told; ``{}`` stands for the role.
    families
        Roles that are alike, by the name of their family.
    """

    def __init__(
        self,
        wanted: Texts,
        held: TagLists,
        column: str,
        words: str,
        families: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._roles = wanted.words
        family_of = {
            fold(role): f"\n{fold(family)}"
            for family, roles in (families or {}).items()
            for role in (family, *roles)
        }  # no answer holds a line break, so a family is never taken for a role
        mine = tuple((family_of.get(key, key),) if key else () for key in wanted.keys)
        theirs = tuple(tuple(dict.fromkeys(family_of.get(key, key) for key in keys)) for keys in held.keys)
        shown = {key: key for keys in mine for key in keys}
        lists = TagLists.by_order(mine, shown), TagLists.by_order(theirs, shown)
        super().__init__(*lists, column, words=words)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The mentee's role, if the mentor held it or one like it."""
        role = self._roles[mentee]
        told = Evidence("mentee", self._column, role, 1.0, self._words.format(role))
        return (told,) if super().evidence(mentee, mentor) else ()
