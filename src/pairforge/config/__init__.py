"""What the coordinator wants: the YAML, its schema, and ``load_config``."""

from pairforge.config.config import Config
from pairforge.config.content import file_content
from pairforge.config.loading import load_config
from pairforge.config.readings import (
    Ask,
    Chosen,
    GroupAsk,
    Hours,
    Levels,
    Manager,
    Number,
    PairAsk,
    Reading,
    Side,
    Step,
    TableSpec,
    Tags,
    Text,
    Wishes,
)
from pairforge.config.yaml_text import parse_yaml

__all__ = [
    "Ask",
    "Chosen",
    "Config",
    "GroupAsk",
    "Hours",
    "Levels",
    "Manager",
    "Number",
    "PairAsk",
    "Reading",
    "Side",
    "Step",
    "TableSpec",
    "Tags",
    "Text",
    "Wishes",
    "file_content",
    "load_config",
    "parse_yaml",
]
