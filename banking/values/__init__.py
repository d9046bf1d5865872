"""The values that cross the bank's door: immutable, small, free of prose; one module a noun.

Everything here may be kept in a conversation, so nothing here holds a secret or a full account number
(`AccountCard` is the exception: it is shown in *Compartir* and never kept, M25).
"""

from __future__ import annotations

from banking.values.accounts import (
    Account,
    AccountCard,
    AccountKind,
    AccountRef,
    AccountStatus,
    Movement,
    Movements,
)
from banking.values.base import Caller, ChallengeId, FormHandle, Money, OperationId, Rate, SessionId
from banking.values.beneficiaries import (
    Beneficiary,
    BeneficiaryChange,
    BeneficiaryField,
    BeneficiaryRef,
    Holder,
    PayeeAccountKind,
    TransferService,
)
from banking.values.cards import (
    CardBrand,
    CardChanged,
    CardKind,
    CardRef,
    CardStatus,
    CreditCard,
    DebitCard,
    PinChanged,
    PinCheck,
    PinSent,
)
from banking.values.codes import CodeAccepted, CodeSent
from banking.values.institutions import Institution, InstitutionKind
from banking.values.investments import Investment, InvestmentDetail, InvestmentRef, InvestmentStatus
from banking.values.limits import Limit
from banking.values.loans import (
    AmortisationMethod,
    AmortisationTable,
    Instalment,
    InstalmentStatus,
    Loan,
    LoanDetail,
    LoanRef,
    LoanStatus,
)
from banking.values.notices import ChatEvent, Notice
from banking.values.pages import (
    FieldFault,
    FormAccepted,
    FormFaults,
    FormPurpose,
    FormState,
    FormTicket,
    FormView,
)
from banking.values.payments import (
    InterbankQuote,
    InterbankReceipt,
    PaymentId,
    PaymentState,
    RailName,
    Transfer,
    TransferCancelled,
    TransferRef,
)
from banking.values.people import (
    ChatProfile,
    CredentialsCheck,
    CredentialsSent,
    Identification,
    IdentificationKind,
    Session,
)
from banking.values.transfers import Quote, Receipt

__all__ = [
    "Account",
    "AccountCard",
    "AccountKind",
    "AccountRef",
    "AccountStatus",
    "AmortisationMethod",
    "AmortisationTable",
    "Beneficiary",
    "BeneficiaryChange",
    "BeneficiaryField",
    "BeneficiaryRef",
    "Caller",
    "CardBrand",
    "CardChanged",
    "CardKind",
    "CardRef",
    "CardStatus",
    "ChallengeId",
    "ChatEvent",
    "ChatProfile",
    "CodeAccepted",
    "CodeSent",
    "CredentialsCheck",
    "CredentialsSent",
    "CreditCard",
    "DebitCard",
    "FieldFault",
    "FormAccepted",
    "FormFaults",
    "FormHandle",
    "FormPurpose",
    "FormState",
    "FormTicket",
    "FormView",
    "Holder",
    "Identification",
    "IdentificationKind",
    "Instalment",
    "InstalmentStatus",
    "Institution",
    "InstitutionKind",
    "InterbankQuote",
    "InterbankReceipt",
    "Investment",
    "InvestmentDetail",
    "InvestmentRef",
    "InvestmentStatus",
    "Limit",
    "Loan",
    "LoanDetail",
    "LoanRef",
    "LoanStatus",
    "Money",
    "Movement",
    "Movements",
    "Notice",
    "OperationId",
    "PayeeAccountKind",
    "PaymentId",
    "PaymentState",
    "PinChanged",
    "PinCheck",
    "PinSent",
    "Quote",
    "RailName",
    "Rate",
    "Receipt",
    "Session",
    "SessionId",
    "Transfer",
    "TransferCancelled",
    "TransferRef",
    "TransferService",
]
