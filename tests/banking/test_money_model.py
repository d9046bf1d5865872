"""The bank's money against a model of a few dictionaries, crashes included (F21)."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

import psycopg
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from banking.faults import Unavailable
from banking.ledger import holds
from banking.ledger.holds import HoldOutcome
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.policy import Policy
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    InsufficientFunds,
    OperationConflict,
    Refusal,
    SameAccount,
)
from banking.requests import OwnTransfer
from banking.values import AccountRef, Money, OperationId, Receipt
from tests.banking.killer import Killer
from tests.banking.kit import NOON, House
from webhooks.embedded.postgres import DatabaseUrls

T = TypeVar("T")

SOAK = bool(os.environ.get("SOAK"))
EXAMPLES, STEPS = (2_000, 50) if SOAK else (12, 30)
LATEST_DEATH = 12
TOMORROW = datetime(2099, 1, 1, tzinfo=UTC)
BOOKS = """
    SELECT a.id, a.posted, a.held,
        (SELECT coalesce(sum(e.amount), 0) FROM ledger.entry e WHERE e.account_id = a.id) AS entries,
        (SELECT coalesce(sum(h.amount), 0) FROM ledger.hold h WHERE h.account_id = a.id AND h.state = 'pending') AS holds
    FROM ledger.account a WHERE a.id = ANY (:ids)
