"""The site over HTTP, as it is at the moment: for one machine, while the corpus is being written.

Only what is on the shelf can be asked for, by its very path; no file is ever opened for a request. A page that
another site makes a browser ask for is refused by the name that the browser asked under.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as resources
from threading import Lock
from typing import ClassVar, NamedTuple
from urllib.parse import unquote, urlsplit

from mou_compiler.findings.finding import Finding
from mou_compiler.publishing.output import File
from mou_compiler.site.blocks import Block, Code, Page, Prose
from mou_compiler.site.frame import MEDIA_TYPE, POLICY, Edition, rendered
from mou_compiler.site.pieces import as_json
from mou_compiler.source.frames import frame
from mou_compiler.text import Text

HOME = "site/index.html"
LIVE, VERSION, FAULTS = "~live.js", "~version.js", "site/~faults.html"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_ROOM = 100
_SCRIPT = "text/javascript"


class Answer(NamedTuple):
    """What is sent: how it went, what it is, and its bytes; where it leads, for an address that is another's."""

    status: HTTPStatus
    media_type: str = "text/plain"
    content: bytes = b""
    location: str = ""


class Shelf:
    """The last edition that could be made, and what keeps a newer one from being made."""

    def __init__(self) -> None:
        self.lock = Lock()
        """Held while anything is made of the corpus: by whoever reads it anew, and by whoever asks for a page."""
        self._files: Mapping[str, File] = {}
        self._made: dict[str, bytes] = {}
        self._wanted: dict[str, None] = {HOME: None}
        self._waiting: Iterator[str] = iter(())
        self._faults: bytes = b""
        self._token = secrets.token_hex(6)
        self._number = 0

    def put(self, files: Mapping[str, File]) -> None:
        """Take an edition in the place of the last; whoever calls this holds the lock."""
        self._files, self._made, self._faults = files, {}, b""
        self._waiting = iter([path for path in (*self._wanted, *files) if path.startswith("site/")])
        self._number += 1

    def refuse(self, findings: tuple[Finding, ...], edition: Edition) -> None:
        """Keep the last edition, as far as it was made, and tell what is wrong with the files of now."""
        self._files = {path: file for path, file in self._files.items() if path in self._made}
        self._faults = rendered(_faults_page(findings, kept=bool(self._made)), edition)
        self._number += 1

    def make_next(self) -> bool:
        """Make a file before it is asked for, so that it is there if the next edition cannot be made.

        What was ever asked for comes first. Return whether there was one to make.
        """
        with self.lock:
            for path in self._waiting:
                if path in self._files and path not in self._made:
                    self._content(path)
                    return True
        return False

    def answer(self, path: str) -> Answer:
        """Return what is to be sent for a path, as it stands in an address."""
        name = unquote(path, errors="strict").removeprefix("/") if _readable(path) else "\0"
        if name in ("", "site", "site/"):
            return Answer(HTTPStatus.FOUND, location=f"/{HOME}")
        if name == VERSION:
            told = as_json([f"{self._token}-{self._number}", bool(self._faults)])
            return Answer(HTTPStatus.OK, _SCRIPT, f"mou.version({told});\n".encode())
        if name == LIVE:
            live = resources("mou_compiler.site").joinpath("live.js").read_bytes()
            return Answer(HTTPStatus.OK, _SCRIPT, live)
        with self.lock:
            if name == FAULTS and self._faults:
                return Answer(HTTPStatus.OK, MEDIA_TYPE, _alive(self._faults))
            if name in self._files:
                self._wanted[name] = None
                content = self._content(name)
                file = self._files[name]
                page = file.media_type == MEDIA_TYPE
                return Answer(HTTPStatus.OK, file.media_type, _alive(content) if page else content)
            if self._faults and name.endswith(".html"):
                return Answer(HTTPStatus.SERVICE_UNAVAILABLE, MEDIA_TYPE, _alive(self._faults))
        return Answer(HTTPStatus.NOT_FOUND, content=b"there is no such page\n")

    def _content(self, path: str) -> bytes:
        if path not in self._made:
            self._made[path] = self._files[path].content
        return self._made[path]


def _readable(path: str) -> bool:
    try:
        unquote(path, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def _alive(page: bytes) -> bytes:
    """Return a page that looks now and then whether it is still the one of now."""
    return page.replace(b"</head>", f'<script src="/{LIVE}" defer></script>\n</head>'.encode(), 1)


def _faults_page(findings: tuple[Finding, ...], *, kept: bool) -> Page:
    blocks: list[Block] = []
    for finding in findings:
        heading = Text(f"{finding.code}: {finding.message.en}", f"{finding.code}：{finding.message.zh}")
        if finding.place is None:
            blocks.append(Prose(heading, [finding.help, finding.path]))
        else:
            shown = frame(finding.place, _ROOM)
            text = f"{shown.line}\n{shown.blank}{shown.carets}"
            blocks += [Code(heading, text, f"{finding.place.path}:{shown.number}"), _help(finding)]
    stays = Text("The last edition that could be made stays to be looked at.", "最后一个可用版本仍可查看。")
    first = Text("It is shown as soon as the files can be read.", "文件可读后即会显示。")
    return Page(
        FAULTS.removeprefix("site/"),
        Text("The corpus cannot be compiled", "语料无法编译"),
        Text("Faults of the files as they are saved now", "当前所存文件的错误"),
        blocks,
        lead=stays if kept else first,
    )


def _help(finding: Finding) -> Prose:
    return Prose(Text("What to write instead", "建议"), [finding.help])


class Server(ThreadingHTTPServer):
    """Serves a shelf at an address of this machine."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str, port: int, shelf: Shelf) -> None:
        self.shelf = shelf
        self.host = host
        if ":" in host:
            import socket

            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    @property
    def address(self) -> str:
        """Where the site is to be looked at."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.server_port}/{HOME}"

    def is_ours(self, asked: str) -> bool:
        """Tell whether a browser asked under a name by which this machine may be called, and no other can be."""
        try:
            name = urlsplit(f"//{asked}").hostname or ""
        except ValueError:
            return False
        if name in _LOOPBACK or name == self.host.lower():
            return True
        return not is_loopback(self.host) and _is_number(name)


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "mou"
    sys_version = ""
    timeout = 30
    _ALWAYS: ClassVar[Mapping[str, str]] = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }

    def do_GET(self) -> None:
        """Send what was asked for."""
        answer = self._answer()
        self._head(answer)
        self.wfile.write(answer.content)

    def do_HEAD(self) -> None:
        """Send all but the bytes themselves."""
        self._head(self._answer())

    def _answer(self) -> Answer:
        if not self.server.is_ours(self.headers.get("Host", "")):
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, content=b"this machine is not called so\n")
        return self.server.shelf.answer(self.path.partition("?")[0].partition("#")[0])

    def _head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        text = answer.media_type.startswith("text/") and "charset" not in answer.media_type
        self.send_header("Content-Type", answer.media_type + ("; charset=utf-8" if text else ""))
        self.send_header("Content-Length", str(len(answer.content)))
        if answer.location:
            self.send_header("Location", answer.location)
        for name, value in self._ALWAYS.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""
