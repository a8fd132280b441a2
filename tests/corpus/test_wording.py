"""What documents say in several ways means one thing: each wording declares what its plain spelling does."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.source.place import Source
from places import declared

GROUND = """
agency A "A" "甲" { kind government }
agency B "B" "乙" { kind government }
agency C "C" "丙" { kind government }
subject enterprise
act x
attribute value { type money }
rank statute { may-burden }
law tax-act "Tax Act" "税法" { rank statute; alias 税收法 }
list l { kind blacklist; keeper A; entry 1 { basis tax-act art 1 }; exit 1 { kind automatic } }
"""


def corpus_of(fields: str) -> list[object]:
    text = f"{GROUND}instrument i {{ signed 2016-01-20; on l\nmeasure 1 {{ prohibit x\n{fields} }} }}"
    corpus = resolve([Source("case.mou", text)])
    assert corpus.faults == ()
    return declared(corpus)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("in force 2016-03-01", "in force from 2016-03-01"),
        ("施行 2016年3月1日 失效 2018年1月1日", "in force from 2016-03-01 until 2018-01-01"),
        ("in force since 2016", "in force from 2016"),
        ("for 1 to 3 years", "for 1 year to 3 years"),
        ("期限 2年 可延长 1 至 3年", "for 2 years extendable 1 year to 3 years"),
        ("for 2 years since publication", "for 2 years from publication"),
        ("for 2 years after decision", "期限 2年 自 作出决定"),
        ("期限 终身", "for indefinite"),
        ("for life", "for indefinite"),
        ("by A with B, C", "by A\nby with B, C"),
        ("实施单位 A、B 联合 会同 C", "by A, B jointly\nby with C"),
        ("实施 A、B 等", "by A, B, others"),
        ("实施 A、B、其他有关单位", "by A, B, others"),
        ("by A, B, etc", "by A, B, others"),
        ("实施 甲、乙 会同 《丙》", "by A, B\nby with C"),
        ("basis 税法第三条", "basis tax-act art 3"),
        ("basis 《税法》第三条", "basis tax-act art 3"),
        ("basis 《Tax Act》 art 3", "basis tax-act art 3"),
        ("法律依据 税收法第三条", "basis tax-act art 3"),
        ("basis 《税收法》 art 3", "basis tax-act art 3"),
        ("review strictly x", "review-strictly x"),
        ("效力 可", "force may"),
        ("force must", "force mandatory"),
    ],
)
def test_a_wording_declares_what_its_plain_spelling_does(written: str, plain: str) -> None:
    assert corpus_of(written) == corpus_of(plain)


def test_several_may_approve() -> None:
    corpus = compile_text(f"{GROUND}instrument i {{ measure 1 {{ approved by A, B }} }}").corpus
    assert [body.id for body in corpus.measures["i/1"].approval] == ["A", "B"]


@pytest.mark.parametrize(
    "broken",
    ["by A as B", "by A and", "enforcer_of X", "basis art 3", "basis", "on A", "to enterprise's", "exit 1 {"],
)
def test_what_could_not_be_read_is_not_said_to_be_missing(broken: str) -> None:
    field = broken.split(maxsplit=1)[0]
    others = {"by": "by A", "basis": "basis tax-act art 1", "on": "on l"}
    said = "\n".join(text for keyword, text in others.items() if keyword != field)
    compiled = compile_text(
        f"{GROUND}instrument i {{ signed 2016-01-20\nmeasure 1 {{ prohibit x\n{said}\n{broken}\n}} }}"
    )
    codes = {finding.code for finding in compiled.findings}
    assert any(code < "MOU3" for code in codes)
    assert not codes & {"MOU301", "MOU302", "MOU303", "MOU310", "MOU405"}
