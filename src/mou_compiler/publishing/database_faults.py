"""Which database is meant, and why it did not take an edition: a fact and a remedy in which no password stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, quote_plus

from mou_compiler.publishing.refusal import Refused
from mou_compiler.source.frames import visible
from mou_compiler.words import Text

if TYPE_CHECKING:
    from sqlalchemy import URL

POSTGRESQL, SQLITE = "postgresql", "sqlite"
SCHEMA = "mou"
_MOST_BYTES = 63
_SHAPES = Text(
    "write postgresql://USER@HOST:PORT/DATABASE or sqlite:///FILE; special letters of a password are written as %40",
    "写作 postgresql://用户@主机:端口/数据库 或 sqlite:///文件；密码中的特殊字符写作 %40 之类",
)
_UNCHANGED = Text("nothing was changed", "数据库未作任何改动")


class Address(NamedTuple):
    """A database: its URL, and the schema in which editions are kept; SQLite has none."""

    url: URL
    schema: str | None

    @property
    def kind(self) -> str:
        """Which of the two it is."""
        return self.url.get_backend_name()

    @property
    def shown(self) -> str:
        """The URL as it may be told: without a password, and without what stands behind `?`."""
        url = self.url
        if self.kind == SQLITE:
            return visible(f"sqlite:///{url.database}")
        host = url.host or url.query.get("host", "")
        host = host if isinstance(host, str) else ",".join(host)
        user = f"{url.username}@" if url.username else ""
        port = f":{url.port}" if url.port else ""
        return self.without_password(visible(f"{self.kind}://{user}{host}{port}/{url.database or ''}"))

    def without_password(self, text: str) -> str:
        """Return a text in which the password does not stand, however it is written."""
        queried = [value for name, value in self.url.query.items() if "password" in name]
        secrets = {str(self.url.password or ""), *(item for item in queried if isinstance(item, str))}
        for secret in sorted(secrets - {""}, key=len, reverse=True):
            for form in (secret, quote(secret, safe=""), quote_plus(secret)):
                text = text.replace(form, "***")
        return text


def address_of(url: str, schema: str | None) -> Address:
    """Return the database that a URL names; raise Refused where it names none that can be published into."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        made = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Refused(Text("this is no URL of a database", "这不是数据库的 URL"), _SHAPES) from error
    backend = made.drivername.partition("+")[0]
    if backend in {POSTGRESQL, "postgres"}:
        chosen = SCHEMA if schema is None else schema
        if not chosen or len(chosen.encode()) > _MOST_BYTES or "\0" in chosen:
            raise Refused(
                Text(f"no schema can be called {chosen!r}", f"模式不能名为「{chosen}」"),
                Text(f"choose a name of 1 to {_MOST_BYTES} bytes", f"请取 1 至 {_MOST_BYTES} 字节的名称"),
            )
        return Address(made.set(drivername="postgresql+psycopg"), chosen)
    if backend != SQLITE:
        raise Refused(
            Text(
                f"{visible(backend)} is neither PostgreSQL nor SQLite",
                f"{visible(backend)} 既非 PostgreSQL 亦非 SQLite",
            ),
            _SHAPES,
        )
    if schema is not None:
        raise Refused(
            Text("SQLite has no schemas", "SQLite 没有模式"),
            Text("leave --schema out; another file keeps apart", "请去掉 --schema；可用另一文件分开存放"),
        )
    if not made.database or made.database == ":memory:" or made.query or made.host:
        raise Refused(Text("this URL names no file of SQLite", "此 URL 未指明 SQLite 文件"), _SHAPES)
    return Address(made.set(drivername=SQLITE), None)


class Stage(NamedTuple):
    """How far a publication has come: whether the server has been reached, and whether it was told to commit."""

    connected: bool = False
    committing: bool = False


def explained(error: Exception, address: Address, stage: Stage) -> Refused:
    """Return why a database did not take an edition, of what it or its driver said."""
    origin = getattr(error, "orig", None) or error
    state = getattr(origin, "sqlstate", None)
    primary = getattr(getattr(origin, "diag", None), "message_primary", None)
    said = " ".join(str(primary or origin).split())
    why = visible(address.without_password(said))
    lost = bool(getattr(error, "connection_invalidated", False)) or _is_lost(state)
    if address.kind == SQLITE:
        return _of_file(why, address)
    if not stage.connected:
        return _unreachable(why, address)
    if stage.committing and (lost or state is None):
        return _unknown(why, address)
    return _of_server(why, state, lost, address)


def _is_lost(state: str | None) -> bool:
    return state is not None and state.startswith(("08", "57P"))


