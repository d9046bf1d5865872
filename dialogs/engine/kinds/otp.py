"""`Otp`: the code by SMS. Bound to the very command the next state executes; asked, typed and checked inside one turn each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from banking.api import (
    CodeAccepted,
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodeSent,
    CodesLocked,
    CodeWrong,
    Command,
    OperationId,
    Refusal,
)
from dialogs.engine.asides import missed
from dialogs.engine.conversation import Code
from dialogs.engine.effects import Effect, SendCode, VerifyCode
from dialogs.engine.events import Text
from dialogs.engine.moves import leave, refuse
from dialogs.engine.repair import navigation, stale
from dialogs.engine.replies import Chosen, Key, Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Call, Otp
from dialogs.engine.work import EngineFaultError, Rules, Work

RESEND = "resend"
_CODE = re.compile(r"[0-9]{6}")
_SEPARATORS = re.compile(r"[\s.\-]")


def _command(work: Work, state: Otp) -> Command[Any]:
    """The command this code is for: exactly what the next state will execute."""
    execute = work.flow.by_name[state.then]
    if not isinstance(execute, Call):
        raise EngineFaultError(f"{work.running.flow}.{state.name} guards no command")
    return call(execute.make, work.slots)


def enter(work: Work, state: Otp) -> None:
    """Have the code sent, or ask for it again when one is under way."""
    if work.running.operation is None:
        work.set_frame(operation=OperationId(work.uuid()))
    if work.running.code is None:
        _send(work, state, 1)
    else:
        _question(work)


def _send(work: Work, state: Otp, number: int) -> None:
    operation = work.running.operation
    if operation is None:
        raise EngineFaultError("a code without an operation")
    work.need(SendCode(operation, _command(work, state), number))


def _question(work: Work) -> None:
    work.prompt(work.question(), [(Key(Phrase("engine-resend"), RESEND),), *navigation(work)])


def text(work: Work, state: Otp, event: Text) -> None:
    """Six ASCII digits are a try; anything else is not (S05). Another code may be asked for in words."""
    typed = _SEPARATORS.sub("", event.text)
    code = work.running.code
    if code is None:
        enter(work, state)
    elif _CODE.fullmatch(typed):
        work.need(VerifyCode(code.challenge, typed, work.moment.attempt))
    elif work.is_label(event.text, "engine-resend"):
        _send(work, state, code.sends + 1)
    else:
        missed(work, Phrase("engine-not_a_code"), event.text)


def tap(work: Work, state: Otp, key: str) -> None:
    """Another code."""
    code = work.running.code
    if key == RESEND and code is not None:
        work.replies.append(Chosen(Phrase("engine-resend")))
        _send(work, state, code.sends + 1)
    else:
        stale(work)


def answered(work: Work, state: Otp, effect: Effect, result: Any) -> None:
    """A code was sent or checked."""
    if isinstance(effect, SendCode):
        _sent(work, state, effect, result)
    elif isinstance(effect, VerifyCode):
        _verified(work, state, result)
    else:
        raise EngineFaultError(f"{state.name} got {type(result).__name__} for {type(effect).__name__}")


def _sent(work: Work, state: Otp, effect: SendCode, result: Any) -> None:
    if isinstance(result, CodeSent):
        work.set_frame(code=Code(result.challenge, effect.send))
        named = "engine-code_sent" if result.phone_masked else "engine-code_sent_unnamed"
        work.first(Phrase(named, {"code": result}))
        _question(work)
    elif isinstance(result, CodeNotSent):
        words = "refusal-CodeNotSent" if result.retry_at else "engine-no_more_codes"
        if work.running.code is None:
            _give_up(work, state.expired, result, words)
        else:
            work.first(Phrase(words, {"refusal": result}))
            _question(work)
    else:
        _give_up(work, state.locked, result)


def _give_up(work: Work, target: str, refusal: Refusal, words: str = "") -> None:
    """Leave without a code. What was reviewed is void with it: no other question may use either (S07)."""
    work.set_frame(operation=None, code=None)
    refuse(
        work, dict.fromkeys((CodesLocked, CodeExpired, CodeExhausted, CodeNotSent), target), refusal, words
    )


def _verified(work: Work, state: Otp, result: Any) -> None:
    code = work.running.code
    if isinstance(result, CodeAccepted) and code is not None:
        work.set_frame(code=replace(code, verified=True))
        leave(work, state.then)
    elif isinstance(result, CodeWrong):
        work.first(Phrase("refusal-CodeWrong", {"refusal": result}))
        _question(work)
    elif isinstance(result, CodeExpired | CodeExhausted):
        _give_up(work, state.expired, result)
    elif isinstance(result, CodesLocked):
        _give_up(work, state.locked, result)
    else:
        raise EngineFaultError(f"{state.name} can not read {type(result).__name__}")


RULES = Rules(enter, text, tap, answered)
