"""The embedded servers: who they run as, who may join, and what they survive."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from tests.conftest import RedisUrls
from webhooks.embedded import EmbeddedUnavailable, Postgres, Redis, discard, shelter
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.embedded.redis import find_server

OWNER = """
import sys
from pathlib import Path
from webhooks.embedded import Postgres, Redis
kind = {"postgres": lambda d: Postgres(d, durable=False), "redis": Redis}[sys.argv[1]]
with kind(Path(sys.argv[2])) as server:
    print(server.port, server.owned, flush=True)
    sys.stdin.read()
"""


def dsn(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def value(url: str, query: str) -> object:
    with psycopg.connect(dsn(url), connect_timeout=5) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def remember(server: Postgres, number: int) -> None:
    with psycopg.connect(dsn(server.urls.owner_url)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        connection.execute("INSERT INTO kept VALUES (%s)", [number])


def remembered(server: Postgres) -> object:
    return value(server.urls.owner_url, "SELECT sum(number) FROM kept")


def postmaster(server: Postgres) -> int:
    return int((server.data / "postmaster.pid").read_text().splitlines()[0])


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about within 30 seconds")


def gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


@pytest.fixture
def directory(var_directory: Path) -> Iterator[Path]:
    place = var_directory / "own"
    yield place
    discard(place)


@pytest.fixture
def owner() -> Iterator[Callable[[str, Path], tuple[subprocess.Popen[str], int, bool]]]:
    """Start another process that owns or joins a server: the process, the port, whether it is the owner."""
    started: list[subprocess.Popen[str]] = []

    def start(kind: str, place: Path) -> tuple[subprocess.Popen[str], int, bool]:
        process = subprocess.Popen(
            (sys.executable, "-c", OWNER, kind, str(place)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        started.append(process)
        assert process.stdout is not None
        port, owned = process.stdout.readline().split()
        return process, int(port), owned == "True"

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_the_application_role_owns_nothing_and_may_create_nothing(empty_database: DatabaseUrls) -> None:
    with psycopg.connect(dsn(empty_database.app_url)) as connection:
        powers = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert powers == (False, False, False, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine ()")


def test_a_wrong_password_is_refused(postgres_server: Postgres) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(
            host="127.0.0.1", port=postgres_server.port, user="coop_app", password="x", dbname="coop"
        )


def test_the_server_log_keeps_no_values(empty_database: DatabaseUrls, postgres_server: Postgres) -> None:
    with psycopg.connect(dsn(empty_database.owner_url), autocommit=True) as connection:
        connection.execute("CREATE TABLE secret (pin text UNIQUE)")
        connection.execute("INSERT INTO secret VALUES ('739184')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO secret VALUES ('739184')")
    log = (postgres_server.data / "server.log").read_text()
    assert "secret_pin_key" in log
    assert "739184" not in log


def test_the_postgres_server_runs_without_privileges(postgres_server: Postgres) -> None:
    uid = Path(f"/proc/{postmaster(postgres_server)}").stat().st_uid
    assert uid != 0
    assert uid == os.geteuid() or os.geteuid() == 0


def test_a_second_start_finds_data_and_port_again(directory: Path) -> None:
    with Postgres(directory, durable=False) as first:
        remember(first, 7)
    with Postgres(directory, durable=False) as second:
        assert remembered(second) == 7
        assert second.port == first.port


def test_it_works_below_a_directory_that_only_its_owner_may_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "only mine"
    private.mkdir(mode=0o700)
    wheel = shelter.wheel_binaries().parents[1]
    shutil.copytree(wheel / "pginstall", private / wheel.name / "pginstall", symlinks=True)
    shutil.copytree(wheel.with_name(f"{wheel.name}.libs"), private / f"{wheel.name}.libs")
    monkeypatch.setattr(shelter, "wheel_binaries", lambda: private / wheel.name / "pginstall" / "bin")
    directory = private / "var" / "postgres"
    try:
        for _ in range(2):
            with Postgres(directory, durable=False) as server:
                remember(server, 7)
        with Postgres(directory, durable=False) as server:
            assert remembered(server) == 14
        assert private.stat().st_mode & 0o777 == 0o700
    finally:
        discard(directory)
        shelter.discard_binaries()
    assert not (server.binaries.exists() and os.geteuid() == 0)
    assert not server.data.exists()


def test_a_second_process_joins_the_running_server_and_leaves_it_running(
    directory: Path, owner: Callable[..., tuple[subprocess.Popen[str], int, bool]]
) -> None:
    with Postgres(directory, durable=False) as first:
        process, port, owned = owner("postgres", directory)
        assert (port, owned) == (first.port, False)
        process.communicate()
        remember(first, 7)


def test_the_server_ends_with_an_owner_that_is_killed(
    directory: Path, owner: Callable[..., tuple[subprocess.Popen[str], int, bool]]
) -> None:
    process, _, owned = owner("postgres", directory)
    assert owned
    server = int((directory / "data" / "postmaster.pid").read_text().splitlines()[0])
    process.kill()
    wait_until(lambda: gone(server))
    with Postgres(directory, durable=False) as again:
        remember(again, 7)


def test_a_server_killed_with_its_guardian_starts_again_with_its_data(directory: Path) -> None:
    with Postgres(directory, durable=False) as server:
        remember(server, 7)
        os.kill(postmaster(server), signal.SIGKILL)
    with Postgres(directory, durable=False) as again:
        assert remembered(again) == 7


def test_an_orphan_whose_guardian_was_killed_too_is_replaced(directory: Path) -> None:
    abandoned = Postgres(directory, durable=False)
    abandoned.start()
    orphan = postmaster(abandoned)
    guardian = abandoned._guardian
    assert guardian is not None
    for process in _session(guardian._process.pid):
        os.kill(process, signal.SIGKILL)
    guardian.dismiss()
    abandoned._lease.release()
    assert not gone(orphan)
    with Postgres(directory, durable=False) as again:
        assert postmaster(again) != orphan
        remember(again, 7)
    assert gone(orphan)


def _session(leader: int) -> list[int]:
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _leader_of(path) == leader]


def _leader_of(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[3])
    except (FileNotFoundError, ProcessLookupError):
        return None


def test_a_stale_pid_file_that_names_a_living_stranger_is_no_obstacle(directory: Path) -> None:
    with Postgres(directory, durable=False) as server:
        remember(server, 7)
        lines = (server.data / "postmaster.pid").read_text().splitlines()
    stranger = subprocess.Popen(("sleep", "60"), user=server._user.uid)
    try:
        (server.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        with Postgres(directory, durable=False) as again:
            assert remembered(again) == 7
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_first_start_cut_off_half_way_is_made_good(directory: Path) -> None:
    with Postgres(directory, durable=False) as server:
        data = server.data
    (data / "global" / "pg_control").unlink()
    (data / "PG_VERSION").unlink()
    with Postgres(directory, durable=False) as again:
        remember(again, 7)


def test_a_crashed_server_comes_back_on_its_port_with_what_was_committed(directory: Path) -> None:
    with Postgres(directory, durable=False) as server:
        remember(server, 7)
        server.crash()
        with pytest.raises(psycopg.OperationalError):
            remembered(server)
        server.revive()
        assert remembered(server) == 7


def test_a_missing_wheel_is_said_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelter, "WHEEL", "no_such_wheel")
    with pytest.raises(EmbeddedUnavailable, match=r"no_such_wheel.*DATABASE_URL"):
        shelter.wheel_binaries()


def test_redis_evicts_nothing_and_writes_no_snapshot(redis_urls: RedisUrls) -> None:
    with redis.Redis.from_url(redis_urls.admin_url, decode_responses=True) as admin:
        found = {name: admin.config_get(name)[name] for name in ("maxmemory-policy", "save", "appendonly")}
    assert found == {"maxmemory-policy": "noeviction", "save": "", "appendonly": "no"}


@pytest.mark.parametrize(
    "command",
    ["FLUSHALL", "FLUSHDB", "KEYS *", "CONFIG GET *", "DEBUG SLEEP 0", "SHUTDOWN", "ACL LIST", "MONITOR"],
)
def test_the_application_may_not_use_dangerous_redis_commands(redis_url: str, command: str) -> None:
    with redis.Redis.from_url(redis_url) as client, pytest.raises(redis.exceptions.NoPermissionError):
        client.execute_command(*command.split())


def test_redis_refuses_whoever_has_no_password(redis_server: Redis) -> None:
    with (
        redis.Redis(port=redis_server.port, retry=Retry(NoBackoff(), 0)) as client,
        pytest.raises(redis.exceptions.AuthenticationError),
    ):
        client.ping()


def test_redis_ends_with_an_owner_that_is_killed(
    directory: Path, owner: Callable[..., tuple[subprocess.Popen[str], int, bool]]
) -> None:
    process, port, _ = owner("redis", directory)
    joined, same_port, owned = owner("redis", directory)
    assert (same_port, owned) == (port, False)
    joined.communicate()
    process.kill()

    def refuses() -> bool:
        with redis.Redis(port=port, retry=Retry(NoBackoff(), 0)) as client:
            try:
                client.ping()
            except redis.exceptions.AuthenticationError:
                return False
            except redis.exceptions.ConnectionError:
                return True
        return False

    wait_until(refuses)


def test_a_redis_too_old_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "redis-server"
    old.write_text("#!/bin/sh\necho 'Redis server v=5.0.7 sha=0'\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert find_server() != old
