"""Commands and their parameters with help in both languages, and the kinds of values that options take.

click knows one language; what it says of a command is said here instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mou_compiler.command_line.speaking import language_of
from mou_compiler.source.width import pad, width, wrap
from mou_compiler.text import Language, Text

if TYPE_CHECKING:
    Kind = click.ParamType[Any]
    Words = click.Choice[str]
else:  # these classes take a type in brackets only from click 8.2 and 8.4 on
    Kind, Words = click.ParamType, click.Choice

Function = TypeVar("Function", bound=Callable[..., Any])

_HELP = Text("Show this message and exit.", "显示本说明并退出。")
_USAGE = Text("Usage: ", "用法：")
_OPTIONS = Text("Options", "选项")
COMMANDS = Text("Commands", "命令")
_MARGIN = "  "
_WIDEST_NAME, _LEAST_ROOM = 30, 20
_ANY_OPTIONS = Text("[OPTIONS]", "[选项]")
_ANY_COMMAND = Text("COMMAND [ARGS]...", "命令 [参数]…")
_VARIABLE = Text("env var: ", "环境变量：")
_DEFAULT = Text("default: ", "默认：")


class Wrong(click.BadParameter):
    """A value that an option or argument cannot have, in both languages."""

    def __init__(self, said: Text, param: click.Parameter | None, ctx: click.Context | None) -> None:
        super().__init__(said.en, ctx, param)
        self.said = said


class Misused(click.UsageError):
    """A command line that cannot be meant, in both languages."""

    def __init__(self, said: Text, ctx: click.Context | None = None) -> None:
        super().__init__(said.en, ctx or click.get_current_context(silent=True))
        self.said = said


class Choice(Words):
    """One of a few words."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(tuple(words))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; fail with all that there are."""
        if value in self.choices:
            return str(value)
        quoted = [repr(word) for word in self.choices]
        raise Wrong(
            Text(
                f"{value!r} is not one of {', '.join(quoted)}.",
                f"{value!r} 不是下列之一：{'、'.join(quoted)}",
            ),
            param,
            ctx,
        )


def today_or(said: str) -> str:
    """Return a day as it was said, and for `today` the one that it is."""
    return datetime.now(tz=UTC).astimezone().date().isoformat() if said in _TODAY else said


_TODAY = frozenset({"today", "今天", "今日"})
"""What the clock is read for, and nothing else is."""


class Day(Kind):
    """A day in ISO form, or `today`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; fail with the form where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(today_or(value))
        except ValueError:
            raise Wrong(
                Text(
                    f"{value!r} is not a day; write it as 2016-01-20, or `today`",
                    f"{value!r} 不是日期；请写作 2016-01-20，或「今天」",
                ),
                param,
                ctx,
            ) from None


class Number(Kind):
    """A whole number of at least so many, and at most so many where that is said."""

    name = "integer"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; fail where it is none or less than the least."""
        try:
            number = int(value)
        except ValueError:
            said = Text(f"{value!r} is not a whole number", f"{value!r} 不是整数")
            raise Wrong(said, param, ctx) from None
        if number < self.least:
            raise Wrong(
                Text(
                    f"{number} is not in the range x>={self.least}.",
                    f"{number} 不在范围内，至少为 {self.least}",
                ),
                param,
                ctx,
            )
        if self.most is not None and number > self.most:
            raise Wrong(
                Text(
                    f"{number} is not in the range x<={self.most}.",
                    f"{number} 不在范围内，至多为 {self.most}",
                ),
                param,
                ctx,
            )
        return number


class Named(Kind):
    """The path of what is read, or `-`.

    An empty one is refused: it is what is left of a variable without a value, and would mean the folder in which mou runs.
    """

    name = "path"
    envvar_list_splitter = os.pathsep

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; fail where it is empty."""
        if value == "":
            raise Wrong(EMPTY, param, ctx)
        return Path(value)


class NameOrPath(Kind):
    """A name that is asked for, or the path of what is read; an empty one is refused, as by `Named`."""

    name = "word"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; fail where it is empty."""
        if value == "":
            raise Wrong(_NO_WORD, param, ctx)
        return str(value)


