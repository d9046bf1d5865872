"""One pure function: a conversation and an event in; a conversation, replies and effects out.

`OUTCOMES` is the whole behaviour as a table: every kind of state has an outcome for every class of event (proof 5).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from banking.api import HandoffReason
from dialogs.engine import alarm, asides, languages, notices, person, repair, shelf
from dialogs.engine.conversation import Conversation
from dialogs.engine.effects import ChooseLanguage, Effect, TakeButton, TellDesk
from dialogs.engine.events import (
    Answered,
    DeskNews,
    Edited,
    Event,
    EventClass,
    Executed,
    FormDone,
    Located,
    Media,
    Moment,
    Order,
    Said,
    SecretText,
    Silence,
    Tap,
    Text,
    Unlinked,
)
from dialogs.engine.flow import Catalogue
from dialogs.engine.kinds import RULES, call, choose, form
from dialogs.engine.moves import end_session, seat_is_over, start
from dialogs.engine.replies import Chosen, Phrase, Toast
from dialogs.engine.states import Call, Choose, ChooseMany, Form, State
from dialogs.engine.work import AGENT, BACK, CANCEL, GO, MENU, RATE, RESUME, SPEAK, Turn, Work

Outcome = Callable[[Work, Any, Any], None]

_ORDERS = {
    Order.CANCEL: EventClass.CANCEL,
    Order.BACK: EventClass.BACK,
    Order.MENU: EventClass.MENU,
    Order.START: EventClass.MENU,
    Order.LOGOUT: EventClass.LOGOUT,
    Order.HELP: EventClass.HELP,
    Order.AGENT: EventClass.AGENT,
    Order.REPEAT: EventClass.REPEAT,
    Order.NOT_ME: EventClass.SHORTCUT,
    Order.VERIFY: EventClass.SHORTCUT,
    Order.MY_DATA: EventClass.SHORTCUT,
    Order.LANGUAGE: EventClass.LANGUAGE,
    Order.SPANISH: EventClass.SPEAK,
    Order.ENGLISH: EventClass.SPEAK,
}
_ENGINE_KEYS = {
    BACK: (EventClass.BACK, "engine-back"),
    CANCEL: (EventClass.CANCEL, "engine-cancel"),
    MENU: (EventClass.MENU, "engine-menu"),
    AGENT: (EventClass.AGENT, "engine-agent_key"),
    RESUME: (EventClass.RESUME, "engine-resume"),
}
"""The engine's own buttons: what they order, and their label."""
_WHOEVER_SPEAKS = frozenset({EventClass.RATE, EventClass.LANGUAGE, EventClass.SPEAK, EventClass.PICTURE})
"""What the engine answers even while a person has the chat."""
_CLASSES: Mapping[type[Event], EventClass] = {
    Text: EventClass.TEXT,
    SecretText: EventClass.SECRET,
    Media: EventClass.MEDIA,
    Located: EventClass.LOCATION,
    Edited: EventClass.EDITED,
    Silence: EventClass.SILENCE,
    FormDone: EventClass.FORM_DONE,
    Unlinked: EventClass.UNLINKED,
    DeskNews: EventClass.DESK,
    Answered: EventClass.ANSWERED,
    Executed: EventClass.EXECUTED,
}


def _logout(work: Work, state: State | None, event: Event) -> None:
    del state, event
    start(work, work.catalogue.logout)


def _shortcut(work: Work, state: State | None, event: Said) -> None:
    """A flow by its name, in place of what runs; where there is no such flow, the menu."""
    del state
    flow = work.catalogue.shortcuts.get(event.order)
    if flow is None:
        repair.on_menu(work)
        return
    repair.leave_unfinished(work)
    start(work, flow)


def _nothing(work: Work, state: State | None, event: Event) -> None:
    """An answer nobody waits for any more: dropped, not run again."""


def _plain(action: Callable[[Work], None]) -> Outcome:
    return lambda work, _state, _event: action(work)


