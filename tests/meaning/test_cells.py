"""Cells: numbers are cut exactly at the constants, and the simplest value is the simplest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from mou_compiler.meaning.cells import Dimension, Stretch, finite, numeric
from tried import tried_on

numbers = st.decimals(0, 20, places=1) | st.decimals(0, 2, places=3)


@st.composite
def dimensions(draw: st.DrawFn, *, whole: bool) -> tuple[Dimension, list[Decimal], Decimal | None]:
    """Draw a dimension with the constants it is cut at and the end of its domain."""
    constants = draw(st.lists(st.integers(0, 12).map(Decimal) if whole else numbers, max_size=4))
    high = draw(st.sampled_from((None, Decimal(10))))
    return numeric("n", constants, Decimal(0), high, whole=whole, unit=""), constants, high


def stretches(dimension: Dimension) -> list[Stretch]:
    return [cell for cell in dimension.cells if isinstance(cell, Stretch)]


@tried_on(dimensions(whole=False), numbers, few=40, many=400)
def test_every_number_of_the_domain_lies_in_one_cell(
    drawn: tuple[Dimension, list[Decimal], Decimal | None], number: Decimal
) -> None:
    dimension, constants, high = drawn
    inside = high is None or number <= high
    for tried in (number, *constants):
        holding = [bit for bit, cell in enumerate(stretches(dimension)) if cell.contains(tried)]
        assert len(holding) == (high is None or tried <= high)
        assert dimension.locate(tried) == (holding[0] if holding else -1)
    assert (dimension.locate(number) >= 0) == inside


@tried_on(dimensions(whole=True), few=40, many=400)
def test_every_whole_number_lies_in_one_cell_and_no_cell_is_without(
    drawn: tuple[Dimension, list[Decimal], Decimal | None],
) -> None:
    dimension, _, high = drawn
    domain = [Decimal(number) for number in range(11 if high is not None else 30)]
    cells = [dimension.locate(number) for number in domain]
    assert cells == sorted(cells)
    assert set(cells) == set(range(len(dimension.cells)))


@tried_on(dimensions(whole=False), numbers, numbers, few=40, many=400)
def test_constants_tell_numbers_of_one_cell_from_no_other(
    drawn: tuple[Dimension, list[Decimal], Decimal | None], one: Decimal, other: Decimal
) -> None:
    dimension, constants, high = drawn
    if high is not None and max(one, other) > high:
        return
    alike = all((one > constant) == (other > constant) and (one == constant) == (other == constant)
                for constant in (*constants, Decimal(0), *([] if high is None else [high])))  # fmt: skip
    assert (dimension.locate(one) == dimension.locate(other)) == alike


@tried_on(st.booleans(), st.data(), few=40, many=400)
def test_what_a_cell_shows_lies_in_it_and_simpler_cells_come_first(whole: bool, data: st.DataObject) -> None:
    dimension, _, _ = data.draw(dimensions(whole=whole))
    shown = [Decimal(text) for text in dimension.shown]
    assert [dimension.locate(number) for number in shown] == list(range(len(dimension.cells)))
    assert [dimension.cell_of(text) for text in dimension.shown] == list(range(len(dimension.cells)))
    ordered = [shown[bit] for bit in dimension.simplicity]
    assert ordered == sorted(shown, key=lambda number: (digits(number), number))
    assert [dimension.rank(bit) for bit in dimension.simplicity] == list(range(len(dimension.cells)))


def digits(number: Decimal) -> int:
    """Return how many digits stand behind the point."""
    return len(f"{number:f}".partition(".")[2].rstrip("0"))


@tried_on(numbers, numbers, st.booleans(), st.booleans(), few=40, many=400)
def test_no_number_of_a_stretch_is_simpler_than_its_simplest(
    one: Decimal, other: Decimal, low_closed: bool, high_closed: bool
) -> None:
    if one == other:
        return
    stretch = Stretch(min(one, other), max(one, other), low_closed, high_closed)
    simplest = stretch.simplest()
    assert stretch.contains(simplest)
    thousandths = (Decimal(number).scaleb(-3) for number in range(int(stretch.low * 1000), 20001))
    rivals = [number for number in thousandths if stretch.contains(number)]
    assert all((digits(simplest), simplest) <= (digits(number), number) for number in rivals)


@pytest.mark.parametrize(
    ("stretch", "simplest"),
    [
        (Stretch(Decimal("0.1"), Decimal("0.2"), low_closed=False, high_closed=False), "0.11"),
        (Stretch(Decimal(1000000), None, low_closed=False, high_closed=False), "1000001"),
        (Stretch(Decimal("0.001"), Decimal("0.0011"), low_closed=False, high_closed=False), "0.00101"),
        (Stretch(Decimal("-3.5"), Decimal("-2.5"), low_closed=True, high_closed=True), "-3"),
        (Stretch(Decimal(-2), Decimal(-1), low_closed=False, high_closed=False), "-1.1"),
        (Stretch(Decimal(-1), Decimal(1), low_closed=False, high_closed=False), "0"),
    ],
)
def test_simplest_of(stretch: Stretch, simplest: str) -> None:
    assert stretch.simplest() == Decimal(simplest)


def test_three_and_four_have_no_whole_number_between_them() -> None:
    cut = [Decimal(3), Decimal(4)]
    assert numeric("n", cut, Decimal(0), None, whole=True, unit="").shown == ("0", "1", "3", "4", "5")
    assert numeric("n", cut, Decimal(0), None, whole=False, unit="yuan").shown == (
        "0 yuan", "1 yuan", "3 yuan", "3.1 yuan", "4 yuan", "5 yuan",
    )  # fmt: skip


def test_the_simplest_named_cell_is_the_first() -> None:
    dimension = finite("grade", ("unrated", "A", "B"))
    assert (dimension.simplest(0b111), dimension.simplest(0b110), dimension.rank(2)) == (0, 1, 2)


def test_a_value_outside_the_domain_has_no_cell() -> None:
    dimension = numeric("share", [], Decimal(0), Decimal(100), whole=False, unit="%")
    with pytest.raises(KeyError):
        dimension.cell_of("101 %")
    with pytest.raises(KeyError):
        dimension.cell_of("much")
