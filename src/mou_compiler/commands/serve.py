"""`mou serve`: the site of a corpus at an address of this machine, made anew after each save."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from threading import Event, Thread

from mou_compiler.analysis.view import EXPIRY_DAYS
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.choice import choose
from mou_compiler.command_line.declaring import Misused, Number, option
from mou_compiler.command_line.following import changes, followed, need_following
from mou_compiler.command_line.options import Asked, scope_asked
from mou_compiler.command_line.session import as_asked, refuse_part, render, shown_on
from mou_compiler.command_line.telling import fail, flush, note, say
from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Finding
from mou_compiler.input.reasons import reason_of
from mou_compiler.site.book import edition_of
from mou_compiler.site.serving import Server, Shelf, is_loopback
from mou_compiler.text import Language, Text
from mou_compiler.workspace import Workspace

_HOST, _PORT = "127.0.0.1", 8643
_LAST_PORT = 65_535
_BREATH = 0.002
"""Seconds that whoever asks for a page has before the next is made in advance."""


@declaring.command(
    "serve",
    Text(
        "Show the site of a corpus at an address of this machine, made anew after each save, until interrupted.",
        "在本机地址上显示语料的网站，每次保存后重新生成，直至中断。",
    ),
)
@option(
    "--port",
    type=Number(0),
    default=_PORT,
    show_default=True,
    said=Text("The port; 0 for any that is free.", "端口；0 为任一空闲端口。"),
)
@option(
    "--host",
    default=_HOST,
    show_default=True,
    value=Text("ADDRESS", "地址"),
    said=Text(
        "The address; only this machine can reach it unless you name another.",
        "地址；除非另行指定，只有本机可以访问。",
    ),
)
@options.finding_options
def command(asked: Asked, port: int, host: str) -> None:
    """Serve the last edition that could be made, and make another whenever a file of the corpus changes."""
    language = asked.language
    need_following("serve", asked.paths, language)
    if not host.strip():
        raise Misused(
            Text("an address is empty; 0.0.0.0 stands for all", "地址为空；所有地址请写 0.0.0.0"),
        )
    if port > _LAST_PORT:
        raise Misused(Text(f"there is no port {port}", f"没有端口 {port}"))
    scope = scope_asked(asked.paths)
    days = EXPIRY_DAYS if asked.expiry_days is None else asked.expiry_days
    workspace = Workspace(scope.read, expiry_days=days, selection=choose(asked))
    shelf = Shelf()
    first = as_asked(scope, workspace.check(asked.as_of))
    refuse_part(first, language)
    server = _server(host, port, shelf, language)
    show(shelf, replace(first, language=language))
    _tell_refused(first, asked)
    Thread(target=server.serve_forever, daemon=True).start()
    ended = Event()
    Thread(target=_make_ahead, args=(shelf, ended), daemon=True).start()
    say(f"{server.address}\n", sys.stdout)
    flush()
    if not is_loopback(host):
        note(
            Text(f"whoever can reach {host} can read this corpus", f"凡能访问 {host} 者均可阅读此语料"),
            language,
        )
    try:
        for changed in changes(followed(scope.read)):
            ours = [path for path in sorted(changed) if workspace.reads(path)]
            if ours:
                with shelf.lock:
                    workspace.reread(ours)
                    result = workspace.check(asked.as_of)
                    shown = replace(result, seen_from=first.seen_from, language=language)
                    show(shelf, shown)
                _tell_refused(shown, asked)
    finally:
        ended.set()
        server.shutdown()
        server.server_close()


def show(shelf: Shelf, result: Compiled) -> None:
    """Put the edition of a corpus on the shelf; where it cannot be compiled, what is wrong with it beside the last."""
    from mou_compiler.publishing.output import files_of, usable_outputs

    if result.corpus.faults:
        shelf.refuse(_wrong(result), edition_of(result))
    else:
        shelf.put(files_of(result, usable_outputs()))


def _wrong(result: Compiled) -> tuple[Finding, ...]:
    """Return why a corpus cannot be compiled."""
    faults = {fault.code for fault in result.corpus.faults}
    return tuple(finding for finding in result.findings if finding.code in faults)


def _tell_refused(result: Compiled, asked: Asked) -> None:
    """Tell where the command runs, too, why there is no edition of what stands in the files."""
    wrong = _wrong(result)
    if wrong:
        report = shown_on(replace(result.report, findings=wrong), asked.color, sys.stderr)
        say(render(report, "concise", asked.language), sys.stderr)
        note(
            Text(
                "that cannot be compiled; what could be last is shown on", "无法编译；仍显示此前可编译的版本"
            ),
            asked.language,
        )
        flush()


def _make_ahead(shelf: Shelf, ended: Event) -> None:
    """Make what nobody has asked for yet, a page at a time."""
    while not ended.is_set():
        time.sleep(_BREATH if shelf.make_next() else 0.2)


def _server(host: str, port: int, shelf: Shelf, language: Language) -> Server:
    try:
        return Server(host, port, shelf)
    except OSError as error:
        why = reason_of(error)
        fail(
            Text(
                f"cannot serve at {host} port {port}: {why.en}",
                f"无法在 {host} 端口 {port} 提供服务：{why.zh}",
            ),
            Text("name another --port, or 0 for any that is free", "请另写 --port，或写 0 选用任一空闲端口"),
            language,
        )
