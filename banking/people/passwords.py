"""Password hashes: pepper, then argon2id, in a bounded number of threads (S12)."""

from __future__ import annotations

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError

from banking.people.password_policy import normal_form

if TYPE_CHECKING:
    from banking.crypto import Keys
    from banking.policy import Policy

_TEMPORARY_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that looks like something else in a mail."""
_TEMPORARY_CHARACTERS: Final = 12


def new_temporary_password() -> str:
    """A temporary password: 59 random bits, easy to type on a phone (M17)."""
    return "".join(secrets.choice(_TEMPORARY_ALPHABET) for _ in range(_TEMPORARY_CHARACTERS))


async def hash_password(keys: Keys, policy: Policy, password: str) -> str:
    """The string to keep: argon2id of the peppered password, with a fresh salt and its own parameters."""
    peppered = keys.pepper(normal_form(password))
    return await asyncio.get_running_loop().run_in_executor(
        _threads(policy.argon2_parallel_hashes), _hasher(policy).hash, peppered
    )


async def password_matches(keys: Keys, policy: Policy, kept: str | None, password: str) -> bool:
    """Whether a password is the kept one. With nothing kept the same work is done, and the answer is no (S14)."""
    peppered = keys.pepper(normal_form(password))
    against = _decoy(policy) if kept is None else kept
    right = await asyncio.get_running_loop().run_in_executor(
        _threads(policy.argon2_parallel_hashes), _verify, _hasher(policy), against, peppered
    )
    return right and kept is not None


def is_outdated(policy: Policy, kept: str) -> bool:
    """Whether a kept hash was made with other parameters than today's."""
    return _hasher(policy).check_needs_rehash(kept)


def _verify(hasher: PasswordHasher, kept: str, peppered: bytes) -> bool:
    try:
        return hasher.verify(kept, peppered)
    except VerifyMismatchError:
        return False


@cache
def _hasher(policy: Policy) -> PasswordHasher:
    return PasswordHasher(
        time_cost=policy.argon2_passes,
        memory_cost=policy.argon2_memory_kibibytes,
        parallelism=policy.argon2_lanes,
        salt_len=16,
        type=Type.ID,
    )


@cache
def _decoy(policy: Policy) -> str:
    return _hasher(policy).hash(secrets.token_bytes(32))


@cache
def _threads(at_once: int) -> ThreadPoolExecutor:
    """As many at once as memory allows; the others wait their turn."""
    return ThreadPoolExecutor(at_once, thread_name_prefix="argon2")
