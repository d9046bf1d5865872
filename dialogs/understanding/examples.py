"""The example files: one family of sentences a line, `[one|other|]` where words may be exchanged, `{amount}` where a value stands."""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from dialogs.understanding.lexicon import DATA, lexicon, values_by_name
from dialogs.understanding.text import words_of

SENTENCES_OF_A_FAMILY: Final = 12
OFTEN: Final = 3
"""Sentences of members that make one of their words known."""
_GROUP: Final = re.compile(r"\[([^\[\]]*)\]")
_PLACE: Final = re.compile(r"\{([a-z0-9]+)\}")

_FILLINGS: Final[Mapping[str, Sequence[str]]] = {
    **values_by_name("fillings.txt"),
    "amount": (
        "20", "50", "$45", "45,50", "100 dólares", "veinte dólares", "cien", "15.75", "30 dolares", "5 dólares", "1200,00",
        "doscientos", "12 usd", "cincuenta", "7.50", "$ 300", "mil", "diez dolaritos", "250", "60",
    ),
    "cents": ("0.36", "0.41", "36 centavos", "41 centavos", "0.05", "5 dólares", "3.50", "0.31"),
    "to": (
        "a {person}", "al {name}", "a la {name}", "para {person}", "a {name}", "a mi {kin}", "a {name} Pérez", "a don {name}",
        "para mi {kin}", "a mi {kin} {name}", "a {stranger}", "para {stranger}",
    ),
    "person": ("{name}", "mi {kin}", "{name} Gómez", "mi {kin} {name}", "la {name}", "el {name}", "{stranger}"),
    "stranger": ("Quimi", "Toapanta", "Guamán", "Ronny", "Dayana", "Chicaiza", "el Flaco", "la Negra", "Yulexi", "Sr. Paredes"),
    "acct": (
        "de mis ahorros", "desde la de ahorros", "de la corriente", "de mi cuenta corriente", "de la cuenta {last4}",
        "desde mi cuenta de ahorros", "con la cuenta de ahorros", "de mi cuenta", "de la que termina en {last4}", "de mi ahorro",
    ),
    "date": (
        "mañana", "hoy", "el lunes", "pasado mañana", "el 15", "a fin de mes", "el viernes", "el 5 de {month}", "la otra semana",
    ),
    "day": ("5", "15", "viernes", "lunes", "10", "30"),
    "reason": ("el arriendo", "la comida", "lo del viaje", "la cuota", "los zapatos", "el almuerzo"),
    "last4": ("1234", "4471", "2030", "0395"),
    "ref": ("023035471", "1400123456", "200112233", "87654321"),
    "months": ("3", "6", "9", "12", "18", "24", "doce", "seis", "tres"),
    "card": ("visa", "mastercard", "diners", "american express", "visa del pichincha", "master", "discover"),
    "city": ("Quito", "Guayaquil", "Cuenca", "Ambato", "Pomasqui", "Santo Domingo", "el norte", "Ibarra"),
    "billgen": ("la luz", "agua", "luz", "internet", "teléfono", "el agua", "la luz", "cable", "claro", "cnt"),
    "thebill": ("la luz", "el agua", "el internet", "el teléfono", "el cable", "la planilla", "el inter", "la luz eléctrica", "el agüita"),
    "month": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre"),
    "name": tuple(sorted(lexicon().names - {"doña", "don", "luz", "maria"})),
    "kin": tuple(sorted(lexicon().kin - {"socio", "socia", "señor", "señora"})),
    "biller": ("CNT", "Claro", "Netlife", "Movistar", "CNEL", "Xtrim", "DirecTV", "la Empresa Eléctrica", "EPMAPS", "predial", "IESS", "SRI"),
    "bank": (
        "Pichincha", "Banco Guayaquil", "Pacífico", "Produbanco", "JEP", "Bolivariano", "Austro", "Banco Internacional",
        "Banco del Pacífico", "BanEcuador", "29 de Octubre", "Guayaquil",
    ),
}  # fmt: skip


def sentences(line: str) -> list[str]:
    """Some sentences of a family: every alternative appears at least once, and chance is fixed by the line."""
    chance = random.Random(zlib.crc32(line.encode()))  # noqa: S311 - examples need no cryptography
    groups = [match[1].split("|") for match in _GROUP.finditer(line)]
    orders = [chance.sample(range(len(group)), len(group)) for group in groups]
    combinations = 1
    for group in groups:
        combinations *= len(group)
    holds_places = "{" in line
    count = SENTENCES_OF_A_FAMILY if holds_places else min(combinations, SENTENCES_OF_A_FAMILY)
    count = max(count, *(len(group) for group in groups)) if groups else count
    found: dict[str, None] = {}
    for turn in range(count):
        picks = iter(
            [
                group[order[turn % len(group)] if turn < len(group) else chance.randrange(len(group))]
                for group, order in zip(groups, orders, strict=True)
            ]
        )
        found[filled(_GROUP.sub(lambda _match, picks=picks: next(picks), line), chance)] = None  # type: ignore[misc]
    return list(found)


