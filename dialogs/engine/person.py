"""A person has the chat: the bot is silent, what the member writes goes to the desk (desk.md §1).

A chat changes hands only in a turn of its own (`design.md` §3). Every word to the desk is answered by how things stand there;
the conversation compares that with what it knew, says what is new, and ends the talk where the desk has given it back.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from banking.api import (
    AskForPerson,
    CheckState,
    DeskView,
    DeskWord,
    HandoffReason,
    Language,
    LeavePerson,
    LookAtDesk,
    Money,
    NoteQuestion,
    Owner,
    RateAnswer,
    RateHandoff,
    SaidKind,
    TellPerson,
    TypeCode,
)
from dialogs.engine import notices
from dialogs.engine.conversation import Talk
from dialogs.engine.effects import TellDesk
from dialogs.engine.events import Event, EventClass, Located, Media, Order, Said, Tap, Text, Unlinked
from dialogs.engine.helped import HELPED, on_helped
from dialogs.engine.moves import agent_key, menu_key, seat_is_over, start
from dialogs.engine.repair import on_menu, on_unlinked, stand
from dialogs.engine.replies import Chosen, Key, Phrase, Say, Toast
from dialogs.engine.shelf import laid_aside
from dialogs.engine.states import Handoff
from dialogs.engine.work import GO, MISSES_TO_OFFER, RATE, RESUME, Work

SCORES = (1, 2, 3, 4, 5)
LONGEST_ENTRY = 80
"""Characters of one value in what the desk is given along."""
_URGENT = frozenset({Order.NOT_ME})
"""A brake works at once, whoever has the chat."""
_WITH_PERSON = (Owner.QUEUED, Owner.AGENT)
_CODE = re.compile(r"(?<![\d.,])\d{3}[ \-]?\d{3}(?![\d]|[.,]\d)", re.ASCII)
"""Six digits on their own, also in a sentence: while a code is asked for, no other reading of them reaches a person."""


# --- going to a person ------------------------------------------------------------------------------------------------


def ask(work: Work, reason: HandoffReason) -> None:
    """Ask the desk for a person, with what one should know, masked (desk.md 10)."""
    _tell(work, AskForPerson(work.uuid(), reason, tuple(_packet(work))))


def on_agent(work: Work) -> None:
    """The member wants a person, from anywhere. Three misunderstandings are a reason of their own, and so is what went wrong."""
    known, lost = work.conversation.trouble, work.conversation.misses >= MISSES_TO_OFFER
    about = work.catalogue.reasons.get(work.running.flow) if work.frame is not None else None
    if known is HandoffReason.FRAUD:
        ask(work, known)
    elif lost and about is None:
        ask(work, HandoffReason.NOT_UNDERSTOOD)
    else:
        ask(work, known or about or HandoffReason.ASKED)


def _packet(work: Work) -> Iterator[tuple[str, str]]:
    frame = work.frame
    yield "login", "open" if work.conversation.seat is not None else "none"
    if work.conversation.language is not Language.SPANISH:
        yield "language", work.conversation.language
    if work.conversation.misses:
        yield "misses", str(work.conversation.misses)
    if frame is None or work.flow.front:
        return
    yield "flow", work.flow.title
    yield "step", frame.state
    if frame.code is not None:
        yield "code", "verified" if frame.code.verified else "sent"
    for name, value in frame.slots.items():
        shown = _shown(value)
        if shown:
            yield f"slot:{name}", shown[:LONGEST_ENTRY]


def _shown(value: object) -> str:
    """A value as a person may see it: amounts, what the member typed, the last digits; nothing else."""
    if isinstance(value, Money):
        return f"${value.cents / 100:,.2f}"
    if isinstance(value, str):
        return value
    last4 = getattr(value, "last4", None)
    return f"••••{last4}" if isinstance(last4, str) else ""


# --- while a person has the chat --------------------------------------------------------------------------------------


def take(work: Work, kind: EventClass, event: Any) -> None:
    """An event of a chat that waits for a person or has one; what has no outcome of its own asks how things stand."""
    _OUTCOMES.get(kind, _stand)(work, event)


def _text(work: Work, event: Text) -> None:
    """To the person; but a code that was asked for goes to the verifier, and nothing of it to the person (S27)."""
    check = _talk(work).check
    typed = [] if check is None else _CODE.findall(event.text)
    if check is not None and typed:
        digits = re.sub(r"\D", "", typed[0])
        _tell(work, TypeCode(check, digits, work.moment.attempt, _talk(work).said))
    else:
        _relay(work, SaidKind.TEXT, event.text)


def _secret(work: Work, event: Event) -> None:
    """That there was one, and nothing of it: its writer has been warned (desk.md 11)."""
    del event
    _relay(work, SaidKind.SECRET, "")


def _media(work: Work, event: Media | Located) -> None:
    """What kind it was, with what is written under it; a person may have the file itself fetched (desk.md 19)."""
    if isinstance(event, Located):
        _relay(work, SaidKind.MEDIA, event.kind)
        return
    said = f"{event.kind}\n{event.caption}" if event.caption else event.kind
    _relay(work, SaidKind.MEDIA, said, event.file)


def _edited(work: Work, event: Event) -> None:
    del event
    _relay(work, SaidKind.EDITED, "")


def _leave(work: Work, event: Event) -> None:
    _tell(work, LeavePerson(), event)


def _hurry(work: Work, event: Said) -> None:
    """What cannot wait until the talk is over; other shortcuts can."""
    (_leave if event.order in _URGENT else _stand)(work, event)


def _busy(work: Work, event: Event) -> None:
    del event
    work.replies.append(Toast(Phrase("engine-desk_busy")))


def _silence(work: Work, event: Event) -> None:
    """A session ends in the background: who talks to a person is not silent."""
    del event
    work.change(seat=None, after=None)


def _nothing(work: Work, event: Event) -> None:
    """What no flow waits for any more."""


def _news(work: Work, event: Event) -> None:
    del event
    _tell(work, LookAtDesk(_talk(work).said))


def _stand(work: Work, event: Event) -> None:
    _tell(work, LookAtDesk(_talk(work).said), event)


_OUTCOMES: Mapping[EventClass, Callable[[Work, Any], None]] = {
    EventClass.TEXT: _text,
    EventClass.SECRET: _secret,
    EventClass.MEDIA: _media,
    EventClass.LOCATION: _media,
    EventClass.EDITED: _edited,
    EventClass.MENU: _leave,
    EventClass.CANCEL: _leave,
    EventClass.UNLINKED: _leave,
    EventClass.TAP: _busy,
    EventClass.STALE_TAP: _busy,
    EventClass.BUTTON: _leave,
    EventClass.SHORTCUT: _hurry,
    EventClass.SILENCE: _silence,
    EventClass.FORM_DONE: _nothing,
    EventClass.EXECUTED: _nothing,
    EventClass.ANSWERED: _nothing,
    EventClass.DESK: _news,
}


def look(work: Work) -> None:
    """The desk has news for a chat that has no person, as far as it knows."""
    _tell(work, LookAtDesk(0))


def _relay(work: Work, kind: SaidKind, text: str, file: str = "") -> None:
    _tell(work, TellPerson(f"update:{work.moment.attempt}", kind, text, _talk(work).said, file))


def _tell(work: Work, word: DeskWord, event: Event | None = None) -> None:
    work.need(TellDesk(word), event)


def answered(work: Work, effect: TellDesk, view: DeskView) -> None:
    """How things stand at the desk."""
    match effect.word:
        case RateHandoff() | NoteQuestion() | RateAnswer():
            return
        case LeavePerson():
            _left(work, effect.carried.event)
        case AskForPerson() if view.owner not in _WITH_PERSON:
            _closed(work, view)
        case _:
            _see(work, view)
            if effect.carried.event is not None and work.conversation.talk is not None:
                _say_standing(work, view)
    if work.preface:
        work.say()


def _see(work: Work, view: DeskView) -> None:
    """Say what is new, and remember it."""
    talk = work.conversation.talk
    if view.owner in _WITH_PERSON:
        if talk is None:
            _begin(work, view)
        else:
            _go_on(work, talk, view)
        _say_messages(work, view)
        _say_check(work, view)
    elif talk is not None:
        _say_messages(work, view)
        _over(work, talk, view)


def _begin(work: Work, view: DeskView) -> None:
    """The chat is the desk's: what was under way is laid aside, its codes are void, old buttons act no more."""
    shelf = laid_aside(work) or work.conversation.shelf
    work.drop_all()
    talk = Talk(view.handoff or work.uuid(), view.epoch, view.owner, view.agent, view.position)
    work.change(
        talk=talk, shelf=shelf, prompt=b"", after=None, trouble=None, epoch=work.conversation.epoch + 1
    )
    _say_standing(work, view)


