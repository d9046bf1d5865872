"""`cooprogreso payments` and `cooprogreso reconcile`: what stands still, what waits for people, what the rail says otherwise (S24, F18, F25)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from banking.clock import GUAYAQUIL, business_date, system_clock
from banking.messages.amounts import dollars
from banking.values import ManualPayment, Money, RulingRefused, Verdict
from webhooks.settings import SettingsError
from webhooks.terminal import columns, database, or_explain, say

if TYPE_CHECKING:
    from banking.desk.agents import Person
    from banking.desk.rulings import Rulings
    from banking.payments.reconcile import Difference
    from banking.payments.standing import Stuck

app = typer.Typer(invoke_without_command=True)

_WHY: Final = {
    "overdue": "nobody says what became of it",
    "mismatched": "the rail speaks of another amount or account",
    "unbookable": "the book refuses what the rail says",
    "orphaned": "no build that knows it came in time",
    "refused": "the rail says it refused it",
    "accepted": "the rail says it has it",
    "settled": "the rail says it carried it out",
    "returned": "the rail says it gave it back",
}
_DIFFERS: Final = {
    "missing": "we settled it, the rail does not list it",
    "extra": "the rail carried it out, we did not settle it",
    "strange": "the rail carried out what is none of ours",
    "doubled": "the rail lists it more than once",
    "amount": "another amount",
    "currency": "another currency",
    "account": "another account",
    "status": "another end",
}
_CREDITS_DIFFER: Final = _DIFFERS | {
    "missing": "we credited it, the rail does not list it",
    "extra": "the rail says we have it, we did not credit it",
    "strange": "the rail says we have it, we never heard of it",
    "status": "we credited it, the rail says we refused it",
}
_REFUSED: Final = {
    RulingRefused.NOT_FOUND: "no payment of this code or id waits for people",
    RulingRefused.NOT_POSSIBLE: "such a verdict cannot be passed on it now",
    RulingRefused.NO_REASON: "a reason of 5 to 300 characters is needed",
    RulingRefused.ALREADY_PROPOSED: "something is proposed already: confirm or decline it",
    RulingRefused.NOTHING_PROPOSED: "nothing is proposed for it",
    RulingRefused.SAME_PERSON: "whoever proposed does not confirm: another person must",
    RulingRefused.OVERTAKEN: "the payment moved on since the proposal, which is void now",
    RulingRefused.UNBOOKABLE: "the book refuses: its account is closed",
}

AsJson = Annotated[bool, typer.Option("--json", help="JSON lines instead of tables.")]
Which = Annotated[str, typer.Argument(metavar="PAYMENT", help="Its receipt's code, or its id.")]
Login = Annotated[str, typer.Option("--agent", help="Your login at the desk.")]
Code = Annotated[
    str, typer.Option(prompt="Code of your authenticator", help="Asked for where it is missing.")
]


@app.callback()
def payments(
    context: typer.Context,
    after_restore: Annotated[
        bool, typer.Option("--after-restore", help="First doubt every payment that is not at its end.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List payments that stand still or wait for people; propose, confirm and decline what people find out about them.

    After a restore, before workers start: the rails are then asked before anything is sent again.
    """
    if context.invoked_subcommand is None:
        list_payments(after_restore=after_restore, as_json=as_json)


