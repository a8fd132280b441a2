"""`mou ask`: what follows in a situation, why the rest does not, and questions that cannot be asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner

from mou_compiler.command_line import session

RULES = """
territory land "Land" "全国" { level national }
territory north "North" "北省" { within land }
subject firm "Firm" "企业"
subject person "Person" "自然人"
relation head "Head" "负责人" { attaches person; to firm }
rank statute "Law" "法律" { may-burden }
agency A "Agency A" "甲局" { kind government; existed until 2019-01-01; succeeded by B }
agency B "Agency B" "乙局" { kind government }
law code "Code" "法典" { rank statute; in force from 2000-01-01 }
act trade "Trade" "贸易"
act loan "Loan" "贷款"
attribute evaded "Tax evaded" "逃税额" { type money; currency yuan }
list L "Black list" "黑名单" { kind blacklist; keeper A; entry 1 { basis none } }
list M "Second list" "第二名单" { kind blacklist; keeper A }
"""
ONE = """
memorandum m {
    signed 2016-01-01; by A; basis code art 9
    measure 1 "No trade" "禁止贸易" { on L; prohibit trade; for 2 years }
    measure 2 "Cap" "限额" { on L; when evaded >= 100 yuan; cap loan to 500 yuan; force may }
    measure 3 "North" "北" { on L; in north; by none; restrict loan; leads to M }
    measure 4 "Heads" "负责人" { on L; to head of firm; prohibit loan }
}
"""
TWO = "memorandum n { signed 2020-01-01; by A; measure 1 { on L; restrict trade; basis none } }\n"
FIRM = ("ask", "--subject", "firm", "--day")


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "memoranda").mkdir()
    for name, text in (("corpus", RULES), ("one", ONE), ("two", TWO)):
        (tmp_path / f"memoranda/{name}.mou").write_text(text, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def applying(mou: Run, *words: str) -> list[str]:
    done = mou(*words, "--format", "json")
    assert done.exit_code == 0, done.output
    return [item["measure"] for item in json.loads(done.stdout)["measures"]]


def test_one_measure_is_told_whole(mou: Run) -> None:
    assert mou(*FIRM, "2017-01-01", "--on", "L").stdout == (
        "On 2017-01-01 a firm in Land that is on “Black list” meets 1 measure:\n"
        "\n"
        "m/1  No trade\n"
        "  mandatory: prohibit “Trade”\n"
        "  by: Agency A\n"
        "  term: 2 years\n"
        "  basis: “Code” art 9\n"
        "  memoranda/one.mou:4\n"
    )
    assert mou(*FIRM, "2019年1月1日", "--on", "L", "--lang", "zh").stdout == (
        "2019年1月1日，在全国的企业，列入「黑名单」，适用1项措施：\n"
        "\n"
        "m/1  禁止贸易\n"
        "  应当：禁止「贸易」\n"
        "  实施：甲局（现为乙局）\n"
        "  期限：2年\n"
        "  依据：《法典》 第九条\n"
        "  memoranda/one.mou:4\n"
    )


def test_values_places_and_days_decide(mou: Run) -> None:
    asked = (*FIRM, "2017-01-01", "--on", "L")
    assert applying(mou, *asked) == ["m/1"]
    assert applying(mou, *asked, "--given", "evaded = 100 yuan") == ["m/1", "m/2"]
    assert applying(mou, *asked, "--in", "north") == ["m/1", "m/3"]
    assert applying(mou, *FIRM, "2020-01-01", "--on", "L") == ["m/1", "n/1"]
    assert applying(mou, *FIRM, "2015-12-31", "--on", "L") == []


def test_by_way_of_a_relation(mou: Run) -> None:
    asked = ("ask", "--subject", "person", "--day", "2017-01-01", "--on", "L via head of firm")
    assert applying(mou, *asked) == ["m/4"]


def test_what_it_leads_to_and_what_binds_by_itself(mou: Run) -> None:
    told = mou(*FIRM, "2017-01-01", "--on", "L", "--in", "north").stdout
    assert "\n  by: nobody: it binds by itself\n" in told
    assert told.endswith("\nLeads to “Second list”, by `m/3` (North)\n")


def test_an_escalation_leads_where_it_is_met(mou: Run) -> None:
    Path("memoranda/more.mou").write_text(
        'escalation up "Up" "升级" { on evaded >= 50 yuan; leads to M; by A }\n', encoding="utf-8"
    )
    asked = (*FIRM, "2017-01-01", "--on", "L")
    assert "Leads to" not in mou(*asked).stdout
    told = mou(*asked, "--given", "evaded = 60 yuan").stdout
    assert told.startswith(
        "On 2017-01-01 a firm in Land that is on “Black list”, given “Tax evaded” = 60 yuan, meets 1 measure:"
    )
    assert told.endswith("\nLeads to “Second list”, by `up` (Up)\n")
    chinese = mou(*asked, "--given", "evaded = 60 yuan", "--lang", "zh").stdout
    assert chinese.startswith(
        "2017年1月1日，在全国的企业，列入「黑名单」，已知「逃税额」为60元，适用1项措施："
    )
    body = json.loads(mou(*asked, "--given", "evaded = 60 yuan", "--format", "json").stdout)
    assert (body["situation"]["given"], body["situation"]["values"]) == (["evaded = 60 yuan"], {})


def test_what_is_given_is_told_in_labels(mou: Run) -> None:
    """Of an option or a grade its own label; what has none stands as it is written."""
    Path("memoranda/more.mou").write_text(
        'attribute form "Form" "形式" { type choice; options a "Alone" "独资", b }\n'
        'rating grade "Grade" "等级" { keeper A; grades good "Good" "优", bad "Poor" "差" }\n',
        encoding="utf-8",
    )
    asked = (*FIRM, "2017-01-01", "--given", "grade = bad", "--given")
    assert "given “Grade” = “Poor”, “Form” = “Alone”, meets" in mou(*asked, "form = a").stdout
    assert "已知「等级」为「差」、「形式」为「独资」，" in mou(*asked, "form = a", "--lang", "zh").stdout
    assert "given “Grade” = “Poor”, “Form” = b, meets" in mou(*asked, "form = b").stdout


def test_who_may_give_leave_is_told(mou: Run) -> None:
    Path("memoranda/one.mou").write_text(
        ONE.replace("for 2 years", "exception 1 { permitted by B }"), "utf-8"
    )
    assert "\n  unless permitted by: Agency B\n" in mou(*FIRM, "2017-01-01", "--on", "L").stdout


def test_a_cap_and_its_force(mou: Run) -> None:
    told = mou(*FIRM, "2017-01-01", "--on", "L", "--given", "evaded = 200 yuan").stdout
    assert "\n  may: cap “Loan” to 500 yuan\n" in told


def test_why_the_rest_does_not_apply(mou: Run) -> None:
    told = mou(*FIRM, "2017-01-01", "--why-not").stdout
    assert told.startswith("On 2017-01-01 a firm in Land meets no measure\n\nDo not apply:\n")
    assert "\n  `m/1` (No trade): nothing sets it off: “Black list”\n" in told
    assert "\n  `m/3` (North): it holds only in “North”; nothing sets it off: “Black list”\n" in told
    assert "  `n/1`: it is in force only from 2020-01-01; nothing sets it off: “Black list”\n" in told


def test_of_one_file_its_own_measures(mou: Run) -> None:
    assert applying(mou, *FIRM, "2020-01-01", "--on", "L", "memoranda/two.mou") == ["n/1"]


@pytest.mark.parametrize(
    ("words", "message", "remedy"),
    [
        (
            ("--day", "2017-02-30"),
            "--day 2017-02-30: `2017-02-30` is no day of the calendar",
            "2017-02 has 28 days",
        ),
        (("--subject", "frim"), "--subject frim: no subject is named `frim`", "did you mean `firm`?"),
        (("--on", "zzz"), "--on zzz: no list is named `zzz`", "look for it with `mou names WORD`"),
        (("--given", "evaded = many"), "there is no such situation: `evaded` has no such value", ""),
        (("--in", "}"), "--in }: ", ""),
        (("--on", "L }\nlist x {"), "--on L } list x {: ", ""),
    ],
)
def test_a_question_that_cannot_be_read(mou: Run, words: tuple[str, ...], message: str, remedy: str) -> None:
    asked = {"--subject": "firm", "--day": "2017-01-01", **dict([words])}
    done = mou("ask", *(part for option in asked.items() for part in option))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert f"  = help: {remedy}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_situation_that_cannot_be(mou: Run) -> None:
    Path("memoranda/corpus.mou").write_text(
        RULES.replace("{ kind blacklist; keeper A }", "{ kind blacklist; keeper A; covers person }")
    )
    done = mou(*FIRM, "2017-01-01", "--on", "M")
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "error: there is no such situation: no such subject can be on “Second list”"
    )


def test_of_kinds_that_nobody_is_at_once_those_are_named(mou: Run) -> None:
    Path("memoranda/corpus.mou").write_text(
        RULES.replace('"企业"', '"企业" { exclusive with person }')
        + 'subject shop "Shop" "商铺" { within firm }\n'
    )
    done = mou("ask", "--subject", "shop", "--subject", "person", "--day", "2017-01-01", "--lang", "zh")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("错误：不存在这样的情形：没有主体同时属于「企业」、「自然人」\n")


def test_kinds_that_are_too_many_to_tell_apart_are_not_said_to_exclude_each_other(mou: Run) -> None:
    more = "".join(f'subject kind{number} "Kind {number}" "类{number}"\n' for number in range(12))
    Path("memoranda/corpus.mou").write_text(RULES + more)
    asked = (part for name in ("firm", "person", "kind3") for part in ("--subject", name))
    done = mou("ask", *asked, "--day", "2017-01-01")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "so many kinds are declared that a subject of all of these is not told apart" in done.stderr


def test_the_place_must_be_said_where_none_holds_all(mou: Run) -> None:
    Path("memoranda/more.mou").write_text('territory island "Island"\n')
    done = mou(*FIRM, "2017-01-01")
    assert done.exit_code == 2
    assert "add `--in PLACE`" in done.stderr
    assert mou(*FIRM, "2017-01-01", "--in", "island").exit_code == 0


def test_a_question_reads_the_corpus_once(mou: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place that holds all others is found in what was read for the answer."""
    made = []
    compile_paths = session.compile_paths

    def counting(*given: object, **named: object) -> object:
        made.append(given)
        return compile_paths(*given, **named)

    monkeypatch.setattr(session, "compile_paths", counting)
    without, within = (
        mou(*FIRM, "2017-01-01", "--on", "L"),
        mou(*FIRM, "2017-01-01", "--on", "L", "--in", "land"),
    )
    assert without.stdout == within.stdout != ""
    assert len(made) == 2


