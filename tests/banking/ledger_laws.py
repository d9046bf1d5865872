"""The laws of the ledger, as short checks against one database: a mutant of its guards must break one of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import LiteralString
from uuid import uuid4

import psycopg

from tests.banking.court import (
    BROKEN_RULE,
    DUPLICATE,
    OTHER_HASH,
    TOMORROW,
    Court,
    LawBroken,
    locked,
    login,
    need,
    post,
    post_alone,
    until_waiting,
)
from tests.banking.history_law import history
from webhooks.embedded.postgres import DatabaseUrls


def moves(court: Court) -> None:
    """A posting writes its entries in order, continues both chains and numbers its documents."""
    source, target = court.account(1_000), court.account()
    with court.app() as conn:
        outcome, tx, _, _ = post(
            conn,
            "moves",
            (source, -100),
            (target, 141),
            (source, -36),
            (source, -5),
            documents=[7, None, 9, None],
        )
    need("posted", outcome, "posted")
    with court.app() as conn:
        rows = conn.execute(
            "SELECT account_id, amount, account_seq, balance_after, document FROM ledger.entry "
            "WHERE tx_id = %s ORDER BY line_no",
            (tx,),
        ).fetchall()
    second, fourth = rows[1][4], rows[3][4]
    expected = [
        (source, -100, 2, 900, 7),
        (target, 141, 1, 141, second),
        (source, -36, 3, 864, 9),
        (source, -5, 4, 859, fourth),
    ]
    need("entries", rows, expected)
    need("documents are new numbers", (second > 100_000, fourth > second), (True, True))
    need("source's books", court.books(source), (859, 0, 4))
    need("target's books", court.books(target), (141, 0, 1))


def once(court: Court) -> None:
    """The same key and request answer the same posting; another request is a conflict; neither writes."""
    source, target = court.account(1_000), court.account()
    with court.app() as conn:
        first = post(conn, "once", (source, -600), (target, 600))
    with court.app() as conn:
        need("a repetition", post(conn, "once", (source, -600), (target, 600))[:2], ("replayed", first[1]))
        again = post(conn, "once", (source, -1), (target, 1), request_hash=OTHER_HASH)
        need("another request", again[0], "conflict")
    need("source's books", court.books(source), (400, 0, 2))


def once_without_locks(court: Court) -> None:
    """Also where no tracked account is shared, the key decides: the second waits for the first and answers it."""
    cash, one, two = court.cash(), court.account(), court.account()
    with court.app() as first, ThreadPoolExecutor(1) as pool:
        answer = post(first, "bare", (one, 5), (cash, -5))
        waiting = pool.submit(post_alone, court, "bare", (two, 5), (cash, -5))
        until_waiting(court)
        first.commit()
        need("a concurrent duplicate", waiting.result()[:2], ("replayed", answer[1]))
    need("the second account's books", court.books(two), (0, 0, 0))


def funds(court: Court) -> None:
    """Nobody spends more than is posted and not held; a refusal writes nothing."""
    source, target = court.account(1_000), court.account()
    with court.app() as conn:
        conn.execute("SELECT ledger.place_hold(%s, %s, 300, %s)", (uuid4(), source, TOMORROW))
        short = post(conn, "funds", (source, -701), (target, 701))
        need("one cent too much", short, ("insufficient", None, source, 700))
        need("the last cent", post(conn, "funds", (source, -700), (target, 700))[0], "posted")
    need("source's books", court.books(source), (300, 300, 2))


def status(court: Court) -> None:
    """Blocked, closed and unknown accounts neither pay nor receive."""
    source = court.account(1_000)
    with court.app() as conn:
        for other in (court.account(status="blocked"), court.account(status="closed"), 999_999_999):
            need(
                "receives",
                post(conn, f"to {other}", (source, -1), (other, 1))[:3],
                ("unavailable", None, other),
            )
            need(
                "pays", post(conn, f"of {other}", (other, -1), (source, 1))[:3], ("unavailable", None, other)
            )
    need("source's books", court.books(source), (1_000, 0, 1))


def holds(court: Court) -> None:
    """A hold is placed once, within the funds, and ends once: voided, or posted by the posting that names it."""
    source, target, hold = court.account(1_000), court.account(), uuid4()
    place = "SELECT outcome, available FROM ledger.place_hold(%s, %s, %s, %s)"
    void = "SELECT ledger.void_hold(%s)"
    blocked = court.account(status="blocked")
    with court.app() as conn:

        def say(sql: LiteralString, *values: object) -> object:
            row = conn.execute(sql, values).fetchone()
            return None if row is None else row[0]

        need("too much", say(place, hold, source, 1_001, TOMORROW), "insufficient")
        need("held", say(place, hold, source, 600, TOMORROW), "held")
        need("held again", say(place, hold, source, 600, TOMORROW), "replayed")
        need("another amount", say(place, hold, source, 601, TOMORROW), "conflict")
        need("more than is left", say(place, uuid4(), source, 401, TOMORROW), "insufficient")
        need("of a blocked account", say(place, uuid4(), blocked, 1, TOMORROW), "unavailable")
        need("of a hot account", say(place, uuid4(), court.cash(), 1, TOMORROW), "unavailable")
        conn.commit()
        need("books while held", court.books(source), (1_000, 600, 1))
        need(
            "not another's money",
            post(conn, "theft", (target, 1), (court.cash(), -1), releases=hold)[0],
            "hold_gone",
        )
        need("settled", post(conn, "settle", (source, -600), (target, 600), releases=hold)[0], "posted")
        need("settled twice", post(conn, "settle2", (source, -1), (target, 1), releases=hold)[0], "hold_gone")
        need("void of the settled", say(void, hold), "hold_gone")
        conn.commit()
        need("books when settled", court.books(source), (400, 0, 2))
        freed = uuid4()
        need("held", say(place, freed, source, 400, TOMORROW), "held")
        need("voided", say(void, freed), "voided")
        need("voided again", say(void, freed), "replayed")
        need("void of nothing", say(void, uuid4()), "hold_gone")
    need("books when voided", court.books(source), (400, 0, 2))


def queue(court: Court) -> None:
    """A spender waits for the one before and then sees what is left; a duplicate waits and finds the posting."""
    source, target = court.account(1_000), court.account()
    with court.app() as first, ThreadPoolExecutor(2) as pool:
        answer = post(first, "queue", (source, -600), (target, 600))
        spender = pool.submit(post_alone, court, "spender", (source, -600), (target, 600))
        twin = pool.submit(post_alone, court, "queue", (source, -600), (target, 600))
        until_waiting(court, 2)
        first.commit()
        need("the second spender", spender.result(), ("insufficient", None, source, 400))
        need("the twin", twin.result()[:2], ("replayed", answer[1]))
    need("source's books", court.books(source), (400, 0, 2))


def lock_order(court: Court) -> None:
    """Locks are taken in ascending id, whatever the order of the lines, of the rows on disk, or the planner's mood."""
    low, high = court.account(1_000), court.account(1_000)
    cash = court.cash()
    with court.app() as conn:
        for turn in range(3):  # moves the lower account's row behind the higher one's
            post(conn, f"order {turn}", (low, 1), (cash, -1))
            conn.commit()
    with court.app() as holder, ThreadPoolExecutor(1) as pool:
        holder.execute("SELECT 1 FROM ledger.account WHERE id = %s FOR NO KEY UPDATE", (high,))
        waiting = pool.submit(post_alone, court, "order", (high, -1), (low, 1), plan="off")
        until_waiting(court)
        is_locked = locked(court, low)
        holder.commit()
        need("the lower account is locked first", is_locked, True)
        need("posted", waiting.result()[0], "posted")


