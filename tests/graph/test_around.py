"""Parts of the graph: found by any name, with what they stand in, in the order of the whole."""

from __future__ import annotations

from typing import Any

import pytest
from graphs import graph_of

from mou_compiler.graph.around import around, called, of_kinds
from mou_compiler.graph.picture import draw

TEXT = """
territory china {}
agency STA "State Taxation Administration" "税务总局" { alias 国税总局; territory china }
agency SPC "Supreme court" "法院" { territory china }
agency same {}
list same { kind blacklist; keeper STA }
list k "Tax blacklist" "税收黑名单" { kind blacklist; keeper STA }
act x {}
memorandum m "Joint measures" "备忘录" { signed 2016
    measure 1 { on k; by SPC; prohibit x; basis none }
    measure 2 { on same; by STA; prohibit x; basis none }
}
"""


@pytest.fixture(scope="module")
def graph() -> Any:
    return graph_of(TEXT)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("k", ["list:k"]),
        ("list:k", ["list:k"]),
        ("国税总局", ["agency:STA"]),
        ("税务总局", ["agency:STA"]),
        (" Tax blacklist ", ["list:k"]),
        ("same", ["list:same", "agency:same"]),
        ("agency:same", ["agency:same"]),
        ("m/1", ["measure:m/1"]),
        ("nobody", []),
    ],
)
def test_a_node_is_found_by_any_of_its_names(graph: Any, written: str, found: list[str]) -> None:
    assert list(called(graph, written)) == found


def test_one_hop_both_ways_with_document_and_keeper(graph: Any) -> None:
    part = around(graph, "measure:m/1", 1)
    assert list(part) == ["document:m", "measure:m/1", "list:k", "act:x", "agency:SPC", "agency:STA"]
    assert {(s, t) for s, t in part.edges()} == {(s, t) for s, t in graph.edges() if s in part and t in part}


def test_no_hop_is_the_node_with_what_it_stands_in(graph: Any) -> None:
    assert list(around(graph, "list:k", 0)) == ["list:k", "agency:STA"]


def test_a_territory_joins_nothing_else() -> None:
    lone = graph_of("territory c {}\nagency A { territory c }\nagency B { territory c }")
    assert list(around(lone, "agency:A", 3)) == ["agency:A", "territory:c"]
    assert list(around(lone, "territory:c", 1)) == ["agency:A", "agency:B", "territory:c"]


def test_only_some_kinds(graph: Any) -> None:
    part = of_kinds(graph, ("list", "agency"))
    assert {said["kind"] for _, said in part.nodes(data=True)} == {"list", "agency"}
    assert {about["kind"] for _, _, about in part.edges(data=True)} == {"keeps"}
    assert list(of_kinds(graph, ("list",), {"act:x"})) == ["list:k", "list:same", "act:x"]


def test_a_part_is_drawn_without_what_it_lacks(graph: Any) -> None:
    for part in (of_kinds(graph, ("list", "measure")), around(graph, "act:x", 1), of_kinds(graph, ())):
        picture = draw(part)
        ids = {box.id for box in picture.boxes}
        assert {end for arrow in picture.arrows for end in (arrow.source, arrow.target)} <= ids
    assert "Keeper not known" not in {
        str(cluster.head) for cluster in draw(of_kinds(graph, ("list",))).clusters
    }
