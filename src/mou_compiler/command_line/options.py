"""Options that several commands share, and the value that carries those of commands that tell findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import click

from mou_compiler.command_line.configuration import (
    BOTH,
    LANGUAGES,
    THRESHOLDS,
    Configuration,
    Misconfigured,
    read_configuration,
)
from mou_compiler.command_line.declaring import (
    EMPTY,
    Choice,
    Day,
    Function,
    Misused,
    Named,
    Number,
    argument,
    option,
)
from mou_compiler.command_line.speaking import VARIABLE, language_of, written
from mou_compiler.command_line.speaking import chosen_language as chosen_language  # noqa: PLC0414 -- commands take these from here
from mou_compiler.command_line.speaking import chosen_languages as chosen_languages  # noqa: PLC0414
from mou_compiler.input.corpora import STDIN, Scope, scope_of
from mou_compiler.words import Language, Languages, Text

DEFAULT_PATHS = (Path("memoranda"),)
_CONFIGURATION, _STDIN_NAME, _SCOPE = "mou.configuration", "mou.stdin-name", "mou.scope"


class Asked(NamedTuple):
    """What a command that tells findings was asked: about which paths and day, which findings, how gravely, and how.

    `select`, `ignore` and `severity` are as written; a severity is written CODE=SEVERITY.
    """

    paths: tuple[Path, ...]
    as_of: date | None
    expiry_days: int | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    fail_on: str
    language: Language
    color: str
    writes: Languages = "en"


def configuration() -> Configuration:
    """Return what is configured where the command runs; on a mistake in it, stop with exit status 2."""
    context = click.get_current_context()
    meta = context.find_root().meta
    if _CONFIGURATION not in meta:
        try:
            meta[_CONFIGURATION] = read_configuration(Path.cwd())
        except Misconfigured as mistake:
            from mou_compiler.command_line.telling import fail

            fail(mistake.message, mistake.help, language_of(context))
    found: Configuration = meta[_CONFIGURATION]
    return found


def configured(key: str, otherwise: Any = None) -> Callable[[], Any]:
    """Return a function that gives what is configured under a key, for an option to have as its default."""
    return lambda: configuration().values.get(key, otherwise)


def configured_path(key: str) -> Callable[[], str | None]:
    """Return a function that gives the path configured under a key, as seen from where the command runs."""

    def path() -> str | None:
        found = configuration()
        return found.path(found.values[key]) if key in found.values else None

    return path


def configured_paths() -> tuple[Path, ...]:
    """Return the paths configured, memoranda/ if there are none."""
    found = configuration()
    return tuple(Path(found.path(path)) for path in found.values.get("paths", ())) or DEFAULT_PATHS


def paths_behind(words: Iterable[str]) -> tuple[Path, ...]:
    """Return the paths that stand behind other words; those of MOU_PATHS, or configured, where none do."""
    declared = os.environ.get("MOU_PATHS", "")
    given = tuple(words) or tuple(declared.split(os.pathsep) if declared else ())
    if "" in given:
        raise Misused(EMPTY)
    return tuple(map(Path, given)) or configured_paths()


def scope_asked(paths: Iterable[Path]) -> Scope:
    """Return what is read for PATHS, standard input included, and of what the findings are told."""
    context = click.get_current_context()
    meta, given = context.meta, tuple(paths)
    name = meta.get(_STDIN_NAME)
    if name is not None and STDIN not in given:
        raise Misused(
            Text(
                "--stdin-filename names the file of `-`, which is not among PATHS",
                "--stdin-filename 指明「-」所代表的文件，而路径中没有「-」",
            )
        )
    key = f"{_SCOPE} {given}"
    if key not in meta:
        meta[key] = scope_of(given, configured_paths(), read_stdin, name)
    found: Scope = meta[key]
    return found


def read_stdin() -> bytes:
    """Return what stands in standard input; fail where there is none."""
    if sys.stdin is None:
        raise Misused(Text("standard input is closed", "标准输入已关闭"))
    return sys.stdin.buffer.read()


def paths_argument(function: Function) -> Function:
    """Add PATHS; if none is given those configured, and memoranda/ if none is configured."""

    def given(_: click.Context, __: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
        return value or configured_paths()

    def named(context: click.Context, _: click.Parameter, value: str | None) -> None:
        context.meta[_STDIN_NAME] = value

    function = stdin_filename_option(function, callback=named, expose_value=False)
    return argument(
        "paths",
        Text("PATHS", "路径"),
        nargs=-1,
        type=Named(),
        envvar="MOU_PATHS",
        callback=given,
    )(function)


def stdin_filename_option(function: Function, **rest: Any) -> Function:
    """Add --stdin-filename."""
    return option(
        "--stdin-filename",
        **rest,
        value=Text("FILE", "文件"),
        said=Text(
            "The file that the text of standard input (`-`) stands for.",
            "标准输入（「-」）的文本所代表的文件。",
        ),
    )(function)


_OF_MESSAGES = Text(
    "Language of messages; by default that of the environment.", "消息的语言；默认随系统环境。"
)
_OF_TABLES = Text(
    "Language of messages and of what is written; `both` writes both side by side. By default that of the environment.",
    "消息与所写内容的语言；both 为两种语言并列。默认随系统环境。",
)


def language_option(function: Function) -> Function:
    """Add --lang: by default what stands before the command, else the variable, the configuration, the environment."""
    return _language_option(function, tables=False)


def table_language_option(function: Function) -> Function:
    """Add --lang of a command that writes tables, in one language or in both; messages are in one."""
    return _language_option(function, tables=True)


def _language_option(function: Function, *, tables: bool) -> Function:
    def heard(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        own = context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
        before = None if own else written(context.find_root().obj or ())
        asked = before or value
        if asked != BOTH or tables:
            return asked
        if own or before:
            raise Misused(
                Text(
                    "--lang both is for commands that write tables: mou build, mou table, mou publish",
                    "--lang both 用于写出表格的命令：mou build、mou table、mou publish",
                ),
                context,
            )
        return None  # the variable or the configuration means the tables

    words = (*LANGUAGES, BOTH)
    return option(
        "--lang",
        type=Choice(words),
        metavar=f"[{'|'.join(words if tables else LANGUAGES)}]",
        default=configured("lang"),
        show_default=False,
        envvar=VARIABLE,
        show_envvar=True,
        callback=heard,
        said=_OF_TABLES if tables else _OF_MESSAGES,
    )(function)


def color_option(function: Function) -> Function:
    """Add --color."""
    return option(
        "--color",
        type=Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        envvar="MOU_COLOR",
        show_envvar=True,
        said=Text("Colour in the terminal; NO_COLOR is heeded.", "终端中是否用颜色；遵从 NO_COLOR。"),
    )(function)


_TOLD = Text("How to tell it.", "输出的格式。")


def format_option(*forms: str, said: Text = _TOLD) -> Callable[[Function], Function]:
    """Return what adds --format, whose first form is taken where none is given."""
    return option("--format", "form", type=Choice(forms), default=forms[0], show_default=True, said=said)


def refuse_day(said: Text) -> None:
    """Refuse a day where none can be asked about; one that the environment names for all commands is passed over."""
    refuse_given("as_of", said)


def refuse_given(name: str, said: Text) -> None:
    """Refuse an option that would change nothing beside the others, where it is written and not configured for all."""
    if is_given(name):
        raise Misused(said)


def is_given(name: str) -> bool:
    """Tell whether an option was written in the call of the command."""
    return click.get_current_context().get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def as_of_option(function: Function) -> Function:
    """Add --as-of."""
    return option(
        "--as-of",
        type=Day(),
        default=None,
        value=Text("DATE", "日期"),
        envvar="MOU_AS_OF",
        show_envvar=True,
        said=Text(
            "The day to ask about, or `today`; the whole time line if not given.",
            "所问的日期，或「今天」；不写则为整个时间线。",
        ),
    )(function)


def fail_on_option(function: Function) -> Function:
    """Add --fail-on."""
    return option(
        "--fail-on",
        type=Choice(THRESHOLDS),
        default=configured("fail-on", "error"),
        show_default=False,
        envvar="MOU_FAIL_ON",
        show_envvar=True,
        said=Text(
            "The gravity from which findings make the exit status 1; error if not given.",
            "检查结果达到此严重程度时退出状态为 1；不写则为 error。",
        ),
    )(function)


def expiry_days_option(function: Function) -> Function:
    """Add --expiry-days."""
    return option(
        "--expiry-days",
        type=Number(0),
        default=configured("expiry-days"),
        show_default=False,
        value=Text("DAYS", "天数"),
        envvar="MOU_EXPIRY_DAYS",
        show_envvar=True,
        said=Text(
            "How many days before its end, counted from --as-of, a thing is said to end; 90 if not given.",
            "自 --as-of 起算，失效前多少天予以提示；不写则为 90。",
        ),
    )(function)


def selection_options(function: Function) -> Function:
    """Add --select, --ignore and --severity."""
    code, pair = Text("CODE", "代码"), Text("CODE=SEVERITY", "代码=严重程度")
    for name, value, said in reversed(
        (
            (
                "select",
                code,
                Text(
                    "Tell only these findings: a code, the beginning of one, or a check's name.",
                    "只列出这些检查结果：代码、代码的开头或检查的名称。",
                ),
            ),
            (
                "ignore",
                code,
                Text(
                    "Leave these findings out; it comes before --select.",
                    "不列出这些检查结果；先于 --select。",
                ),
            ),
            (
                "severity",
                pair,
                Text(
                    "How grave these findings are: error, warning or info.",
                    "这些检查结果的严重程度：error、warning 或 info。",
                ),
            ),
        )
    ):
        function = option(
            f"--{name}",
            multiple=True,
            default=_configured_words(name),
            show_default=False,
            value=value,
            envvar=f"MOU_{name.upper()}",
            show_envvar=True,
            callback=_split,
            said=said,
        )(function)
    return function


def _configured_words(key: str) -> Callable[[], list[str]]:
    def words() -> list[str]:
        value = configuration().values.get(key, [])
        return [f"{code}={word}" for code, word in value.items()] if isinstance(value, dict) else value

    return words


def _split(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of values that have several, with commas or blanks between them."""
    return tuple(word for item in value for word in item.replace("，", ",").replace(",", " ").split())


def finding_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add every option of commands that tell findings, and pass what was asked as one value, first."""
    return _finding_options(function, language_option)


def table_finding_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the same of a command that writes tables too: in both languages, where that is asked for."""
    return _finding_options(function, table_language_option)


def _finding_options(
    function: Callable[..., Any], language: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> Callable[..., Any]:
    @wraps(function)
    def asked(**given: Any) -> Any:
        own = {name: given.pop(name) for name in list(given) if name not in Asked._fields and name != "lang"}
        lang = given.pop("lang")
        return function(Asked(language=chosen_language(lang), writes=chosen_languages(lang), **given), **own)

    made: Callable[..., Any] = asked
    for add in (
        color_option,
        language,
        fail_on_option,
        selection_options,
        expiry_days_option,
        as_of_option,
        paths_argument,
    ):
        made = add(made)
    return made


def chosen_color(color: str, stream: TextIO | None = None) -> bool:
    """Tell whether to colour a stream, standard output if none is named."""
    if color != "auto":
        return color == "always"
    terminal = (stream or sys.stdout).isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
