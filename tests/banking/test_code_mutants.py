"""Mutants of the code around the ledger, each with the test that must fail (F19)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from banking import canonical, operations, service
from banking.handlers import HANDLERS
from banking.ledger import accounts
from banking.requests import OwnTransfer, QuoteOwnTransfer
from banking.transfers import own
from tests.banking import test_own_transfer as law
from tests.banking.kit import House


@dataclass(frozen=True)
class Mutant:
    """One damaged place and the test that sees it."""

    module: ModuleType
    sound: str
    damaged: str
    killer: Callable[[House], Awaitable[None]]


MUTANTS = {
    "a used operation runs again": Mutant(
        service,
        "if before is not None:",
        "if before is not None and before.answer is None:",
        law.test_the_same_operation_answers_the_same_receipt,
    ),
    "any request is the same request": Mutant(
        operations,
        "found.request_hash != digest or",
        "",
        law.test_another_request_or_chat_under_a_used_operation_is_a_conflict,
    ),
    "any chat may repeat": Mutant(
        operations,
        " or found.chat_id != caller.chat_id",
        "",
        law.test_another_request_or_chat_under_a_used_operation_is_a_conflict,
    ),
    "the amount is not in the digest": Mutant(
        canonical,
        "for field in dataclasses.fields(value)",
        "for field in dataclasses.fields(value) if field.name != 'cents'",
        law.test_without_its_own_code_nothing_moves_and_the_operation_stays_free,
    ),
    "the operation is not in the digest": Mutant(
        canonical,
        "str(operation), _plain",
        "_plain",
        law.test_without_its_own_code_nothing_moves_and_the_operation_stays_free,
    ),
    "money needs no code": Mutant(
        service,
        "frozenset({Guards.MONEY, Guards.DESTINATION})",
        "frozenset({Guards.DESTINATION})",
        law.test_without_its_own_code_nothing_moves_and_the_operation_stays_free,
    ),
    "the code is not consumed": Mutant(
        service,
        "or not await self._authority.consume(conn, member, challenge, bound, now)",
        "",
        law.test_without_its_own_code_nothing_moves_and_the_operation_stays_free,
    ),
    "what must be forgotten is remembered": Mutant(
        service,
        "NOT_REMEMBERED = (NotAuthorised, SessionEnded, OperationConflict)",
        "NOT_REMEMBERED = (SessionEnded, OperationConflict)",
        law.test_without_its_own_code_nothing_moves_and_the_operation_stays_free,
    ),
    "a refusal is forgotten": Mutant(
        service,
        "NOT_REMEMBERED = (NotAuthorised, SessionEnded, OperationConflict)",
        "NOT_REMEMBERED = (Refusal,)",
        law.test_a_refusal_is_remembered_so_a_late_retry_cannot_turn_a_no_into_a_yes,
    ),
    "the session decides after the code did": Mutant(
        service,
        "even_ended=needs_code",
        "even_ended=False",
        law.test_a_verified_code_moves_money_after_the_session_ended,
    ),
    "ownership is not asked": Mutant(
        accounts,
        ".where(member_account.c.member_id == member)\n    )",
        ")",
        law.test_a_second_member_finds_nothing_under_the_first_ones_references,
    ),
    "a forged reference is believed": Mutant(
        accounts,
        "and found[ref.id].ref == ref",
        "",
        law.test_a_second_member_finds_nothing_under_the_first_ones_references,
    ),
    "debit and credit are exchanged": Mutant(
        own,
        "Line(source.ref.id, -cents,",
        "Line(target.ref.id, -cents,",
        law.test_money_moves_once_and_both_statements_say_so,
    ),
    "certificates receive": Mutant(
        own,
        "if not (source.can_pay and target.can_pay):",
        "if not source.can_pay:",
        law.test_certificates_of_contribution_neither_pay_nor_receive,
    ),
    "nobody is owed the outcome": Mutant(
        service,
        "            await operations.owe_notice(order)\n",
        "            pass\n",
        law.test_the_outcome_is_owed_until_the_member_was_told,
    ),
    "nothing is mailed": Mutant(
        own,
        "    await _mail(order, receipt)\n",
        "",
        law.test_the_trail_and_the_mail_job_stand_or_fall_with_the_movement,
    ),
    "the trail forgets who": Mutant(
        service,
        "actor=order.actor",
        "actor='chat'",
        law.test_the_trail_and_the_mail_job_stand_or_fall_with_the_movement,
    ),
}


def fresh(module: ModuleType, mutant: Mutant, **bindings: object) -> Any:
    """The module made again from its source, damaged if it is the mutant's, bound to other fresh modules."""
    assert module.__file__ is not None
    source = Path(module.__file__).read_text(encoding="utf-8")
    if module is mutant.module:
        assert source.count(mutant.sound) == 1, "the mutant must change exactly one place"
        source = source.replace(mutant.sound, mutant.damaged)
    made = ModuleType(module.__name__)
    exec(compile(source, module.__file__, "exec"), made.__dict__)  # noqa: S102 - our own source
    made.__dict__.update(bindings)
    return made


def infect(house: House, mutant: Mutant) -> None:
    """Put a bank with one damaged place into the house."""
    digest = fresh(canonical, mutant).digest
    book = fresh(operations, mutant)
    owned = fresh(accounts, mutant).owned
    transfers = fresh(own, mutant, operations=book, owned=owned)
    desk = fresh(service, mutant, operations=book, digest=digest)
    handlers = {**HANDLERS, OwnTransfer: transfers.transfer, QuoteOwnTransfer: transfers.quote}
    house.bank = desk.CooprogresoBank(
        house.engine, house.keys, lambda: house.now, house.policy, house.desk, handlers
    )
    house.digest = digest


@pytest.mark.parametrize("name", MUTANTS)
async def test_a_mutant_of_the_code_fails_its_test(house: House, name: str) -> None:
    mutant = MUTANTS[name]
    infect(house, mutant)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever way it dies, but not by our own mistake
        await mutant.killer(house)
    assert not isinstance(caught.value, NameError | AttributeError | ImportError)


@pytest.mark.parametrize("killer", sorted({mutant.killer for mutant in MUTANTS.values()}, key=str))
async def test_sound_code_made_again_passes_the_same_tests(
    house: House, killer: Callable[[House], Awaitable[None]]
) -> None:
    infect(house, Mutant(pytest, "", "", killer))
    await killer(house)
