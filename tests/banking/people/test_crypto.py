"""The bank's keys."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.crypto import Keys, Place, SealBroken

KEYS = Keys(b"a secret for tests, 32 bytes long")
OTHERS = Keys(b"the secret of another installation")
PLACE = Place("bank.member", "phone", "17")


@given(st.text(), st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_a_seal_opens_where_it_was_made_and_nowhere_else(
    secret: str, table: str, column: str, row: str
) -> None:
    place = Place(table, column, row)
    sealed = KEYS.seal(place, secret)
    assert KEYS.open(place, sealed) == secret
    for other in (
        Place(table + "x", column, row),
        Place(table, column + "x", row),
        Place(table, column, row + "x"),
    ):
        with pytest.raises(SealBroken):
            KEYS.open(other, sealed)


@given(st.data())
def test_an_altered_seal_breaks(data: st.DataObject) -> None:
    sealed = bytearray(KEYS.seal(PLACE, "0991234567"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        KEYS.open(PLACE, bytes(sealed))


def test_another_secret_opens_nothing_and_finds_nothing() -> None:
    with pytest.raises(SealBroken):
        OTHERS.open(PLACE, KEYS.seal(PLACE, "0991234567"))
    assert KEYS.blind("cedula", "1710034065") != OTHERS.blind("cedula", "1710034065")
    assert KEYS.blind("cedula", "1710034065") != KEYS.blind("passport", "1710034065")
    assert KEYS.form_token(b"1") != OTHERS.form_token(b"1")


def test_a_short_secret_is_refused_and_keys_neither_show_nor_travel() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keys(b"short")
    assert repr(KEYS) == "Keys(…)"
    with pytest.raises(TypeError):
        pickle.dumps(KEYS)


def test_a_code_depends_on_every_bit_of_digest_and_nonce_and_on_the_secret() -> None:
    bound = bytes(48)
    code = KEYS.code(bound[:32], bound[32:])
    flipped = []
    for bit in range(48 * 8):
        other = (1 << bit).to_bytes(48, "big")
        flipped.append(KEYS.code(other[:32], other[32:]))
    assert KEYS.code(bound[:32], bound[32:]) == code
    assert code not in flipped
    assert OTHERS.code(bound[:32], bound[32:]) != code


def test_codes_are_spread_evenly() -> None:
    codes = [KEYS.code(bytes(32), number.to_bytes(16, "big")) for number in range(3_000)]
    assert len(set(codes)) > 2_980
    for place in range(6):
        assert {code[place] for code in codes} == set("0123456789")
