"""Telegram's rules for the keyboards under a message, as pure checks. Source: core.telegram.org/bots/api#inlinekeyboardmarkup."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from simulator.entities import link_problem, utf16_length

CALLBACK_DATA_BYTES = 64
BUTTONS = 100
BUTTONS_PER_ROW = 8
COPY_TEXT_CHARACTERS = 256
PLACEHOLDER_CHARACTERS = 64

INLINE_KINDS = ("callback_data", "url", "web_app", "copy_text", "login_url", "switch_inline_query", "pay")
KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")

Markup = dict[str, Any]
Found = Iterator[str]


def decoded(value: object) -> Markup | None:
    """The markup as an object, from text or as it is; None if absent; ValueError if it is not an object."""
    if value is None or value == "":
        return None
    found = json.loads(value) if isinstance(value, str) else value
    if not isinstance(found, dict):
        raise ValueError("object expected as reply markup")  # noqa: TRY004 - what Telegram says
    return found


def buttons(markup: Markup | None) -> list[dict[str, Any]]:
    """All inline buttons in reading order."""
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]


def refusals(value: object) -> Found:
    """What Telegram answers 400 to, in its words."""
    try:
        markup = decoded(value)
    except json.JSONDecodeError:
        yield "can't parse reply keyboard markup JSON object"
        return
    except ValueError as problem:
        yield str(problem)
        return
    if not markup:
        return
    for name in ("inline_keyboard", "keyboard"):
        rows = markup.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            yield f'field "{name}" of the {"Inline" if name[0] == "i" else "Reply"}KeyboardMarkup must be an Array of Arrays'
            return
    listed = [button for row in markup.get("inline_keyboard", []) for button in row]
    if len(listed) > BUTTONS:
        yield "REPLY_MARKUP_TOO_LONG"
    for button in listed:
        yield from _inline(button)
    yield from _labels(button for row in markup.get("keyboard", []) for button in row)


def forgiven(value: object) -> Found:
    """What the documentation forbids and Telegram lets pass or quietly repairs."""
    try:
        markup = decoded(value) or {}
    except ValueError:
        return
    if sum(kind in markup for kind in KINDS) > 1:
        yield "more than one kind of reply markup at once"
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list):
        return
    for row in rows:
        if not isinstance(row, list):
            return
        if len(row) > BUTTONS_PER_ROW:
            yield f"{len(row)} buttons in one row, Telegram shows {BUTTONS_PER_ROW}"
        for button in row:
            if isinstance(button, dict) and sum(kind in button for kind in INLINE_KINDS) > 1:
                yield "an inline button does more than one thing"
    if utf16_length(str(markup.get("input_field_placeholder", ""))) > PLACEHOLDER_CHARACTERS:
        yield "input_field_placeholder is too long"


def web_app_problem(address: str) -> str | None:
    """Why Telegram opens no Mini App there, or None."""
    problem = link_problem(address)
    if problem is None and urlsplit(address).scheme != "https":
        return "Only HTTPS links are allowed"
    return problem


def _labels(listed: Iterable[object]) -> Found:
    for button in listed:
        label = button.get("text") if isinstance(button, dict) else button
        if not isinstance(label, str) or not label.strip():
            yield "keyboard button text must be non-empty"


def _inline(button: object) -> Found:
    if not isinstance(button, dict):
        yield "can't parse inline keyboard button: expected an object"
        return
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        yield "inline keyboard button text must be non-empty"
    kind = next((kind for kind in INLINE_KINDS if kind in button), None)
    if kind is None:
        yield "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    elif kind in ACTIONS:
        yield from ACTIONS[kind](button[kind])


def _callback_data(data: object) -> Found:
    if not 1 <= len(str(data).encode()) <= CALLBACK_DATA_BYTES:
        yield "BUTTON_DATA_INVALID"


def _url(address: object) -> Found:
    problem = link_problem(str(address))
    if problem is not None:
        yield f"inline keyboard button URL '{address}' is invalid: {problem}"


def _web_app(app: object) -> Found:
    address = str(app.get("url", "")) if isinstance(app, dict) else ""
    problem = web_app_problem(address)
    if problem is not None:
        yield f"inline keyboard button Web App URL '{address}' is invalid: {problem}"


def _copy_text(copied: object) -> Found:
    text = str(copied.get("text", "")) if isinstance(copied, dict) else ""
    if not 1 <= utf16_length(text) <= COPY_TEXT_CHARACTERS:
        yield "BUTTON_COPY_TEXT_INVALID"


ACTIONS: dict[str, Callable[[object], Found]] = {
    "callback_data": _callback_data,
    "url": _url,
    "web_app": _web_app,
    "copy_text": _copy_text,
}
