"""One model for intents, FAQ topics and what is neither: compiled from the example files in seconds, kept beside them until they change."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from dialogs.understanding.entries import entries
from dialogs.understanding.examples import (
    families,
    intent_files,
    said,
    sentences,
    spoken_words,
    tailed,
    varied,
    words_said,
)
from dialogs.understanding.features import features
from dialogs.understanding.lexicon import DATA, Lexicon, lexicon
from dialogs.understanding.linear import Example, Linear, train
from dialogs.understanding.spelling import Spelling, spelling

OUTSIDE: Final = "outside"
TOPIC: Final = "faq."
"""What the label of a FAQ topic begins with."""
COMPILED: Final = Path(__file__).parent / "compiled"
_MADE_BY: Final = ("text", "lexicon", "features", "spelling", "examples", "linear", "model")
WEIGHT_OF_THE_SAID: Final = 2.0
"""What a sentence of a member counts, against one of a family of ours."""
VARIED: Final = 4
"""Times a sentence of a member is said otherwise."""


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model, and how words are mended before it sees them."""

    linear: Linear
    spelling: Spelling
    lexicon: Lexicon

    def chances(self, text: str) -> dict[str, float]:
        """The probability of every label."""
        found = features(text, self.lexicon, self.spelling, self.spelling)
        return dict(zip(self.linear.labels, self.linear.probabilities(found), strict=True))


@cache
def model() -> Model:
    """The model of this house's examples, loaded if it was compiled before."""
    path = COMPILED / f"{_digest()}.npz"
    with contextlib.suppress(OSError, ValueError, KeyError):
        return _load(path)
    made = compiled(list(all_families()), list(said()))
    with contextlib.suppress(OSError):  # a read-only installation compiles at each start
        _save(made, path)
    return made


def all_families() -> Iterator[tuple[str, str]]:
    """Every label with every line of its examples."""
    for path in intent_files():
        for line in families(path):
            yield path.stem, line
    for entry in entries().values():
        for line in entry.variants:
            yield TOPIC + entry.topic, line
    for line in families(DATA / "outside.txt"):
        yield OUTSIDE, line


def compiled(lines: Sequence[tuple[str, str]], spoken: Sequence[tuple[str, str]] = ()) -> Model:
    """A model of these families and of what members said: each sentence as it is, and otherwise, as people type it."""
    known = lexicon()
    words = [(label != OUTSIDE, frozenset(spoken_words(line))) for label, line in lines]
    for ours in (True, False):
        sentences_of_one = [sentence for label, sentence in spoken if (label != OUTSIDE) is ours]
        words += [(ours, frozenset({word})) for word in words_said(sentences_of_one) for _twice in range(2)]
    spells = spelling(words, known)
    repair = lru_cache(maxsize=None)(spells.__call__)
    labels = sorted({label for label, _line in (*lines, *spoken)})
    place = {label: index for index, label in enumerate(labels)}

    def examples() -> Iterator[Example]:
        for label, sentence, weight in _said_otherwise(lines, spoken):
            yield features(sentence, known, spells, repair), place[label], weight

    return Model(train(labels, examples()), spells, known)


def _said_otherwise(
    lines: Sequence[tuple[str, str]], spoken: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str, float]]:
    """Each label with the sentences that teach it, and what each counts."""
    for label, line in lines:
        chance = random.Random(zlib.crc32(line.encode()))  # noqa: S311 - examples need no cryptography
        for sentence in sentences(line):
            yield label, sentence, 1.0
            yield label, varied(sentence, chance), 1.0
            if label != OUTSIDE and (more := tailed(sentence, chance)):
                yield label, more, 1.0
    for label, sentence in spoken:
        chance = random.Random(zlib.crc32(sentence.encode()))  # noqa: S311 - examples need no cryptography
        yield label, sentence, WEIGHT_OF_THE_SAID
        for _ in range(VARIED):
            yield label, varied(sentence, chance), WEIGHT_OF_THE_SAID


def _digest() -> str:
    """Of everything the model is made of."""
    hashed = hashlib.blake2b(digest_size=12)
    here = Path(__file__).parent
    for path in (*(here / f"{name}.py" for name in _MADE_BY), *sorted(DATA.rglob("*.txt"))):
        hashed.update(path.name.encode())
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def _save(made: Model, path: Path) -> None:
    """Whole or not at all: another process may be reading."""
    path.parent.mkdir(exist_ok=True)
    for old in path.parent.glob("*.npz"):
        old.unlink(missing_ok=True)
    meta = {
        "labels": made.linear.labels,
        "rows": list(made.linear.rows),
        "known": sorted(made.spelling.known),
        "common": sorted(made.spelling.common),
        "by_sound": made.spelling.by_sound,
        "by_less": made.spelling.by_less,
    }
    written, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(written, "wb") as file:
        np.savez(
            file,
            weights=made.linear.weights.astype(np.float16),
            meta=np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8),
        )
    Path(name).replace(path)


def _load(path: Path) -> Model:
    with np.load(path) as stored:
        meta = json.loads(stored["meta"].tobytes())
        weights = stored["weights"].astype(np.float32)
    rows = {one: row for row, one in enumerate(meta["rows"])}
    known = lexicon()
    return Model(
        Linear(tuple(meta["labels"]), rows, weights),
        Spelling(
            frozenset(meta["known"]), frozenset(meta["common"]), meta["by_sound"], meta["by_less"], known
        ),
        known,
    )
