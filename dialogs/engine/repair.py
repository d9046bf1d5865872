"""When a turn does not fit: misunderstandings, stale buttons, help, photos, secrets, silence, leaving. One answer for all flows."""

from __future__ import annotations

from dialogs.engine.events import Edited, Media, SecretText, Unlinked
from dialogs.engine.moves import agent_key, back, end_session, menu_key, start
from dialogs.engine.replies import Delete, Key, Phrase, Toast
from dialogs.engine.states import Handoff
from dialogs.engine.work import BACK, CANCEL, MISSES_TO_OFFER, Work

MISSES_TO_SIMPLER = 2


def ask_again(work: Work) -> None:
    """Draw the running state's prompt anew."""
    state = work.state
    work.rules[type(state)].enter(work, state)


def miss(work: Work, phrase: Phrase) -> None:
    """Something was not understood: say why and ask again; then in simpler words; then offer the menu or a person."""
    misses = work.conversation.misses + 1
    work.change(misses=misses)
    work.first(phrase)
    if misses >= MISSES_TO_OFFER:
        work.first(Phrase("engine-lost"))
    work.simpler = misses >= MISSES_TO_SIMPLER
    ask_again(work)


def stale(work: Work) -> None:
    """An old prompt's button: a kind sentence, and nothing else happens (F11)."""
    work.replies.append(Toast(Phrase("engine-stale")))


def navigation(work: Work) -> tuple[tuple[Key, ...], ...]:
    """The row under a question: there is always a way back (M140), but for a front page, which is where back leads."""
    back_key, cancel_key = Key(Phrase("engine-back"), BACK), Key(Phrase("engine-cancel"), CANCEL)
    if not work.flow.front:
        return ((back_key, cancel_key),)
    return ((back_key,),) if work.running.path else ()


def on_media(work: Work, event: Media) -> None:
    """A photo, a voice note, a sticker: not understood here, the question stands."""
    del event
    work.first(Phrase("engine-media"))
    stand(work)


def on_location(work: Work) -> None:
    """A place nobody asked for: where it would help; the question stands."""
    work.first(Phrase("engine-location"))
    stand(work)


def on_edited(work: Work, event: Edited) -> None:
    """An edited message never acts (S39)."""
    del event
    work.first(Phrase("engine-edited"))
    stand(work)


def take_secret_away(work: Work, event: SecretText) -> None:
    """Something like a secret was typed: it is deleted and its writer warned, whatever else is going on (D3)."""
    if event.message_id is not None:
        work.replies.append(Delete(event.message_id))
    work.first(Phrase("engine-secret"))


def on_secret(work: Work) -> None:
    """The warning is said; the question stands."""
    stand(work)


def on_help(work: Work) -> None:
    """What this step is for, then the question again; outside a flow, what can be asked here."""
    if work.frame is None:
        work.say(Phrase("engine-help"), rows=((menu_key(),), (agent_key(),)))
        return
    work.first(Phrase(work.ref("help"), work.slots))
    ask_again(work)


def on_repeat(work: Work) -> None:
    """The question again."""
    if work.frame is None:
        start(work, work.catalogue.home)
        return
    ask_again(work)


def on_cancel(work: Work) -> None:
    """Leave everything that was not executed (M140)."""
    dropped = work.frame is not None and not work.flow.front
    work.change(after=None, shelf=None)
    work.drop_all()
    work.say(Phrase("engine-cancelled" if dropped else "engine-nothing_to_cancel"), rows=((menu_key(),),))


def on_back(work: Work) -> None:
    """One step back; at the beginning that is the menu."""
    if work.frame is None or not back(work):
        on_menu(work)


def on_menu(work: Work) -> None:
    """The menu, from anywhere; what was begun is left, and that is said."""
    leave_unfinished(work)
    work.change(after=None, shelf=None)
    start(work, work.catalogue.home)


def leave_unfinished(work: Work) -> None:
    """Another flow takes the place of this one: where something was begun, that is said."""
    frame = work.frame
    if frame is not None and frame.path and frame.slots:
        work.first(Phrase("engine-left"))


def on_silence(work: Work) -> None:
    """A session ends by silence, in words (D5). Without one there is nothing to say."""
    if work.conversation.seat is None:
        return
    work.change(seat=None, after=None)
    work.drop_all()
    work.say(Phrase("engine-silence"), rows=((menu_key(),),))


def on_late_page(work: Work) -> None:
    """A secure page was completed for a flow that was left or lost: its writer is waiting for an answer."""
    work.say(Phrase("engine-late_page"), rows=((menu_key(),),))


def on_unlinked(work: Work, event: Unlinked) -> None:
    """The channel moved to another chat: this one is cut off and told, and what still waited to be said is not (S10)."""
    work.change(epoch=work.conversation.epoch + 1)
    end_session(work, cut_off(event))


def cut_off(event: Unlinked) -> Phrase:
    """Why this chat has no access any more."""
    return Phrase("engine-unlinked_by_desk" if event.by_desk else "engine-unlinked")


def stand(work: Work) -> None:
    """The running question again, or the way to the menu where nothing runs."""
    if work.frame is None or isinstance(work.state, Handoff):
        work.say(rows=((menu_key(),),))
    else:
        ask_again(work)
