"""`Call`: a command, committed as pending before it runs, executed at most once under its operation's id (`design.md` §3)."""

from __future__ import annotations

from typing import Any

from banking.api import Guards, OperationId, Refusal
from dialogs.engine.conversation import Pending
from dialogs.engine.effects import Effect, Execute
from dialogs.engine.events import UNKNOWN, Executed, Text
from dialogs.engine.moves import go, refuse
from dialogs.engine.repair import stale
from dialogs.engine.slots import call
from dialogs.engine.states import Call
from dialogs.engine.work import EngineFaultError, Rules, Work

NEEDS_CODE = frozenset({Guards.MONEY, Guards.DESTINATION, Guards.CREDENTIAL})


def enter(work: Work, state: Call) -> None:
    """Make the command and leave it pending; nothing has happened yet."""
    frame = work.running
    operation, code = frame.operation, frame.code
    if state.command.guards in NEEDS_CODE and not (
        operation is not None and code is not None and code.verified
    ):
        raise EngineFaultError(f"{frame.flow}.{state.name} came without its code")
    operation = operation or OperationId(work.uuid())
    challenge = code.challenge if code is not None and code.verified else None
    command = call(state.make, work.slots)
    if type(command) is not state.command:
        raise EngineFaultError(f"{frame.flow}.{state.name} made a {type(command).__name__}")
    work.set_frame(operation=operation)
    seat = work.conversation.seat
    session = seat.session if seat is not None else None
    work.change(pending=Pending(operation, command, challenge, work.moment.now, session))
    work.need(Execute(operation, command, challenge))


def executed(work: Work, state: Call, event: Executed) -> None:
    """The answer: keep it and go on; take the refusal's edge; or say that it is not known yet."""
    work.change(pending=None)
    work.set_frame(path=(), operation=None, code=None)
    if event.result is UNKNOWN:
        if state.unknown is None:
            raise EngineFaultError(f"{work.running.flow}.{state.name} has no edge for an unknown outcome")
        go(work, state.unknown)
    elif isinstance(event.result, Refusal):
        refuse(work, state.errors, event.result)
    else:
        if state.into is not None:
            work.fill(state.into.name, event.result)
        go(work, state.then)


def text(work: Work, state: Call, event: Text) -> None:
    """Nothing is pending, so nothing was committed: execute under the operation's own id."""
    del event
    enter(work, state)


def tap(work: Work, state: Call, key: str) -> None:
    """There are no buttons here."""
    del state, key
    stale(work)


def answered(work: Work, state: Call, effect: Effect, result: Any) -> None:
    """A command's answer comes as `Executed`."""
    raise EngineFaultError(
        f"{work.running.flow}.{state.name} got {type(result).__name__} for {type(effect).__name__}"
    )


RULES = Rules(enter, text, tap, answered, waits=False)
