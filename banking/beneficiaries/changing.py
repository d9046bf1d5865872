"""Creating, editing and deleting beneficiaries; each came with a code and is told by e-mail (M91-M93, D4, S38)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import update

from banking.beneficiaries.fields import (
    is_account_number,
    is_email,
    is_line,
    read_change,
    with_change,
)
from banking.beneficiaries.holders import house_account
from banking.beneficiaries.payees import (
    Payee,
    columns_of,
    destination_index,
    institution_of,
    owned_beneficiary,
)
from banking.beneficiaries.registering import add, lock_list, may_register
from banking.beneficiaries.tables import beneficiary
from banking.institutions import directory
from banking.messages import emails
from banking.people.identification import read_identification
from banking.refusals import BeneficiaryGone, NotFound, OperationConflict, Refusal
from banking.values import BeneficiaryChange, BeneficiaryRef, PayeeAccountKind, TransferService

if TYPE_CHECKING:
    from banking.requests import (
        CheckBankAccount,
        CheckBeneficiaryChange,
        CreateBankBeneficiary,
        CreateCooprogresoBeneficiary,
        DeleteBeneficiary,
        EditBeneficiary,
    )
    from banking.work import Order, Work


async def create_cooprogreso(order: Order, command: CreateCooprogresoBeneficiary) -> BeneficiaryRef | Refusal:
    """Handle `CreateCooprogresoBeneficiary`: the holder's data are the bank's own, and kept as the member may see them."""
    if not (is_email(command.email) and is_line(command.alias)):
        return OperationConflict()
    await lock_list(order)
    found = await house_account(order, command.number)
    if isinstance(found, Refusal):
        return found
    if found.holder != command.holder:
        return OperationConflict()
    payee = Payee(
        id=uuid4(),
        service=TransferService.COOPROGRESO,
        institution=institution_of(directory.HOUSE),
        account_id=found.account_id,
        account_kind=PayeeAccountKind.SAVINGS,
        number=command.number,
        identification=found.person.identification,
        name=found.holder.name,
        email=command.email,
        alias=command.alias,
        destination=destination_index(order.keys, directory.HOUSE, command.number),
        since=order.now,
    )
    return await _register(order, payee)


async def check_bank_account(work: Work, query: CheckBankAccount) -> str | Refusal:
    """Handle `CheckBankAccount`."""
    if directory.institution(query.institution.code) != query.institution:
        return NotFound()
    destination = destination_index(work.keys, query.institution.code, query.number)
    return await may_register(work, destination) or f"••••{query.number[-4:]}"


async def create_bank(order: Order, command: CreateBankBeneficiary) -> BeneficiaryRef | Refusal:
    """Handle `CreateBankBeneficiary`."""
    known = directory.institution(command.institution.code)
    if known != command.institution or command.institution.code == directory.HOUSE:
        return NotFound()
    well_formed = (
        is_account_number(command.number),
        read_identification(command.identification.number) == command.identification,
        command.name != "" and is_line(command.name),
        is_email(command.email),
        is_line(command.alias),
    )
    if not all(well_formed):
        return OperationConflict()
    await lock_list(order)
    payee = Payee(
        id=uuid4(),
        service=TransferService.INTERBANK,
        institution=known,
        account_id=None,
        account_kind=command.account_kind,
        number=command.number,
        identification=command.identification,
        name=command.name,
        email=command.email,
        alias=command.alias,
        destination=destination_index(order.keys, known.code, command.number),
        since=order.now,
    )
    return await _register(order, payee)


async def check_change(work: Work, query: CheckBeneficiaryChange) -> BeneficiaryChange | Refusal:
    """Handle `CheckBeneficiaryChange`."""
    payee = await owned_beneficiary(work.conn, work.keys, work.owner, query.beneficiary)
    if isinstance(payee, BeneficiaryGone):
        return payee
    change = read_change(payee, query.field, query.typed)
    if isinstance(change, Refusal):
        return change
    return await _taken(work, payee, with_change(work.keys, payee, change)) or change


async def edit(order: Order, command: EditBeneficiary) -> BeneficiaryRef | Refusal:
    """Handle `EditBeneficiary`."""
    await lock_list(order)
    payee = await owned_beneficiary(order.conn, order.keys, order.owner, command.beneficiary)
    if isinstance(payee, BeneficiaryGone):
        return payee
    change = read_change(payee, command.change.field, command.change.value)
    if isinstance(change, Refusal):
        return change
    if change != command.change:
        return OperationConflict()
    changed = with_change(order.keys, payee, change)
    taken = await _taken(order, payee, changed)
    if taken is not None:
        return taken
    if changed.destination != payee.destination:
        changed = replace(changed, since=order.now)
    row = update(beneficiary).where(beneficiary.c.id == payee.id)
    await order.conn.execute(row.values(**columns_of(order.keys, changed)))
    await _mail(order, "BENEFICIARIO MODIFICADO", "modificó los datos de un beneficiario", changed)
    return changed.ref


async def delete(order: Order, command: DeleteBeneficiary) -> BeneficiaryRef | BeneficiaryGone:
    """Handle `DeleteBeneficiary`: the row stays for what was sent, and is nobody's beneficiary any more."""
    await lock_list(order)
    payee = await owned_beneficiary(order.conn, order.keys, order.owner, command.beneficiary)
    if isinstance(payee, BeneficiaryGone):
        return payee
    row = update(beneficiary).where(beneficiary.c.id == payee.id)
    await order.conn.execute(row.values(deleted_at=order.now))
    await _mail(order, "BENEFICIARIO ELIMINADO", "eliminó un beneficiario", payee)
    return payee.ref


async def _register(order: Order, payee: Payee) -> BeneficiaryRef | Refusal:
    refused = await may_register(order, payee.destination)
    if refused is not None:
        return refused
    await add(order, payee)
    await _mail(order, "NUEVO BENEFICIARIO", "registró un beneficiario", payee)
    return payee.ref


async def _taken(work: Work, payee: Payee, changed: Payee) -> Refusal | None:
    """A changed account must not be another beneficiary's."""
    if changed.destination == payee.destination:
        return None
    refused = await may_register(work, changed.destination)
    return None if refused is None or not hasattr(refused, "beneficiary") else refused


async def _mail(order: Order, title: str, deed: str, payee: Payee) -> None:
    """Tell the member by the second channel (S38)."""
    details = {
        "title": title,
        "deed": deed,
        "beneficiary": payee.name,
        "institution": payee.institution.name,
        "account": f"••••{payee.number[-4:]}",
    }
    await emails.post(order.conn, order.keys, order.owner, emails.BENEFICIARY, order.now, json.dumps(details))
