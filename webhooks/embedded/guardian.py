"""A process that outlives its owner by just long enough to stop the server.

The guardian waits at the reading end of a pipe. The pipe ends when the owner closes it or dies in whatever way, on whatever
thread; a parent-death signal would be tied to the thread that started the child and is lost when the user changes.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from webhooks.embedded.lease import Lease
from webhooks.embedded.shelter import RunAs, clean_environment

STOP_SECONDS = 30.0

# The guardian's own standard output is the lease, which nothing it starts may inherit.
STOPPER = """
trap '' INT TERM HUP
cat >/dev/null
exec "$@" >/dev/null
"""
KEEPER = """
trap '' INT TERM HUP
"$@" </dev/null >/dev/null & server=$!
cat >/dev/null
kill -TERM "$server" 2>/dev/null
wait "$server"
"""


class Guardian:
    """Watches one server for one owner."""

    def __init__(self, lease: Lease, script: str, command: tuple[str | Path, ...], user: RunAs) -> None:
        """Start watching."""
        self._lease = lease
        self._process = subprocess.Popen(
            ("/bin/sh", "-c", script, "guardian", *command),
            stdin=subprocess.PIPE,
            stdout=lease.descriptor,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C at the terminal reaches the owner, who then closes the pipe
            cwd="/",
            env=clean_environment(),
            user=user.uid,
            group=user.gid,
            extra_groups=None if user.uid is None else [],
        )

    @classmethod
    def stopping(cls, lease: Lease, user: RunAs, *command: str | Path) -> Guardian:
        """Run `command` when the owner is gone; for a server that puts itself in the background."""
        return cls(lease, STOPPER, command, user)

    @classmethod
    def keeping(cls, lease: Lease, *command: str | Path) -> Guardian:
        """Run `command` now, as the caller, and end it when the owner is gone."""
        return cls(lease, KEEPER, command, RunAs(None, None))

    def dismiss(self) -> None:
        """Stop the server now and wait until it is down."""
        self._lease.withdraw()
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
