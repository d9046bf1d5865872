"""What a thief of the database gets: nothing to read, nothing to look up, nothing to guess (S12, S13, S26)."""

from __future__ import annotations

import base64
import itertools
from dataclasses import replace

import argon2
import pytest
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from banking.crypto import Keys, Place, SealBroken
from banking.people.forgetting import forget
from banking.people.members import find_member, person_of
from banking.requests import Enrol, FinishEnrolment, LinkChat
from banking.values import Caller, FormPurpose, Session
from tests.banking.people.town import PASSWORD, Town, new_operation, somebody

TABLES = """
    SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
    WHERE table_schema IN ('bank', 'ledger', 'public') AND table_type = 'BASE TABLE'
"""
CANARY = "canario 739184 secreto"


async def dump(town: Town) -> str:
    """Every row of every table, as text and with its bytes spelt out."""
    lines = []
    for (table,) in await town.rows(TABLES):
        for (row,) in await town.rows(f"SELECT t::text FROM {table} t"):
            lines.append(f"{table} {row}")
    return "\n".join(lines)


def spellings(secret: str) -> set[str]:
    """A secret in clear, in hex, and in base64 at each of its three alignments."""
    raw = secret.encode()
    aligned = (
        base64.b64encode(b"\0" * pad + raw).decode()[4 if pad else 0 :].rstrip("=")[:-1] for pad in range(3)
    )
    return {secret, raw.hex(), *(piece for piece in aligned if len(piece) > 8)}


async def live_through_everything(town: Town) -> set[str]:
    """Enrol, mistype, log in, transfer, move to another chat; the secrets and personal data met on the way."""
    person, chat = somebody(), Caller(77)
    await town.settle(person)
    command, operation = Enrol(person.identification), new_operation()
    sent = await town.send(chat, command, operation)
    codes = {await town.code(sent.challenge)}
    await town.try_code(chat, sent.challenge, "739184")
    await town.try_code(chat, sent.challenge, await town.code(sent.challenge))
    await town.bank.execute(chat, operation, command, sent.challenge)
    user_name, temporary = await town.mailed()
    await town.type(chat, FormPurpose.CREDENTIALS, username=user_name, password=CANARY)
    credentials = await town.credentials(chat, user_name, temporary)
    await town.type(chat, FormPurpose.NEW_PASSWORD, new_password=CANARY, confirmation=f"{CANARY}!")
    finish = FinishEnrolment(credentials, await town.new_password(chat))
    assert isinstance(await town.bank.execute(chat, new_operation(), finish, None), Session)
    other = Caller(78)
    credentials = await town.credentials(other, user_name)
    ticket = await town.open(other, FormPurpose.CREDENTIALS)
    operation, link = new_operation(), LinkChat(credentials, None)
    challenge = await town.confirm(other, operation, link)
    codes.add(await town.code(challenge))
    assert isinstance(await town.bank.execute(other, operation, link, challenge), Session)
    return codes | {
        person.identification.number,
        person.phone,
        person.phone[4:],
        person.email,
        person.given_names,
        person.surnames,
        person.birth_date.isoformat(),
        user_name,
        temporary,
        PASSWORD,
        CANARY,
        ticket.token,
    }


async def test_no_table_holds_a_secret_or_a_members_data_in_clear(town: Town) -> None:
    secrets = await live_through_everything(town)
    found = await dump(town)
    assert len(found) > 5_000
    codes = {secret for secret in secrets if len(secret) == 6}
    for secret in secrets - codes:
        for spelling in spellings(secret):
            assert spelling not in found, secret
    kept = await town.rows("SELECT summary::text, command FROM bank.challenge")
    attempts = await town.rows("SELECT answer::text, attempt FROM bank.code_attempt")
    jobs = await town.rows("SELECT args::text FROM procrastinate_jobs")
    for code in codes:
        assert code not in str(kept + attempts + jobs)


async def test_the_dump_would_show_what_it_looks_for(town: Town) -> None:
    """The search itself finds a planted secret, in a text and in bytes."""
    await town.change("INSERT INTO bank.send_counter VALUES (:s, now(), 1)", s=CANARY.encode())
    found = await dump(town)
    assert any(spelling in found for spelling in spellings(CANARY))


