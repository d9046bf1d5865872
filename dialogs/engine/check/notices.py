"""What is told without having been asked: every outcome and every kind of news has its words, every button its flow or its picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from banking.api import News, is_told
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import answer_of
from dialogs.engine.check.speech import Speech
from dialogs.engine.flow import Catalogue, NoticePicture
from dialogs.engine.states import Call


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice."""

    value: object
    """The type of what is told; None where the kind says it all."""
    buttons: tuple[str, ...]


def kinds(catalogue: Catalogue, news: Sequence[type[News]]) -> Mapping[str, Kind]:
    """The outcomes that the flows' commands owe, and the news, by the name of their words."""
    calls = (state for flow in catalogue.flows.values() for state in flow.states if isinstance(state, Call))
    commands = {state.command for state in calls if is_told(state.command)}
    found = {command.__name__: Kind(answer_of(command), command.buttons) for command in commands}
    return {**found, **{each.__name__: Kind(each, each.buttons) for each in news}}


def speeches(catalogue: Catalogue, news: Sequence[type[News]]) -> Iterator[Speech]:
    """What notices and their buttons say."""
    for name, kind in kinds(catalogue, news).items():
        nothing = kind.value in (None, type(None))
        yield Speech(f"notice-{name}", {} if nothing else {"told": kind.value})
    yield from (Speech(f"button-{name}") for name in catalogue.buttons)
    pictures = (name for name, button in catalogue.buttons.items() if isinstance(button, NoticePicture))
    yield from (Speech(f"button-{name}.{part}") for name in pictures for part in ("shown", "hint"))


def prove(catalogue: Catalogue, news: Sequence[type[News]]) -> Iterator[Problem]:
    """Problems of buttons: one that starts nothing, fills what its flow does not have, or cannot draw what is told."""
    for name, kind in kinds(catalogue, news).items():
        for button in kind.buttons:
            if button not in catalogue.buttons:
                yield Problem(1, "", "", f"notice-{name} has a button {button} that starts no flow: list it")
            picture = catalogue.buttons.get(button)
            if isinstance(picture, NoticePicture) and kind.value not in picture.documents:
                yield Problem(
                    1, "", "", f"the button {button} does not know how to draw what notice-{name} tells"
                )
    for name, button_of in catalogue.buttons.items():
        if isinstance(button_of, NoticePicture):
            continue
        flow = catalogue.flows.get(button_of.flow)
        if flow is None:
            yield Problem(1, "", "", f"the button {name} starts {button_of.flow}, and there is no such flow")
            continue
        for slot, _ in button_of.fills:
            if flow.slot_types.get(slot.name) != slot.type:
                yield Problem(
                    1, flow.name, "", f"the button {name} fills {slot.name}, which it does not have"
                )
