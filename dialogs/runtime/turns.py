"""One event through the engine, with all that it asks of the bank on the way."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import suppress
from datetime import datetime
from typing import Any

from banking.api import Bank, Button, Caller, DeskView, DeskWord, Language, LookAtDesk, NoticeId, Unavailable
from dialogs.engine.conversation import Conversation, Pending
from dialogs.engine.effects import (
    AskBank,
    ChooseLanguage,
    Effect,
    Execute,
    OpenForm,
    SendCode,
    TakeButton,
    TellDesk,
    VerifyCode,
)
from dialogs.engine.events import Answered, Event, Moment
from dialogs.engine.flow import Catalogue
from dialogs.engine.step import step
from dialogs.engine.work import EngineFaultError, Turn

ROUNDS = 20
"""Times a turn may ask the bank and go on; more means a circle."""
EFFECTS_SECONDS = 15.0
"""How long the answers to one round may take."""
DESK_WAITS = (0.2, 1.0, 2.0)
"""How long each further try to reach the desk is put off."""
EXECUTE_SECONDS = 20.0
"""How long a command may take before it is looked after later."""


class Chance:
    """Time and chance of one turn: every step draws from a seed of its own."""

    def __init__(self, now: datetime, seed: bytes, attempt: str) -> None:
        """`seed` is 16 bytes; `attempt` names the update that caused the turn."""
        self.now = now
        self._seed = seed
        self._attempt = attempt
        self._steps = 0

    def moment(self) -> Moment:
        """The moment of the next step."""
        self._steps += 1
        seed = hashlib.blake2b(self._seed, digest_size=16, salt=self._steps.to_bytes(4, "big")).digest()
        return Moment(self.now, seed, self._attempt)


class Turns:
    """Steps conversations and answers what they ask."""

    def __init__(self, catalogue: Catalogue, bank: Bank) -> None:
        """The flows and the bank behind them."""
        self._catalogue = catalogue
        self._bank = bank

    async def run(self, chat_id: int, conversation: Conversation, event: Event, chance: Chance) -> Turn:
        """The whole turn: replies of all its steps; a command is left pending in the conversation, not executed."""
        turn = step(self._catalogue, conversation, event, chance.moment())
        replies, effects = list(turn.replies), _inside(turn)
        known: dict[object, Any] = {}
        for _ in range(ROUNDS):
            if not effects:
                return Turn(turn.conversation, tuple(replies))
            answers = await self._answers(_caller(chat_id, turn.conversation), effects, known)
            asked, effects = effects, ()
            for effect, answer in zip(asked, answers, strict=True):
                turn = step(self._catalogue, turn.conversation, Answered(effect, answer), chance.moment())
                replies += turn.replies
                effects += _inside(turn)
        raise EngineFaultError(f"a turn asked the bank more than {ROUNDS} times")

    async def look_at_desk(self, chat_id: int) -> DeskView:
        """How a chat stands with the agent desk."""
        return await self._bank.tell_desk(Caller(chat_id), LookAtDesk(0))

    async def language_of(self, chat_id: int) -> Language | None:
        """What was chosen in a chat."""
        return await self._bank.language_of(chat_id)

    async def execute(self, chat_id: int, pending: Pending, language: Language) -> Any:
        """Carry the pending command out, in the name it was ordered in. Raises whatever the bank raises, or TimeoutError."""
        caller = Caller(chat_id, pending.session, language)
        async with asyncio.timeout(EXECUTE_SECONDS):
            return await self._bank.execute(caller, pending.operation, pending.command, pending.challenge)

    async def buttons(self, chat_id: int, pending: Pending) -> tuple[Button, ...]:
        """The durable buttons under the outcome of a command that was carried out."""
        if not type(pending.command).buttons:
            return ()
        async with asyncio.timeout(EFFECTS_SECONDS):
            return await self._bank.offer_buttons(
                Caller(chat_id, pending.session), NoticeId(pending.operation)
            )

    async def _answers(
        self, caller: Caller, effects: tuple[Effect, ...], known: dict[object, Any]
    ) -> list[Any]:
        """All answers of a round at once; an equal query of the same caller is asked once in a turn."""
        keys = [(caller, each.query) if isinstance(each, AskBank) else object() for each in effects]
        missing = {key: effect for key, effect in zip(keys, effects, strict=True) if key not in known}
        async with asyncio.timeout(EFFECTS_SECONDS):
            if len(missing) == 1:
                answers = [await self._answer(caller, effect) for effect in missing.values()]
            else:
                answers = await asyncio.gather(*(self._answer(caller, effect) for effect in missing.values()))
        known.update(zip(missing, answers, strict=True))
        return [known[key] for key in keys]

    async def _answer(self, caller: Caller, effect: Effect) -> Any:  # noqa: PLR0911 - one for each effect
        match effect:
            case AskBank(query=query):
                return await self._bank.ask(caller, query)
            case OpenForm(handle=handle, purpose=purpose, about=about):
                return await self._bank.open_form(caller, handle, purpose, about)
            case SendCode(operation=operation, command=command, send=send):
                return await self._bank.send_code(caller, operation, command, send)
            case TakeButton(handle=handle, attempt=attempt):
                return await self._bank.take_button(caller, handle, attempt)
            case VerifyCode(challenge=challenge, code=code, attempt=attempt):
                return await self._bank.verify_code(caller, challenge, code, attempt)
            case TellDesk(word=word):
                return await self._tell_desk(caller, word)
            case ChooseLanguage():
                return await self._bank.choose_language(caller)
        raise EngineFaultError(f"nobody answers {type(effect).__name__}")

    async def _tell_desk(self, caller: Caller, word: DeskWord) -> DeskView:
        """What a member writes to a person has no other way there: a bank that cannot answer now is asked again while the turn has time.
        Every word may come twice.
        """
        for seconds in DESK_WAITS:
            with suppress(Unavailable):
                return await self._bank.tell_desk(caller, word)
            await asyncio.sleep(seconds)
        return await self._bank.tell_desk(caller, word)


def _inside(turn: Turn) -> tuple[Effect, ...]:
    """The effects to be answered before the commit."""
    return tuple(effect for effect in turn.effects if not isinstance(effect, Execute))


def _caller(chat_id: int, conversation: Conversation) -> Caller:
    seat = conversation.seat
    return Caller(chat_id, seat.session if seat is not None else None, conversation.language)
