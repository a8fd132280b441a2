"""`--lang`, the variables that mean something, help and mistakes of usage: in the language of the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import CLEAN, CYCLES, Run, runner, write

from mou_compiler.command_line.main import mou as group

COMMANDS = group.list_commands(None)  # type: ignore[arg-type]


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "zh", "check"),
        ("--lang=zh", "check"),
        ("check", "--lang", "zh"),
        ("--lang", "en", "check", "--lang", "zh"),
    ],
)
def test_the_language_stands_before_or_behind_the_command(
    mou: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write(tmp_path, a=CYCLES)
    assert mou(*arguments).stdout.startswith("错误[MOU208 cycle]：")
    assert mou(*arguments, MOU_LANG="en").stdout.startswith("错误[MOU208 cycle]：")


def test_what_is_written_comes_before_the_variable_that_before_the_configuration(
    mou: Run, tmp_path: Path
) -> None:
    write(tmp_path, a=CYCLES)
    (tmp_path / "pyproject.toml").write_text('[tool.mou]\nlang = "zh"\n')
    assert mou("check").stdout.startswith("错误")
    assert mou("--help").stdout.startswith("用法：")
    assert mou("check", MOU_LANG="en").stdout.startswith("error")
    assert mou("--lang", "zh", "check", MOU_LANG="en").stdout.startswith("错误")


NAMES = re.compile(
    r"--?[a-z][a-z-]*|\[[^\]\s]*\|[^\]]*\]|MOU_\w+|NO_COLOR|\.?[\w/]*memoranda/|\bmou\b|x>=\d|JSON|\b(CPU|SVG|DOT|PostgreSQL)\b"
)
VALUES = {
    "acts",
    "auto",
    "both",
    "chain",
    "matrix",
    "nodes",
    "text",
    "error",
    "warning",
    "info",
    "conflict",
    "build",
    "dot",
    "en",
    "zh",
    *COMMANDS,
}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_chinese_has_no_english_words_but_names(mou: Run, command: str) -> None:
    for arguments in ((command, "--help", "--lang", "zh"), ("--lang", "zh", command, "--help")):
        shown = mou(*filter(None, arguments)).stdout
        assert shown.startswith(f"用法：mou {command}".rstrip())
        words = set(re.findall(r"[A-Za-z][A-Za-z-]+", NAMES.sub(" ", shown)))
        assert words - VALUES == set()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_english_has_no_han_letter(mou: Run, command: str) -> None:
    assert not re.search(r"[\u3000-\u9fff]", mou(*filter(None, [command]), "--help").stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "--slect", "x"), "没有选项 --slect；是否想写 --select？"),
        (("chek",), "没有命令「chek」；是否想写「check」？"),
        (("zzzzzz",), "没有命令「zzzzzz」"),
        (("check", "--format", "yaml"), "--format 的值有误：'yaml' 不是下列之一："),
        (("check", "--format"), "选项 --format 须有值"),
        (("fmt", "--check=1"), "选项 --check 不带值"),
        (("check", "--as-of", "2019-02-30"), "--as-of 的值有误：'2019-02-30' 不是日期；请写作 2016-01-20"),
        (("check", "--expiry-days", "-1"), "--expiry-days 的值有误：-1 不在范围内，至少为 0"),
        (("stats", "--top", "x"), "--top 的值有误：'x' 不是整数"),
        (("check", "--output-file", "memoranda"), "--output-file 的值有误：'memoranda' 是文件夹，不是文件"),
        (("build", "-o", "file"), "--output 的值有误：'file' 是文件，不是文件夹"),
        (("table",), "缺少 参数「名称」"),
        (("explain", "MOU401", "MOU402"), "多出的参数：MOU402"),
        (("--lang", "de", "check"), "--lang 的值有误：'de' 不是下列之一：'en'、'zh'"),
    ],
)
def test_mistakes_of_usage_are_told_in_chinese(
    mou: Run, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    write(tmp_path, a=CLEAN)
    (tmp_path / "file").write_text("")
    result = mou(*arguments, MOU_LANG="zh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr.replace("-o / --output", "--output")
    assert re.search(r"用法：|错误：", result.stderr)
    assert not re.search(r"Usage|Error|Try|Invalid|Missing|such", result.stderr)
    english = mou(*arguments, MOU_LANG="en")
    assert english.exit_code == 2
    assert not re.search(r"[\u3000-\u9fff]", english.stderr)


@pytest.mark.parametrize(
    "variable",
    ["MOU_VERSION", "MOU_HELP", "MOU_CHECK_FORMAT", "MOU_WRITE_BASELINE", "MOU_CHECK_WRITE_BASELINE", "MOU_ONLY",
     "MOU_CHECK_PATHS", "MOU_STDIN_FILENAME", "MOU_CODE", "MOU_CHECK", "MOU_DIFF"],
)  # fmt: skip
@pytest.mark.parametrize("value", ["1", "0.1.0", "x"])
def test_a_variable_that_is_not_declared_means_nothing(
    mou: Run, tmp_path: Path, variable: str, value: str
) -> None:
    write(tmp_path, a=CYCLES)
    plain = mou("check")
    told = mou("check", **{variable: value})
    assert (told.exit_code, told.output) == (plain.exit_code, plain.output)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MOU_LANG", "de"),
        ("MOU_COLOR", "red"),
        ("MOU_FORMAT", "yaml"),
        ("MOU_AS_OF", "soon"),
        ("MOU_FAIL_ON", "grave"),
        ("MOU_EXPIRY_DAYS", "-3"),
        ("MOU_SELECT", "MOU999"),
        ("MOU_SEVERITY", "MOU401=grave"),
    ],
)
def test_a_declared_variable_with_a_bad_value_is_told_with_its_name(
    mou: Run, tmp_path: Path, variable: str, value: str
) -> None:
    write(tmp_path, a=CLEAN)
    result = mou("check", **{variable: value})
    assert (result.exit_code, result.stdout) == (2, "")
    assert variable in result.stderr
    assert mou("check", **{variable: ""}).exit_code == mou("check").exit_code
