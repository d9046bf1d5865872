"""An embedded PostgreSQL: loopback only, scram passwords, three roles.

`postgres` is the superuser and is used here alone, `coop_owner` owns the database and runs the migrations, `coop_app` is the
application's login and owns nothing (S34).
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from webhooks.embedded.guardian import Guardian
from webhooks.embedded.lease import free_port
from webhooks.embedded.server import Server
from webhooks.embedded.shelter import RunAs, data_directory, reachable_binaries, server_user
from webhooks.embedded.unavailable import EmbeddedUnavailable

ADMIN_ROLE, OWNER_ROLE, APP_ROLE = "postgres", "coop_owner", "coop_app"
DATABASE = "coop"
INIT_SECONDS = 120
START_SECONDS = 60
START_ATTEMPTS = 8
CONNECT_SECONDS = 5
LOG_TAIL_LINES = 6

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "log_error_verbosity": "terse",  # no DETAIL: it carries the values of the failing row
    "log_min_error_statement": "panic",  # no statement text: it may carry values too
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}
FORGETFUL = {
    "fsync": "off",
    "full_page_writes": "off",
}  # a crash of the machine may lose data; one of the server alone does not


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """How to reach one database as each role; SQLAlchemy URLs that carry passwords, hence no repr."""

    owner_url: str = field(repr=False)
    app_url: str = field(repr=False)
    admin_url: str = field(repr=False)


class Postgres(Server):
    """One PostgreSQL server for one directory."""

    LOGINS = (ADMIN_ROLE, OWNER_ROLE, APP_ROLE)

    def __init__(
        self, directory: Path, *, durable: bool = True, say: Callable[[str], None] = lambda _line: None
    ) -> None:
        """Keep the data under `directory`; `durable=False` trades crash safety for speed (tests only)."""
        super().__init__(directory, say)
        self._durable = durable
        self.binaries = Path()
        self.data = Path()
        self._user = RunAs(None, None)

    @property
    def urls(self) -> DatabaseUrls:
        """The application's database."""
        return self.urls_of(DATABASE)

    def urls_of(self, database: str) -> DatabaseUrls:
        """Any database of this server."""
        return DatabaseUrls(
            self._url(OWNER_ROLE, database), self._url(APP_ROLE, database), self._url(ADMIN_ROLE, database)
        )

    def crash(self) -> None:
        """Kill the server as a power cut would (fault tests); `revive` brings it back on the same port."""
        self._pg_ctl("stop", "-m", "immediate")

    def revive(self) -> None:
        """Start the crashed server again, under the same guardian."""
        self._run_server()

    def _url(self, role: str, database: str) -> str:
        return f"postgresql+psycopg://{role}:{quote(self._passwords[role], safe='')}@127.0.0.1:{self.port}/{database}"

    def _connect(self, role: str, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=role,
            password=self._passwords[role],
            dbname=database,
            connect_timeout=CONNECT_SECONDS,
            autocommit=True,
        )

    def _boot(self) -> None:
        self._prepare()
        self._run_server()
        self._guardian = Guardian.stopping(
            self._lease, self._user, self.binaries / "pg_ctl", "stop", "-m", "fast", "-D", self.data
        )
        self._ensure_roles()

    def _answers(self) -> bool:
        try:
            self._connect(APP_ROLE, DATABASE).close()
        except psycopg.Error:
            return False
        return True

    def _prepare(self) -> None:
        self._user = server_user()
        self.binaries = reachable_binaries(self._user)
        self.data = data_directory(self._directory, self._user)
        if not (self.data / "PG_VERSION").exists() or (self.data / "unfinished").exists():
            self._say("creating the PostgreSQL data directory")
            self._init()

    def _init(self) -> None:
        for leftover in sorted(self.data.rglob("*"), reverse=True):
            leftover.rmdir() if leftover.is_dir() and not leftover.is_symlink() else leftover.unlink()
        with tempfile.NamedTemporaryFile(
            "w", prefix="coop-"
        ) as secret:  # as the server's user reads it, root's /tmp does
            secret.write(self._passwords[ADMIN_ROLE])
            secret.flush()
            if self._user.uid is not None:
                os.chown(secret.name, self._user.uid, -1)
            done = self._user.run(
                self.binaries / "initdb",
                *("-D", self.data, "-U", ADMIN_ROLE, "--pwfile", secret.name, "--auth=scram-sha-256"),
                *("--encoding=UTF8", "--locale=C", "--no-instructions"),
                *(() if self._durable else ("--no-sync",)),
                timeout_seconds=INIT_SECONDS,
            )
        if done.returncode != 0:
            raise EmbeddedUnavailable(f"PostgreSQL's initdb failed: {_last_lines(done.stderr)}")

    def _run_server(self) -> None:
        self._clear_the_way()
        log = self.data / "server.log"
        preferred = self.port or self._last_port()
        said = ""
        for _ in range(START_ATTEMPTS):
            self.port = free_port(preferred)
            started_at = log.stat().st_size if log.exists() else 0
            done = self._pg_ctl("start", "-w", "-t", str(START_SECONDS), "-l", log, "-o", self._options())
            if done.returncode == 0:
                (self._directory / "port").write_text(str(self.port))
                return
            said = log.read_bytes()[started_at:].decode(errors="replace") if log.exists() else done.stderr
            if "could not bind" in said or "could not create any TCP/IP sockets" in said:
                preferred = None
            elif (
                "still in use" in said or "lock file" in said
            ):  # the last processes of a killed server are ending
                time.sleep(0.5)
                self._clear_the_way()
            else:
                break
        raise EmbeddedUnavailable(f"PostgreSQL does not start: {_last_lines(said)} (log: {log})")

    def _options(self) -> str:
        settings = SETTINGS | ({} if self._durable else FORGETFUL) | {"port": str(self.port)}
        return " ".join(f"-c {name}={shlex.quote(value)}" for name, value in settings.items())

    def _last_port(self) -> int | None:
        try:
            return int((self._directory / "port").read_text())
        except (FileNotFoundError, ValueError):
            return None

    def _clear_the_way(self) -> None:
        """End an orphan of an owner and guardian that were both killed, or drop a process id that means someone else.

        The lease is ours, so nobody else is meant to run here. PostgreSQL itself only asks whether the process id in the
        file is in use, which after a restart of a container or the machine is often so.
        """
        pid_file = self.data / "postmaster.pid"
        try:
            process = int(pid_file.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return
        try:
            ours = Path(f"/proc/{process}/cwd").readlink() == self.data.resolve()
        except OSError:
            ours = False
        if ours:
            self._pg_ctl("stop", "-m", "fast", "-w")
        else:
            pid_file.unlink(missing_ok=True)

    def _ensure_roles(self) -> None:
        with self._connect(ADMIN_ROLE, "postgres") as admin:
            for role in (OWNER_ROLE, APP_ROLE):
                known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
                verb = sql.SQL("ALTER" if known else "CREATE")
                password = sql.Literal(self._passwords[role])
                admin.execute(
                    sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, sql.Identifier(role), password)
                )
        self.database(DATABASE)

    def database(self, name: str) -> DatabaseUrls:
        """Return a database by name, made if it is missing."""
        with self._connect(ADMIN_ROLE, "postgres") as admin:
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                self._create_database(admin, name, "template0")
        return self.urls_of(name)

    def create_database(self, name: str, template: str = "template0") -> DatabaseUrls:
        """Make a database that belongs to the owner role and that the application may enter."""
        with self._connect(ADMIN_ROLE, "postgres") as admin:
            self._create_database(admin, name, template)
        return self.urls_of(name)

    def drop_database(self, name: str) -> None:
        """Remove a database with whoever is still connected to it."""
        with self._connect(ADMIN_ROLE, "postgres") as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    @staticmethod
    def _create_database(admin: psycopg.Connection, name: str, template: str) -> None:
        database, owner, app = sql.Identifier(name), sql.Identifier(OWNER_ROLE), sql.Identifier(APP_ROLE)
        admin.execute(
            # Copied as files: half the time of copying through the log, which would be written for nothing.
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                database, owner, sql.Identifier(template)
            )
        )
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        admin.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, app))

    def _pg_ctl(self, action: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return self._user.run(
            self.binaries / "pg_ctl", action, "-D", self.data, *arguments, timeout_seconds=START_SECONDS + 10
        )


def _last_lines(text: str) -> str:
    return " / ".join(line.strip() for line in text.strip().splitlines()[-LOG_TAIL_LINES:])
