"""Photos and documents of members: who may open them, as what they are served, and that each look is written down (desk.md 19)."""

from __future__ import annotations

from banking.desk.agents import Role
from banking.requests.desk import TellPerson
from banking.values import Outcome, SaidKind
from bot.files import Fetched, NoFile
from tests.webhooks.console.counter import Counter

PNG, PDF = Fetched(b"\x89PNG\r\n\x1a\n", "image/png"), Fetched(b"%PDF-1.7", "application/pdf")
STORE: dict[str, Fetched | NoFile] = {
    "photo-1": PNG,
    "doc-1": PDF,
    "exe-1": NoFile.STRANGE,
    "big-1": NoFile.LARGE,
}


async def test_a_file_opens_to_who_has_the_chat_and_can_do_nothing(desk: Counter) -> None:
    office = desk.office
    andrea = await office.staff("andrea")
    await office.hire("bruno")
    await office.hire("sofia", [Role.SUPERVISOR])
    await office.ask(1)
    await office.console.claim(andrea, 1)
    for key, (name, text) in enumerate(
        {
            "photo-1": "photo\nmira, mi PIN 4321",
            "doc-1": "document",
            "exe-1": "document",
            "big-1": "document",
        }.items()
    ):
        await office.word(1, TellPerson(str(key), SaidKind.MEDIA, text, 0, name))
    desk.files.update(STORE)
    office.later(seconds=31)
    token, bruno, sofia = [await office.enter(login) for login in ("andrea", "bruno", "sofia")]
    handoff = (await office.look(1)).handoff
    seen = (await desk.get(f"/console/chat/{handoff}", token)).text
    files = [part.split('"')[0] for part in seen.split(f'href="/console/chat/{handoff}/file/')[1:]]
    assert len(files) == 4
    assert "4321" not in seen
    assert "photo-1" not in seen  # nor any other name Telegram has for it
    assert desk.fetched == []

    photo = await desk.get(f"/console/chat/{handoff}/file/{files[0]}", token)
    assert (photo.status_code, photo.headers["content-type"], photo.content) == (
        200,
        "image/png",
        PNG.content,
    )
    assert photo.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert photo.headers["x-content-type-options"] == "nosniff"
    assert photo.headers["cache-control"] == "no-store"
    document = await desk.get(f"/console/chat/{handoff}/file/{files[1]}", token)
    assert document.headers["content-disposition"] == 'attachment; filename="documento.pdf"'
    assert [
        (await desk.get(f"/console/chat/{handoff}/file/{each}", token)).status_code for each in files[2:]
    ] == [
        415,
        413,
    ]
    assert (await desk.get(f"/console/records/{handoff}/file/{files[0]}", sofia)).status_code == 200
    assert len(desk.fetched) == 5

    refused = await desk.get(f"/console/chat/{handoff}/file/{files[0]}", bruno)
    assert refused.status_code == 404
    other = await desk.get(f"/console/chat/{handoff}/file/{handoff}", token)
    assert other.status_code == 404
    view = await office.look(1)
    await office.console.close(andrea, 1, view.epoch, Outcome.RESOLVED)
    assert (await desk.get(f"/console/chat/{handoff}/file/{files[0]}", token)).status_code == 404
    assert len(desk.fetched) == 5
    looks = await office.rows(
        "SELECT result, count(*) FROM ledger.audit WHERE action = 'FileOpened' GROUP BY 1 ORDER BY 1"
    )
    assert looks == [("done", 5), ("refused", 3)]
    kept = str(await office.rows("SELECT file, body FROM desk.message"))
    assert "photo-1" not in kept