def _with_event(action: Callable[[Work, Any], None]) -> Outcome:
    return lambda work, _state, event: action(work, event)


COMMON: Mapping[EventClass, Outcome] = {
    EventClass.STALE_TAP: _plain(repair.stale),
    EventClass.BUTTON: _with_event(notices.tapped),
    EventClass.PICTURE: _with_event(notices.tapped),
    EventClass.SECRET: _plain(repair.on_secret),
    EventClass.MEDIA: _with_event(repair.on_media),
    EventClass.LOCATION: _plain(repair.on_location),
    EventClass.EDITED: _with_event(repair.on_edited),
    EventClass.SILENCE: _plain(repair.on_silence),
    EventClass.CANCEL: _plain(repair.on_cancel),
    EventClass.BACK: _plain(repair.on_back),
    EventClass.MENU: _plain(repair.on_menu),
    EventClass.HELP: _plain(repair.on_help),
    EventClass.AGENT: _plain(person.on_agent),
    EventClass.REPEAT: _plain(repair.on_repeat),
    EventClass.LOGOUT: _logout,
    EventClass.SHORTCUT: _shortcut,
    EventClass.GO: lambda work, _state, event: asides.chosen(work, event.data.partition(GO)[2]),
    EventClass.UNLINKED: _with_event(repair.on_unlinked),
    EventClass.FORM_DONE: _nothing,
    EventClass.EXECUTED: _nothing,
    EventClass.DESK: _plain(person.look),
    EventClass.LANGUAGE: _plain(languages.on_language),
    EventClass.SPEAK: _with_event(languages.on_speak),
    EventClass.RATE: lambda work, _state, event: person.on_rate(work, event.data),
    EventClass.RESUME: _plain(shelf.on_resume),
}


def _outcomes(kind: type[State]) -> Mapping[EventClass, Outcome]:
    rules = RULES[kind]
    own: dict[EventClass, Outcome] = {
        EventClass.TEXT: rules.text,
        EventClass.TAP: lambda work, state, event: rules.tap(work, state, work.key_of(event.data) or ""),
        EventClass.ANSWERED: lambda work, state, event: rules.answered(
            work, state, event.effect, event.result
        ),
    }
    if kind in (Choose, ChooseMany):
        own[EventClass.LOCATION] = choose.located
    if kind is Form:
        own[EventClass.FORM_DONE] = form.done
    if kind is Call:
        own[EventClass.EXECUTED] = call.executed
    return {**COMMON, **own}


OUTCOMES: Mapping[type[State], Mapping[EventClass, Outcome]] = {kind: _outcomes(kind) for kind in RULES}


def _greet(work: Work, state: State | None, event: Text) -> None:
    """Outside a flow a message is a wish, a question or a courtesy; any other opens the front door."""
    del state
    asides.outside(work, event.text)


def _edited_outside(work: Work, state: State | None, event: Event) -> None:
    """Outside a flow an edited message is no news."""


IDLE: Mapping[EventClass, Outcome] = {
    **COMMON,
    EventClass.TEXT: _greet,
    EventClass.TAP: _plain(repair.stale),
    EventClass.EDITED: _edited_outside,
    EventClass.ANSWERED: _nothing,
    EventClass.FORM_DONE: _plain(repair.on_late_page),
}
"""The outcomes where no flow runs."""


_OWN_ANSWERS: Mapping[type[Effect], Callable[[Work, Any], None]] = {
    TellDesk: lambda work, event: person.answered(work, event.effect, event.result),
    TakeButton: lambda work, event: notices.taken(work, event.result),
    ChooseLanguage: lambda work, _event: languages.chosen(work),
}
"""Answers the engine itself waits for, whatever runs."""


