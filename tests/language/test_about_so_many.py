"""About two or three is no number: it is refused, never read place by place (findings/cn2an-two-or-three-…)."""

from __future__ import annotations

import pytest

from mou_compiler import compile_text

TEXT = "agency A {{}}\nlist L {{ kind blacklist; keeper A; exit 1 {{ kind automatic; after {} }} }}"


@pytest.mark.parametrize("about", ["两三年", "三五年", "七八个月"])
def test_it_is_refused(about: str) -> None:
    assert [fault.code for fault in compile_text(TEXT.format(about)).corpus.faults] == ["MOU204"]


@pytest.mark.parametrize("number", ["二年", "二十三年", "两年", "七个月"])
def test_a_number_is_one(number: str) -> None:
    assert compile_text(TEXT.format(number)).corpus.faults == ()
