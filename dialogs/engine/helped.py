"""Whether answers help: what was asked goes to whoever keeps the answers, with two quiet buttons below each (desk.md §3).

The bank keeps a question without the member and without numbers; the button carries nothing but the question's name.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from uuid import UUID

from banking.api import HandoffReason, NoteQuestion, RateAnswer
from dialogs.engine.effects import TellDesk
from dialogs.engine.moves import agent_key, menu_key
from dialogs.engine.repair import stand
from dialogs.engine.replies import Chosen, Key, Phrase, Toast
from dialogs.engine.work import RATE, Work

HELPED = {"y": True, "n": False}
"""What the buttons say of an answer."""


def note_answered(work: Work, text: str, topic: str) -> tuple[Key, ...]:
    """Note what was asked and which entry answered; the buttons that act once, from anywhere."""
    question = work.uuid()
    work.effects.append(TellDesk(NoteQuestion(question, text, topic)))
    name = urlsafe_b64encode(question.bytes).rstrip(b"=").decode()
    return (
        Key(Phrase("engine-useful"), f"{RATE}y.{name}"),
        Key(Phrase("engine-useless"), f"{RATE}n.{name}"),
    )


def note_unanswered(work: Work, text: str) -> None:
    """Note what we could not answer: a person may."""
    work.change(trouble=work.conversation.trouble or HandoffReason.NO_ANSWER)
    work.effects.append(TellDesk(NoteQuestion(work.uuid(), text)))


def on_helped(work: Work, question: UUID, *, useful: bool) -> None:
    """The member's word on an answer. Where it did not help a person may; the question that stands goes on standing."""
    work.replies.append(Chosen(Phrase("engine-useful" if useful else "engine-useless")))
    work.replies.append(Toast(Phrase("engine-rated")))
    work.effects.append(TellDesk(RateAnswer(question, useful)))
    if useful or work.conversation.talk is not None:
        return
    work.change(trouble=work.conversation.trouble or HandoffReason.NO_ANSWER)
    if work.frame is None:
        work.say(Phrase("engine-did_not_help"), rows=((agent_key(),), (menu_key(),)))
    else:
        work.first(Phrase("engine-did_not_help"))
        stand(work)
