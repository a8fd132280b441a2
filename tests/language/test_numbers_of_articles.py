"""How many articles a text has is read as drafters write it, and asked about where it may mean two things."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text
from mou_compiler.corpus.schema.values import Articles


def edition(articles: str) -> str:
    return f"law L {{ edition e {{ in force from 2000-01-01; {articles} }} }}"


@pytest.mark.parametrize(
    "written",
    [
        "articles 1 to 20",
        "articles art 1 to art 20",
        "articles arts 1 to 20",
        "articles 第一条至第二十条",
        "条数 1 至 20",
        "articles sections 1 to 20",
    ],
)
def test_the_first_and_the_last_are_read(written: str) -> None:
    compiled = compile_text(edition(written))
    assert compiled.corpus.faults == ()
    assert compiled.corpus.laws["L"].editions[0].articles == Articles(1, 20)


def test_a_text_may_have_one_article() -> None:
    assert compile_text(edition("articles 1")).corpus.laws["L"].editions[0].articles == Articles(1, 1)
    assert compile_text(edition("articles 7 to 7")).corpus.laws["L"].editions[0].articles == Articles(7, 7)


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ("articles 20", "`20` may be how many articles there are, or the only one", "write `1 to 20` or `20 to 20`"),
        ("条数 20", "`20` may be how many articles there are, or the only one", "write `1 to 20` or `20 to 20`"),
        ("articles 20 to 3", "the last article, 3, comes before the first, 20", "did you mean `3 to 20`?"),
        ("articles art 20 to art 3", "the last article, 3, comes before the first, 20", "did you mean `3 to 20`?"),
        ("articles chapters 1 to 9", "an article belongs here", "write numbers such as `1 to 218`"),
        ("articles art 1(2) to art 20", "an article belongs here", "write numbers such as `1 to 218`"),
    ],
)  # fmt: skip
def test_what_may_mean_two_things_is_asked_about(written: str, message: str, remedy: str) -> None:
    (fault,) = compile_text(edition(written)).corpus.faults
    assert (fault.code.value, fault.message.en, fault.help and fault.help.en) == ("MOU204", message, remedy)
