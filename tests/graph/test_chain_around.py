"""The chain around a node: law, list, measure, act and agency, and nothing that is no link of it."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.graph.around import chain

GRAPH = compile_text("""
territory china "China" "中国" { level national }
subject person "Person" "人" { }
agency court "Court" "法院" { kind court }
agency rail "Railway" "铁路" { kind company; within court }
act travel "Travel" "出行" { }
act travel.rail "Trains" "火车" { }
act honour "Honour" "荣誉" { }
law rail-law "Rail law" "铁路法" { }
list defaulters "Defaulters" "失信人" { kind blacklist; keeper court; covers person }
list heroes "Heroes" "模范" { kind redlist; keeper court; covers person }
memorandum one "One" "其一" {
    signatories court, rail
    measure 1 "No trains" "禁乘" { on defaulters; by rail; prohibit travel.rail; basis rail-law art 1 }
    measure 2 "Honour" "授予荣誉" { on heroes; by court; grant honour }
}
""").graph
FIRST = {
    "law:rail-law",
    "list:defaulters",
    "document:one",
    "measure:one/1",
    "act:travel.rail",
    "agency:rail",
}


@pytest.mark.parametrize(
    "centre", ["measure:one/1", "law:rail-law", "list:defaulters", "act:travel.rail", "agency:rail"]
)
def test_each_link_leads_to_the_whole_chain_and_to_no_other(centre: str) -> None:
    part = chain(GRAPH, centre)
    assert set(part) == FIRST
    kinds = {said["kind"] for _, _, said in part.edges(data=True)}
    assert kinds == {"rests-on", "triggers", "contains", "affects", "enforces"}


def test_what_holds_a_measure_is_no_link_but_leads_to_all_of_it() -> None:
    part = chain(GRAPH, "document:one")
    assert {"measure:one/1", "measure:one/2", "act:honour", "list:heroes"} <= set(part)
    assert "measure:one/2" not in chain(GRAPH, "measure:one/1")


def test_what_is_no_link_of_any_chain_stands_alone() -> None:
    assert set(chain(GRAPH, "territory:china")) == {"territory:china"}
