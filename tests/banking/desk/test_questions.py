"""What members asked, for whoever keeps the answers (desk.md §3)."""

from __future__ import annotations

from uuid import uuid4

import pytest

from banking.desk.agents import Role
from banking.desk.questions import Helped, bare, group_of
from banking.desk.rights import Forbidden
from banking.requests.desk import NoteQuestion, RateAnswer
from tests.banking.desk.office import Office


async def test_what_had_no_answer_is_counted_by_its_words_until_it_is_looked_after(office: Office) -> None:
    editor = await office.staff("elena", Role.EDITOR)
    soat, fee, other = (uuid4() for _ in range(3))
    for _ in range(2):  # a turn that runs again
        await office.word(1, NoteQuestion(soat, "¿venden SOAT? Llámenme al 0991234567"))
    await office.word(1, NoteQuestion(fee, "¿Cuánto cobran por transferir?", "transfer_fee"))
    await office.word(3, NoteQuestion(other, "cuanto cobran por una transferencia", "transfer_fee"))
    await office.word(1, RateAnswer(fee, useful=False))
    await office.word(1, RateAnswer(fee, useful=True))
    await office.word(3, RateAnswer(other, useful=True))
    office.later(seconds=60)
    await office.word(2, NoteQuestion(uuid4(), "llamenme, el soat venden??"))
    found = await office.console.editing.questions(editor)
    assert [(one.text, one.topic, one.unanswered, one.useless) for one in found] == [
        ("llamenme, el soat venden??", None, 2, 0),
        ("¿Cuánto cobran por transferir?", "transfer_fee", 0, 1),
    ]
    assert await office.console.editing.answers_helped(editor) == [Helped("transfer_fee", 2, 1, 1)]
    assert await office.console.editing.settle_questions(editor, found[0].group) == 2
    assert len(await office.console.editing.questions(editor)) == 1
    await office.word(4, NoteQuestion(uuid4(), "venden SOAT, llámenme"))
    assert len(await office.console.editing.questions(editor)) == 2


async def test_only_who_keeps_the_answers_sees_questions(office: Office) -> None:
    andrea = await office.staff("andrea", Role.AGENT)
    with pytest.raises(Forbidden):
        await office.console.editing.questions(andrea)
    with pytest.raises(Forbidden):
        await office.console.editing.settle_questions(andrea, "soat")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("mi clave es Gato99, ¿por qué no entra?", "mi clave es •••• ¿por qué no entra?"),
        ("a la cuenta 410101082030 no llega", "a la cuenta •••• no llega"),
        ("escríbanme a rosa@correo.ec", "escríbanme a ••••"),
        ("son 1.250,75 del 15/12", "son •••• del ••••"),
        ("ñ" * 300, "ñ" * 200),
    ],
)
def test_a_question_is_kept_without_what_tells_whose_it_is(asked: str, kept: str) -> None:
    assert bare(asked) == kept


def test_questions_of_the_same_words_are_one_group() -> None:
    assert group_of("¿Cuánto cobran por TRANSFERIR?") == group_of("por una transferencia cuanto cobran")
    assert group_of("¿Y los niños?") != group_of("¿Y los ninos?")
    assert group_of("¿?") == "¿?"
