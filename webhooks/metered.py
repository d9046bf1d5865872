"""The bank with its commands counted: what the operators see of the money's way."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from banking.api import Caller, ChallengeId, Command, OperationId, Refusal
from banking.service import CooprogresoBank
from webhooks.metrics import Metrics

T = TypeVar("T")
DONE: Final = "done"
UNKNOWN: Final = "unknown"


class MeteredBank(CooprogresoBank):
    """Counts each command by name and by how it ended; changes nothing else."""

    def __init__(self, metrics: Metrics, *service: Any, **named: Any) -> None:
        """`service` and `named` are what `CooprogresoBank` is built of."""
        super().__init__(*service, **named)
        self._metrics = metrics

    async def execute(
        self, caller: Caller, operation: OperationId, command: Command[T], challenge: ChallengeId | None
    ) -> T | Refusal:
        """See `banking.api.Bank.execute`; an exception counts as an unknown outcome."""
        result = UNKNOWN
        try:
            answer = await super().execute(caller, operation, command, challenge)
            result = type(answer).__name__ if isinstance(answer, Refusal) else DONE
            return answer
        finally:
            self._metrics.commands.labels(type(command).__name__, result).inc()
