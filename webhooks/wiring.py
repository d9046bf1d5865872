"""The house, built and taken down: the one place that knows every part."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Final, cast

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import RedisError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from banking.adapters.billers import HttpBillers
from banking.adapters.rails import HttpRail
from banking.adapters.sms import HttpSmsGateway
from banking.adapters.smtp import SmtpMailer
from banking.bills.running import Runner
from banking.bills.tasks import RUNNER
from banking.clock import system_clock
from banking.crypto import SECRET_MIN_BYTES, Keys
from banking.db import clock_of, follow, schema_is_current
from banking.db import connect as connect_database
from banking.faults import Unavailable
from banking.jobs import run_worker
from banking.messages.tasks import POST, Post
from banking.payments.callbacks import take_message
from banking.payments.incoming import take_credit
from banking.payments.kinds import BILLERS
from banking.payments.standing import count_stuck
from banking.payments.tasks import DESK
from banking.payments.working import Desk
from banking.policy import Policy
from banking.values import RailName
from banking.work import Street
from bot.client import Client
from bot.client import connect as connect_telegram
from bot.commands import present, set_webhook, unset_webhook
from bot.files import fetch as fetch_file
from bot.sender import TelegramChannel
from dialogs.catalogue import catalogue
from dialogs.documents import draw_with
from dialogs.parcels import Result
from dialogs.runtime import ContentionError, Runtime, Store
from dialogs.soundness import require_sound
from dialogs.understanding.model import model as understanding
from dialogs.understanding.shelf import Shelf
from dialogs.words import Words
from webhooks.console.tape import Tape
from webhooks.console.tape import listen as listen_to_desk
from webhooks.deliveries import Deliveries, listen
from webhooks.house import House
from webhooks.metered import MeteredBank
from webhooks.metrics import Metrics
from webhooks.pace import Pace
from webhooks.pages.gate import Gate
from webhooks.pages.visits import Visits
from webhooks.poll import Poller
from webhooks.rounds import Rounds
from webhooks.settings import Settings, SettingsError
from webhooks.settling import settle
from webhooks.telegram import PATH

AWAY: Final = (RedisError, ContentionError, Unavailable)
"""What a door answers with "not now": nothing was done."""
TASKS: Final = (
    "banking.messages.tasks",
    "banking.payments.tasks",
    "banking.bills.tasks",
    "banking.cards.tasks",
)
DATABASE_CONNECTIONS: Final = 16
REDIS_CONNECTIONS: Final = 64
REDIS_SECONDS: Final = 5.0
REDIS_TRIES_MORE: Final = 2
"""A connection that broke while it lay in the pool is no reason to bother a member; every command is safe to repeat."""
EVENTS_SECONDS: Final = 2.0
"""How often events are looked for when no notification comes."""
SWEEP_SECONDS: Final = 5.0
UNTOLD_SECONDS: Final = 15.0
SEAL_SECONDS: Final = 60.0
CLOCK_SECONDS: Final = 20.0
"""How often the database's clock is looked at."""
DESK_SECONDS: Final = 5.0
"""How often chats of people who are gone are looked for."""
ANSWERS_SECONDS: Final = 5.0
"""How long after its publication an answer of the FAQ may still be the former one."""
TAPE_SECONDS: Final = 2.0
"""How often the desk's log is looked at when no hint comes."""
LISTEN_AGAIN_SECONDS: Final = 5.0
PRESENT_AGAIN_SECONDS: Final = 10.0
STUCK_SECONDS: Final = 30.0
SEED_BYTES: Final = 16

log = structlog.get_logger(__name__)


