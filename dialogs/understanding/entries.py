"""The FAQ's entries: a file each, with owner, source, validity, the answer in the manual's tone and how people ask (desk §3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from dialogs.understanding.lexicon import DATA

_VALUE: Final = re.compile(r"\{([a-z_]+)\}")


class EntryError(Exception):
    """An entry's file is not written as it should be; the message says which and what is missing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question and its answer; `{name}` in the answer is a value of the house (fees, limits, contacts)."""

    topic: str
    question: str
    answer: str
    owner: str
    source: str
    valid_from: date
    valid_to: date | None
    reviewed: date
    action: str | None
    """What can be done about it here and now, as an intent."""
    variants: tuple[str, ...]

    def is_valid(self, today: date) -> bool:
        """Whether it may be served: expired entries are not."""
        return self.valid_from <= today and (self.valid_to is None or today <= self.valid_to)

    @property
    def values(self) -> frozenset[str]:
        """The names of the values its answer needs."""
        return frozenset(_VALUE.findall(self.answer))

    def answered(self, values: Mapping[str, str]) -> str:
        """The answer with the house's values in it."""
        return _VALUE.sub(lambda found: values[found[1]], self.answer)


@cache
def entries() -> Mapping[str, Entry]:
    """All entries by topic."""
    return {path.stem: _read(path) for path in sorted((DATA / "faq").glob("*.txt"))}


def _read(path: Path) -> Entry:
    head, mark, variants = path.read_text(encoding="utf-8").partition("variants:\n")
    fields: dict[str, str] = {}
    name = ""
    for line in head.splitlines():
        if line.startswith("  ") and name:
            fields[name] = f"{fields[name]}\n{line.strip()}".strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            fields[name] = value.strip()
    missing = {"question", "answer", "owner", "source", "valid-from", "reviewed"} - fields.keys()
    if missing or not mark:
        raise EntryError(f"{path.name}: missing {', '.join(sorted(missing or {'variants'}))}")
    return Entry(
        topic=path.stem,
        question=fields["question"],
        answer=fields["answer"],
        owner=fields["owner"],
        source=fields["source"],
        valid_from=date.fromisoformat(fields["valid-from"]),
        valid_to=date.fromisoformat(fields["valid-to"]) if "valid-to" in fields else None,
        reviewed=date.fromisoformat(fields["reviewed"]),
        action=fields.get("action"),
        variants=tuple(line for line in variants.splitlines() if line and not line.startswith("#")),
    )
