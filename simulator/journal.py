"""The record of every call the bot made, with its verdict."""

from collections import deque
from dataclasses import dataclass
from typing import Any

MAX_CALLS = 20_000
MAX_BROKEN_CALLS = 1_000


@dataclass(frozen=True)
class Call:
    """One Bot API call. `violations` are broken limits, whether Telegram forgives them or not."""

    number: int
    at: float
    method: str
    params: dict[str, Any]
    ok: bool
    error_code: int | None
    description: str | None
    violations: tuple[str, ...]
    fault: str | None

    def shown(self) -> dict[str, Any]:
        """For the page and the tests."""
        return {**vars(self), "violations": list(self.violations)}


class Journal:
    """The last calls, oldest first. Those that broke a limit are kept longer than the others."""

    def __init__(self) -> None:
        self.calls: deque[Call] = deque(maxlen=MAX_CALLS)
        self._broken: deque[Call] = deque(maxlen=MAX_BROKEN_CALLS)
        self._number = 0

    def record(
        self,
        at: float,
        method: str,
        params: dict[str, Any],
        answer: dict[str, Any],
        *,
        violations: list[str],
        fault: str | None,
    ) -> Call:
        """Write one call down."""
        self._number += 1
        call = Call(
            number=self._number,
            at=at,
            method=method,
            params=params,
            ok=bool(answer.get("ok")),
            error_code=answer.get("error_code"),
            description=answer.get("description"),
            violations=tuple(violations),
            fault=fault,
        )
        self.calls.append(call)
        if call.violations:
            self._broken.append(call)
        return call

    def listed(
        self, method: str | None = None, since: int = 0, *, only_violations: bool = False
    ) -> list[Call]:
        """Calls after number `since`, of one method if given."""
        return [
            call
            for call in (self._broken if only_violations else self.calls)
            if call.number > since and (method is None or call.method == method)
        ]
