"""Replies into parcels: complete before the commit, so that nothing that can fail is left for later."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from banking.api import Language, NoticeId
from dialogs.documents import pack
from dialogs.engine.replies import Chosen, Delete, Key, Phrase, Redraw, Reply, Say, Toast
from dialogs.parcels import (
    AnswerTap,
    Button,
    CloseKeyboard,
    DeleteMessage,
    Keyboard,
    Message,
    Parcel,
    ReplaceKeyboard,
)
from dialogs.runtime.inbound import TapSource

TOAST_CHARACTERS = 200
"""Telegram's limit for the answer to a tap."""


class Words(Protocol):
    """What rendering needs of the words."""

    def html(self, ref: str, values: Mapping[str, object]) -> str:
        """A sentence in Telegram's HTML."""

    def plain(self, ref: str, values: Mapping[str, object]) -> str:
        """A sentence without markup."""

    def spoken(self, language: Language) -> Words:
        """The words of another language."""


class Renderer:
    """Renders in the language of the conversation."""

    def __init__(self, words: Words, language: Language = Language.SPANISH) -> None:
        """`words` raise for what they cannot say; that is a fault of the turn."""
        self._words = words.spoken(language)
        self._language = language

    def parcels(
        self, replies: Iterable[Reply], tap: TapSource | None = None, tells: NoticeId | None = None
    ) -> tuple[Parcel, ...]:
        """The replies in order; a tap's answer goes first, toast or not. The first message `tells` the notice."""
        toast: str | None = None
        made: list[Parcel] = []
        for reply in replies:
            if isinstance(reply, Say):
                made.append(self._message(reply, tells))
                tells = None
            elif isinstance(reply, Toast):
                toast = self._label(reply.phrase)[:TOAST_CHARACTERS]
            elif isinstance(reply, Delete):
                made.append(DeleteMessage(reply.message_id))
            elif tap is not None:
                made += self._changes(reply, tap)
        return (AnswerTap(tap.callback_id, toast), *made) if tap is not None else tuple(made)

    def _message(self, say: Say, tells: NoticeId | None) -> Message:
        paragraphs = [self._words.html(phrase.ref, phrase.values) for phrase in say.phrases]
        attachment = pack(say.document, self._language) if say.document is not None else None
        return Message("\n\n".join(paragraphs), self._keyboard(say.keys), attachment, tells, say.said)

    def _changes(self, reply: Reply, tap: TapSource) -> list[Parcel]:
        """What happens to the tapped prompt."""
        if isinstance(reply, Chosen):
            label = html.escape(self._label(reply.label), quote=False)
            closed = CloseKeyboard(tap.message_id, f"{tap.html}\n\n✅ <b>{label}</b>")
            return [closed, ReplaceKeyboard(tap.message_id, tap.lasting)] if tap.lasting else [closed]
        if isinstance(reply, Redraw):
            return [ReplaceKeyboard(tap.message_id, self._keyboard(reply.keys))]
        raise TypeError(type(reply).__name__)

    def _keyboard(self, rows: Sequence[Sequence[Key]]) -> Keyboard:
        return tuple(tuple(Button(self._label(key.label), key.data, key.page) for key in row) for row in rows)

    def _label(self, label: Phrase | str) -> str:
        return label if isinstance(label, str) else self._words.plain(label.ref, label.values)
