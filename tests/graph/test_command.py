"""`mou graph`: what it writes where, of which part, and what it says of a name that is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.running import SEPARATE
from mou_compiler.command_line.main import mou
from mou_compiler.compilation import compile_paths
from mou_compiler.outputs import graph_dot, graph_graphml, graph_json, graph_mermaid, graph_svg

CASE = (Path(__file__).parent.parent / "outputs" / "graph" / "case.mou").read_text(encoding="utf-8")
MODULES = {
    "dot": graph_dot,
    "graphml": graph_graphml,
    "json": graph_json,
    "mermaid": graph_mermaid,
    "svg": graph_svg,
}
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "memoranda").mkdir()
    (tmp_path / "memoranda" / "case.mou").write_text(CASE, encoding="utf-8")
    environment = {**dict.fromkeys(("LC_ALL", "LC_MESSAGES", "MOU_LANG")), "LANG": "C.UTF-8"}
    return lambda *arguments: CliRunner(env=environment, **SEPARATE).invoke(mou, ["graph", *arguments])


def nodes(result: Result) -> set[str]:
    assert result.exit_code == 0, result.output
    return {node["id"] for node in json.loads(result.stdout)["nodes"]}


@pytest.mark.parametrize("form", MODULES)
def test_each_format_is_what_the_build_writes(run: Run, form: str) -> None:
    result = run("--format", form)
    assert result.exit_code == 0
    assert result.stdout_bytes == MODULES[form].render(compile_paths(["memoranda"]))


@pytest.mark.parametrize("form", MODULES)
def test_the_suffix_of_the_file_chooses_the_format(run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"deep/picture{Path(MODULES[form].FILE).suffix}"
    result = run("-o", str(file))
    assert (result.exit_code, result.output) == (0, "")
    assert file.read_bytes() == run("--format", form).stdout_bytes


def test_only_what_is_around_a_node(run: Run) -> None:
    near = {"list:黑名单", "agency:STA", "channel:push", "law:tax-law", "act:conduct.evasion"}
    rules = {"measure:m-1/2", "measure:m-1/10", "measure:m-2/1", "document:m-1", "document:m-2"}
    assert nodes(run("--format", "json", "--around", "黑名单")) == near | rules
    assert nodes(run("--format", "json", "--around", "国税总局", "--hops", "0")) == {"agency:STA"}
    assert nodes(run("--format", "json", "--around", "黑名单", "--kind", "law")) == {
        "list:黑名单",
        "law:tax-law",
    }
    assert nodes(run("--format", "json", "--kind", "act", "--kind", "law")) == {
        "law:tax-law", "act:travel", "act:travel.rail", "act:conduct", "act:conduct.evasion",
    }  # fmt: skip


def test_labels_in_the_language_asked_for(run: Run) -> None:
    both, chinese = (run("--format", "mermaid", *lang).stdout for lang in ((), ("--lang", "zh")))
    assert "Tax blacklist<br/>税收黑名单" in both
    assert "税收黑名单" in chinese
    assert "Tax blacklist" not in chinese


def test_a_name_that_is_none(run: Run) -> None:
    result = run("--around", "黑名但")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr == "error: nothing in the graph is called `黑名但`\n  = help: did you mean `黑名单`?\n"
    )
    assert run("--around", "黑名但", "--lang", "zh").stderr == (
        "错误：图中没有名为「黑名但」的节点\n  = 建议：是否想写「黑名单」？\n"
    )


def test_a_name_of_several(run: Run, tmp_path: Path) -> None:
    (tmp_path / "memoranda" / "more.mou").write_text("act STA {}", encoding="utf-8")
    result = run("--around", "STA")
    assert result.exit_code == 2
    assert "`STA` may be any of act:STA, agency:STA" in result.stderr
    assert "agency:STA" in nodes(run("--around", "agency:STA", "--format", "json"))


def test_a_place_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("-o", "file/graph.dot")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: cannot write file/graph.dot: ")


def test_a_corpus_at_fault_has_no_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "memoranda" / "bad.mou").write_text("list {", encoding="utf-8")
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "MOU" in result.stderr
