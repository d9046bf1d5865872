"""The demonstration: everything on one machine, nothing needed but this.

Simulated world (chat page, phones, mailbox, gateways), embedded servers, the application in webhook mode against the
simulator's Bot API, the worker. With TELEGRAM_BOT_TOKEN set, a second house serves the real Telegram by long polling; it has a
database of its own, because chat numbers of the two worlds may be equal and an answer must never reach the wrong one.
"""

from __future__ import annotations

import json
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import FrameType

import httpx
import pyotp
from pydantic import SecretStr

from webhooks.children import Child, ChildFailed, keep_running, wait_for
from webhooks.embedded import EmbeddedUnavailable
from webhooks.embedded.lease import free_port, write_private
from webhooks.secret import demo_secrets
from webhooks.servers import Servers, servers
from webhooks.settings import (
    DEFAULT_PORT,
    SIMULATOR_PORT,
    SIMULATOR_SMTP_PORT,
    Settings,
    as_environment,
    changed,
)
from webhooks.staff import DEMO_PASSWORD, DEMO_STAFF, demo_secret
from webhooks.terminal import GATEWAYS, WORLD

READY_SECONDS = 60.0
PROBE_SECONDS = 2.0
READY_PATH = "/ready"
TELEGRAM_DATABASE = "coop_telegram"

Say = Callable[[str], None]
Prepare = Callable[[Settings, Say], None]


def run_demo(given: Settings, prepare: Prepare, say: Say) -> None:
    """Run until Ctrl-C or SIGTERM; `prepare` migrates and seeds the database of the settings it gets.

    Raises:
        ChildFailed: a process does not start or does not stay up.
        EmbeddedUnavailable: a server cannot be offered on this machine.
    """
    began = time.monotonic()
    for number in (signal.SIGTERM, signal.SIGINT):  # also where a shell started us with SIGINT ignored
        signal.signal(number, _interrupt)
    logs = given.var_directory.absolute() / "log"
    settings = _with_demo_secrets(given)
    with ExitStack() as stack:
        simulator = _start(stack, _simulator(settings, logs), say)
        running = stack.enter_context(servers(settings, say))
        if running.postgres is not None and not running.postgres.owned:
            raise EmbeddedUnavailable(
                f"a demonstration is already running on {given.var_directory.absolute()}"
            )
        world = _world(simulator)
        write_private(given.var_directory / WORLD, json.dumps(world))
        houses = _houses(given, running, world)
        for house in houses:
            prepare(house.settings, say)
        processes = [child for house in houses for child in _processes(house, logs)]
        children = [simulator, *(_start(stack, child, say) for child in processes)]
        for house in houses:
            address = f"http://127.0.0.1:{house.settings.port}{READY_PATH}"
            wait_for(lambda: _answers(address), children, READY_SECONDS, "the application")  # noqa: B023 - waited for here
        _show_door(world, houses[0].settings)
        _announce(houses, world, logs, time.monotonic() - began, say)
        keep_running(children, say)


@dataclass(frozen=True, slots=True)
class House:
    """The application for one bot."""

    settings: Settings
    polls: bool


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _with_demo_secrets(given: Settings) -> Settings:
    """Fill in what is not set; the real bot's token stays out, the simulator has one of its own."""
    made = demo_secrets(given.var_directory)
    missing = {
        name: SecretStr(value)
        for name, value in made.items()
        if name != "telegram_bot_token" and not getattr(given, name).get_secret_value()
    }
    return changed(given, **missing, demo=True)


def _simulator(settings: Settings, logs: Path) -> Child:
    made = demo_secrets(settings.var_directory)
    environment = {
        "TELEGRAM_BOT_TOKEN": made["telegram_bot_token"],
        "SMS_GATEWAY_KEY": settings.sms_gateway_key.get_secret_value(),
        "BILLERS_KEY": settings.billers_key.get_secret_value(),
        "RAILS_KEY": settings.rails_key.get_secret_value(),
    }
    ports = ("--port", str(free_port(SIMULATOR_PORT)), "--smtp-port", str(free_port(SIMULATOR_SMTP_PORT)))
    arguments = ("-m", "simulator", *ports)
    return Child("simulator", arguments, environment, logs / "simulator.log", pipe_output=True)