@app.command("list")
def list_payments(
    after_restore: Annotated[
        bool, typer.Option("--after-restore", help="First doubt every payment that is not at its end.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Payments that stand still, and those that wait for people."""

    def run() -> None:
        from webhooks.payments import doubt, looked_after  # noqa: PLC0415 - each command loads only what it runs

        with database() as found:
            if after_restore:
                say(f"{doubt(found.settings)} payments are doubted")
            late, waiting = looked_after(found.settings)
        if as_json:
            _lines((*late, *waiting))
            return
        _show_waiting(waiting)
        _show_late(late)

    or_explain(run)


@app.command("show")
def show_payment(payment: Which, as_json: AsJson = False) -> None:
    """One payment that waits for people, with its history."""

    def run() -> None:
        from webhooks.payments import looked_at  # noqa: PLC0415

        with database() as found:
            seen = looked_at(found.settings, payment)
        if seen is None:
            raise SettingsError(_REFUSED[RulingRefused.NOT_FOUND])
        if as_json:
            _lines((seen,))
            return
        _show_one(seen)

    or_explain(run)


@app.command("propose")
def propose(payment: Which, verdict: Verdict, reason: str, login: Login, code: Code) -> None:
    """Say what you found out, and why; another person confirms it.

    settled: the rail carried it out. rejected: it never will. returned: the rail gave it back. stands: it stays as it is.
    """
    _rule(payment, login, code, lambda rulings, me, id_: rulings.propose(me, id_, verdict, reason))


@app.command("confirm")
def confirm(payment: Which, login: Login, code: Code) -> None:
    """Let happen what another person proposed: the book follows, and the member is told."""
    _rule(payment, login, code, lambda rulings, me, id_: rulings.confirm(me, id_))


@app.command("decline")
def decline(payment: Which, login: Login, code: Code) -> None:
    """Take a proposal off, yours or another's."""
    _rule(payment, login, code, lambda rulings, me, id_: rulings.decline(me, id_))


def reconcile(
    rail: Annotated[str, typer.Argument(help="direct or spi")],
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Default: yesterday.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Default: --from.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="The rail's file; default: the rail is asked for both.")
    ] = None,
    incoming: Annotated[
        bool, typer.Option("--incoming", help="Only the money that came in; --file is of that.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare our settled payments, and the money that came in, with a rail's files: each difference is listed, nothing is mended;
    exit 1 if there is one.
    """
    found: dict[bool, list[Difference]] = {}
    both = (False, True) if file is None and not incoming else (incoming,)
    begin = first.date() if first else business_date(system_clock()) - timedelta(days=1)
    end = last.date() if last else begin

    def run() -> None:
        from webhooks.payments import differences  # noqa: PLC0415

        with database() as at:
            for comes_in in both:
                found[comes_in] = differences(at.settings, rail, begin, end, file, incoming=comes_in)
        for comes_in, each in found.items():
            what = "money that came in" if comes_in else "payments"
            if as_json:
                _lines(each, of="credit" if comes_in else "payment")
            elif each:
                _show_differences(each, comes_in=comes_in)
            say(f"{rail}, {_days(begin, end)}, {what}: {_count(len(each), 'difference')}")

    or_explain(run)
    raise typer.Exit(1 if any(found.values()) else 0)


def _rule(payment: str, login: str, code: str, act: Callable[[Rulings, Person, Any], Any]) -> None:
    def run() -> None:
        from webhooks.payments import ruled  # noqa: PLC0415

        with database() as found:
            answer = ruled(found.settings, payment, login, code, act)
        if isinstance(answer, RulingRefused):
            raise SettingsError(_REFUSED[answer])
        say("done" if answer is None else f"done: it is {answer} now, and its member is told")

    or_explain(run)


def _show_waiting(waiting: Sequence[ManualPayment]) -> None:
    for each in waiting:
        print(f"{each.code}  {dollars(each.amount)} to {each.to}")
        why = _WHY.get(each.attention, each.attention)
        print(f"    {each.kind} over {each.rail}, {each.state} since {_moment(each.changed_at)}: {why}")
        if each.proposal is not None:
            print(f"    {each.proposal.name} proposed {each.proposal.verdict}: {each.proposal.reason}")
    say(f"{_count(len(waiting), 'payment')} waiting for people")


def _show_late(late: Iterable[Stuck]) -> None:
    rows = [
        (str(each.id), each.kind, each.rail, each.state, _moment(each.changed_at), str(each.attempts))
        for each in late
    ]
    if rows:
        print(columns(("id", "kind", "rail", "state", "since", "handed over"), rows))
    say(f"{_count(len(rows), 'payment')} standing still")


def _show_one(seen: ManualPayment) -> None:
    facts = (
        ("code", seen.code),
        ("id", str(seen.id)),
        ("kind", f"{seen.kind} over {seen.rail}"),
        ("state", f"{seen.state}: {_WHY.get(seen.attention, seen.attention)}"),
        ("amount", f"{dollars(seen.amount)}, {dollars(seen.total)} with its costs"),
        ("to", seen.to),
        ("the rail's reference", seen.rail_reference or "—"),
        ("deadline", _moment(seen.deadline_at)),
        ("verdicts", ", ".join(seen.possible) or "—"),
    )
    print(columns(("", ""), facts).lstrip("\n"))
    if seen.proposal is not None:
        said = seen.proposal
        print(f"\n{said.name} proposed {said.verdict} on {_moment(said.at)}: {said.reason}")
    print()
    rows = [(_moment(step.at), step.event, step.to_state, step.actor, step.detail) for step in seen.history]
    print(columns(("at", "event", "then", "by", ""), rows))


def _show_differences(found: Iterable[Difference], *, comes_in: bool) -> None:
    differ = _CREDITS_DIFFER if comes_in else _DIFFERS
    rows = [(each.key, _side(each, each.ours), _side(each, each.theirs), differ[each.kind]) for each in found]
    print(columns(("credit" if comes_in else "payment", "ours", "theirs", ""), rows))


def _side(difference: Difference, value: str) -> str:
    return dollars(Money(int(value))) if difference.kind == "amount" else value or "—"


def _lines(values: Iterable[Any], **besides: str) -> None:
    for each in values:
        print(json.dumps(dataclasses.asdict(each) | besides, ensure_ascii=False, default=str))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(GUAYAQUIL):%d/%m/%Y %H:%M}"


def _days(begin: date, end: date) -> str:
    return f"{begin:%d/%m/%Y}" if begin == end else f"{begin:%d/%m/%Y} to {end:%d/%m/%Y}"


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
