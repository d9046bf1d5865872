"""Nuevo Beneficiario +: an account of Cooprogreso, or one at another institution (M11, M89, M93, D4, D16)."""

from __future__ import annotations

from typing import Literal

from banking.api import (
    AccountUnknown,
    AlreadyBeneficiary,
    BeneficiaryRef,
    CheckBankAccount,
    CreateBankBeneficiary,
    CreateCooprogresoBeneficiary,
    FindInstitutions,
    Holder,
    Identification,
    Institution,
    InstitutionUnknown,
    NotAuthorised,
    NotFound,
    OwnAccount,
    PayeeAccountKind,
    PayeeUnavailable,
    ResolveHolder,
    TooManyBeneficiaries,
    TooManyLookups,
    ruc_is_doubtful,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, Decide, End, Fetch, Otp, as_found
from dialogs.understanding.answers import read_short_text
from dialogs.understanding.payees import (
    read_account,
    read_address,
    read_house_account,
    read_name,
    read_payee_identification,
)

NUMBER: Slot[str] = Slot("number", str)
HOLDER: Slot[Holder] = Slot("holder", Holder)
EMAIL: Slot[str | None] = Slot("mailbox", str | None)
ALIAS: Slot[str | None] = Slot("alias", str | None)
MADE: Slot[BeneficiaryRef] = Slot("made", BeneficiaryRef)
SEARCH: Slot[str] = Slot("search", str)
INSTITUTION: Slot[Institution] = Slot("institution", Institution)
KIND: Slot[str] = Slot("kind", str)
CHECKED: Slot[str] = Slot("checked", str)
IDENTIFICATION: Slot[Identification] = Slot("identification", Identification)
NAME: Slot[str] = Slot("name", str)

AT_HOME = (NUMBER, HOLDER, EMAIL, ALIAS)
AT_BANK = (INSTITUTION, KIND, NUMBER, IDENTIFICATION, NAME, EMAIL, ALIAS)

HOLDER_REFUSALS = {
    AccountUnknown: "number",
    OwnAccount: "own",
    PayeeUnavailable: "number",
    AlreadyBeneficiary: "number",
    TooManyBeneficiaries: "full",
}
BANK_REFUSALS = {AlreadyBeneficiary: "number", NotFound: "search", TooManyBeneficiaries: "full"}


@reads(NUMBER)
def holder(slots: Slots) -> ResolveHolder:
    """Whose account it is."""
    return ResolveHolder(slots[NUMBER])


@reads(*AT_HOME)
def at_home(slots: Slots) -> CreateCooprogresoBeneficiary:
    """Exactly what was reviewed."""
    return CreateCooprogresoBeneficiary(slots[NUMBER], slots[HOLDER], slots[EMAIL], slots[ALIAS])


@reads(SEARCH)
def institutions(slots: Slots) -> FindInstitutions:
    """Those the typed part may mean."""
    return FindInstitutions(slots[SEARCH])


@reads(INSTITUTION, NUMBER)
def room(slots: Slots) -> CheckBankAccount:
    """Whether it can be registered, before more is asked."""
    return CheckBankAccount(slots[INSTITUTION], slots[NUMBER])


@reads(IDENTIFICATION)
def doubt(slots: Slots) -> Literal["yes", "no"]:
    """A company's RUC whose check digit does not fit is only doubted (D17)."""
    return "yes" if ruc_is_doubtful(slots[IDENTIFICATION]) else "no"


@reads(*AT_BANK)
def at_bank(slots: Slots) -> CreateBankBeneficiary:
    """Exactly what was reviewed."""
    return CreateBankBeneficiary(
        slots[INSTITUTION],
        PayeeAccountKind(slots[KIND]),
        slots[NUMBER],
        slots[IDENTIFICATION],
        slots[NAME],
        slots[EMAIL],
        slots[ALIAS],
    )


COOPROGRESO = Flow(
    "payee_cooprogreso",
    "Nuevo Beneficiario: Transferencias Cooprogreso",
    (
        Ask("M93", "number", NUMBER, parse=read_house_account, then="holder"),
        Fetch(
            "D16",
            "holder",
            HOLDER,
            query=holder,
            then="email",
            errors={**HOLDER_REFUSALS, TooManyLookups: "limited"},
        ),
        Ask("M93", "email", EMAIL, parse=read_address, then="alias", optional=True),
        Ask("M93", "alias", ALIAS, parse=read_short_text, then="review", optional=True),
        Confirm("M93 D16", "review", shows=AT_HOME, then="code", no="dropped"),
        Otp("D4", "code", binds=AT_HOME, then="save", expired="review", locked="locked"),
        Call(
            "M93",
            "save",
            CreateCooprogresoBeneficiary,
            make=at_home,
            into=MADE,
            then="saved",
            errors={**HOLDER_REFUSALS, NotAuthorised: "review"},
        ),
        End("M93", "saved", shows=(MADE,), returns=MADE),
        End("M140", "dropped"),
        End("M74", "own", follow="transfer_own"),
        End("S32", "limited"),
        End("D16", "full"),
        End("D5", "locked"),
    ),
    version=1,
)

BANK = Flow(
    "payee_bank",
    "Nuevo Beneficiario: Transferencias Interbancarias",
    (
        Ask("M93", "search", SEARCH, parse=read_short_text, then="institution"),
        Choose(
            "M93",
            "institution",
            INSTITUTION,
            institutions,
            as_found,
            Institution,
            then="number",
            empty="dropped",
            errors={InstitutionUnknown: "search"},
        ),
        Ask("M93", "number", NUMBER, parse=read_account, then="room"),
        Fetch("M93", "room", CHECKED, query=room, then="kind", errors=BANK_REFUSALS),
        Choose("M93", "kind", KIND, fixed=("savings", "checking"), then="identification"),
        Ask("M93", "identification", IDENTIFICATION, parse=read_payee_identification, then="doubt"),
        Decide("D17", "doubt", on=doubt, exits={"yes": "doubtful", "no": "name"}),
        Choose("D17", "doubtful", fixed=("right",), then={"right": "name"}),
        Ask("M93", "name", NAME, parse=read_name, then="email"),
        Ask("M93", "email", EMAIL, parse=read_address, then="alias", optional=True),
        Ask("M93", "alias", ALIAS, parse=read_short_text, then="review", optional=True),
        Confirm("M93 D16", "review", shows=AT_BANK, then="code", no="dropped"),
        Otp("D4", "code", binds=AT_BANK, then="save", expired="review", locked="locked"),
        Call(
            "M93",
            "save",
            CreateBankBeneficiary,
            make=at_bank,
            into=MADE,
            then="saved",
            errors={**BANK_REFUSALS, NotAuthorised: "review"},
        ),
        End("M93", "saved", shows=(MADE,), returns=MADE),
        End("M140", "dropped"),
        End("D16", "full"),
        End("D5", "locked"),
    ),
    version=1,
)

NEW = Flow(
    "beneficiary_new",
    "Nuevo Beneficiario +",
    (
        Choose(
            "M89",
            "service",
            fixed=("cooprogreso", "interbank"),
            then={"cooprogreso": "cooprogreso", "interbank": "interbank"},
        ),
        End("M89", "cooprogreso", follow="payee_cooprogreso"),
        End("M89", "interbank", follow="payee_bank"),
    ),
    version=1,
)
