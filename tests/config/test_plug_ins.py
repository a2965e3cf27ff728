"""Criteria of other packages in the YAML: found when they are used, checked like all others."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from tests.packages import install

from pairforge.config import Config, load_config
from pairforge.errors import ConfigError

GOOD = """
    from pairforge.config import Ask, CriterionBase, Text
    from pairforge.criteria import Criterion

    class Own(Criterion):
        phrase = "{}"
        class Config(CriterionBase):
            column: str
            steps: int = 3
            def asks(self, path=()):
                return (Ask("mentee", (self.column,), Text(), path),)
        def __init__(self, config, roster):
            self.label, self.weight = config.label, config.weight
        def values(self, mentees, mentors):
            return 0.5 + 0.0 * mentees + 0.0 * mentors
        mean = 0.5
        def evidence(self, mentee, mentor):
            return ()
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a package of one module with one criterion."""
    names = []

    def make(code=GOOD, *, kind="own", package="own-package", module="own_module"):
        folder = tmp_path / package
        install(folder, package, {kind: f"{module}:Own"}, {module: textwrap.dedent(code)})
        monkeypatch.syspath_prepend(folder)
        names.append(module)
        return folder

    yield make
    for name in names:
        sys.modules.pop(name, None)


def troubles_of(programme, text):
    """What is wrong with a config, line and all."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    return [(trouble.line, f"{trouble.what} {trouble.remedy}") for trouble in caught.value.troubles]


def test_a_criterion_of_another_package(installed, programme):
    """Its keys are read, its columns asked for, and they count in the hash."""
    installed()
    first, second = (
        load_config(programme(config={"criteria": [{"kind": "own", "column": "X", "steps": steps}]}))
        for steps in (3, 4)
    )
    (criterion,) = first.criteria
    assert (criterion.kind, criterion.label, criterion.weight, criterion.steps) == ("own", "own", 1.0, 3)
    assert [(ask.columns, ask.path) for ask in first.asks()] == [(("X",), ("criteria", 0))]
    assert first.sha256() != second.sha256()
    assert Config.model_validate(first.model_dump()).criteria == first.criteria
    assert (
        Config.model_validate({**first.model_dump(), "criteria": first.criteria}).criteria == first.criteria
    )


def test_nothing_is_imported_before_it_is_used(installed):
    """Neither importing pairforge nor reading a config without the kind loads the package."""
    folder = installed("raise RuntimeError('imported')")
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "import pairforge.criteria, pairforge.cli\n"
        "from pairforge.config import Config\n"
        "people = {'people': [{'id': 'A', 'X': '1'}]}\n"
        "criteria = [{'kind': 'same', 'column': 'X'}]\n"
        "Config.model_validate({'version': 1, 'mentors': people, 'mentees': people, 'criteria': criteria})\n"
        "Config.model_json_schema(); print('own_module' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_wrong_keys(installed, programme):
    """They are told with their lines and the keys of that criterion."""
    installed()
    text = "criteria:\n  - {kind: own, colum: X,\n     steps: many}\n"
    assert troubles_of(programme, text) == [
        (2, '"column" is missing in criteria.1. Add `column:` there.'),
        (
            3,
            "criteria.1.steps: input should be a valid integer, unable to parse string as an integer "
            '(it is "many"). Correct it.',
        ),
        (
            2,
            'Unknown key "colum" in criteria.1. Did you mean "column"? '
            "Known here: column, kind, name, steps, weight.",
        ),
    ]


def test_an_unknown_kind_is_told_with_those_of_packages(installed, programme):
    """Near kinds of other packages are proposed, too."""
    installed(kind="meeting_format")
    ((line, told),) = troubles_of(programme, "criteria:\n  - {kind: meeting_formt, column: X}\n")
    assert line == 2
    assert 'There is no kind "meeting_formt" for criteria.1. Did you mean "meeting_format"? Known' in told
    assert told.endswith(", meeting_format.")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "import nothing_of_that_name",
            "the package own-package, which offers `kind: own`, cannot be imported (ModuleNotFoundError: "
            "No module named 'nothing_of_that_name'); update it, or ask its author",
        ),
        (
            "Owm = 3",
            "the package own-package, which offers `kind: own`, cannot be imported (AttributeError: module "
            "'own_module' has no attribute 'Own'); update it, or ask its author",
        ),
        (
            GOOD.replace("CriterionBase)", "object)").replace("def evidence", "def evidense"),
            "`kind: own` of the package own-package lacks a Config that is a CriterionBase; ask its author",
        ),
        (
            GOOD.replace('phrase = "{}"', 'phrase = "both {0.__class__}"'),
            "`kind: own` of the package own-package has a phrase that does not hold {} just once; "
            "ask its author",
        ),
        (
            GOOD.replace(
                "steps: int",
                "kind: str = 'same'\n            def model_post_init(self, context):\n"
                "                object.__setattr__(self, 'kind', 'same')\n            steps: int",
            ),
            "the package own-package takes `kind: own` for another one; ask its author",
        ),
        (
            "Own = 3",
            "`kind: own` of the package own-package lacks a Config that is a CriterionBase, phrase, values, "
            "mean, interval, evidence; ask its author",
        ),
    ],
)
def test_a_package_that_is_not_as_it_should_be(installed, programme, code, said):
    """The message names the package and what is wrong with it."""
    installed(code)
    text = "criteria:\n  - {kind: own, column: X}\n"
    assert troubles_of(programme, text) == [(2, f"criteria.1: {said}. Correct it.")]


def test_no_package_replaces_a_kind(installed, programme):
    """Whoever uses that kind is told of the clash; whoever does not is not troubled."""
    installed(kind="same")
    text = "criteria:\n  - {kind: same, column: X}\n"
    assert troubles_of(programme, text) == [
        (
            2,
            "criteria.1: the package own-package offers `kind: same`, which is one of pairforge's own; "
            "uninstall it, or ask its author to call it something else. Correct it.",
        )
    ]
    assert load_config(programme(config={"criteria": [{"kind": "different", "column": "X"}]})).criteria


def test_two_packages_with_one_kind(installed, programme):
    """Neither is preferred."""
    installed()
    installed(package="other-package", module="other_module")
    ((_, told),) = troubles_of(programme, "criteria:\n  - {kind: own, column: X}\n")
    assert told == (
        "criteria.1: several packages offer `kind: own`: other-package, own-package; "
        "uninstall all but one. Correct it."
    )
