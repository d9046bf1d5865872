"""The newest question of each chat, so that its buttons go once it was answered in words or on a secure page.

A tapped prompt is closed by its own turn, which knows the message; a typed answer knows none. What this process sent last is remembered
here, for as many chats as fit, and nowhere else: where another process sent it, the old buttons stay, and say kindly that they are old.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.outbound import Call
from dialogs.engine.notices import DURABLE
from dialogs.engine.work import MENU
from dialogs.parcels import Button, CloseKeyboard, Message, Parcel

chats_remembered: Final = 20_000
_ENGINE: Final = "~"
"""Begins the data of buttons that need no prompt."""


@dataclass(frozen=True, slots=True)
class _Prompt:
    message_id: int
    lasting: tuple[tuple[Button, ...], ...]
    """What stays of its buttons."""


class Prompts:
    """The open questions that this process put."""

    def __init__(self, most: int = chats_remembered) -> None:
        self._most = most
        self._open: OrderedDict[int, _Prompt] = OrderedDict()

    def note(self, chat_id: int, parcel: Parcel, answer: object) -> Call | None:
        """Something was sent, and this is what Telegram answered: the call that takes the buttons of the question before away, if
        there is one.
        """
        if isinstance(parcel, CloseKeyboard):
            found = self._open.get(chat_id)
            if found is not None and found.message_id == parcel.message_id:
                del self._open[chat_id]
            return None
        if not isinstance(parcel, Message):
            return None
        buttons = [button for row in parcel.keyboard for button in row]
        asks = any(_is_prompt(button) for button in buttons)
        if not asks and not any(button.data == MENU for button in buttons):
            return None
        before = self._open.pop(chat_id, None)
        number = answer.get("message_id") if isinstance(answer, Mapping) else None
        if asks and isinstance(number, int):
            lasting = tuple((button,) for button in buttons if not _is_prompt(button))
            self._open[chat_id] = _Prompt(number, lasting)
            if len(self._open) > self._most:
                self._open.popitem(last=False)
        return None if before is None else _taken_away(chat_id, before)


def _is_prompt(button: Button) -> bool:
    """Whether a button acts for one question only: the others have a sign in front."""
    return button.page is not None or not button.data.startswith((_ENGINE, DURABLE))


def _taken_away(chat_id: int, prompt: _Prompt) -> Call:
    params: dict[str, Any] = {"chat_id": chat_id, "message_id": prompt.message_id}
    if prompt.lasting:
        rows = [[{"text": each.text, "callback_data": each.data} for each in row] for row in prompt.lasting]
        params["reply_markup"] = {"inline_keyboard": rows}
    return Call("editMessageReplyMarkup", params)
