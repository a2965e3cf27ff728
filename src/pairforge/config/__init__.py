"""What the coordinator wants: the YAML, its schema, and ``load_config``."""

from pairforge.config.columns import BothHeadings, ListColumns, ScaleColumns, SharedColumns
from pairforge.config.config import Config
from pairforge.config.content import file_content
from pairforge.config.criteria import CriterionBase
from pairforge.config.loading import load_config
from pairforge.config.plug_ins import PlugIn, plug_in
from pairforge.config.readings import (
    Ask,
    Chosen,
    GroupAsk,
    Hours,
    Levels,
    ListAsk,
    Manager,
    Number,
    PairAsk,
    Reading,
    Side,
    Step,
    TableSpec,
    Tags,
    Text,
    Whole,
    Wishes,
)
from pairforge.config.yaml_text import parse_yaml

__all__ = [
    "Ask",
    "BothHeadings",
    "Chosen",
    "Config",
    "CriterionBase",
    "GroupAsk",
    "Hours",
    "Levels",
    "ListAsk",
    "ListColumns",
    "Manager",
    "Number",
    "PairAsk",
    "PlugIn",
    "Reading",
    "ScaleColumns",
    "SharedColumns",
    "Side",
    "Step",
    "TableSpec",
    "Tags",
    "Text",
    "Whole",
    "Wishes",
    "file_content",
    "load_config",
    "parse_yaml",
    "plug_in",
]
