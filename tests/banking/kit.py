"""A bank with members but without people: real database, sessions and codes as the test says they are."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from banking.canonical import digest
from banking.clock import business_date
from banking.crypto import Keys
from banking.db import connect
from banking.ledger.accounts import open_account
from banking.ledger.chart import CASH, internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.policy import Policy
from banking.requests import Command, OwnTransfer
from banking.service import CooprogresoBank
from banking.values import AccountKind, AccountRef, Caller, ChallengeId, Money, OperationId, Quote, SessionId
from banking.work import MemberId
from webhooks.embedded.postgres import DatabaseUrls

SECRET = b"a secret for tests, 32 bytes long"
_numbers = itertools.count(1)
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


ANYBODY = text(
    "INSERT INTO bank.member (id, status, identification_kind, identification_index, identification, given_names,"
    " surnames, phone, phone_index, email, birth_date, created_at) OVERRIDING SYSTEM VALUE "
    "VALUES (:id, 'active', 'cedula', :index, '', '', '', '', '', '', '', now()) ON CONFLICT DO NOTHING"
)
"""A member of whom nothing is read."""


@dataclass
class Desk:
    """An `Authority` that believes the test: who is logged in, and which code was verified for which digest."""

    sessions: dict[SessionId, MemberId] = field(default_factory=dict)
    ended: set[SessionId] = field(default_factory=set)
    verified: dict[ChallengeId, tuple[MemberId, bytes]] = field(default_factory=dict)

    async def member(
        self, conn: AsyncConnection, caller: Caller, now: datetime, *, even_ended: bool
    ) -> MemberId | None:
        if caller.session is None or (caller.session in self.ended and not even_ended):
            return None
        return self.sessions.get(caller.session)

    async def consume(
        self, conn: AsyncConnection, member: MemberId, challenge: ChallengeId, digest: bytes, now: datetime
    ) -> bool:
        return self.verified.get(challenge) == (member, digest)


class House:
    """A bank over a test database, and the doors a test needs to look behind it."""

    def __init__(self, urls: DatabaseUrls, policy: Policy | None = None, app_url: str | None = None) -> None:
        admin_url = make_url(urls.admin_url).set(drivername="postgresql")
        self.admin_url = admin_url.render_as_string(hide_password=False)
        self.keys = Keys(SECRET)
        self.desk = Desk()
        self.digest = digest
        self.policy = policy or Policy(retry_wait_milliseconds=5)
        self.owner: AsyncEngine = connect(urls.owner_url, pool_size=6)
        self.engine: AsyncEngine = connect(app_url or urls.app_url, pool_size=8)
        self.now = NOON
        self.bank = self.bank_on(self.engine)

    def bank_on(self, engine: AsyncEngine) -> CooprogresoBank:
        """Another process of the same bank."""
        return CooprogresoBank(engine, self.keys, lambda: self.now, self.policy, self.desk)

    async def close(self) -> None:
        await self.engine.dispose()
        await self.owner.dispose()

    def log_in(self, member: int) -> Caller:
        session = SessionId(uuid4())
        self.desk.sessions[session] = MemberId(member)
        return Caller(chat_id=1_000 + member, session=session)

    async def open(
        self, member: int, cents: int, kind: AccountKind = AccountKind.SAVINGS, number: str = ""
    ) -> AccountRef:
        """An account with an opening balance."""
        number = number or f"4101{next(_numbers):08d}"
        async with self.owner.begin() as conn:
            await conn.execute(ANYBODY, {"id": member, "index": member.to_bytes(32)})
            ref = await open_account(conn, self.keys, MemberId(member), kind, number, date(2020, 1, 2))
            if cents:
                cash = (await internal(conn))[CASH]
                lines = (Line(ref.id, cents, "DEPOSITO DE APERTURA"), Line(cash, -cents, "APERTURA"))
                opening = Posting("opening", "test", number, bytes(32), business_date(NOON), "opening", lines)
                assert (await post(conn, opening)).outcome is Outcome.POSTED
        return ref

    def order(
        self, source: AccountRef, target: AccountRef, cents: int, reference: str | None = None
    ) -> OwnTransfer:
        amount = Money(cents)
        return OwnTransfer(source, target, amount, reference, Quote(Money(0), amount))

    def code_for(self, caller: Caller, operation: OperationId, command: Command[object]) -> ChallengeId:
        """A verified code of the caller's for exactly this command."""
        assert caller.session is not None
        challenge = ChallengeId(uuid4())
        self.desk.verified[challenge] = (self.desk.sessions[caller.session], self.digest(operation, command))
        return challenge

    async def transfer(
        self, caller: Caller, command: OwnTransfer, operation: OperationId | None = None
    ) -> object:
        operation = operation or OperationId(uuid4())
        return await self.bank.execute(caller, operation, command, self.code_for(caller, operation, command))

    async def scalar(self, sql: str, **values: object) -> object:
        """One value, as the schema's owner sees it."""
        async with self.owner.connect() as conn:
            return await conn.scalar(text(sql), values)

    async def change(self, sql: str, **values: object) -> None:
        """What a back office would do."""
        async with self.owner.begin() as conn:
            await conn.execute(text(sql), values)

    async def balance(self, ref: AccountRef) -> int:
        return int(str(await self.scalar("SELECT posted FROM ledger.account WHERE id = :id", id=ref.id)))

    async def movements_made(self) -> int:
        return int(str(await self.scalar("SELECT count(*) FROM ledger.tx WHERE kind = 'own_transfer'")))