@pytest.mark.parametrize("missing", ["--day", "--subject"])
def test_what_is_left_empty_is_told(mou: Run, missing: str) -> None:
    asked = {"--subject": "firm", "--day": "2017-01-01", missing: ""}
    done = mou("ask", *(part for option in asked.items() for part in option))
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"does not say `{missing[2:]}` and `in`" in done.stderr


def test_a_corpus_with_faults_answers_nothing(mou: Run) -> None:
    Path("memoranda/more.mou").write_text("list {\n")
    done = mou(*FIRM, "2017-01-01", "--in", "land")
    assert (done.exit_code, done.stdout) == (1, ""), "as any command that needs a corpus without faults"
    assert "MOU1" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--subject", "subject:firm", "--on", "list:L", "--in", "territory:north", "--conduct", "act:trade", "--given", "attribute:evaded = 100 yuan"),
        ("--subject", "主体:企业", "--on", "名单:黑名单", "--in", "地域:北省", "--conduct", "行为:贸易", "--given", "属性:evaded = 100 yuan"),
    ],
)  # fmt: skip
def test_a_kind_may_stand_before_each_name(mou: Run, words: tuple[str, ...]) -> None:
    plain = ("--subject", "firm", "--on", "L", "--in", "north", "--conduct", "trade", "--given", "evaded = 100 yuan")  # fmt: skip
    told = mou("ask", "--day", "2017-01-01", *words)
    assert told.exit_code == 0, told.output
    assert told.stdout == mou("ask", "--day", "2017-01-01", *plain).stdout
    way = ("--subject", "person", "--on")
    whole = mou("ask", "--day", "2017-01-01", *way, "list:L via relation:head of subject:firm")
    assert whole.stdout == mou("ask", "--day", "2017-01-01", *way, "L via head of firm").stdout


