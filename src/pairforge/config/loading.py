"""From a YAML file to a ``Config``, with every trouble of the file told at once."""

from __future__ import annotations

import copy
from os import PathLike
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pairforge.config.config import Config
from pairforge.config.troubles import config_troubles
from pairforge.config.yaml_text import Document, parse_yaml
from pairforge.errors import ConfigError, InputError, Trouble


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
    document = parse_yaml(_text_of(file), str(file))
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
        return _located(Config.model_validate(document.content), file, document)
    except ValidationError as error:
        troubles = config_troubles(error, document, str(file))
        raise ConfigError(troubles, _rest(document, error, file)) from None


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        what, remedy = "The config is not UTF-8 text.", "Save it as UTF-8 in your editor."
    except FileNotFoundError:
        what, remedy = "There is no such file.", "Check the path and the spelling."
    except OSError as error:
        what, remedy = f"The file cannot be read: {error.strerror}.", "Check that it is a file you may read."
    raise InputError([Trouble(what=what, remedy=remedy, file=str(file))])


def _located(config: Config, file: Path, document: Document) -> Config:
    return config.located(folder=file.resolve().parent, file=file, lines=document)


def _rest(document: Document, error: ValidationError, file: Path) -> Config | None:
    """What is left of the config without the entries that are wrong, if that is a config."""
    content = copy.deepcopy(document.content)
    for place in sorted({_entry(err["loc"]) for err in error.errors()}, key=str, reverse=True):
        _drop(content, place)
    try:
        rest = Config.model_validate(content)
    except ValidationError:
        return None
    return rest.located(folder=file.resolve().parent, file=file)


def _entry(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    in_list = len(loc) > 1 and loc[0] in {"criteria", "rules", "priorities"}
    return loc[:1] if in_list and loc[0] == "priorities" else loc[:2]


def _drop(content: Any, place: tuple[int | str, ...]) -> None:
    if not place:
        return
    for key in place[:-1]:
        try:
            content = content[key]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(content, dict):
        content.pop(place[-1], None)
    elif isinstance(content, list) and isinstance(place[-1], int) and place[-1] < len(content):
        content.pop(place[-1])