def _world(simulator: Child) -> dict[str, str]:
    """Read the one line the simulator prints when it is ready: its addresses as JSON."""
    line = simulator.output.readline()
    if not line:
        raise ChildFailed(f"the simulator ended while starting:\n{simulator.last_words()}")
    return {str(name): str(value) for name, value in json.loads(line).items()}


def _houses(given: Settings, running: Servers, world: dict[str, str]) -> list[House]:
    """The application for the simulated bot, and for the real one where a token is given."""
    gateways: dict[str, object] = {
        name: f"{world['url']}/{path}"
        for name, path in GATEWAYS.items()
        if name not in given.model_fields_set
    }
    if "smtp_url" not in given.model_fields_set:
        gateways["smtp_url"] = SecretStr(world["smtp"])
    real = bool(given.telegram_bot_token.get_secret_value())
    port = given.port if "port" in given.model_fields_set else free_port(DEFAULT_PORT)
    public_url = given.public_url if "public_url" in given.model_fields_set else ""
    base = changed(running.settings, **gateways, port=port, public_url=public_url)
    made = demo_secrets(given.var_directory)
    simulated = House(
        changed(
            base, telegram_base_url=world["url"], telegram_bot_token=SecretStr(made["telegram_bot_token"])
        ),
        polls=False,
    )
    if not real:
        return [simulated]
    if running.postgres is None or running.redis is None:
        return [House(base, polls=True)]  # a database that was given holds one world
    urls = running.postgres.database(TELEGRAM_DATABASE)
    apart = changed(
        base,
        database_url=SecretStr(urls.app_url),
        database_owner_url=SecretStr(urls.owner_url),
        redis_url=SecretStr(running.redis.url_of(1)),
    )
    beside = changed(simulated.settings, port=free_port(port + 1), public_url="")
    return [House(beside, polls=False), House(apart, polls=True)]


def _processes(house: House, logs: Path) -> list[Child]:
    environment = as_environment(house.settings)
    suffix = "-telegram" if house.polls else ""
    mode = "poll" if house.polls else "serve"
    return [
        Child(f"{mode}{suffix}", ("-m", "webhooks", mode), environment, logs / f"{mode}{suffix}.log"),
        Child(f"worker{suffix}", ("-m", "webhooks", "worker"), environment, logs / f"worker{suffix}.log"),
    ]


def _start(stack: ExitStack, child: Child, say: Say) -> Child:
    say(f"starting {child.name}")
    stack.callback(child.stop)
    child.start()
    return child


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=PROBE_SECONDS) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == HTTPStatus.OK)
    except (urllib.error.URLError, OSError):
        return False


def _announce(houses: list[House], world: dict[str, str], logs: Path, seconds: float, say: Say) -> None:
    say(f"ready after {seconds:.1f} s")
    say("")
    for house in houses:
        if house.polls:
            say("  Telegram       the bot of TELEGRAM_BOT_TOKEN, by long polling")
        else:
            say(f"  Chat page      {world['url']}/   (with the member's SMS and mailbox beside it)")
        say(f"  Application    {house.settings.public_url}")
    if all(house.polls for house in houses):
        say(f"  SMS, mailbox   {world['url']}/")
    for house in houses:
        _announce_console(house.settings, say)
    say(f"  Companies      {world['url']}/billers   (publish a bill, and see it paid)")
    say(f"  Logs           {logs}")
    say("  Demo members   cooprogreso seed --show")
    say("")
    say("Ctrl-C stops everything.")


def _show_door(world: dict[str, str], settings: Settings) -> None:
    """The simulator's switch may bring money before any order told it where the bank is."""
    httpx.post(
        f"{world['url']}/control/switch/door", json={"door": f"{settings.public_url}/rails"}, trust_env=False
    ).raise_for_status()


def _announce_console(settings: Settings, say: Say) -> None:
    """The desk's address, and who may log in: secrets of a demonstration, made on this machine."""
    say(f"  Agent console  {settings.public_url}/console   (password: {DEMO_PASSWORD})")
    for login, name, roles in DEMO_STAFF:
        code = pyotp.TOTP(demo_secret(settings, login))
        say(f"    {login:<10} {name}, {', '.join(roles)}; authenticator {code.secret}, now {code.now()}")
