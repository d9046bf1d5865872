"""Who owns the server of a directory: a lock that ends with its holders, and a note that tells others how to join."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from webhooks.embedded.unavailable import EmbeddedUnavailable

JOIN_SECONDS = 20.0
POLL_SECONDS = 0.05
PASSWORD_BYTES = 24

Note = Mapping[str, str]


class Lease:
    """The right to run the one server of a directory.

    The lock is shared with the guardian of the server, so it is free only when the owner and the guardian are both gone:
    nobody starts a new server while an old one may still be told to stop.
    """

    def __init__(self, directory: Path) -> None:
        """Make the directory if it is missing: others may pass through to the server's data, but see nothing."""
        if not directory.exists():
            directory.mkdir(parents=True)
            directory.chmod(0o711)
        self._path = directory / "lock"
        self._note_path = directory / "running.json"
        self._descriptor: int | None = None

    @property
    def descriptor(self) -> int:
        """The open lock, to be passed on to the guardian."""
        if self._descriptor is None:
            message = "the lease is not held"
            raise RuntimeError(message)
        return self._descriptor

    def take_or_join(self, answers: Callable[[Note], bool]) -> Note | None:
        """Take the lease (None) or return the note of the running server, once it `answers`.

        Raises:
            EmbeddedUnavailable: another process holds the lease and its server does not answer.
        """
        deadline = time.monotonic() + JOIN_SECONDS
        while True:
            if self._try_lock():
                self._note_path.unlink(missing_ok=True)
                return None
            note = self._read_note()
            if note is not None and _alive(int(note["owner"])) and answers(note):
                return note
            if time.monotonic() > deadline:
                message = f"another process holds {self._path.parent} and its server does not answer; stop that process first"
                raise EmbeddedUnavailable(message)
            time.sleep(POLL_SECONDS)

    def publish(self, note: Note) -> None:
        """Tell other processes of the same user how to join the running server."""
        write_private(self._note_path, json.dumps({**note, "owner": str(os.getpid())}))

    def withdraw(self) -> None:
        """Let nobody join any more."""
        self._note_path.unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the lock; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _try_lock(self) -> bool:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def _read_note(self) -> Note | None:
        try:
            note = json.loads(self._note_path.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return None
        return {str(key): str(value) for key, value in note.items()}


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner can read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    draft.replace(path)


def kept_passwords(path: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Read the generated passwords of a directory, making those that are missing; one file, 0600."""
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    missing = [name for name in names if name not in known]
    if missing:
        known |= {name: secrets.token_urlsafe(PASSWORD_BYTES) for name in missing}
        write_private(path, json.dumps(known))
    return known


def free_port(preferred: int | None = None) -> int:
    """Name a loopback port that is free at this moment: the preferred one if possible."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if preferred is not None:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", preferred))
            except OSError:
                return free_port()
            return preferred
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
