"""Citations side by side stay as many as they were, in either language."""

from __future__ import annotations

import pytest

from mou_compiler.corpus.respell import format_source
from mou_compiler.source.place import Source
from mou_compiler.words import Language


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("art 1 art 2", "art 1 art 2", "第一条 第二条"),
        ("art 1: para 2", "art 1: para 2", "第一条： 第二款"),
        ("art 1 第二款", "art 1: para 2", "第一条： 第二款"),
        ("part 1 第一条", "part 1: art 1", "第一部分 第一条"),
        ("part 1(1)(1) 第一条", "part 1(1)(1): art 1", "第一部分第（一）项第一目 第一条"),
    ],
)
def test_a_colon_keeps_apart_what_would_run_together(written: str, english: str, chinese: str) -> None:
    text = f"instrument i {{\n    basis law {written}\n}}\n"
    spelled: dict[Language, str] = {"en": f"basis law {english}", "zh": f"依据 law {chinese}"}
    for language, wanted in spelled.items():
        formatted = format_source(Source("case.mou", text), language).text
        assert formatted is not None
        assert formatted.splitlines()[1].strip() == wanted
        assert format_source(Source("case.mou", formatted), language).text == formatted
