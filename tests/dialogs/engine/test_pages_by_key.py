"""Pages by key, and slots that an end passes on: at the real step, and what the checker refuses of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from banking.api import Money, PagedQuery, Query
from dialogs.engine.check import Evidence, check
from dialogs.engine.check.lock import written
from dialogs.engine.events import Tap
from dialogs.engine.flow import Catalogue, Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, End, Show
from dialogs.words.sentences import Sentences
from tests.dialogs.engine.stage import Stage
from tests.dialogs.flows_for_tests import FLOWS, SmallWords, catalogue_of, read_line, words_source

LINES = 7
TOPIC: Slot[str] = Slot("topic", str)


@dataclass(frozen=True, slots=True)
class Page:
    """Three lines, newest first."""

    items: tuple[int, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class ReadLog(PagedQuery[Page]):
    """A log of seven lines."""

    topic: str
    before: int | None = None


@dataclass(frozen=True, slots=True)
class ReadBadly(PagedQuery[Money]):
    """An answer without a way on."""

    topic: str
    before: int | None = None


@reads(TOPIC)
def log(slots: Slots) -> ReadLog:
    return ReadLog(slots[TOPIC])


@reads(TOPIC)
def badly(slots: Slots) -> ReadBadly:
    return ReadBadly(slots[TOPIC])


LOG = Flow(
    "log",
    "Bitácora",
    (
        Ask("M20", "topic", TOPIC, parse=read_line, then="lines"),
        Show("M20", "lines", log, Page, exits={"same": "again", "no": "done"}),
        End("M20", "again", follow="log", passes=(TOPIC,)),
        End("M20", "done"),
    ),
    version=1,
)
WORDS = """
log-topic = Topic
    .simpler = Topic
    .help = Topic
log-lines = { $items }
    .item = { $item }
    .same = Same
    .no = No
    .simpler = Same or no
    .help = Lines
log-done = Done
"""


def catalogue(flow: Flow = LOG) -> Catalogue:
    words = Sentences("en", {"tests.ftl": words_source() + WORDS})
    return catalogue_of((*FLOWS, flow), SmallWords(words))


def answer(query: Query[Any]) -> Page:
    """What the log answers: three lines before a position."""
    assert isinstance(query, ReadLog)
    top = LINES if query.before is None else query.before - 1
    items = tuple(range(top, max(top - 3, 0), -1))
    return Page(items, items[-1] if items[-1] > 1 else None)


def at_log() -> Stage:
    return read(Stage("log", catalogue()).say("rain"))


def read(stage: Stage) -> Stage:
    """The bank answers the page that was asked for."""
    (effect,) = stage.effects
    return stage.bank(answer(effect.query))  # type: ignore[attr-defined]


def shown(stage: Stage) -> tuple[int, ...]:
    return next(
        phrase.values["items"]
        for reply in stage.replies
        for phrase in getattr(reply, "phrases", ())
        if "items" in phrase.values
    )


def test_pages_go_on_by_key_and_come_back_the_same_way() -> None:
    stage = at_log()
    ways = ("engine-older", "engine-older", "engine-newer", "engine-newer")
    seen = [shown(stage), *(shown(read(stage.tap(way))) for way in ways)]
    assert seen == [(7, 6, 5), (4, 3, 2), (1,), (4, 3, 2), (7, 6, 5)]
    assert "engine-newer" not in [getattr(key.label, "ref", "") for key in stage.keys]


def test_the_last_page_has_no_way_on_and_words_turn_pages_too() -> None:
    stage = read(read(at_log().tap("engine-older")).tap("engine-older"))
    assert "engine-older" not in [getattr(key.label, "ref", "") for key in stage.keys]
    assert shown(read(stage.say("engine newer"))) == (4, 3, 2)
    assert shown(read(stage.say("engine older"))) == (1,)
    assert read(stage.say("engine older")).said[0] == "engine-not_an_option"


def test_a_question_asked_again_stays_on_its_page() -> None:
    stage = read(at_log().tap("engine-older"))
    assert shown(read(stage.say("what?"))) == (4, 3, 2)


def test_a_key_of_the_page_before_turns_nothing() -> None:
    stage = at_log()
    older = stage.button("engine-older").data
    read(stage.tap("engine-older"))
    assert stage.send(Tap(older)).toasts == ["engine-stale"]


def test_an_end_passes_slots_to_the_flow_that_follows() -> None:
    stage = at_log().tap("same")
    assert (stage.state, stage.slots["topic"]) == ("log.lines", "rain")
    assert shown(read(stage)) == (7, 6, 5)


OTHER: Slot[str] = Slot("other", str)


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("lines", {"exits": {}, "then": "done"}, "so that it waits and pages can be turned"),
        ("lines", {"query": badly, "answer": Money}, "is paged by key"),
        ("again", {"follow": None}, "no flow follows"),
        ("again", {"follow": "home"}, "home has no slot topic"),
        ("again", {"passes": (OTHER,)}, "uses the slot other, which may be empty"),
    ],
)
def test_the_checker_refuses_pages_that_do_not_turn_and_slots_that_do_not_arrive(
    name: str, changes: dict[str, Any], said: str
) -> None:
    states = tuple(replace(state, **changes) if state.name == name else state for state in LOG.states)
    sound, damaged = catalogue(), catalogue(replace(LOG, states=states))
    languages = (Sentences("en", {"tests.ftl": words_source() + WORDS}),)
    assert check(sound, Evidence(languages, written(sound, ""), frozenset(), {})) == []
    found = check(damaged, Evidence(languages, written(damaged, ""), frozenset(), {}))
    assert any(said in problem.text for problem in found), found
