"""Proof 5: every state has a defined outcome for every class of event, and so has the time when no flow runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dialogs.engine.check.problem import Problem
from dialogs.engine.events import EventClass
from dialogs.engine.states import State
from dialogs.engine.step import Outcome

Table = Mapping[type[State], Mapping[EventClass, Outcome]]


def prove(outcomes: Table, idle: Mapping[EventClass, Outcome]) -> Iterator[Problem]:
    """All problems of proof 5."""
    for kind in State.__subclasses__():
        for missing in _missing(outcomes.get(kind, {})):
            yield Problem(5, "", "", f"{kind.__name__} has no outcome for {missing}: add it to step.OUTCOMES")
    for missing in _missing(idle):
        yield Problem(5, "", "", f"outside a flow there is no outcome for {missing}: add it to step.IDLE")


def _missing(table: Mapping[EventClass, Outcome]) -> list[str]:
    return [kind.value for kind in EventClass if not callable(table.get(kind))]
