"""Interrupting a coroutine at each of its waits: the process dies there, or the world changes there."""

from __future__ import annotations

import types
from collections.abc import Callable, Coroutine, Generator
from typing import Any


class DiedError(BaseException):
    """The process is gone; nothing may catch this."""


async def interrupted(work: Coroutine[Any, Any, Any], point: int, fault: Callable[[], bool]) -> bool:
    """Run `work`; at its wait number `point` let `fault` happen, which says whether the process dies of it. Answers whether
    the point was reached. What was already under way (a command on the wire) happens.
    """
    return await _driven(work, point, fault)


@types.coroutine
def _driven(
    work: Coroutine[Any, Any, Any], point: int, fault: Callable[[], bool]
) -> Generator[Any, Any, bool]:
    waits, reached = 0, False
    thrown: BaseException | None = None
    while True:
        try:
            waited = work.send(None) if thrown is None else work.throw(thrown)
        except StopIteration:
            return reached
        except DiedError:
            return True
        thrown = None
        if waits == point:
            reached = True
            if fault():
                thrown = DiedError()
                continue
        waits += 1
        try:
            yield waited
        except BaseException as error:  # noqa: BLE001 - it is the work's own
            thrown = error
