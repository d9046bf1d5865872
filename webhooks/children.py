"""The demo's processes: started with a log file each, started again when they fall, gone when the demo goes."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

STOP_SECONDS = 12.0
POLL_SECONDS = 0.1
RESTART_PAUSE_SECONDS = 1.0
MOST_RESTARTS = 5
QUIET_SECONDS = 60.0
LOG_TAIL_LINES = 8
PR_SET_PDEATHSIG = 1


class ChildFailed(RuntimeError):  # noqa: N818 - reads as what it says to the person who meets it
    """A process could not be brought to run; the text has the end of its log."""


@dataclass
class Child:
    """One process of the demo; `start` may be called again after it fell."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    log_path: Path
    pipe_output: bool = False
    process: subprocess.Popen[bytes] | None = None
    restarts: int = 0
    started_at: float = 0.0

    def start(self) -> None:
        """Run it in a session of its own: Ctrl-C reaches the demo, which stops everything in the right order."""
        self.log_path.parent.mkdir(parents=True, exist_ok=True)
        self.started_at = time.monotonic()
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                (sys.executable, *self.arguments),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if self.pipe_output else log,
                stderr=log,
                env={**os.environ, **self.environment, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
                # The demo starts its children from its one main thread, to whose life the signal is tied.
                preexec_fn=_end_with_parent,  # noqa: PLW1509
            )

    @property
    def fallen(self) -> bool:
        """Whether it has ended; its process id stays taken until `stop` or `start`."""
        if self.process is None or self.process.returncode is not None:
            return self.process is not None
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    @property
    def output(self) -> IO[bytes]:
        """What it prints, with `pipe_output`."""
        if self.process is None or self.process.stdout is None:
            raise ChildFailed(f"{self.name} does not print to us")
        return self.process.stdout

    def last_words(self) -> str:
        """The end of its log."""
        try:
            lines = self.log_path.read_text(errors="replace").splitlines()
        except FileNotFoundError:
            lines = []
        return "\n".join(f"    {line}" for line in lines[-LOG_TAIL_LINES:])

    def stop(self) -> None:
        """End it, kindly and then firmly, with whatever it had started itself."""
        if self.process is None or self.process.returncode is not None:
            return
        deadline = time.monotonic() + STOP_SECONDS
        self.process.terminate()
        while not self.fallen and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS / 5)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def wait_for(holds: Callable[[], bool], children: list[Child], seconds: float, what: str) -> None:
    """Wait until something holds.

    Raises:
        ChildFailed: it took too long, or one of the processes ended meanwhile.
    """
    deadline = time.monotonic() + seconds
    while not holds():
        for child in children:
            if child.fallen:
                raise ChildFailed(f"{child.name} ended while starting:\n{child.last_words()}")
        if time.monotonic() > deadline:
            raise ChildFailed(
                f"{what} did not become ready within {seconds:.0f} seconds; see {children[0].log_path.parent}"
            )
        time.sleep(POLL_SECONDS)


def keep_running(children: list[Child], say: Callable[[str], None]) -> None:
    """Watch until interrupted.

    Raises:
        ChildFailed: a process does not stay up.
    """
    while True:
        time.sleep(POLL_SECONDS)
        mend(children, say)


def mend(children: list[Child], say: Callable[[str], None]) -> None:
    """Start again whatever has fallen, unless it falls over and over.

    Raises:
        ChildFailed: a process does not stay up.
    """
    for child in children:
        if not child.fallen:
            continue
        if time.monotonic() - child.started_at > QUIET_SECONDS:
            child.restarts = 0
        child.restarts += 1
        child.stop()
        if child.restarts > MOST_RESTARTS:
            raise ChildFailed(f"{child.name} does not stay up:\n{child.last_words()}")
        say(f"{child.name} ended unexpectedly and is started again (log: {child.log_path})")
        time.sleep(RESTART_PAUSE_SECONDS)
        child.start()


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
