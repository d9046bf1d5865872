"""The one door of the bank. Channels import this module and nothing else of `banking`.

A request is plain data (`banking.requests`), an answer is its typed value or a typed `Refusal`; anything that goes
wrong otherwise is an exception, and the same operation may then be tried again under its own id. What a module of
requests, values or refusals names in its `__all__` goes through this door; nothing is listed here a second time.
"""

from __future__ import annotations

from typing import Protocol, TypeVar
from uuid import UUID

from banking.beneficiaries.fields import read_account_number as read_account_number
from banking.beneficiaries.fields import read_email as read_email
from banking.clock import GUAYAQUIL as GUAYAQUIL
from banking.clock import business_date as business_date
from banking.faults import Unavailable as Unavailable
from banking.people.identification import read_cedula as read_cedula
from banking.people.identification import read_identification as read_identification
from banking.people.identification import read_passport as read_passport
from banking.people.identification import ruc_is_doubtful as ruc_is_doubtful
from banking.policy import Policy as Policy
from banking.receipt_codes import read_receipt_code as read_receipt_code
from banking.refusals import *
from banking.requests import *
from banking.values import *

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

    async def tell_desk(self, caller: Caller, word: DeskWord) -> DeskView:
        """Say a word to the desk; how the chat stands with it then. The same word again changes nothing (desk.md §1)."""

    async def language_of(self, chat_id: int) -> Language | None:
        """What was chosen in a chat, or its terms were accepted in; None where neither happened yet."""

    async def choose_language(self, caller: Caller) -> None:
        """The caller's chat is spoken to in the caller's language from now on; the same again changes nothing."""

    async def mark_said(self, message: UUID, state: str) -> None:
        """How telling a person's message ended: `sent`, `failed`, `blocked`, `unknown`, `superseded` (desk.md 18)."""

    async def untold_notices(self, older_than_seconds: float, limit: int) -> list[Notice]:
        """Outcomes older than that which nobody was told, and news of any age; each is given to one caller at a time."""

    async def mark_told(self, notice: NoticeId) -> None:
        """The member has been told this; an operation's outcome has the operation's id."""

    async def offer_buttons(self, caller: Caller, notice: NoticeId) -> tuple[Button, ...]:
        """The buttons under the outcome of an operation of this chat, for the turn that tells it; none where it owes none."""

    async def take_button(self, caller: Caller, handle: str, attempt: str) -> ButtonTaken | ButtonGone:
        """Use a notice's button up (S17). `attempt` names the tap: the same one again answers the same."""


class Archive(Protocol):
    """What files are made of: asked for when a file is drawn, long after the turn that ordered it perhaps."""

    async def statement(self, ticket: StatementTicket) -> Statement | None:
        """The statement a ticket is for; None where the bank did not seal it or it has expired. Raises `Unavailable`."""

    async def paid_bills(self, ticket: PaidBillsTicket) -> PaidBillsSheet | None:
        """The same for a sheet of payments of bills."""

    async def my_data(self, ticket: DataTicket) -> MyData | None:
        """The copy of what is held that a ticket is for; None and raises as above."""


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
