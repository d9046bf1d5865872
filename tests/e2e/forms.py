"""A secure page visited like a browser without JavaScript does: read the form, fill it in, send it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx

HEADERS = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "es-EC,es;q=0.9"}
FROM_OWN_PAGE = {"Origin": "null", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}


@dataclass
class Form:
    """What a page asks for."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            assert given.get("method") == "post"
            self.form = Form(given.get("action") or "")
        elif tag == "input" and self.form is not None:
            name = given.get("name") or ""
            self.form.fields[name] = given.get("value") or ""
            if given.get("type") != "hidden":
                self.form.asked.append(name)

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


@dataclass
class Page:
    """One answer of the application to a browser."""

    response: httpx.Response
    words: str
    form: Form | None

    @classmethod
    def of(cls, response: httpx.Response) -> Page:
        """Read it."""
        reader = _Reader()
        reader.feed(response.text)
        return cls(response, " ".join(filter(None, reader.words)), reader.form)


class Browser:
    """Follows redirects, runs no script, and keeps every answer it got."""

    def __init__(self) -> None:
        self._client = httpx.AsyncClient(follow_redirects=True, timeout=20, trust_env=False, headers=HEADERS)
        self.answers: list[httpx.Response] = []

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.aclose()

    async def open(self, url: str) -> Page:
        """GET a page."""
        return self._kept(await self._client.get(url))

    async def submit(self, page: Page, *values: str) -> Page:
        """Fill what the form asks for, in order, and send it."""
        assert page.form is not None, page.words
        assert len(values) == len(page.form.asked), page.form.asked
        data = page.form.fields | dict(zip(page.form.asked, values, strict=True))
        url = urljoin(str(page.response.url), page.form.action)
        return self._kept(await self._client.post(url, data=data, headers=FROM_OWN_PAGE))

    def _kept(self, response: httpx.Response) -> Page:
        self.answers += [*response.history, response]
        return Page.of(response)
