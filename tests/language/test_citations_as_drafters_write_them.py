"""Citations as drafters of many countries write them: each is read, printed in one way, and read again as the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from language.small import COMMON, spelled
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.schema.values import Citation

ACT = 'law act "Act" "某法" { rank statute; edition 2000 { in force from 2000-01-01; articles 1 to 9000 } }\n'

UNITED_KINGDOM = """
s 6(1)(a)                         = section 6(1)(a)
s. 6(1)                           = section 6(1)
s.6(1)                            = section 6(1)
S. 6(1)                           = section 6(1)
Section 6 (1) (a)                 = section 6(1)(a)
ss 6 and 7                        = sections 6, 7
ss. 6, 7                          = sections 6, 7
ss 6 to 9 and 12                  = sections 6 to 9, 12
ss 10 to 12A                      = sections 10 to 12A
sections 6 to 9 and 12            = sections 6 to 9, 12
sections 6, 7 and 9               = sections 6, 7, 9
sections 6–9                      = sections 6 to 9
section 6(1)(a)-(c)               = section 6(1)(a) to (c)
section 6(1)(a) to (c)            = section 6(1)(a) to (c)
section 6(1)(a), (b) and (c)      = section 6(1)(a), (b), (c)
section 6(1)(a) and (2)(b)        = section 6(1)(a), section 6(2)(b)
section 6(1)(a), (b) and (2)      = section 6(1)(a), (b), section 6(2)
sections 5(1) and 6(2)            = section 5(1), section 6(2)
section 6(1) and section 9        = section 6(1), section 9
section 6 and Schedule 1          = section 6, schedule 1
subsection (2) of section 6       = section 6(2)
section 6, subsection (2)         = section 6(2)
section 6 sub-section (2)         = section 6(2)
section 12ZA(3)                   = section 12ZA(3)
Sch 1 para 3                      = schedule 1 para 3
Sch. 1 para. 3                    = schedule 1 para 3
Schedule 1, paragraph 3(2)(b)     = schedule 1 para 3(2)(b)
Schedule 1 para 3 sub-paragraph (2) = schedule 1 para 3(2)
paragraph 3 of Schedule 1         = schedule 1 para 3
schedule 1 paras 3 and 4          = schedule 1 paras 3, 4
schedule ZA1 part 2 para 3        = schedule ZA1 part 2 para 3
reg 5(1)                          = regulation 5(1)
regs 5 to 7                       = regulations 5 to 7
Part 2 chapter 1 section 4        = part 2 chapter 1 section 4
Part II                           = part II
"""
UNITED_STATES = """
§ 1001(a)(2)                      = § 1001(a)(2)
§1001(a)(2)                       = § 1001(a)(2)
sec. 1001(a)                      = section 1001(a)
§§ 1001, 1002                     = §§ 1001, 1002
§§ 1001-1003                      = §§ 1001 to 1003
§§ 78u-6, 78u-7                   = §§ 78u-6, 78u-7
§ 78o(b)(4)(D)                    = § 78o(b)(4)(D)
§ 180.800(a), (b), and (d)        = § 180.800(a), (b), (d)
§ 180.800(a)(1)-(4)               = § 180.800(a)(1) to (4)
§ 9.406-2(a)(1) through (5)       = § 9.406-2(a)(1) to (5)
9.406-2(b)(1)(i)                  = § 9.406-2(b)(1)(i)
part 180 subpart C                = part 180 subpart C
subpart 9.4                       = subpart 9.4
chapter 5 subchapter II § 551     = chapter 5 subchapter II § 551
title 2 part 180 § 180.800        = title 2 part 180 § 180.800
"""
EUROPEAN_UNION = """
Article 136(1), point (c)(iv)     = art 136(1)(c)(iv)
point (c)(iv) of Article 136(1)   = art 136(1)(c)(iv)
points (a) to (d) of Article 136(1) = art 136(1)(a) to (d)
Article 136(1), second subparagraph = art 136(1) subpara 2
the second subparagraph of Article 136(1) = -
second subparagraph of Article 136(1) = art 136(1) subpara 2
art 136(1) subpara 2              = art 136(1) subpara 2
Article 57(4), first subparagraph, point (a) = art 57(4) subpara 1 item (a)
art 57(4) first indent            = art 57(4) indent 1
art 138(1)(c)(i) to (vi)          = art 138(1)(c)(i) to (vi)
Art. 5(1)(a)                      = art 5(1)(a)
Article 4a                        = art 4a
Articles 17 and 18                = arts 17, 18
Articles 135 to 145               = arts 135 to 145
articles 135-145                  = arts 135 to 145
recital 101                       = recital 101
recitals (101) to (103)           = recitals 101 to 103
Annex I                           = annex I
Annex I, point 3                  = annex I item 3
"""
GERMANY_AND_SWITZERLAND = """
§ 35 Abs. 1 Satz 2 Nr. 3          = § 35(1) sentence 2 item 3
§ 35 Absatz 1 Satz 2 Nummer 3     = § 35(1) sentence 2 item 3
§ 35 Abs. 1 S. 1                  = § 35(1) sentence 1
§ 35a Abs. 2                      = § 35a(2)
§ 35 Abs. 1 und 2                 = § 35(1), (2)
§ 123 Abs. 1 Nr. 4 Buchst. a      = § 123(1)(4)(a)
§§ 123, 124                       = §§ 123, 124
§§ 123 bis 126                    = §§ 123 to 126
§ 5 oder § 6                      = §§ 5, 6
Anlage 1 Nr. 2                    = annex 1 item 2
Art. 12 Abs. 1                    = art 12(1)
Art. 44 Abs. 1 lit. a             = art 44(1)(a)
art 5 al. 2 let. a                = art 5(2)(a)
art 260ter                        = art 260ter
"""
FRANCE = """
article L. 232-22, II, 2°         = art L232-22(II)(2)
art L232-22 II 2°                 = art L232-22(II)(2)
article L. 653-8, alinéa 1        = art L653-8(1)
art R. 123-5                      = art R123-5
articles L. 8221-1 et L. 8221-2   = arts L8221-1, L8221-2
articles L. 232-22 à L. 232-24    = arts L232-22 to L232-24
article 2 bis                     = art 2bis
article 131-39, 5°                = art 131-39 item 5
"""
INDIA = """
Rule 12(3)(b) proviso             = rule 12(3)(b) proviso
proviso to section 6              = section 6 proviso
second proviso to section 6(1)    = section 6(1) proviso 2
section 6 Explanation 1           = section 6 explanation 1
Section 43B(h)                    = section 43B(h)
section 2(1)(ge)                  = section 2(1)(ge)
Order XXI Rule 37                 = order XXI rule 37
rule 12 sub-rule (3)              = rule 12(3)
"""
AUSTRALIA_AND_CANADA = """
s 206B(1)(a)                      = section 206B(1)(a)
sections 206C and 206D            = sections 206C, 206D
sections 206C to 206F             = sections 206C to 206F
reg 1.2.03                        = regulation 1.2.03
rule 2.04                         = rule 2.04
section 25.1(3.1)                 = section 25.1(3.1)
subsection 750(3)                 = section 750(3)
subparagraph 750(3)(a)(ii)        = section 750(3)(a)(ii)
item 3 of Schedule 2              = schedule 2 item 3
"""
JAPAN_KOREA_TAIWAN_HONG_KONG = """
第十条第二項第三号                = art 10(2)(3)
第10条第2項第3号                  = art 10(2)(3)
第十条の二第一項                  = art 10-2(1)
第十条の二の三                    = art 10-2-3
第十条第二項第三号イ              = art 10(2)(3)(イ)
第百五条                          = art 105
第百二十条第一項ただし書          = art 120(1) proviso
第十条から第十二条まで            = arts 10 to 12
附則第三条                        = supplement art 3
附則 第三条                       = supplement art 3
別表第一                          = schedule 1
제10조제2항제3호                  = art 10(2)(3)
제10조제2항제3호의2               = art 10(2) item 3-2
제10조의2 제1항                   = art 10-2(1)
제10조제1항제2호가목              = art 10(1)(2)(가)
부칙 제3조                        = supplement art 3
제10조부터 제12조까지             = arts 10 to 12
제10조 및 제12조                  = arts 10, 12
第六條第一項第二款                = art 6(1)(2)
第六條之一第二項第三款第一目      = art 6-1(2)(3)(1)
第168D(1)條                       = art 168D(1)
附表1第3條                        = schedule 1 art 3
"""
CHINA = """
第六十三条第一款第（二）项        = art 63(1)(2)
第六十三条第1款第2项              = art 63(1)(2)
第６３条第１款                    = art 63(1)
第六十三条之一第二款              = art 63-1(2)
第六十三条第一款（二）            = art 63(1)(2)
第六十三条第一款但书              = art 63(1) proviso
第六十三至六十五条                = arts 63 to 65
第五条—第九条                     = arts 5 to 9
第5～9条                          = arts 5 to 9
第五条第一款第（一）至（三）项    = art 5(1)(1) to (3)
第五条第一款第（一）（二）项      = art 5(1)(1), (2)
第六十三条与第六十四条            = arts 63, 64
第六十三条第一款和第三款          = art 63(1), (3)
第六十三条第一款以及第六十四条    = art 63(1), art 64
第十六点                          = item 16
附件1第三项                       = annex 1 item 3
附件第三项                        = annex item 3
附则第三条                        = supplement art 3
"""
SIGNS = """
art 5–9                           = arts 5 to 9
arts 5 - 9                        = arts 5 to 9
art 5 to 9                        = arts 5 to 9
art 5 and 6                       = arts 5, 6
art 5（1）                        = art 5(1)
arts I to III                     = arts I to III
art 5 § 2                         = art 5(2)
art 5 no 3                        = art 5 item 3
art 5(1) second sentence          = art 5(1) sentence 2
point 3.2                         = item 3.2
"""
ALL = {
    name: [
        (written.strip(), printed.strip())
        for written, _, printed in (line.partition(" = ") for line in text.strip().splitlines())
        if printed.strip() != "-"
    ]
    for name, text in {
        "Act of Parliament": UNITED_KINGDOM,
        "US Code and regulations": UNITED_STATES,
        "EU regulation": EUROPEAN_UNION,
        "Germany, Switzerland": GERMANY_AND_SWITZERLAND,
        "France": FRANCE,
        "India": INDIA,
        "Australia, Canada": AUSTRALIA_AND_CANADA,
        "Japan, Korea, Taiwan, Hong Kong": JAPAN_KOREA_TAIWAN_HONG_KONG,
        "China": CHINA,
        "signs": SIGNS,
    }.items()
}


def corpus(written: list[str]) -> str:
    """Return a corpus with a measure for each citation."""
    measures = "".join(
        f"    measure {number} {{\n        on L\n        prohibit trade\n        basis act {one}\n    }}\n"
        for number, one in enumerate(written, 1)
    )
    return f"{COMMON % {'currency': 'yuan'}}{ACT}memorandum m {{\n    signed 2016-01-01\n    by A\n{measures}}}\n"


def paths(compiled: Compiled) -> list[list[str]]:
    """Return the places that each measure cites."""
    assert [one.message.en for one in compiled.findings if one.code < "MOU3"] == []
    (document,) = compiled.corpus.documents.values()
    return [
        [
            " ".join(f"{level} {number}" for level, number in item.levels)
            for item in measure.basis
            if isinstance(item, Citation)
        ]
        for measure in document.measures
    ]


def printed(text: str) -> Iterator[str]:
    """Yield what is cited, line by line."""
    for line in text.splitlines():
        match = re.match(r"\s+(?:basis|依据)\s+act\s*(.*)", line)
        if match:
            yield match[1]


@pytest.mark.parametrize("culture", ALL)
def test_is_read_and_printed_in_one_way_and_read_again(culture: str) -> None:
    text = corpus([written for written, _ in ALL[culture]])
    compiled = compile_text(text)
    read = paths(compiled)
    assert all(read)
    assert [one.message.en for one in compiled.findings if one.code == "MOU303"] == []
    english, chinese = spelled(text, "en"), spelled(text, "zh")
    assert list(printed(english)) == [said for _, said in ALL[culture]]
    assert paths(compile_text(english)) == paths(compile_text(chinese)) == read
    assert spelled(chinese, "en") == english
    assert spelled(english, "zh") == chinese


def test_the_table_of_the_reference_is_true() -> None:
    page = (Path(__file__).parents[2] / "grammar" / "README.md").read_text(encoding="utf-8")
    rows = [
        row.split(" | ")
        for row in re.findall(r"^\| .*`.* \|$", page.partition("### Laws of any country")[2], re.MULTILINE)
    ]
    table = [[cell.strip("`| ") for cell in row[-3:]] for row in rows if len(row) == 4]
    table = table[: table.index(next(row for row in table if row[0] == "第六十三条第一款和第三款")) + 1]
    assert len(table) > 15
    text = corpus([written for written, _, _ in table])
    assert list(printed(spelled(text, "en"))) == [english for _, english, _ in table]
    assert list(printed(spelled(text, "zh"))) == [chinese for _, _, chinese in table]


@pytest.mark.parametrize(
    ("written", "codes", "remedy"),
    [
        ("第5-9条", ["MOU204"], "write `art 5/9` or `arts 5 to 9`, as the source means"),
        ("第二百五条", ["MOU204"], "write `art 205` or `art 250`, as the source means"),
        ("第三條第一款", ["MOU204"], "write `art 3 item 1` or `art 3(1)`, as the source means"),
        ("ss 206A-206HB", ["MOU204"], "cite them one by one"),
        ("articles 135 to 145", ["MOU204"], "write `arts 135 to 145`"),
        ("6(1)(a)", ["MOU204"], "say what is numbered: `art 6(1)(a)`, `section 6(1)(a)`, `rule 6(1)(a)` or `§ 6(1)(a)`"),
        ("art 71.1.b", ["MOU204"], "write `art 71(1)(b)`"),
        ("第五条前款", ["MOU204"], "write the number of what `前款` means, or leave it out and say it in `note`"),
        ("第十条第一項前段", ["MOU204"], "write the number of what `前段` means, or leave it out and say it in `note`"),
        ("section 6(1), (a)", ["MOU204"], None),
        ("art 9001", ["MOU303"], None),
        ("s 9001(1)", ["MOU303"], None),
        ("§ 9001 Abs. 1", ["MOU303"], None),
        ("第九千零一條第一項", ["MOU303"], None),
        ("제9001조제1항", ["MOU303"], None),
        ("supplement art 9001", [], None),
        ("Schedule 1 para 9001", [], None),
        ("附則第九千零一条", [], None),
        ("recital 9001", [], None),
    ],
)  # fmt: skip
def test_what_is_told(written: str, codes: list[str], remedy: str | None) -> None:
    findings = [
        one for one in compile_text(corpus([written])).findings if one.code not in ("MOU310", "MOU311")
    ]
    assert [one.code for one in findings] == codes
    if remedy is not None:
        assert [one.help.en for one in findings if one.help] == [remedy]


def test_a_code_is_named_as_lawyers_name_it() -> None:
    law = 'law usc-18 "18 U.S.C." "美国法典第18编" { rank statute; edition 2000 { articles 1 to 6000; in force from 2000-01-01 } }\n'
    text = (
        corpus(["art 1"])
        .replace("memorandum m", f"{law}memorandum m")
        .replace("act art 1", "18 U.S.C. § 1001(a)(2)")
    )
    assert paths(compile_text(text)) == [["§ 1001 para a item 2"]]
    assert "18 U.S.C. § 1001(a)(2)" in spelled(text, "zh")
    missing = text.replace("§ 1001", "§ 7001")
    assert [one.code for one in compile_text(missing).findings if one.code == "MOU303"] == ["MOU303"]


@pytest.mark.parametrize(
    ("written", "moved", "now"),
    [
        ("s 6(1)(a)-(c)", "section 6 to section 9", "section 9"),
        ("ss 5 to 7", "section 6 to section 9", "section 9"),
        ("subsection (2) of section 6", "s 6 to s 9A", "section 9A"),
        ("§ 35 Abs. 1 Satz 2 Nr. 3", "§ 35 to § 36", "§ 36"),
        ("Article 136(1), point (c)", "Article 136 to Article 138", "art 138"),
        ("article L. 232-22, II", "art L. 232-22 to art L. 233-1", "art L233-1"),
        ("第十条の二第一項", "第十条の二 至 第十一条", "art 11"),
        ("제10조의2제1항", "제10조의2 to 제11조", "art 11"),
        ("第六條之一第二項", "第六條之一 至 第七條", "art 7"),
        ("Rule 12(3)(b) proviso", "rule 12 to rule 14", "rule 14"),
        ("reg 5(1)", "reg 5 to reg 6", "regulation 6"),
        ("第六十三条第一款和第三款", "第六十三条 至 第六十条", "art 60"),
    ],
)  # fmt: skip
def test_what_moved_is_told(written: str, moved: str, now: str) -> None:
    later = f"edition 2020 {{ in force from 2020-01-01; articles 1 to 9000; moved {moved} }} }}\n"
    text = corpus([written]).replace("9000 } }\n", f"9000 }} {later}", 1)
    (finding,) = [one for one in compile_text(text).findings if one.code == "MOU303"]
    assert f" is {now};" in finding.message.en
    for language in ("en", "zh"):
        again = compile_text(spelled(text, language))  # type: ignore[arg-type]
        assert [one.message for one in again.findings if one.code == "MOU303"] == [finding.message]
