"""Tags: a list of answers a person, any or some of those that the config knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pairforge.config import Chosen, Tags
from pairforge.errors import did_you_mean
from pairforge.roster.answers.lists import keys_and_words, places, ranks_in, split_lists
from pairforge.roster.answers.options import split_chosen
from pairforge.roster.answers.source import Source
from pairforge.roster.cells import fold


@dataclass(frozen=True)
class TagLists:
    """A list of tags a person, in the order given and without repeats; ``words`` shows each key.

    ``ranks`` has a rank for each key: 1, 2, 3 where the order says it, 1, 1, 3 where two share a place.
    """

    keys: tuple[tuple[str, ...], ...]
    words: Mapping[str, str]
    ranks: tuple[tuple[int, ...], ...]

    @classmethod
    def by_order(cls, keys: tuple[tuple[str, ...], ...], words: Mapping[str, str]) -> TagLists:
        """Lists whose order says the ranks."""
        return cls(keys, words, tuple(tuple(range(1, len(tags) + 1)) for tags in keys))


def read_tags(reading: Tags, columns: list[int], source: Source) -> TagLists:
    """Split a column into lists; of a tag that stands twice in a list the first counts."""
    (column,) = columns
    cells = source.table.column(column)
    if reading.options:
        lists = split_chosen(source.table, column, reading.options, reading.separator, source.findings)
    else:
        lists = split_lists(cells, reading.separator)
    keys, shown = keys_and_words(Counter(word for words in lists for word in words))
    ranked: dict[tuple[Sequence[str], Sequence[int]], tuple[tuple[str, ...], tuple[int, ...]]] = {}
    found = []
    for cell, words in zip(cells, lists, strict=True):
        given = (words, ranks_in(cell, len(words)))
        if given not in ranked:
            own: dict[str, int] = {}
            for word, rank in zip(*given, strict=True):
                own.setdefault(keys[word], rank)
            ranked[given] = (tuple(own), places(tuple(own.values())))
        found.append(ranked[given])
    return TagLists(
        keys=tuple(keys for keys, _ in found), words=shown, ranks=tuple(ranks for _, ranks in found)
    )


def read_chosen(reading: Chosen, columns: list[int], source: Source) -> TagLists:
    """Split a column into lists of options; any other answer is kept as a trouble."""
    known = (*reading.options, *reading.ignored)
    lists = read_tags(Tags(reading.separator, known), columns, source)
    options, ignored = set(map(fold, reading.options)), set(map(fold, reading.ignored))
    remedy = f"Possible: {', '.join(known)}."
    for position, keys in enumerate(lists.keys):
        for key in keys:
            if key not in options | ignored:
                what = f'"{lists.words[key]}" is none of the answers that the config knows.'
                hint = did_you_mean(lists.words[key], known)
                trouble = source.table.trouble(position, columns[0], what, f"{hint}{remedy}")
                source.findings.troubles.append(trouble)
    kept = tuple(tuple(key for key in keys if key in options) for keys in lists.keys)
    return TagLists.by_order(kept, {fold(option): option for option in reading.options})
