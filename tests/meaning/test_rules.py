"""Rules that override each other, and smallest covers, against definitions counted off in small worlds."""

from __future__ import annotations

from itertools import combinations

from hypothesis import strategies as st
from small_worlds import SUBJECTS, TERRITORIES, Situation, boxes, situations, unfilled, worlds

from mou_compiler.meaning.boxes import Box, Witness, everything, subtract
from mou_compiler.meaning.cells import finite
from mou_compiler.meaning.covering import Cover, smallest_cover
from mou_compiler.meaning.rule import Rule, RuleBook
from mou_compiler.meaning.world import World
from tried import tried_on

IDS = ("m/1", "m/2", "m/3", "m/4")
RELATIONS = ("", "head")


def rule_of(
    id_: str, made: tuple[Box, ...], overriders: tuple[str, ...] = (), relations: tuple[str, ...] = ()
) -> Rule:
    """Return a rule of which only the parts that matter here say anything."""
    reached = relations or ("",) * len(made)
    return Rule(id_, "m", made, reached, overriders, (), (), "mandatory", None, "", ())


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    """Draw a few rules with overrides among them, circles and strangers included."""
    world = draw(worlds())
    rules = {}
    for id_ in IDS:
        made = draw(st.lists(boxes(world), max_size=2).map(tuple))
        relations = draw(st.lists(st.sampled_from(RELATIONS), min_size=len(made), max_size=len(made)))
        overriders = draw(st.lists(st.sampled_from((*IDS, "strange")), max_size=2, unique=True).map(tuple))
        rules[id_] = rule_of(id_, made, overriders, tuple(relations))
    return RuleBook(world, rules)


def on_a_circle(book: RuleBook, overrider: str, overridden: str) -> bool:
    """Tell whether one comes back from an override's end to its beginning."""
    found: set[str] = set()
    waiting = [overrider]
    while waiting:
        id_ = waiting.pop()
        if id_ not in found and id_ in book.rules:
            found.add(id_)
            waiting.extend(book.rules[id_].overriders)
    return overridden in found


def applying(book: RuleBook, id_: str, relation: str | None = None) -> set[Situation]:
    """Return the situations in which a rule applies, by the definition; by way of one relation, or any."""
    rule = book.rules[id_]
    held = [box for box, by in zip(rule.boxes, rule.relations, strict=True) if relation in (None, by)]
    found = situations(book.world, *held)
    for other in rule.overriders:
        if other in book.rules and not on_a_circle(book, other, id_):
            found -= applying(book, other)
    return found


@tried_on(books(), few=15, many=200)
def test_a_region_is_where_its_rule_applies(book: RuleBook) -> None:
    everywhere = situations(book.world, everything(book.world))
    for id_, rule in book.rules.items():
        wanted = applying(book, id_)
        assert situations(book.world, *book.region(rule)) == wanted
        for relation in RELATIONS:
            assert situations(book.world, *book.region_by(rule, relation)) == applying(book, id_, relation)
        for situation in sorted(everywhere)[:: len(everywhere) // 50 + 1]:
            assert book.applies(rule, unfilled(book.world, situation)) == (situation in wanted)


def test_overrides_in_a_circle_do_not_count_and_others_do() -> None:
    world = World(SUBJECTS, TERRITORIES, {}, {}, horizon=100)
    whole = (everything(world),)
    book = RuleBook(
        world,
        {
            "a": rule_of("a", whole, ("b",)),
            "b": rule_of("b", whole, ("a",)),
            "c": rule_of("c", whole, ("a", "c")),
            "d": rule_of("d", whole, ("c",)),
        },
    )
    assert [bool(book.region(rule)) for rule in book.rules.values()] == [True, True, False, True]


def test_what_is_overridden_overrides_nothing() -> None:
    world = World(SUBJECTS, TERRITORIES, {}, {}, horizon=100)
    whole = (everything(world),)
    book = RuleBook(
        world,
        {"a": rule_of("a", whole, ("b",)), "b": rule_of("b", whole, ("c",)), "c": rule_of("c", whole)},
    )
    situation = Witness(subject=0, territory=0, day=100, held=0, cells=())
    found = [book.applies(rule, situation) for rule in book.rules.values()]
    assert found == [bool(book.region(rule)) for rule in book.rules.values()] == [True, False, True]


def test_what_looks_best_at_first_is_not_taken_for_the_smallest() -> None:
    dimensions = {name: finite(name, "012") for name in "pq"}
    world = World(SUBJECTS, TERRITORIES, {}, {}, dimensions=dimensions)
    whole = everything(world)
    corner = whole._replace(cells=(("p", 0b011), ("q", 0b011)))
    rest = tuple(subtract(world, whole, corner))
    # The slice leaves one box, the corner two; but with the slice three are needed.
    slice_ = whole._replace(cells=(("p", 0b001),))
    offered = [Cover("slice", (slice_,)), Cover("corner", (corner,)), Cover("rest", rest)]
    assert smallest_cover(world, [whole], lambda _: offered) == ("corner", "rest")


@st.composite
def coverings(draw: st.DrawFn) -> tuple[World, list[Box], list[Cover]]:
    """Draw boxes to cover and the candidates for it."""
    world = draw(worlds())
    wanted = draw(st.lists(boxes(world), min_size=1, max_size=2))
    offered = draw(st.lists(st.lists(boxes(world), min_size=1, max_size=2).map(tuple), max_size=5))
    halves = [box._replace(territories=territory) for box in wanted for territory in (0b01, 0b10)]
    offered += [(half,) for half in halves if draw(st.booleans())]
    return world, wanted, [Cover(f"c{number}", made) for number, made in enumerate(offered)]


@tried_on(coverings(), few=15, many=200)
def test_a_smallest_cover_covers_and_none_is_smaller(drawn: tuple[World, list[Box], list[Cover]]) -> None:
    world, wanted, offered = drawn
    target = situations(world, *wanted)
    parts = {cover.id: situations(world, *cover.boxes) for cover in offered}
    found = smallest_cover(world, wanted, lambda _: offered)
    sizes = [
        size
        for size in range(len(offered) + 1)
        if any(target <= set().union(*chosen) for chosen in combinations(parts.values(), size))
    ]
    if found is None:
        assert not sizes
    else:
        assert target <= set().union(*(parts[id_] for id_ in found))
        assert len(found) == sizes[0]
        assert list(found) == sorted(found)
