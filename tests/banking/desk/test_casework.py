"""Cases at the desk: one person works on each, the member gets an answer, and no freeze is forgotten behind a closed case."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from banking.desk.agents import Role
from banking.desk.casework import CaseFile, Kept, NoCase, NoWords, StillFrozen
from banking.desk.measures import Done, NothingToDo, NotVerified
from banking.requests import ReportNotMe, RequestData
from banking.safety.agents import release
from banking.values import CaseOpened, CaseOutcome, Concern, DataRight, Frozen, Measure
from tests.banking.desk.office import Office
from tests.banking.people.town import new_operation

T = TypeVar("T")
ANSWER = "Revisamos su pedido y aquí está la respuesta."


async def file_of(office: Office, me: object, number: str) -> CaseFile:
    found = await office.console.casework.look(me, number)  # type: ignore[arg-type]
    assert found is not None
    return found


async def test_a_case_is_worked_on_by_one_person_and_ends_with_an_answer_the_member_gets(
    office: Office,
) -> None:
    andrea, bruno = await office.staff("andrea"), await office.staff("bruno")
    sofia = await office.staff("sofia", Role.AGENT, Role.SUPERVISOR)
    account = await office.member()
    opened = await office.bank.execute(account.caller, new_operation(), RequestData(DataRight.ACCESS), None)
    assert isinstance(opened, CaseOpened)
    work, number = office.console.casework, opened.number
    (head,) = await work.open_ones(andrea)
    assert (head.number, head.kind, head.state, head.taken_by) == (number, "data_access", "open", None)
    assert await work.note(andrea, number, "llamé y no contestó") == NoCase()
    taken = await asyncio.gather(*(work.take(who, number) for who in (andrea, bruno) * 5))
    assert sum(isinstance(each, Kept) for each in taken) == 1
    (head,) = await work.open_ones(andrea)
    owner, other = (andrea, bruno) if head.mine else (bruno, andrea)
    assert await work.close(other, number, CaseOutcome.SOLVED, ANSWER) == NoCase(owner.name)
    assert await work.take(sofia, number) == Kept()
    assert await work.note(owner, number, "ya no es mío") == NoCase(sofia.name)
    assert await work.note(sofia, number, "su cédula es 1710034065, clave: gato77") == Kept()
    assert await work.close(sofia, number, CaseOutcome.SOLVED, "ya está") == NoWords()
    assert await work.close(sofia, number, CaseOutcome.SOLVED, "Envíeme su clave por aquí") == NoWords()
    assert await work.close(sofia, number, CaseOutcome.SOLVED, ANSWER) == Kept()
    assert await work.close(sofia, number, CaseOutcome.SOLVED, ANSWER) == NoCase(sofia.name)
    file = await file_of(office, andrea, number)
    assert [(each.kind, each.agent) for each in file.notes] == [("note", sofia.name), ("answer", sofia.name)]
    assert "gato77" not in file.notes[0].text
    assert await work.open_ones(andrea) == ()
    assert [each.number for each in await work.open_ones(andrea, closed=True)] == [number]
    told = [(each.kind, each.chat_id) for each in await office.bank.untold_notices(31, 10)]
    assert told == [("CaseClosed", account.caller.chat_id)]
    assert await office.rows("SELECT 1 FROM bank.outgoing_email WHERE template = 'case_closed'") == [(1,)]
    looks = await office.scalar("SELECT count(*) FROM ledger.audit WHERE action = 'CaseOpened'")
    assert looks == 1


async def test_a_freeze_outlives_no_case_and_a_lost_phone_is_cut_off_from_its_case(office: Office) -> None:
    andrea = await office.staff("andrea")
    account = await office.member()
    frozen = await office.bank.execute(account.caller, new_operation(), ReportNotMe(Concern(None)), None)
    assert isinstance(frozen, Frozen)
    work, number = office.console.casework, frozen.number
    assert (await file_of(office, andrea, number)).frozen
    assert isinstance(await work.measure(andrea, number, Measure.UNLINK, "la socia llamó"), NoCase)
    await work.take(andrea, number)
    assert await work.measure(andrea, number, Measure.FREEZE_OUTGOING, "la socia llamó") == NothingToDo()
    assert await work.measure(andrea, number, Measure.LIFT, "la socia llamó") == NotVerified()
    assert await work.measure(andrea, number, Measure.UNLINK, "la socia llamó") == Done()
    events = [each for each in await office.bank.pending_chat_events(10) if each.kind == "unlinked"]
    assert [(each.chat_id, each.data) for each in events] == [(account.caller.chat_id, (("by", "desk"),))]
    assert await work.close(andrea, number, CaseOutcome.SOLVED, ANSWER) == StillFrozen()
    async with office.engine.begin() as conn:
        assert await release(conn, office.keys, number, "andrea", office.now)
    assert (await file_of(office, andrea, number)).head.state == "closed"