_NO_WORD = Text(
    "a name or path is empty; the folder in which mou runs is '.'.", "名称或路径为空；当前文件夹请写「.」"
)
EMPTY = Text("a path is empty; the folder in which mou runs is '.'.", "路径为空；当前文件夹请写「.」")


class Target(Kind):
    """The path of a file, or of a folder, that is to be written or read."""

    name = "path"

    def __init__(self, *, folder: bool = False) -> None:
        self.folder = folder

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; fail where something of the other kind stands there, and for what stands for a stream."""
        if value == "":
            raise Wrong(EMPTY, param, ctx)
        if value == "-":
            raise Wrong(
                Text(
                    "'-' stands for standard input or output, which cannot be meant here; './-' is a file of that name.",
                    "「-」指标准输入或输出，此处不可用；名为「-」的文件请写「./-」",
                ),
                param,
                ctx,
            )
        path = Path(value)
        if self.folder and path.exists() and not path.is_dir():
            raise Wrong(Text(f"{str(path)!r} is a file.", f"{str(path)!r} 是文件，不是文件夹"), param, ctx)
        if not self.folder and path.is_dir():
            raise Wrong(
                Text(f"{str(path)!r} is a directory.", f"{str(path)!r} 是文件夹，不是文件"), param, ctx
            )
        return path


class Option(click.Option):
    """An option with its help, and with the word for its value, in both languages."""

    def __init__(self, *names: Any, said: Text | None = None, value: Text | None = None, **rest: Any) -> None:
        super().__init__(*names, **rest)
        self.said = said
        self.value = value


class Argument(click.Argument):
    """An argument with a name for people in both languages."""

    def __init__(self, *names: Any, called: Text | None = None, **rest: Any) -> None:
        super().__init__(*names, **rest)
        self.called = called


class Bilingual(click.Command):
    """A command whose help is in the language of the reader."""

    said: Text | None = None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        language = language_of(ctx)
        pieces = [_ANY_OPTIONS.spelled(language), *(_piece(param, language) for param in self.params)]
        if isinstance(self, click.Group):
            pieces.append(_ANY_COMMAND.spelled(language))
        formatter.write_usage(ctx.command_path, " ".join(filter(None, pieces)), _USAGE.spelled(language))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        text = self.help or "" if self.said is None else self.said.spelled(language_of(ctx))
        lines = wrap(text, formatter.width - len(_MARGIN))
        formatter.write("\n" + "".join(f"{_MARGIN}{line}\n" for line in lines))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write every option."""
        language = language_of(ctx)
        rows = [
            _record(param, ctx, language)
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and not param.hidden
        ]
        write_section(formatter, _OPTIONS, rows, language)


