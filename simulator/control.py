"""The control API: what the chat page and the tests use to move people and to look at what happened.

JSON in and out, below `/control`. 404 for what is not there, 409 for what a phone does not offer, 422 for a
request that makes no sense; always `{"error": …}`. Meant for the machine it runs on: it asks for no password.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import fields as fields_of
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator import members
from simulator.chats import Chat, Message, Person
from simulator.faults import Fault
from simulator.world import World

WAIT_MOST_SECONDS = 25
MESSAGES_AT_ONCE = 500
MAX_COPIES = 20
INLINE_TYPES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})

Answer = Any
Act = Callable[[Person, dict[str, Any]], Answer]


class Control:
    """The routes below `/control`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """For the application."""
        acts: dict[str, Act] = {
            "send": self._send,
            "edit": self._edit,
            "forward": self._forward,
            "group": self._group,
            "tap": self._tap,
            "block": self._block,
        }
        return [
            Route("/control/state", _guarded(self.state)),
            Route("/control/people", _guarded(self.people), methods=["GET", "POST"]),
            Route("/control/people/{id:int}/share/{kind}", _guarded(self.share), methods=["POST"]),
            *(
                Route(f"/control/people/{{id:int}}/{name}", _guarded(self._act(act)), methods=["POST"])
                for name, act in acts.items()
            ),
            Route("/control/chats/{id}/messages", _guarded(self.messages)),
            Route("/control/files/{id}", _guarded(self.file)),
            Route("/control/sms", _guarded(self.sms)),
            Route("/control/mail", _guarded(self.mail)),
            Route("/control/mail/{id:int}/attachments/{number:int}", _guarded(self.attachment)),
            Route("/control/calls", _guarded(self.calls)),
            Route("/control/faults", _guarded(self.faults), methods=["GET", "POST", "DELETE"]),
            Route("/control/updates", _guarded(self.updates)),
            Route("/control/updates/duplicate", _guarded(self.duplicate), methods=["POST"]),
            Route("/control/updates/again", _guarded(self.again), methods=["POST"]),
            Route("/control/options", _guarded(self.options), methods=["GET", "POST"]),
            Route("/control/clock", _guarded(self.clock), methods=["GET", "POST"]),
        ]

    async def state(self, request: Request) -> Answer:
        """Everything but messages; with `since`, as soon as something is newer than that revision."""
        since = request.query_params.get("since")
        if since is not None:
            wait = min(float(request.query_params.get("wait", "0")), WAIT_MOST_SECONDS)
            await self._world.changes.wait(int(since), wait)
        return {
            "revision": self._world.changes.revision,
            "now": self._world.clock.now(),
            "bot": self._world.bot,
            "commands": self._world.commands,
            "menu_button": self._world.menu_button,
            "people": [self._shown(person) for person in self._world.people.values()],
            "groups": [chat.wire for chat in self._world.chats.values() if chat.id < 0],
            "faults": [fault.shown() for fault in self._world.faults.pending],
            "sms_version": max((sms.version for sms in self._world.sms.messages.values()), default=0),
            "mail_version": self._world.mail.mails[-1].version if self._world.mail.mails else 0,
        }

    async def people(self, request: Request) -> Answer:
        """The people; POST adds one or, with a known `id`, changes particulars."""
        if request.method == "POST":
            return self._shown(self._world.add_person(await _body(request)))
        return [self._shown(person) for person in self._world.people.values()]

    async def share(self, request: Request) -> Answer:
        """Contact, location, photo, document, voice or sticker; a file comes as multipart field `file`."""
        person = self._world.person(request.path_params["id"])
        given: dict[str, Any] = {}
        if request.headers.get("content-type", "").startswith("multipart/"):
            async with request.form(max_part_size=20 * 1024 * 1024) as form:
                for name, value in form.multi_items():
                    if isinstance(value, UploadFile):
                        given["content"] = await value.read()
                        given["mime"] = value.content_type or "application/octet-stream"
                        given["name"] = value.filename or "archivo"
                    else:
                        given[name] = value
        else:
            given = await _body(request)
        return members.share(self._world, person, request.path_params["kind"], given).shown()

    async def messages(self, request: Request) -> Answer:
        """A chat's messages changed after revision `since`, and the buttons pressed or answered since."""
        chat = self._world.chats[int(request.path_params["id"])]
        since = int(request.query_params.get("since", "0"))
        newer = [m.shown() for m in chat.messages.values() if m.version > since]
        pressed = [
            callback.shown()
            for callback in self._world.callbacks.values()
            if callback.person_id == chat.id and (since == 0 or callback.version > since)
        ]
        return {
            "revision": self._world.changes.revision,
            "messages": newer[-MESSAGES_AT_ONCE:],
            "callbacks": pressed[-MESSAGES_AT_ONCE:],
            "typing": self._typing(chat),
        }

    async def file(self, request: Request) -> Answer:
        """A file from a chat; pictures are shown, everything else is downloaded."""
        stored = self._world.files[request.path_params["id"]]
        return _file(stored.name, stored.mime, stored.content)

    async def sms(self, request: Request) -> Answer:
        """SMS to one number (`to`), or all."""
        return [sms.shown() for sms in self._world.sms.listed(request.query_params.get("to"))]

    async def mail(self, request: Request) -> Answer:
        """Mails to one address (`to`), or all."""
        return [mail.shown() for mail in self._world.mail.listed(request.query_params.get("to"))]

    async def attachment(self, request: Request) -> Answer:
        """One attachment of a mail, counted from 0."""
        mail = self._world.mail.find(request.path_params["id"])
        number = request.path_params["number"]
        if mail is None or number >= len(mail.attachments):
            raise KeyError(number)
        found = mail.attachments[number]
        return _file(found.name, found.mime, found.content)

    async def calls(self, request: Request) -> Answer:
        """The bot's calls with their verdicts; `method`, `since` and `violations=1` narrow them."""
        query = request.query_params
        found = self._world.journal.listed(
            query.get("method"), int(query.get("since", "0")), only_violations=query.get("violations") == "1"
        )
        return [call.shown() for call in found]

    async def faults(self, request: Request) -> Answer:
        """What is to go wrong; POST adds a `Fault`, DELETE ends them all."""
        if request.method == "POST":
            self._world.faults.add(Fault(**await _body(request)))
        elif request.method == "DELETE":
            self._world.faults.clear()
        self._world.changes.touch()
        return [fault.shown() for fault in self._world.faults.pending]

    async def updates(self, _request: Request) -> Answer:
        """How many updates wait, and the ids of those the bot took."""
        queue = self._world.updates
        return {
            "pending": list(queue.pending),
            "delivered": [update.id for update in queue.delivered],
            "webhook": self._world.webhook.shown(),
        }

    async def duplicate(self, request: Request) -> Answer:
        """Deliver the next update `copies` times at once."""
        self._world.updates.copies_of_next = _copies(await _body(request), 3)
        return {"copies": self._world.updates.copies_of_next}

    async def again(self, request: Request) -> Answer:
        """Deliver a taken update (`update_id`, default the last) once more, `copies` times at once."""
        given = await _body(request)
        return {"update_id": self._world.updates.again(given.get("update_id"), _copies(given, 1))}

    async def options(self, request: Request) -> Answer:
        """The options; POST changes those given."""
        options = self._world.options
        if request.method == "POST":
            known = {field.name for field in fields_of(options)}
            for name, value in (await _body(request)).items():
                if name not in known or isinstance(value, bool) or not isinstance(value, int | float):
                    raise ValueError(f"unknown option or not a number: {name}")
                setattr(options, name, value)
        return vars(options)

    async def clock(self, request: Request) -> Answer:
        """The world's time; POST lets `advance` seconds pass."""
        if request.method == "POST":
            self._world.clock.advance(float((await _body(request))["advance"]))
        return {"now": self._world.clock.now()}

    def _act(self, act: Act) -> Callable[[Request], Awaitable[Answer]]:
        async def handle(request: Request) -> Answer:
            return act(self._world.person(request.path_params["id"]), await _body(request))

        return handle

    def _send(self, person: Person, given: dict[str, Any]) -> Answer:
        return members.write(self._world, person, str(given.get("text", ""))).shown()

    def _edit(self, person: Person, given: dict[str, Any]) -> Answer:
        return members.edit(self._world, person, int(given["message_id"]), str(given.get("text", ""))).shown()

    def _forward(self, person: Person, given: dict[str, Any]) -> Answer:
        author = str(given.get("author", "Otra persona"))
        return members.forward(self._world, person, str(given["text"]), author).shown()

    def _group(self, person: Person, given: dict[str, Any]) -> Answer:
        title = str(given.get("title", "Grupo"))
        return members.post_in_group(self._world, person, str(given["text"]), title).shown()

    def _block(self, person: Person, given: dict[str, Any]) -> Answer:
        members.block(self._world, person, blocked=bool(given.get("blocked", True)))
        return self._shown(person)

    def _tap(self, person: Person, given: dict[str, Any]) -> Answer:
        message, button, callback = members.press(
            self._world,
            person,
            label=given.get("label"),
            data=given.get("data"),
            message_id=given.get("message_id"),
            old=bool(given.get("old")),
        )
        answer: dict[str, Any] = {"message_id": message.id, "button": button}
        if callback is not None:
            answer["callback_query_id"] = callback.id
        elif "url" in button:
            answer["url"] = button["url"]
        elif "web_app" in button:
            answer["url"] = members.web_app_address(self._world, person, button["web_app"]["url"])
        return answer

    def _typing(self, chat: Chat) -> str | None:
        return chat.action if chat.action and chat.action_until > self._world.clock.now() else None

    def _shown(self, person: Person) -> dict[str, Any]:
        chat = self._world.chats[person.id]
        present: list[Message] = [m for m in list(chat.messages.values())[-20:] if not m.deleted]
        return {
            **person.shown(),
            "started": chat.started,
            "blocked": chat.blocked,
            "typing": self._typing(chat),
            "reply_keyboard": chat.reply_keyboard,
            "menu_button": chat.menu_button,
            "read_up_to": chat.read_up_to,
            "last_message_id": present[-1].id if present else 0,
            "last_version": max((m.version for m in present), default=0),
        }


async def _body(request: Request) -> dict[str, Any]:
    raw = await request.body()
    value = json.loads(raw) if raw else {}
    if not isinstance(value, dict):
        raise ValueError("a JSON object is needed")  # noqa: TRY004 - a request error, told as 422
    return value


def _copies(given: dict[str, Any], default: int) -> int:
    copies = int(given.get("copies", default))
    if not 1 <= copies <= MAX_COPIES:
        raise ValueError(f"copies must be between 1 and {MAX_COPIES}")
    return copies


def _file(name: str, mime: str, content: bytes) -> Response:
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)
    place = "inline" if mime in INLINE_TYPES else "attachment"
    headers = {"Content-Disposition": f'{place}; filename="{safe}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=mime, headers=headers)


def _guarded(handle: Callable[[Request], Awaitable[Answer]]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            answer = await handle(request)
        except KeyError as missing:
            return JSONResponse({"error": f"not there: {missing}"}, status_code=404)
        except members.ImpossibleError as impossible:
            return JSONResponse({"error": str(impossible)}, status_code=409)
        except (ValueError, TypeError) as problem:
            return JSONResponse({"error": str(problem)}, status_code=422)
        return answer if isinstance(answer, Response) else JSONResponse(answer)

    return endpoint
