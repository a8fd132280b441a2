"""Citations as ten legal cultures write them: read, printed back, checked against editions, and moved."""

from __future__ import annotations

import pytest

from language.small import in_both_languages, spelled, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.interpret.spelling import citation_text

ACT = """\
law act "Act" "某法" {{
    rank statute
    edition 2000 {{ in force from 2000-01-01; articles 1 to 2000 }}
    edition 2020 {{ in force from 2020-01-01; articles 1 to 2000; {later} }}
}}
"""


def cited(written: str, later: str = "") -> list[Citation]:
    """Return what a measure cites, which is the same in both languages."""
    text = with_measure(f"basis {written}", more=ACT.format(later=later))
    english, chinese = in_both_languages(text)
    found = [item for item in english.basis if isinstance(item, Citation)]
    assert [(item.source.id, item.levels) for item in found] == [
        (item.source.id, item.levels) for item in chinese.basis if isinstance(item, Citation)
    ]
    return found


def steps(written: str) -> list[str]:
    """Return each path that is cited, as `level number`, one step after another."""
    return [" ".join(f"{one.level} {one.number}" for one in item.levels) for item in cited(written)]


CULTURES = [
    # An Act of Parliament, the US Code, US regulations, and an EU regulation.
    ("act section 6(1)", ["section 6 para 1"], "act section 6(1)", "act 第六节第一款"),
    ("act section 9A(2)", ["section 9A para 2"], "act section 9A(2)", "act 第9A节第二款"),
    ("act § 1964(c)", ["§ 1964 para c"], "act § 1964(c)", "act § 1964(c)"),
    ("act §9.406-2(b)(1)(ii)", ["§ 9.406-2 para b item 1 subitem ii"], "act § 9.406-2(b)(1)(ii)", "act § 9.406-2(b)(1)(ii)"),
    ("act § 1(a)(1)(A)(i)(I)", ["§ 1 para a item 1 subitem A clause i subclause I"], "act § 1(a)(1)(A)(i)(I)", "act § 1(a)(1)(A)(i)(I)"),
    ("act art 138(1)(c)(iv)", ["art 138 para 1 item c subitem iv"], "act art 138(1)(c)(iv)", "act 第一百三十八条第一款第（c）项第（iv）目"),
    ("act annex I point 3", ["annex I item 3"], "act annex I item 3", "act 第I附件第（三）项"),
    # Germany, France, Japan, India, Korea, Hong Kong.
    ("act § 826", ["§ 826"], "act § 826", "act § 826"),
    ("act art L123-4", ["art L123-4"], "act art L123-4", "act 第L123-4条"),
    ("act art 5bis(2)", ["art 5bis para 2"], "act art 5bis(2)", "act 第5bis条第二款"),
    ("act art 9-2(2)(3)", ["art 9-2 para 2 item 3"], "act art 9-2(2)(3)", "act 第九条之二第二款第（三）项"),
    ("act section 43B(h)", ["section 43B para h"], "act section 43B(h)", "act 第43B节第（h）款"),
    ("act section 138(1A)", ["section 138 para 1A"], "act section 138(1A)", "act 第一百三十八节第（1A）款"),
    ("act art 3(2)(1)", ["art 3 para 2 item 1"], "act art 3(2)(1)", "act 第三条第二款第（一）项"),
    ("act rule 5(2)", ["rule 5 para 2"], "act rule 5(2)", "act 第五规则第二款"),
    ("act regulation 12(1)(b)", ["regulation 12 para 1 item b"], "act regulation 12(1)(b)", "act 第十二规例第一款第（b）项"),
    ("act schedule 1 paragraph 4", ["schedule 1 para 4"], "act schedule 1 para 4", "act 第一附表第四款"),
    ("act title 3 chapter 2 section 1", ["title 3 chapter 2 section 1"], "act title 3 chapter 2 section 1", "act 第三编第二章第一节"),
    ("act 第一百四十六条第一款第（二）项", ["art 146 para 1 item 2"], "act art 146(1)(2)", "act 第一百四十六条第一款第（二）项"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "path", "english", "chinese"), CULTURES)
def test_read_and_printed_back(written: str, path: list[str], english: str, chinese: str) -> None:
    assert steps(written) == path
    (citation,) = cited(written)
    assert (citation_text(citation), citation_text(citation, "zh")) == (english, chinese)
    text = with_measure(f"basis {written}", more=ACT.format(later=""))
    assert f"basis {english}" in " ".join(spelled(text, "en").split())
    assert f"依据 {chinese}" in " ".join(spelled(text, "zh").split())
    assert told(text) == []


@pytest.mark.parametrize(
    ("unit", "chinese"),
    [("art", "条"), ("section", "节"), ("regulation", "规例"), ("rule", "规则"), ("§", None)],
)
def test_checked_against_editions_and_moved(unit: str, chinese: str | None) -> None:
    said = f"basis act {unit} 17(1)"
    moved = with_measure(said, more=ACT.format(later=f"moved {unit} 17 to {unit} 21"))
    assert told(moved) == ["MOU303"]
    in_both_languages(moved)
    (finding,) = [one for one in compile_text(moved).findings if one.code == "MOU303"]
    assert f"{unit} 17 of “Act” is {unit} 21" in finding.message.en
    assert (f"第17{chinese}" if chinese else "§ 17") in finding.message.zh
    dropped = with_measure(said, more=ACT.format(later="dropped 17"))
    assert told(dropped) == ["MOU303"]
    missing = with_measure(f"basis act {unit} 2025", more=ACT.format(later=""))
    (finding,) = [one for one in compile_text(missing).findings if one.code == "MOU303"]
    assert f"there is no {unit} 2025 of" in finding.message.en
    assert told(with_measure(f"basis act {unit} 999A", more=ACT.format(later=""))) == []