@asynccontextmanager
async def running(settings: Settings, *, polling: bool = False) -> AsyncIterator[House]:
    """Build the house of one process and keep its background work going while it is open.

    Raises:
        SettingsError: a server, key or token is missing, or the schema is behind.
        dialogs.engine.check.UnsoundFlowError: the flows or texts are not sound.
    """
    async with AsyncExitStack() as stack:
        metrics, keys = Metrics(), Keys(_secret(settings))
        policy = policy_of(settings)
        engine = connect_database(settings.database_url.get_secret_value(), pool_size=DATABASE_CONNECTIONS)
        stack.push_async_callback(engine.dispose)
        if not await schema_is_current(engine):
            raise SettingsError("the database's schema is behind: run `cooprogreso migrate`")
        clock = await clock_of(engine)
        redis = _redis(settings)
        stack.push_async_callback(redis.aclose)
        client = connect_telegram(_bot_token(settings), settings.telegram_base_url)
        stack.push_async_callback(client.aclose)
        street = Street(await stack.enter_async_context(http_billers(settings)))
        database = settings.database_url.get_secret_value()
        bank = MeteredBank(metrics, engine, keys, clock, policy, street=street)
        channel = TelegramChannel(
            client,
            settings.public_url,
            partial(_observe, metrics),
            partial(draw_with, bank, public_url=settings.public_url),
        )
        store = Store(redis, _secret(settings))
        shelf = Shelf()
        flows = catalogue(
            settings.facts, idle_seconds=policy.session_idle_seconds, policy=policy, shelf=shelf
        )
        require_sound(flows)
        understanding()  # half a minute where nobody compiled it: before the door opens, not in somebody's turn
        runtime = Runtime(
            catalogue=flows,
            words=cast("Words", flows.words),
            bank=bank,
            store=store,
            channel=channel,
            clock=clock,
            entropy=partial(os.urandom, SEED_BYTES),
            gone=partial(_note_gone, store.sealer.alias),
        )
        stack.push_async_callback(runtime.drain)
        desk = Desk(engine, keys, clock, policy, {})
        errands = _Errands(channel.show_typing)
        stack.push_async_callback(errands.finish)
        tape = Tape()
        house = House(
            settings=settings,
            conversations=runtime,
            desk=bank,
            find_receipt=bank.find_receipt,
            gate=Gate(redis, settings.public_url),
            visits=Visits(redis),
            metrics=metrics,
            clock=clock,
            start_typing=errands.start,
            alias=store.sealer.alias,
            pace=Pace(settings.updates_per_chat_per_minute),
            console=bank.console,
            tape=tape,
            fetch_file=partial(fetch_file, client),
            take_rail_message=partial(take_message, desk),
            take_rail_credit=partial(take_credit, desk),
            rail_keys={rail.value: settings.rail_keys(rail) for rail in RailName if settings.rail_keys(rail)},
            checks=_checks(engine, redis),
            password_characters=(policy.password_min_characters, policy.password_max_characters),
        )
        rounds = Rounds()
        stack.push_async_callback(rounds.stop)
        deliveries = Deliveries(bank, runtime, redis)
        stack.push_async_callback(deliveries.stop)
        _look_after(rounds, settings, deliveries, runtime)
        rounds.every(CLOCK_SECONDS, "clock", partial(follow, engine, clock))
        rounds.every(DESK_SECONDS, "desk", bank.console.sweep)
        rounds.every(ANSWERS_SECONDS, "answers", partial(_refill, shelf, bank))
        rounds.every(SEAL_SECONDS, "audit_seal", bank.console.seal_trail)
        rounds.every(LISTEN_AGAIN_SECONDS, "desk_hints", partial(listen_to_desk, database, tape))
        read = partial(tape.wind, bank.console.newest, bank.console.events_after)
        rounds.every(TAPE_SECONDS, "desk_tape", read, tape.hint)
        rounds.every(STUCK_SECONDS, "stuck_payments", partial(_count_stuck, desk, metrics))
        settle()
        _open_to_telegram(rounds, house, client, polling=polling)
        yield house


async def work(settings: Settings) -> None:
    """Work the bank's jobs off until cancelled.

    Raises:
        SettingsError: a server or key is missing, or the schema is behind.
    """
    url = settings.database_url.get_secret_value()
    engine = connect_database(url)
    gateway = HttpSmsGateway(
        settings.sms_gateway_url, settings.sms_gateway_key.get_secret_value().encode(), system_clock
    )
    rails = http_rails(settings)
    rounds = Rounds()
    try:
        if not await schema_is_current(engine):
            raise SettingsError("the database's schema is behind: run `cooprogreso migrate`")
        clock = await clock_of(engine)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(rounds.stop)
            rounds.every(CLOCK_SECONDS, "clock", partial(follow, engine, clock))
            await stack.enter_async_context(gateway)
            for rail in rails.values():
                await stack.enter_async_context(rail)
            billers = await stack.enter_async_context(http_billers(settings))
            mailer = SmtpMailer(settings.smtp_url.get_secret_value(), system_clock, settings.smtp_from)
            post = Post(
                engine,
                Keys(_secret(settings)),
                clock,
                policy_of(settings),
                gateway,
                mailer,
                settings.contact_phone,
            )
            desk = Desk(engine, post.keys, clock, post.policy, {**rails, BILLERS: billers})
            runner = Runner(engine, post.keys, clock, post.policy, billers)
            settle()
            await run_worker(url, {POST: post, DESK: desk, RUNNER: runner}, tasks_in=TASKS)
    finally:
        await engine.dispose()


def policy_of(settings: Settings) -> Policy:
    """The house's rules. In the demo the desk never sleeps, and a bill published by hand is found within the minute."""
    return Policy(desk_always_open=True, schedule_look_seconds=30) if settings.demo else Policy()


