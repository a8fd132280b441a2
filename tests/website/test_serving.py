"""mou serve: the last edition that could be made, over HTTP, for this machine alone."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from commands.running import CLEAN, Run, runner
from mou_compiler.command_line import following
from mou_compiler.commands.serve import show
from mou_compiler.compilation import compile_text
from mou_compiler.site.serving import HOME, Server, Shelf, is_loopback
from mou_compiler.site.site import files

GOOD = compile_text(CLEAN)
BETTER = compile_text(CLEAN.replace("China", "Middle Kingdom"))
BAD = compile_text(CLEAN + "}\n", path="bad.mou")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    made = Server("127.0.0.1", 0, Shelf())
    show(made.shelf, GOOD)
    Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def test_it_gives_pages_data_and_what_lies_beside_them(server: Server) -> None:
    for path, kind in (
        ("/site/index.html", "text/html"),
        ("/site/data/words.js", "text/javascript"),
        ("/tables/enforcement.csv", "text/csv"),
        ("/graph/graph.svg", "image/svg+xml"),
    ):
        response, text = ask(server, path)
        assert (response.status, response.headers["Content-Type"].split(";")[0]) == (200, kind)
        assert text
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert ask(server, path, "HEAD")[1] == ""
    for path in ("/", "/site", "/site/"):
        response, _ = ask(server, path)
        assert (response.status, response.headers["Location"]) == (302, f"/{HOME}")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/site/../../../etc/passwd",
        "/site/%2e%2e/%2e%2e/etc/passwd",
        "/site/..%2f..%2fetc%2fpasswd",
        "/site/assets/..%5c..%5cbook.py",
        "//etc/passwd",
        "/site/index.html/",
        "/site/%ff",
        "/site/index.html%00.js",
        "/%00",
        "/index.json",
    ],
)
def test_what_is_not_on_the_shelf_is_not_there(server: Server, path: str) -> None:
    response, text = ask(server, path)
    assert response.status == 404
    assert text == "there is no such page\n"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil", "10.0.0.9", "[::", "a b"]
)
def test_a_browser_that_was_led_here_under_another_name_is_refused(server: Server, host: str) -> None:
    assert ask(server, "/site/index.html", Host=host)[0].status == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:80", "127.0.0.1:1", "[::1]:8", "LOCALHOST"])
def test_this_machine_goes_by_its_own_names(server: Server, host: str) -> None:
    assert ask(server, "/site/index.html", Host=host)[0].status == 200


def test_one_that_is_open_to_others_goes_by_numbers_too() -> None:
    with Server("0.0.0.0", 0, Shelf()) as made:
        assert made.is_ours("192.168.1.2:80")
        assert not made.is_ours("evil.example")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("example.org")
    assert is_loopback("127.0.0.2")


def test_nothing_can_be_put_there(server: Server) -> None:
    assert ask(server, "/site/index.html", "POST")[0].status == 501


def test_only_what_is_served_looks_for_changes(server: Server) -> None:
    assert "~live.js" in ask(server, "/site/index.html")[1]
    assert b"~live.js" not in files(GOOD)["site/index.html"].content
    assert "mou.version" in ask(server, "/~live.js")[1]


def test_a_new_edition_takes_the_place_of_the_last_and_faults_leave_it() -> None:
    shelf = Shelf()
    show(shelf, GOOD)
    first = shelf.answer("/~version.js").content
    show(shelf, BETTER)
    assert shelf.answer("/~version.js").content != first
    page = "/site/graph.html"
    shown = shelf.answer(page).content
    assert shelf.make_next()
    show(shelf, BAD)
    assert shelf.answer(page).content == shown
    assert b"true" in shelf.answer("/~version.js").content
    told = shelf.answer("/site/~faults.html").content.decode()
    assert "bad.mou:2" in told
    assert "MOU104" in told
    assert "此处的右花括号" in told
    assert shelf.answer("/site/index.html").status == 200  # it is always made first
    assert shelf.answer("/site/findings.html").status == 503
    assert not shelf.make_next()
    show(shelf, GOOD)
    assert shelf.answer("/site/~faults.html").status == 404
    assert shelf.answer("/site/findings.html").status == 200


def test_where_nothing_could_be_made_yet_every_page_says_why() -> None:
    shelf = Shelf()
    show(shelf, BAD)
    for path in ("/site/index.html", "/site/lists/index.html"):
        answer = shelf.answer(path)
        assert answer.status == 503
        assert b"cannot be compiled" in answer.content
        assert b"~live.js" in answer.content


@pytest.fixture
def run(tmp_path, monkeypatch) -> Run:
    (tmp_path / "a.mou").write_text(CLEAN, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def test_the_command_serves_until_it_is_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def changes(_: object) -> Iterator[set[str]]:
        raise KeyboardInterrupt
        yield set()

    monkeypatch.setattr("mou_compiler.commands.serve.changes", changes)
    result = run("serve", "a.mou", "--port", "0")
    assert result.exit_code == 130
    assert result.stdout.startswith("http://127.0.0.1:")
    assert "whoever can reach" not in result.stderr
    result = run("serve", "a.mou", "--port", "0", "--host", "0.0.0.0", "--lang", "zh")
    assert "均可阅读此语料" in result.stderr


def test_what_cannot_be_compiled_is_told_where_the_command_runs(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def changes(_: object) -> Iterator[set[str]]:
        (tmp_path / "a.mou").write_text(CLEAN, encoding="utf-8")
        yield {str(tmp_path / "a.mou")}
        (tmp_path / "a.mou").write_text(CLEAN + "act }\n", encoding="utf-8")
        yield {str(tmp_path / "a.mou")}
        raise KeyboardInterrupt

    monkeypatch.setattr("mou_compiler.commands.serve.changes", changes)
    (tmp_path / "a.mou").write_text("}\n", encoding="utf-8")
    told = run("serve", "a.mou", "--port", "0").stderr
    assert told.count("note: that cannot be compiled; what could be last is shown on") == 2
    assert told.index("a.mou:1:1: error MOU104") < told.index("a.mou:2:5: error")
    assert "nosuch" in run("serve", "nosuch", "--port", "0").stderr
    assert "无法编译；仍显示此前可编译的版本" in run("serve", "a.mou", "--port", "0", "--lang", "zh").stderr


def test_a_port_that_is_taken_or_is_none_is_told(run: Run, server: Server) -> None:
    taken = run("serve", "a.mou", "--port", str(server.server_port))
    assert taken.exit_code == 2
    assert "name another --port" in taken.stderr
    assert run("serve", "a.mou", "--port", "70000").exit_code == 2


def test_an_empty_address_is_not_every_address(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def changes(_: object) -> Iterator[set[str]]:
        raise KeyboardInterrupt
        yield set()

    monkeypatch.setattr("mou_compiler.commands.serve.changes", changes)
    unnamed = run("serve", "a.mou", "--port", "0", "--host", "")
    assert (unnamed.exit_code, "an address is empty; 0.0.0.0 stands for all" in unnamed.stderr) == (2, True)


def test_without_watchfiles_it_says_how_to_install_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "find_spec", lambda _: None)
    result = run("serve", "a.mou")
    assert result.exit_code == 2
    assert "mou-compiler[watch]" in result.stderr