def step(catalogue: Catalogue, conversation: Conversation, event: Event, moment: Moment) -> Turn:
    """One step. Raises EngineFaultError only for what the checker should have refused."""
    work = Work(catalogue, RULES, conversation, moment)
    if isinstance(event, Answered):
        carried = event.effect.carried
        work.preface, work.simpler, work.offered = carried.preface, carried.simpler, carried.offered
        own = _OWN_ANSWERS.get(type(event.effect))
        if own is not None:
            own(work, event)
            return work.turn()
    elif not isinstance(event, Executed):
        if isinstance(event, SecretText):
            repair.take_secret_away(work, event)
        if _comes_too_early(work, event) or _session_ended(work, event):
            return work.turn()
    if isinstance(event, Text) and alarm.sounds(event.text):
        work.change(trouble=HandoffReason.FRAUD)
    kind = class_of(work, event)
    if work.conversation.talk is not None and kind not in _WHOEVER_SPEAKS:
        person.take(work, kind, event)
        return work.turn()
    state = work.state if work.frame is not None else None
    table = IDLE if state is None else OUTCOMES[type(state)]
    if isinstance(event, Executed) and not _is_awaited(work, event):
        return work.turn()
    table[kind](work, state, event)
    return work.turn()


def class_of(work: Work, event: Event) -> EventClass:
    """The class of an event in this conversation: a button is an order, an answer, or stale."""
    if isinstance(event, Said):
        return _ORDERS[event.order]
    if not isinstance(event, Tap):
        return _CLASSES[type(event)]
    nonceless = _without_nonce(event)
    if nonceless is not None:
        return nonceless
    plain = event.data in _ENGINE_KEYS or event.data == f"{GO}{work.catalogue.callback}"
    key = event.data if work.frame is None and plain else work.key_of(event.data)
    if key is None:
        return EventClass.STALE_TAP
    if key.startswith(GO):
        work.replies.append(Chosen(Phrase("engine-go", {"title": _title(work, key.removeprefix(GO))})))
        return EventClass.GO
    kind, label = _ENGINE_KEYS.get(key, (EventClass.TAP, ""))
    if label:
        work.replies.append(Chosen(Phrase(label)))
    return kind


def _without_nonce(event: Tap) -> EventClass | None:
    """The buttons that act from under any message."""
    if notices.is_durable(event):
        return EventClass.PICTURE if notices.only_shows(event) else EventClass.BUTTON
    kinds = ((RATE, EventClass.RATE), (SPEAK, EventClass.SPEAK))
    return next((kind for sign, kind in kinds if event.data.startswith(sign)), None)


def _title(work: Work, flow: str) -> str:
    """The title of a flow; the button of one that is gone leads home."""
    return work.title(flow if flow in work.catalogue.flows else work.catalogue.home)


def _comes_too_early(work: Work, event: Event) -> bool:
    """While a command is under way nothing else happens; the member is told so (`design.md` §3)."""
    if work.conversation.pending is None:
        return False
    if isinstance(event, Unlinked):
        work.change(seat=None, epoch=work.conversation.epoch + 1)
        work.say(repair.cut_off(event))
    elif isinstance(event, Tap):
        work.replies.append(Toast(Phrase("engine-still_working")))
    elif not isinstance(event, Silence | FormDone | Edited | DeskNews):
        work.say(Phrase("engine-still_working"))
    return True


def _session_ended(work: Work, event: Event) -> bool:
    """A session that is over is ended before anything is done in its name; True where that is all that happens (D5)."""
    if isinstance(event, Silence | Unlinked | DeskNews):
        return False
    over = seat_is_over(work)
    needed = work.frame is not None and work.flow.needs_session
    work.change(seen=work.moment.now)
    if over and needed and not notices.is_durable(event):
        end_session(work, Phrase("engine-expired"))
        return True
    if over:
        work.change(seat=None, after=None)
        if needed:
            work.drop_all()
    return False


def _is_awaited(work: Work, event: Executed) -> bool:
    pending = work.conversation.pending
    return pending is not None and pending.operation == event.operation