def hot(court: Court) -> None:
    """Neither a hot internal account nor a foreign key check waits for a posting in flight."""
    one, two, cash = court.account(10), court.account(10), court.cash()
    with court.app() as first, court.app() as second:
        post(first, "hot 1", (one, -1), (cash, 1))
        second.execute("SET LOCAL lock_timeout = '200ms'")
        try:
            need("beside it", post(second, "hot 2", (two, -1), (cash, 1))[0], "posted")
            second.execute("SELECT 1 FROM ledger.account WHERE id = %s FOR KEY SHARE NOWAIT", (one,))
        except psycopg.errors.LockNotAvailable:
            raise LawBroken("postings wait where they need not") from None
    need(
        "no running balance",
        court.one(
            "SELECT count(*) FROM ledger.entry WHERE account_id = %s AND account_seq IS NOT NULL", cash
        ),
        (0,),
    )


def balance_to_zero(court: Court) -> None:
    """Whatever is written by hand: a transaction has two lines or more, and they sum to zero at COMMIT."""
    one, cash = court.account(1_000), court.cash()
    tx = "INSERT INTO ledger.tx (kind, idem_scope, idem_key, request_hash, business_date, actor) VALUES ('x', 'hand', '{}', decode(repeat('00', 32), 'hex'), '2026-11-20', 'x')"
    line = (
        "INSERT INTO ledger.entry (tx_id, line_no, account_id, amount, document, text) SELECT id, {}, "
        + str(cash)
        + ", {}, 0, 'x' FROM ledger.tx WHERE idem_key = '{}'"
    )
    court.refused("no line", BROKEN_RULE, tx.format("a"))
    court.refused("one line", BROKEN_RULE, tx.format("b"), line.format(1, 5, "b"))
    court.refused(
        "sum of one cent", BROKEN_RULE, tx.format("c"), line.format(1, 5, "c"), line.format(2, -4, "c")
    )
    court.refused(
        "a line behind the check's back",
        BROKEN_RULE,
        tx.format("d"),
        line.format(1, 5, "d"),
        line.format(2, -5, "d"),
        "SET CONSTRAINTS ALL IMMEDIATE",
        "SET CONSTRAINTS ALL DEFERRED",
        line.format(3, 7, "d"),
    )
    with court.app() as conn:
        post(conn, "sealed", (one, -1), (cash, 1))
    court.refused(
        "two more lines tomorrow", BROKEN_RULE, line.format(3, 5, "sealed"), line.format(4, -5, "sealed")
    )
    court.refused(
        "a line of nothing",
        BROKEN_RULE,
        tx.format("e"),
        line.format(1, 5, "e"),
        line.format(2, -5, "e"),
        line.format(3, 0, "e"),
    )
    court.refused("the same key twice", DUPLICATE, tx.format("f"), tx.format("f"))


