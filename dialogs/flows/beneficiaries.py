"""Administración de Beneficiarios: looking for them, changing and deleting them (M88-M92, M147, D4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from banking.api import (
    AlreadyBeneficiary,
    Beneficiary,
    BeneficiaryChange,
    BeneficiaryField,
    BeneficiaryGone,
    BeneficiaryRef,
    CheckBeneficiaryChange,
    DeleteBeneficiary,
    EditBeneficiary,
    FieldFixed,
    FieldUnreadable,
    GetBeneficiary,
    ListBeneficiaries,
    NotAuthorised,
    TransferService,
    read_account_number,
    read_email,
    read_identification,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    Confirm,
    Decide,
    End,
    Fetch,
    Invalid,
    Option,
    Otp,
    Show,
    may_fault,
)
from dialogs.understanding.answers import read_short_text

BENEFICIARY: Slot[BeneficiaryRef] = Slot("beneficiary", BeneficiaryRef)
SERVICE: Slot[str] = Slot("service", str)
TEXT: Slot[str | None] = Slot("text", str | None)
FIELD: Slot[str] = Slot("field", str)
TYPED: Slot[str] = Slot("typed", str)
CHANGE: Slot[BeneficiaryChange] = Slot("change", BeneficiaryChange)
EDITED: Slot[BeneficiaryRef] = Slot("edited", BeneficiaryRef)

EVERY_SERVICE = "all"
TAKE_AWAY = ("quitar", "ninguno", "remove", "none")
"""How an alias or an e-mail is removed."""
CHANGE_REFUSALS = {
    BeneficiaryGone: "beneficiary",
    FieldFixed: "beneficiary",
    FieldUnreadable: "value",
    AlreadyBeneficiary: "value",
}


@reads()
def everybody(_slots: Slots) -> ListBeneficiaries:
    """All beneficiaries, the frequent ones first."""
    return ListBeneficiaries()


@reads(SERVICE, TEXT)
def search(slots: Slots) -> ListBeneficiaries:
    """Those that fit the filters (M88)."""
    service = None if slots[SERVICE] == EVERY_SERVICE else TransferService(slots[SERVICE])
    return ListBeneficiaries(service, slots[TEXT])


@reads()
def each_of(found: Sequence[Beneficiary], _slots: Slots) -> Sequence[Option]:
    """Every beneficiary found, by name or by what the member calls them."""
    return [Option(each.ref, each, (each.alias,) if each.alias else ()) for each in found]


@reads(BENEFICIARY)
def card(slots: Slots) -> GetBeneficiary:
    """Everything registered."""
    return GetBeneficiary(slots[BENEFICIARY])


@reads(BENEFICIARY)
def service_of(slots: Slots) -> Literal["cooprogreso", "interbank"]:
    """Which transfer reaches it."""
    inside = slots[BENEFICIARY].service is TransferService.COOPROGRESO
    return "cooprogreso" if inside else "interbank"


@may_fault("account", "email", "payee_identification")
@reads(FIELD)
def fits_field(typed: str, slots: Slots) -> Invalid | None:
    """Whether the text can be such a field; the bank has the last word."""
    if typed.casefold() in TAKE_AWAY and slots[FIELD] in (BeneficiaryField.ALIAS, BeneficiaryField.EMAIL):
        return None
    match slots[FIELD]:
        case BeneficiaryField.EMAIL if read_email(typed) is None:
            return Invalid("email")
        case BeneficiaryField.NUMBER if read_account_number(typed) is None:
            return Invalid("account")
        case BeneficiaryField.IDENTIFICATION if read_identification(typed) is None:
            return Invalid("payee_identification")
    return None


@reads(BENEFICIARY, FIELD, TYPED)
def change(slots: Slots) -> CheckBeneficiaryChange:
    """What the typed text would become."""
    return CheckBeneficiaryChange(slots[BENEFICIARY], BeneficiaryField(slots[FIELD]), slots[TYPED])


@reads(BENEFICIARY, CHANGE)
def edit(slots: Slots) -> EditBeneficiary:
    """Exactly what was reviewed."""
    return EditBeneficiary(slots[BENEFICIARY], slots[CHANGE])


@reads(BENEFICIARY)
def delete(slots: Slots) -> DeleteBeneficiary:
    """Exactly what was reviewed."""
    return DeleteBeneficiary(slots[BENEFICIARY])


ADMINISTRATION = Flow(
    "beneficiaries",
    "Administración de Beneficiarios",
    (
        Choose(
            "M88 M90",
            "list",
            BENEFICIARY,
            everybody,
            each_of,
            Beneficiary,
            then="card",
            empty="none_yet",
            exits={"search": "service", "new": "new"},
        ),
        Choose("M88", "service", SERVICE, fixed=(EVERY_SERVICE, "cooprogreso", "interbank"), then="text"),
        Ask("M88 M147", "text", TEXT, parse=read_short_text, then="found", optional=True),
        Choose(
            "M88 M147",
            "found",
            BENEFICIARY,
            search,
            each_of,
            Beneficiary,
            then="card",
            empty="nothing",
            exits={"new": "new"},
        ),
        Show(
            "M90",
            "card",
            card,
            Beneficiary,
            exits={"send": "service_of", "edit": "edit", "delete": "delete", "close": "done"},
            errors={BeneficiaryGone: "list"},
        ),
        Decide(
            "M9",
            "service_of",
            on=service_of,
            exits={"cooprogreso": "send_cooprogreso", "interbank": "send_interbank"},
        ),
        Choose("M88", "none_yet", fixed=("new",), then={"new": "new"}),
        Choose("M127 M88", "nothing", fixed=("everybody", "new"), then={"everybody": "list", "new": "new"}),
        End("M89", "new", follow="beneficiary_new"),
        End("M91", "edit", follow="beneficiary_edit", passes=(BENEFICIARY,)),
        End("M92", "delete", follow="beneficiary_delete", passes=(BENEFICIARY,)),
        End("M79", "send_cooprogreso", follow="transfer_cooprogreso", passes=(BENEFICIARY,)),
        End("M83", "send_interbank", follow="transfer_interbank", passes=(BENEFICIARY,)),
        End("M90", "done"),
    ),
    version=1,
)

EDIT = Flow(
    "beneficiary_edit",
    "Editar un beneficiario",
    (
        Choose(
            "M91", "beneficiary", BENEFICIARY, everybody, each_of, Beneficiary, then="whose", empty="none"
        ),
        Decide("M91", "whose", on=service_of, exits={"cooprogreso": "own_field", "interbank": "field"}),
        Choose("M91", "own_field", FIELD, fixed=("alias", "email"), then="value"),
        Choose(
            "M91",
            "field",
            FIELD,
            fixed=("alias", "email", "name", "identification", "number"),
            then="value",
        ),
        Ask("M91", "value", TYPED, parse=read_short_text, checks=(fits_field,), then="change"),
        Fetch("M91", "change", CHANGE, query=change, then="review", errors=CHANGE_REFUSALS),
        Confirm("M91", "review", shows=(BENEFICIARY, CHANGE), then="code", no="cancelled"),
        Otp("D4", "code", binds=(BENEFICIARY, CHANGE), then="save", expired="review", locked="locked"),
        Call(
            "M91",
            "save",
            EditBeneficiary,
            make=edit,
            into=EDITED,
            then="saved",
            errors={**CHANGE_REFUSALS, NotAuthorised: "review"},
        ),
        End("M91", "saved", shows=(EDITED,)),
        End("M140", "cancelled"),
        End("M91", "none"),
        End("D5", "locked"),
    ),
    version=1,
)

DELETE = Flow(
    "beneficiary_delete",
    "Eliminar un beneficiario",
    (
        Choose(
            "M92", "beneficiary", BENEFICIARY, everybody, each_of, Beneficiary, then="review", empty="none"
        ),
        Confirm("M92", "review", shows=(BENEFICIARY,), then="code", no="cancelled"),
        Otp("D4", "code", binds=(BENEFICIARY,), then="remove", expired="review", locked="locked"),
        Call(
            "M92",
            "remove",
            DeleteBeneficiary,
            make=delete,
            then="removed",
            errors={BeneficiaryGone: "beneficiary", NotAuthorised: "review"},
        ),
        End("M92", "removed", shows=(BENEFICIARY,)),
        End("M140", "cancelled"),
        End("M92", "none"),
        End("D5", "locked"),
    ),
    version=1,
)
