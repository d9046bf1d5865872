"""What is kept of a conversation, and what becomes of it under newer code (`design.md` §2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from banking.api import ChallengeId, Language, Money, OperationId, OwnTransfer, Quote, SessionId
from dialogs.catalogue import FLOWS
from dialogs.engine.conversation import Code, Conversation, Frame, Pending, Seat, Wanted
from dialogs.engine.flow import Flow
from dialogs.flows import transfer_own
from dialogs.memory import RECENT_UPDATES, Kept, Memory, Outdated
from dialogs.sealing import Sealer
from tests.dialogs.runtime.small_bank import NOON, OTHER, SAVINGS

CHAT = 4_321
SEALER = Sealer(b"a secret for tests, 32 bytes long")
COMMAND = OwnTransfer(SAVINGS, OTHER, Money(2_550), "arriendo", Quote(Money(0), Money(2_550)))
OPERATION, CHALLENGE, SESSION = (
    OperationId(UUID(int=5)),
    ChallengeId(UUID(int=6)),
    SessionId(UUID(int=7)),
)
FRAME = Frame(
    "transfer_own",
    transfer_own.FLOW.version,
    "execute",
    {
        "source": SAVINGS,
        "target": OTHER,
        "amount": Money(2_550),
        "reference": None,
        "quote": Quote(Money(0), Money(2_550)),
    },
    ("source", "target", "amount", "reference", "review"),
    OPERATION,
    Code(CHALLENGE, 2, verified=True),
    (3, "ab", "cd"),
)
FULL = Kept(
    Conversation(
        (replace(FRAME, state="review", draft=None), FRAME),
        Seat(SESSION, NOON + timedelta(minutes=30)),
        b"p" * 16,
        2,
        Pending(OPERATION, COMMAND, CHALLENGE, NOON, SESSION),
        Wanted("transfer_own", {"source": SAVINGS}),
        NOON,
        4,
    ),
    (90, 97, 95, 99),
    warned=True,
)


def _memory(*changed: Flow) -> Memory:
    return Memory({flow.name: flow for flow in (*FLOWS, *changed)}, SEALER)


def _transfer() -> Flow:
    return next(flow for flow in FLOWS if flow.name == "transfer_own")


def test_a_conversation_comes_back_as_it_was() -> None:
    assert _memory().load(CHAT, _memory().save(CHAT, FULL)) == FULL


@pytest.mark.parametrize(
    "changed",
    [
        replace(_transfer(), version=9),
        replace(_transfer(), states=tuple(s for s in _transfer().states if s.name != "review")),
        replace(_transfer(), states=tuple(s for s in _transfer().states if s.name != "quote")),
    ],
    ids=["another version", "a state is gone", "a slot is gone"],
)
def test_under_code_that_cannot_go_on_the_login_and_the_pending_command_survive(changed: Flow) -> None:
    found = _memory(changed).load(CHAT, _memory().save(CHAT, FULL))
    assert isinstance(found, Outdated)
    assert found.flow == "transfer_own"
    assert found.rest.recent == FULL.recent
    kept = found.rest.conversation
    assert (kept.frames, kept.seat, kept.epoch) == ((), FULL.conversation.seat, 4)
    assert kept.pending == FULL.conversation.pending


def test_a_change_to_another_flow_does_not_matter() -> None:
    other = next(flow for flow in FLOWS if flow.name == "enrol")
    assert _memory(replace(other, version=9)).load(CHAT, _memory().save(CHAT, FULL)) == FULL


@pytest.mark.parametrize("damage", [b"", b"\x00", b"x" * 200])
def test_a_damaged_value_is_no_conversation_and_no_crash(damage: bytes) -> None:
    assert _memory().load(CHAT, damage) == Outdated(None, Kept())


def test_a_value_moved_to_another_chat_is_no_conversation() -> None:
    assert isinstance(_memory().load(CHAT + 1, _memory().save(CHAT, FULL)), Outdated)


def test_an_earlier_secret_still_opens_and_a_new_one_seals() -> None:
    newer = Sealer(b"the next secret, 32 bytes or more", b"a secret for tests, 32 bytes long")
    flows = {flow.name: flow for flow in FLOWS}
    old = Memory(flows, SEALER).save(CHAT, FULL)
    assert Memory(flows, newer).load(CHAT, old) == FULL
    assert isinstance(Memory(flows, SEALER).load(CHAT, Memory(flows, newer).save(CHAT, FULL)), Outdated)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than 32"):
        Sealer(b"short")


def test_updates_are_remembered_up_to_a_bound() -> None:
    kept = Kept()
    for update in range(40):
        kept = kept.taking(update)
    assert kept.recent == tuple(range(40 - RECENT_UPDATES, 40))
    assert kept.taking(None) is kept


def test_the_language_outlives_all_else_and_spanish_takes_no_byte() -> None:
    english = replace(FULL, conversation=replace(FULL.conversation, language=Language.ENGLISH))
    spanish, kept = _memory().save(CHAT, FULL), _memory().save(CHAT, english)
    assert _memory().load(CHAT, kept) == english
    assert len(kept) - len(spanish) <= 6
    over = Kept(Conversation(epoch=4, language=Language.ENGLISH), FULL.recent)
    assert _memory().load(CHAT, _memory().save(CHAT, over)) == over
    outdated = _memory(replace(_transfer(), version=9)).load(CHAT, kept)
    assert isinstance(outdated, Outdated)
    assert outdated.rest.conversation.language is Language.ENGLISH


def test_what_is_over_leaves_updates_and_epoch_only() -> None:
    over = replace(FULL.conversation, frames=(), seat=None, pending=None)
    sealed = _memory().save(CHAT, replace(FULL, conversation=over))
    assert _memory().load(CHAT, sealed) == Kept(Conversation(epoch=4), FULL.recent)
    assert len(sealed) < 50
