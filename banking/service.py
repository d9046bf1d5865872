"""The bank at work: `banking.api`'s protocols over PostgreSQL.

Each request is one short transaction. A command is claimed under its operation id before anything else, so that a
repetition answers what the first run answered; `execute` tries again by itself, under the same id, when the database
asks for it or its answer to COMMIT was lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar, cast
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from banking import audit, operations, receipts
from banking.bills import history
from banking.canonical import digest
from banking.clock import Clock
from banking.codes import checking, sending
from banking.crypto import Keys
from banking.desk import conversations, thread
from banking.desk.console import Console
from banking.faults import Unavailable
from banking.handlers import FORESEEN, HANDLERS
from banking.ledger import statements
from banking.messages import buttons, events, telling
from banking.people import forms, languages
from banking.people.authority import MembersAuthority
from banking.people.pages import Pages
from banking.policy import Policy
from banking.ports import BillersAnswer, OpenBill
from banking.privacy import exporting
from banking.refusals import (
    ButtonGone,
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodesLocked,
    CodeWrong,
    CredentialsLocked,
    NotAuthorised,
    OperationConflict,
    PinBlocked,
    Refusal,
    SessionEnded,
)
from banking.requests import Command, DeskWord, Guards, Query, is_told, may_be_frozen
from banking.safety import freezing
from banking.values import (
    Button,
    ButtonTaken,
    Caller,
    CardRef,
    ChallengeId,
    ChatEvent,
    CodeAccepted,
    CodeSent,
    DataTicket,
    DeskView,
    FormAccepted,
    FormFaults,
    FormHandle,
    FormPurpose,
    FormTicket,
    FormView,
    Language,
    MyData,
    Notice,
    NoticeId,
    OperationId,
    PaidBillsSheet,
    PaidBillsTicket,
    Statement,
    StatementTicket,
    VerifiedReceipt,
)
from banking.work import Authority, Handlers, Order, Outside, Street, Work

T = TypeVar("T")

NOT_REMEMBERED = (NotAuthorised, SessionEnded, OperationConflict)
"""Refusals that leave the operation unused: log in, or type the code, and the same operation may still run."""

NEEDS_CODE = frozenset({Guards.MONEY, Guards.DESTINATION})
"""Guarded here for every such command at once, as are credentials of who is logged in; before the login the member is known only
inside the handlers.
"""

NOBODY = Caller(0)
"""For work of the bank's own: Telegram numbers no chat so."""

TRY_AGAIN = frozenset({"40001", "40P01", "55P03", "57014", "53300", "57P01", "57P02", "57P03"})
"""Serialization failure, deadlock, lock and statement time-outs, too many connections, server going down or starting."""


class Nobody:
    """A street where no company answers."""

    async def pending(self, company: str, number: str) -> tuple[OpenBill, ...] | BillersAnswer:
        """Away, whoever is asked."""
        del company, number
        return BillersAnswer.AWAY


