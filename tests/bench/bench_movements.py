"""e: a page and a search of *Detalle de movimientos* on accounts of a thousand, a hundred thousand and ten million movements.

Aim: what a query costs does not grow with the account. What is left of a difference is how scattered the movements lie, 300 at most,
that a search looks at. Everything goes through the bank's door, ownership included. The accounts are loaded in bulk once, with their
triggers off and their totals counted afterwards, and kept in `.var/bench-movements`: about six gigabytes with the largest. Without an
argument the two smaller ones are measured.

    python -m tests.bench.bench_movements [1000 100000 10000000]
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import psycopg
import uvloop
from sqlalchemy import make_url, text

from banking.db import migrate
from banking.ledger.accounts import open_account
from banking.ledger.periods import resolve
from banking.requests import LastMovements, ListMonths, Query, SearchMovements
from banking.values import (
    AccountKind,
    AccountRef,
    Caller,
    Money,
    MovementFilter,
    Movements,
    MovementsPage,
    MovementType,
    Span,
)
from banking.work import MemberId
from tests.banking.kit import ANYBODY, House
from tests.bench.table import table
from webhooks.embedded import Postgres
from webhooks.embedded.postgres import DatabaseUrls

PLACE = Path(__file__).parents[2] / ".var" / "bench-movements"
SIZES = (1_000, 100_000)
LOOKS = 60
MEMBER = 1
TODAY = date(2026, 11, 20)
DAYS = 385
"""The movements are spread evenly over so many days up to today: all of them are within the detail's reach."""
LINES_PER_TX = 20
RARE_EVERY = 333
"""One movement in so many has a rare name, another one in so many a rare amount."""
NAMES = (
    "RETIRO DE AHORROS", "DEPOSITO DE AHORROS", "NC TRANSFERENCIA PAGO DIRECTO", "ND TRANSFERENCIA PAGO DIRECTO",
    "COMISIÓN TRANSFERENCIA PAGO DIRECTO", "IVA TRANSFERENCIA PAGO DIRECTO", "ND TRANSFERENCIA / PAGO TARJETAS SPI",
    "COSTO TRANSFERENCIA / PAGO TARJETAS SPI", "IVA TRANSFERENCIA / PAGO TARJETAS SPI",
    "ND TRANSFERENCIA ENTRE CUENTAS PROPIAS", "NC TRANSFERENCIA ENTRE CUENTAS PROPIAS", "PAGO DE CUOTA DE CREDITO",
)  # fmt: skip
YEAR = resolve(Span.TWELVE_MONTHS, TODAY, 12)
MONTH = resolve(Span.LAST_MONTH, TODAY, 12)

