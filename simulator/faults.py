"""The fault panel: what the outside world shall do wrong, next or for the next few calls."""

from dataclasses import dataclass
from typing import Any

API_KINDS = ("429", "500", "timeout", "lose_answer")
SMS_KINDS = ("500", "timeout", "lose_answer")
ANY_METHOD = "*"
SMS_METHOD = "sms"
MAX_FAULTS = 100


@dataclass
class Fault:
    """The next `times` calls of `method` (in `chat_id`, if given) go wrong in one way.

    `429` and `500` are answered without effect; `timeout` has no effect and no answer; `lose_answer` has its
    effect and no answer. A call without answer is cut off after `seconds`.
    """

    method: str
    kind: str
    times: int = 1
    chat_id: int | None = None
    retry_after: int = 1
    seconds: float = 0.0

    def shown(self) -> dict[str, Any]:
        """For the page and the tests."""
        return dict(vars(self))


class Faults:
    """The faults that are still to happen."""

    def __init__(self) -> None:
        self.pending: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan a fault; ValueError if it makes no sense or there are too many."""
        kinds = SMS_KINDS if fault.method == SMS_METHOD else API_KINDS
        if fault.kind not in kinds or fault.times < 1:
            raise ValueError(f"kind must be one of {', '.join(kinds)} and times at least 1")
        if len(self.pending) >= MAX_FAULTS:
            raise ValueError("too many faults planned")
        self.pending.append(fault)

    def take(self, method: str, chat_id: int | None = None) -> Fault | None:
        """The fault that strikes this call, counted down; None if it goes well."""
        for fault in self.pending:
            wanted = fault.method == method or (fault.method == ANY_METHOD and method != SMS_METHOD)
            if wanted and fault.chat_id in {None, chat_id}:
                fault.times -= 1
                if not fault.times:
                    self.pending.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """From now on everything works."""
        self.pending.clear()
