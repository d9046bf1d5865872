"""What chats must hear without having asked."""

from __future__ import annotations

from dataclasses import dataclass

from banking.values.base import OperationId
from banking.values.transfers import Receipt


@dataclass(frozen=True, slots=True)
class Notice:
    """The outcome of an operation that its member was perhaps not told (`design.md` §3)."""

    operation: OperationId
    chat_id: int
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """What a chat must hear without having asked; delivered until the turn that takes it up has committed."""

    id: int
    chat_id: int
    kind: str
    """`form_done`: a secure page was completed (data: `handle`); `unlinked`: the channel moved to another chat (S10)."""
    data: tuple[tuple[str, str], ...]
