"""Trees, acts, days, circles: each against its definition."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, FOREVER, Days
from mou_compiler.meaning.rule import comparable, components
from mou_compiler.meaning.tree import Tree

quick = settings(max_examples=100, deadline=None)
NAMES = "abcde"
parents = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(f"{NAMES}z"), max_size=2), min_size=1
)
Written = dict[str, list[str]]
edges = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3))
stretches = st.builds(Days, st.integers(0, 9), st.integers(0, 9))


def ways_up(id_: str, written: Written) -> list[list[str]] | None:
    """Return every way up from a node as it is written, itself first; None where one runs into a circle."""
    waiting, found = [[id_]], []
    while waiting:
        way = waiting.pop()
        above = [parent for parent in written[way[-1]] if parent in written]
        if set(above) & set(way):
            return None
        waiting += [[*way, parent] for parent in above]
        found.append(way)
    return found


@quick
@given(parents, st.sets(st.sampled_from(f"{NAMES}z")))
def test_a_node_stands_for_itself_and_all_below(written: Written, divided: set[str]) -> None:
    tree = Tree(written, divided)
    above: dict[str, set[str]] = {}
    steps: dict[str, int] = {}
    for id_ in written:
        # What leads into a circle is passed over, and what is above it with it.
        sound = {one: [up for up in ups if ways_up(up, written)] if one in written else []
                 for one, ups in ((one, [up for up in ups if up in written]) for one, ups in written.items())}  # fmt: skip
        ways = ways_up(id_, sound) or []
        assert set(tree.parents(id_)) == set(sound[id_])
        above[id_] = {node for way in ways for node in way}
        steps[id_] = max(len(way) for way in ways) - 1
    assert all(tree.above(id_) == above[id_] for id_ in written)
    empty = {id_ for id_ in divided if any(id_ in above[other] - {other} for other in written)}
    assert list(tree.ids) == sorted(written, key=lambda id_: (id_ in empty, steps[id_], id_))
    for id_ in written:
        below = {other for other in written if id_ in above[other]} - empty
        assert set(tree.members(tree.below(id_))) == below
        assert tree.first(tree.below(id_)) == min(below, key=lambda one: (steps[one], one))
    assert set(tree.members(tree.everything)) == set(written) - empty


@quick
@given(parents, st.lists(st.sampled_from(f"{NAMES}z"), max_size=3))
def test_several_names_are_their_union(written: Written, ids: list[str]) -> None:
    tree = Tree(written)
    assert set(tree.members(tree.union(ids))) == {
        member for id_ in ids for member in tree.members(tree.below(id_))
    }


def test_nodes_on_and_above_no_circle_keep_their_parents() -> None:
    tree = Tree({"a": ["b", "e"], "b": ["c", "e"], "c": ["b"], "d": ["e"], "e": []})
    assert [tree.parents(id_) for id_ in "abcde"] == [("e",), ("e",), (), ("e",), ()]


@quick
@given(stretches, stretches, st.integers(-1, 10))
def test_stretches_are_half_open(one: Days, other: Days, day: int) -> None:
    assert (day in one) == (one.start <= day < one.end)
    assert (day in one.meet(other)) == (day in one and day in other)
    assert (day in one.before(5)) == (day in one and day < 5)
    assert bool(one) == any(number in one for number in range(10))


@quick
@given(stretches, st.lists(stretches, max_size=4))
def test_the_days_that_nothing_covers(days: Days, covering: list[Days]) -> None:
    bare = [day for day in range(10) if day in days and not any(day in other for other in covering)]
    found = uncovered(days, covering)
    assert [day for day in range(10) if any(day in part for part in found)] == bare
    assert_in_order_and_apart(found)


@quick
@given(st.lists(stretches, max_size=4))
def test_stretches_that_touch_are_made_one(some: list[Days]) -> None:
    found = merged(some)
    for day in range(10):
        assert any(day in part for part in found) == any(day in part for part in some)
    assert_in_order_and_apart(found)


def assert_in_order_and_apart(found: tuple[Days, ...]) -> None:
    assert all(found)
    assert all(one.end < other.start for one, other in pairwise(found))


def test_ends_of_time_are_not_dates() -> None:
    assert (ALL_DAYS.first, ALL_DAYS.behind) == (None, None)
    known = Days(date(2016, 1, 20).toordinal(), date(2018, 5, 1).toordinal())
    assert (known.first, known.behind) == (date(2016, 1, 20), date(2018, 5, 1))
    assert ALWAYS < known.start < known.end < FOREVER


def reaches(start: str, edges: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(edges.get(node, ()))
    return found


@quick
@given(edges)
def test_circles_are_those_that_reach_each_other(edges: dict[str, list[str]]) -> None:
    found = components(edges)
    on_circle = {node for node in NAMES if node in reaches(node, edges)}
    assert sorted(node for circle in found for node in circle) == sorted(on_circle)
    for circle in found:
        assert list(circle) == sorted(circle)
        for node in circle:
            assert {other for other in reaches(node, edges) if node in reaches(other, edges)} == set(circle)


paths = st.lists(st.sampled_from(("a", "ab", "b")), min_size=1, max_size=3).map(".".join)


@quick
@given(paths, paths)
def test_acts_are_compared_step_by_step(one: str, other: str) -> None:
    steps, other_steps = one.split("."), other.split(".")
    shared = min(len(steps), len(other_steps))
    alike = steps[:shared] == other_steps[:shared]
    assert comparable(one, other) == ((one if len(steps) >= len(other_steps) else other) if alike else None)
