"""`[tool.mou]`: found in the nearest pyproject.toml, overruled by variables and options, its mistakes told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from running import CLEAN, CYCLES, EXPIRING, Run, runner, write

from mou_compiler.command_line.configuration import SETTINGS


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def configure(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.mou]\n{text}\n", "utf-8")


def test_every_setting_reaches_the_check(mou: Run, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.mou").write_text(CYCLES + EXPIRING, "utf-8")
    configure(
        tmp_path,
        """
        lang = "zh"
        paths = ["rules"]
        select = ["MOU2", "expiry"]
        ignore = ["MOU201"]
        fail-on = "info"
        expiry-days = 40
        severity = { cycle = "info", MOU501 = "warning" }
        """,
    )
    result = mou("check", "--as-of", "2019-12-01", "--format", "concise")
    assert result.exit_code == 1
    assert [line.split(" 「")[0] for line in result.stdout.splitlines()] == [
        "rules/a.mou:1:11: info MOU208",
        "rules/a.mou:3:9: info MOU208",
        "rules/a.mou:4:12: warning MOU501",
    ]


def test_command_line_before_variables_before_configuration_before_default(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=EXPIRING)
    arguments = ("check", "--as-of", "2019-12-01", "--format", "concise")
    assert mou(*arguments).exit_code == 0
    configure(tmp_path, 'fail-on = "warning"')
    assert mou(*arguments).exit_code == 1
    assert mou(*arguments, MOU_FAIL_ON="error").exit_code == 0
    assert mou(*arguments, "--fail-on", "warning", MOU_FAIL_ON="error").exit_code == 1


@pytest.mark.parametrize(
    ("variables", "codes"),
    [
        ({"MOU_SELECT": "MOU5"}, {"MOU501"}),
        ({"MOU_SELECT": "MOU208, expiry"}, {"MOU208", "MOU501"}),
        ({"MOU_SELECT": "MOU208,expiry", "MOU_IGNORE": "cycle"}, {"MOU501"}),
        ({"MOU_SELECT": "MOU5", "MOU_EXPIRY_DAYS": "3"}, set()),
        ({"MOU_SELECT": "MOU2", "MOU_PATHS": "memoranda/b.mou"}, set()),
        ({"MOU_SELECT": "MOU5", "MOU_AS_OF": "2018-12-01"}, set()),
    ],
)
def test_variables(mou: Run, tmp_path: Path, variables: dict[str, str], codes: set[str]) -> None:
    write(tmp_path, a=CYCLES, b=EXPIRING)
    result = mou("check", **{"MOU_AS_OF": "2019-12-01", "MOU_FORMAT": "concise", **variables})
    assert {line.split(" ")[2] for line in result.stdout.splitlines()} == codes


def test_severity_and_output_file_as_variables(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    result = mou("check", MOU_SEVERITY="cycle=warning", MOU_FORMAT="concise", MOU_OUTPUT_FILE="told")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "told").read_text("utf-8").count("warning MOU208") == 2


def test_the_nearest_file_with_the_table_counts_and_paths_are_relative_to_it(
    mou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=CYCLES)
    configure(tmp_path, 'paths = ["memoranda"]')
    below = tmp_path / "tools" / "deep"
    below.mkdir(parents=True)
    (tmp_path / "tools" / "pyproject.toml").write_text('[project]\nname = "another-mou"\n')
    monkeypatch.chdir(below)
    assert "../../memoranda/a.mou:1:11: error" in mou("check", "--format", "concise").stdout


def test_paths_given_come_before_those_configured(mou: Run, tmp_path: Path) -> None:
    write(tmp_path, a=CYCLES)
    configure(tmp_path, 'paths = ["elsewhere"]')
    assert "memoranda/a.mou:1:11" in mou("check", "memoranda", "--format", "concise").stdout
    assert "elsewhere: error MOU110" in mou("check", "--format", "concise").stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('fail_on = "error"', "pyproject.toml: [tool.mou] has no key `fail_on`\n  = help: did you mean `fail-on`?\n"),
        (
            "zzz = 1",
            "pyproject.toml: [tool.mou] has no key `zzz`\n  = help: the keys are " + ", ".join(SETTINGS) + "\n",
        ),
        (
            'fail-on = "grave"',
            ("pyproject.toml: `fail-on` of [tool.mou] cannot be 'grave'\n"
            '  = help: write "error", "warning", "info" or "never"\n'),
        ),
        ('lang = "de"', "pyproject.toml: `lang` of [tool.mou] cannot be 'de'\n  = help: write \"en\", \"zh\" or \"both\"\n"),
        (
            "expiry-days = true",
            ("pyproject.toml: `expiry-days` of [tool.mou] cannot be True\n"
            "  = help: write a whole number of days, such as 90\n"),
        ),
        (
            'select = "MOU3"',
            ("pyproject.toml: `select` of [tool.mou] cannot be 'MOU3'\n"
            '  = help: write codes or names, such as ["MOU3"]\n'),
        ),
        (
            'severity = { MOU402 = "grave" }',
            ("pyproject.toml: `severity` of [tool.mou] cannot be {'MOU402': 'grave'}\n"
            '  = help: write a table of codes with "error", "warning" or "info", such as MOU402 = "error"\n'),
        ),
        (
            'ignore = ["colision"]',
            ("pyproject.toml: `ignore` of [tool.mou]: no check is called `colision`\n"
            "  = help: did you mean `collision`?\n"),
        ),
        ("baseline = ''", "pyproject.toml: `baseline` of [tool.mou] cannot be ''\n  = help: write the path of a file, such as \"baseline.json\"\n"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_remedy(mou: Run, tmp_path: Path, text: str, told: str) -> None:
    write(tmp_path, a=CLEAN)
    configure(tmp_path, text)
    result = mou("check")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {told}")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[tool.mou\n", "pyproject.toml is not TOML: "),
        (b"[tool]\nmou = 3\n", "pyproject.toml: tool.mou is not a table"),
        (b"tool = 'mou'\n", "pyproject.toml is not TOML: "),
        ("# 主体 mou".encode("gb18030"), "pyproject.toml cannot be read: not UTF-8"),
    ],
)
def test_a_broken_file_is_told(mou: Run, tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(content)
    result = mou("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {told}")


def test_mistakes_are_told_in_the_language_asked_for(mou: Run, tmp_path: Path) -> None:
    configure(tmp_path, 'fail_on = "error"')
    expected = "错误：pyproject.toml：[tool.mou] 没有名为「fail_on」的键\n  = 建议：是否想写「fail-on」？\n"
    assert mou("check", "--lang", "zh").stderr == expected
    assert mou("check", MOU_LANG="zh").stderr == expected


def test_help_is_given_whatever_is_configured(mou: Run, tmp_path: Path) -> None:
    configure(tmp_path, "fail_on = 1")
    assert mou("check", "--help").exit_code == 0


def test_every_form_shown_in_a_remedy_is_accepted() -> None:
    for key, setting in SETTINGS.items():
        for form in (setting.form.en, setting.form.zh):
            pair = re.search(r'\w+ = "\w+"', form)
            single = re.search(r'\["[^"]+"\]|"[^"]+"|\d+', form)
            assert single is not None
            value = tomllib.loads(pair[0]) if pair else tomllib.loads(f"value = {single[0]}")["value"]
            assert setting.fits(value), (key, form)


def test_the_default_of_expiry_days_is_the_one_in_the_help(mou: Run) -> None:
    from mou_compiler.compilation import EXPIRY_DAYS

    assert f"{EXPIRY_DAYS} if not given" in " ".join(mou("check", "--help").stdout.split())
