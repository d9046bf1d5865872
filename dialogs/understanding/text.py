"""What was typed, as words with their places: lower case, no accents, abbreviations written out (domain §3, typing habits)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST_TEXT: Final = 600
"""Characters that are read of a message; what people want stands at the beginning."""
REMEMBERED: Final = 8192
"""Words of which is remembered what was found out about them: most words of a message were said before."""

_TOKEN: Final = re.compile(
    r"(?<![a-z0-9ñ])\.[0-9]{1,2}(?![0-9])|[0-9]+(?:[.,' ](?=[0-9])[0-9]+)*|[a-zñ]+|\$|[^\sa-z0-9ñ]"
)
_STRETCHED: Final = re.compile(r"([a-zñ])\1{2,}")
_WRITTEN_OUT: Final = {
    "q": "que", "k": "que", "ke": "que", "qe": "que", "xq": "porque", "pq": "porque", "xk": "porque", "porq": "porque",
    "x": "por", "xfa": "porfa", "xfis": "porfa", "xfavor": "porfa", "pfv": "porfa", "porfis": "porfa", "porfavor": "porfa",
    "pls": "porfa", "plis": "porfa", "please": "porfa", "plz": "porfa", "tmb": "tambien", "tb": "tambien", "cta": "cuenta",
    "ctas": "cuentas", "tc": "tarjeta credito", "tdc": "tarjeta credito", "td": "tarjeta debito", "tdd": "tarjeta debito",
    "tlf": "telefono", "telf": "telefono", "fono": "telefono", "d": "de", "dl": "del", "m": "me", "pa": "para", "toy": "estoy",
    "tas": "estas", "trf": "transferencia", "transf": "transferencia", "transfer": "transferencia", "mov": "movimientos",
    "movs": "movimientos", "movi": "movimientos", "ntp": "fresco", "bn": "bien", "dnd": "donde", "cm": "como", "cmo": "como",
    "kiero": "quiero", "qro": "quiero", "kro": "quiero", "aki": "aqui", "aca": "aqui", "ola": "hola", "wenas": "buenas",
    "bnas": "buenas", "nesecito": "necesito", "nec": "necesito", "usd": "dolares", "us": "dolares", "dls": "dolares",
    "ctvs": "centavos", "ctv": "centavos", "cent": "centavos", "whats": "whatsapp", "wsp": "whatsapp", "wasap": "whatsapp",
    "cedu": "cedula", "ci": "cedula", "pag": "pago", "sms": "sms", "nro": "numero", "num": "numero", "no.": "numero",
    "mese": "meses", "mses": "meses", "mess": "meses", "mss": "meses", "ms": "meses", "cuots": "cuotas", "coutas": "cuotas", "cutas": "cuotas",
    "bco": "banco", "bnco": "banco", "bncs": "bancos", "cto": "cuanto", "cnto": "cuanto", "ctos": "cuantos", "cdo": "cuando", "tngo": "tengo",
    "tiens": "tienes", "qiero": "quiero", "quro": "quiero", "tarj": "tarjeta", "trj": "tarjeta", "trjta": "tarjeta", "prest": "prestamo",
    "benef": "beneficiario", "cred": "credito", "deb": "debito", "transac": "transaccion", "trans": "transferencia", "sldo": "saldo",
    "mvtos": "movimientos", "mvto": "movimiento", "mto": "monto", "dsd": "desde", "hst": "hasta", "slds": "saludos", "msj": "mensaje",
    "msjs": "mensajes", "tbn": "tambien", "tbm": "tambien", "xf": "porfa", "pf": "porfa", "ntc": "fresco", "finde": "fin de semana",
    "pcha": "pichincha", "gye": "guayaquil", "uio": "quito", "recarg": "recarga", "sist": "sistema", "dir": "direccion", "hrs": "horas",
    "min": "minutos", "tel": "telefono", "cel": "celular", "celu": "celular", "compu": "computadora", "coop": "cooperativa",
    "coope": "cooperativa", "info": "informacion", "gracia": "gracias", "grax": "gracias", "thx": "gracias", "dpf": "poliza", "comp": "comprobante",
}  # fmt: skip
_SIGNS: Final = {
    "👍": "si",
    "✅": "si",
    "👌": "si",
    "🆗": "si",
    "❌": "no",
    "👎": "no",
    "🙏": "porfa",
    "💳": "tarjeta",
    "👋": "hola",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it is compared, and where it stands in the text as typed."""

    said: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Written in digits."""
        return self.said[0].isdigit()


def plain(text: str) -> str:
    """Lower case without accents, letter for letter: places stay the same; ñ stays ñ."""
    return "".join(map(_plain_letter, text))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    lower = letter.lower()
    if lower == "ñ":
        return lower
    bare = unicodedata.normalize("NFKD", lower)[:1] if lower else letter
    return bare if len(bare) == 1 and not unicodedata.combining(bare) else " "


def words_of(text: str) -> list[Word]:
    """The words, numbers and signs of a message with their places; abbreviations written out, stretched letters drawn in."""
    found: list[Word] = []
    for match in _TOKEN.finditer(plain(text[:LONGEST_TEXT])):
        token, (start, end) = match[0], match.span()
        found.extend([Word(said, start, end) for said in _written_out(token)])
    return found


@lru_cache(maxsize=REMEMBERED)
def _written_out(token: str) -> Sequence[str]:
    if token[0].isalpha() and len(set(token)) > 1:
        token = _STRETCHED.sub(r"\1", token)
    if token[0] == "." and len(token) > 1:
        token = f"0{token}"  # "$.80"
    return _WRITTEN_OUT.get(token, _SIGNS.get(token, token)).split()


_SOUNDS: Final = (
    (re.compile(r"c(?=[ei])|z"), "s"), (re.compile(r"ch"), "\1"), (re.compile(r"h"), ""), (re.compile(r"qu?|k"), "c"),
    (re.compile(r"v"), "b"), (re.compile(r"ll"), "y"), (re.compile(r"g(?=[ei])"), "j"), (re.compile(r"n(?=[bp])"), "m"),
    (re.compile(r"w"), "u"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def sound(word: str) -> str:
    """How a word sounds in Ecuador: "targeta" and "tarjeta", "clabe" and "clave", "kiero" and "quiero" are one."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word
