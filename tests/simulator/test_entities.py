"""Telegram's HTML: what it reads, what it refuses, where the entities lie."""

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import (
    UnparsableEntitiesError,
    careless,
    detected,
    parse_html,
    trimmed,
    utf16_length,
)

READ: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("hola", "hola", []),
    ("<b>a</b> &lt;&gt;&amp;&quot;", 'a <>&"', [{"type": "bold", "offset": 0, "length": 1}]),
    ("&#36;5 &#x24;5", "$5 $5", []),
    ("👋 <i>Ana</i>", "👋 Ana", [{"type": "italic", "offset": 3, "length": 3}]),
    (
        "<b>a<u>b</u></b>",
        "ab",
        [{"type": "bold", "offset": 0, "length": 2}, {"type": "underline", "offset": 1, "length": 1}],
    ),
    (
        '<a href="https://x.ec/?a=1&amp;b=2">aquí</a>',
        "aquí",
        [{"type": "text_link", "offset": 0, "length": 4, "url": "https://x.ec/?a=1&b=2"}],
    ),
    ('<a href="http://localhost/">aquí</a>', "aquí", []),
    (
        '<pre><code class="language-py">x</code></pre>',
        "x",
        [{"type": "pre", "offset": 0, "length": 1, "language": "py"}],
    ),
    ("<code><b>x</b></code>", "x", [{"type": "code", "offset": 0, "length": 1}]),
    (
        "<blockquote expandable>x</blockquote>",
        "x",
        [{"type": "expandable_blockquote", "offset": 0, "length": 1}],
    ),
    ('<span class="tg-spoiler">x</span>', "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
    ("<B>x</B>", "x", [{"type": "bold", "offset": 0, "length": 1}]),
    ("<b></b>x", "x", []),
    ("a & b &nbsp; &eacute;", "a & b &nbsp; &eacute;", []),
]

REFUSED = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("ñ<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("1 <2", "Unclosed start tag at byte offset 2"),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (
        "<a href>x</a>",
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
    ),
    ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
]


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(("source", "complaint"), REFUSED)
def test_broken_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(UnparsableEntitiesError) as refusal:
        parse_html(source)
    assert str(refusal.value) == complaint


@given(st.text())
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])
    assert careless(html.escape(text, quote=False)) == []


@given(st.text(), st.text(min_size=1), st.text())
def test_offsets_stay_right_when_white_space_is_trimmed(before: str, bold: str, after: str) -> None:
    text, entities = trimmed(
        *parse_html(f" \n{html.escape(before)}<b>{html.escape(bold)}</b>{html.escape(after)} ")
    )
    assert text == text.strip()
    for entity in entities:
        units = text.encode("utf-16-le")
        marked = units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        assert marked.strip() == "" or marked in bold
        assert entity["offset"] + entity["length"] <= utf16_length(text)


def test_commands_and_addresses_are_marked_by_telegram_itself() -> None:
    found = detected("👋 /menu o https://coop.ec/x.", [])
    assert found == [
        {"type": "bot_command", "offset": 3, "length": 5},
        {"type": "url", "offset": 11, "length": 17},
    ]