def http_billers(settings: Settings) -> HttpBillers:
    """The companies one can pay; not yet open. Without a key they answer nobody."""
    key = settings.billers_key.get_secret_value().encode()
    return HttpBillers(settings.billers_url, key, system_clock)


def http_rails(settings: Settings) -> dict[str, HttpRail]:
    """The rails whose keys are set, by name; not yet open."""
    found: dict[str, HttpRail] = {}
    for rail in RailName:
        keys = settings.rail_keys(rail)
        if keys:
            callback = f"{settings.public_url}/rails/{rail}"
            found[rail] = HttpRail(rail, settings.rails_url, keys[0], callback, system_clock)
    return found


class _Errands:
    """Small calls nobody waits for."""

    def __init__(self, run: Callable[[int], Coroutine[Any, Any, None]]) -> None:
        self._run = run
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, chat_id: int) -> None:
        task = asyncio.create_task(self._run(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _look_after(rounds: Rounds, settings: Settings, deliveries: Deliveries, runtime: Runtime) -> None:
    """Start what finishes others' work and brings what nobody asked for."""
    url = settings.database_url.get_secret_value()
    rounds.every(EVENTS_SECONDS, "chat_events", deliveries.bring_events, deliveries.wake)
    rounds.every(LISTEN_AGAIN_SECONDS, "listen", partial(listen, url, deliveries))
    rounds.every(SWEEP_SECONDS, "sweep", runtime.sweep)
    rounds.every(UNTOLD_SECONDS, "untold", deliveries.tell_untold, deliveries.news)


def _open_to_telegram(rounds: Rounds, house: House, client: Client, *, polling: bool) -> None:
    """Say where updates go. Telegram may be away at the start; the doors are open all the same."""
    settings = house.settings
    rounds.until_done(PRESENT_AGAIN_SECONDS, "present", partial(present, client))
    if polling:
        poller = Poller(house, client)

        async def ask_for_updates() -> None:
            await unset_webhook(client)
            while True:
                await poller.poll()

        rounds.until_done(PRESENT_AGAIN_SECONDS, "poll", ask_for_updates)
        return
    secret = settings.telegram_webhook_secret.get_secret_value()
    address = f"{settings.public_url}{PATH}"
    rounds.until_done(PRESENT_AGAIN_SECONDS, "set_webhook", partial(set_webhook, client, address, secret))


def _checks(engine: AsyncEngine, redis: Redis) -> tuple[tuple[str, Callable[[], Awaitable[bool]]], ...]:
    async def database() -> bool:
        async with engine.connect() as connection:
            return await connection.scalar(select(1)) == 1

    async def answers() -> bool:
        return bool(await redis.ping())

    return (("database", database), ("schema", partial(schema_is_current, engine)), ("redis", answers))


async def _count_stuck(desk: Desk, metrics: Metrics) -> None:
    for state, count in (await count_stuck(desk)).items():
        metrics.payments_stuck.labels(state).set(count)


async def _refill(shelf: Shelf, bank: MeteredBank) -> None:
    """Serve what was published since."""
    if shelf.put(await bank.console.editing.served()):
        log.info("the answers of the FAQ have changed", kind="answers")


async def _note_gone(alias: Callable[[int], str], chat_id: int) -> None:
    """Telegram says that nobody reads this chat any more; how often is counted with the calls."""
    log.info("a chat cannot be written to any more", kind="gone", chat=alias(chat_id))


def _observe(metrics: Metrics, method: str, result: Result, seconds: float) -> None:
    metrics.sends.labels(method, _SENDS[result]).inc()
    metrics.send_seconds.labels(method).observe(seconds)


_SENDS: Final = {
    Result.SENT: "sent",
    Result.HARMLESS: "harmless",
    Result.GONE: "blocked",
    Result.LATER: "later",
    Result.DOUBTFUL: "doubtful",
    Result.BROKEN: "refused",
}


def _redis(settings: Settings) -> Redis:
    url = settings.redis_url.get_secret_value()
    if not url:
        raise SettingsError("REDIS_URL is missing")
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=REDIS_CONNECTIONS,
        timeout=REDIS_SECONDS,
        socket_timeout=REDIS_SECONDS,
        socket_connect_timeout=REDIS_SECONDS,
        health_check_interval=30,
        retry=Retry(ExponentialBackoff(cap=REDIS_SECONDS / 4, base=0.05), REDIS_TRIES_MORE),
    )
    return Redis.from_pool(pool)


def _secret(settings: Settings) -> bytes:
    secret = settings.secret_key.get_secret_value().encode()
    if len(secret) < SECRET_MIN_BYTES:
        raise SettingsError(f"SECRET_KEY needs at least {SECRET_MIN_BYTES} characters")
    return secret


def _bot_token(settings: Settings) -> str:
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        raise SettingsError("TELEGRAM_BOT_TOKEN is missing")
    return token
