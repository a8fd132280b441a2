"""A memo of what changes keeps what may be asked for again, and no more."""

from __future__ import annotations

from mou_compiler.memo import LONG, LiveMemo, Watched


def test_answers_about_what_is_gone_are_let_go_of() -> None:
    memo = LiveMemo()
    content: Watched[int, int] = Watched(memo, {})
    double = memo.remember(lambda number: 2 * content.get(number, 0))
    for number in range(4 * LONG):
        memo.change(list(content.replace({number: number, -1: 1})))
        assert double(number) == 2 * number
        assert double(-1) == 2
    assert memo.kept <= 2 * LONG + 1


def test_what_has_read_an_answer_that_was_let_go_of_is_right() -> None:
    memo = LiveMemo()
    content: Watched[str, int] = Watched(memo, {"a": 1})
    inner = memo.remember(lambda key: content.get(key, 0) % 2)
    outer = memo.remember(lambda key: inner(key) + 10)
    assert outer("a") == 11
    for number in range(2 * LONG + 1):  # what is asked is in doubt all the while, and nobody asks
        memo.change(list(content.replace({"a": number})))
    assert memo.kept == 0
    assert outer("a") == 10
    memo.change(list(content.replace({"a": 3})))
    assert outer("a") == 11


def test_what_holds_still_is_told_of_changes_to_an_answer_that_was_let_go_of() -> None:
    memo = LiveMemo()
    content: Watched[str, int] = Watched(memo, {"a": 1, "b": 1})
    is_more = memo.remember(lambda key: content.get(key, 0) > 0)
    inner = memo.remember(lambda key: content.get(key, 0))
    outer = memo.remember(lambda: inner("a") if is_more("b") else 0)
    for number in range(LONG + 9):
        memo.change(list(content.replace({"a": 1, "b": number + 2})))
        assert outer() == 1
    memo.change(list(content.replace({"a": 2, "b": 1})))
    while memo.changes < 2 * LONG:
        memo.change(list(content.replace({"a": 2, "b": memo.changes})))
    assert memo.kept == 2  # what was asked of "a" is gone
    for number in (2, 3, 4):
        memo.change(list(content.replace({"a": number, "b": 1})))
        assert outer() == number
