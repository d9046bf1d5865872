"""The command `cooprogreso`: one word per way of running it."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from webhooks import payment_words
from webhooks.servers import servers
from webhooks.settings import SettingsError, changed, read_settings, refuse_weak_secrets
from webhooks.terminal import STOPPED_BY_SETTINGS, database, or_explain, say

if TYPE_CHECKING:
    from dialogs.engine.flow import Catalogue

app = typer.Typer(
    help="Cooprogreso en Línea on Telegram.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.command()
def demo() -> None:
    """Run everything on this machine, with a chat page to try it in."""

    def run() -> None:
        from webhooks.demo import run_demo  # noqa: PLC0415 - each command loads only what it runs
        from webhooks.upkeep import prepare_database  # noqa: PLC0415

        run_demo(read_settings(), prepare_database, say)

    or_explain(run)


@app.command()
def serve(
    processes: Annotated[
        int, typer.Option(help="Processes on the one port; 0 takes PROCESSES from the settings.")
    ] = 0,
) -> None:
    """Serve webhooks, secure pages and callbacks."""

    def run() -> None:
        from webhooks.serving import serve as run_server  # noqa: PLC0415

        settings = read_settings()
        refuse_weak_secrets(settings, webhook=True)
        with servers(settings, say) as found:
            run_server(changed(found.settings, processes=processes or settings.processes))

    or_explain(run)


@app.command()
def poll() -> None:
    """Serve Telegram by long polling, with the secure pages and callbacks beside it."""

    def run() -> None:
        from webhooks.serving import poll as run_poller  # noqa: PLC0415

        settings = read_settings()
        refuse_weak_secrets(settings, webhook=False)
        with servers(settings, say) as found:
            run_poller(found.settings)

    or_explain(run)


@app.command()
def worker() -> None:
    """Work off the jobs: messages by SMS and e-mail, deliveries, sweeps."""

    def run() -> None:
        from webhooks.serving import work  # noqa: PLC0415

        settings = read_settings()
        refuse_weak_secrets(settings, webhook=False)
        with servers(settings, say) as found:
            work(found.settings)

    or_explain(run)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date, as its owner."""

    def run() -> None:
        from webhooks.upkeep import migrate_database  # noqa: PLC0415

        with database() as found:
            migrate_database(found.settings, say)

    or_explain(run)


trail = typer.Typer(help="The audit trail.", no_args_is_help=True)
app.add_typer(trail, name="audit")


@trail.callback()
def _trail() -> None:
    """Keep `verify` a word of its own."""


@trail.command("verify")
def verify_trail() -> None:
    """Go through the trail's chain of hashes; exit code 1 where it is broken."""

    def run() -> None:
        from webhooks.upkeep import verify_trail as verify  # noqa: PLC0415

        with database() as found:
            verdict = verify(found.settings)
        print(json.dumps(dataclasses.asdict(verdict)))
        raise typer.Exit(0 if verdict.broken_at is None else 1)

    or_explain(run)


agents = typer.Typer(help="The accounts of the agent desk.", no_args_is_help=True)
app.add_typer(agents, name="agents")


@agents.command("add")
def add_agent(
    login: Annotated[str, typer.Argument(help="Small letters, digits and dots.")],
    name: Annotated[str, typer.Option(help="As members and colleagues know the person.")],
    role: Annotated[list[str], typer.Option(help="agent, supervisor, editor, auditor, admin; repeat it.")],
    team: Annotated[str, typer.Option(help="Where the person works.")] = "general",
    capacity: Annotated[int, typer.Option(min=1, max=20, help="Chats at the same time.")] = 3,
) -> None:
    """Open an account and print its password once; the authenticator is set up at the first login."""

    def run() -> None:
        from banking.desk.agents import Role  # noqa: PLC0415
        from webhooks.staff import add_agent as add  # noqa: PLC0415

        with database() as found:
            issued = add(found.settings, login, name, [Role(each) for each in role], team, capacity)
        print(json.dumps({"login": login, "password": issued.password}))

    or_explain(run)


@agents.command("reset")
def reset_agent(login: str) -> None:
    """Give a new password and have the authenticator set up again; sessions end."""

    def run() -> None:
        from webhooks.staff import reset_agent as reset  # noqa: PLC0415

        with database() as found:
            issued = reset(found.settings, login)
        if issued is None:
            raise SettingsError(f"nobody is called {login}")
        print(json.dumps({"login": login, "password": issued.password}))

    or_explain(run)


@agents.command("disable")
def disable_agent(login: str) -> None:
    """Close an account; its sessions end at once."""

    def run() -> None:
        from webhooks.staff import disable_agent as disable  # noqa: PLC0415

        with database() as found:
            if not disable(found.settings, login):
                raise SettingsError(f"nobody is called {login}")
        say(f"{login} is closed")

    or_explain(run)


