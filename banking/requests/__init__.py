"""Commands and queries: plain typed data, one module a noun. What a request needs and how it can be refused is declared on its class.

The dialog checker reads these declarations: a flow must have an edge for every refusal (`design.md` §2, proof 3), and
what a command guards decides what must precede it (proof 4).
"""

from __future__ import annotations

from banking.requests.accounts import GetAccountCard, ListAccounts
from banking.requests.base import Answer_co, Command, Guards, PagedQuery, Query, Request
from banking.requests.beneficiaries import (
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
from banking.requests.bills import (
    CheckService,
    FindCompanies,
    ListCategories,
    ListCompanies,
    ListServices,
    PayBills,
    PendingBills,
    QuoteBills,
    TopUp,
)
from banking.requests.cards import (
    BlockCard,
    ChangePin,
    CheckPin,
    FreezeCard,
    GetCreditCard,
    GetDebitCard,
    ListCards,
    ListCreditCards,
    ListDebitCards,
    RecoverPin,
    UnfreezeCard,
)
from banking.requests.institutions import FindInstitutions, ImmediateInstitutions
from banking.requests.investments import GetInvestment, ListInvestments
from banking.requests.loans import GetAmortisation, GetLoan, ListLoans
from banking.requests.movements import (
    LastMovements,
    ListMonths,
    OrderStatement,
    ResolvePeriod,
    SearchMovements,
)
from banking.requests.payments import (
    CancelTransfer,
    InterbankTransfer,
    ListTransfers,
    QuoteInterbank,
    TransferStatus,
)
from banking.requests.people import (
    CheckCredentials,
    Enrol,
    FinishEnrolment,
    GetChatProfile,
    LinkChat,
    LogIn,
    LogOut,
    RecordConsent,
    RecoverCredentials,
)
from banking.requests.transfers import (
    CooprogresoTransfer,
    OwnTransfer,
    QuoteCooprogresoTransfer,
    QuoteOwnTransfer,
)

__all__ = [
    "Answer_co",
    "BlockCard",
    "CancelTransfer",
    "ChangePin",
    "CheckBankAccount",
    "CheckBeneficiaryChange",
    "CheckCredentials",
    "CheckPin",
    "CheckService",
    "Command",
    "CooprogresoTransfer",
    "CreateBankBeneficiary",
    "CreateCooprogresoBeneficiary",
    "DeleteBeneficiary",
    "EditBeneficiary",
    "Enrol",
    "FindCompanies",
    "FindInstitutions",
    "FinishEnrolment",
    "FreezeCard",
    "GetAccountCard",
    "GetAmortisation",
    "GetBeneficiary",
    "GetBeneficiaryEmail",
    "GetChatProfile",
    "GetCreditCard",
    "GetDebitCard",
    "GetInvestment",
    "GetLoan",
    "Guards",
    "ImmediateInstitutions",
    "InterbankTransfer",
    "LastMovements",
    "LinkChat",
    "ListAccounts",
    "ListBeneficiaries",
    "ListCards",
    "ListCategories",
    "ListCompanies",
    "ListCreditCards",
    "ListDebitCards",
    "ListInvestments",
    "ListLoans",
    "ListMonths",
    "ListServices",
    "ListTransfers",
    "LogIn",
    "LogOut",
    "OrderStatement",
    "OwnTransfer",
    "PagedQuery",
    "PayBills",
    "PendingBills",
    "Query",
    "QuoteBills",
    "QuoteCooprogresoTransfer",
    "QuoteInterbank",
    "QuoteOwnTransfer",
    "RecordConsent",
    "RecoverCredentials",
    "RecoverPin",
    "Request",
    "ResolveHolder",
    "ResolvePeriod",
    "SearchMovements",
    "TopUp",
    "TransferStatus",
    "UnfreezeCard",
]
