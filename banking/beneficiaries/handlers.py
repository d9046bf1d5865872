"""The beneficiaries' requests and who handles them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banking.beneficiaries.changing import (
    check_bank_account,
    check_change,
    create_bank,
    create_cooprogreso,
    delete,
    edit,
)
from banking.beneficiaries.holders import resolve
from banking.beneficiaries.naming import (
    summarise_bank,
    summarise_cooprogreso,
    summarise_deletion,
    summarise_edit,
)
from banking.beneficiaries.reading import get_beneficiary, get_email, list_beneficiaries
from banking.requests import (
    CheckBankAccount,
    CheckBeneficiaryChange,
    CreateBankBeneficiary,
    CreateCooprogresoBeneficiary,
    DeleteBeneficiary,
    EditBeneficiary,
    GetBeneficiary,
    GetBeneficiaryEmail,
    ListBeneficiaries,
    ResolveHolder,
)

if TYPE_CHECKING:
    from banking.codes.summary import Summaries
    from banking.work import Handlers

QUERIES: Final[Handlers] = {
    ListBeneficiaries: list_beneficiaries,
    GetBeneficiary: get_beneficiary,
    GetBeneficiaryEmail: get_email,
    ResolveHolder: resolve,
    CheckBankAccount: check_bank_account,
    CheckBeneficiaryChange: check_change,
}

COMMANDS: Final[Handlers] = {
    CreateCooprogresoBeneficiary: create_cooprogreso,
    CreateBankBeneficiary: create_bank,
    EditBeneficiary: edit,
    DeleteBeneficiary: delete,
}

SUMMARIES: Final[Summaries] = {
    CreateCooprogresoBeneficiary: summarise_cooprogreso,
    CreateBankBeneficiary: summarise_bank,
    EditBeneficiary: summarise_edit,
    DeleteBeneficiary: summarise_deletion,
}
