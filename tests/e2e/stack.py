"""The whole system as processes on free loopback ports: simulator, application, worker; PostgreSQL and Redis beside them.

Settings go in only as README's table has them: through the environment.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.e2e.books import Books
from tests.e2e.processes import Program, RestartableRedis, until
from webhooks.embedded import Postgres
from webhooks.embedded.lease import free_port
from webhooks.embedded.postgres import DatabaseUrls

UPKEEP_SECONDS = 60
READY_GLANCE_SECONDS = 2.0


@dataclass(frozen=True)
class Keys:
    """What the house keeps secret; each is a canary."""

    bot_token: str = field(
        default_factory=lambda: f"{secrets.randbelow(9 * 10**8) + 10**8}:{secrets.token_urlsafe(26)}",
        repr=False,
    )
    webhook_secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    sms_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    rails_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    billers_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)


class Stack:
    """Everything that runs. `mode` is how the application meets Telegram: `serve` or `poll`."""

    def __init__(
        self, home: Path, urls: DatabaseUrls, keys: Keys, *, mode: str = "serve", processes: int = 1
    ) -> None:
        self.home = home
        self.urls = urls
        self.keys = keys
        self.redis = RestartableRedis(home / "redis")
        self.world_url = ""
        self.smtp_url = ""
        self.port = free_port()
        self._mode = (mode, *(("--processes", str(processes)) if mode == "serve" else ()))
        self.simulator = self._program("simulator", "simulator", "--port", "0", "--smtp-port", "0")
        self.app = self._program("app", "webhooks", *self._mode)
        self.worker = self._program("worker", "webhooks", "worker")

    @property
    def url(self) -> str:
        """Where the application listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def programs(self) -> tuple[Program, ...]:
        """All our processes."""
        return (self.simulator, self.app, self.worker)

    def start(self) -> None:
        """Start everything and wait until the application is ready."""
        self.redis.start()
        self.simulator.start()
        until(lambda: "\n" in self.simulator.said(), "the simulator starts")
        addresses = json.loads(self.simulator.said().splitlines()[0])
        self.world_url, self.smtp_url = addresses["url"], addresses["smtp"]
        self.app = self._program("app", "webhooks", *self._mode)
        self.worker = self._program("worker", "webhooks", "worker")
        self.app.start()
        self.worker.start()
        self.wait_until_ready()

    def wait_until_listening(self) -> None:
        """Until the application answers at all."""
        until(self._is_listening, "the application listens")

    def wait_until_ready(self) -> None:
        """Until the application says so, and Telegram knows where to deliver."""
        until(self._is_ready, "the application is ready")

    def restart_app(self) -> None:
        """Kill the application and start it again."""
        self.app.kill()
        self.app.start()

    def answers_to_telegram(self) -> list[object]:
        """The status of every answer the application gave to an update."""
        return [line["status"] for line in self.app.lines() if line.get("path") == "/telegram"]

    def stop(self) -> None:
        """Stop everything, at the same time."""
        begun = [program for program in (self.worker, self.app, self.simulator) if program.running]
        for program in begun:
            program.ask_to_end()
        for program in begun:
            program.stop()
        self.redis.stop()

    def _is_listening(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=READY_GLANCE_SECONDS, trust_env=False).is_success
        except httpx.TransportError:
            return False

    def _is_ready(self) -> bool:
        assert self.app.running, self.app.last_words()
        assert self.worker.running, self.worker.last_words()
        try:
            ready = httpx.get(f"{self.url}/ready", timeout=READY_GLANCE_SECONDS, trust_env=False).is_success
            updates = httpx.get(f"{self.world_url}/control/updates", trust_env=False).json()
        except httpx.TransportError:
            return False
        return ready and (self._mode[0] == "poll" or bool(updates["webhook"]["url"]))

    def _program(self, name: str, module: str, *arguments: str) -> Program:
        return Program(name, (module, *arguments), environment(self), self.home)


def environment(stack: Stack) -> dict[str, str]:
    """README's table; nothing else but what an operating system gives."""
    system = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "DEMO") if name in os.environ}
    return system | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONUNBUFFERED": "1",
        "DATABASE_URL": stack.urls.app_url,
        "DATABASE_OWNER_URL": stack.urls.owner_url,
        "REDIS_URL": stack.redis.url if stack.world_url else "",
        "TELEGRAM_BOT_TOKEN": stack.keys.bot_token,
        "TELEGRAM_WEBHOOK_SECRET": stack.keys.webhook_secret,
        "TELEGRAM_BASE_URL": stack.world_url,
        "PUBLIC_URL": stack.url,
        "SECRET_KEY": stack.keys.secret_key,
        "SMS_GATEWAY_URL": f"{stack.world_url}/sms" if stack.world_url else "",
        "SMS_GATEWAY_KEY": stack.keys.sms_key,
        "RAILS_URL": f"{stack.world_url}/switch" if stack.world_url else "",
        "RAILS_KEY": stack.keys.rails_key,
        "BILLERS_URL": f"{stack.world_url}/billers" if stack.world_url else "",
        "BILLERS_KEY": stack.keys.billers_key,
        "SMTP_URL": stack.smtp_url,
        "HOST": "127.0.0.1",
        "PORT": str(stack.port),
        "LOG_LEVEL": "DEBUG",
    }


def prepare(urls: DatabaseUrls, keys: Keys, home: Path) -> None:
    """Migrate and seed a database the way an operator does."""
    for word in ("migrate", "seed"):
        done = subprocess.run(
            (sys.executable, "-m", "webhooks", word),
            check=False,
            env=environment(Stack(home, urls, keys)),
            cwd=home,
            capture_output=True,
            text=True,
            timeout=UPKEEP_SECONDS,
        )
        assert done.returncode == 0, done.stderr


@contextmanager
def running(
    postgres: Postgres, template: str, keys: Keys, *, mode: str = "serve", processes: int = 1
) -> Iterator[Stack]:
    """A stack on a fresh copy of a seeded database; its files are gone afterwards, but for a copy in `KEEP_LOGS`."""
    name = f"e2e_{secrets.token_hex(4)}"
    with ExitStack() as cleanup:
        home = Path(tempfile.mkdtemp(prefix="coop-e2e-"))
        cleanup.callback(shutil.rmtree, home, ignore_errors=True)
        if kept := os.environ.get("KEEP_LOGS"):
            cleanup.callback(shutil.copytree, home, kept, dirs_exist_ok=True)
            cleanup.callback(shutil.copy, postgres.data / "server.log", home / "postgres.log")
        urls = postgres.create_database(name, template)
        cleanup.callback(postgres.drop_database, name)
        # PostgreSQL 16 logs a copied sequence only after the next checkpoint: after a crash before it, numbers come again.
        Books(urls).order("CHECKPOINT")
        stack = Stack(home, urls, keys, mode=mode, processes=processes)
        cleanup.callback(stack.stop)
        stack.start()
        yield stack