def _unreachable(why: str, address: Address) -> Refused:
    return Refused(
        Text(f"cannot connect to {address.shown}: {why}", f"无法连接 {address.shown}：{why}"),
        Text(
            "see that the server runs and that host, port, database, user and password are right; the password "
            "may stand in PGPASSWORD or ~/.pgpass; nothing was changed",
            "请确认服务器正在运行，主机、端口、数据库、用户与密码无误；密码可置于 PGPASSWORD 或 ~/.pgpass；"
            "数据库未作任何改动",
        ),
    )


def _unknown(why: str, address: Address) -> Refused:
    return Refused(
        Text(
            f"{address.shown} was lost while it committed: whether the edition is current is not known ({why})",
            f"提交时与 {address.shown} 断开：版本是否已生效尚不可知（{why}）",
        ),
        Text(
            "publish it again: what is current already is left as it is",
            "请再次发布：若已生效，则不作任何改动",
        ),
    )


def _of_server(why: str, state: str | None, lost: bool, address: Address) -> Refused:
    if lost:
        fact = Text(f"{address.shown} was lost: {why}", f"与 {address.shown} 断开：{why}")
        help_ = Text("publish again when the server runs", "待服务器恢复后再次发布")
    elif state == "42501":
        fact = Text(
            f"the user of {address.shown} lacks a right: {why}", f"{address.shown} 的用户缺少权限：{why}"
        )
        schema = address.schema
        help_ = Text(
            f"the first publication needs CREATE on the database, or on a schema {schema} that exists; later ones "
            f"are made by the user who made the first, the owner of the tables",
            f"首次发布需有在数据库中，或在已有模式 {schema} 中的 CREATE 权限；此后由首次发布的用户（表的所有者）发布",
        )
    elif state == "25006":
        fact = Text(f"{address.shown} takes no changes: {why}", f"{address.shown} 不接受更改：{why}")
        help_ = Text(
            "name the server that is written to, not a copy of it", "请写可写入的主服务器，而非其副本"
        )
    elif state in {"55P03", "40001", "40P01"}:
        fact = Text(
            f"another publication into {address.shown} is under way: {why}",
            f"另一发布正在写入 {address.shown}：{why}",
        )
        help_ = Text("publish again when it has ended", "待其结束后再次发布")
    elif state in {"22P05", "22021"}:
        fact = Text(
            f"{address.shown} cannot hold what the edition says: {why}",
            f"{address.shown} 无法存放此版本的文字：{why}",
        )
        help_ = Text("publish into a database with ENCODING 'UTF8'", "请发布到 ENCODING 'UTF8' 的数据库")
    else:
        fact = Text(f"{address.shown} refused: {why}", f"{address.shown} 拒绝：{why}")
        help_ = Text("mend what the server says and publish again", "请按服务器所述处理后再次发布")
    code = f" (SQLSTATE {state})" if state else ""
    return Refused(
        Text(f"{fact.en}{code}", f"{fact.zh}{code}"),
        Text(f"{help_.en}; {_UNCHANGED.en}", f"{help_.zh}；{_UNCHANGED.zh}"),
    )


_OF_SQLITE = (
    (
        r"not a database",
        Text("is no database of SQLite", "不是 SQLite 数据库"),
        Text("choose another file", "另选文件"),
    ),
    (
        r"unable to open",
        Text("cannot be opened or made", "无法打开或新建"),
        Text("see that the folder is there and may be written", "请确认文件夹存在且可写"),
    ),
    (
        r"readonly|read-only",
        Text("may not be written", "不可写入"),
        Text("choose another file, or let it be written", "另选文件，或允许写入"),
    ),
    (
        r"locked|busy",
        Text("is being written by another program", "正被另一程序写入"),
        Text("publish again when it has ended", "待其结束后再次发布"),
    ),
)


def _of_file(why: str, address: Address) -> Refused:
    otherwise = (Text(f"refused: {why}", f"拒绝：{why}"), Text("choose another file", "另选文件"))
    known = ((fact, help_) for pattern, fact, help_ in _OF_SQLITE if re.search(pattern, why))
    fact, help_ = next(known, otherwise)
    return Refused(
        Text(f"{address.shown} {fact.en}", f"{address.shown} {fact.zh}"),
        Text(f"{help_.en}; {_UNCHANGED.en}", f"{help_.zh}；{_UNCHANGED.zh}"),
    )


def refused(address: Address, fact: Text, help_: Text) -> Refused:
    """Return why mou itself does not publish there."""
    place = address.shown if address.schema is None else f"{address.shown}, schema {visible(address.schema)}"
    ort = address.shown if address.schema is None else f"{address.shown} 的模式 {visible(address.schema)}"
    return Refused(
        Text(f"{place} {fact.en}", f"{ort} {fact.zh}"),
        Text(f"{help_.en}; {_UNCHANGED.en}", f"{help_.zh}；{_UNCHANGED.zh}"),
    )
