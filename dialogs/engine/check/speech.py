"""The sentences a flow needs, as the kinds of state say them (`dialogs.engine.kinds`), and what each may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Protocol, get_args, get_origin, get_type_hints

from banking.api import (
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodeSent,
    CodesLocked,
    CodeWrong,
    Money,
    Rate,
    Refusal,
)
from dialogs.engine.check.edges import waits
from dialogs.engine.check.requests import answer_of, members_of, near_of
from dialogs.engine.flow import Flow
from dialogs.engine.states import (
    Ask,
    Choose,
    ChooseMany,
    Confirm,
    End,
    Form,
    Handoff,
    Show,
    State,
)


class Sentences(Protocol):
    """The words files of one language, as data."""

    language: str

    def refs(self) -> frozenset[str]:
        """Every sentence: `flow-state`, `flow-state.attribute`."""

    def references(self, ref: str) -> frozenset[str]:
        """The messages and terms a sentence refers to directly."""

    def variables(self, ref: str) -> frozenset[str]:
        """The variables a sentence needs, its references followed; KeyError where one leads nowhere."""

    def text(self, ref: str) -> str | None:
        """The sentence without markup, variables as ‹name›; None where there is none."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One sentence that may be said: what the engine gives it, and whether the slots come with it."""

    ref: str
    given: Mapping[str, object] = field(default_factory=dict)
    slots: bool = False
    optional: bool = False


OWN_WORDS: Mapping[str, Mapping[str, object]] = {
    **{
        f"engine-{name}": {}
        for name in (
            *("menu", "agent_key", "back", "cancel", "skip", "confirm", "correct", "resend"),
            *(
                "next",
                "previous",
                "older",
                "newer",
                "done",
                "stale",
                "not_an_option",
                "option_gone",
                "media",
                "location",
                "door_first",
                "edited",
            ),
            *("secret", "lost", "help", "agent", "cancelled", "nothing_to_cancel", "left", "silence"),
            *(
                "expired",
                "session_ended",
                "unlinked",
                "unlinked_by_desk",
                "confirm_by_button",
                "which_correction",
            ),
            *("not_a_code", "on_page", "late_page", "still_working", "button_gone"),
            *("greeting", "thanks", "insult", "not_yet", "which_wish", "not_understood"),
            *("language", "language_spanish", "language_english", "language_chosen"),
            *("useful", "useless", "did_not_help", "noted"),
            *("resume", "rated", "desk_busy", "desk_again", "desk_left", "desk_ended", "desk_next"),
        )
    },
    "engine-desk_closed": {"opens_at": datetime},
    "engine-desk_joined": {"agent": str},
    "engine-desk_check": {"agent": str, "phone": str},
    "engine-desk_check_failed": {},
    "engine-desk_check_right": {},
    "engine-desk_check_wrong": {"tries": int},
    "engine-desk_errand": {"agent": str, "title": str},
    "engine-desk_over": {"agent": str},
    "engine-desk_queued": {"position": int},
    "engine-desk_queued_wait": {"position": int, "minutes": int},
    "engine-person_says": {"agent": str, "text": str},
    "engine-score": {"score": int},
    "engine-also": {"title": str},
    "engine-answer": {"answer": str},
    "engine-go": {"title": str},
    "engine-another_wish": {"title": str},
    "engine-code_sent": {"code": CodeSent},
    "engine-code_sent_unnamed": {"code": CodeSent},
    "engine-no_more_codes": {"refusal": CodeNotSent},
    **{
        f"refusal-{refusal.__name__}": {"refusal": refusal}
        for refusal in (CodeNotSent, CodeWrong, CodeExhausted, CodeExpired, CodesLocked)
    },
}
"""What the engine itself says, with what it gives to each."""


KEYS = frozenset(
    f"engine-{name}"
    for name in (
        *("menu", "agent_key", "back", "cancel", "skip", "confirm", "correct", "resend", "next", "previous"),
        *("useful", "useless"),
        *("older", "newer", "done", "resume", "language_spanish", "language_english"),
    )
)
"""Of them those that are buttons."""


def speeches(flow: Flow, state: State) -> tuple[Speech, ...]:
    """The sentences of one state."""
    return tuple(_speeches(flow, state, f"{flow.name}-{state.name}"))


def _speeches(flow: Flow, state: State, ref: str) -> Iterator[Speech]:
    shown: Mapping[str, object] = {}
    if isinstance(state, Show):
        shown = {"answer": state.answer}
        items = items_of(state.answer)
        if items is not None:
            shown = {**shown, "items": tuple[items, ...]}  # type: ignore[valid-type]
            yield Speech(f"{ref}.item", {"item": items}, optional=True)
            yield Speech(f"{ref}.empty", shown, slots=True, optional=True)
    if waits(state) or isinstance(state, Show | Handoff | End):
        silent = isinstance(state, End) and state.follow is not None
        yield Speech(ref, shown, slots=True, optional=silent)
    if waits(state):
        yield Speech(f"{ref}.simpler", slots=True)
        yield Speech(f"{ref}.help", slots=True)
    if isinstance(state, Choose) and state.fixed:
        yield Speech(f"{ref}.otherwise", slots=True, optional=True)
    if any(asking.name == state.name for asking in correctable_states(flow)):
        yield Speech(f"{ref}.label")
    yield from _buttons(state, ref)


