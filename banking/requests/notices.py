"""What a member wants to hear of."""

from __future__ import annotations

from dataclasses import dataclass

from banking.requests.base import Command, Query
from banking.values import NoticeChoice

__all__ = ["ChooseNotice", "ListNoticeChoices"]


@dataclass(frozen=True, slots=True)
class ListNoticeChoices(Query[tuple[NoticeChoice, ...]]):
    """The news a member may choose not to hear of, and what they chose."""


@dataclass(frozen=True, slots=True)
class ChooseNotice(Command[NoticeChoice]):
    """Hear of such news, or no longer; what guards the account is always told."""

    choice: NoticeChoice
