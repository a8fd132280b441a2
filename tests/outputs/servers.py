"""A server of PostgreSQL that a test starts, run by an ordinary user in a folder that goes with it; its socket lies there."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER, PASSWORD = "keeper", "p@ss/wörd:%41"
WRITTEN = "p%40ss%2Fw%C3%B6rd%3A%2541"
"""The password as a URL has it."""
_SETTINGS = "-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c lc_messages=C"


@dataclass(frozen=True)
class Server:
    """Where a server is reached, and the URL of one of its databases."""

    folder: Path

    def url(self, database: str = "postgres", user: str = USER, password: str = WRITTEN) -> str:
        return f"postgresql://{user}:{password}@/{database}?host={self.folder}"

    def psql(self, *words: str, database: str = "postgres", user: str = USER) -> str:
        """Return what psql prints, unaligned."""
        return subprocess.run(
            [
                "psql",
                "-X",
                "-A",
                "-t",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                str(self.folder),
                "-U",
                user,
                "-d",
                database,
            ]
            + [word for text in words for word in ("-c", text)],
            env={**os.environ, "PGPASSWORD": PASSWORD, "PGCLIENTENCODING": "UTF8"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def database(self, name: str, options: str = "") -> str:
        """Make a database and return its URL."""
        self.psql(f'CREATE DATABASE "{name}" {options}')
        return self.url(name)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server of its own and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="mou-", dir="/tmp"))
    who: dict[str, Any] = {}
    if os.getuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    data, secret = folder / "data", folder / "secret"
    secret.write_text(PASSWORD, "utf-8")
    secret.chmod(0o644)

    def call(*words: str) -> None:
        done = subprocess.run(
            words,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would be held open by the server
            check=False,
            **who,
        )
        assert done.returncode == 0, words

    call(_program("initdb"), "-D", str(data), "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
         "--auth=scram-sha-256", f"--pwfile={secret}")  # fmt: skip
    control = _program("pg_ctl")
    log, settings = folder / "log", _SETTINGS.format(folder=folder)
    try:
        call(control, "-D", str(data), "-w", "-l", str(log), "-o", settings, "start")
        yield Server(folder)
    finally:
        if (data / "postmaster.pid").exists():
            call(control, "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _program(name: str) -> str:
    """Return where a program of the server is; Debian keeps them beside the path."""
    found = shutil.which(name) or max(
        map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=None
    )
    assert found is not None, f"{name} is missing: install Debian's postgresql"
    return found
