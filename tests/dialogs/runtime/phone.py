"""A messenger that keeps what it was given, and answers as it is told to."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field

from dialogs.engine.events import Event, Tap, Text
from dialogs.parcels import AnswerTap, Button, Delivery, Message, Parcel, Result
from dialogs.runtime import Inbound, TapSource


@dataclass
class Phones:
    """The phones of all chats. `answers` are given in turn before `SENT`."""

    received: dict[int, list[Parcel]] = field(default_factory=lambda: defaultdict(list))
    answers: deque[Delivery | Exception] = field(default_factory=deque)
    busy: int = 0
    """Sends under way."""
    most_busy: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    _sending: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    _updates: int = 1000

    async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
        self._sending[chat_id] += 1
        self.most_busy[chat_id] = max(self.most_busy[chat_id], self._sending[chat_id])
        try:
            await asyncio.sleep(0)
            answer = self.answers.popleft() if self.answers else Delivery(Result.SENT)
            if isinstance(answer, Exception):
                raise answer
            if answer.result is Result.SENT:
                self.received[chat_id].append(parcel)
            return answer
        finally:
            self._sending[chat_id] -= 1

    # --- reading ---

    def texts(self, chat_id: int) -> list[str]:
        return [parcel.html for parcel in self.received[chat_id] if isinstance(parcel, Message)]

    def last(self, chat_id: int) -> str:
        return self.texts(chat_id)[-1]

    def toasts(self, chat_id: int) -> list[AnswerTap]:
        return [parcel for parcel in self.received[chat_id] if isinstance(parcel, AnswerTap)]

    def button(self, chat_id: int, label: str) -> Button:
        """The newest button with this label."""
        for parcel in reversed(self.received[chat_id]):
            if isinstance(parcel, Message):
                for row in parcel.keyboard:
                    for button in row:
                        if label in button.text:
                            return button
        raise AssertionError(f"no button {label!r} in {self.texts(chat_id)[-3:]}")

    # --- acting ---

    def types(self, chat_id: int, text: str) -> Inbound:
        self._updates += 1
        return Inbound(chat_id, Text(text, self._updates), self._updates)

    def taps(self, chat_id: int, label: str) -> Inbound:
        return self.taps_button(chat_id, self.button(chat_id, label))

    def taps_button(self, chat_id: int, button: Button) -> Inbound:
        self._updates += 1
        source = TapSource(f"callback-{self._updates}", 7, "¿Qué quieres hacer?")
        return Inbound(chat_id, Tap(button.data, 7), self._updates, source)

    def does(self, chat_id: int, event: Event) -> Inbound:
        self._updates += 1
        return Inbound(chat_id, event, self._updates)
