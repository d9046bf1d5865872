"""What chats must hear without having asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType
from uuid import UUID

from banking.values.base import Money

__all__ = [
    "NOT_ME",
    "RECEIPT_BUTTONS",
    "SHARE_RECEIPT",
    "Button",
    "ButtonTaken",
    "ChatEvent",
    "Concern",
    "MoneyReceived",
    "News",
    "NewsTopic",
    "Notice",
    "NoticeChoice",
    "NoticeId",
]

NoticeId = NewType("NoticeId", UUID)
"""Names a notice. The notice of an operation's outcome has the operation's own id."""

NOT_ME = "not_me"
"""The button "No fui yo" (S38)."""
SHARE_RECEIPT = "share_receipt"
"""The button "Compartir comprobante": it only shows, so it is never used up."""
RECEIPT_BUTTONS = (SHARE_RECEIPT, NOT_ME)
"""Under the outcome of a command whose answer is a receipt."""


@dataclass(frozen=True, slots=True)
class News:
    """Base of what happens to a member later, not in answer to a command: a payment was returned, money came in.

    A new kind is a dataclass here and its words, `notice-<class>`, whose variables begin with `told_`.
    """

    buttons: ClassVar[tuple[str, ...]] = (NOT_ME,)
    """Names of the buttons under it; what each starts is the channel's business (`dialogs.notices`)."""
    optional: ClassVar[bool] = False
    """Whether the member may choose not to hear of it."""
    opt_in: ClassVar[bool] = False
    """Whether only those hear of it who asked for it; such news are optional."""


@dataclass(frozen=True, slots=True)
class MoneyReceived(News):
    """Somebody else's money came in. Names and numbers are masked (S28)."""

    buttons: ClassVar[tuple[str, ...]] = ()
    optional: ClassVar[bool] = True
    amount: Money
    sender: str
    """Who sent it, masked, and from where: `Ana M••• (Cooprogreso)`."""
    account_last4: str
    at: datetime


class NewsTopic(StrEnum):
    """The kinds of news a member may choose not to hear of: classes of `News` that are `optional`."""

    MONEY_RECEIVED = "MoneyReceived"
    BILL_DUE = "BillDue"

    @property
    def opt_in(self) -> bool:
        """Whether nobody hears of it who did not ask for it."""
        return self is NewsTopic.BILL_DUE


@dataclass(frozen=True, slots=True)
class NoticeChoice:
    """Whether a member hears of such news."""

    topic: NewsTopic
    wanted: bool


@dataclass(frozen=True, slots=True)
class Button:
    """A durable button of a notice: `name` says what it starts, `handle` is what comes back (22 characters, S17)."""

    name: str
    handle: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a member was perhaps not told (`design.md` §3): an operation's outcome, or news."""

    id: NoticeId
    chat_id: int
    kind: str
    """The command whose outcome it is, or the class of the news."""
    value: object
    """The command's answer, or the news itself."""
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class ButtonTaken:
    """A notice's button was tapped by the chat and member it was made for: for the first time, unless it only shows."""

    name: str
    notice: NoticeId
    kind: str
    value: object


@dataclass(frozen=True, slots=True)
class Concern:
    """What "No fui yo" is about: a notice, or nothing in particular."""

    notice: NoticeId | None


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """What a chat must hear without having asked; delivered until the turn that takes it up has committed."""

    id: int
    chat_id: int
    kind: str
    """`form_done`: a secure page was completed (data: `handle`); `unlinked`: the channel moved to another chat (S10)."""
    data: tuple[tuple[str, str], ...]