LOAD = (
    (
        "transactions",
        """INSERT INTO ledger.tx (id, kind, idem_scope, idem_key, request_hash, business_date, actor)
        OVERRIDING SYSTEM VALUE SELECT {first} + nth - 1, 'bench', 'bench', {account} || ':' || nth, decode(repeat('00', 32), 'hex'),
            date '{today}' - {days} + ((nth - 1) * ({days}::bigint + 1) * {lines} / {size})::int, 'bench'
        FROM generate_series(1, {size} / {lines}) AS nth ORDER BY nth""",
    ),
    (
        "movements",
        """INSERT INTO ledger.entry (tx_id, line_no, account_id, amount, document, text, account_seq, balance_after)
        SELECT {first} + (n - 1) / {lines}, (n - 1) % {lines} + 1, {account}, amount, n, name, n, sum(amount) OVER (ORDER BY n)
        FROM (
            SELECT n, CASE WHEN n % {rare} = 7 THEN 98765432 ELSE 1 + n * 7919 % 20000 END * CASE WHEN n % 5 < 3 THEN -1 ELSE 1 END AS amount,
                CASE WHEN n % {rare} = 11 THEN 'APORTE DE SOCIO' ELSE ('{names}'::text[])[1 + n * 31 % {kinds}] END AS name
            FROM generate_series(1, {size}::bigint) AS n
        ) made ORDER BY n""",
    ),
    (
        "the other side",
        """INSERT INTO ledger.entry (tx_id, line_no, account_id, amount, document, text)
        SELECT tx_id, {lines} + 1, (SELECT id FROM ledger.account WHERE code = '1101.cash'),
            CASE WHEN sum(amount) = 0 THEN 1 ELSE -sum(amount) END, 0, 'BENCH'
        FROM ledger.entry WHERE account_id = {account} GROUP BY tx_id""",
    ),
    (
        "the account",
        """UPDATE ledger.account SET seq = {size}, allow_negative = true,
            posted = (SELECT balance_after FROM ledger.entry WHERE account_id = {account} AND account_seq = {size})
        WHERE id = {account}""",
    ),
    (
        "turnover",
        """INSERT INTO ledger.turnover
        SELECT e.account_id, date_trunc('month', t.business_date::timestamp)::date, e.text,
            coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0), coalesce(sum(e.amount) FILTER (WHERE e.amount < 0), 0),
            count(*) FILTER (WHERE e.amount > 0), count(*) FILTER (WHERE e.amount < 0), min(e.account_seq), max(e.account_seq)
        FROM ledger.entry e JOIN ledger.tx t ON t.id = e.tx_id WHERE e.account_id = {account} GROUP BY 1, 2, 3""",
    ),
)
INDEXES = {
    "entry_name": "CREATE INDEX entry_name ON ledger.entry (account_id, name_hash, account_seq) WHERE account_seq IS NOT NULL",
    "entry_size": "CREATE INDEX entry_size ON ledger.entry (account_id, size_class, account_seq) WHERE account_seq IS NOT NULL",
    "entry_amount": "CREATE INDEX entry_amount ON ledger.entry (account_id, amount, account_seq) WHERE account_seq IS NOT NULL",
}
"""As the migration makes them: a bulk load builds them afterwards."""