@app.command()
def seed(
    show: Annotated[
        bool, typer.Option("--show", help="Print the demo members as JSON lines and change nothing.")
    ] = False,
) -> None:
    """Put the demo members and their accounts into the database; repeating it changes nothing."""

    def run() -> None:
        from webhooks.upkeep import demo_members, seed_database  # noqa: PLC0415

        if show:
            for member in demo_members():
                print(json.dumps(member, ensure_ascii=False, default=str))
            return
        with database() as found:
            seed_database(found.settings, say)

    or_explain(run)


app.add_typer(payment_words.app, name="payments")
app.command("reconcile")(payment_words.reconcile)


@app.command()
def release(
    case: Annotated[str, typer.Argument(help="The case's number, as the member quotes it.")],
    agent: Annotated[str, typer.Option(help="Who verified the member and answers for it.")],
) -> None:
    """Let a member's money leave again after "No fui yo": for an agent who verified who is asking."""

    def run() -> None:
        from webhooks.upkeep import release_case  # noqa: PLC0415

        with database() as found:
            if not release_case(found.settings, case, agent):
                say(f"nothing is frozen under {case}")
                raise typer.Exit(1)
            say(f"{case}: money may leave again")

    or_explain(run)


@app.command()
def check() -> None:
    """Prove that the flows and their words are sound; print what is not, and how to mend it."""
    from dialogs.soundness import problems  # noqa: PLC0415

    known = _flows()
    found = problems(known)
    for problem in found:
        print(problem)
    say(f"{len(known.flows)} flows: {f'{len(found)} problems' if found else 'sound'}")
    raise typer.Exit(1 if found else 0)


@app.command()
def flows(
    write: Annotated[
        bool, typer.Option("--write", help="Redraw docs/flows.md and write down the flows' shapes.")
    ] = False,
) -> None:
    """Print the flows as graphs and as a script to lay beside the manual."""
    from dialogs.engine.check.lock import LockError  # noqa: PLC0415
    from dialogs.soundness import page, write_lock, write_page  # noqa: PLC0415

    known = _flows()
    if not write:
        print(page(known))
        return
    try:
        write_lock(known)
    except LockError as error:
        say(f"cooprogreso: {error}")
        raise typer.Exit(1) from None
    write_page(known)


@app.command()
def bench(
    arguments: Annotated[
        list[str] | None, typer.Argument(help="Names of benchmarks; none means all.")
    ] = None,
) -> None:
    """Run the benchmarks of a clone and print them as tables."""
    _run_of_clone("tests.bench", tuple(arguments or ()))


@app.command()
def understand() -> None:
    """Read JSON lines {"text": …, "today": "2026-11-23"?} and write what each one means."""
    from webhooks.measuring import answer_lines, understood  # noqa: PLC0415

    answer_lines(sys.stdin.buffer, sys.stdout, understood)


@app.command()
def faq() -> None:
    """Read JSON lines {"question": …} and write the topic that answers each one."""
    from webhooks.measuring import answer_lines, answered  # noqa: PLC0415

    answer_lines(sys.stdin.buffer, sys.stdout, answered)


class Parsed(StrEnum):
    """What `cooprogreso parse` can read."""

    MONEY = "money"
    IDENTIFICATION = "identification"


@app.command()
def parse(what: Annotated[Parsed, typer.Argument(help="What the lines hold.")]) -> None:
    """Read JSON lines {"text": …} and write each amount in cents, or whether each identification is valid."""
    from webhooks.measuring import answer_lines, identification_of, money_of  # noqa: PLC0415

    answer_lines(sys.stdin.buffer, sys.stdout, money_of if what is Parsed.MONEY else identification_of)


@app.command()
def understanding(
    compile_only: Annotated[
        bool, typer.Option("--compile", help="Only compile the model of the example files.")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="Measure and redraw docs/understanding.md.")] = False,
) -> None:
    """Measure the understanding on the development split of a clone: accuracy, confusion, worst examples."""
    if compile_only:
        from dialogs.understanding.model import model  # noqa: PLC0415

        say(f"understanding: {len(model().linear.rows)} features of {len(model().linear.labels)} labels")
        return
    _run_of_clone("tests.dialogs.understanding.measure", ("--write",) if write else ())


def _run_of_clone(module: str, arguments: Sequence[str]) -> None:
    """Run a module of the source tree's tests."""
    clone = Path(__file__).parents[1]
    if (
        not (clone / Path(*module.split("."))).with_suffix(".py").exists()
        and not (clone / Path(*module.split("."))).is_dir()
    ):
        say(f"cooprogreso: {module} is part of the source tree, which is not here")
        raise typer.Exit(STOPPED_BY_SETTINGS)
    done = subprocess.run((sys.executable, "-m", module, *arguments), check=False, cwd=clone)
    raise typer.Exit(done.returncode)


def _flows() -> Catalogue:
    from dialogs.catalogue import catalogue  # noqa: PLC0415 - measuring needs no flows

    return catalogue(read_settings().facts)
