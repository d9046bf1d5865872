"""What a member sees: a chat that applies parcels as Telegram would, and writes itself down as a transcript."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace

from banking.api import Archive
from dialogs.documents import draw, draw_with
from dialogs.parcels import (
    AnswerTap,
    Attachment,
    Button,
    CloseKeyboard,
    DeleteMessage,
    Delivery,
    Keyboard,
    Message,
    Parcel,
    ReplaceKeyboard,
    Result,
)

_TAG = re.compile(r"</?([a-z]+)[^>]*>")
_MARKS = {"b": "*", "i": "_", "code": "`"}


def readable(marked: str) -> str:
    """HTML as a transcript shows it: bold in stars."""
    return html.unescape(_TAG.sub(lambda tag: _MARKS.get(tag[1], ""), marked))


@dataclass(frozen=True)
class Bubble:
    """A message of the bot on the screen."""

    id: int
    html: str
    keyboard: Keyboard = ()
    attachment: Attachment | None = None


@dataclass
class Screen:
    """Implements `Channel` for one or more chats: the last bubbles of each, and what happened in order."""

    bubbles: dict[int, list[Bubble]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    archive: Archive | None = None
    """Where files of many rows come from."""
    results: list[Delivery] = field(default_factory=list)
    """What the next deliveries answer instead of SENT; for tests of refusals."""
    number: int = 100

    async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
        if self.results:
            return self.results.pop(0)
        bubbles = self.bubbles.setdefault(chat_id, [])
        match parcel:
            case Message():
                self.number += 1
                bubbles.append(Bubble(self.number, parcel.html, parcel.keyboard, parcel.attachment))
                await self._write(bubbles[-1])
            case AnswerTap():
                self.answered.append(parcel.callback_id)
                if parcel.text:
                    self.lines.append(f"  ({readable(parcel.text)})")
            case CloseKeyboard():
                self._change(bubbles, parcel.message_id, html=parcel.html, keyboard=())
                self.lines.append(f"  ✅ {readable(parcel.html.rsplit('✅ ', 1)[1])}")
            case ReplaceKeyboard():
                self._change(bubbles, parcel.message_id, keyboard=parcel.keyboard)
                self._write_keyboard(parcel.keyboard)
            case DeleteMessage():
                self.lines.append("  ⌫ tu mensaje se borró")
            case _:
                raise AssertionError(parcel)
        return Delivery(Result.SENT)

    def last(self, chat_id: int) -> Bubble:
        return self.bubbles[chat_id][-1]

    def button(self, chat_id: int, label: str) -> tuple[Bubble, Button]:
        """The newest button with this label, its bubble with it."""
        for bubble in reversed(self.bubbles.get(chat_id, [])):
            for row in bubble.keyboard:
                for button in row:
                    if button.text == label:
                        return bubble, button
        raise AssertionError(f"no button [{label}] in the chat; the last bubble: {self.last(chat_id)}")

    def page(self, chat_id: int) -> str:
        """The token of the newest secure page."""
        for bubble in reversed(self.bubbles[chat_id]):
            for row in bubble.keyboard:
                for button in row:
                    if button.page:
                        return button.page
        raise AssertionError("no secure page in the chat")

    def _change(self, bubbles: list[Bubble], message_id: int, **changes: object) -> None:
        for place, bubble in enumerate(bubbles):
            if bubble.id == message_id:
                bubbles[place] = replace(bubble, **changes)  # type: ignore[arg-type]
                return
        raise AssertionError(f"no message {message_id}")

    async def _write(self, bubble: Bubble) -> None:
        first, *rest = readable(bubble.html).split("\n")
        self.lines += [f"« {first}", *(f"  {line}".rstrip() for line in rest)]
        if bubble.attachment is not None:
            archive, attachment = self.archive, bubble.attachment
            drawn = await draw_with(archive, attachment) if archive else draw(attachment)
            self.lines.append(f"  {'📎' if drawn.point is None else '📍'} {drawn.name}")
        self._write_keyboard(bubble.keyboard)

    def _write_keyboard(self, keyboard: Keyboard) -> None:
        for row in keyboard:
            self.lines.append(
                "  " + " ".join(f"[{button.text}]" + ("↗" if button.page else "") for button in row)
            )
