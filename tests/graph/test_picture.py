"""What is drawn, what is folded, and where it stands."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from graphs import NUMBERS, case_corpus, graph_of, program_corpus
from hypothesis import given, settings
from large_corpus import large_corpus

from calls import calls_of
from mou_compiler.graph.build import build_graph
from mou_compiler.graph.figure import BETWEEN, WIDTHS, Figure, set_out
from mou_compiler.graph.folding import FOLDS
from mou_compiler.graph.picture import COLUMNS, Box, Picture, draw
from mou_compiler.graph.summary import counted, unused
from programs import programs


@pytest.fixture(scope="module")
def large() -> Any:
    return graph_of(large_corpus())


def labels(picture: Picture) -> set[str]:
    return {box.label.en for box in picture.boxes}


def check(picture: Picture) -> None:
    ids = [box.id for box in picture.boxes]
    assert len(ids) == len(set(ids)), "each box is drawn once"
    assert {end for arrow in picture.arrows for end in (arrow.source, arrow.target)} <= set(ids)
    assert all(arrow.source != arrow.target and arrow.weight > 0 for arrow in picture.arrows)
    for cluster in picture.clusters:
        members = [*([cluster.head] if isinstance(cluster.head, Box) else []), *cluster.boxes]
        assert members
        assert {box.column for box in members} == {cluster.column}
    set_out_without_overlap(set_out(picture, ("en", "zh"), 100))


def set_out_without_overlap(figure: Figure) -> None:
    by_column: dict[int, list[tuple[float, float]]] = {}
    for shape in figure.shapes:
        assert all(len(lines) * 14 <= shape.height for lines in shape.lines.values())
        assert shape.x >= 0
        assert shape.x + shape.width <= figure.width
        assert shape.y >= 100
        assert shape.y + shape.height <= figure.height
        by_column.setdefault(shape.box.column, []).append((shape.y, shape.y + shape.height))
    for spans in by_column.values():
        assert all(top >= bottom - 1e-6 for (_, bottom), (top, _) in pairwise(sorted(spans)))
    lefts = [figure.lefts[column] for column in sorted(figure.lefts)]
    assert all(b - a >= min(WIDTHS) + BETWEEN for a, b in pairwise(lefts))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_construct_is_drawn(number: int) -> None:
    check(draw(build_graph(case_corpus(number))))


@settings(max_examples=40)
@given(programs())
def test_a_program_is_drawn_folded_or_not(program: str) -> None:
    graph = build_graph(program_corpus(program))
    for folds in ((), FOLDS):
        check(draw(graph, folds))


def test_what_a_document_says_for_all_is_one_arrow_at_its_heading() -> None:
    picture = draw(build_graph(case_corpus(8)))
    arrows = {(arrow.source, arrow.target): arrow.relations for arrow in picture.arrows}
    assert arrows["list:defaulters", "document:tiers"] == (("triggers", 4),)
    assert arrows["measure:tiers/1", "act:travel.rail"] == (("prohibit", 1),)
    assert ("list:defaulters", "measure:tiers/1") not in arrows


def test_what_no_rule_uses_is_counted_and_not_drawn() -> None:
    graph = graph_of("law l {}\nlaw m {}\nagency A {}\nact x.y {}\nact z {}\nmemorandum d { signed 2016; measure 1 { by A; prohibit z; basis l } }")  # fmt: skip
    picture = draw(graph)
    assert picture.unused == {"law": 1, "act": 2}
    assert labels(picture) == {"l", "d", "1", "A", "z"}
    (told,) = unused(picture)
    assert told.en == "not drawn, since no rule uses them: 1 law, 2 acts"
    assert counted(picture).zh == "法律依据 2，文件 1，措施 1，行为 3，机构 1"


def test_a_repeal_or_succession_is_drawn_only_for_what_is_used() -> None:
    text = """
        law new {}
        law newest {}
        law idle {}
        law old { repealed by new }
        law older { repealed by idle }
        agency A { succeeded by B from 2018-01-01 }
        agency B { succeeded by C from 2020-01-01 }
        agency C {}
        agency D { succeeded by E from 2018-01-01 }
        agency E {}
        act x {}
        memorandum m { signed 2016-01-20; measure 1 { by A; prohibit x; basis old } }
        """
    drawn = {box.name for box in draw(graph_of(text)).boxes}
    assert {"new", "old", "A", "B", "C"} <= drawn
    assert not {"newest", "idle", "older", "D", "E"} & drawn


def test_conduct_stands_before_the_lists_and_acts_behind_the_measures() -> None:
    columns = {box.id: box.column for box in draw(build_graph(case_corpus(12))).boxes}
    assert COLUMNS[columns["act:conduct.tax.evasion"]] == ("conduct",)
    assert COLUMNS[columns["act:travel.exit"]] == ("act",)


def test_measures_stand_in_the_order_of_their_numbers() -> None:
    numbers = (10, 2, "2-1", 1)
    measures = "\n".join(f"measure {number} {{ by A; prohibit x; basis none }}" for number in numbers)
    graph = graph_of(f"agency A {{}}\nact x {{}}\nmemorandum m {{ signed 2016\n{measures} }}")
    (cluster,) = (
        cluster for cluster in draw(graph).clusters if cluster.boxes and cluster.boxes[0].kind == "measure"
    )
    assert [box.name for box in cluster.boxes] == ["m/1", "m/2", "m/2-1", "m/10"]
    tops = {shape.box.name: shape.y for shape in set_out(draw(graph), ("en",), 0).shapes}
    assert tops["m"] < tops["m/1"] < tops["m/2"] < tops["m/2-1"] < tops["m/10"]


def test_a_large_corpus_is_folded_to_a_size_that_can_be_read(large: Any) -> None:
    picture = draw(large)
    check(picture)
    assert [fold.name for fold in picture.folds] == ["signatory", "law", "measure", "act"]
    assert sum(1 for _ in picture.boxes) < 400
    folded = {box.label.en: len(box.members) for box in picture.boxes if box.members}
    assert folded["Joint measures in field 0"] == 10
    figure = set_out(picture, ("en", "zh"), 100)
    assert figure.width < 2200
    assert figure.height < 5000


@pytest.mark.long
def test_a_large_corpus_is_laid_out_in_proportion_to_its_size(large: Any) -> None:
    half = graph_of(large_corpus(18, 10, 80, 200))
    few, many = (calls_of(partial(set_out, draw(graph), ("en", "zh"), 100)) for graph in (half, large))
    assert many < 2.5 * few


def test_folding_neither_loses_nor_invents_a_relation(large: Any) -> None:
    whole, folded = (
        draw(large, ()),
        draw(large, [fold for fold in FOLDS if fold.name in ("law", "act", "measure")]),
    )
    assert sum(arrow.weight for arrow in whole.arrows) == sum(arrow.weight for arrow in folded.arrows)
    assert {arrow.stroke for arrow in whole.arrows} == {arrow.stroke for arrow in folded.arrows}
    nodes = {box.id for box in whole.boxes}
    assert len(nodes) == sum(len(box.members) + (box.id in nodes) for box in folded.boxes)


def test_one_alone_is_not_folded() -> None:
    text = "agency A { kind court }\nagency B { kind bank }\nagency C { kind bank }\nmemorandum m { signed 2016; signatories A, B, C }"
    boxes = {box.label.en for box in draw(graph_of(text), FOLDS[:1]).boxes}
    assert boxes == {"m", "A", "Issue or sign only: bank"}
