"""Proof 7: a flow whose shape changed has a new version, so conversations in flight are recognised (`dialogs/flows.lock`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from banking.api import Command
from dialogs.engine.check.edges import edges_of
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import parts_of
from dialogs.engine.codec import shape
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.states import Call, Choose, Confirm, End, Form, Otp, Run, State

HEADER = "# Shapes of the flows; written by `cooprogreso flows --write`. A changed shape needs a new version."
Lock = Mapping[str, tuple[int, str]]
"""Version and hash of the shape, by flow."""


class LockError(Exception):
    """A lock that can not be read, or may not be written."""


def shape_of(flow: Flow) -> str:
    """Everything of a flow that a conversation in flight relies on, as text: a line for each state."""
    session = "session" if flow.needs_session else "no session"
    return "\n".join([f"{flow.name} ({session})", *(_line(state) for state in flow.states)])


def _line(state: State) -> str:
    parts = [type(state).__name__, state.name]
    slot = slot_of(state)
    if slot is not None:
        parts.append(f"fills {slot.name}: {shape(slot.type)}")
    parts += [f"{edge.name} -> {edge.target}" for edge in edges_of(state)]
    match state:
        case Call():
            parts.append(f"orders {_command(state.command)}")
        case Choose():
            parts.append(f"options {', '.join(state.fixed)}")
        case Confirm():
            parts.append(f"shows {', '.join(each.name for each in state.shows)}")
        case Otp():
            parts.append(f"binds {', '.join(each.name for each in state.binds)}")
        case Form():
            parts.append(f"page {state.purpose.value}")
        case Run():
            parts.append(f"runs {state.flow}")
        case End():
            parts.append(f"follow {state.follow} returns {state.returns.name if state.returns else None}")
            parts += [f"passes {', '.join(each.name for each in state.passes)}"] if state.passes else []
        case _:
            pass
    return " | ".join(parts)


def _command(command: type[Command[object]]) -> str:
    parts = ", ".join(f"{name}: {shape(kind)}" for name, kind in parts_of(command).items())
    return f"{command.__name__}({parts})"


def digest_of(flow: Flow) -> str:
    """The hash of a flow's shape."""
    return hashlib.sha256(shape_of(flow).encode()).hexdigest()[:32]


def read(text: str) -> Lock:
    """A lock from its text; raises LockError."""
    found: dict[str, tuple[int, str]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            try:
                name, version, digest = line.split()
                found[name] = (int(version), digest)
            except ValueError:
                raise LockError(f"flows.lock: can not read {line!r}") from None
    return found


def written(catalogue: Catalogue, before: str) -> str:
    """The new text of the lock; raises LockError where a shape changed under its old version."""
    blocking = [problem for problem in prove(catalogue, before) if not problem.text.startswith(_BEHIND)]
    if blocking:
        raise LockError("\n".join(str(problem) for problem in blocking))
    lines = [f"{flow.name} {flow.version} {digest_of(flow)}" for flow in catalogue.flows.values()]
    return "\n".join([HEADER, *sorted(lines), ""])


_BEHIND = "flows.lock is behind"


def prove(catalogue: Catalogue, text: str) -> Iterator[Problem]:
    """All problems of proof 7."""
    lock = read(text)
    write = "run `cooprogreso flows --write`"
    for flow in catalogue.flows.values():
        version, digest = lock.get(flow.name, (0, ""))
        if flow.version == version and digest != digest_of(flow):
            yield Problem(
                7, flow.name, "", f"its shape changed, its version did not: make it {version + 1} and {write}"
            )
        elif flow.version < version:
            yield Problem(7, flow.name, "", f"its version went back from {version}: make it {version + 1}")
        elif flow.version > version:
            yield Problem(7, flow.name, "", f"{_BEHIND}: {write}")
    for name in sorted(lock.keys() - catalogue.flows.keys()):
        yield Problem(7, name, "", f"{_BEHIND}, this flow is gone: {write}")
