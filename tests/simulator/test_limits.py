"""Every published limit: accepted at its edge, refused one beyond, with Telegram's description."""

from typing import Any

import pytest

from simulator import client
from simulator.limits import violations
from tests.simulator.conftest import Caller

OK = ""


def message(**more: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"text": "hola", **more}


def button(**fields: Any) -> tuple[str, dict[str, Any]]:
    return message(reply_markup={"inline_keyboard": [[{"text": "x", **fields}]]})


def grid(count: int) -> tuple[str, dict[str, Any]]:
    return message(
        reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": str(i)}] for i in range(count)]}
    )


def keyboard(label: str) -> tuple[str, dict[str, Any]]:
    return message(reply_markup={"keyboard": [[{"text": label, "request_contact": True}]]})


def commands(name: str, description: str) -> tuple[str, dict[str, Any]]:
    return "setMyCommands", {"commands": [{"command": name, "description": description}]}


def webhook(**fields: Any) -> tuple[str, dict[str, Any]]:
    return "setWebhook", {"url": "http://127.0.0.1:9/", **fields}


TABLE: list[tuple[str, tuple[str, dict[str, Any]], str]] = [
    ("text of 1", message(text="x"), OK),
    ("text of 0", message(text=""), "message text is empty"),
    ("text of white space", message(text=" \n "), "text must be non-empty"),
    ("text of 4096", message(text="x" * 4096), OK),
    ("text of 4097", message(text="x" * 4097), "message is too long"),
    ("2048 surrogate pairs", message(text="😀" * 2048), OK),
    ("2049 surrogate pairs", message(text="😀" * 2049), "message is too long"),
    (
        "4096 after entities",
        message(text="<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML"),
        OK,
    ),
    ("4097 after entities", message(text="&lt;" * 4097, parse_mode="HTML"), "message is too long"),
    ("nothing after entities", message(text="<b></b>", parse_mode="HTML"), "text must be non-empty"),
    (
        "unclosed tag",
        message(text="<b>x", parse_mode="HTML"),
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "other parse mode",
        message(parse_mode="BBCode"),
        "can't parse entities: unsupported parse_mode BBCode",
    ),
    ("entity inside", message(entities=[{"type": "bold", "offset": 0, "length": 4}]), OK),
    (
        "entity outside",
        message(entities=[{"type": "bold", "offset": 0, "length": 5}]),
        "ENTITY_BOUNDS_INVALID",
    ),
    ("data of 64 bytes", button(callback_data="ñ" * 32), OK),
    ("data of 65 bytes", button(callback_data="ñ" * 32 + "x"), "BUTTON_DATA_INVALID"),
    ("data of 0 bytes", button(callback_data=""), "BUTTON_DATA_INVALID"),
    (
        "button without label",
        button(text="", callback_data="x"),
        "inline keyboard button text must be non-empty",
    ),
    (
        "button without action",
        button(),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    ("100 buttons", grid(100), OK),
    ("101 buttons", grid(101), "REPLY_MARKUP_TOO_LONG"),
    ("http url", button(url="http://127.0.0.1:8080/p/x"), OK),
    ("tg url", button(url="tg://user?id=1"), OK),
    (
        "javascript url",
        button(url="javascript:alert(1)"),
        "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
    ),
    (
        "ftp url",
        button(url="ftp://coop.ec/"),
        "inline keyboard button URL 'ftp://coop.ec/' is invalid: Unsupported URL protocol",
    ),
    (
        "url without a dot",
        button(url="http://localhost/"),
        "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ),
    ("https Mini App", button(web_app={"url": "https://coop.ec/p"}), OK),
    (
        "http Mini App",
        button(web_app={"url": "http://coop.ec/p"}),
        "inline keyboard button Web App URL 'http://coop.ec/p' is invalid: Only HTTPS links are allowed",
    ),
    ("copy 256", button(copy_text={"text": "x" * 256}), OK),
    ("copy 257", button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
    ("broken markup", message(reply_markup="{"), "can't parse reply keyboard markup JSON object"),
    ("markup not an object", message(reply_markup="[]"), "object expected as reply markup"),
    ("contact button", keyboard("Compartir"), OK),
    ("contact button without label", keyboard(" "), "keyboard button text must be non-empty"),
    ("command of 32", commands("a" * 32, "x"), OK),
    ("command of 33", commands("a" * 33, "x"), "BOT_COMMAND_INVALID"),
    ("command with capitals", commands("Menu", "x"), "BOT_COMMAND_INVALID"),
    ("description of 256", commands("menu", "x" * 256), OK),
    ("description of 257", commands("menu", "x" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("no description", commands("menu", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("chat action", ("sendChatAction", {"action": "typing"}), OK),
    (
        "unknown chat action",
        ("sendChatAction", {"action": "thinking"}),
        "wrong parameter action in request",
    ),
    ("secret of 256", webhook(secret_token="aA0_-" * 51 + "a"), OK),
    ("secret of 257", webhook(secret_token="a" * 257), "secret token is too long"),
    (
        "secret with a space",
        webhook(secret_token="a b"),
        "secret token contains unallowed characters",
    ),
    (
        "plain http abroad",
        webhook(url="http://coop.ec/telegram"),
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "no document",
        ("sendDocument", {}),
        "there is no document in the request",
    ),
    (
        "document by address",
        ("sendDocument", {"document": "https://coop.ec/a.pdf"}),
        "wrong file identifier/HTTP URL specified",
    ),
    ("no chat", message(chat_id=""), "chat_id is empty"),
    ("unknown chat", message(chat_id=42), "chat not found"),
]


@pytest.mark.parametrize(("params", "complaint"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
async def test_a_limit_holds_at_its_edge(
    params: tuple[str, dict[str, Any]], complaint: str, call: Caller, ana: client.Person
) -> None:
    method, given = params
    answer = await call(method, **{"chat_id": ana.id, **given})
    if complaint:
        assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {complaint}"}
    else:
        assert answer["ok"], answer


@pytest.mark.parametrize(
    ("params", "broken"),
    [
        (message(text="a &amp; b", parse_mode="HTML"), 0),
        (message(text="a & b > c", parse_mode="HTML"), 2),
        (message(text="a & b"), 0),
        (message(text="<i>x</i>" * 101, parse_mode="HTML"), 1),
        (
            message(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}),
            1,
        ),
        (button(callback_data="x", url="https://coop.ec"), 1),
        (("sendDice", {}), 1),
        (("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 200}), 0),
        (("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}), 1),
    ],
)
def test_what_telegram_forgives_is_still_a_violation(params: tuple[str, dict[str, Any]], broken: int) -> None:
    method, given = params
    assert len(violations(method, {"chat_id": 1, **given})) == broken