class OneCommand(Bilingual):
    """A command of `mou`."""

    def __init__(self, *given: Any, said: Text | None = None, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.said = said


def command(name: str, said: Text) -> Callable[[Callable[..., Any]], click.Command]:
    """Return what makes a function the command of a name; `said` tells what it does."""
    return click.command(name, cls=OneCommand, help=said.en, said=said)


def option(*names: str, said: Text, value: Text | None = None, **rest: Any) -> Callable[[Function], Function]:
    """Return what adds an option; `said` is its help, `value` the word for what it takes."""
    return click.option(*names, cls=Option, said=said, value=value, help=said.en, **rest)


def argument(name: str, called: Text, **rest: Any) -> Callable[[Function], Function]:
    """Return what adds an argument; `called` names it for people."""
    return click.argument(name, cls=Argument, called=called, **rest)


def _piece(param: click.Parameter, language: Language) -> str:
    if not isinstance(param, click.Argument):
        return ""
    called = param.called if isinstance(param, Argument) else None
    name = called.spelled(language) if called else (param.name or "").upper()
    if param.required:
        return name
    more = Text("...", "…").spelled(language) if param.nargs != 1 else ""
    return f"[{name}]{more}"


def _record(param: click.Option, ctx: click.Context, language: Language) -> tuple[str, str]:
    """Return how an option is written, and what it does."""
    names = ", ".join(sorted(param.opts, key=len))
    if not (param.is_flag or param.count):
        names += f" {_value(param, language)}"
    said = _said(param, language)
    extra = []
    if param.show_envvar and param.envvar:
        extra.append(_VARIABLE.spelled(language) + str(param.envvar))
    if param.show_default and not callable(param.default):
        extra.append(_DEFAULT.spelled(language) + str(param.get_default(ctx)))
    shown = ("; " if language == "en" else "；").join(extra)
    return names, f"{said}  [{shown}]" if shown else said


def _value(param: click.Option, language: Language) -> str:
    """Return the word for what an option takes."""
    if isinstance(param, Option) and param.value is not None:
        return param.value.spelled(language)
    if isinstance(param.type, click.Choice):
        return f"[{'|'.join(map(str, param.type.choices))}]"
    if isinstance(param.type, Number):
        return Text("NUMBER", "数目").spelled(language)
    if isinstance(param.type, Target):
        folder = param.type.folder
        return Text("FOLDER" if folder else "FILE", "文件夹" if folder else "文件").spelled(language)
    return (param.metavar or param.type.name).upper()


def _said(param: click.Option, language: Language) -> str:
    if "--help" in param.opts:
        return _HELP.spelled(language)
    if isinstance(param, Option) and param.said is not None:
        return param.said.spelled(language)
    return param.help or ""


def usage_message(error: click.UsageError, language: Language) -> str:
    """Return what is wrong with a command line, with where to look."""
    context = error.ctx
    lines = []
    if context is not None:
        lines.append(context.get_usage())
        if context.command.get_help_option(context) is not None:
            name = f"{context.command_path} {context.help_option_names[-1]}"
            lines += [f"Try '{name}' for help." if language == "en" else f"说明见「{name}」。", ""]
    if language == "en":
        return "\n".join([*lines, f"Error: {error.format_message()}"])
    return "\n".join([*lines, f"错误：{_in_chinese(error)}"])


def _in_chinese(error: click.UsageError) -> str:
    match error:
        case Misused():
            return error.said.zh
        case Wrong():
            return f"{_hint(error)} 的值有误：{error.said.zh}"
        case click.NoSuchOption():
            near = "、".join(sorted(error.possibilities or ()))
            return f"没有选项 {error.option_name}" + (f"；是否想写 {near}？" if near else "")
        case click.MissingParameter():
            return f"缺少 {_hint(error)}"
        case click.BadParameter():
            return f"{_hint(error)} 的值有误"
        case click.BadOptionUsage():
            takes = "requires" in error.message
            return f"选项 {error.option_name} {'须有值' if takes else '不带值'}"
    inside = error.message[error.message.find("(") + 1 : error.message.rfind(")")]
    if "extra argument" in error.message:
        return f"多出的参数：{inside}"
    return "缺少命令" if "command" in error.message else "用法有误"


def _hint(error: click.BadParameter) -> str:
    """Return which option or argument a mistake is about, and the variable that its value may have come from."""
    param = error.param
    if param is None:
        return "参数"
    if isinstance(param, click.Argument):
        return f"参数「{_piece(param, 'zh').strip('[]…')}」"
    names = " / ".join(param.opts)
    context = error.ctx
    source = context.get_parameter_source(param.name or "") if context is not None else None
    is_variable = source is click.core.ParameterSource.ENVIRONMENT
    return f"{names}（环境变量 {param.envvar}）" if is_variable else names


def write_section(
    formatter: click.HelpFormatter, heading: Text, rows: Sequence[tuple[str, str]], language: Language
) -> None:
    """Write rows of two columns below a heading, aligned by what a terminal shows."""
    formatter.write(f"\n{heading.spelled(language)}{'：' if language == 'zh' else ':'}\n")
    first = min(max(width(name) for name, _ in rows), _WIDEST_NAME)
    room = max(formatter.width - first - 2 * len(_MARGIN), _LEAST_ROOM)
    indent = _MARGIN + " " * (first + len(_MARGIN))
    for name, text in rows:
        lines = wrap(text, room)
        if width(name) > first:
            formatter.write(f"{_MARGIN}{name}\n")
        else:
            formatter.write(f"{_MARGIN}{pad(name, first)}{_MARGIN}{''.join(lines[:1])}\n")
            lines = lines[1:]
        formatter.write("".join(f"{indent}{line}\n" for line in lines))
