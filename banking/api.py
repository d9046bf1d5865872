"""The one door of the bank. Channels import this module and nothing else of `banking`.

A request is plain data (`banking.requests`), an answer is its typed value or a typed `Refusal`; anything that goes
wrong otherwise is an exception, and the same operation may then be tried again under its own id.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from banking.people.identification import read_cedula, read_passport
from banking.refusals import (
    AccountUnavailable,
    AlreadyBeneficiary,
    AlreadyEnrolled,
    AmountOutOfRange,
    BeneficiaryGone,
    CardUnavailable,
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodesLocked,
    CodeWrong,
    CredentialsInvalid,
    CredentialsLocked,
    FieldFixed,
    FieldUnreadable,
    InstitutionUnknown,
    InsufficientFunds,
    LimitExceeded,
    NotAuthorised,
    NotFound,
    OperationConflict,
    OwnAccount,
    PayeeUnavailable,
    PinBlocked,
    PinMissing,
    QuoteChanged,
    Refusal,
    SameAccount,
    SessionEnded,
    TooLate,
    TooManyBeneficiaries,
    TooManyLookups,
)
from banking.requests import (
    BlockCard,
    CancelTransfer,
    ChangePin,
    CheckBankAccount,
    CheckBeneficiaryChange,
    CheckCredentials,
    CheckPin,
    Command,
    CooprogresoTransfer,
    CreateBankBeneficiary,
    CreateCooprogresoBeneficiary,
    DeleteBeneficiary,
    EditBeneficiary,
    Enrol,
    FindInstitutions,
    FinishEnrolment,
    FreezeCard,
    GetAccountCard,
    GetAmortisation,
    GetBeneficiary,
    GetBeneficiaryEmail,
    GetChatProfile,
    GetCreditCard,
    GetDebitCard,
    GetInvestment,
    GetLoan,
    Guards,
    ImmediateInstitutions,
    InterbankTransfer,
    LastMovements,
    LinkChat,
    ListAccounts,
    ListBeneficiaries,
    ListCreditCards,
    ListDebitCards,
    ListInvestments,
    ListLoans,
    ListMonths,
    ListTransfers,
    LogIn,
    LogOut,
    OwnTransfer,
    PagedQuery,
    Query,
    QuoteCooprogresoTransfer,
    QuoteInterbank,
    QuoteOwnTransfer,
    RecordConsent,
    RecoverCredentials,
    RecoverPin,
    Request,
    ResolveHolder,
    ResolvePeriod,
    SearchMovements,
    TransferStatus,
    UnfreezeCard,
)
from banking.values import (
    Account,
    AccountCard,
    AccountKind,
    AccountRef,
    AccountStatus,
    AmortisationMethod,
    AmortisationTable,
    Beneficiary,
    BeneficiaryChange,
    BeneficiaryField,
    BeneficiaryRef,
    Caller,
    CardBrand,
    CardChanged,
    CardKind,
    CardRef,
    CardStatus,
    ChallengeId,
    ChatEvent,
    ChatProfile,
    CodeAccepted,
    CodeSent,
    Company,
    CompanyCategory,
    CredentialsCheck,
    CredentialsSent,
    CreditCard,
    DebitCard,
    FieldFault,
    FormAccepted,
    FormFaults,
    FormHandle,
    FormPurpose,
    FormState,
    FormTicket,
    FormView,
    Frequency,
    Holder,
    Identification,
    IdentificationKind,
    Instalment,
    InstalmentStatus,
    Institution,
    InstitutionKind,
    InterbankQuote,
    InterbankReceipt,
    Investment,
    InvestmentDetail,
    InvestmentRef,
    InvestmentStatus,
    Limit,
    Loan,
    LoanDetail,
    LoanRef,
    LoanStatus,
    Money,
    Month,
    MonthName,
    MonthTotals,
    Movement,
    MovementFilter,
    Movements,
    MovementsPage,
    MovementType,
    Notice,
    OperationId,
    PayeeAccountKind,
    PaymentId,
    PaymentState,
    Period,
    PinChanged,
    PinCheck,
    PinSent,
    Quote,
    RailName,
    Rate,
    Receipt,
    Session,
    SessionId,
    Span,
    Totals,
    Transfer,
    TransferCancelled,
    TransferReceipt,
    TransferRef,
    TransferService,
)

T = TypeVar("T")


class Bank(Protocol):
    """What a conversation may ask of the bank. Every method is safe to repeat with the same arguments."""

    async def ask(self, caller: Caller, query: Query[T]) -> T | Refusal:
        """Answer a query. Adds `SessionEnded` to the refusals the query declares, where it needs a session."""

    async def send_code(
        self, caller: Caller, operation: OperationId, command: Command[object], send: int
    ) -> CodeSent | CodesLocked | CodeNotSent | SessionEnded:
        """Send the code for exactly this command by SMS (M12, D5). `send` counts from 1 within the operation; the same
        number again sends nothing and answers the same, so a repeated turn never sends twice. A new send replaces the
        code. The first send voids open codes of the caller's other operations.
        """

    async def verify_code(
        self, caller: Caller, challenge: ChallengeId, code: str, attempt: str
    ) -> CodeAccepted | CodeWrong | CodeExhausted | CodeExpired | CodesLocked:
        """Check a typed code. `attempt` names the try (the update that carried it): the same attempt again answers the
        same and counts once (S06).
        """

    async def execute(
        self, caller: Caller, operation: OperationId, command: Command[T], challenge: ChallengeId | None
    ) -> T | Refusal:
        """Carry out a command at most once and answer its receipt, the same one at every repetition. Where the command
        guards money, a destination or a credential, the challenge is consumed in the same transaction. Money is moved
        even if the session ended meanwhile: the code authorised it.
        """

    async def open_form(
        self, caller: Caller, handle: FormHandle, purpose: FormPurpose, about: CardRef | None = None
    ) -> FormTicket | SessionEnded:
        """Open a one-time secure page under a handle the caller chose at random; the same handle gives the same ticket.
        `about` is the card of a `CARD_PIN` page, and of no other.
        """

    async def pending_chat_events(self, limit: int) -> list[ChatEvent]:
        """What chats must hear and no turn has taken up yet, oldest first."""

    async def chat_event_delivered(self, event: int) -> None:
        """The turn that took the event up has committed."""

    async def untold_notices(self, older_than_seconds: float, limit: int) -> list[Notice]:
        """Outcomes nobody was told, oldest first."""

    async def mark_told(self, operation: OperationId) -> None:
        """The member has been told this operation's outcome."""


