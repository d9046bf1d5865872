"""A button that only shows: nothing else changes, neither the question that stands nor who speaks (S17)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from banking.api import (
    SHARE_RECEIPT,
    AccountKind,
    AccountRef,
    ButtonGone,
    ButtonTaken,
    DeskView,
    Money,
    NoticeId,
    Owner,
    Receipt,
)
from dialogs.engine.events import Order, Silence, Tap
from dialogs.engine.notices import durable_key
from dialogs.engine.replies import Document, Redraw, Say
from dialogs.engine.work import MENU
from tests.dialogs.engine.stage import NOW, Stage, at_review

SHARE = Tap(durable_key(SHARE_RECEIPT, "A" * 22).data)
RECEIPT = Receipt(
    "7KQ4-M2XP",
    NOW,
    AccountRef(1, AccountKind.SAVINGS, "2030"),
    AccountRef(2, AccountKind.SAVINGS, "7741"),
    Money(2_550),
    Money(0),
    None,
)
TAKEN = ButtonTaken(SHARE_RECEIPT, NoticeId(UUID(int=4)), "Pay", RECEIPT)


def pictures(stage: Stage) -> list[Document]:
    return [reply.document for reply in stage.replies if isinstance(reply, Say) and reply.document]


def test_in_the_middle_of_a_payment_the_picture_comes_and_the_review_goes_on() -> None:
    stage = at_review()
    stage.send(SHARE).bank(TAKEN)
    assert pictures(stage) == [Document("receipt_picture", RECEIPT)]
    assert stage.said == ["button-share_receipt.shown", "pay-review"]
    assert not any(isinstance(reply, Redraw) for reply in stage.replies)
    assert stage.chosen == [], "the buttons beside it stay"
    stage.tap("engine-confirm")
    assert stage.state == "pay.code"


def test_after_the_end_the_picture_has_the_way_to_the_menu() -> None:
    stage = at_review().order(Order.CANCEL)
    for _ in range(2):
        stage.send(SHARE).bank(TAKEN)
        assert (stage.said, [key.data for key in stage.keys]) == (["button-share_receipt.shown"], [MENU])


def test_while_a_person_has_the_chat_the_picture_comes_and_the_person_stays() -> None:
    stage = at_review()
    stage.desk = DeskView(Owner.AGENT, UUID(int=5), 2, agent="Andrea")
    stage.order(Order.AGENT).send(SHARE).bank(TAKEN)
    assert stage.said == ["button-share_receipt.shown"]
    assert stage.conversation.talk is not None


@pytest.mark.parametrize("asleep", [timedelta(0), timedelta(hours=1)])
def test_one_that_is_gone_says_so_kindly(asleep: timedelta) -> None:
    stage = at_review().send(Silence())
    stage.now += asleep
    stage.send(SHARE).bank(ButtonGone())
    assert stage.toasts == ["engine-button_gone"]