def test_a_section_below_a_chapter_is_no_numbered_unit() -> None:
    assert told(with_measure("basis act 第二章第二千零二十五节", more=ACT.format(later=""))) == []


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("act 第六十三条第一款、第二款", ["art 63 para 1", "art 63 para 2"]),
        ("act 第六十三条第一款、第六十四条", ["art 63 para 1", "art 64"]),
        ("act art 63(1), para 2", ["art 63 para 1", "art 63 para 2"]),
        ("act art 63(1)(a), (c)", ["art 63 para 1 item a", "art 63 para 1 item c"]),
        ("act section 6(1), (2) ", ["section 6 para 1", "section 6 para 2"]),
        ("act 第一百四十六条第（二）、（三）项", ["art 146 item 2", "art 146 item 3"]),
        (
            "act 第一百四十六条第一款第（二）项、第（三）项",
            ["art 146 para 1 item 2", "art 146 para 1 item 3"],
        ),
        ("act 第一百四十六条第一、三款", ["art 146 para 1", "art 146 para 3"]),
        ("act arts 135 to 137", ["art 135", "art 136", "art 137"]),
        ("act 第一百三十五条至第一百三十七条", ["art 135", "art 136", "art 137"]),
        ("act 第三条第二款至第四款", ["art 3 para 2", "art 3 para 3", "art 3 para 4"]),
        ("act sections 3, 5, 7 to 8", ["section 3", "section 5", "section 7", "section 8"]),
        ("act art 5/9", ["art 5-9"]),
        ("act 第五条之九", ["art 5-9"]),
        ("act art 100-1", ["art 100-1"]),
        ("act art 6(1), point (f)", ["art 6 para 1 item f"]),
        ("act art 6(1), item (f)", ["art 6 para 1 item f"]),
        ("act art 6, art 6(1)", ["art 6", "art 6 para 1"]),
        ("code art 1(1), act para 2", ["art 1 para 1", "para 2"]),
    ],
)
def test_continued_citations_and_ranges_name_every_place(written: str, paths: list[str]) -> None:
    assert steps(written) == paths


def test_that_an_article_has_moved_is_told_of_what_goes_on_from_it() -> None:
    text = with_measure(
        "basis act 第六十三条第一款、第二款", more=ACT.format(later="移置 第六十三条 至 第六十条")
    )
    (finding,) = [one for one in compile_text(text).findings if one.code == "MOU303"]
    assert "第60条" in finding.message.zh
    later = text.replace("第六十三条第一款、", "第一条第一款、第六十三条第一款、")
    assert told(later) == ["MOU303"]


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("art 5-9", "write `art 5/9` or `arts 5 to 9`, as the source means"),
        (
            "art 5-9(2)",
            "write `art 5/9(2)` or `arts 5 to 8, art 9(1), (2)` or `arts 5 to 8, art 9(2)`, as the source means",
        ),
        ("第一百五条", "write `art 105` or `art 150`, as the source means"),
        ("第一千五条", "write `art 1005` or `art 1500`, as the source means"),
        ("arts 9 to 5", "did you mean `arts 5 to 9`?"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(written: str, help_: str) -> None:
    findings = compile_text(with_measure(f"basis act {written}", more=ACT.format(later=""))).findings
    assert [one.help.en for one in findings if one.code == "MOU204" and one.help] == [help_]


@pytest.mark.parametrize(
    "written", ["第一百零五条", "第一百五十条", "第一千五百条", "第一百一十五条", "art 9-5"]
)
def test_what_can_be_read_in_one_way_is_not(written: str) -> None:
    assert "MOU204" not in told(with_measure(f"basis act {written}", more=ACT.format(later="")))


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("act 第三章至第五章", ["chapter 3", "chapter 4", "chapter 5"]),
        ("act chapters 3, 5", ["chapter 3", "chapter 5"]),
        ("act 第一章第三条至第一章第四条", ["chapter 1 art 3", "chapter 1 art 4"]),
        ("act 第三条第一款至第三条第二款", ["art 3 para 1", "art 3 para 2"]),
        ("act 第一部分第（一）项第七目至第八目", ["part 1 item 1 subitem 7", "part 1 item 1 subitem 8"]),
        ("act 第一编、第二编至第三编", ["title 1", "title 2", "title 3"]),
        ("act item (a), (b)", ["item a", "item b"]),
        ("act 第三条之一、第九条之二", ["art 3-1", "art 9-2"]),
        ("act arts 3 to 4, 7 to 8", ["art 3", "art 4", "art 7", "art 8"]),
    ],
)
def test_a_list_or_a_range_is_of_places_side_by_side(written: str, paths: list[str]) -> None:
    assert steps(written) == paths


UNEVEN = [
    "第三、五章第一条",
    "第三条至第五款",
    "第一章第三条至第二章第五条",
    "arts 3 to 5 para 2",
    "art 6(1), (2) item 3",
]


@pytest.mark.parametrize("written", UNEVEN)
def test_every_other_list_or_range_is_refused_and_never_changed(written: str) -> None:
    text = with_measure(f"basis act {written}", more=ACT.format(later=""))
    (finding,) = [one for one in compile_text(text).findings if one.code == "MOU204"]
    assert finding.help
    assert "write two citations side by side" in finding.help.en
    assert "请并列写两处引注" in finding.help.zh
    for language in ("en", "zh", None):
        assert f"act {written}" in spelled(text, language)  # type: ignore[arg-type]


def test_only_one_article_is_moved() -> None:
    for moved in ("arts 3, 5 to art 9", "第三条第一款至第五条", "第三、四条至第六条"):
        assert "MOU204" in told(with_measure("basis act art 1", more=ACT.format(later=f"moved {moved}")))