def _go_on(work: Work, talk: Talk, view: DeskView) -> None:
    moved = view.epoch != talk.epoch
    work.change(
        talk=replace(
            talk, epoch=view.epoch, owner=view.owner, agent=view.agent or talk.agent, position=view.position
        )
    )
    if moved:
        work.change(epoch=work.conversation.epoch + 1)
    if view.owner is Owner.AGENT:
        if moved or talk.owner is not Owner.AGENT:
            _say_standing(work, view)
    elif talk.owner is Owner.AGENT:
        work.first(Phrase("engine-desk_again"))
        _say_standing(work, view)
    elif view.position != talk.position:
        _say_standing(work, view)


def _say_standing(work: Work, view: DeskView) -> None:
    """Who has the chat, or how long it will be; always with the way back to the menu (desk.md 6)."""
    if view.owner is Owner.AGENT:
        phrase = Phrase("engine-desk_joined", {"agent": view.agent or ""})
    elif view.wait_minutes is None:
        phrase = Phrase("engine-desk_queued", {"position": view.position or 1})
    else:
        phrase = Phrase(
            "engine-desk_queued_wait", {"position": view.position or 1, "minutes": view.wait_minutes}
        )
    work.say(phrase, rows=((menu_key(),),))


def _say_messages(work: Work, view: DeskView) -> None:
    """What a person wrote, each once: the number of the last one is kept with the conversation."""
    for said in view.said:
        talk = _talk(work)
        if said.seq > talk.said:
            phrase = Phrase("engine-person_says", {"agent": said.agent, "text": said.text})
            work.replies.append(Say((*work.preface, phrase), said=said.id))
            work.preface = ()
            work.change(talk=replace(talk, said=said.seq))