def test_a_kind_that_is_not_asked_for(mou: Run) -> None:
    told = mou("ask", "--day", "2017-01-01", "--subject", "list:L")
    assert (told.exit_code, "--subject list:L: a list is not a subject" in told.stderr) == (2, True)
    told = mou("ask", "--day", "2017-01-01", "--subject", "firm", "--conduct", "名单:L", "--lang", "zh")
    assert "--conduct 名单:L：名单不是行为" in told.stderr
    assert "请写明行为" in told.stderr
    told = mou("ask", "--day", "2017-01-01", "--subject", "firm", "--on", "no-kind:L")
    assert (told.exit_code, "--on no-kind:L: no list is named `no-kind`" in told.stderr) == (2, True)


def notes(mou: Run, *words: str) -> list[dict[str, str]]:
    """Return what is noted of an answer, the same in words and for programs."""
    told: list[dict[str, str]] = json.loads(mou(*words, "--format", "json").stdout)["notes"]
    for language, head in (
        ("en", "note: "),
        ("zh", "注意："),
    ):
        text = mou(*words, "--lang", language).stdout.replace("\n    ", " " if language == "en" else "")
        assert [f"{head}{note[language]}" for note in told] == [
            line for line in text.splitlines() if line.startswith(head)
        ]
    return told