class CooprogresoBank:
    """Implements `Bank` and `FormDesk`; safe to share between tasks."""

    def __init__(
        self,
        engine: AsyncEngine,
        keys: Keys,
        clock: Clock,
        policy: Policy,
        authority: Authority | None = None,
        handlers: Handlers = HANDLERS,
        street: Street | None = None,
    ) -> None:
        """`engine` logs in as the application's role; without a `street` nobody outside answers."""
        self._street = street or Street(Nobody())
        self._engine = engine
        self._keys = keys
        self._clock = clock
        self._policy = policy
        self._authority = authority or MembersAuthority(policy)
        self._handlers = handlers
        self._pages = Pages(self._persist, keys, clock, policy)
        self.console = Console(self._persist, keys, clock, policy)
        """The agent desk, as people at it use it."""

    async def ask(self, caller: Caller, query: Query[T]) -> T | Refusal:
        """Answer a query in one read transaction; what only the street knows is asked after it."""

        async def once(conn: AsyncConnection) -> object:
            now = self._clock()
            member = (
                await self._authority.member(conn, caller, now, even_ended=False)
                if query.needs_session
                else None
            )
            if query.needs_session and member is None:
                return SessionEnded()
            work = Work(conn, caller, member, now, self._keys, self._policy)
            frozen = await freezing.outgoing_frozen(conn, work.owner) if query.outgoing else None
            return frozen or await self._handlers[type(query)](work, query)

        answer = await self._persist(once)
        return cast("T | Refusal", await answer.ask(self._street) if isinstance(answer, Outside) else answer)

    async def execute(
        self, caller: Caller, operation: OperationId, command: Command[T], challenge: ChallengeId | None
    ) -> T | Refusal:
        """Carry a command out at most once; see `banking.api.Bank.execute`."""
        bound = digest(operation, command)
        foresee = FORESEEN.get(type(command))
        seen = None if foresee is None or challenge is None else await foresee(self._street, command)

        async def once(conn: AsyncConnection) -> object:
            return await self._carry_out(conn, caller, operation, command, challenge, bound, seen)

        answer = await self._persist(once)
        if isinstance(answer, NOT_REMEMBERED):
            await self._note_refusal(caller, operation, command, answer)
        return cast("T | Refusal", answer)

    async def mark_told(self, notice: NoticeId) -> None:
        """See `banking.api.Bank.mark_told`."""
        await self._persist(lambda conn: telling.told(self._work(conn, NOBODY), notice))

    async def tell_desk(self, caller: Caller, word: DeskWord) -> DeskView:
        """See `banking.api.Bank.tell_desk`."""
        return await self._persist(lambda conn: conversations.answer(self._work(conn, caller), word))

    async def language_of(self, chat_id: int) -> Language | None:
        """See `banking.api.Bank.language_of`."""
        return await self._persist(lambda conn: languages.language_of_chat(conn, chat_id))

    async def choose_language(self, caller: Caller) -> None:
        """See `banking.api.Bank.choose_language`."""
        await self._persist(
            lambda conn: languages.choose_language(conn, caller.chat_id, caller.language, self._clock())
        )

    async def mark_said(self, message: UUID, state: str) -> None:
        """See `banking.api.Bank.mark_said`."""
        await self._persist(lambda conn: thread.mark(conn, message, state, self._clock()))

    async def untold_notices(self, older_than_seconds: float, limit: int) -> list[Notice]:
        """See `banking.api.Bank.untold_notices`: a periodic job tells them."""
        age = timedelta(seconds=older_than_seconds)
        return await self._persist(lambda conn: telling.due(self._work(conn, NOBODY), age, limit))

    async def find_receipt(self, code: str) -> VerifiedReceipt | None:
        """What the book says of a receipt's code, for the public page; who asks how often is the page's to count."""
        return await self._persist(lambda conn: receipts.find(conn, self._keys, code))

    async def offer_buttons(self, caller: Caller, notice: NoticeId) -> tuple[Button, ...]:
        """See `banking.api.Bank.offer_buttons`."""
        return await self._persist(lambda conn: telling.offered(self._work(conn, caller), notice))

    async def take_button(self, caller: Caller, handle: str, attempt: str) -> ButtonTaken | ButtonGone:
        """See `banking.api.Bank.take_button`."""
        return await self._persist(lambda conn: buttons.take(self._work(conn, caller), handle, attempt))

    async def send_code(
        self, caller: Caller, operation: OperationId, command: Command[object], send: int
    ) -> CodeSent | CodesLocked | CodeNotSent | SessionEnded:
        """See `banking.api.Bank.send_code`. For a stranger it never takes less than the floor, whoever that is (S14)."""
        floor = 0 if command.needs_session else self._policy.enrolment_floor_milliseconds / 1_000
        answer, _ = await asyncio.gather(
            self._persist(lambda conn: sending.send(self._work(conn, caller), operation, command, send)),
            asyncio.sleep(floor),
        )
        return answer

    async def verify_code(
        self, caller: Caller, challenge: ChallengeId, code: str, attempt: str
    ) -> CodeAccepted | CodeWrong | CodeExhausted | CodeExpired | CodesLocked:
        """See `banking.api.Bank.verify_code`."""
        return await self._persist(
            lambda conn: checking.verify(self._work(conn, caller), challenge, code, attempt)
        )

    async def open_form(
        self, caller: Caller, handle: FormHandle, purpose: FormPurpose, about: CardRef | None = None
    ) -> FormTicket | SessionEnded:
        """See `banking.api.Bank.open_form`."""
        return await self._persist(
            lambda conn: forms.open_form(self._work(conn, caller), handle, purpose, about)
        )

    async def view_form(self, token: str) -> FormView | None:
        """See `banking.api.FormDesk.view_form`."""
        return await self._pages.view(token)

    async def submit_form(
        self, token: str, fields: dict[str, str]
    ) -> FormAccepted | FormFaults | CredentialsLocked | PinBlocked | None:
        """See `banking.api.FormDesk.submit_form`."""
        return await self._pages.submit(token, fields)

    async def statement(self, ticket: StatementTicket) -> Statement | None:
        """See `banking.api.Archive.statement`."""
        nobody = Caller(chat_id=0)
        return await self._persist(lambda conn: statements.carry_out(self._work(conn, nobody), ticket))

    async def paid_bills(self, ticket: PaidBillsTicket) -> PaidBillsSheet | None:
        """See `banking.api.Archive.paid_bills`."""
        return await self._persist(lambda conn: history.carry_out(self._work(conn, NOBODY), ticket))

    async def my_data(self, ticket: DataTicket) -> MyData | None:
        """See `banking.api.Archive.my_data`."""
        return await self._persist(lambda conn: exporting.carry_out(self._work(conn, NOBODY), ticket))

    async def pending_chat_events(self, limit: int) -> list[ChatEvent]:
        """What chats must hear and no turn has taken up yet, oldest first."""
        return await self._persist(lambda conn: events.pending_events(conn, limit))

    async def chat_event_delivered(self, event: int) -> None:
        """The turn that took the event up has committed."""
        await self._persist(lambda conn: events.event_delivered(conn, event, self._clock()))

    def _work(self, conn: AsyncConnection, caller: Caller) -> Work:
        return Work(conn, caller, None, self._clock(), self._keys, self._policy)

    async def _carry_out(
        self,
        conn: AsyncConnection,
        caller: Caller,
        operation: OperationId,
        command: Command[T],
        challenge: ChallengeId | None,
        bound: bytes,
        seen: object,
    ) -> object:
        now = self._clock()
        name = type(command).__name__
        before = await operations.claim(conn, self._keys, caller, operation, name, bound, now)
        if before is not None:
            return before.answer
        needs_code = command.guards in NEEDS_CODE or (
            command.guards is Guards.CREDENTIAL and command.needs_session
        )
        member = None
        if command.needs_session:
            member = await self._authority.member(conn, caller, now, even_ended=needs_code)
            if member is None:
                return SessionEnded()
        if needs_code and (
            member is None
            or challenge is None
            or not await self._authority.consume(conn, member, challenge, bound, now)
        ):
            return NotAuthorised()
        order = Order(conn, caller, member, now, self._keys, self._policy, operation, challenge, bound, seen)
        outcome = await self._obey(order, command)
        if isinstance(outcome, NOT_REMEMBERED):
            return outcome
        if is_told(type(command)) and not isinstance(outcome, Refusal):
            await operations.owe_notice(order)
            await receipts.issue(order, outcome)
        await operations.answer(conn, self._keys, operation, member, outcome, now)
        await audit.record(
            conn,
            at=now,
            actor=order.actor,
            action=name,
            origin=f"chat:{caller.chat_id}",
            result=type(outcome).__name__ if isinstance(outcome, Refusal) else "done",
            operation=operation,
        )
        return outcome

    async def _obey(self, order: Order, command: Command[T]) -> object:
        """Let the command's handler do it. Money that would leave a frozen member stays where it is (S38)."""
        if may_be_frozen(type(command)):
            frozen = await freezing.refusal(order.conn, order.owner)
            if frozen is not None:
                return frozen
        return await self._handlers[type(command)](order, command)

    async def _note_refusal(
        self, caller: Caller, operation: OperationId, command: Command[T], refusal: Refusal
    ) -> None:
        """A refusal that is not remembered rolled its transaction back; the trail keeps it nevertheless (S29)."""
        await self._persist(
            lambda conn: audit.record(
                conn,
                at=self._clock(),
                actor="chat",
                action=type(command).__name__,
                origin=f"chat:{caller.chat_id}",
                result=type(refusal).__name__,
                operation=operation,
            )
        )

    async def _persist(self, once: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run one transaction, a bounded number of times if the database says "not now" (F04, F13)."""
        for attempt in range(1, self._policy.attempts + 1):
            try:
                return await self._transact(once)
            except PoolTimeout:
                break
            except DBAPIError as error:
                if not _worth_another_try(error):
                    raise
                if attempt == self._policy.attempts:
                    break
            await asyncio.sleep(self._policy.retry_wait_milliseconds * attempt / 1_000)
        message = "the database could not answer now"
        raise Unavailable(message)

    async def _transact(self, once: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async with self._engine.connect() as conn, conn.begin() as transaction:
            answer = await once(conn)
            if isinstance(answer, NOT_REMEMBERED):
                await transaction.rollback()
            return answer


def _worth_another_try(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or state is None or state in TRY_AGAIN