def _say_check(work: Work, view: DeskView) -> None:
    """A person asked who the member is: the code is asked for, and how that went is said, each once (desk.md 12)."""
    talk, check = _talk(work), view.check
    is_open = check is not None and check.state is CheckState.OPEN
    if check is not None and is_open and check.id != talk.check:
        phone = {"agent": view.agent or "", "phone": check.phone_masked}
        work.say(Phrase("engine-desk_check", phone), rows=((menu_key(),),))
    elif check is not None and check.tries_left is not None:
        work.say(Phrase("engine-desk_check_wrong", {"tries": check.tries_left}))
    elif check is not None and check.id == talk.check and not is_open:
        verified = check.state is CheckState.VERIFIED
        work.say(Phrase("engine-desk_check_right" if verified else "engine-desk_check_failed"))
    if check is not None:
        work.change(talk=replace(talk, check=check.id if is_open else None))
    elif talk.check is not None:
        work.change(talk=replace(talk, check=None))


# --- back to the bot --------------------------------------------------------------------------------------------------


def _closed(work: Work, view: DeskView) -> None:
    """Nobody is there: when somebody will be, a call on a day of the member's choice, and how else to reach one; the question
    stands.
    """
    if view.opens_at is not None:
        work.first(Phrase("engine-desk_closed", {"opens_at": view.opens_at}))
    if work.frame is not None and isinstance(work.state, Handoff):
        work.drop_all()
    callback = work.catalogue.callback
    offered = (
        Key(Phrase("engine-go", {"title": work.title(callback)}), f"{GO}{callback}") if callback else None
    )
    if work.frame is None and offered is not None:
        work.say(Phrase("engine-agent"), rows=((offered,), (menu_key(),)))
        return
    work.first(Phrase("engine-agent"))
    if offered is not None:
        work.offer(offered)
    stand(work)


