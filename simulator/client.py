"""Moving the simulated world from a test: people who write and press, and what they see.

    world = World(url)
    ana = await world.person("Ana", phone="+593991234567")
    await ana.send("hola")
    await ana.wait_for("Bienvenida")
    await ana.tap("Iniciar sesión")

Speaks only the control API. `World` is for asyncio; `SyncWorld` does the same from plain functions.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx

WAIT_SECONDS = 10.0
POLL_SECONDS = 5.0

T = TypeVar("T")
Json = dict[str, Any]


class RefusedError(Exception):
    """The control API said no: status and its words."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(f"{status}: {error}")
        self.status = status


class NotSeenError(AssertionError):
    """What was waited for did not come in time; the message tells what was on the screen."""


@dataclass
class Screen:
    """The private chat as the person sees it."""

    messages: dict[int, Json] = field(default_factory=dict)
    callbacks: dict[str, Json] = field(default_factory=dict)
    typing: str | None = None
    revision: int = 0

    def take(self, news: Json) -> None:
        """Bring up to date with what the control API tells."""
        for message in news["messages"]:
            self.messages[message["message_id"]] = message
        for callback in news["callbacks"]:
            self.callbacks[callback["id"]] = callback
        self.typing, self.revision = news["typing"], news["revision"]


def text_of(message: Json) -> str:
    """What can be read in a message: its text or caption."""
    return str(message.get("text") or message.get("caption") or "")


def labels_of(message: Json) -> list[str]:
    """The labels of its inline buttons, in reading order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


class Person:
    """Somebody with a phone. `refresh` before looking; the waiting methods do it by themselves."""

    def __init__(self, world: "World", profile: Json) -> None:
        self._world = world
        self.profile = profile
        self.id = int(profile["id"])
        self.screen = Screen()

    @property
    def messages(self) -> list[Json]:
        """The chat's messages that are there now, oldest first (as of the last refresh)."""
        return [m for _, m in sorted(self.screen.messages.items()) if not m["deleted"]]

    @property
    def replies(self) -> list[Json]:
        """The bot's messages among them."""
        return [m for m in self.messages if m["outgoing"]]

    @property
    def answers(self) -> list[Json]:
        """Pressed buttons with the bot's answers (`answer` is None while there is none)."""
        return list(self.screen.callbacks.values())

    async def refresh(self) -> Screen:
        """Look at the phone."""
        path = f"/control/chats/{self.id}/messages"
        self.screen.take(await self._world.get(path, since=self.screen.revision))
        return self.screen

    async def send(self, text: str) -> Json:
        """Write a text; returns the message."""
        return await self._do("send", text=text)

    async def edit(self, message_id: int, text: str) -> Json:
        """Change an own text."""
        return await self._do("edit", message_id=message_id, text=text)

    async def forward(self, text: str, author: str = "Otra persona") -> Json:
        """Forward somebody's text."""
        return await self._do("forward", text=text, author=author)

    async def post_in_group(self, text: str, title: str = "Grupo") -> Json:
        """Write in a group."""
        return await self._do("group", text=text, title=title)

    async def block(self, *, blocked: bool = True) -> Json:
        """Stop the bot, or take it back."""
        return await self._do("block", blocked=blocked)

    async def tap(
        self,
        label: str | None = None,
        *,
        data: str | None = None,
        message_id: int | None = None,
        old: bool = False,
    ) -> Json:
        """Press the newest button with this label or data, waiting for it to appear.

        `old` presses buttons that have been taken away and does not wait. The answer has `url` for a button
        that opens an address, else `callback_query_id`.
        """
        wanted = {"label": label, "data": data, "message_id": message_id, "old": old}
        if old:
            return await self._do("tap", **wanted)
        deadline = asyncio.get_running_loop().time() + WAIT_SECONDS
        while True:
            revision = self._world.revision
            try:
                return await self._do("tap", **wanted)
            except RefusedError:
                if asyncio.get_running_loop().time() > deadline:
                    raise
            await self._world.changed(revision, POLL_SECONDS)

    async def share(self, kind: str, **fields: Any) -> Json:
        """Send a contact, location, photo, document, voice or sticker (`members.SHARED` on the server)."""
        return await self._world.post(f"/control/people/{self.id}/share/{kind}", fields)

    async def until(self, seen: Callable[["Person"], T | None], seconds: float = WAIT_SECONDS) -> T:
        """Wait until `seen` finds something on the screen; `NotSeenError` if it does not in time."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while True:
            await self.refresh()
            found = seen(self)
            if found:
                return found
            if loop.time() > deadline:
                shown = "\n".join(f"- {text_of(m)!r} {labels_of(m)}" for m in self.replies[-6:])
                raise NotSeenError(f"not seen within {seconds} s; on the screen:\n{shown}")
            await self._world.changed(self.screen.revision, min(POLL_SECONDS, seconds))

    async def wait_for(self, pattern: str, *, after: int = 0, seconds: float = WAIT_SECONDS) -> Json:
        """The newest message of the bot, later than message `after`, in which the regular expression is found."""

        def seen(person: "Person") -> Json | None:
            for message in reversed(person.replies):
                if message["message_id"] > after and re.search(pattern, text_of(message)):
                    return message
            return None

        return await self.until(seen, seconds)

    async def wait_for_file(self, *, after: int = 0, seconds: float = WAIT_SECONDS) -> tuple[Json, bytes]:
        """The newest document or photo of the bot, and its content."""

        def seen(person: "Person") -> Json | None:
            with_file = [
                m for m in person.replies if m["message_id"] > after and ("document" in m or "photo" in m)
            ]
            return with_file[-1] if with_file else None

        message = await self.until(seen, seconds)
        file_id = message["document"]["file_id"] if "document" in message else message["photo"][-1]["file_id"]
        return message, await self._world.download(f"/control/files/{file_id}")

    async def wait_for_answer(self, query_id: str, seconds: float = WAIT_SECONDS) -> Json:
        """The bot's answer to a pressed button."""
        return await self.until(lambda p: p.screen.callbacks.get(query_id, {}).get("answer"), seconds)

    async def _do(self, act: str, **fields: Any) -> Json:
        return await self._world.post(f"/control/people/{self.id}/{act}", fields)