def chain(court: Court) -> None:
    """Balances continue each other, equal the account's, and cover the holds, whoever writes them."""
    one, two, cash = court.account(1_000), court.account(1_000), court.cash()
    tx = "INSERT INTO ledger.tx (kind, idem_scope, idem_key, request_hash, business_date, actor) VALUES ('x', 'chain', '{}', decode(repeat('00', 32), 'hex'), '2026-11-20', 'x')"
    line = (
        "INSERT INTO ledger.entry SELECT id, {}, {}, {}, 0, 'x', {}, {} FROM ledger.tx WHERE idem_key = '{}'"
    )
    both = f"UPDATE ledger.account SET posted = {{}}, seq = {{}} WHERE id = {one}"

    def hand(what: str, key: str, sqlstate: str, entry: str, *more: str) -> None:
        court.refused(
            what, sqlstate, tx.format(key), entry, line.format(2, cash, 100, "NULL", "NULL", key), *more
        )

    afresh = (
        line.format(1, one, 100, 3, 100, "g"),
        both.format(100, 3),
        line.format(3, cash, -200, "NULL", "NULL", "g"),
    )
    hand("a gap that starts the balance afresh", "g", BROKEN_RULE, *afresh)
    hand("a wrong balance", "h", BROKEN_RULE, line.format(1, one, -100, 2, 901, "h"), both.format(901, 2))
    hand("a lost update", "i", DUPLICATE, line.format(1, one, -100, 1, -100, "i"))
    hand("an entry off the account", "j", BROKEN_RULE, line.format(1, one, -100, 2, 900, "j"))
    hand(
        "an untracked line of a tracked account",
        "k",
        BROKEN_RULE,
        line.format(1, one, -100, "NULL", "NULL", "k"),
    )
    court.refused("a balance without an entry", BROKEN_RULE, both.format(5_000, 1))
    court.refused("a sequence without an entry", BROKEN_RULE, both.format(1_000, 2))
    court.refused(
        "a hold without its row", BROKEN_RULE, f"UPDATE ledger.account SET held = 5 WHERE id = {two}"
    )
    court.refused(
        "a hold without its money",
        BROKEN_RULE,
        f"INSERT INTO ledger.hold (id, account_id, amount, expires_at) VALUES (gen_random_uuid(), {two}, 5, now())",
    )
    overdrawn = line.format(1, one, -1_100, 2, -100, "o"), line.format(3, cash, 1_000, "NULL", "NULL", "o")
    hand("below zero", "o", BROKEN_RULE, *overdrawn, both.format(-100, 2))
    hot = f"UPDATE ledger.account SET posted = 1 WHERE id = {cash}"
    court.refused("a balance of a hot account", BROKEN_RULE, hot)


def invoker(court: Court) -> None:
    """What the posting functions may do is what their caller may do."""
    definers = "SELECT count(*) FROM pg_proc WHERE pronamespace = 'ledger'::regnamespace AND prosecdef"
    need("functions with their owner's rights", court.one(definers), (0,))


def savepoints(court: Court) -> None:
    """A posting inside a savepoint belongs to its transaction like any other."""
    one, cash = court.account(10), court.cash()
    with court.app() as conn:
        conn.execute("SAVEPOINT here")
        need("inside", post(conn, "inside", (one, -1), (cash, 1))[0], "posted")
        conn.execute("RELEASE here")
    need("books", court.books(one), (9, 0, 2))


LAWS: tuple[Callable[[Court], None], ...] = (
    moves,
    once,
    funds,
    status,
    holds,
    balance_to_zero,
    chain,
    history,
    savepoints,
    invoker,
    hot,
    queue,
    once_without_locks,
    lock_order,
)
"""Cheap ones first: most mutants die early."""


def ledger_laws(database: DatabaseUrls) -> None:
    """Try every law on a database; the first broken one raises `LawBroken` or PostgreSQL's own error."""
    with login(database.app_url) as clerk, login(database.owner_url) as owner:
        clerk.autocommit = owner.autocommit = True
        court = Court(database, itertools.count(1), clerk, owner)
        for law in LAWS:
            law(court)
