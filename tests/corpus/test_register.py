"""The register of laws: what a title stands for, what is taken from it, what disagrees, and what its file may not be."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import strategies as st

from mou_compiler.compilation import Compiled, compile_paths, compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.registers.table import COLUMNS, fold_title, read_rows, whole_text
from mou_compiler.corpus.schema.declarations import Law
from mou_compiler.corpus.schema.values import Day, Period, Ref, Unknown
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.source.place import Source
from real import real_corpus
from tried import tried_on

MEMORANDA = Path(__file__).parents[2] / "memoranda"
HEADER = ",".join(COLUMNS)

COMMON = """
territory CN "China" "中国" {}
territory shandong "Shandong" "山东" { within CN }
territory yantai "Yantai" "烟台" { within shandong }
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务" { kind government }
rank statute "Statute" "法律" { may-burden }
rank regulation "Regulation" "法规" { below statute; may-burden }
act finance.loan "Loan" "贷款"
list defaulters "Tax defaulters" "税收失信" {
    kind blacklist; keeper STA
    entry 1 "Evasion" "偷税" { basis unknown "not printed" }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry; objection to STA within 5 days
}
register texts "Texts" "文本" {
    file "laws.csv"; state 2025-04-19; may omit 国
    section 经济法 { rank statute; territory CN }
    section 山东法规 { rank regulation; territory shandong }
}
"""

TABLE = """\
经济法,,国公司法,2018-10-26,2006-01-01,218,218,
经济法,,国公司法,2023-12-29,2024-07-01,266,266,国合伙法
经济法,,国合同法,1999-03-15,1999-10-01,428,428,
经济法,,国民法典,2020-05-28,2021-01-01,1260,1260,国合同法 | 国婚姻法
经济法,,国暂行法,2001-01-01,,20,20,
经济法,,国新法,2010-06-01,,30,30,国暂行法
经济法,,国新新法,2020-06-01,2020-09-01,40,40,国新法
经济法,,国复用条例,2019-07-26,2014-10-01,50,50,国复用办法
经济法,,国复用办法,2024-07-26,2025-01-01,60,60,国复用条例
地方,山东法规,烟台市实施《国公司法》办法,2016-09-23,2016-12-01,43,42,
地方,山东法规,山东省公司条例,2014-05-30,,61,61,山东省公司条例
"""


def compiled(text: str, table: str = TABLE) -> Compiled:
    return compile_text(COMMON + text, beside={"laws.csv": f"{HEADER}\n{table}"})


def rule(basis: str, day: str = "2015-01-01") -> str:
    """Return an instrument whose one measure rests on a basis."""
    return (
        f'instrument rule "Rule" "规定" {{ in force from {day}\n'
        f"measure 1 {{ on defaulters; by STA; prohibit finance.loan; basis {basis} }} }}\n"
    )


def law(text: str, id_: str, table: str = TABLE) -> Law:
    result = compiled(text, table)
    assert result.corpus.faults == ()
    return result.corpus.laws[id_]


def told(result: Compiled, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def grave(result: Compiled, code: str) -> list[Finding]:
    """Return what is told and is more than a note that something is not known."""
    return [finding for finding in told(result, code) if finding.severity > Severity.INFO]


def first(day: object) -> date | None:
    return day.first if isinstance(day, Day) else None


# --- what a title stands for -------------------------------------------------------------------------------


def test_a_title_can_be_cited_without_a_declaration() -> None:
    company = law(rule("国公司法 art 146"), "国公司法")
    assert (company.label.zh, isinstance(company.rank, Ref) and company.rank.id) == ("国公司法", "statute")
    assert isinstance(company.territory, Ref)
    assert company.territory.id == "CN"
    assert [edition.id for edition in company.editions] == ["国公司法/2018", "国公司法/2023"]
    assert [first(edition.adopted) for edition in company.editions] == [
        date(2018, 10, 26),
        date(2023, 12, 29),
    ]
    old, new = company.editions
    assert old.in_force is None, "the day that an amended text prints may be that of the first one"
    assert isinstance(new.in_force, Period)
    assert first(new.in_force.start) == date(2024, 7, 1)
    assert company.place.path == "laws.csv"
    assert company.place.text == "国公司法"


def test_a_beginning_may_be_omitted_and_it_is_the_same_law() -> None:
    corpus = compiled(rule("公司法 art 146, 国公司法 art 20")).corpus
    assert corpus.faults == ()
    assert list(corpus.laws) == ["国公司法"]


def test_only_what_is_referred_to_is_there() -> None:
    result = compiled(rule("公司法 art 146"))
    assert list(result.corpus.laws) == ["国公司法"]
    assert {node for node, data in result.graph.nodes(data=True) if data["kind"] == "law"} == {"law:国公司法"}
    assert [finding for finding in told(result, "MOU310") if "law" in finding.message.en] == []
    assert compiled("").corpus.laws == {}


def test_what_repeals_a_law_that_is_used_is_there_too_and_what_repeals_that() -> None:
    corpus = compiled(rule("暂行法 art 1")).corpus
    assert list(corpus.laws) == ["国新新法", "国新法", "国暂行法"]
    repealed = {id_: (law.repealed and law.repealed.id, law.repealed_on) for id_, law in corpus.laws.items()}
    assert repealed["国新新法"] == (None, None)
    assert repealed["国新法"][0] == "国新新法"
    assert first(repealed["国新法"][1]) == date(2020, 9, 1)
    assert repealed["国暂行法"][0] == "国新法"
    assert isinstance(repealed["国暂行法"][1], Unknown), "the text that repeals it prints no day"


def test_a_law_known_by_its_repeal_alone_can_be_cited() -> None:
    marriage = law(rule("婚姻法 art 3"), "国婚姻法")
    assert marriage.editions == ()
    assert isinstance(marriage.rank, Unknown)
    assert marriage.repealed is not None
    assert (marriage.repealed.id, first(marriage.repealed_on)) == ("国民法典", date(2021, 1, 1))


def test_a_title_given_again_after_its_repeal_is_not_repealed() -> None:
    corpus = compiled(rule("复用条例 art 1")).corpus
    assert corpus.laws["国复用条例"].repealed is not None
    assert corpus.laws["国复用办法"].repealed is None, "the text of 2024 is later than the repeal of 2014"


def test_a_text_that_repeals_its_own_title_is_not_repealed() -> None:
    assert law(rule("山东省公司条例 art 1"), "山东省公司条例").repealed is None


def test_a_text_titled_after_a_territory_of_its_section_holds_there() -> None:
    city = 'law city "City" "办法" { title "烟台市实施〈国公司法〉办法" }\n' + rule(
        "city art 1, 山东省公司条例 art 2"
    )
    corpus = compiled(city).corpus
    where = [item.territory.id for item in corpus.laws.values() if isinstance(item.territory, Ref)]
    assert where == ["yantai", "shandong"]


def test_texts_of_one_day_are_one_edition_and_parts_are_one_text() -> None:
    table = (
        "经济法,,国甲法,2022-04-04,2022-05-01,24,24,\n经济法,,国甲法,2022-04-24,2022-05-01,24,24,\n"
        "经济法,,国乙典,,,204,204,\n经济法,,国乙典,,,462,258,\n经济法,,国乙典,,2021-01-01,464,2,国丙法\n"
        "经济法,,国丁法,2022-04-01,,10,10,\n经济法,,国丁法,2022-04-02,,11,11,\n"
    )
    corpus = compiled(rule("甲法, 乙典, 丙法, 丁法"), table).corpus
    assert {id_: [edition.id for edition in law.editions] for id_, law in corpus.laws.items()} == {
        "国甲法": ["国甲法/2022"],
        "国乙典": ["国乙典/2021"],
        "国丙法": [],
        "国丁法": ["国丁法/2022-04-01", "国丁法/2022-04-02"],
    }
    articles = corpus.laws["国乙典"].editions[0].articles
    assert (articles and not isinstance(articles, Unknown) and articles.last) == 464


def test_one_name_for_texts_of_several_territories_stands_for_none() -> None:
    table = "经济法,,国甲法,2022-04-04,,24,24,修改决定\n地方,山东法规,乙条例,2022-04-24,,24,24,修改决定\n"
    assert [fault.code for fault in compiled(rule("修改决定"), table).corpus.faults] == ["MOU201"]


def test_a_name_near_a_title_is_asked_after() -> None:
    (fault,) = compiled(rule("山东省公司条列 art 1")).corpus.faults
    assert fault.code == "MOU201"
    assert fault.help.zh == "是否想写「山东省公司条例」？"


def test_a_declared_name_stands_before_a_title() -> None:
    corpus = compiled('law 公司法 "Own" "自拟" { rank statute }\n' + rule("公司法 art 999")).corpus
    assert list(corpus.laws) == ["公司法"]


@pytest.mark.parametrize("title", ["公司法", "国公司法"])
def test_two_laws_cannot_be_one_text(title: str) -> None:
    both = f'law a "A" "甲" {{ title "公司法" }}\nlaw b "B" "乙" {{ title "{title}" }}\n'
    assert [fault.code for fault in compiled(both).corpus.faults] == ["MOU202"]


# --- declared laws -----------------------------------------------------------------------------------------


def test_a_declared_law_takes_what_it_does_not_say_itself() -> None:
    text = (
        'law company "Company law" "公司法" { title "公司法"; edition 2023 { moved art 146 to art 178 } }\n'
    )
    result = compiled(text + rule("公司法 art 146"))
    company = result.corpus.laws["company"]
    assert list(result.corpus.laws) == ["company"]
    assert [edition.id for edition in company.editions] == ["company/2023", "company/2018"]
    assert first(company.editions[0].in_force and company.editions[0].in_force.start) == date(2024, 7, 1)
    assert told(result, "MOU312") == []
    moved, older = told(result, "MOU303")
    assert "is known is of 2018-10-26" in older.message.en
    assert moved.since == date(2024, 7, 1)
    assert "is art 178" in moved.message.en


def test_a_document_takes_what_it_does_not_say_itself_and_ends_with_its_repeal() -> None:
    text = """instrument contract "Contract law" "合同法" { title "合同法"
        measure 1 { on defaulters; by STA; prohibit finance.loan; basis unknown "not printed" } }"""
    result = compiled(text)
    contract = result.corpus.documents["contract"]
    assert first(contract.signed) == date(1999, 3, 15)
    assert isinstance(contract.rank, Ref)
    days = result.timeline.measure_days(contract.measures[0])
    assert (date.fromordinal(days.start), date.fromordinal(days.end)) == (date(1999, 10, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("basis", "since", "said"),
    [
        ("合同法 art 1", date(2021, 1, 1), "is repealed by `国民法典`"),
        ("婚姻法 art 1", date(2021, 1, 1), "is repealed by `国民法典`"),
        ("暂行法 art 1", date(2015, 1, 1), "is repealed by `国新法`"),
        ("公司法 art 300", date(2018, 10, 26), "there is no art 300"),
        ("公司法@2018 art 250", date(2018, 10, 26), "there is no art 250"),
        ("民法典 art 1261", date(2021, 1, 1), "there is no art 1261"),
    ],
)
def test_citations_of_registered_laws_are_checked(basis: str, since: date, said: str) -> None:
    begins = "2018-10-26" if "@" in basis else "2015-01-01"
    (finding,) = grave(compiled(rule(basis, begins)), "MOU303")
    assert said in finding.message.en
    assert finding.since == since


@pytest.mark.parametrize(
    ("basis", "day"),
    [
        ("公司法 art 218", "2015-01-01"),
        ("公司法@2023 art 266", "2024-07-01"),
        ("民法典 art 1260", "2015-01-01"),
        ("新新法 art 40", "2015-01-01"),
    ],
)
def test_citations_that_hold_are_not_told(basis: str, day: str) -> None:
    result = compiled(rule(basis, day))
    assert grave(result, "MOU303") + told(result, "MOU312") == []


def test_an_edition_that_begins_behind_the_rule_is_told_until_it_does() -> None:
    (finding,) = grave(compiled(rule("公司法@2023 art 266")), "MOU303")
    assert (finding.since, finding.until) == (date(2015, 1, 1), date(2024, 7, 1))


# --- disagreements -----------------------------------------------------------------------------------------

EDITION = 'law x "X" "某法" {{ title "公司法"; edition 2023 {{ {} }} }}'
REPEALED = 'law code "Code" "法典" {{ title "民法典" }}\nlaw x "X" "某法" {{ title "合同法"; {} }}'
CITED = 'instrument r "R" "规定" {{ in force from 2016; listing defaulters {{ entry 2 "X" "某" {{ basis {} }} }} }}'
ITEM = 'catalogue c "C" "目录" {{ in force from 2016; permission 1 "P" "项" {{ basis {} }} }}'


@pytest.mark.parametrize(
    ("template", "wrong", "right", "said", "line"),
    [
        (EDITION, "adopted 2023-12-30", "adopted 2023-12-29", "dated 2023-12-30", 3),
        (EDITION, "adopted 2022", "adopted 2023-12", "dated 2022-01-01", 3),
        (EDITION, "in force from 2024-07-02", "in force from 2024-07-01", "in force from 2024-07-02", 3),
        (EDITION, "articles 1 to 265", "articles 1 to 266", "with 265 articles", 3),
        (EDITION.replace("2023", "2018"), "in force from 2006-01-01", "in force from 2018-10-26", "dated only", 2),
        ('law x "X" "某法" {{ title "公司法"; {} }}', "rank regulation", "rank statute", "“Regulation”", 3),
        (
            'law x "X" "某法" {{ title "公司法"; edition other {{ adopted {} }} }}',
            "2020-01-01", "2010-01-01", "the register has no text of “X” dated 2020-01-01", 2,
        ),
        (REPEALED, "repealed on 2020-12-31", "repealed on 2021-01-01", "repealed on 2020-12-31", 5),
        (REPEALED, "repealed by code; repealed on 2020-12-31", "repealed by code", "repealed on 2020-12-31", 5),
        (REPEALED, "repealed by 新法", "repealed by 民法典", "repealed by `国新法`", 5),
        ('law x "X" "某法" {{ title "公司法"; {} }}', "repealed by 民法典", "", "does not repeal it", 5),
        ('law x "X" "某法" {{ title "{}" }}', "公司发", "国公司法", "no register has a text", 0),
        (CITED, "公司法@2019 art 1", "公司法@2018 art 1", "has no edition 2019", 3),
        (ITEM, "公司法 art 267", "公司法 art 266", "has no art 267; the last is 266", 3),
        (ITEM, "公司法@2018 art 219", "公司法@2018 art 218", "has no art 219; the last is 218", 3),
        ('instrument x "X" "某规定" {{ title "新新法"; {} }}', "signed 2020-06-02", "signed 2020-06-01", "dated", 8),
        ('instrument x "X" "某规定" {{ title "新新法"; {} }}', "articles 1 to 39", "articles 1 to 40", "with 39", 8),
        (
            'instrument x "X" "某规定" {{ title "合同法"; in force {} }}',
            "from 1999-10-01 until 2020-01-01", "from 1999-10-01", "repealed on 2020-01-01", 5,
        ),
    ],
)  # fmt: skip
def test_each_disagreement_is_told_with_the_row(
    template: str, wrong: str, right: str, said: str, line: int
) -> None:
    (finding,) = told(compiled(template.format(wrong)), "MOU312")
    assert said in finding.message.en
    assert [(related.place.path, related.place.line) for related in finding.related][:1] == (
        [("laws.csv", line)] if line else []
    )
    twin = compiled(template.format(right))
    assert twin.corpus.faults == ()
    assert told(twin, "MOU312") == []


# --- the file ----------------------------------------------------------------------------------------------


def corpus_at(folder: Path, written: str = "laws.csv") -> Compiled:
    text = COMMON.replace("laws.csv", written) + rule("公司法 art 1")
    (folder / "corpus" / "registry").mkdir(parents=True)
    (folder / "corpus" / "registry" / "register.mou").write_text(text, "utf-8")
    return compile_paths([folder / "corpus"])


def faults(result: Compiled) -> list[tuple[str, int]]:
    return [(fault.code, fault.place.line if fault.place else 0) for fault in result.corpus.faults]


REGISTER_LINE = COMMON[: COMMON.index('file "laws.csv"')].count("\n") + 1


def test_a_file_that_is_not_there_is_one_fault_where_it_is_named(tmp_path: Path) -> None:
    result = corpus_at(tmp_path)
    assert faults(result) == [("MOU110", REGISTER_LINE)], "names that may be titles are not told besides"
    assert result.input_failures


@pytest.mark.parametrize(
    "written", ["../../laws.csv", "/etc/hostname", "../../corpus-2/laws.csv", "link.csv"]
)
def test_a_file_outside_the_corpus_is_not_read(tmp_path: Path, written: str) -> None:
    for folder in (tmp_path, tmp_path / "corpus-2"):
        folder.mkdir(exist_ok=True)
        (folder / "laws.csv").write_text(f"{HEADER}\n{TABLE}", "utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "registry").mkdir()
    (tmp_path / "corpus" / "registry" / "link.csv").symlink_to(tmp_path / "laws.csv")
    text = COMMON.replace("laws.csv", written) + rule("公司法 art 1")
    (tmp_path / "corpus" / "registry" / "register.mou").write_text(text, "utf-8")
    assert faults(compile_paths([tmp_path / "corpus"])) == [("MOU113", REGISTER_LINE)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (f"{HEADER}\n{TABLE}".encode("gb18030"), ("MOU106", 2)),
        (f"{HEADER}\n经济法\0".encode(), ("MOU107", 2)),
        (b"", ("MOU114", 1)),
        (f"{HEADER.replace('title', 'name')}\n{TABLE}".encode(), ("MOU114", 1)),
        (TABLE.encode(), ("MOU114", 1)),
    ],
)
def test_a_file_that_is_no_register_is_one_fault(
    tmp_path: Path, raw: bytes, expected: tuple[str, int]
) -> None:
    (tmp_path / "corpus" / "registry").mkdir(parents=True)
    (tmp_path / "corpus" / "registry" / "laws.csv").write_bytes(raw)
    (tmp_path / "corpus" / "registry" / "register.mou").write_text(COMMON + rule("公司法 art 1"), "utf-8")
    assert faults(compile_paths([tmp_path / "corpus"])) == [expected]


def test_a_file_is_read_with_byte_order_mark_and_either_line_end(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "registry").mkdir(parents=True)
    raw = f"\ufeff{HEADER}\n{TABLE}".replace("\n", "\r\n").encode()
    (tmp_path / "corpus" / "registry" / "laws.csv").write_bytes(raw)
    (tmp_path / "corpus" / "registry" / "register.mou").write_text(COMMON + rule("公司法 art 1"), "utf-8")
    assert faults(compile_paths([tmp_path / "corpus"])) == []


def test_every_bad_row_is_told_in_one_run_by_kind_and_the_others_are_read() -> None:
    table = (
        "经济法,,国公司法,2018-10-26,,218,218,\n"  # 2
        "经济法,,国甲法,2018-13-26,,218,218,\n"  # 3: no day
        "经济法,,国乙法,2018-10-26,soon,218,218,\n"  # 4: no day, of another column
        "经济法,,国丙法,2018-10-26,,many,218,\n"  # 5: no number
        "经济法,,,2018-10-26,,1,1,\n"  # 6: no title
        "经济法,,国丁法,2018-10-26,,1,1\n"  # 7: seven cells
        "\n"  # 8: none
        '经济法,,"国戊法,2018-10-26,,1,1,\n'  # 9: quotes that do not close
        "经济法,,国公司法,2018-10-26,,218,218,\n"  # 10: twice
        "经济法,,国己法,2018-10-26,,-1,1,\n"  # 11: no number
        "未知,,国庚法,2018-10-26,,1,1,\n"  # 12: a section of which the register says nothing
    )
    result = compiled(rule("公司法 art 1"), table)
    lines = [
        (
            fault.code,
            fault.place.line if fault.place else 0,
            [related.place.line for related in fault.related],
        )
        for fault in result.corpus.faults
    ]
    assert sorted(lines) == [
        ("MOU114", 3, []),
        ("MOU114", 4, []),
        ("MOU114", 5, [11]),
        ("MOU114", 6, []),
        ("MOU114", 7, [8, 9]),
        ("MOU114", 10, []),
        ("MOU205", REGISTER_LINE - 1, [12]),
    ]
    assert list(result.corpus.laws) == ["国公司法"]


CELL = st.text(st.sampled_from('甲乙法 ,"《》（）'), min_size=1, max_size=6)
ROW = st.tuples(
    CELL, st.just("") | CELL, CELL, *(st.just("") | st.dates().map(date.isoformat),) * 2,
    *(st.integers(0, 2000).map(str),) * 2, st.lists(CELL, max_size=3).map(" | ".join),
)  # fmt: skip


@tried_on(st.lists(ROW, unique=True), few=30, many=400)
def test_whatever_a_row_says_is_read_as_it_was_written(rows: list[tuple[str, ...]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([COLUMNS, *rows])
    found, mistakes = read_rows(Source("laws.csv", written.getvalue()))
    assert mistakes == []
    assert found is not None
    for row in rows:
        same = [
            read
            for read in found.of(row[2])
            if (read.collection, read.section, read.title, " | ".join(read.repeals)) == (*row[:3], row[7])
            and (read.dated.isoformat() if read.dated else "") == row[3]
            and (read.stated.isoformat() if read.stated else "") == row[4]
            and (read.last_article, read.articles_found) == (int(row[5]), int(row[6]))
        ]
        assert len(same) >= 1
        assert all(row[2] in place.text or '"' in place.text for place in (read.place for read in same))


# --- the register of this project --------------------------------------------------------------------------


def test_every_row_of_the_register_is_read() -> None:
    raw = (MEMORANDA / "registry" / "laws.csv").read_bytes()
    assert b"\r" not in raw
    text = raw.decode("utf-8")
    rows, mistakes = read_rows(Source("laws.csv", text))
    assert mistakes == []
    assert rows is not None
    lines = list(csv.reader(text.splitlines()))[1:]
    assert lines == sorted(lines, key=lambda line: (*line[:5], int(line[5])))
    assert len(lines) == 3421
    every = [row for title in rows.titles for row in rows.of(title)]
    assert len(every) == 3421
    assert all(whole_text(rows.of(title)) for title in rows.titles)


def test_repeals_of_the_register_are_resolved_or_name_a_title_that_it_does_not_have() -> None:
    registry = real_corpus().corpus.registry
    ((_, rows),) = registry.registers
    repealing = [row for title in rows.titles for row in rows.of(title) if row.repeals]
    assert len(repealing) == 606
    counted: Counter[str] = Counter()
    for row in repealing:
        for title in row.repeals:
            entry = registry.entry(title)
            if entry is None:
                counted["several texts of one name"] += 1
            elif fold_title(entry.title) == fold_title(row.title):
                counted["an earlier text of its own title"] += 1
            elif entry.texts:
                counted["a title that the register has"] += 1
            else:
                counted["a title known by its repeal alone"] += 1
    assert counted == {
        "an earlier text of its own title": 81,
        "a title that the register has": 62,
        "a title known by its repeal alone": 616,
        "several texts of one name": 4,
    }


def test_every_title_of_the_register_can_be_asked_for() -> None:
    corpus = real_corpus().corpus
    assert corpus.registry.complete
    ((register, rows),) = corpus.registry.registers
    assert [fault for fault in corpus.faults if fault.code in ("MOU114", "MOU205")] == []
    entries = [corpus.registry.entry(title) for title in rows.titles]
    assert all(entry is not None and entry.section is not None for entry in entries)
    assert len([entry for entry in entries if entry is not None and entry.repeal is not None]) == 59
    alone = [corpus.registry.entry(title) for title in rows.repealed if title not in rows.titles]
    assert len([entry for entry in alone if entry is not None]) == 599
    assert len(corpus.laws) < 200, "rows that nothing cites are not there"
    assert register.id == "national-law-texts"


def test_the_register_is_written_in_both_languages() -> None:
    path = MEMORANDA / "registry" / "register.mou"
    english = format_source(Source("register.mou", path.read_text("utf-8")), "en").text
    assert english is not None
    chinese = format_source(Source("register.mou", english), "zh").text
    assert chinese is not None
    assert chinese.splitlines()[5].startswith("法规登记册 national-law-texts")
    assert format_source(Source("register.mou", chinese), "en").text == english