class World:
    """The simulator at `url`. Use as an async context manager or call `close`."""

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False)
        self.revision = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.aclose()

    async def person(self, first_name: str = "Ana", **profile: Any) -> Person:
        """A new person (`id`, `phone`, `email`, `username` may be given), or the one with this id."""
        return Person(self, await self.post("/control/people", {"first_name": first_name, **profile}))

    async def sms(self, to: str | None = None) -> list[Json]:
        """SMS received by a number, oldest first."""
        return await self._list("/control/sms", to=to)

    async def mail(self, to: str | None = None) -> list[Json]:
        """Mails received by an address, oldest first."""
        return await self._list("/control/mail", to=to)

    async def wait_for_sms(self, to: str, *, more_than: int = 0, seconds: float = WAIT_SECONDS) -> Json:
        """The newest SMS to `to` once there are more than `more_than`."""
        return (await self._newest(lambda: self.sms(to), more_than, seconds))[-1]

    async def wait_for_mail(self, to: str, *, more_than: int = 0, seconds: float = WAIT_SECONDS) -> Json:
        """The newest mail to `to` once there are more than `more_than`."""
        return (await self._newest(lambda: self.mail(to), more_than, seconds))[-1]

    async def attachment(self, mail_id: int, number: int = 0) -> bytes:
        """An attachment of a mail."""
        return await self.download(f"/control/mail/{mail_id}/attachments/{number}")

    async def calls(self, method: str | None = None, since: int = 0) -> list[Json]:
        """The bot's calls with their verdicts."""
        return await self._list("/control/calls", method=method, since=since)

    async def violations(self) -> list[Json]:
        """The bot's calls that broke a published limit."""
        return await self._list("/control/calls", violations=1)

    async def fault(self, method: str, kind: str, times: int = 1, **more: Any) -> None:
        """Let the next calls of `method` ("sms" for the gateway, "*" for any) go wrong; see `faults.Fault`."""
        await self.post("/control/faults", {"method": method, "kind": kind, "times": times, **more})

    async def no_more_faults(self) -> None:
        """From now on everything works."""
        (await self._client.delete("/control/faults")).raise_for_status()

    async def duplicate_next(self, copies: int = 3) -> None:
        """Deliver the next update several times at once."""
        await self.post("/control/updates/duplicate", {"copies": copies})

    async def deliver_again(self, update_id: int | None = None, copies: int = 1) -> int:
        """Deliver a taken update once more, the last by default; returns its id."""
        answer = await self.post("/control/updates/again", {"update_id": update_id, "copies": copies})
        return int(answer["update_id"])

    async def wait_until_taken(self, seconds: float = WAIT_SECONDS) -> None:
        """Until no update waits for the bot any more."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while (await self.get("/control/updates"))["pending"]:
            if loop.time() > deadline:
                raise NotSeenError("the bot does not take its updates")
            await self.changed(self.revision, 0.2)

    async def options(self, **changed: float) -> Json:
        """Change how strict or patient Telegram is; see `options.Options`."""
        return await self.post("/control/options", changed)

    async def advance(self, seconds: float) -> None:
        """Let the simulator's time pass."""
        await self.post("/control/clock", {"advance": seconds})

    async def changed(self, since: int, seconds: float) -> int:
        """The world's revision once it is beyond `since`, at the latest after `seconds`."""
        self.revision = int((await self.get("/control/state", since=since, wait=seconds))["revision"])
        return self.revision

    async def get(self, path: str, **query: Any) -> Json:
        """An object of the control API."""
        found: Json = _checked(await self._client.get(path, params=query))
        return found

    async def post(self, path: str, body: Json) -> Json:
        """A request to the control API; `RefusedError` if it says no. A `content` of bytes goes as a file."""
        content = body.get("content")
        if isinstance(content, bytes):
            data = {
                name: str(value) for name, value in body.items() if name not in {"content", "name", "mime"}
            }
            file = (body.get("name", "archivo"), content, body.get("mime", "application/octet-stream"))
            response = await self._client.post(path, data=data, files={"file": file})
        else:
            response = await self._client.post(path, json=body)
        answer: Json = _checked(response)
        return answer

    async def download(self, path: str) -> bytes:
        """The bytes of a file."""
        response = await self._client.get(path)
        response.raise_for_status()
        return response.content

    async def _list(self, path: str, **query: Any) -> list[Json]:
        given = {name: value for name, value in query.items() if value is not None}
        found: list[Json] = _checked(await self._client.get(path, params=given))
        return found

    async def _newest(
        self, look: Callable[[], Awaitable[list[Json]]], more_than: int, seconds: float
    ) -> list[Json]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while len(found := await look()) <= more_than:
            if loop.time() > deadline:
                raise NotSeenError(f"nothing came within {seconds} s")
            await self.changed(self.revision, min(POLL_SECONDS, seconds))
        return found


