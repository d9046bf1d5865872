"""A bank with people: real database, an injected clock, and a window into what only a member's phone would show."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar, cast
from uuid import UUID, uuid4

from sqlalchemy import text

from banking.clock import business_date
from banking.crypto import Keys
from banking.db import connect
from banking.ledger.accounts import open_account
from banking.ledger.chart import CASH, internal
from banking.ledger.posting import Line, Posting, post
from banking.messages import emails
from banking.people.members import Person, add_member
from banking.policy import Policy
from banking.requests import Command, Enrol, FinishEnrolment, LinkChat, RecoverCredentials
from banking.service import CooprogresoBank
from banking.values import (
    AccountKind,
    AccountRef,
    Caller,
    CardRef,
    ChallengeId,
    CodeAccepted,
    CodeSent,
    CredentialsSent,
    FormAccepted,
    FormHandle,
    FormPurpose,
    FormTicket,
    Identification,
    IdentificationKind,
    OperationId,
    Session,
)
from banking.work import MemberId, Street
from tests.banking.bills.street import Companies
from webhooks.embedded.postgres import DatabaseUrls

T = TypeVar("T")
SECRET = b"a secret for tests, 32 bytes long"
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
PASSWORD = "un canario muy verde"
CHEAP = Policy(
    argon2_passes=1,
    argon2_memory_kibibytes=64,
    argon2_lanes=1,
    enrolment_floor_milliseconds=0,
    retry_wait_milliseconds=5,
    codes_per_chat_per_day=1_000,
    codes_per_member_per_day=1_000,
    codes_per_phone_per_day=1_000,
    enrolments_per_chat_per_hour=1_000,
    enrolments_per_identification_per_day=1_000,
)
"""Little hashing, and no sending limits: the tests of limits set their own."""


def cedula(serial: int) -> str:
    """A valid cédula that belongs to nobody: province 17, the serial, the check digit."""
    nine = f"171{serial:06d}"
    folded = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return f"{nine}{-sum(value - 9 if value > 9 else value for value in folded) % 10}"


def somebody(serial: int = 1) -> Person:
    """A person like no other in the town."""
    return Person(
        identification=Identification(IdentificationKind.CEDULA, cedula(serial)),
        given_names="María Augusta",
        surnames="Ñacato Quishpe",
        phone=f"+5939912{serial:05d}",
        email=f"maria.nacato{serial}@correo.example",
        birth_date=date(1990, 5, 24),
    )


@dataclass(frozen=True)
class Account:
    """A member who finished the enrolment, and the chat that is logged in."""

    member: MemberId
    person: Person
    user_name: str
    caller: Caller


@dataclass
class Town:
    """The bank, its people, and the test's hand on the clock."""

    urls: DatabaseUrls
    policy: Policy = CHEAP
    now: datetime = NOON
    keys: Keys = field(default_factory=lambda: Keys(SECRET))
    companies: Companies = field(default_factory=Companies)
    """Whom one can pay."""

    def __post_init__(self) -> None:
        self.engine = connect(self.urls.app_url, pool_size=8, pool_wait=20)
        self.owner = connect(self.urls.owner_url, pool_size=2)
        self.admin = connect(self.urls.admin_url, pool_size=1)
        self.bank = self.bank_with(self.policy)

    def bank_with(self, policy: Policy) -> CooprogresoBank:
        """Another process of the same bank, perhaps with other settings."""
        street = Street(self.companies)
        return CooprogresoBank(self.engine, self.keys, lambda: self.now, policy, street=street)

    async def close(self) -> None:
        await self.engine.dispose()
        await self.owner.dispose()
        await self.admin.dispose()

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    async def settle(self, person: Person) -> MemberId:
        async with self.engine.begin() as conn:
            return await add_member(conn, self.keys, person, self.now)

    async def rows(self, sql: str, **values: object) -> list[tuple[object, ...]]:
        async with self.owner.begin() as conn:
            return [tuple(row) for row in await conn.execute(text(sql), values)]

    async def scalar(self, sql: str, **values: object) -> object:
        (row,) = await self.rows(sql, **values)
        return row[0]

    async def change(self, sql: str, **values: object) -> None:
        async with self.owner.begin() as conn:
            await conn.execute(text(sql), values)

    # Codes ----------------------------------------------------------------------------------------------------------

    async def code(self, challenge: ChallengeId) -> str:
        """What the SMS of this sending says."""
        sql = "SELECT digest, nonce FROM bank.challenge WHERE id = :id"
        ((digest, nonce),) = await self.rows(sql, id=challenge)
        return self.keys.code(cast("bytes", digest), cast("bytes", nonce))

    async def wrong_code(self, challenge: ChallengeId) -> str:
        return f"{(int(await self.code(challenge)) + 1) % 1_000_000:06d}"

    async def send(
        self, caller: Caller, command: Command[object], operation: OperationId | None = None, number: int = 1
    ) -> CodeSent:
        sent = await self.bank.send_code(caller, operation or new_operation(), command, number)
        assert isinstance(sent, CodeSent), sent
        return sent

    async def try_code(self, caller: Caller, challenge: ChallengeId, code: str) -> object:
        return await self.bank.verify_code(caller, challenge, code, str(uuid4()))

    async def confirm(self, caller: Caller, operation: OperationId, command: Command[object]) -> ChallengeId:
        """Send the code and type it right."""
        sent = await self.send(caller, command, operation)
        accepted = await self.try_code(caller, sent.challenge, await self.code(sent.challenge))
        assert accepted == CodeAccepted(sent.challenge)
        return sent.challenge

    async def with_code(self, caller: Caller, command: Command[T]) -> object:
        """Carry a command out as a member does who reads the SMS."""
        operation = new_operation()
        challenge = await self.confirm(caller, operation, command)
        return await self.bank.execute(caller, operation, command, challenge)

    # Pages ----------------------------------------------------------------------------------------------------------

    async def open(self, caller: Caller, purpose: FormPurpose, about: CardRef | None = None) -> FormTicket:
        ticket = await self.bank.open_form(caller, FormHandle(uuid4()), purpose, about)
        assert isinstance(ticket, FormTicket), ticket
        return ticket

    async def type(self, caller: Caller, purpose: FormPurpose, **fields: str) -> object:
        """Open a page and submit it once."""
        ticket = await self.open(caller, purpose)
        return await self.bank.submit_form(ticket.token, fields)

    async def done(self, caller: Caller, purpose: FormPurpose, **fields: str) -> FormHandle:
        """Open a page and complete it."""
        accepted = await self.type(caller, purpose, **fields)
        assert isinstance(accepted, FormAccepted), accepted
        return accepted.handle

    async def credentials(self, caller: Caller, user_name: str, password: str = PASSWORD) -> FormHandle:
        return await self.done(caller, FormPurpose.CREDENTIALS, username=user_name, password=password)

    async def new_password(self, caller: Caller, password: str = PASSWORD) -> FormHandle:
        return await self.done(caller, FormPurpose.NEW_PASSWORD, new_password=password, confirmation=password)

    # Whole ways -----------------------------------------------------------------------------------------------------

    async def mailed(self) -> tuple[str, str]:
        """User and temporary password of the newest welcome mail."""
        rows = await self.rows(
            "SELECT id, payload FROM bank.outgoing_email WHERE template = 'credentials' ORDER BY created_at DESC, ctid DESC"
        )
        opened = json.loads(self.keys.open(emails.place(cast("UUID", rows[0][0])), cast("bytes", rows[0][1])))
        return opened["user_name"], opened["password"]

    async def enrol(self, caller: Caller, person: Person, *, recover: bool = False) -> tuple[str, str]:
        """Enrol or recover; user and temporary password."""
        make = RecoverCredentials if recover else Enrol
        answer = await self.with_code(caller, make(person.identification))
        assert isinstance(answer, CredentialsSent), answer
        return await self.mailed()

    async def link(self, caller: Caller, user_name: str, password: str = PASSWORD) -> Session:
        """Link a chat with a personal password and a code."""
        credentials = await self.credentials(caller, user_name, password)
        session = await self.with_code(caller, LinkChat(credentials, None))
        assert isinstance(session, Session), session
        return session

    async def member(self, serial: int = 1, chat_id: int | None = None) -> Account:
        """A member who went all the way: enrolled, personal password, linked, logged in."""
        chat = Caller(chat_id or 1_000 + serial)
        person = somebody(serial)
        member_id = await self.settle(person)
        user_name, temporary = await self.enrol(chat, person)
        credentials = await self.credentials(chat, user_name, temporary)
        command = FinishEnrolment(credentials, await self.new_password(chat))
        session = await self.bank.execute(chat, new_operation(), command, None)
        assert isinstance(session, Session), session
        return Account(member_id, person, user_name, replace(chat, session=session.id))

    async def accounts(self, account: Account) -> tuple[AccountRef, AccountRef]:
        """Two savings accounts, the first with $100.00."""
        async with self.owner.begin() as conn:
            opened = [
                await open_account(
                    conn,
                    self.keys,
                    account.member,
                    AccountKind.SAVINGS,
                    f"4101{account.member:04}{n:04}",
                    NOON.date(),
                )
                for n in (1, 2)
            ]
            cash = (await internal(conn))[CASH]
            lines = (Line(opened[0].id, 10_000, "DEPOSITO"), Line(cash, -10_000, "APERTURA"))
            key = f"opening {account.member}"
            await post(
                conn, Posting("opening", "test", key, bytes(32), business_date(NOON), "opening", lines)
            )
        return opened[0], opened[1]

    # Races ----------------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def gate(self, table: str, waiting: int) -> AsyncIterator[None]:
        """Hold a table's rows until so many transactions wait for them, so that they start at the same instant."""
        async with self.owner.connect() as conn, conn.begin():
            await conn.execute(text(f"SELECT 1 FROM {table} FOR UPDATE"))
            yield
            async with asyncio.timeout(10):
                while await self._queued() < waiting:  # noqa: ASYNC110 - nobody tells when somebody waits
                    await asyncio.sleep(0.005)

    async def together(self, table: str, *calls: Callable[[], Awaitable[T]]) -> list[T]:
        """Start calls at the same instant, all of them queued on the table's rows."""
        async with self.gate(table, len(calls)):
            running = [asyncio.ensure_future(call()) for call in calls]
        return list(await asyncio.gather(*running))

    async def _queued(self) -> int:
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        async with self.admin.connect() as conn:
            return int(await conn.scalar(text(waiting)) or 0)


def new_operation() -> OperationId:
    return OperationId(uuid4())
