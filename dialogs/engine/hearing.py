"""What a free message may mean to the engine. Understanding is a pure function the catalogue brings along; the engine asks it only
where a message is no answer to the running question (`design.md` §2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from banking.api import Language
from dialogs.engine.events import Order


class Courtesy(StrEnum):
    """What is answered with a friendly sentence and changes nothing."""

    GREETING = "greeting"
    THANKS = "thanks"
    INSULT = "insult"


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, understood: at most one of `flow`, `answer`, `order` and `courtesy`; or flows to ask back between."""

    flow: str | None = None
    """The flow that does what is wanted."""
    missing: bool = False
    """What is wanted is clear, and this channel does not do it yet."""
    answer: str | None = None
    """The answer to a question of the FAQ."""
    topic: str | None = None
    """The entry the answer is of."""
    order: Order | None = None
    courtesy: Courtesy | None = None
    labelled: bool = False
    """Whether it is, word for word, what a menu's button says."""
    between: tuple[str, ...] = ()
    """At most three flows one of which may be meant."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Values named, by the name understanding gives them; each is heard as an answer when its question comes."""
    sure: bool = True
    """Whether it is clear enough to set a running question aside for it."""
    corrects: bool = False
    """Whether it speaks as people do who correct themselves: "no, mejor 30"."""
    also: str | None = None
    """The flow that was wanted besides, in the same message."""
    why: bool = False
    """Whether it asks what the running question is for."""


NOTHING = Heard()


class Ear(Protocol):
    """What a message means, on a day, in a chat of this language. Pure."""

    def __call__(self, text: str, today: date, language: Language = Language.SPANISH) -> Heard:
        """What it means."""


def deaf(text: str, today: date, language: Language = Language.SPANISH) -> Heard:
    """Without understanding, only answers and orders are heard."""
    del text, today, language
    return NOTHING
