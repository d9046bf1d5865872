"""What the two servers have in common: one server for one directory, started by whoever comes first and joined by others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from webhooks.embedded.guardian import Guardian
from webhooks.embedded.lease import Lease, Note, kept_passwords


class Server(ABC):
    """A context manager that starts the server of a directory or joins it."""

    LOGINS: ClassVar[tuple[str, ...]]
    """Each has a password of its own, kept in the directory."""

    def __init__(self, directory: Path, say: Callable[[str], None]) -> None:
        self._directory = directory
        self._say = say
        self._lease = Lease(directory)
        self._guardian: Guardian | None = None
        self._passwords: dict[str, str] = {}
        self.port = 0

    def __enter__(self) -> Self:
        """Start the server, or join the one another process of this user has started here."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server if it is ours."""
        self.stop()

    @property
    def owned(self) -> bool:
        """Whether this process started the server."""
        return self._guardian is not None

    def start(self) -> None:
        """Start or join.

        Raises:
            EmbeddedUnavailable: with the reason and a way out.
        """
        note = self._lease.take_or_join(self._joined)
        if note is not None:
            return
        self._read_passwords()
        try:
            self._boot()
            self._lease.publish({"port": str(self.port)})
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server if this process started it; harmless otherwise and when repeated."""
        if self._guardian is not None:
            self._guardian.dismiss()
            self._guardian = None
        self._lease.release()

    def _joined(self, note: Note) -> bool:
        """Whether the server that somebody's note tells of answers."""
        self._read_passwords()
        self.port = int(note["port"])
        return self._answers()

    def _read_passwords(self) -> None:
        self._passwords = kept_passwords(self._directory / "passwords.json", self.LOGINS)

    @abstractmethod
    def _boot(self) -> None:
        """Start the server on a free port; sets `port` and `_guardian`."""

    @abstractmethod
    def _answers(self) -> bool:
        """Whether the server at `port` takes our logins."""
