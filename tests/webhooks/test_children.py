"""The demo's processes: they end with the demo, and come back when they fall."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from webhooks import children
from webhooks.children import Child, ChildFailed, keep_running, mend, wait_for

SLEEPER = ("-c", "import time; print('up', flush=True); time.sleep(60)")
FAMILY = (
    "-c",
    "import subprocess, sys, time; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); time.sleep(60)",
)
STUBBORN = (
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
)
DEMO = """
import sys, time
from pathlib import Path
from webhooks.children import Child
child = Child("sleeper", ("-c", "import time; time.sleep(60)"), {}, Path(sys.argv[1]))
child.start()
print(child.process.pid, flush=True)
time.sleep(60)
"""

Make = Callable[..., Child]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Child] = []

    def child(*arguments: str, pipe_output: bool = False) -> Child:
        made.append(
            Child(
                "sleeper",
                arguments,
                {"GIVEN": "yes"},
                tmp_path / "log" / "child.log",
                pipe_output=pipe_output,
            )
        )
        return made[-1]

    yield child
    for each in made:
        each.stop()
        if each.process is not None and each.process.stdout is not None:
            each.process.stdout.close()


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about within 20 seconds")


def test_a_child_gets_its_environment_and_its_log(make: Make, tmp_path: Path) -> None:
    child = make("-c", "import os, sys; print(os.environ['GIVEN'], file=sys.stderr)")
    child.start()
    wait_until(lambda: child.fallen)
    assert child.last_words().strip() == "yes"


def test_stopping_a_child_ends_what_it_started_too(make: Make) -> None:
    child = make(*FAMILY, pipe_output=True)
    child.start()
    grandchild = int(child.output.readline())
    child.stop()
    wait_until(lambda: not running(grandchild))
    child.stop()


def test_a_child_that_does_not_listen_is_ended_all_the_same(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "STOP_SECONDS", 0.2)
    child = make(*STUBBORN, pipe_output=True)
    child.start()
    child.output.readline()
    child.stop()
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


def test_children_end_with_a_demo_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        (sys.executable, "-c", DEMO, str(tmp_path / "log")),
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as demo:
        assert demo.stdout is not None
        child = int(demo.stdout.readline())
        assert running(child)
        demo.kill()
    wait_until(lambda: not running(child))


def test_waiting_ends_with_the_last_words_of_a_child_that_falls(make: Make) -> None:
    child = make("-c", "raise SystemExit('the port is taken')")
    child.start()
    with pytest.raises(ChildFailed, match="the port is taken"):
        wait_for(lambda: False, [child], 30, "it")


def test_a_child_that_falls_is_started_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "RESTART_PAUSE_SECONDS", 0)
    child = make(*SLEEPER)
    child.start()
    assert child.process is not None
    first = child.process.pid
    said: list[str] = []
    mend([child], said.append)
    assert (child.process.pid, said) == (first, [])
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: child.fallen)
    mend([child], said.append)
    assert child.process.pid != first
    assert running(child.process.pid)
    assert "started again" in said[0]


def test_a_child_that_falls_over_and_over_is_given_up(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "RESTART_PAUSE_SECONDS", 0)
    child = make("-c", "raise SystemExit('no luck')")
    child.start()
    with pytest.raises(ChildFailed, match="does not stay up"):
        keep_running([child], lambda _line: None)
