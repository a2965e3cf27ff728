"""`check` reads every shape and trouble, and says what it found in a document that conforms."""

import json
from pathlib import Path

import jsonschema
import pytest

from pairforge.pipeline import run_check
from pairforge.reporting.check_document import check_json, check_schema
from pairforge.reporting.check_page import check_page

CONFIGS = sorted(Path(__file__).parent.glob("*/config.yaml"))


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.parent.name)
def test_every_format_is_checked(config):
    """No conflict and no shortage of seats under a rule; every notice is in the document and on the page."""
    outcome = run_check(config)
    document = json.loads(check_json(outcome.check, outcome.roster))
    jsonschema.validate(document, json.loads(check_schema()))
    assert not {"conflict", "shortage", "proposal"} & set(document["concerns"])
    assert len(document["notices"]) == len(outcome.roster.notices)
    page = check_page(outcome.check, outcome.roster).decode()
    assert page.count("<tr>") == page.count("</tr>") > len(outcome.roster.notices)


def test_there_are_formats():
    """The list above is not empty by mistake."""
    assert len(CONFIGS) > 30
