"""Programs of the system as processes of their own, with everything they say kept in a file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from webhooks.embedded import Redis
from webhooks.embedded.redis import find_server

START_SECONDS = 90.0
STOP_SECONDS = 20.0
GLANCE_SECONDS = 0.03
LAST_LINES = 12


def until(holds: Callable[[], object], what: str, seconds: float = START_SECONDS) -> None:
    """Wait until something holds; AssertionError with `what` if it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(GLANCE_SECONDS)


class Program:
    """`python -m <arguments>`; can be killed and started again, and says everything into one file."""

    def __init__(
        self, name: str, arguments: tuple[str, ...], environment: Mapping[str, str], home: Path
    ) -> None:
        self.name = name
        self.home = home
        self.log = home / f"{name}.log"
        self._arguments = arguments
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Its process id, and that of its group."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Run it in a session of its own, in a directory without a `.env`."""
        assert not self.running
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                (sys.executable, "-m", *self._arguments),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                cwd=self.home,
                start_new_session=True,
            )

    def ask_to_end(self) -> None:
        """Ask it, and do not wait."""
        assert self._process is not None
        self._process.terminate()

    def stop(self) -> int:
        """Ask it to end, and wait; its exit code."""
        assert self._process is not None
        if self.running:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
        return self._process.wait()

    def kill(self) -> None:
        """End it and its children at once, as a power cut would."""
        assert self._process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def signal(self, number: int) -> None:
        """Send a signal to it and its children."""
        os.killpg(self.pid, number)

    def said(self) -> str:
        """Everything it said."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def lines(self) -> list[dict[str, object]]:
        """What it logged, line by line."""
        return [json.loads(line) for line in self.said().splitlines() if line.startswith("{")]

    def last_words(self) -> str:
        """The end of what it said."""
        return "\n".join([f"--- {self.name}", *self.said().splitlines()[-LAST_LINES:]])


class RestartableRedis:
    """A Redis of its own on a port that stays the same: paused, killed and started empty as a test wants."""

    def __init__(self, directory: Path) -> None:
        self._first = Redis(directory)
        self._directory = directory
        self._later: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run the server."""
        self._first.start()

    def stop(self) -> None:
        """End whichever server is running."""
        if self._later is not None:
            self._later.kill()
            self._later.wait()
        self._first.stop()

    @property
    def url(self) -> str:
        """The application's login."""
        return self._first.url

    def admin(self) -> redis.Redis:
        """A connection that may do everything; the caller closes it."""
        return redis.Redis.from_url(self._first.admin_url, retry=Retry(NoBackoff(), 0))

    def flush(self) -> None:
        """Everything is gone."""
        with self.admin() as admin:
            admin.flushall()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Meanwhile it answers nobody; connections stay."""
        pid = self._pid()
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def restart_empty(self) -> None:
        """Kill it and start another on the same port that knows nothing."""
        os.kill(self._pid(), signal.SIGKILL)
        if self._later is not None:
            self._later.wait()
        self._later = subprocess.Popen(
            (find_server(), self._directory / "redis.conf"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._answers, "Redis answers again")

    def _pid(self) -> int:
        with self.admin() as admin:
            found: dict[str, int] = admin.info("server")
        return found["process_id"]

    def _answers(self) -> bool:
        with self.admin() as admin:
            try:
                return bool(admin.ping())
            except redis.RedisError:
                return False
