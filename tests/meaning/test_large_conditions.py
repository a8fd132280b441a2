"""Conditions that fit on a page and would be boxes without end are answered, by diagrams of few nodes."""

from __future__ import annotations

import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.meaning.region import Diagram

HEAD = """
subject firm "Firm" "企业"
agency A "Agency" "机构" { kind government }
rank law "Law" "法律" { may-burden }
law act-1 "Act" "法" { rank law }
act trade "Trade" "贸易"
"""
GRANT = "measure 2 { on L0; by A; grant trade; basis act-1 art 1 }"


def lists(number: int) -> str:
    return "".join(
        f'list L{n} "L{n}" "名单{n}" {{ kind blacklist; keeper A; covers firm; entry 1 {{ basis none }}\n'
        f"exit 1 {{ kind fulfilment }}; notice 5 days before entry; objection to A within 5 days from notice }}\n"
        for n in range(number)
    )


def flags(number: int) -> str:
    return "".join(f'attribute a{n} "Fact {n}" "事实{n}" {{ type flag }}\n' for n in range(number))


def measured(names: str, *measures: str) -> Compiled:
    body = "\n".join(measures)
    return compile_text(f"{HEAD}{names}instrument d {{ in force from 2017-01-01\n{body}\n}}")


def some_of(least: int, number: int) -> str:
    return f"{least} of {', '.join(f'L{n}' for n in range(number))}"


def collisions(compiled: Compiled) -> list[tuple[str, ...]]:
    assert not compiled.corpus.faults
    return [item.witness.lists for item in compiled.findings if item.code == "MOU401" and item.witness]


@pytest.mark.parametrize(("least", "number"), [(12, 24), (20, 40), (40, 80)])
def test_so_many_of_many_lists_collide_on_the_first_of_them(least: int, number: int) -> None:
    burden = f"measure 1 {{ on {some_of(least, number)}; by A; prohibit trade; basis act-1 art 1 }}"
    compiled = measured(lists(number), burden, GRANT)
    (held,) = collisions(compiled)
    assert set(held) == set(sorted(f"L{n}" for n in range(number))[:least])
    region = compiled.rules.rules["d/1"].boxes
    assert isinstance(region, Diagram)
    assert len(region.space.diagrams.below(region.node)) <= (least + 1) * (number - least + 2)


@pytest.mark.parametrize("number", [20, 200])
def test_alternatives_that_are_joined_grow_with_their_number(number: int) -> None:
    joined = " and ".join(f"(a{2 * n} or a{2 * n + 1})" for n in range(number))
    burden = f"measure 1 {{ on L0; by A; when {joined}; prohibit trade; basis act-1 art 1 }}"
    compiled = measured(lists(1) + flags(2 * number), burden, GRANT)
    assert collisions(compiled) == [("L0",)]
    region = compiled.rules.rules["d/1"].boxes
    assert isinstance(region, Diagram)
    assert len(region.space.diagrams.below(region.node)) <= 3 * number + 4


def test_alternatives_far_apart_stand_near_each_other_in_the_diagram() -> None:
    joined = " and ".join(f"(a{n} or a{n + 16})" for n in range(16))
    burden = f"measure 1 {{ on L0; by A; when {joined}; prohibit trade; basis act-1 art 1 }}"
    region = measured(lists(1) + flags(32), burden, GRANT).rules.rules["d/1"].boxes
    assert isinstance(region, Diagram)
    assert len(region.space.diagrams.below(region.node)) <= 40  # 131,072 in order of name


@pytest.mark.parametrize("number", [16, 100, 1000])
def test_an_exception_more_costs_next_to_nothing(number: int) -> None:
    exceptions = "\n".join(f"exception {n} {{ when a{2 * n} and a{2 * n + 1} }}" for n in range(number))
    burden = f"measure 1 {{ on L0; by A; prohibit trade; basis act-1 art 1\n{exceptions}\n}}"
    compiled = measured(lists(1) + flags(2 * number), burden, GRANT)
    assert collisions(compiled) == [("L0",)]
    region = compiled.rules.rules["d/1"].boxes
    assert isinstance(region, Diagram)
    assert len(region.space.diagrams.below(region.node)) <= 3 * number + 4


def test_two_measures_on_some_of_the_same_lists_meet() -> None:
    burden = f"measure 1 {{ on {some_of(3, 20)}; by A; prohibit trade; basis act-1 art 1 }}"
    grant = f"measure 2 {{ on {some_of(3, 20)}; by A; grant trade; basis act-1 art 1 }}"
    assert collisions(measured(lists(20), burden, grant)) == [("L0", "L1", "L10")]


@pytest.mark.parametrize("number", [20, 40])
def test_a_measure_on_all_of_many_lists_is_told_as_redundant_beside_a_stronger_one(number: int) -> None:
    every = f"on all of {', '.join(f'L{n}' for n in range(number))}; by A; basis act-1 art 1"
    compiled = measured(
        lists(number),
        f"measure 1 {{ {every}; prohibit trade }}",
        f"measure 2 {{ {every}; restrict trade }}",
    )
    assert [item.measures for item in compiled.findings if item.code == "MOU403"] == [("d/2", "d/1")]


def test_lists_that_exclude_each_other_are_heeded_in_a_diagram() -> None:
    exclusive = (
        lists(24).replace("list L0 ", "list_L0 ").replace("covers firm;", "covers firm; exclusive with L0;")
    )
    names = exclusive.replace("list_L0 ", "list L0 ", 1).replace("exclusive with L0;", "", 1)
    burden = f"measure 1 {{ on {some_of(12, 24)}; by A; prohibit trade; basis act-1 art 1 }}"
    # Whoever is on L0 is on no other list, so that twelve lists never meet what L0 grants.
    assert collisions(measured(names, burden, GRANT)) == []
    # A grant to those on another list does meet it, on twelve of the lists besides L0.
    other = GRANT.replace("L0", "L1")
    (held,) = collisions(measured(names, burden, other))
    assert len(held) == 12
    assert "L0" not in held


def test_what_is_left_open_by_many_alternatives_is_told() -> None:
    joined = " and ".join(f"(a{2 * n} or a{2 * n + 1})" for n in range(20))
    document = (
        f"{HEAD}{lists(1)}{flags(40)}instrument d {{ in force from 2017-01-01; complete over a0\n"
        f"measure 1 {{ on L0; by A; when {joined}; prohibit trade; basis act-1 art 1 }} }}"
    )
    (gap,) = [item for item in compile_text(document).findings if item.code == "MOU407"]
    assert gap.witness is not None
    assert dict(gap.witness.values)["a0"] == "no"
