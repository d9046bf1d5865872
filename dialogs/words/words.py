"""Sentences with their values: Telegram HTML for messages, plain text for labels. All formatting of values is here.

Every value is escaped on its way into a sentence; the sentences themselves may hold Telegram's HTML tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number

from banking.api import GUAYAQUIL, Language, Money, Rate
from dialogs.words.sentences import WordsError, sentences_of

NOTHING = "—"
"""How an answer that was left out reads."""
_TAG = re.compile(r"<[^>]*>")


def money(value: Money) -> str:
    """`$13,750.00`, negative `-$5.50`: the manual's form (M29, D18)."""
    sign = "-" if value.cents < 0 else ""
    dollars, cents = divmod(abs(value.cents), 100)
    return f"{sign}${dollars:,}.{cents:02}"


def rate(value: Rate) -> str:
    """`15.60%`: the manual's form (M27)."""
    whole, hundredths = divmod(value.basis_points, 100)
    return f"{whole}.{hundredths:02}%"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date, language: Language = Language.SPANISH) -> str:
    """`26/11/2026`, or `26 Nov 2026` in English, where the slashes would be read in another order (D18)."""
    if language is Language.ENGLISH:
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value:%d/%m/%Y}"


def moment(value: datetime, language: Language = Language.SPANISH) -> str:
    """The day and the hour in Ecuador."""
    there = value.astimezone(GUAYAQUIL)
    return f"{day(there, language)} {there:%H:%M}"


def facts_in(language: Language, facts: Mapping[str, str]) -> Mapping[str, str]:
    """What is said of the house differently in a language: `hours_en` is `hours` in English."""
    ending = f"_{language}"
    return {name.removesuffix(ending): value for name, value in facts.items() if name.endswith(ending)}


class Words:
    """The words of one language."""

    def __init__(
        self, language: Language, facts: Mapping[str, str], others: Mapping[Language, Words]
    ) -> None:
        """Read the language's files. `facts` are variables every sentence may use: telephone numbers, addresses. `others` are
        the words of the other languages.
        """
        self.language = language
        self._others = others
        self.sentences = sentences_of(language.value)
        told = {**facts, **facts_in(language, facts)}
        self._facts = {name: html.escape(value, quote=False) for name, value in told.items()}
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for source in self.sentences.sources.values():
            self._bundle.add_resource(FluentResource(source))
        self._fixed: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._refs = self.sentences.refs()

    @classmethod
    def load(cls, facts: Mapping[str, str] | None = None) -> Words:
        """The words in Spanish, which know those of the other languages."""
        others: dict[Language, Words] = {Language.ENGLISH: cls(Language.ENGLISH, facts or {}, {})}
        return cls(Language.SPANISH, facts or {}, others)

    def spoken(self, language: Language) -> Words:
        """The words of another language."""
        return self._others.get(language, self)

    def has(self, ref: str) -> bool:
        """Whether there is such a sentence."""
        return ref in self._refs

    def html(self, ref: str, values: Mapping[str, object]) -> str:
        """A sentence in Telegram's HTML; raises WordsError where a value or the sentence is missing."""
        fixed = self._fixed.get(ref)
        if fixed is not None:
            return fixed
        needed = self.sentences.variables(ref)
        text = self._format(ref, {name: self._argument(ref, name, values) for name in needed})
        if needed <= self._facts.keys():
            self._fixed[ref] = text
        return text

    def plain(self, ref: str, values: Mapping[str, object]) -> str:
        """A sentence without markup: for buttons and toasts."""
        bare = self._bare.get(ref)
        if bare is None:
            bare = html.unescape(_TAG.sub("", self.html(ref, values)))
            if ref in self._fixed:
                self._bare[ref] = bare
        return bare

    def value(self, value: object) -> str:
        """How a value reads on its own, without markup: in a receipt's row."""
        return html.unescape(_TAG.sub("", str(self._formatted(value))))

    def _format(self, ref: str, arguments: dict[str, Any]) -> str:
        name, _, attribute = ref.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise WordsError(f"{ref} has attributes only")
        text, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise WordsError(f"{ref}: {errors[0]}")
        return str(text)

    def _argument(self, ref: str, name: str, values: Mapping[str, object]) -> str | FluentType:
        if name in self._facts:
            return self._facts[name]
        if name == "items" and isinstance(items := values.get("items"), tuple):
            return "\n\n".join(self.html(f"{ref}.item", {"item": item}) for item in items)
        return self._formatted(_found(ref, name, values))

    def _formatted(self, value: object) -> str | FluentType:
        """How a value reads. Numbers stay numbers, for plural forms."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int):
            return fluent_number(value, useGrouping=False)
        return self._text_of(value)

    def _text_of(self, value: object) -> str:
        match value:
            case None:
                text = NOTHING
            case Enum():
                text = self.html(f"value-{type(value).__name__}-{value.value}", {})
            case str():
                text = html.escape(value, quote=False)
            case Money():
                text = money(value)
            case Rate():
                text = rate(value)
            case datetime():
                text = moment(value, self.language)
            case date():
                text = day(value, self.language)
            case tuple():
                text = self._listed([str(self._formatted(each)) for each in value])
            case _ if is_dataclass(value):
                own = {name: getattr(value, name) for name in _parts(value.__class__)}
                text = self.html(f"value-{type(value).__name__}", own)
            case _:
                raise WordsError(f"no way to write a {type(value).__name__}")
        return text

    def _listed(self, said: list[str]) -> str:
        """Several values under each other, a line between them where they are longer than one; the manual's words for none."""
        between = "\n\n" if any("\n" in each for each in said) else "\n"
        return between.join(said) or self.html("value-nothing", {})


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """What a value is made of, and what it says of itself."""
    said = (
        name for base in kind.__mro__ for name, member in vars(base).items() if isinstance(member, property)
    )
    return (*(field.name for field in fields(kind)), *said)


def _found(ref: str, name: str, values: Mapping[str, object]) -> object:
    """The value behind `quote_fee`: the longest name there is, then its attributes."""
    if name in values:
        return values[name]
    parts = name.split("_")
    for cut in range(len(parts) - 1, 0, -1):
        head = "_".join(parts[:cut])
        if head in values:
            return _attribute(ref, values[head], parts[cut:])
    raise WordsError(f"{ref} needs ${name}")


def _attribute(ref: str, value: object, parts: list[str]) -> object:
    for cut in range(len(parts), 0, -1):
        head = "_".join(parts[:cut])
        if hasattr(value, head):
            inner = getattr(value, head)
            return inner if cut == len(parts) else _attribute(ref, inner, parts[cut:])
    raise WordsError(f"{ref}: {type(value).__name__} has no {'_'.join(parts)}")
