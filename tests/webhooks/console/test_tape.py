"""One reader of the log for all streams of a process: whoever asks, from wherever, misses nothing and gets nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from banking.desk.board import DeskEvent
from webhooks.console.tape import Tape

PAGE, SHORT = 3, 7
"""Events read at once, and kept on the tape."""


class Log:
    """Events with growing numbers, as the database has them."""

    def __init__(self) -> None:
        self.events: list[DeskEvent] = []

    def grow(self, count: int) -> None:
        first = len(self.events) + 1
        self.events += [DeskEvent(first + each, "said_member", None) for each in range(count)]

    async def newest(self) -> int:
        return len(self.events)

    async def read(self, after: int) -> list[DeskEvent]:
        return self.events[after : after + PAGE]


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("grow"), st.integers(0, 9)),
            st.just(("wind", 0)),
            st.tuples(st.just("look"), st.integers(0, 2)),
        ),
        max_size=40,
    )
)
async def test_every_stream_sees_every_event_once_and_in_order(steps: list[tuple[str, int]]) -> None:
    log, tape = Log(), Tape(kept=SHORT)
    seen: list[list[int]] = [[], [], []]

    async def look(stream: list[int]) -> None:
        last = stream[-1] if stream else 0
        taped = tape.after(last)
        stream += [event.id for event in (await log.read(last) if taped is None else taped)]

    for step, number in steps:
        if step == "grow":
            log.grow(number)
        elif step == "wind":
            await tape.wind(log.newest, log.read)
        else:
            await look(seen[number])
    await tape.wind(log.newest, log.read)
    whole = list(range(1, len(log.events) + 1))
    for stream in seen:
        for _ in range(len(whole) // PAGE + 2):
            await look(stream)
        assert stream == whole


async def test_a_tape_wakes_its_streams_and_a_page_that_is_ahead_waits() -> None:
    log, tape = Log(), Tape()
    woken = _Woken()
    tape.add(woken)  # type: ignore[arg-type]
    log.grow(2)
    await tape.wind(log.newest, log.read)
    assert (tape.after(2), tape.after(5), woken.times) == ((), (), 0)
    log.grow(1)
    await tape.wind(log.newest, log.read)
    assert ([event.id for event in tape.after(2) or ()], tape.after(1), woken.times) == ([3], None, 1)
    tape.remove(woken)  # type: ignore[arg-type]
    log.grow(1)
    await tape.wind(log.newest, log.read)
    assert woken.times == 1


class _Woken:
    def __init__(self) -> None:
        self.times = 0

    def set(self) -> None:
        self.times += 1
