"""YAML read as text, with the line of every key: ``007`` stays ``007`` and ``no`` stays ``no``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from pairforge.errors import InputError, Trouble

Path = tuple[str | int, ...]


# libyaml reads "How many?" inside {...}; the parser in Python stops at the question mark.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "null", "map", "seq", "merge")}


class _TextLoader(_SafeLoader):  # type: ignore[misc]
    """Reads every scalar as text except null and merge keys; the schema decides what is a number."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Document:
    """A YAML document: its content, and the line (from 1) of each key and list item by its path."""

    content: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int | None:
        """Line of the deepest part of ``path`` that stands in the document."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


def parse_yaml(text: str, file: str) -> Document:
    """Parse one YAML document.

    Raises
    ------
    InputError
        If it is no valid YAML, or a key stands wrong in one mapping.
    """
    try:
        loader = _TextLoader(text)
        node = loader.get_single_node()
        if node is None:
            return Document(None, {})
        lines: dict[Path, int] = {}
        wrong: list[Trouble] = []
        _walk(node, (), file, lines, wrong)
        if wrong:
            raise InputError(wrong)
        return Document(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InputError([_syntax_trouble(str(error.problem or error.context), file, mark)]) from None
    except yaml.YAMLError as error:
        raise InputError([_syntax_trouble(str(error), file, None)]) from None
    except RecursionError:
        raise InputError([_syntax_trouble("it holds itself, or is nested too deeply", file, None)]) from None


def _syntax_trouble(problem: str, file: str, mark: yaml.Mark | None) -> Trouble:
    return Trouble(
        what=f"This is not valid YAML: {problem}.",
        remedy="Check the indentation (spaces, no tabs), colons and quotes here and one line above.",
        file=file,
        line=None if mark is None else mark.line + 1,
    )


def _walk(node: yaml.Node, path: Path, file: str, lines: dict[Path, int], wrong: list[Trouble]) -> None:
    lines.setdefault(path, node.start_mark.line + 1)
    if node.tag not in _TAGS:
        wrong.append(
            Trouble(
                what=f"The tag {node.tag.replace('tag:yaml.org,2002:', '!!')} is not known here.",
                remedy="Remove it; the config says by itself what is a number.",
                file=file,
                line=node.start_mark.line + 1,
            )
        )
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen and name != "<<":
                wrong.append(
                    Trouble(
                        what=f'The key "{name}" stands twice.',
                        remedy="Keep one of the two.",
                        file=file,
                        line=line,
                    )
                )
            seen.add(name)
            lines[(*path, name)] = line
            _walk(value, (*path, name), file, lines, wrong)
    elif isinstance(node, yaml.SequenceNode):
        for idx, item in enumerate(node.value):
            _walk(item, (*path, idx), file, lines, wrong)
