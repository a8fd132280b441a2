"""Guardrails in the graph: a node with what it asks for, its acts and lists, its place and its basis."""

from __future__ import annotations

from mou_compiler import compile_text
from mou_compiler.outputs import tables_graph
from mou_compiler.tables.columns import row_digest

TEXT = """
territory land "Land" "全国"
agency A "A" "甲" { kind government }
rank law "Law" "法律" { may-burden }
law code "Code" "法典" { rank law }
act trade "Trade" "经营"
list bad "Bad" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 }; exit 1 { kind fulfilment } }
guardrail floor "Floor" "底线" {
    never prohibit; possible exit; always term
    acts trade; on bad; in land; in force from 2015-01-01 until 2020-01-01; basis code art 3
}
instrument r { in force from 2015-01-01; measure 1 { on bad; by A; restrict trade; for 1 year; basis code art 2 } }
"""


def test_a_guardrail_is_a_node_with_edges_and_a_row_of_its_own() -> None:
    compiled = compile_text(TEXT)
    assert not compiled.corpus.faults
    said = compiled.graph.nodes["guardrail:floor"]
    assert (said["never"], said["possible"], said["always"]) == (["prohibit"], ["exit"], ["term"])
    edges = {
        (target, data["kind"]) for _, target, data in compiled.graph.out_edges("guardrail:floor", data=True)
    }
    assert edges == {
        ("act:trade", "guards"),
        ("list:bad", "guards"),
        ("territory:land", "applies-in"),
        ("law:code", "rests-on"),
    }
    rows = tables_graph.files(compiled)["graph/nodes.csv"].content.decode("utf-8-sig").splitlines()
    assert [row for row in rows if row.startswith("guardrail:floor,")]


def test_a_guardrail_that_is_kept_changes_no_row() -> None:
    before, after = TEXT.partition("guardrail")[0], TEXT.partition("}\ninstrument")[2]
    without = compile_text(f"{before}instrument{after}")
    with_it = compile_text(TEXT)
    assert list(map(row_digest, with_it.rows)) == list(map(row_digest, without.rows)) != []
