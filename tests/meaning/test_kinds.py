"""Sets of kinds against their definition, and the bound on how many of them count."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.meaning.kinds import MOST_SETS, Kinds, excluding

NAMES = "abcd"
Written = dict[str, list[str]]
written = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=2), min_size=1)
pairs = st.lists(st.sampled_from(list(combinations(NAMES, 2))), max_size=2)
quick = settings(max_examples=200, deadline=None)


def upward(parents: Written) -> Written:
    """Return parents of which each comes first by id, so that no way runs into a circle."""
    return {id_: [above for above in found if above < id_] for id_, found in parents.items()}


def steps(id_: str, parents: Written) -> int:
    return max((steps(above, parents) + 1 for above in parents[id_] if above in parents), default=0)


@quick
@given(written.map(upward), pairs)
def test_every_set_that_is_closed_and_consistent_counts_once(
    parents: Written, apart: list[tuple[str, str]]
) -> None:
    made = Kinds(parents, apart)
    wanted = [
        frozenset(chosen)
        for size in range(1, len(parents) + 1)
        for chosen in combinations(sorted(parents), size)
        if all(above in chosen for id_ in chosen for above in parents[id_] if above in parents)
        and not any(set(pair) <= set(chosen) for pair in apart)
    ]

    def order(kind: frozenset[str]) -> tuple[int, list[tuple[int, str]]]:
        return len(kind), sorted((steps(id_, parents), id_) for id_ in kind)

    assert list(made.sets) == (sorted(wanted, key=order) or [frozenset()])
    for id_ in parents:
        assert made.below(id_) == sum(
            1 << number for number, kind in enumerate(made.sets) if wanted and id_ in kind
        )
    for number, name in enumerate(made.ids):
        assert made.number_of(name.split(", ")) == number
        assert made.first(1 << number) == name


def test_a_set_is_named_by_its_narrowest_kinds() -> None:
    made = Kinds({"organisation": [], "firm": ["organisation"], "bank": ["organisation"]})
    assert made.ids == ("organisation", "bank", "firm", "bank, firm")


def test_beyond_a_bound_only_pairs_count_and_only_of_what_is_spoken_of() -> None:
    parents: Written = {f"k{number:02}": [] for number in range(40)}
    made = Kinds(parents, spoken=["k01", "k02", "k03"])
    assert MOST_SETS < 2**40
    assert made.ids == (*sorted(parents), "k01, k02", "k01, k03", "k02, k03")
    assert made.ids[: len(parents)] == Kinds(parents, spoken=[]).ids
    many: Written = {f"k{number:03}": [] for number in range(100)}
    assert Kinds(many).ids == tuple(many)


def test_kinds_that_exclude_each_other_are_few_however_many_there_are() -> None:
    parents: Written = {f"k{number:02}": [] for number in range(40)}
    assert Kinds(parents, excluding([list(parents)])).ids == tuple(parents)


def test_two_corpora_see_their_own_kinds_in_the_same_sets() -> None:
    made = Kinds({"firm": [], "organisation": []})
    old = made.seen_by({"firm": ["organisation"], "organisation": []})
    assert old.ids == made.ids == ("firm", "organisation", "firm, organisation")
    assert (made.below("organisation"), old.below("organisation")) == (0b110, 0b111)


def test_of_no_kind_there_is_one_set() -> None:
    made = Kinds({})
    assert (made.ids, made.everything, made.number_of([""]), made.below("x")) == (("",), 1, 0, 0)
