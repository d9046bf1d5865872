"""A bank of one member in this process: it remembers what it carried out, as the real one does, and can be made to fail."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from banking.api import (
    Account,
    AccountKind,
    AccountRef,
    AccountStatus,
    AskForPerson,
    Button,
    ButtonGone,
    ButtonTaken,
    Caller,
    CardRef,
    ChallengeId,
    ChatProfile,
    CodeAccepted,
    CodeSent,
    CodeWrong,
    Command,
    DeskView,
    DeskWord,
    FormHandle,
    FormPurpose,
    FormTicket,
    GetChatProfile,
    Language,
    LeavePerson,
    ListAccounts,
    LogOut,
    Money,
    Notice,
    NoticeId,
    OperationId,
    Owner,
    OwnTransfer,
    Query,
    Quote,
    QuoteOwnTransfer,
    Receipt,
)

CODE = "482913"
NOON = datetime(2026, 3, 10, 17, 0, tzinfo=UTC)
SAVINGS = AccountRef(1, AccountKind.SAVINGS, "2030")
OTHER = AccountRef(2, AccountKind.SAVINGS, "7741")


class BankDownError(Exception):
    """The bank does not answer."""


@dataclass
class SmallBank:
    """`asked` and `executed` count calls; `moved` are the movements; `down` makes the named methods fail."""

    moved: dict[OperationId, OwnTransfer] = field(default_factory=dict)
    receipts: dict[OperationId, Receipt] = field(default_factory=dict)
    told: set[OperationId] = field(default_factory=set)
    codes: dict[tuple[OperationId, int], ChallengeId] = field(default_factory=dict)
    asked: Counter[type] = field(default_factory=Counter)
    executed: Counter[OperationId] = field(default_factory=Counter)
    down: set[str] = field(default_factory=set)
    with_person: dict[int, DeskView] = field(default_factory=dict)
    languages: dict[int, Language] = field(default_factory=dict)
    marked: list[tuple[UUID, str]] = field(default_factory=list)
    answers_lost: int = 0
    """Executions that happen but whose answer never comes."""

    async def ask(self, caller: Caller, query: Query[Any]) -> Any:
        await self._works("ask")
        self.asked[type(query)] += 1
        if isinstance(query, GetChatProfile):
            return ChatProfile(1, linked=True)
        if isinstance(query, ListAccounts):
            return (
                Account(SAVINGS, AccountStatus.ACTIVE, Money(29_565), Money(29_565)),
                Account(OTHER, AccountStatus.ACTIVE, Money(100_000), Money(100_000)),
            )
        assert isinstance(query, QuoteOwnTransfer)
        return Quote(Money(0), query.amount)

    async def send_code(
        self, caller: Caller, operation: OperationId, command: Command[Any], send: int
    ) -> CodeSent:
        await self._works("send_code")
        challenge = self.codes.setdefault(
            (operation, send), ChallengeId(UUID(int=operation.int ^ send ^ 0xC0DE))
        )
        await asyncio.sleep(0)
        return CodeSent(challenge, NOON + timedelta(minutes=3), NOON + timedelta(minutes=1), 2, "09•••••567")

    async def verify_code(
        self, caller: Caller, challenge: ChallengeId, code: str, attempt: str
    ) -> CodeAccepted | CodeWrong:
        await self._works("verify_code")
        return CodeAccepted(challenge) if code == CODE else CodeWrong(2)

    async def execute(
        self, caller: Caller, operation: OperationId, command: Command[Any], challenge: ChallengeId | None
    ) -> Any:
        await self._works("execute")
        self.executed[operation] += 1
        if isinstance(command, LogOut):
            return None
        assert isinstance(command, OwnTransfer)
        assert caller.session is not None
        assert challenge in self.codes.values()
        if operation not in self.moved:
            self.moved[operation] = command
            self.receipts[operation] = Receipt(
                "7F3A-22", NOON, command.source, command.target, command.amount, Money(0), command.reference
            )
        await asyncio.sleep(0)
        if self.answers_lost:
            self.answers_lost -= 1
            raise BankDownError
        return self.receipts[operation]

    async def open_form(
        self, caller: Caller, handle: FormHandle, purpose: FormPurpose, about: CardRef | None = None
    ) -> FormTicket:
        await self._works("open_form")
        return FormTicket(handle, f"token-{handle.hex}", NOON + timedelta(minutes=10))

    async def tell_desk(self, caller: Caller, word: DeskWord) -> DeskView:
        """A desk where a person is always free, and says nothing."""
        if isinstance(word, AskForPerson):
            self.with_person[caller.chat_id] = DeskView(Owner.AGENT, word.handoff, 1, agent="Andrea")
        elif isinstance(word, LeavePerson):
            self.with_person.pop(caller.chat_id, None)
        return self.with_person.get(caller.chat_id, DeskView(Owner.BOT))

    async def language_of(self, chat_id: int) -> Language | None:
        return self.languages.get(chat_id)

    async def choose_language(self, caller: Caller) -> None:
        await self._works("choose_language")
        self.languages[caller.chat_id] = caller.language

    async def mark_said(self, message: UUID, state: str) -> None:
        self.marked.append((message, state))

    async def mark_told(self, notice: NoticeId) -> None:
        await self._works("mark_told")
        self.told.add(OperationId(notice))

    async def offer_buttons(self, caller: Caller, notice: NoticeId) -> tuple[Button, ...]:
        await self._works("offer_buttons")
        return ()

    async def take_button(self, caller: Caller, handle: str, attempt: str) -> ButtonTaken | ButtonGone:
        """No notice of this bank has buttons."""
        await self._works("take_button")
        return ButtonGone()

    def untold(self, chat_id: int) -> list[Notice]:
        """What the member was perhaps never told."""
        return [
            Notice(NoticeId(operation), chat_id, "OwnTransfer", receipt)
            for operation, receipt in self.receipts.items()
            if operation not in self.told
        ]

    async def _works(self, method: str) -> None:
        await asyncio.sleep(0)
        if method in self.down:
            raise BankDownError(method)