def filled(sentence: str, chance: random.Random) -> str:
    """A sentence with values in its places."""
    while (match := _PLACE.search(sentence)) is not None:
        sentence = sentence[: match.start()] + chance.choice(_FILLINGS[match[1]]) + sentence[match.end() :]
    return " ".join(sentence.split())


_BEFORE: Final = (
    "hola", "buenas", "buenos días", "hola buenas tardes", "por favor", "porfa", "disculpe", "veci", "una pregunta",
    "ayúdame", "oye", "mire", "buenas noches", "hola necesito ayuda", "estimados", "a ver", "bueno", "no sea malito",
    "hola qué tal", "señorita", "hágame un favor", "amigo", "ya", "ok", "me acolitas", "joven disculpe", "sería tan amable de",
    "tenga la bondad de", "le ruego", "mi amor", "oiga", "mira", "bro", "chuta", "quisiera", "quiero", "necesito", "me ayudas a",
    "quiero que me ayudes a", "una consulta", "favor", "buen día estimados, favor", "ay", "mijita", "ñaño", "por fa",
    "me haces un favorcito", "es que", "señor", "hola buenas quería", "me gustaría", "necesito que", "velay",
)  # fmt: skip
_AFTER: Final = (
    "por favor", "porfa", "xfa", "gracias", "pls", "no sea malito", "rápido", "ya", "urgente", "si me hace el favor",
    "de una", "ahora", "veci", "por fis", "muchas gracias", "gracias de antemano", "ok", "dios le pague", "?", "jaja", "mijo",
    "joven", "lo más pronto", "se lo agradezco", "mi amor", "bro", "pues", "si es posible", "nomás", "ahorita", "cuanto antes",
)  # fmt: skip
_TAILS: Final = _FILLINGS["tail"]
"""What people add that changes nothing: words we do not know, and need not."""
_TAILED: Final = 0.3
_HEARD_ALIKE: Final = (
    ("v", "b"),
    ("b", "v"),
    ("s", "z"),
    ("c", "s"),
    ("h", ""),
    ("ll", "y"),
    ("qu", "k"),
    ("j", "g"),
    ("z", "s"),
)


def varied(sentence: str, chance: random.Random) -> str:
    """The same said otherwise: with a courtesy, with a slip of the finger, spelt as it sounds."""
    kind = chance.random()
    if kind < 0.30:  # noqa: PLR2004
        return f"{chance.choice(_BEFORE)} {sentence}"
    if kind < 0.55:  # noqa: PLR2004
        return f"{sentence} {chance.choice(_AFTER)}"
    words = sentence.split()
    place = chance.randrange(len(words))
    word = words[place]
    if len(word) > 3 and word.isalpha():  # noqa: PLR2004
        spot = chance.randrange(1, len(word) - 1)
        if kind < 0.7:  # noqa: PLR2004
            word = word[:spot] + word[spot + 1 :]
        elif kind < 0.8:  # noqa: PLR2004
            word = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
        else:
            heard, written = chance.choice(_HEARD_ALIKE)
            word = word.replace(heard, written, 1)
        words[place] = word
    return " ".join(words)


def tailed(sentence: str, chance: random.Random) -> str | None:
    """The same with something added, for some."""
    return filled(f"{sentence} {chance.choice(_TAILS)}", chance) if chance.random() < _TAILED else None


def families(path: Path) -> Iterator[str]:
    """The lines of an example file, comments left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def spoken_words(line: str) -> Iterator[str]:
    """The words of a family's line itself, without the values in its places."""
    for part in _PLACE.sub(" ", _GROUP.sub(lambda match: match[1].replace("|", " "), line)).split():
        for word in words_of(part):
            if word.said[0].isalpha():
                yield word.said


def said() -> Iterator[tuple[str, str]]:
    """What members of different kinds said, as they typed it: each label with a sentence, by files of one hand each."""
    for path in sorted((DATA / "said").glob("*.txt")):
        for line in families(path):
            label, _, sentence = line.partition(" | ")
            yield label, sentence


def words_said(sentences: Iterable[str]) -> Iterator[str]:
    """Words that several of these sentences have in small letters: a name is said once, or written large."""
    counted = Counter(
        word.said
        for sentence in sentences
        for word in {word.said: word for word in words_of(sentence)}.values()
        if sentence[word.start : word.start + 1].islower()
    )
    return (word for word, count in counted.items() if count >= OFTEN)


@cache
def intent_files() -> Sequence[Path]:
    """The files of the intents, in the order of their names."""
    return sorted((DATA / "intents").glob("*.txt"))
