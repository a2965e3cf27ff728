"""YAML as text: nothing is retyped, every key knows its line, and bad YAML is told with its line."""

import pytest

from pairforge.config import parse_yaml
from pairforge.errors import InputError


@pytest.mark.parametrize(
    "word",
    ["007", "no", "yes", "on", "Off", "1.50", "1e3", "0x10", "2026-02-03", ".nan", "=", "true"],
)
def test_scalars_stay_text(word):
    """What YAML would make a number, a boolean or a date stays the text that was written."""
    assert parse_yaml(f"key: {word}\n{word}: 1\n", "c.yaml").content == {"key": word, word: "1"}


@pytest.mark.parametrize("blank", ["", "~", "null"])
def test_nothing_is_none(blank):
    """Nothing at all, ``~`` and ``null`` are None."""
    assert parse_yaml(f"key: {blank}\n", "c.yaml").content == {"key": None}


def test_quoted_null_is_text():
    """Somebody called Null can be written in quotes."""
    assert parse_yaml("key: 'null'\n", "c.yaml").content == {"key": "null"}


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_document_is_none(text):
    """A document without anything in it has no content."""
    assert parse_yaml(text, "c.yaml").content is None


def test_a_question_mark_in_a_flow_mapping():
    """A form's question can be a heading inside {...}."""
    parsed = parse_yaml("{capacity: How many students are you willing to mentor?, min: 0}\n", "c.yaml")
    assert parsed.content == {"capacity": "How many students are you willing to mentor?", "min": "0"}


def test_lines_of_keys_and_items():
    """Every key and list item has its line; a path that goes deeper has the line of what there is."""
    parsed = parse_yaml("# title\na:\n  - x\n  - {b: 1,\n     c: 2}\n\nd: 3\n", "c.yaml")
    lines = {
        (): 2, ("a",): 2, ("a", 0): 3, ("a", 1): 4, ("a", 1, "b"): 4, ("a", 1, "c"): 5, ("d",): 7,
        ("a", 1, "zzz", 4): 4, ("nowhere",): 2,
    }  # fmt: skip
    assert {path: parsed.line(path) for path in lines} == lines


def test_an_empty_document_has_no_lines():
    """Where nothing is written there is no line to name."""
    assert parse_yaml("", "c.yaml").line(("a",)) is None


def test_merge_keys_and_anchors_work():
    """``&``, ``*`` and ``<<`` are understood, and a merged key may be written anew."""
    parsed = parse_yaml("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\nc: *x\n", "c.yaml")
    assert parsed.content == {"a": {"p": "1", "q": "2"}, "b": {"p": "1", "q": "3"}, "c": {"p": "1", "q": "2"}}


def test_every_key_that_stands_twice_is_told():
    """A key twice in one mapping is an error, each with its line."""
    with pytest.raises(InputError, match="stands twice") as caught:
        parse_yaml("a: 1\nb:\n  - {c: 1, c: 2}\na: 3\n", "c.yaml")
    assert [(trouble.line, trouble.what) for trouble in caught.value.troubles] == [
        (3, 'The key "c" stands twice.'),
        (4, 'The key "a" stands twice.'),
    ]


def test_the_same_key_in_two_mappings_is_fine():
    """Only within one mapping may a key not stand twice."""
    assert parse_yaml("a: {b: 1}\nc: {b: 2}\n", "c.yaml").content == {"a": {"b": "1"}, "c": {"b": "2"}}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: c: d\n", 2),
        ("a: [1, 2\nb: 3\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ('a: "x\n', 2),
        ("a: *nobody\n", 1),
        ("? [a, b]\n: c\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_bad_yaml_is_told_with_its_line(text, line):
    """What is no YAML, or more than plain YAML, is refused with the line."""
    with pytest.raises(InputError, match="not valid YAML") as caught:
        parse_yaml(text, "c.yaml")
    (trouble,) = caught.value.troubles
    assert trouble.file == "c.yaml"
    assert trouble.line == line
    assert "indentation" in trouble.remedy


def test_control_characters_are_refused():
    """A stray control character is bad YAML, not a crash."""
    with pytest.raises(InputError, match="not valid YAML"):
        parse_yaml("a: x\x01y\n", "c.yaml")


def test_python_objects_are_not_made():
    """A tag that would run code is refused."""
    for tag in ("!unknown", "!!python/object/apply:os.getcwd", "!!int", "!!timestamp"):
        with pytest.raises(InputError, match=rf"c.yaml, line 2: The tag {tag} is not known here"):
            parse_yaml(f"b: 1\na: {tag} []\n", "c.yaml")


@pytest.mark.parametrize("text", ["a: &x {b: *x}\n", "&x [*x]\n", "[" * 3000 + "]" * 3000])
def test_yaml_without_end_is_refused(text):
    """An anchor inside itself, or brackets thousands deep, are bad YAML, not a crash."""
    with pytest.raises(InputError, match="not valid YAML"):
        parse_yaml(text, "c.yaml")
