"""What editors do with the FAQ: what members asked, and the answers, each published by a second person (desk.md §3, 15)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import answers, questions
from banking.desk.agents import Person, Role
from banking.desk.answers import Version
from banking.desk.questions import Asked, Helped
from banking.desk.rights import Bureau, need
from banking.values import KeptAnswer


class Editing(Bureau):
    """The editor's part of the console. Supervisors read and review; they write nothing."""

    # --- what members asked ---

    async def questions(self, me: Person) -> list[Asked]:
        """Questions without an answer or whose answer did not help."""
        need(me, Role.EDITOR, Role.SUPERVISOR)
        return await self._persist(questions.open_questions)

    async def settle_questions(self, me: Person, group: str) -> int:
        """A group of questions was looked after."""
        need(me, Role.EDITOR)

        async def once(conn: AsyncConnection) -> int:
            settled = await questions.settle(conn, group, me.id, self._clock())
            await self._note(conn, me, "QuestionsSettled", group[:120])
            return settled

        return await self._persist(once)

    async def answers_helped(self, me: Person, days: int = 30) -> list[Helped]:
        """How every answer did lately."""
        need(me, Role.EDITOR, Role.SUPERVISOR)
        since = self._clock() - timedelta(days=days)
        return await self._persist(lambda conn: questions.helped(conn, since))

    # --- the answers ---

    async def published(self, me: Person) -> tuple[KeptAnswer, ...]:
        """What is served on top of what the house came with."""
        need(me, Role.EDITOR, Role.SUPERVISOR)
        return await self._persist(answers.published)

    async def open_versions(self, me: Person) -> list[Version]:
        """Drafts and what waits for its review."""
        need(me, Role.EDITOR, Role.SUPERVISOR)
        return await self._persist(answers.open_versions)

    async def history(self, me: Person, topic: str) -> list[Version]:
        """All versions of a topic, the newest first."""
        need(me, Role.EDITOR, Role.SUPERVISOR)
        return await self._persist(lambda conn: answers.history(conn, topic))

    async def write(self, me: Person, kept: KeptAnswer) -> int | None:
        """Draft a topic's answer; None where somebody else has it in hand."""
        need(me, Role.EDITOR)

        async def once(conn: AsyncConnection) -> int | None:
            written = await answers.write(conn, me.id, kept, self._clock())
            await self._note(
                conn, me, "AnswerDrafted", f"answer:{kept.topic}", "refused" if written is None else "done"
            )
            return written

        return await self._persist(once)

    async def submit(self, me: Person, version_id: int) -> bool:
        """Send one's draft to review."""
        need(me, Role.EDITOR)

        async def once(conn: AsyncConnection) -> bool:
            topic = await answers.submit(conn, me.id, version_id, self._clock())
            return await self._moved(conn, me, "AnswerSubmitted", version_id, topic)

        return await self._persist(once)

    async def discard(self, me: Person, version_id: int) -> bool:
        """Take one's draft, or what waits for its review, back."""
        need(me, Role.EDITOR)

        async def once(conn: AsyncConnection) -> bool:
            topic = await answers.discard(conn, me.id, version_id)
            return await self._moved(conn, me, "AnswerDiscarded", version_id, topic)

        return await self._persist(once)

    async def publish(self, me: Person, version_id: int) -> bool:
        """Publish what somebody else wrote; every process serves it a moment later."""
        need(me, Role.EDITOR, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> bool:
            topic = await answers.decide(conn, me.id, version_id, self._clock(), why=None)
            return await self._moved(conn, me, "AnswerPublished", version_id, topic)

        return await self._persist(once)

    async def reject(self, me: Person, version_id: int, why: str) -> bool:
        """Reject what somebody else wrote, with a reason."""
        need(me, Role.EDITOR, Role.SUPERVISOR)
        reason = why.strip()[: answers.LONGEST_REASON]
        if not reason:
            return False

        async def once(conn: AsyncConnection) -> bool:
            topic = await answers.decide(conn, me.id, version_id, self._clock(), why=reason)
            return await self._moved(conn, me, "AnswerRejected", version_id, topic)

        return await self._persist(once)

    async def served(self) -> tuple[KeptAnswer, ...]:
        """What is published, for the bot itself."""
        return await self._persist(answers.published)

    async def _moved(
        self, conn: AsyncConnection, me: Person, action: str, version_id: int, topic: str | None
    ) -> bool:
        await self._note(
            conn,
            me,
            action,
            f"answer:{topic or '?'}:{version_id}",
            "refused" if topic is None else "done",
        )
        return topic is not None
