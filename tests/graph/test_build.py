"""What the graph says of each construct; that it names nothing undeclared and leaves nothing out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from graphs import NUMBERS, case_corpus, graph_of, program_corpus, shared_corpus
from hypothesis import given, settings

from mou_compiler import compile_text
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.graph.build import build_graph
from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS, key_of
from mou_compiler.graph.palette import STROKES, stroke_of
from programs import programs

EDGES = {
    1: [
        "agency:STA keeps list:evaders",
        "list:evaders takes-in act:conduct.tax.evasion",
        "list:evaders rests-on law:tax-collection-law [art 63(1)]",
        "list:customs-defaulters rests-on law:enterprise-announcement [art 17]",
        "list:customs-defaulters rests-on law:enterprise-announcement [art 18]",
    ],
    3: ["list:food part-of list:market"],
    4: [
        "document:chain contains measure:chain/5",
        "list:defaulters leads-to list:restricted",
        "measure:chain/5 leads-to list:restricted",
        "list:tax-blacklist triggers measure:chain/5",
    ],
    8: ["measure:tiers/3 affects act:spending.hotel (cap)", "list:defaulters triggers measure:tiers/3 *"],
    9: [
        "agency:NDRC enforces measure:enforcers/2 (joint)",
        "agency:SAMR enforces measure:enforcers/2 (joint)",
        "agency:GACC enforces measure:enforcers/3 (cooperating)",
        "role:governments enforces measure:enforcers/6 (sole)",
        "agency:NDRC fills role:governments",
    ],
    10: [
        "measure:bases/1 rests-on law:company-law [@2018 art 146(1)(5)]",
        "measure:bases/2 rests-on law:company-law [@2023 art 178 item 5]",
        "measure:bases/1 rests-on law:税收",
    ],
    11: ["list:taxpayer-A triggers measure:conditional/3"],
    12: [
        "agency:province-bureau approves measure:approvals/1",
        "agency:county-bureau requests measure:approvals/1",
        "role:bureau-head approves list:approved",
    ],
    14: ["list:fare-evasion triggers measure:rail/1"],
    16: ["list:exits waits-for list:defaulters", "list:exits needs act:operate", "agency:SAMR approves list:exits"],
    17: ["agency:SPC hears list:reviewed"],
    18: ["agency:SPC approves measure:permits/3", "measure:permits/3 rests-on law:company-law [art 8]"],
    19: [
        "document:rules-2015 amends document:rules-2010",
        "document:rules-2015 withdraws measure:rules-2010/1",
        "measure:rules-2015/3 replaces measure:rules-2010/1",
        "document:rail-2018 replaces document:rules-2015",
        "agency:CRC signs document:rail-2018",
    ],
    20: [
        "catalogue:national contains permission:national/1",
        "catalogue:local within catalogue:national",
        "permission:national/1 permits act:procurement.bid",
        "permission:national/1 permits measure:hangzhou-rules/1",
        "measure:hangzhou-rules/1 applies-in territory:hangzhou *",
    ],
    21: ["rating:city-credit triggers measure:grades/1", "agency:NDRC keeps rating:city-credit"],
    23: ["document:order-54 defines list:tax-blacklist"],
    24: [
        "agency:STA sends channel:sharing",
        "channel:sharing reaches agency:CRC",
        "channel:sharing carries list:defaulters",
        "channel:sharing rests-on law:tax-collection-law [art 5]",
    ],
}  # fmt: skip
"""Edges that a case must give: a modality or part in brackets, a star where they come from the document."""


def said(graph: Any) -> set[str]:
    return {" ".join(_words(*edge)) for edge in graph.edges(data=True)} | {
        f"{source} {about['kind']} {target}" for source, target, about in graph.edges(data=True)
    }


def _words(source: str, target: str, about: dict[str, Any]) -> Iterator[str]:
    yield from (source, about["kind"], target)
    if about["kind"] == "rests-on" and " " in about["citation"] + about.get("edition", ""):
        cited = about["citation"].removeprefix(target.partition(":")[2])
        yield f"[{cited.strip()}]"
    if detail := about.get("modality") or about.get("part"):
        yield f"({detail})"
    if about.get("inherited"):
        yield "*"


@pytest.mark.parametrize("number", EDGES)
def test_edges_of_a_construct(number: int) -> None:
    assert set(EDGES[number]) <= said(build_graph(case_corpus(number))) - said(build_graph(shared_corpus()))


def test_what_a_document_says_for_all_is_marked_only_where_a_measure_says_nothing() -> None:
    graph = graph_of(
        """
        rank rule {}
        agency A {}
        agency B {}
        list k { kind blacklist; keeper A }
        act x {}
        memorandum m { signed 2016-01-20; on k; by A; basis none
            measure 1 { prohibit x }
            measure 2 { prohibit x; by B }
        }
        """
    )
    marks = {(source, target): "inherited" in about for source, target, about in graph.edges(data=True)}
    assert marks["agency:A", "measure:m/1"]
    assert not marks["agency:B", "measure:m/2"]
    assert ("agency:A", "measure:m/2") not in marks


def test_a_document_stands_for_measures_that_are_not_known() -> None:
    text = """
        agency A {{}}
        law l {{}}
        list k {{ kind blacklist; keeper A }}
        memorandum m {{ signed 2016-01-20; on k; by A; basis l; {measures} }}
        """
    own = {"list:k triggers document:m", "agency:A enforces document:m", "document:m rests-on law:l"}
    assert own <= said(graph_of(text.format(measures='unknown "only the title was read"')))
    assert not own & said(graph_of(text.format(measures="measure 1 { leads to k }")))


def test_bars_locks_and_exclusions_are_in_the_graph() -> None:
    graph = graph_of(
        """
        agency A {}
        law l {}
        list other { kind blacklist; keeper A }
        list k { kind blacklist; keeper A
            entry e {}
            exit out { kind application }
            exclusion minor { when other }
            bar twice { when other; basis l art 2 }
            lock again { for 1 year; basis l art 3 }
        }
        """
    )
    keys = {(source, target, key) for source, target, key in graph.edges(keys=True)}
    assert {
        ("list:other", "list:k", "limits exclusion k/minor"),
        ("list:other", "list:k", "limits bar k/twice"),
        ("list:k", "law:l", "rests-on bar k/twice l art 2"),
        ("list:k", "law:l", "rests-on lock k/again l art 3"),
    } <= keys


UNSAID = {"notice", "complete", "fillings"}
"""Fields whose names are no dependency: whom a notice reaches, over what rules are complete, where a role is filled."""
DEFAULTS = {
    "trigger",
    "when",
    "enforcement",
    "basis",
    "approval",
    "applied",
    "objection",
    "review",
    "territory",
}
"""What a document says for those of its measures that say nothing of their own; perhaps none does."""


def references(value: Any) -> Iterator[Ref]:
    if isinstance(value, Ref):
        if value.found:
            yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in UNSAID:
                yield from references(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from references(item)


def unjoined(corpus: Corpus) -> list[tuple[str, str]]:
    """Return each name that a declaration uses and to which the graph joins nothing of that declaration."""
    graph = build_graph(corpus)
    found = []
    for declaration in corpus.everything():
        node = key_of(declaration.KEYWORD.en, declaration.id)
        if node not in graph:
            continue
        own = {node} | {
            part for _, part, about in graph.out_edges(node, data=True) if about["kind"] == "contains"
        }
        own |= {
            key_of("list", listing.list.id)
            for listing in getattr(declaration, "listings", ())
            if listing.list
        }
        joined = own.union(*(set(graph.successors(one)) | set(graph.predecessors(one)) for one in own))
        for field in dataclasses.fields(declaration):
            if field.name in UNSAID or (field.name in DEFAULTS and node.startswith("document:")):
                continue
            used = {key_of(ref.kind, ref.id) for ref in references(getattr(declaration, field.name))}
            found += [(node, other) for other in used & set(graph) - joined]
    return found


def check(corpus: Corpus) -> None:
    graph = build_graph(corpus)
    assert unjoined(corpus) == []
    for node, about in graph.nodes(data=True):
        assert about["kind"] in NODE_KINDS
        assert node == f"{about['kind']}:{about['name']}"
        assert {"label_en", "label_zh", "path", "line"} <= about.keys()
    for source, target, key, about in graph.edges(keys=True, data=True):
        assert {source, target} <= set(graph.nodes)
        assert "kind" in graph.nodes[source], "no edge has an end that is no node"
        assert key.split(" ")[0] == about["kind"]
        assert about["kind"] in EDGE_KINDS
        assert stroke_of(about["kind"], about.get("modality")) in STROKES


@pytest.mark.parametrize("number", NUMBERS)
def test_a_construct_is_joined_to_all_that_it_names(number: int) -> None:
    check(case_corpus(number))


@settings(max_examples=60)
@given(programs())
def test_a_program_is_joined_to_all_that_it_names(program: str) -> None:
    check(program_corpus(program))


def test_order_of_writing_does_not_matter() -> None:
    parts = [
        "agency B {}",
        "agency A {}",
        "list k { kind blacklist; keeper A }",
        "memorandum m { signed 2016-01-20; on k; measure 1 { by A, B jointly; prohibit x; basis none } }",
        "act x {}",
    ]
    one, other = (graph_of("\n".join(order)) for order in (parts, parts[::-1]))
    assert list(one.nodes) == list(other.nodes)
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))


def test_a_citation_says_its_edition_and_article() -> None:
    text = """
    law code "Code" { edition 2010 { in force from 2010-01-01 } edition 2018 { in force from 2018-01-01 } }
    memorandum m { basis code@2018 art 3, code art 4 }
    """
    (between,) = [
        between
        for source, targets in build_graph(compile_text(text).corpus).adjacency()
        for target, between in targets.items()
        if (source, target) == ("document:m", "law:code")
    ]
    said = [(edge.get("edition"), edge["article"], edge["citation"]) for edge in between.values()]
    assert sorted(said, key=str) == [("2018", "3", "code@2018 art 3"), (None, "4", "code art 4")]


def test_a_succession_says_from_when_on() -> None:
    text = 'agency new "New"\nagency old "Old" { succeeded by new from 2018-04-20 }'
    edges = build_graph(compile_text(text).corpus).edges(data=True)
    assert [said["from"] for *_, said in edges if said["kind"] == "succeeds"] == ["2018-04-20"]
