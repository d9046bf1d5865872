"""Telegram's HTML parse mode and the entities of a message, as the Bot API documents and enforces them.

Offsets and lengths are UTF-16 code units, as on the wire. Source: core.telegram.org/bots/api#html-style.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n"
UNBREAKABLE = {"code", "pre"}
MAX_CODE_POINT = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)

_ENTITY = re.compile(r"&(?:#(?P<decimal>[0-9]{1,8})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[a-zA-Z]+));?")
_PLAIN = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])",
)

Entity = dict[str, Any]


class UnparsableEntitiesError(ValueError):
    """The text is not valid in its parse mode; the message is what Telegram says after "can't parse entities: "."""


@dataclass
class _Open:
    tag: str
    value: str
    offset: int


def utf16_length(text: str) -> int:
    """Length of `text` in UTF-16 code units, which is what entity offsets count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Split HTML into plain text and entities; raises `UnparsableEntitiesError` with Telegram's words."""
    return _Parser(source).run()


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop white space around the text as Telegram does when it stores a message, and move the entities along."""
    kept = text.strip()
    dropped = utf16_length(text[: len(text) - len(text.lstrip())])
    total = utf16_length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - dropped, 0)
        end = min(entity["offset"] + entity["length"] - dropped, total)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, moved


def detected(text: str, taken: list[Entity]) -> list[Entity]:
    """Commands and addresses that Telegram marks by itself, outside the entities `taken`; all of them in order."""
    found = list(taken)
    for match in _PLAIN.finditer(text):
        start, length = utf16_length(text[: match.start()]), utf16_length(match.group())
        if not any(e["offset"] < start + length and start < e["offset"] + e["length"] for e in taken):
            found.append({"type": str(match.lastgroup), "offset": start, "length": length})
    return sorted(found, key=lambda e: (e["offset"], -e["length"]))


def careless(source: str) -> list[str]:
    """What the documentation forbids in HTML and Telegram forgives: bare `&` and `>`, unknown names, bad links."""
    found = []
    outside = re.sub(r"<[^<>]*>", "", source)
    if ">" in outside:
        found.append("an unescaped > in HTML text")
    for match in re.finditer("&", outside):
        known = _ENTITY.match(outside, match.start())
        if known is None or not known.group().endswith(";") or _decoded(known) is None:
            found.append("an unescaped & or unknown entity in HTML text")
    found.extend(
        f"a link that Telegram drops: {address}"
        for address in re.findall(r"<a\s+href\s*=\s*[\"']([^\"']*)[\"']", source, re.IGNORECASE)
        if link_problem(address) is not None
    )
    return found


def link_problem(address: str) -> str | None:
    """Why Telegram does not take this as a link (its words), or None. Only http, https and tg are links."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme == "tg":
        return None if host else "Wrong tg URL"
    if parts.scheme not in {"http", "https"}:
        return "Unsupported URL protocol"
    if not host or any(c in address for c in " \t\r\n"):
        return "Wrong HTTP URL"
    return None if "." in host or ":" in host else "Wrong HTTP URL"


def _decoded(match: re.Match[str]) -> str | None:
    if match["name"]:
        return NAMED.get(match["name"])
    code = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
    return chr(code) if 0 < code <= MAX_CODE_POINT and code not in SURROGATES else None


