"""Runs scripts in processes of their own that need not start Python anew: one process has read the package, and forks.

What is run there finds the streams, the folder, the variables and the limits that it is given, as a process that was
started would. What Python itself does when it starts is not tried by it.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import importlib
import io
import os
import pickle
import pkgutil
import resource
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

COMMAND = "import sys\nfrom mou_compiler.command_line.main import main\nmain(sys.argv[1:])\n"
"""What `mou` is."""

_LONGEST = 1 << 16
_BESIDE = ("pyarrow.parquet", "pandas", "xlsxwriter", "networkx", "jinja2")
"""What a build imports besides, where it is installed."""


@dataclass(frozen=True)
class Script:
    """What is run and in what: `largest` is how many bytes a file may have, `shut` are streams that are closed."""

    arguments: tuple[str, ...]
    folder: str
    text: str = COMMAND
    variables: Mapping[str, str] = field(default_factory=dict)
    umask: int | None = None
    largest: int | None = None
    shut: tuple[int, ...] = ()


class Process:
    """A script that runs; one at a time."""

    def __init__(self, script: Script, stdout: int | None = None) -> None:
        self._door = _server()
        self._files = [tempfile.TemporaryFile() for _ in range(2)]  # noqa: SIM115 -- read when it has ended
        streams = [self._files[0].fileno() if stdout is None else stdout, self._files[1].fileno()]
        self._door.sendmsg(
            [pickle.dumps(script)], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", streams))]
        )
        self.pid: int = pickle.loads(self._door.recv(_LONGEST))

    def end(self) -> subprocess.CompletedProcess[str]:
        """Wait until it ends, and return how and with which words."""
        status: int = pickle.loads(self._door.recv(_LONGEST))
        told = []
        for file in self._files:
            file.seek(0)
            told.append(file.read().decode())
            file.close()
        return subprocess.CompletedProcess((), status, *told)


def run(script: Script, stdout: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a script to its end."""
    return Process(script, stdout).end()


@cache
def _server() -> socket.socket:
    """Return the way to the process that forks, which ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        | {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def serve(door: socket.socket) -> None:
    """Run what is asked for, one script after the other, until nobody asks any more."""
    import mou_compiler

    for module in pkgutil.walk_packages(mou_compiler.__path__, "mou_compiler."):
        importlib.import_module(module.name)
    for name in _BESIDE:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    while True:
        message, ancillary, _, _ = door.recvmsg(_LONGEST, socket.CMSG_SPACE(2 * array.array("i").itemsize))
        if not message:
            return
        streams = array.array("i")
        streams.frombytes(ancillary[0][2])
        pid = os.fork()
        if not pid:
            door.close()
            _run(pickle.loads(message), list(streams))
        for stream in streams:
            os.close(stream)
        door.send(pickle.dumps(pid))
        door.send(pickle.dumps(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))


def _run(script: Script, streams: list[int]) -> None:
    """Run a script in this process and end it as Python would."""
    status = 1
    try:
        _settle(script, streams)
        exec(compile(script.text, "script", "exec"), {"__name__": "__main__"})
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    except BaseException:  # noqa: BLE001 -- as Python itself would
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError):
                    stream.flush()
        os._exit(status)


def _settle(script: Script, streams: list[int]) -> None:
    """Give this process what the script is to find."""
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    for number in script.shut:
        os.close(number)
    sys.stdout = None if 1 in script.shut else _writer(1)  # type: ignore[assignment]
    sys.stderr = None if 2 in script.shut else _writer(2)  # type: ignore[assignment]
    os.chdir(script.folder)
    os.environ.clear()
    os.environ.update({"PATH": os.defpath, "LANG": "C.UTF-8", **script.variables})
    if script.umask is not None:
        os.umask(script.umask)
    if script.largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (script.largest, script.largest))
    sys.argv = ["mou", *script.arguments]


def _writer(number: int) -> Any:
    raw = open(number, "wb", buffering=0 if number == 2 else -1, closefd=False)  # noqa: SIM115
    errors = "backslashreplace" if number == 2 else "surrogateescape"
    return io.TextIOWrapper(raw, encoding="utf-8", errors=errors, write_through=number == 2)


if __name__ == "__main__":
    # Scripts are known to both sides by the name of this module.
    sys.path.insert(0, str(Path(__file__).parent))
    import forking

    forking.serve(socket.socket(fileno=int(sys.argv[1])))