class SyncPerson:
    """A `Person` for plain functions."""

    def __init__(self, world: "SyncWorld", person: Person) -> None:
        self._world = world
        self.inner = person

    @property
    def messages(self) -> list[Json]:
        """The chat's messages, freshly looked at."""
        self._world.run(self.inner.refresh())
        return self.inner.messages

    def send(self, text: str) -> Json:
        """Write a text."""
        return self._world.run(self.inner.send(text))

    def tap(self, label: str | None = None, **more: Any) -> Json:
        """Press a button."""
        return self._world.run(self.inner.tap(label, **more))

    def wait_for(self, pattern: str, **more: Any) -> Json:
        """Wait for a text of the bot."""
        return self._world.run(self.inner.wait_for(pattern, **more))


class SyncWorld:
    """A `World` for plain functions, such as browser tests; everything else through `run(world.inner.…)`."""

    def __init__(self, url: str) -> None:
        self._runner = asyncio.Runner()
        self.inner = self.run(_open(url))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self.inner.close())
        self._runner.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for a coroutine of `inner`."""
        return self._runner.run(work)

    def person(self, first_name: str = "Ana", **profile: Any) -> SyncPerson:
        """A new person."""
        return SyncPerson(self, self.run(self.inner.person(first_name, **profile)))

    def sms(self, to: str | None = None) -> list[Json]:
        """SMS received by a number."""
        return self.run(self.inner.sms(to))

    def mail(self, to: str | None = None) -> list[Json]:
        """Mails received by an address."""
        return self.run(self.inner.mail(to))


async def _open(url: str) -> World:
    return World(url)


def _checked(response: httpx.Response) -> Any:
    if response.is_error:
        try:
            error = str(response.json()["error"])
        except (ValueError, KeyError, TypeError):
            error = response.text[:200]
        raise RefusedError(response.status_code, error)
    return response.json()
