"""What is configured: the table `[tool.mou]` of the nearest pyproject.toml that has one.

An option given on the command line comes before its `MOU_…` variable, that before the configuration, and that
before the default.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mou_compiler.text import Text

FILE = "pyproject.toml"
LANGUAGES = ("en", "zh")
BOTH = "both"
"""What `--lang` may say besides, where tables are written."""
SEVERITIES = ("error", "warning", "info")
THRESHOLDS = (*SEVERITIES, "never")
_MENTIONED = r"""(?m)tool\b.*\bmou\b|\[\s*["']?tool["']?\s*\]|^\s*["']?tool["']?\s*="""
"""What surely stands in a file that has the table; reading TOML costs a tenth of a start."""


class Misconfigured(Exception):  # noqa: N818 -- it is a person's mistake on its way to a message, not a failure
    """A mistake in the configuration: the fact with its file, and the remedy."""

    def __init__(self, message: Text, help_: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = help_


class Configuration(NamedTuple):
    """The file configured in, None where there is none, and the values by key, all of them of the right form."""

    file: Path | None
    values: Mapping[str, Any]

    def path(self, written: str) -> str:
        """Return a path written relative to the file as one relative to where the command runs."""
        return written if self.file is None else os.path.relpath(self.file.parent / written)


class Setting(NamedTuple):
    """A key of the table: whether a value is of its form, and that form as one writes it."""

    fits: Callable[[Any], bool]
    form: Text


def _choice(words: tuple[str, ...]) -> Setting:
    quoted = [f'"{word}"' for word in words]
    return Setting(
        lambda value: value in words,
        Text(f"{', '.join(quoted[:-1])} or {quoted[-1]}", f"{'、'.join(quoted[:-1])}或 {quoted[-1]}"),
    )


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _is_days(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_severities(value: Any) -> bool:
    return isinstance(value, dict) and all(item in SEVERITIES for item in value.values())


_CODES = Setting(_is_strings, Text('codes or names, such as ["MOU3"]', '代码或名称，如 ["MOU3"]'))  # fmt: skip
SETTINGS: Mapping[str, Setting] = {
    "lang": _choice((*LANGUAGES, BOTH)),
    "paths": Setting(_is_strings, Text('files or folders, such as ["memoranda"]', '文件或文件夹，如 ["memoranda"]')),
    "select": _CODES,
    "ignore": _CODES,
    "severity": Setting(
        _is_severities,
        Text(
            'a table of codes with "error", "warning" or "info", such as MOU402 = "error"',
            '代码与 "error"、"warning" 或 "info" 的对照表，如 MOU402 = "error"',
        ),
    ),
    "fail-on": _choice(THRESHOLDS),
    "expiry-days": Setting(_is_days, Text("a whole number of days, such as 90", "整数天数，如 90")),
    "baseline": Setting(
        lambda value: isinstance(value, str) and bool(value),
        Text('the path of a file, such as "baseline.json"', '文件路径，如 "baseline.json"'),
    ),
}  # fmt: skip


def read_configuration(folder: Path) -> Configuration:
    """Return what is configured for a folder; raise Misconfigured where a file, key or value is wrong."""
    for parent in (folder, *folder.parents):
        file = parent / FILE
        table = _table(file) if file.is_file() else None
        if table is not None:
            return Configuration(file, table)
    return Configuration(None, {})


def _table(file: Path) -> Mapping[str, Any] | None:
    """Return the table of a file, checked; None where it has none."""
    shown = os.path.relpath(file)
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise Misconfigured(
            Text(f"{shown} cannot be read: {reason}", f"无法读取 {shown}：{reason}"),
            Text("mend the file or its permissions", "修正该文件或其权限"),
        ) from error
    if not re.search(_MENTIONED, text):
        return None
    import tomllib

    table: Mapping[str, Any] | None
    try:
        table = tomllib.loads(text).get("tool", {}).get("mou")
    except (tomllib.TOMLDecodeError, AttributeError) as error:
        raise Misconfigured(
            Text(f"{shown} is not TOML: {error}", f"{shown} 不是有效的 TOML：{error}"),
            Text("mend the file", "修正该文件"),
        ) from error
    if table is not None:
        _check(table, shown)
    return table


def _check(table: Any, shown: str) -> None:
    if not isinstance(table, dict):
        raise Misconfigured(
            Text(f"{shown}: tool.mou is not a table", f"{shown}：tool.mou 不是表"),
            Text("write `[tool.mou]` and the keys below it", "请写「[tool.mou]」，其下写各键"),
        )
    for key, value in table.items():
        setting = SETTINGS.get(key)
        if setting is None:
            raise Misconfigured(
                Text(f"{shown}: [tool.mou] has no key `{key}`", f"{shown}：[tool.mou] 没有名为「{key}」的键"),
                _remedy(key),
            )
        if not setting.fits(value):
            raise Misconfigured(
                Text(
                    f"{shown}: `{key}` of [tool.mou] cannot be {value!r}",
                    f"{shown}：[tool.mou] 的「{key}」不能是 {value!r}",
                ),
                Text(f"write {setting.form.en}", f"请写{setting.form.zh}"),
            )


def _remedy(key: str) -> Text:
    from mou_compiler.corpus.schema.suggest import did_you_mean

    known = Text(f"the keys are {', '.join(SETTINGS)}", f"可用的键：{'、'.join(SETTINGS)}")
    return did_you_mean(key.replace("_", "-"), SETTINGS) or known
