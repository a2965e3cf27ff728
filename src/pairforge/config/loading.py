"""From a YAML file to a ``Config``, with every trouble of the file told at once."""

from __future__ import annotations

import hashlib
from os import PathLike
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pairforge.config.config import Config
from pairforge.config.content import file_content
from pairforge.config.troubles import config_troubles
from pairforge.config.yaml_text import Document, parse_yaml
from pairforge.errors import ConfigError, InputError, Trouble

_LEFT_OUT = {"priorities", "fairness"}


def load_config(path: str | PathLike[str]) -> Config:
    """Read a config.

    Parameters
    ----------
    path
        The YAML file (UTF-8).

    Returns
    -------
    Config
        The validated config; its paths are relative to the file's folder.

    Raises
    ------
    InputError
        If the file cannot be read or is not YAML.
    ConfigError
        If something in it is wrong; lists everything that is, with lines.
    """
    file = Path(path)
    content = file_content(file, str(file))
    document = parse_yaml(_text_of(content, file), str(file))
    if not isinstance(document.content, dict):
        raise InputError(
            [
                Trouble(
                    what="The config is empty." if document.content is None else "This is no config.",
                    remedy="It starts with `version: 1`, then `mentors:`, `mentees:` and `criteria:`; "
                    "see the README for an example.",
                    file=str(file),
                )
            ]
        )
    try:
        config = Config.model_validate(document.content)
        return config.located(file, lines=document, file_sha256=hashlib.sha256(content).hexdigest())
    except ValidationError as error:
        troubles = config_troubles(error, document, str(file))
        raise ConfigError(troubles, _rest(document, error, file)) from None


def _text_of(content: bytes, file: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            [
                Trouble(
                    what="The config is not UTF-8 text.",
                    remedy="Save it as UTF-8 in your editor.",
                    file=str(file),
                )
            ]
        ) from None


def _rest(document: Document, error: ValidationError, file: Path) -> Config | None:
    """What is left of the config without the entries that are wrong, if that names people.

    Priorities and limits are left out in any case: they may need what is wrong.
    """
    wrong = {err["loc"][:length] for err in error.errors() for length in _entry_lengths(err["loc"])}
    content: dict[str, Any] = {}
    moved: dict[tuple[str | int, ...], int] = {}
    for key, value in document.content.items():
        if key in _LEFT_OUT:
            continue
        if isinstance(value, dict):
            value = {inner: item for inner, item in value.items() if (key, inner) not in wrong}
        elif isinstance(value, list):
            kept = [idx for idx in range(len(value)) if (key, idx) not in wrong]
            moved |= {(key, idx): place for place, idx in enumerate(kept)}
            value = [value[idx] for idx in kept]
        if (key,) not in wrong:
            content[key] = value
    criteria = content.get("criteria")
    content |= {"version": 1, "criteria": criteria or [{"kind": "same", "column": "any"}]}
    lines = {
        (path[0], moved[path[:2]], *path[2:]) if path[:2] in moved else path: line
        for path, line in document.lines.items()
    }
    try:
        rest = Config.model_validate(content).located(file, lines=Document(content, lines))
    except ValidationError:
        return None
    return rest if criteria else rest.model_copy(update={"criteria": []})


def _entry_lengths(loc: tuple[int | str, ...]) -> tuple[int, ...]:
    """How much of the path names what is to be left out: an entry of a list or of a mapping, or all of it."""
    return (1,) if len(loc) == 1 or loc[0] == "history" else (2,)