def buttons_of(flow: Flow, state: State) -> Iterator[Speech]:
    """The labels of a state's own buttons."""
    return _buttons(state, f"{flow.name}-{state.name}")


def _buttons(state: State, ref: str) -> Iterator[Speech]:
    if isinstance(state, Choose | ChooseMany) and state.query is not None:
        yield Speech(f"{ref}.option", {"option": state.shown})
    if isinstance(state, Ask) and state.optional:
        yield Speech(f"{ref}.skip", optional=True)
    if isinstance(state, Choose) and state.near is not None:
        yield from (
            Speech(f"{ref}.near", {"answer": answer_of(query)}, slots=True) for query in near_of(state)
        )
    if isinstance(state, ChooseMany):
        yield Speech(f"{ref}.ticked", {"option": state.shown})
    if isinstance(state, Choose):
        yield from (Speech(f"{ref}.{name}", slots=True) for name in state.fixed)
    if isinstance(state, Choose | Show):
        yield from (Speech(f"{ref}.{name}", slots=True) for name in state.exits)
    if isinstance(state, Form):
        yield Speech(f"{ref}.open")
        yield from (Speech(f"{ref}.{name}") for name in state.exits)


def correctable_states(flow: Flow) -> tuple[State, ...]:
    """The states that a review of the flow may go back to."""
    shown = (slot for state in flow.states if isinstance(state, Confirm) for slot in state.shows)
    return tuple(asking for slot in shown if (asking := flow.producer(slot.name)) is not None)


def refusal_speeches(states: Iterable[State]) -> Iterator[Speech]:
    """What is said before a refusal's edge is taken."""
    refusals: set[type[Refusal]] = set()
    for state in states:
        refusals |= getattr(state, "errors", {}).keys()
    yield from (Speech(f"refusal-{each.__name__}", {"refusal": each}) for each in refusals)


def fault_speeches(states: Iterable[State]) -> Iterator[Speech]:
    """What is said when typed text is not taken."""
    for state in states:
        if isinstance(state, Ask):
            for function in (state.parse, *state.checks):
                yield from (Speech(f"invalid-{fault}") for fault in getattr(function, "faults", ()))


# --- what a variable means --------------------------------------------------------------------------------------------


class Meaningless(Exception):  # noqa: N818 - never leaves the checker
    """Why a variable says nothing; the message is the problem's text."""


def split(variable: str, names: Iterable[str]) -> tuple[str, str]:
    """A variable as the longest name there is and the attributes behind it (`quote_fee` -> `quote`, `fee`)."""
    fitting = [name for name in names if variable == name or variable.startswith(f"{name}_")]
    if not fitting:
        raise Meaningless(f"nothing gives ${variable}: use a slot of the flow or what the engine gives here")
    name = max(fitting, key=len)
    return name, variable[len(name) + 1 :]


def meaning(kind: object, attributes: str) -> object:
    """The type behind attributes joined by `_`; raises Meaningless."""
    if not attributes:
        return kind
    if type(None) in members_of(kind):
        raise Meaningless(
            f"{attributes!r} is asked of a value that may be left out: show the value as a whole"
        )
    known = _attributes(kind)
    for name in sorted(known, key=len, reverse=True):
        if attributes == name or attributes.startswith(f"{name}_"):
            return meaning(known[name], attributes[len(name) + 1 :])
    raise Meaningless(f"{getattr(kind, '__name__', kind)} has no {attributes!r}: use one of {sorted(known)}")


@cache
def _attributes(kind: object) -> Mapping[str, object]:
    if not isinstance(kind, type) or not is_dataclass(kind):
        return {}
    found: dict[str, object] = dict(get_type_hints(kind))
    for base in reversed(kind.__mro__):
        for name, value in vars(base).items():
            if isinstance(value, property) and value.fget is not None:
                found[name] = get_type_hints(value.fget).get("return")
    return {name: value for name, value in found.items() if "ClassVar" not in str(value)}


def items_of(answer: object) -> object | None:
    """The type of one item of a list answer, or of its `items`; None where it has none."""
    if get_origin(answer) is tuple:
        item: object = get_args(answer)[0]
        return item
    return items_of(_attributes(answer).get("items")) if "items" in _attributes(answer) else None


def value_speeches(kind: object, seen: frozenset[object] = frozenset()) -> Iterator[Speech]:
    """The `value-…` sentences that writing a value of this type needs; raises Meaningless for what cannot be written."""
    for each in members_of(kind):
        if each in (str, int, bool, Money, Rate, datetime, date, type(None)):
            continue
        if isinstance(each, type) and issubclass(each, Enum):
            yield from (Speech(f"value-{each.__name__}-{member.value}") for member in each)
        elif get_origin(each) is tuple:
            yield Speech("value-nothing")
            yield from value_speeches(get_args(each)[0], seen)
        elif isinstance(each, type) and is_dataclass(each) and each not in seen:
            yield Speech(f"value-{each.__name__}", _attributes(each))
        else:
            raise Meaningless(
                f"there is no way to write a {getattr(each, '__name__', each)}: show one of its parts"
            )
