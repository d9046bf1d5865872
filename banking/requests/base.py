"""What queries and commands share, and what a command puts at risk."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from banking import refusals as no
from banking.values import NOT_ME

__all__ = ["Answer_co", "Command", "Guards", "PagedQuery", "Query", "Request", "is_told", "may_be_frozen"]

Answer_co = TypeVar("Answer_co", covariant=True)


class Guards(StrEnum):
    """What a command puts at risk, hence what must come before it (D4, `design.md` §2 proof 4)."""

    NOTHING = "nothing"
    MONEY = "money"
    DESTINATION = "destination"
    CREDENTIAL = "credential"
    FIRST_PASSWORD = "first_password"  # noqa: S105 - a kind of guard: the fresh login stands in for the code
    LOGIN = "login"
    """Opens a session: needs a credentials or password page, no code."""


class Request(Generic[Answer_co]):
    """What queries and commands share."""

    __slots__ = ()
    needs_session: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = ()


class Query(Request[Answer_co]):
    """A question; changes nothing, may be asked again at any time."""

    __slots__ = ()
    outgoing: ClassVar[bool] = False
    """Whether it looks ahead at money that would leave the member: refused while that is frozen (S38)."""


class PagedQuery(Query[Answer_co]):
    """A question answered a page at a time, by key: the page begins before the position `before` (None: at the newest),
    and its answer's `older` is where the next one begins (None: nowhere). A page costs the same wherever it lies.
    """

    __slots__ = ()
    before: int | None


class Command(Request[Answer_co]):
    """An order, carried out at most once per operation id; the same id and request give the same answer."""

    __slots__ = ()
    guards: ClassVar[Guards] = Guards.NOTHING
    can_be_unknown: ClassVar[bool] = False
    """Whether its outcome may stay unknown for a while (money: a lost answer)."""
    stays: ClassVar[bool] = False
    """Whether the money it moves stays with the member (own accounts): then a freeze does not stop it (S38)."""
    told: ClassVar[bool] = False
    """Whether its outcome is told even when the conversation was lost; see `is_told`."""
    buttons: ClassVar[tuple[str, ...]] = (NOT_ME,)
    """The durable buttons under its outcome (S38)."""


def is_told(command: type[Command[object]]) -> bool:
    """Whether the member is told the outcome of such a command whatever happens to the conversation; money and
    destinations always (`design.md` §3). Its words are `notice-<command>`.
    """
    return command.told or command.guards in (Guards.MONEY, Guards.DESTINATION)


def may_be_frozen(command: type[Command[object]]) -> bool:
    """Whether such a command lets money leave the member, so that "No fui yo" stops it (S38)."""
    return command.guards is Guards.MONEY and not command.stays