class _Parser:
    """One pass over the source, in the order and with the messages of Telegram's own parser."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "<":
                self._tag()
            elif char == "&":
                self._put(self._entity())
            else:
                self._put(char)
                self.at += 1
        if self.open:
            raise UnparsableEntitiesError(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"'
            )
        return "".join(self.out), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16_length(text)

    def _entity(self) -> str:
        match = _ENTITY.match(self.source, self.at)
        value = _decoded(match) if match else None
        if match is None or value is None:
            self.at += 1
            return "&"
        self.at = match.end()
        return value

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in SPACE:
            self.at += 1

    def _name(self, stops: str) -> str:
        start = self.at
        while self._peek() and self._peek() not in stops:
            self.at += 1
        return self.source[start : self.at].lower()

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._name(SPACE + ">")
        if not self._peek():
            raise UnparsableEntitiesError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in TAGS:
            raise UnparsableEntitiesError(
                f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}'
            )
        value = ""
        while True:
            self._skip_space()
            if self._peek() in {">", ""}:
                break
            name, given = self._attribute(tag, begin)
            value = _meaning(tag, name, given) or value
        if not self._peek():
            raise UnparsableEntitiesError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        self.at += 1
        if tag == "span" and value != "spoiler":
            where = self._bytes(begin)
            raise UnparsableEntitiesError(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open.append(_Open(tag, value, self.length))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._name(SPACE + "=>")
        where = self._bytes(begin)
        if not name:
            raise UnparsableEntitiesError(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._skip_space()
        if self._peek() != "=":
            if tag == "blockquote" and name == "expandable":
                return name, ""
            raise UnparsableEntitiesError(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {where}'
            )
        self.at += 1
        self._skip_space()
        quote = self._peek()
        if quote not in {'"', "'"} or not quote:
            match = re.compile(r"[a-zA-Z0-9.\-]+").match(self.source, self.at)
            self.at = match.end() if match else self.at
            if match is None or (self._peek() and self._peek() not in SPACE + ">"):
                raise UnparsableEntitiesError(
                    f"Unexpected end of name token at byte offset {self._bytes(self.at)}"
                )
            return name, match.group()
        self.at += 1
        value: list[str] = []
        while self._peek() and self._peek() != quote:
            if self._peek() == "&":
                value.append(self._entity())
            else:
                value.append(self._peek())
                self.at += 1
        if not self._peek():
            raise UnparsableEntitiesError(f"Unclosed start tag at byte offset {where}")
        self.at += 1
        return name, "".join(value)

    def _end_tag(self, begin: int) -> None:
        where = self._bytes(begin)
        if not self.open:
            raise UnparsableEntitiesError(f"Unexpected end tag at byte offset {where}")
        name = self._name(SPACE + ">")
        self._skip_space()
        if self._peek() != ">":
            raise UnparsableEntitiesError(f"Unclosed end tag at byte offset {where}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            raise UnparsableEntitiesError(
                f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        kind = TAGS[opened.tag]
        entity: Entity = {"type": kind, "offset": opened.offset, "length": self.length - opened.offset}
        if kind == "text_link":
            written = "".join(self.out)
            address = opened.value or _cut(written, opened.offset)
            if link_problem(address) is not None:
                return
            entity["url"] = address
        elif kind == "custom_emoji":
            entity["custom_emoji_id"] = opened.value
        elif opened.tag == "pre" and opened.value:
            entity["language"] = opened.value
        elif opened.tag == "code" and self.open and self.open[-1].tag == "pre":
            self.open[-1].value = opened.value
            return
        elif opened.value == "expandable":
            entity["type"] = "expandable_blockquote"
        if any(outer.tag in UNBREAKABLE for outer in self.open):
            return
        if kind in UNBREAKABLE:
            self.entities = [e for e in self.entities if e["offset"] < opened.offset]
        self.entities.append(entity)


def _cut(text: str, offset: int) -> str:
    return text.encode("utf-16-le")[offset * 2 :].decode("utf-16-le")


def _meaning(tag: str, name: str, value: str) -> str:
    """What an attribute says about its tag; attributes without meaning are skipped, as Telegram does."""
    if (tag, name) == ("blockquote", "expandable"):
        return "expandable"
    if (tag, name) == ("span", "class"):
        return "spoiler" if value == "tg-spoiler" else ""
    if (tag, name) == ("code", "class"):
        return value.removeprefix("language-") if value.startswith("language-") else ""
    return value if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")} else ""