class FormDesk(Protocol):
    """What the secure pages ask of the bank: only these calls ever carry a typed secret (D3)."""

    async def view_form(self, token: str) -> FormView | None:
        """Look a page up by its token; None when there is no such page. Opening does not use it up."""

    async def submit_form(
        self, token: str, fields: dict[str, str]
    ) -> FormAccepted | FormFaults | CredentialsLocked | PinBlocked | None:
        """Take what was typed. Passwords are checked here and kept only as a proof or a hash; a done or expired page
        answers None. Fields by purpose: `username`, `password`; `password`; `new_password`, `confirmation`;
        `old_pin`, `new_pin`, `confirmation`.
        """


__all__ = [
    "Account",
    "AccountCard",
    "AccountKind",
    "AccountRef",
    "AccountStatus",
    "AccountUnavailable",
    "AlreadyBeneficiary",
    "AlreadyEnrolled",
    "AmortisationMethod",
    "AmortisationTable",
    "AmountOutOfRange",
    "Bank",
    "Beneficiary",
    "BeneficiaryChange",
    "BeneficiaryField",
    "BeneficiaryGone",
    "BeneficiaryRef",
    "BlockCard",
    "Caller",
    "CancelTransfer",
    "CardBrand",
    "CardChanged",
    "CardKind",
    "CardRef",
    "CardStatus",
    "CardUnavailable",
    "ChallengeId",
    "ChangePin",
    "ChatEvent",
    "ChatProfile",
    "CheckBankAccount",
    "CheckBeneficiaryChange",
    "CheckCredentials",
    "CheckPin",
    "CodeAccepted",
    "CodeExhausted",
    "CodeExpired",
    "CodeNotSent",
    "CodeSent",
    "CodeWrong",
    "CodesLocked",
    "Command",
    "Company",
    "CompanyCategory",
    "CooprogresoTransfer",
    "CreateBankBeneficiary",
    "CreateCooprogresoBeneficiary",
    "CredentialsCheck",
    "CredentialsInvalid",
    "CredentialsLocked",
    "CredentialsSent",
    "CreditCard",
    "DebitCard",
    "DeleteBeneficiary",
    "EditBeneficiary",
    "Enrol",
    "FieldFault",
    "FieldFixed",
    "FieldUnreadable",
    "FindInstitutions",
    "FinishEnrolment",
    "FormAccepted",
    "FormDesk",
    "FormFaults",
    "FormHandle",
    "FormPurpose",
    "FormState",
    "FormTicket",
    "FormView",
    "FreezeCard",
    "Frequency",
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
    "Holder",
    "Identification",
    "IdentificationKind",
    "ImmediateInstitutions",
    "Instalment",
    "InstalmentStatus",
    "Institution",
    "InstitutionKind",
    "InstitutionUnknown",
    "InsufficientFunds",
    "InterbankQuote",
    "InterbankReceipt",
    "InterbankTransfer",
    "Investment",
    "InvestmentDetail",
    "InvestmentRef",
    "InvestmentStatus",
    "LastMovements",
    "Limit",
    "LimitExceeded",
    "LinkChat",
    "ListAccounts",
    "ListBeneficiaries",
    "ListCreditCards",
    "ListDebitCards",
    "ListInvestments",
    "ListLoans",
    "ListMonths",
    "ListTransfers",
    "Loan",
    "LoanDetail",
    "LoanRef",
    "LoanStatus",
    "LogIn",
    "LogOut",
    "Money",
    "Month",
    "MonthName",
    "MonthTotals",
    "Movement",
    "MovementFilter",
    "MovementType",
    "Movements",
    "MovementsPage",
    "NotAuthorised",
    "NotFound",
    "Notice",
    "OperationConflict",
    "OperationId",
    "OwnAccount",
    "OwnTransfer",
    "PagedQuery",
    "PayeeAccountKind",
    "PayeeUnavailable",
    "PaymentId",
    "PaymentState",
    "Period",
    "PinBlocked",
    "PinChanged",
    "PinCheck",
    "PinMissing",
    "PinSent",
    "Query",
    "Quote",
    "QuoteChanged",
    "QuoteCooprogresoTransfer",
    "QuoteInterbank",
    "QuoteOwnTransfer",
    "RailName",
    "Rate",
    "Receipt",
    "RecordConsent",
    "RecoverCredentials",
    "RecoverPin",
    "Refusal",
    "Request",
    "ResolveHolder",
    "ResolvePeriod",
    "SameAccount",
    "SearchMovements",
    "Session",
    "SessionEnded",
    "SessionId",
    "Span",
    "TooLate",
    "TooManyBeneficiaries",
    "TooManyLookups",
    "Totals",
    "Transfer",
    "TransferCancelled",
    "TransferReceipt",
    "TransferRef",
    "TransferService",
    "TransferStatus",
    "UnfreezeCard",
    "read_cedula",
    "read_passport",
]