"""

_members = itertools.count(1)


class Model:
    """What the bank must believe."""

    def __init__(self) -> None:
        self.posted: dict[AccountRef, int] = {}
        self.holds: dict[UUID, tuple[AccountRef, int, str]] = {}
        self.blocked: set[AccountRef] = set()

    def held(self, account: AccountRef) -> int:
        return sum(cents for ref, cents, state in self.holds.values() if (ref, state) == (account, "pending"))

    def available(self, account: AccountRef) -> int:
        return self.posted[account] - self.held(account)

    def refusal(self, order: OwnTransfer) -> Refusal | None:
        """Why a transfer must be refused, or None."""
        if order.source == order.target:
            return SameAccount()
        if self.blocked & {order.source, order.target}:
            return AccountUnavailable()
        if order.amount < Money(1):
            return AmountOutOfRange(Money(Policy().movement_ceiling_cents))
        if self.available(order.source) < order.amount.cents:
            return InsufficientFunds(Money(self.available(order.source)))
        return None

    def move(self, order: OwnTransfer) -> None:
        self.posted[order.source] -= order.amount.cents
        self.posted[order.target] += order.amount.cents


class MoneyMachine(RuleBasedStateMachine):
    """Each example has a member of its own in one database."""

    urls: ClassVar[DatabaseUrls]
    admin: ClassVar[psycopg.Connection]

    accounts: Bundle[AccountRef] = Bundle("accounts")
    done: Bundle[tuple[OperationId, OwnTransfer, object]] = Bundle("done")
    promised: Bundle[UUID] = Bundle("promised")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.house = House(self.urls, Policy(attempts=1))
        self.member = next(_members)
        self.caller = self.house.log_in(self.member)
        self.model = Model()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def teardown(self) -> None:
        self.run(self.house.close())
        self.runner.close()

    @initialize(target=accounts, first=st.integers(0, 3_000), second=st.integers(0, 3_000))
    def two_accounts(self, first: int, second: int) -> Any:
        return multiple(self.new_account(first), self.new_account(second))

    def new_account(self, cents: int) -> AccountRef:
        ref = self.run(self.house.open(self.member, cents))
        self.model.posted[ref] = cents
        return ref

    @rule(target=accounts, cents=st.integers(0, 3_000))
    def open(self, cents: int) -> AccountRef:
        return self.new_account(cents)

    @rule(target=done, source=accounts, target_=accounts, cents=st.integers(0, 2_000))
    def transfer(self, source: AccountRef, target_: AccountRef, cents: int) -> Any:
        operation, order = OperationId(uuid4()), self.house.order(source, target_, cents)
        return self.settle(operation, order, self.run(self.house.transfer(self.caller, order, operation)))

    def settle(self, operation: OperationId, order: OwnTransfer, answer: object) -> Any:
        expected = self.model.refusal(order)
        if expected is None:
            assert isinstance(answer, Receipt)
            self.model.move(order)
        else:
            assert answer == expected
        return operation, order, answer

    @rule(
        target=done,
        source=accounts,
        target_=accounts,
        cents=st.integers(0, 2_000),
        nth=st.integers(1, LATEST_DEATH),
    )
    def transfer_with_a_death(self, source: AccountRef, target_: AccountRef, cents: int, nth: int) -> Any:
        operation, order = OperationId(uuid4()), self.house.order(source, target_, cents)
        with Killer(self.house, self.admin, nth), suppress(Unavailable):
            self.run(self.house.transfer(self.caller, order, operation))
        return self.settle(operation, order, self.run(self.house.transfer(self.caller, order, operation)))

    @rule(before=done)
    def repeat(self, before: tuple[OperationId, OwnTransfer, object]) -> None:
        operation, order, answer = before
        assert self.run(self.house.transfer(self.caller, order, operation)) == answer

    @rule(before=done, more=st.integers(1, 5))
    def another_request(self, before: tuple[OperationId, OwnTransfer, object], more: int) -> None:
        operation, order, _ = before
        other = replace(order, amount=Money(order.amount.cents + more))
        assert self.run(self.house.transfer(self.caller, other, operation)) == OperationConflict()

    @rule(target=promised, account=accounts, cents=st.integers(1, 1_500))
    def place(self, account: AccountRef, cents: int) -> Any:
        hold = uuid4()
        outcome = self.run(self.place_hold(hold, account, cents))
        if account in self.model.blocked:
            assert outcome is HoldOutcome.UNAVAILABLE
        elif self.model.available(account) < cents:
            assert outcome is HoldOutcome.INSUFFICIENT
        else:
            assert outcome is HoldOutcome.HELD
            self.model.holds[hold] = (account, cents, "pending")
            return hold
        return multiple()

    async def place_hold(self, hold: UUID, account: AccountRef, cents: int) -> HoldOutcome:
        async with self.house.engine.begin() as conn:
            return (await holds.place(conn, hold, account.id, cents, TOMORROW)).outcome

    @rule(hold=promised)
    def place_again(self, hold: UUID) -> None:
        account, cents, _ = self.model.holds[hold]
        assert self.run(self.place_hold(hold, account, cents)) is HoldOutcome.REPLAYED
        assert self.run(self.place_hold(hold, account, cents + 1)) is HoldOutcome.CONFLICT

    @rule(hold=promised)
    def void(self, hold: UUID) -> None:
        async def work() -> HoldOutcome:
            async with self.house.engine.begin() as conn:
                return await holds.void(conn, hold)

        account, cents, state = self.model.holds[hold]
        ends = {
            "pending": HoldOutcome.VOIDED,
            "voided": HoldOutcome.REPLAYED,
            "posted": HoldOutcome.HOLD_GONE,
        }
        assert self.run(work()) is ends[state]
        if state == "pending":
            self.model.holds[hold] = (account, cents, "voided")

    @rule(hold=promised, target_=accounts)
    def settle_hold(self, hold: UUID, target_: AccountRef) -> None:
        account, cents, state = self.model.holds[hold]

        async def work() -> Outcome:
            lines = (Line(account.id, -cents, "COBRO"), Line(target_.id, cents, "COBRO"))
            posting = Posting(
                "settle", "test", str(uuid4()), bytes(32), NOON.date(), "test", lines, releases=hold
            )
            async with self.house.engine.begin() as conn:
                return (await post(conn, posting)).outcome

        outcome = self.run(work())
        if self.model.blocked & {account, target_}:
            assert outcome is Outcome.UNAVAILABLE
        elif state != "pending":
            assert outcome is Outcome.HOLD_GONE
        else:
            assert outcome is Outcome.POSTED
            self.model.holds[hold] = (account, cents, "posted")
            self.model.posted[account] -= cents
            self.model.posted[target_] += cents

    @rule(account=accounts)
    def block_or_free(self, account: AccountRef) -> None:
        self.model.blocked ^= {account}
        status = "blocked" if account in self.model.blocked else "active"
        change = "UPDATE ledger.account SET status = :status WHERE id = :id"
        self.run(self.house.change(change, status=status, id=account.id))

    @invariant()
    def the_books_are_the_model_s(self) -> None:
        self.run(self.compare())

    async def compare(self) -> None:
        ids = [ref.id for ref in self.model.posted]
        async with self.house.engine.connect() as conn:
            rows = {row.id: row for row in await conn.execute(text(BOOKS), {"ids": ids})}
        for ref, cents in self.model.posted.items():
            row = rows[ref.id]
            assert (row.posted, row.entries) == (cents, cents)
            assert (row.held, row.holds) == (self.model.held(ref), self.model.held(ref))


def test_the_bank_s_money_behaves_like_a_model_of_it(database: DatabaseUrls) -> None:
    house = House(database)
    with psycopg.connect(house.admin_url, autocommit=True) as admin:
        run_state_machine_as_test(
            type("Machine", (MoneyMachine,), {"urls": database, "admin": admin}),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
        total = admin.execute("SELECT sum(amount), count(*) FROM ledger.entry").fetchone()
    assert total is not None
    assert total[0] == 0
    assert total[1] > EXAMPLES