def test_an_empty_answer_says_on_what_it_hangs(mou: Run) -> None:
    Path("memoranda/one.mou").write_text(
        ONE.replace("on L; prohibit", "on L; when evaded >= 5 yuan; prohibit"), "utf-8"
    )
    asked = (*FIRM, "2017-01-01", "--on", "L")
    assert [note["en"] for note in notes(mou, *asked)] == [
        "2 measures hang on what is not given: “Tax evaded”; say it with `--given`",
        "the next day on which a measure begins that may apply is 2020-01-01",
        "`--why-not` tells of each measure why it does not apply",
    ]
    given = (*asked, "--given", "evaded = 1 yuan")
    assert [note["en"] for note in notes(mou, *given)] == [
        "the next day on which a measure begins that may apply is 2020-01-01",
        "`--why-not` tells of each measure why it does not apply",
    ], "what is given is not asked for"
    assert not [note for note in notes(mou, *asked, "--why-not") if "--why-not" in note["en"]]
    assert applying(mou, *asked, "--given", "evaded = 5 yuan") == ["m/1"]
    assert notes(mou, *asked, "--given", "evaded = 5 yuan") == []


def test_before_all_measures_the_first_day_is_told(mou: Run) -> None:
    (first, _) = notes(mou, *FIRM, "1900-01-01", "--on", "L")
    assert first["en"] == "the next day on which a measure begins that may apply is 2016-01-01"
    assert first["zh"] == "其后最早有可能适用的措施开始施行的日期为2016年1月1日"
    (only,) = notes(mou, *FIRM, "1900-01-01", "--on", "M")
    assert "--why-not" in only["en"]
    (named, _) = notes(mou, *FIRM, "1900-01-01", "--on", "L", "memoranda/two.mou")
    assert named["en"].endswith("is 2020-01-01"), "of the files asked about"


NOT_GIVEN = """
subject firm "Firm" "企业"
agency A "Agency A" "甲局" { kind government }
act trade "Trade" "交易"
attribute debt "Debt" "欠款" { type money }
attribute count "Count" "次数" { type count }
attribute settled "Settled" "已结" { type flag }
list L "Late payers" "欠款名单" { kind blacklist; keeper A; entry 1 { } }
rating G "Grade" "等级" { keeper A; grades good, bad }
instrument d "D" "文件" {
    in force from 2017-01-01; by A
    measure 1 { on L; when debt > 100 yuan and count >= 2; prohibit trade }
    measure 2 { on G = bad; prohibit trade }
    measure 3 { on L; prohibit trade; exception 1 { when debt < 50 yuan } }
    measure 4 { on L; when settled; prohibit trade }
}
"""


@pytest.mark.parametrize(
    ("given", "one", "three"),
    [
        ((), " (“Count”, “Debt” not given)", " (“Debt” not given)"),
        (("--given", "debt = 20 yuan"), "", ""),  # no count makes it hold
        (("--given", "count = 1"), "", " (“Debt” not given)"),
    ],
)
def test_what_is_not_given_is_told_where_it_would_change_the_answer(
    mou: Run, tmp_path: Path, given: tuple[str, ...], one: str, three: str
) -> None:
    (tmp_path / "d.mou").write_text(NOT_GIVEN, "utf-8")
    asked = ("ask", "d.mou", "--subject", "firm", "--on", "L", "--day", "2018-01-01", *given, "--why-not")
    said = [
        " ".join(line.split())
        for line in mou(*asked, COLUMNS="400").stdout.split("Do not apply:")[1].splitlines()
        if line
    ]
    assert said == [
        f"`d/1`: its condition does not hold: “Debt” > 100 yuan and “Count” >= 2{one}",
        "`d/2`: nothing sets it off: “Grade” = bad (“Grade” not given)",
        f"`d/3`: an exception takes it out: “Debt” < 50 yuan{three}",
        "`d/4`: its condition does not hold: “Settled”",
    ]