def _over(work: Work, talk: Talk, view: DeskView) -> None:
    """The person is done: how it was, and what next (desk.md 9), or the flow that the person started for the member."""
    _end(work)
    if talk.agent is not None and view.handoff is not None:
        score = urlsafe_b64encode(view.handoff.bytes).rstrip(b"=").decode()
        row = tuple(Key(Phrase("engine-score", {"score": each}), f"{RATE}{each}.{score}") for each in SCORES)
        work.say(Phrase("engine-desk_over", {"agent": talk.agent}), rows=(row,))
    else:
        work.say(Phrase("engine-desk_ended"))
    if view.errand in work.catalogue.errands:
        if seat_is_over(work):
            work.change(seat=None, after=None)  # the login comes first, and leads to the errand
        title = work.title(view.errand)
        work.first(Phrase("engine-desk_errand", {"agent": talk.agent or "", "title": title}))
        start(work, view.errand)
    else:
        work.say(Phrase("engine-desk_next"), rows=_ways_on(work))


def _left(work: Work, event: Event | None) -> None:
    """The member went back to the menu, tapped a notice's button, or the channel went away from this chat."""
    _end(work)
    if isinstance(event, Unlinked):
        on_unlinked(work, event)
    elif isinstance(event, Tap) and notices.is_durable(event):
        work.first(Phrase("engine-desk_left"))
        notices.tapped(work, event)
    elif isinstance(event, Said) and event.order in _URGENT:
        work.first(Phrase("engine-desk_left"))
        start(work, work.catalogue.shortcuts[event.order])
    elif work.conversation.shelf is not None:
        work.say(Phrase("engine-desk_left"), rows=_ways_on(work))
    else:
        work.first(Phrase("engine-desk_left"))
        on_menu(work)


def _end(work: Work) -> None:
    work.change(talk=None, epoch=work.conversation.epoch + 1)


def _ways_on(work: Work) -> tuple[tuple[Key, ...], ...]:
    shelf = work.conversation.shelf
    if shelf is None:
        return ((menu_key(),), (agent_key(),))
    return ((Key(Phrase("engine-resume"), RESUME),), (menu_key(),))


def on_rate(work: Work, data: str) -> None:
    """The survey's button: it acts once, from anywhere."""
    score, _, name = data.removeprefix(RATE).partition(".")
    try:
        handoff = UUID(bytes=urlsafe_b64decode(f"{name}=="))
    except ValueError:
        work.replies.append(Toast(Phrase("engine-stale")))
        return
    if score in HELPED:
        on_helped(work, handoff, useful=HELPED[score])
        return
    if score not in {str(each) for each in SCORES}:
        work.replies.append(Toast(Phrase("engine-stale")))
        return
    work.replies.append(Chosen(Phrase("engine-score", {"score": int(score)})))
    work.replies.append(Toast(Phrase("engine-rated")))
    _tell(work, RateHandoff(handoff, int(score)))


def _talk(work: Work) -> Talk:
    talk = work.conversation.talk
    return talk if talk is not None else Talk(UUID(int=0), 0, Owner.BOT)
