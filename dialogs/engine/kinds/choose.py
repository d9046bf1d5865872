"""`Choose` and `ChooseMany`: options as buttons, asked of the bank anew at the tap, matched by handle or by typed words."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any, get_args

import msgpack

from banking.api import Refusal
from dialogs.engine.asides import missed, prefers
from dialogs.engine.codec import encode
from dialogs.engine.effects import AskBank, Effect
from dialogs.engine.events import Hint, Located, Tap, Text
from dialogs.engine.match import best_match, called, folded, places
from dialogs.engine.moves import go, leave, refuse
from dialogs.engine.repair import miss, navigation, on_location, stale
from dialogs.engine.replies import Chosen, Key, Phrase, Redraw
from dialogs.engine.slots import call
from dialogs.engine.states import Choose, ChooseMany, Option
from dialogs.engine.work import EngineFaultError, Rules, Work

PAGE = 8
"""Options on one page of a keyboard."""
NEXT, PREVIOUS, DONE = "~next", "~prev", "~done"

Listing = Choose | ChooseMany


def enter(work: Work, state: Listing) -> None:
    """Draw the prompt; a list comes from the bank first. What was named before it came is taken."""
    named = work.hint(_slot_name(state)) if isinstance(state, Choose) and state.slot is not None else None
    if state.query is not None:
        work.need(AskBank(call(state.query, work.slots)), None if named is None else Hint(named))
        return
    if named is not None:
        work.forget_hint(_slot_name(state))
        if named in _fixed(state):
            _take_fixed(work, state, named)
            return
    rows = [(Key(Phrase(work.ref(name), work.slots), name),) for name in _fixed(state)]
    work.prompt(work.question(), [*rows, *navigation(work)])


def answered(work: Work, state: Listing, effect: Effect, result: Any) -> None:
    """The list is here: match what was tapped or typed with it, or draw it."""
    if isinstance(result, Refusal):
        refuse(work, state.errors, result)
        return
    if state.options is None:
        raise EngineFaultError(f"{state.name} has no options")
    options = call(state.options, work.slots, result)
    event = effect.carried.event
    if isinstance(event, Tap):
        _tapped(work, state, options, event.data)
    elif isinstance(event, Text):
        _typed(work, state, options, event)
    elif isinstance(event, Located) and options:
        _draw(work, state, options, Phrase(work.ref("near"), {**work.slots, "answer": result}))
    elif isinstance(event, Hint) and (named := _named(work, options, event)) is not None:
        work.forget_hint(_slot_name(state))
        _take(work, state, named, None)
    elif isinstance(event, Hint) and options and (elsewhere := _unlisted(work, state, options, event)):
        work.forget_hint(_slot_name(state))
        leave(work, elsewhere)
    elif options:
        _draw(work, state, options)
    elif state.empty is not None:
        go(work, state.empty)
    else:
        raise EngineFaultError(f"{state.name} has nothing to choose from")


def text(work: Work, state: Listing, event: Text) -> None:
    """Typed words: the option they name, if it is one and only one."""
    if prefers(work, event.text):
        return
    if state.query is not None:
        work.need(AskBank(call(state.query, work.slots)), event)
        return
    names = _fixed(state)
    found = best_match(event.text, [work.words.plain(work.ref(name), work.slots) for name in names])
    if found is None and isinstance(state, Choose):
        found = called(event.text, [state.also.get(name, ()) for name in names])
    if found is None:
        missed(work, Phrase(work.own("otherwise", "engine-not_an_option"), work.slots), event.text)
    else:
        _take_fixed(work, state, names[found])


def located(work: Work, state: Listing, event: Located) -> None:
    """Where the member is: what is near, if that is asked here. The spot goes no further than this turn."""
    if isinstance(state, ChooseMany) or state.near is None:
        on_location(work)
        return
    work.set_frame(draft=None)
    work.need(AskBank(call(state.near, work.slots, event.spot)), event)


def tap(work: Work, state: Listing, key: str) -> None:
    """A button of this prompt."""
    if key in _exits(state):
        work.replies.append(Chosen(Phrase(work.ref(key), work.slots)))
        leave(work, _exits(state)[key])
    elif state.query is not None:
        work.need(AskBank(call(state.query, work.slots)), Tap(key))
    elif key in _fixed(state):
        work.replies.append(Chosen(Phrase(work.ref(key), work.slots)))
        _take_fixed(work, state, key)
    else:
        stale(work)


# --- fixed options ----------------------------------------------------------------------------------------------------


def _fixed(state: Listing) -> tuple[str, ...]:
    return state.fixed if isinstance(state, Choose) else ()


def _take_fixed(work: Work, state: Listing, name: str) -> None:
    if state.slot is not None:
        work.fill(state.slot.name, name)
    leave(work, state.then if isinstance(state.then, str) else state.then[name])


# --- options of the bank ----------------------------------------------------------------------------------------------


def _handle(nonce: bytes, value: object, kind: object) -> str:
    """An option's name in a button: opaque, and good for this prompt only (S16, S17)."""
    return hashlib.blake2b(msgpack.packb(encode(value, kind)), key=nonce, digest_size=8).hexdigest()


def _exits(state: Listing) -> Mapping[str, str]:
    """The ways on that are no option of the bank."""
    return state.exits if isinstance(state, Choose) else {}


def _kind(state: Listing) -> Any:
    """The type of one option."""
    if state.slot is None:
        raise EngineFaultError(f"{state.name} keeps nothing")
    return get_args(state.slot.type)[0] if isinstance(state, ChooseMany) else state.slot.type


def _label(work: Work, option: Option) -> Phrase:
    return Phrase(work.ref("option"), {"option": option.shown})


