"""`cooprogreso demo`, as a person at a terminal meets it: it starts, its page answers, and it leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.e2e.processes import until

START_SECONDS = 90.0
STOP_SECONDS = 30.0
MARK = "COOP_DEMO_TEST"


@pytest.fixture
def clone() -> Iterator[Path]:
    """An empty place to run in, closed to others as a home directory is."""
    with tempfile.TemporaryDirectory(prefix="coop-demo-") as place:
        yield Path(place)


class Demo:
    """One run of the demonstration; whatever it starts carries `mark` in its environment."""

    def __init__(self, place: Path) -> None:
        system = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.place = place
        self.mark = f"{MARK}={place.name}"
        self.said = place / "terminal.txt"
        with self.said.open("wb") as terminal:
            self.process = subprocess.Popen(
                (sys.executable, "-m", "webhooks", "demo"),
                stdin=subprocess.DEVNULL,
                stdout=terminal,
                stderr=terminal,
                cwd=place,
                env={**system, MARK: place.name, "PYTHONPATH": str(Path(__file__).parents[2])},
                start_new_session=True,
            )

    def wait_until_ready(self) -> str:
        """Until it says so; the address of the chat page."""
        until(
            lambda: "Ctrl-C stops everything." in self.text or self.process.poll() is not None,
            "ready",
            START_SECONDS,
        )
        found = re.search(r"Chat page\s+(http\S+)", self.text)
        assert found is not None, self.text
        return found[1]

    @property
    def text(self) -> str:
        """What stands on the terminal."""
        return self.said.read_text()

    def left_behind(self) -> list[str]:
        """Command lines of processes that this run started and that still run."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and self.mark.encode() in (entry / "environ").read_bytes().split(
                    b"\0"
                ):
                    found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return found

    def is_gone(self) -> bool:
        """Whether nothing of it runs any more."""
        return not self.left_behind() and not _servers(self.place)

    def kill(self) -> None:
        """For a test that failed."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def _servers(place: Path) -> list[str]:
    """PostgreSQL and Redis that work on this place; their environment is clean, so their directory tells."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and place.name in (entry / "cmdline").read_text():
                found.append((entry / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def test_the_demo_starts_answers_stops_and_starts_again_where_it_was(clone: Path) -> None:
    for stop in (signal.SIGTERM, signal.SIGINT):
        demo = Demo(clone)
        try:
            page = demo.wait_until_ready()
            answer = httpx.get(page, trust_env=False)
            assert answer.status_code == 200
            assert "<html" in answer.text
            until(partial(_knows_commands, page), "the bot has presented itself")
            demo.process.send_signal(stop)
            assert demo.process.wait(STOP_SECONDS) == 0, demo.text
        finally:
            demo.kill()
        until(demo.is_gone, "all processes end", STOP_SECONDS)
        assert "Traceback" not in demo.text


def _knows_commands(page: str) -> bool:
    return bool(httpx.get(f"{page}control/state", trust_env=False).json()["commands"])
