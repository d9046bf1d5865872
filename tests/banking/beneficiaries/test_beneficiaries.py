"""Beneficiaries: registered, found, changed and deleted by their own member only (M88-M93, D4, D16, S16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from banking.institutions import directory
from banking.refusals import (
    AccountUnknown,
    AlreadyBeneficiary,
    BeneficiaryGone,
    FieldFixed,
    FieldUnreadable,
    NotAuthorised,
    NotFound,
    OperationConflict,
    OwnAccount,
    PayeeUnavailable,
    TooManyBeneficiaries,
    TooManyLookups,
)
from banking.requests import (
    CheckBankAccount,
    CheckBeneficiaryChange,
    CreateBankBeneficiary,
    CreateCooprogresoBeneficiary,
    DeleteBeneficiary,
    EditBeneficiary,
    FindInstitutions,
    GetBeneficiary,
    ListBeneficiaries,
    ResolveHolder,
)
from banking.values import (
    Beneficiary,
    BeneficiaryChange,
    BeneficiaryField,
    BeneficiaryRef,
    Holder,
    Identification,
    IdentificationKind,
    Institution,
    PayeeAccountKind,
    TransferService,
)
from tests.banking.beneficiaries.conftest import Street
from tests.banking.people.town import CHEAP, cedula, new_operation


def pichincha() -> Institution:
    found = directory.institution("10")
    assert found is not None
    return found


def at_pichincha(
    number: str = "2200123456", name: str = "Rosa Peña", **changes: object
) -> CreateBankBeneficiary:
    made = CreateBankBeneficiary(
        pichincha(),
        PayeeAccountKind.SAVINGS,
        number,
        Identification(IdentificationKind.CEDULA, cedula(9)),
        name,
        "rosa@correo.example",
        None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


async def names(street: Street, *filters: object) -> list[str]:
    listed = await street.town.bank.ask(street.ana.caller, ListBeneficiaries(*filters))  # type: ignore[arg-type]
    assert isinstance(listed, tuple)
    return [each.ref.name for each in listed]


async def test_a_cooprogreso_account_is_registered_after_its_holder_was_seen_masked(street: Street) -> None:
    holder = await street.town.bank.ask(street.ana.caller, ResolveHolder(street.number(street.beto)))
    assert holder == Holder(
        "María A••• Ñ••• Q•••", f"17••••••{street.beto.person.identification.number[-2:]}"
    )
    ref = await street.register("Beto del mercado")
    assert (ref.name, ref.institution, ref.last4) == ("Beto del mercado", "Cooprogreso", "0001")
    card = await street.town.bank.ask(street.ana.caller, GetBeneficiary(ref))
    assert isinstance(card, Beneficiary)
    assert (card.service, card.holder) == (TransferService.COOPROGRESO, "María A••• Ñ••• Q•••")
    assert (
        await street.town.scalar("SELECT count(*) FROM bank.outgoing_email WHERE template = 'beneficiary'")
        == 1
    )


async def test_without_a_code_nothing_is_registered_changed_or_deleted(street: Street) -> None:
    bank, caller = street.town.bank, street.ana.caller
    assert await bank.execute(caller, new_operation(), at_pichincha(), None) == NotAuthorised()
    ref = await street.register()
    change = BeneficiaryChange(BeneficiaryField.ALIAS, "Otro")
    assert await bank.execute(caller, new_operation(), EditBeneficiary(ref, change), None) == NotAuthorised()
    assert await bank.execute(caller, new_operation(), DeleteBeneficiary(ref), None) == NotAuthorised()
    assert await names(street) == ["María A••• Ñ••• Q•••"]


async def test_what_cannot_be_a_beneficiary_is_refused_with_its_reason(street: Street) -> None:
    town, caller = street.town, street.ana.caller
    assert await town.bank.ask(caller, ResolveHolder("410199999999")) == AccountUnknown()
    assert await town.bank.ask(caller, ResolveHolder(street.number(street.ana))) == OwnAccount()
    ref = await street.register()
    assert await town.bank.ask(caller, ResolveHolder(street.number(street.beto))) == AlreadyBeneficiary(ref)
    await town.change("UPDATE ledger.account SET status = 'blocked' WHERE id = :id", id=street.betos[1].id)
    assert await town.bank.ask(caller, ResolveHolder(street.number(street.beto, 2))) == PayeeUnavailable()
    assert await town.bank.ask(caller, CheckBankAccount(pichincha(), "2200123456")) == "••••3456"
    made = await town.with_code(caller, at_pichincha())
    assert isinstance(made, BeneficiaryRef)
    assert await town.bank.ask(caller, CheckBankAccount(pichincha(), "2200123456")) == AlreadyBeneficiary(
        made
    )
    assert await town.with_code(caller, at_pichincha(name="Otra")) == AlreadyBeneficiary(made)


async def test_a_holder_who_is_not_the_one_shown_is_a_conflict(street: Street) -> None:
    forged = CreateCooprogresoBeneficiary(
        street.number(street.beto), Holder("Juan", "17••••••00"), None, None
    )
    assert await street.town.with_code(street.ana.caller, forged) == OperationConflict()


async def test_what_no_flow_can_send_is_refused_for_safety(street: Street) -> None:
    bad: tuple[dict[str, object], ...] = (
        {"number": "12"},
        {"number": "22001x3456"},
        {"name": ""},
        {"name": "dos\nlíneas"},
        {"email": "rosa"},
        {"alias": " "},
        {"identification": Identification(IdentificationKind.CEDULA, "1710034066")},
    )
    for changes in bad:
        command = at_pichincha(**changes)  # type: ignore[arg-type]
        assert await street.town.with_code(street.ana.caller, command) == OperationConflict()


async def test_an_invented_or_altered_institution_is_none(street: Street) -> None:
    forged = replace(pichincha(), immediate=False)
    house = directory.institution(directory.HOUSE)
    assert await street.town.with_code(street.ana.caller, at_pichincha(institution=forged)) == NotFound()
    assert await street.town.with_code(street.ana.caller, at_pichincha(institution=house)) == NotFound()
    found = await street.town.bank.ask(street.ana.caller, FindInstitutions("cooprogreso"))
    assert not isinstance(found, tuple)


async def test_the_list_is_filtered_by_service_name_and_identification(street: Street) -> None:
    await street.register("Beto")
    for number, name in (("2200000001", "Zoila Ñacato"), ("2200000002", "Ángel Díaz")):
        await street.town.with_code(street.ana.caller, at_pichincha(number, name))
    assert await names(street) == ["Ángel Díaz", "Beto", "Zoila Ñacato"]
    assert await names(street, TransferService.COOPROGRESO) == ["Beto"]
    assert await names(street, None, "nacato") == ["Zoila Ñacato"]
    assert await names(street, TransferService.INTERBANK, "DIAZ ang") == ["Ángel Díaz"]
    assert await names(street, None, f" {cedula(9)[:5]}-{cedula(9)[5:]} ") == ["Ángel Díaz", "Zoila Ñacato"]
    assert await names(street, None, "nadie") == []


async def test_nobody_walks_through_the_account_numbers(street: Street) -> None:
    bank = street.town.bank_with(replace(CHEAP, holder_lookups_per_member_per_day=3))
    known = ResolveHolder(street.number(street.beto))
    for query in (known, ResolveHolder("410199999991"), known, ResolveHolder("410199999992")):
        assert await bank.ask(street.ana.caller, query) != TooManyLookups()
    assert await bank.ask(street.ana.caller, ResolveHolder("410199999993")) == TooManyLookups()
    assert isinstance(await bank.ask(street.ana.caller, known), Holder), "a repetition is not another look"
    street.town.later(days=1)
    await street.town.change("UPDATE bank.session SET expires_at = expires_at + interval '2 days'")
    assert await bank.ask(street.ana.caller, ResolveHolder("410199999993")) == AccountUnknown()


async def test_the_list_has_an_end(street: Street) -> None:
    street.town.bank = street.town.bank_with(replace(CHEAP, beneficiaries_per_member=1))
    await street.register()
    assert await street.town.with_code(street.ana.caller, at_pichincha()) == TooManyBeneficiaries(1)


async def test_a_change_is_read_shown_and_made(street: Street) -> None:
    town, caller = street.town, street.ana.caller
    ref = await town.with_code(caller, at_pichincha())
    assert isinstance(ref, BeneficiaryRef)
    for field, typed, value in (
        (BeneficiaryField.ALIAS, "  mi   casera ", "mi casera"),
        (BeneficiaryField.EMAIL, "casera@correo.example", "casera@correo.example"),
        (BeneficiaryField.NAME, "Rosa Peña León", "Rosa Peña León"),
        (BeneficiaryField.IDENTIFICATION, "1792060346001", "1792060346001"),
        (BeneficiaryField.NUMBER, "2200-999-888", "2200999888"),
        (BeneficiaryField.ALIAS, "quitar", None),
    ):
        change = await town.bank.ask(caller, CheckBeneficiaryChange(ref, field, typed))
        assert change == BeneficiaryChange(field, value)
        changed = await town.with_code(caller, EditBeneficiary(ref, change))
        assert isinstance(changed, BeneficiaryRef)
        assert changed.id == ref.id
        if changed != ref:
            assert await town.bank.ask(caller, GetBeneficiary(ref)) == BeneficiaryGone(), "it was another one"
        ref = changed
    card = await town.bank.ask(caller, GetBeneficiary(ref))
    assert isinstance(card, Beneficiary)
    assert (card.ref.name, card.ref.last4, card.alias, card.email) == (
        "Rosa Peña León",
        "9888",
        None,
        "casera@correo.example",
    )
    assert (card.identification_kind, card.identification) == (IdentificationKind.RUC, "17•••••••••01")


async def test_another_account_begins_its_first_day_again(street: Street) -> None:
    town, caller = street.town, street.ana.caller
    ref = await town.with_code(caller, at_pichincha())
    assert isinstance(ref, BeneficiaryRef)
    town.later(minutes=5)
    for change, since in (
        (BeneficiaryChange(BeneficiaryField.ALIAS, "Rosita"), town.now - timedelta(minutes=5)),
        (BeneficiaryChange(BeneficiaryField.NUMBER, "2200999888"), town.now),
    ):
        answer = await town.with_code(caller, EditBeneficiary(ref, change))
        assert isinstance(answer, BeneficiaryRef)
        ref = answer
        card = await town.bank.ask(caller, GetBeneficiary(ref))
        assert isinstance(card, Beneficiary)
        assert card.since == since


async def test_what_is_the_holders_own_or_unreadable_is_not_changed(street: Street) -> None:
    town, caller = street.town, street.ana.caller
    house, bank = await street.register(), await town.with_code(caller, at_pichincha())
    assert isinstance(bank, BeneficiaryRef)
    other = await town.with_code(caller, at_pichincha("2200000009", "Otra"))
    name = CheckBeneficiaryChange(house, BeneficiaryField.NAME, "Juan")
    assert await town.bank.ask(caller, name) == FieldFixed()
    for field, typed in (
        (BeneficiaryField.EMAIL, "no es"),
        (BeneficiaryField.NUMBER, "12"),
        (BeneficiaryField.IDENTIFICATION, "1710034066"),
        (BeneficiaryField.NAME, "quitar" * 20),
    ):
        answer = await town.bank.ask(caller, CheckBeneficiaryChange(bank, field, typed))
        assert answer == FieldUnreadable(field)
    taken = CheckBeneficiaryChange(bank, BeneficiaryField.NUMBER, "2200000009")
    assert isinstance(other, BeneficiaryRef)
    assert await town.bank.ask(caller, taken) == AlreadyBeneficiary(other)


async def test_a_deleted_beneficiary_is_gone_and_can_be_registered_again(street: Street) -> None:
    town, caller = street.town, street.ana.caller
    ref = await street.register()
    assert await town.with_code(caller, DeleteBeneficiary(ref)) == ref
    assert await names(street) == []
    assert await town.bank.ask(caller, GetBeneficiary(ref)) == BeneficiaryGone()
    assert await town.with_code(caller, DeleteBeneficiary(ref)) == BeneficiaryGone()
    assert (await street.register()).id != ref.id


async def test_a_second_member_finds_nothing_under_the_first_ones_references(street: Street) -> None:
    town, stranger = street.town, street.beto.caller
    ref = await street.register()
    change = BeneficiaryChange(BeneficiaryField.ALIAS, "mío")
    assert await town.bank.ask(stranger, GetBeneficiary(ref)) == BeneficiaryGone()
    assert await town.with_code(stranger, EditBeneficiary(ref, change)) == BeneficiaryGone()
    assert await town.with_code(stranger, DeleteBeneficiary(ref)) == BeneficiaryGone()
    assert await town.bank.ask(stranger, ListBeneficiaries()) == ()
    forged = BeneficiaryRef(uuid4(), ref.name, ref.institution, ref.last4)
    assert await town.bank.ask(street.ana.caller, GetBeneficiary(forged)) == BeneficiaryGone()


async def test_the_code_names_the_account_and_the_dump_names_nobody(street: Street) -> None:
    await street.register("Beto del mercado")
    await street.town.with_code(street.ana.caller, at_pichincha())
    said = await street.town.rows(
        "SELECT summary ->> 'destination' FROM bank.challenge ORDER BY ctid DESC LIMIT 2"
    )
    assert [row[0] for row in said] == ["Banco Pichincha ****3456", "Cooprogreso ****0001"]
    (dump,) = await street.town.rows("SELECT string_agg(b::text, ' ') FROM bank.beneficiary b")
    for secret in ("Beto", "Rosa", "2200123456", cedula(9), "correo.example"):
        assert secret not in str(dump[0])
        assert secret.encode().hex() not in str(dump[0])