Questions = Sequence[tuple[str, Callable[[AccountRef, int], Query[object]]]]
QUESTIONS: Questions = (
    ("the last ten", lambda account, _: LastMovements(account)),
    ("months side by side", lambda account, _: ListMonths(account)),
    ("first page of a year", lambda account, _: SearchMovements(account, YEAR)),
    ("page in the middle", lambda account, size: SearchMovements(account, YEAR, None, size // 2)),
    ("first page of a month", lambda account, _: SearchMovements(account, MONTH)),
    ("a common word", lambda account, _: SearchMovements(account, YEAR, _meant(words=("transf",)))),
    ("a rare word", lambda account, _: SearchMovements(account, YEAR, _meant(words=("aporte",)))),
    ("an amount", lambda account, _: SearchMovements(account, YEAR, _meant(low=Money(36), high=Money(36)))),
    ("a rare amount", lambda account, _: SearchMovements(account, YEAR, _meant(low=Money(98_765_432)))),
    (
        "a range",
        lambda account, _: SearchMovements(account, YEAR, _meant(low=Money(1_000), high=Money(2_000))),
    ),
    ("debits", lambda account, _: SearchMovements(account, YEAR, _meant(type=MovementType.DEBIT))),
    (
        "word, range and type",
        lambda account, _: SearchMovements(
            account,
            YEAR,
            _meant(words=("comision",), low=Money(100), high=Money(9_000), type=MovementType.CREDIT),
        ),
    ),
    (
        "what hardly is there",
        lambda account, _: SearchMovements(
            account, YEAR, _meant(words=("aporte",), low=Money(1), high=Money(50))
        ),
    ),
)


def _meant(**limits: object) -> MovementFilter:
    return MovementFilter("bench", **limits)  # type: ignore[arg-type]


def _say(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")


async def build(house: House, urls: DatabaseUrls, size: int) -> AccountRef:
    """The account of this size: as it was kept, or loaded now, all of it or nothing."""
    number = f"{410_000_000_000 + size}"
    url = make_url(urls.admin_url).set(drivername="postgresql").render_as_string(hide_password=False)
    async with house.owner.begin() as conn:
        values = {"index": house.keys.blind("account-number", number)}
        kept = await conn.scalar(
            text("SELECT account_id FROM ledger.member_account WHERE number_index = :index"), values
        )
        await conn.execute(ANYBODY, {"id": MEMBER, "index": MEMBER.to_bytes(32)})
        ref = (
            AccountRef(kept, AccountKind.SAVINGS, number[-4:])
            if kept is not None
            else await open_account(
                conn, house.keys, MemberId(MEMBER), AccountKind.SAVINGS, number, date(2020, 1, 2)
            )
        )
    with psycopg.connect(url, autocommit=True) as admin:
        loaded = admin.execute("SELECT seq FROM ledger.account WHERE id = %s", (ref.id,)).fetchone()
        if loaded != (size,):
            with admin.transaction():
                _load(admin, ref.id, size)
            _say(f"{size:,}: vacuum")
            admin.execute("VACUUM (ANALYZE) ledger.entry, ledger.tx, ledger.turnover, ledger.account")
    return ref


def _load(admin: psycopg.Connection, account: int, size: int) -> None:
    """Everything at once, without the triggers that judge single postings; then the indexes."""
    for setting in (
        "session_replication_role = replica",
        "work_mem = '256MB'",
        "maintenance_work_mem = '1GB'",
    ):
        admin.execute(f"SET {setting}")
    for name in INDEXES:
        admin.execute(f"DROP INDEX IF EXISTS ledger.{name}")
    values = {
        "account": account,
        "size": size,
        "today": TODAY.isoformat(),
        "days": DAYS,
        "lines": LINES_PER_TX,
        "rare": RARE_EVERY,
        "kinds": len(NAMES),
        "names": "{" + ",".join(f'"{name}"' for name in NAMES) + "}",
    }
    for what, statement in LOAD:
        _say(f"{size:,}: {what}")
        found = admin.execute("SELECT max(id) + 1 FROM ledger.tx").fetchone()
        if what == "transactions":
            values["first"] = (found and found[0]) or 1
        admin.execute(statement.format(**values))
    for name, statement in INDEXES.items():
        _say(f"{size:,}: {name}")
        admin.execute(statement)


async def compare(urls: DatabaseUrls, sizes: Sequence[int]) -> None:
    """Print medians and how the largest compares with the smallest."""
    house = House(urls)
    caller = house.log_in(MEMBER)
    accounts = [(await build(house, urls, size), size) for size in sizes]
    times: dict[tuple[str, int], list[float]] = {}
    for nth in range(LOOKS):
        for name, question in QUESTIONS:
            for account, size in accounts:
                taken = await _ask(house, caller, question(account, size))
                if nth:
                    times.setdefault((name, size), []).append(taken)
    head = ("e: milliseconds on an account of", *(f"{size:,}" for size in sizes), "largest/smallest")
    rows: list[tuple[str, ...]] = []
    for name, _ in QUESTIONS:
        medians = [statistics.median(times[name, size]) * 1_000 for size in sizes]
        rows.append((name, *(f"{median:.2f}" for median in medians), f"{medians[-1] / medians[0]:.2f}"))
    sys.stdout.write(table(head, rows) + "\n")
    await house.close()


async def _ask(house: House, caller: Caller, query: Query[object]) -> float:
    started = time.perf_counter()
    answer = await house.bank.ask(caller, query)
    taken = time.perf_counter() - started
    if isinstance(answer, MovementsPage | Movements):
        assert answer.items or getattr(answer, "older", None) or query.filter  # type: ignore[attr-defined]
    return taken


def main() -> None:
    """Start the kept server, load what is missing, measure."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    PLACE.mkdir(parents=True, exist_ok=True)
    PLACE.chmod(0o711)
    with Postgres(PLACE / "postgres", durable=False) as server:
        urls = server.database("movements")
        migrate(urls.owner_url)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(compare(urls, sizes))


if __name__ == "__main__":
    main()