async def test_without_the_pepper_not_even_the_right_password_fits_a_stolen_hash(town: Town) -> None:
    await town.member()
    kept = str(await town.scalar("SELECT password_hash FROM bank.credential"))
    hasher = argon2.PasswordHasher()
    guesses: tuple[bytes, ...] = (
        PASSWORD.encode(),
        Keys(b"the secret of another installation").pepper(PASSWORD),
    )
    for guess in guesses:
        with pytest.raises(VerifyMismatchError):
            hasher.verify(kept, guess)
    assert hasher.verify(kept, town.keys.pepper(PASSWORD))


async def test_a_used_page_forgets_the_new_password(town: Town) -> None:
    await town.member()
    assert await town.rows("SELECT handle FROM bank.form WHERE password_hash IS NOT NULL") == []


async def test_secrets_nobody_fetched_are_forgotten_in_time(town: Town) -> None:
    account = await town.member()
    await town.new_password(account.caller, "un colibrí azul")
    town.later(hours=23)
    async with town.engine.begin() as conn:
        await forget(conn, town.policy, town.now)
    assert await town.scalar("SELECT count(*) FROM bank.form WHERE password_hash IS NOT NULL") == 0
    assert await town.mailed()
    town.later(hours=30)
    async with town.engine.begin() as conn:
        await forget(conn, town.policy, town.now)
    assert await town.scalar("SELECT count(*) FROM bank.outgoing_email WHERE payload IS NOT NULL") == 0
    assert await town.scalar("SELECT count(*) FROM bank.send_counter") == 0


SEALED = ("identification", "given_names", "surnames", "phone", "email", "birth_date")


@pytest.mark.parametrize("column", SEALED)
async def test_a_sealed_value_opens_in_no_other_row(town: Town, column: str) -> None:
    mine, theirs = await town.settle(somebody(1)), await town.settle(somebody(2))
    await town.change(
        f"UPDATE bank.member m SET {column} = o.{column} FROM bank.member o WHERE m.id = :mine AND o.id = :theirs",
        mine=mine,
        theirs=theirs,
    )
    async with town.engine.connect() as conn:
        with pytest.raises(SealBroken):
            await person_of(conn, town.keys, mine)
        assert await person_of(conn, town.keys, theirs) == somebody(2)


@pytest.mark.parametrize("pair", list(itertools.combinations(SEALED, 2))[:5])
async def test_a_sealed_value_opens_in_no_other_column(town: Town, pair: tuple[str, str]) -> None:
    mine = await town.settle(somebody())
    await town.change(f"UPDATE bank.member SET {pair[0]} = {pair[1]}")
    async with town.engine.connect() as conn:
        with pytest.raises(SealBroken):
            await person_of(conn, town.keys, mine)


async def test_equal_data_are_sealed_differently_and_found_by_index_alone(town: Town) -> None:
    ids = [await town.settle(replace(somebody(serial), phone=somebody().phone)) for serial in (1, 2)]
    assert await town.scalar("SELECT count(DISTINCT phone) FROM bank.member") == 2
    async with town.engine.connect() as conn:
        found = [await find_member(conn, town.keys, somebody(serial).identification) for serial in (1, 2, 3)]
        others = await find_member(
            conn, Keys(b"the secret of another installation"), somebody().identification
        )
    assert found == [*ids, None]
    assert others is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM bank.member",
        "UPDATE bank.member SET phone = ''",
        "UPDATE bank.consent SET version = 9",
        "DELETE FROM bank.challenge",
        "UPDATE bank.challenge SET digest = ''",
        "UPDATE bank.challenge SET member_id = 1",
        "UPDATE bank.code_attempt SET answer = '[]'",
        "DELETE FROM bank.code_guard",
        "DELETE FROM bank.password_guard",
        "UPDATE bank.session SET expires_at = now()",
        "UPDATE bank.chat_link SET member_id = 1",
        "TRUNCATE bank.code_attempt",
    ],
)
async def test_the_application_cannot_rewrite_what_it_only_adds(town: Town, statement: str) -> None:
    async with town.engine.connect() as conn:
        with pytest.raises(ProgrammingError, match="permission denied"):
            await conn.execute(text(statement))


async def test_nothing_that_holds_a_secret_shows_it(town: Town) -> None:
    account = await town.member()
    place = Place("t", "c", "1")
    shown = f"{town.keys!r} {account.person!r} {town.keys.seal(place, PASSWORD)!r} {town.urls!r}"
    for secret in (
        account.person.phone,
        account.person.email,
        PASSWORD,
        account.person.identification.number,
    ):
        assert secret not in shown
