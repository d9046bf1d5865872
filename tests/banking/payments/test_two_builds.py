"""Two builds against one database, each a process of its own tree: the one after this has a kind of payment, a state of payments and a
migration more (F16). Deploy, roll back, deploy again: nobody falls over, nothing is lost, nothing is paid twice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import banking
from banking.answers import NOTICE
from banking.crypto import Place
from banking.db import migrate, schema_is_current
from banking.messages.notices import notify
from banking.values import Money, MoneyReceived
from banking.work import MemberId
from tests.banking.kit import SECRET, House
from tests.banking.payments import build
from tests.banking.payments.oracle import books_hold
from webhooks.embedded.postgres import DatabaseUrls

TREE = Path(banking.__file__).parent
MIGRATION = '''"""What the next build brings."""
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    op.execute("ALTER TABLE ledger.payment DROP CONSTRAINT payment_state_check")
    op.execute("DROP TRIGGER payment_moves ON ledger.payment")
    op.execute("DROP TRIGGER payment_covered ON ledger.payment")
'''


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The next build's tree."""
    tree = tmp_path_factory.mktemp("newer")
    shutil.copytree(TREE, tree / "banking")
    _change(
        tree, "values/payments.py", '    HELD = "held"\n', '    HELD = "held"\n    SCREENED = "screened"\n'
    )
    _change(
        tree,
        "payments/states.py",
        "    # sending: the order may have left\n",
        "    (State.SCREENED, Event.CLAIMED): (State.SENDING,),\n",
    )
    _change(
        tree,
        "payments/working.py",
        "    State.HELD: Due.HAND_OVER,\n",
        "    State.HELD: Due.HAND_OVER, State.SCREENED: Due.HAND_OVER,\n",
    )
    _change(
        tree,
        "payments/kinds.py",
        "    (CARD, RailName.SPI): Kind(\n",
        '    ("tax", RailName.DIRECT): Kind(chart.DIRECT, vocabulary.DIRECT_DEBIT, vocabulary.DIRECT_FEE, vocabulary.DIRECT_IVA,'
        " vocabulary.DIRECT_RETURN),\n    (CARD, RailName.SPI): Kind(\n",
    )
    versions = TREE / "migrations" / "versions"
    head = max(path.name[:4] for path in versions.glob("[0-9]*.py"))
    (tree / "banking" / "migrations" / "versions" / "9999_next.py").write_text(MIGRATION.format(head=head))
    yield tree
    shutil.rmtree(tree)


def _change(tree: Path, name: str, before: str, after: str) -> None:
    path = tree / "banking" / name
    source = path.read_text("utf-8")
    assert source.count(before) == 1, f"{name} has changed: {before!r}"
    path.write_text(source.replace(before, after), "utf-8")


class Builds:
    """Both builds over one database."""

    def __init__(self, urls: DatabaseUrls, newer: Path, directory: Path) -> None:
        self.house = House(urls)
        self._urls, self._newer = urls, newer
        self.rail = directory / "rail.txt"

    def next_build(self, *deeds: str) -> dict[str, str]:
        """The newer build does this and ends; the payments it ordered, by kind."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(self._newer),
            "BUILD_APP": self._urls.app_url,
            "BUILD_OWNER": self._urls.owner_url,
            "BUILD_SECRET": SECRET.decode(),
            "BUILD_NOW": self.house.now.isoformat(),
            "BUILD_RAIL": str(self.rail),
        }
        done = subprocess.run(
            (sys.executable, build.__file__, *deeds),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        first, *ordered = done.stdout.splitlines()
        assert first == f"{self._newer} knows ['bill', 'card', 'interbank', 'tax']"
        return dict(line.split() for line in ordered)

    async def this_build(self) -> None:
        """A worker of this build, until nothing is queued."""
        desk = build.desk_of(self._urls.app_url, SECRET.decode(), self.house.now.isoformat(), str(self.rail))
        try:
            await build.work(desk, self._urls.app_url)
        finally:
            await desk.engine.dispose()

    async def order(self, account: int) -> str:
        desk = build.desk_of(self._urls.app_url, SECRET.decode(), self.house.now.isoformat(), str(self.rail))
        try:
            return str(await build.order(desk, account, "interbank"))
        finally:
            await desk.engine.dispose()

    async def state(self, payment: str) -> object:
        return await self.house.scalar("SELECT state FROM ledger.payment WHERE id = :id", id=payment)

    def sent(self) -> list[str]:
        return self.rail.read_text().split() if self.rail.exists() else []


async def test_deploy_roll_back_and_deploy_again(database: DatabaseUrls, newer: Path, tmp_path: Path) -> None:
    builds = Builds(database, newer, tmp_path)
    house = builds.house
    account = (await house.open(1, 90_000)).id
    waiting = await builds.order(account)

    ordered = builds.next_build("migrate", f"order:{account}:interbank", f"order:{account}:tax")
    screened = await builds.order(account)
    await house.change("UPDATE ledger.payment SET state = 'screened' WHERE id = :id", id=screened)

    # rolled back: this build goes on under the newer schema, with what it knows
    migrate(database.owner_url)
    assert await schema_is_current(house.engine)
    house.now += timedelta(seconds=40)
    await builds.this_build()
    assert [await builds.state(each) for each in (waiting, ordered["interbank"])] == ["settled"] * 2
    assert await builds.state(ordered["tax"]) == "held"
    assert await builds.state(screened) == "screened"
    assert len(builds.sent()) == 2
    left = await builds.order(account)

    # deployed again: the newer build takes up what was left to it, and what this one had not begun
    house.now += timedelta(seconds=40)
    builds.next_build("work")
    for payment in (ordered["tax"], screened, left):
        assert await builds.state(payment) == "settled"
    assert sorted(builds.sent()) == sorted({waiting, *ordered.values(), screened, left})
    async with house.owner.connect() as conn:
        await books_hold(conn)
    await house.close()


async def test_news_that_only_the_next_build_knows_holds_up_no_other(house: House) -> None:
    news = MoneyReceived(Money(4_550), "Ana M••• (Cooprogreso)", "2030", house.now)
    await house.open(1, 0)
    await house.change(
        "INSERT INTO bank.chat_link (id, member_id, chat_id, linked_at) VALUES (gen_random_uuid(), 1, 77, now())"
    )
    async with house.engine.begin() as conn:
        await notify(conn, house.keys, MemberId(1), news, house.now)
    strange = uuid4()
    sealed = house.keys.seal(Place(*NOTICE, str(strange)), '["TaxPaid",{"amount":{"cents":1}}]')
    await house.change(
        "INSERT INTO bank.notice (id, member_id, kind, value, created_at) VALUES (:id, 1, 'TaxPaid', :value, :at)",
        id=strange,
        value=sealed,
        at=house.now - timedelta(minutes=1),
    )
    [told] = await house.bank.untold_notices(0, 10)
    assert told.value == news
