"""Everything we could say passes Telegram's limits and loses nothing on the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.html import TEXT_UNITS, parts, plain, shortened, units
from bot.outbound import Call, UnsendableError, as_caption, as_plain, calls
from dialogs.documents import Drawn, Point
from dialogs.parcels import (
    AnswerTap,
    Attachment,
    Button,
    CloseKeyboard,
    DeleteMessage,
    Message,
    Parcel,
    ReplaceKeyboard,
)
from simulator.limits import violations
from simulator.wire import Upload

HTTPS, HTTP = "https://chat.example", "http://127.0.0.1:8080"
PDF = Drawn("comprobante.pdf", b"%PDF-1.4", is_photo=False)
PNG = Drawn("cuenta.png", b"\x89PNG", is_photo=True)

WORDS = st.text(st.sampled_from('aá😀<>&" \n.ñ0'), min_size=1, max_size=30)
LONG = st.builds(lambda word, times: word * times, WORDS, st.integers(1, 700))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tagged(name: str) -> st.SearchStrategy[str]:
    opening = f"<{name}>" if name != "a" else '<a href="https://cooprogreso.fin.ec/?a=1&amp;b=2">'
    return st.builds(
        lambda inner: f"{opening}{inner}</{name}>", HTML if name not in {"code", "pre"} else LONG.map(escaped)
    )


HTML: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(LONG.map(escaped), st.sampled_from(["b", "i", "u", "code", "pre", "a"]).flatmap(tagged))
)
DOCUMENTS = st.lists(HTML, max_size=8).map("\n\n".join)
MANY_MARKS = st.integers(90, 400).map(lambda count: " ".join(f"<b>{number}</b>" for number in range(count)))
BUTTONS = st.builds(
    Button, st.text(max_size=80), st.text(st.characters(codec="ascii"), min_size=1, max_size=64)
) | st.builds(Button, WORDS, st.just(""), st.just("t0ken-of_a-page"))
KEYBOARDS = st.lists(st.lists(BUTTONS, min_size=1, max_size=12).map(tuple), max_size=8).map(tuple)


def sent(parcel: Parcel, public_url: str = HTTPS, file: Drawn | None = None) -> tuple[Call, ...]:
    return calls(7, parcel, public_url, file)


def broken(made: Iterable[Call]) -> list[str]:
    """What the calls violate, as they go over the wire."""
    found = []
    for call in made:
        params: dict[str, Any] = dict(call.params)
        if call.file is not None:
            params[call.file_field] = Upload(call.file.name, "application/octet-stream", call.file.content)
        found += violations(call.method, params)
    return found


@given(DOCUMENTS | MANY_MARKS, KEYBOARDS, st.sampled_from([None, PDF, PNG]), st.sampled_from([HTTPS, HTTP]))
def test_every_message_passes_telegrams_limits(
    html: str, keyboard: Any, file: Drawn | None, url: str
) -> None:
    attachment = None if file is None else Attachment("receipt", b"")
    assert broken(sent(Message(html, keyboard, attachment), url, file)) == []


@given(DOCUMENTS | MANY_MARKS)
def test_a_long_message_loses_no_word_and_no_markup(html: str) -> None:
    pieces = parts(html)
    assert "".join("".join(map(plain, pieces)).split()) == "".join(plain(html).split())
    assert all(units(plain(piece)) <= TEXT_UNITS for piece in pieces)
    assert all(piece.count("<b>") == piece.count("</b>") for piece in pieces)


@given(DOCUMENTS, KEYBOARDS, st.sampled_from([None, PDF]))
def test_the_buttons_hang_on_the_last_part_only(html: str, keyboard: Any, file: Drawn | None) -> None:
    made = sent(Message(html, keyboard), file=file)
    with_buttons = [number for number, call in enumerate(made, start=1) if "reply_markup" in call.params]
    assert with_buttons == ([len(made)] if keyboard else [])


@given(DOCUMENTS | MANY_MARKS, st.text(max_size=400), KEYBOARDS)
def test_edits_and_answers_pass_telegrams_limits(html: str, toast: str, keyboard: Any) -> None:
    closing = sent(CloseKeyboard(3, html))
    captions = [as_caption(call) for call in closing if call.method == "editMessageText"]
    others = [ReplaceKeyboard(3, keyboard), DeleteMessage(3), AnswerTap("1", toast), AnswerTap("1")]
    assert broken([*closing, *captions, *(call for parcel in others for call in sent(parcel))]) == []


def test_a_long_message_is_cut_between_paragraphs() -> None:
    paragraph = "<b>Saldo</b> " + "x" * 1_990
    pieces = parts("\n\n".join([paragraph] * 3))
    assert [piece.strip() for piece in pieces] == [f"{paragraph}\n\n{paragraph}", paragraph]


def test_what_is_marked_across_a_cut_is_marked_on_both_sides() -> None:
    pieces = parts(f'<a href="https://x.ec"><b>{"a" * 4_090} {"b" * 20}</b></a>')
    assert [piece[:26] for piece in pieces] == ['<a href="https://x.ec"><b>'] * 2
    assert all(piece.endswith("</b></a>") for piece in pieces)


def test_a_file_carries_a_short_text_as_its_caption() -> None:
    (call,) = sent(
        Message("<b>Listo</b>", ((Button("Menú", "n.menu"),),), Attachment("receipt", b"")), file=PDF
    )
    assert (call.method, call.params["caption"], call.file) == ("sendDocument", "<b>Listo</b>", PDF)


def test_a_file_follows_a_long_text_and_has_the_buttons() -> None:
    text, file = sent(Message("x" * 1_025, ((Button("Menú", "n.menu"),),), Attachment("card", b"")), file=PNG)
    assert (text.method, file.method, "caption" in file.params) == ("sendMessage", "sendPhoto", False)


def test_a_place_goes_before_the_words_that_have_the_buttons() -> None:
    place = Drawn("Matriz", b"", is_photo=False, point=Point(-0.18, -78.48, "Matriz", "Av. 100, Quito"))
    venue, text = sent(
        Message("Abierto", ((Button("Menú", "n.menu"),),), Attachment("place", b"")), file=place
    )
    assert (venue.method, text.method, venue.file) == ("sendVenue", "sendMessage", None)
    assert "reply_markup" in text.params
    assert broken([venue, text]) == []


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        (HTTPS, {"text": "Abrir", "web_app": {"url": "https://chat.example/p/t0ken"}}),
        (HTTP, {"text": "Abrir", "url": "http://127.0.0.1:8080/p/t0ken"}),
    ],
)
def test_a_secure_page_is_a_mini_app_on_https_and_a_link_elsewhere(url: str, opens: dict[str, Any]) -> None:
    (call,) = sent(Message("Escribe tu clave", ((Button("Abrir", page="t0ken"),),)), url)
    assert call.params["reply_markup"] == {"inline_keyboard": [[opens]]}


def test_a_label_is_cut_between_words() -> None:
    assert (
        shortened("Cuenta de ahorros de la señora María Fernanda Quishpe", 30) == "Cuenta de ahorros de la…"
    )


@pytest.mark.parametrize(
    "keyboard",
    [((Button("a", ""),),), ((Button("a", "x" * 65),),), tuple(((Button("a", "x"),),) * 101)],
    ids=["no data", "data too long", "too many buttons"],
)
def test_a_keyboard_that_cannot_be_carried_is_a_fault(keyboard: Any) -> None:
    with pytest.raises(UnsendableError):
        sent(Message("x", keyboard))


def test_unreadable_markup_is_said_plainly() -> None:
    call = as_plain(Call("sendMessage", {"chat_id": 7, "text": "<b>1 < 2", "parse_mode": "HTML"}))
    assert call.params == {"chat_id": 7, "text": "1 < 2"}