def _draft(work: Work) -> tuple[int, frozenset[str]]:
    """The page on the screen and the ticked options."""
    page, *ticked = work.running.draft or (0,)
    return page, frozenset(ticked)


def _rows(work: Work, state: Listing, options: Sequence[Option], nonce: bytes) -> list[tuple[Key, ...]]:
    """One page of options, one to a row, the keys to turn pages, and the way back."""
    page, ticked = _draft(work)
    kind = _kind(state)
    rows: list[tuple[Key, ...]] = []
    for option in options[page * PAGE : (page + 1) * PAGE]:
        label = _label(work, option)
        if ticked and _handle(b"", option.value, kind) in ticked:
            label = Phrase(work.ref("ticked"), {"option": option.shown})
        rows.append((Key(label, _handle(nonce, option.value, kind)),))
    turning = [Key(Phrase("engine-previous"), PREVIOUS)] if page else []
    if (page + 1) * PAGE < len(options):
        turning.append(Key(Phrase("engine-next"), NEXT))
    if turning:
        rows.append(tuple(turning))
    if isinstance(state, ChooseMany) and ticked:
        rows.append((Key(Phrase("engine-done"), DONE),))
    rows += [(Key(Phrase(work.ref(name), work.slots), name),) for name in _exits(state)]
    return [*rows, *navigation(work)]


def _tapped(work: Work, state: Listing, options: Sequence[Option], key: str) -> None:
    page, ticked = _draft(work)
    if key in (NEXT, PREVIOUS):
        work.set_frame(draft=(max(0, page + (1 if key == NEXT else -1)), *sorted(ticked)))
        _redraw(work, state, options)
        return
    if key == DONE and isinstance(state, ChooseMany):
        chosen = tuple(each.value for each in options if _handle(b"", each.value, _kind(state)) in ticked)
        if chosen:
            _take(work, state, chosen, Phrase("engine-done"))
            return
    nonce, kind = work.conversation.prompt, _kind(state)
    for option in options:
        if hmac.compare_digest(_handle(nonce, option.value, kind), key):
            if isinstance(state, ChooseMany):
                _tick(work, state, option)
                _redraw(work, state, options)
            else:
                _take(work, state, option.value, _label(work, option))
            return
    miss(work, Phrase("engine-option_gone"))


def _tick(work: Work, state: ChooseMany, option: Option) -> None:
    page, ticked = _draft(work)
    work.set_frame(draft=(page, *sorted(ticked ^ {_handle(b"", option.value, _kind(state))})))


def _tick_all(work: Work, state: ChooseMany, several: Sequence[Option]) -> None:
    page, ticked = _draft(work)
    work.set_frame(
        draft=(page, *sorted(ticked | {_handle(b"", each.value, _kind(state)) for each in several}))
    )


def _draw(work: Work, state: Listing, options: Sequence[Option], said: Phrase | None = None) -> None:
    nonce = work.random()
    work.prompt(said or work.question(), _rows(work, state, options, nonce), nonce=nonce)


def _redraw(work: Work, state: Listing, options: Sequence[Option]) -> None:
    rows = _rows(work, state, options, work.conversation.prompt)
    work.replies.append(Redraw(tuple(tuple(work.armed(key) for key in row) for row in rows)))


def _typed(work: Work, state: Listing, options: Sequence[Option], event: Text) -> None:
    if isinstance(state, ChooseMany) and work.is_label(event.text, "engine-done") and _draft(work)[1]:
        _tapped(work, state, options, DONE)
        return
    if isinstance(state, Choose) and state.near is not None and folded(event.text).isdigit():
        # A number is a place in the list on the screen, which may be the near ones.
        miss(work, Phrase("engine-not_an_option"))
        return
    if isinstance(state, ChooseMany) and (several := places(event.text, len(options))):
        _tick_all(work, state, [options[index] for index in several])
        _draw(work, state, options)
        return
    exits = list(_exits(state).items())
    labels = [work.words.plain(work.ref("option"), {"option": each.shown}) for each in options]
    labels += [work.words.plain(work.ref(name), work.slots) for name, _ in exits]
    found = best_match(event.text, labels)
    if found is None:
        found = called(event.text, [each.also for each in options])
    if found is None:
        missed(work, Phrase("engine-not_an_option"), event.text)
    elif found >= len(options):
        leave(work, exits[found - len(options)][1])
    elif isinstance(state, ChooseMany):
        _tick(work, state, options[found])
        _draw(work, state, options)
    else:
        _take(work, state, options[found].value, None)


def _slot_name(state: Listing) -> str:
    """The name of the slot a list fills; nothing for a menu."""
    return state.slot.name if state.slot is not None else ""


def _named(work: Work, options: Sequence[Option], hint: Hint) -> object | None:
    """The one option that was named before; None where none or several fit, and the list is shown as ever."""
    labels = [work.words.plain(work.ref("option"), {"option": each.shown}) for each in options]
    found = best_match(hint.text, labels)
    if found is None:
        found = called(hint.text, [each.also for each in options])
    return None if found is None else options[found].value


def _unlisted(work: Work, state: Listing, options: Sequence[Option], hint: Hint) -> str | None:
    """Where what was named before leads that is none of the options; None where it may be one of them."""
    if not isinstance(state, Choose) or state.unlisted is None:
        return None
    listed = any(_named(work, [each], hint) is not None for each in options)
    return None if listed else state.exits[state.unlisted]


def _take(work: Work, state: Listing, value: object, label: Phrase | None) -> None:
    if label is not None:
        work.replies.append(Chosen(label))
    if state.slot is None or not isinstance(state.then, str):
        raise EngineFaultError(f"{state.name} can not keep an option of the bank")
    work.fill(state.slot.name, value)
    leave(work, state.then)


RULES = Rules(enter, text, tap, answered)
