"""A build of the bank as a process of its own: `python build.py <deed> …` with the build's tree first on the path (F16).

It imports nothing of the tests, so that whatever tree is on the path is what runs.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import banking
from banking.crypto import Keys
from banking.db import connect, migrate, schema_is_current
from banking.jobs import run_worker
from banking.payments import working
from banking.payments.kinds import KINDS
from banking.payments.moving import Draft, open_payment
from banking.payments.rails import Absent, Answer, RailOrder, Status, Word
from banking.payments.tasks import DESK
from banking.payments.working import Desk
from banking.policy import Policy
from banking.values import PaymentId
from banking.work import MemberId


class FileRail:
    """Carries out what it is sent, one line an order; any process may ask."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def send(self, order: RailOrder) -> Answer:
        with self._path.open("a") as lines:
            lines.write(f"{order.key}\n")
        return self._word(order)

    async def ask(self, order: RailOrder) -> Answer:
        known = self._path.exists() and str(order.key) in self._path.read_text().split()
        return self._word(order) if known else Absent()

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        del batch
        return ()

    def _word(self, order: RailOrder) -> Word:
        return Word(Status.SETTLED, order.amount, "USD", order.details["account"], "R1")


def desk_of(app_url: str, secret: str, now: str, rail: str) -> Desk:
    """The desk at a given moment."""
    at = datetime.fromisoformat(now)
    return Desk(
        connect(app_url, pool_size=4),
        Keys(secret.encode()),
        lambda: at,
        Policy(),
        {"direct": FileRail(Path(rail))},
    )


async def order(desk: Desk, account: int, kind: str) -> UUID:
    """A payment of ten dollars."""
    now = desk.clock()
    draft = Draft(
        id=PaymentId(uuid4()),
        kind=kind,
        rail="direct",
        member=MemberId(1),
        account=account,
        amount=1_000,
        fee=36,
        iva=5,
        request_hash=bytes(32),
        details={"account": "2200123456", "name": "Ana Páez"},
        due_at=now,
        deadline_at=now + timedelta(minutes=15),
    )
    async with desk.engine.begin() as conn:
        await open_payment(desk.means(conn), draft, "member:1")
    return draft.id


async def work(desk: Desk, app_url: str) -> None:
    """Sweep, and work until nothing is queued: what a worker of this build does."""
    await working.sweep(desk)
    await run_worker(app_url, {DESK: desk}, tasks_in=("banking.payments.tasks",), until_empty=True)


async def main(deeds: Sequence[str]) -> None:
    """The deeds in order: `migrate`, `order:<account>:<kind>`, `work`."""
    app_url = os.environ["BUILD_APP"]
    if "migrate" in deeds:
        await asyncio.to_thread(migrate, os.environ["BUILD_OWNER"])
    desk = desk_of(app_url, os.environ["BUILD_SECRET"], os.environ["BUILD_NOW"], os.environ["BUILD_RAIL"])
    try:
        assert await schema_is_current(desk.engine)
        sys.stdout.write(f"{Path(banking.__file__).parents[1]} knows {sorted({kind for kind, _ in KINDS})}\n")
        for deed in deeds:
            match deed.split(":"):
                case ["order", account, kind]:
                    sys.stdout.write(f"{kind} {await order(desk, int(account), kind)}\n")
                case ["work"]:
                    await work(desk, app_url)
    finally:
        await desk.engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
