"""The shapes that need nothing more said: each as a drafter writes it, with what reads it."""

from __future__ import annotations

from mou_compiler.corpus.schema.conditions import read_condition, read_given, read_trigger
from mou_compiler.corpus.schema.fields import Several, Shape, Spread
from mou_compiler.corpus.schema.shapes.citations import (
    read_articles,
    read_basis,
    read_moved,
    read_suspension,
)
from mou_compiler.corpus.schema.shapes.expectations import read_expectation
from mou_compiler.corpus.schema.shapes.hypotheticals import read_holding
from mou_compiler.corpus.schema.shapes.numbers import (
    read_allowance,
    read_file,
    read_grades,
    read_not_known,
    read_numbered,
    read_options,
    read_range,
    read_waived,
)
from mou_compiler.corpus.schema.shapes.parties import (
    read_enforcement,
    read_place_succession,
    read_procedure,
    read_succession,
    read_targets,
)
from mou_compiler.corpus.schema.shapes.pieces import read_flag, read_label, read_text, read_unknown
from mou_compiler.corpus.schema.shapes.time import (
    read_day,
    read_period,
    read_schedule,
    read_term,
    read_transition,
)
from mou_compiler.words import Text

FLAG = Shape(Text("(nothing)", "（无值）"), read_flag)
UNKNOWN = Shape(Text('unknown "why"', "不详「原因」"), read_unknown)
STRING = Shape(Text('"…"', "「…」"), read_text)
TITLE = Shape(Text('"…"', "「…」"), read_text)
FILE = Shape(Text('"laws.csv"', "「laws.csv」"), read_file)
LABEL = Shape(Text('"English" "中文"', "「English」「中文」"), read_label)
DAY = Shape(
    Text('2016-01-20 | 2016-01 | 2016 | unknown "why"', "2016年1月20日｜2016年1月｜2016年｜不详「原因」"),
    read_day,
)
PERIOD = Shape(
    Text(
        "[from] DAY [until DAY (that day excluded)] | until DAY",
        "［自］日期［失效 日期（不含当日）］｜失效 日期",
    ),
    read_period,
)
SUSPENSION = Shape(
    Text("[from] DAY [until DAY] [basis BASIS]", "［自］日期［失效 日期］［依据 依据］"), read_suspension
)
TERM = Shape(
    Text(
        "2 years [to 5 years] [extendable 1 year to 3 years] [from EVENT] | at most 2 years | at least 2 years | until EVENT | unspecified | indefinite | actual",
        "2年［至 5年］［延长 1年 至 3年］［自 起算点］｜至多 2年｜至少 2年｜直至 事件｜未定｜不限期｜实际期限",
    ),
    read_term,
)
TRANSITION = Shape(
    Text(
        '[until DAY] ["what was begun goes on"] | unknown "why"',
        "［失效 日期］［「已开始的继续有效」］｜不详「原因」",
    ),
    read_transition,
)
ARTICLES = Shape(Text("1 to 218", "1 至 218"), read_articles)
MOVED = Shape(Text("art 146 to art 178", "第一百四十六条 至 第一百七十八条"), read_moved)
BASIS = Several(
    Text(
        'LAW[@EDITION] art 146(1)(2), … | none | unknown "why"',
        "法律［@版本］第一百四十六条第一款第（二）项、…｜无｜不详「原因」",
    ),
    read_basis,
)
ENFORCEMENT = Spread(
    Text(
        'AGENCY, … [, others] [jointly] [with AGENCY, …] | with AGENCY, … | none | unknown "why"',
        "机构、…［等］［共同］［会同 机构、…］｜会同 机构、…｜无｜不详「原因」",
    ),
    read_enforcement,
)
TARGETS = Shape(Text("SUBJECT, … | RELATION, … of SUBJECT, …", "主体、…｜关系、… 之 主体、…"), read_targets)
TRIGGER = Shape(
    Text(
        "LIST | any of LIST, … | all of LIST, … | 3 of LIST, … | RATING <= GRADE | 3 times in LIST within 1 year",
        "名单｜任一 之 名单、…｜全部 之 名单、…｜3 之 名单、…｜评级 ≤ 等级｜3次 于 名单 期间 1年",
    ),
    read_trigger,
)
CONDITION = Shape(
    Text(
        "ATTRIBUTE >= 100 yuan and (LIST or not FLAG)",
        "属性 ≥ 100元 且（名单 或 非 标志）",
    ),
    read_condition,
)
PROCEDURE = Shape(
    Text(
        '[to AGENCY, …] [within TERM] [before EVENT] [decided TERM] [suspensive] | none | unknown "why"',
        "［至 机构、…］［期间 期限］［先于 事件］［决定 期限］［停止执行］｜无｜不详「原因」",
    ),
    read_procedure,
)
SUCCESSION = Shape(
    Text("AGENCY, … [for ACT, …] [from DAY]", "机构、…［就 行为、…］［自 日期］"), read_succession
)
PLACE_SUCCESSION = Shape(Text("TERRITORY, … [from DAY]", "地域、…［自 日期］"), read_place_succession)
NUMBERED = Shape(
    Text("1 to 18 | 1, 4 to 9, 2-1 to 2-5 | unknown", "1 至 18｜1、4 至 9、2-1 至 2-5｜不详"), read_numbered
)
WAIVED = Shape(Text('5, 8 to 10, 12 "why"', "5、8 至 10、12「原因」"), read_waived)
NOT_KNOWN = Shape(Text('[16 to 18] "why"', "［16 至 18］「原因」"), read_not_known)
ALLOWANCE = Shape(Text('CODE "why" [until DAY]', "代码「理由」［失效 日期］"), read_allowance)
SCHEDULE = Shape(Text("1 working-day of 1 month", "1个工作日 之 1个月"), read_schedule)
RANGE = Shape(Text("GRADE [from NUMBER] [to NUMBER]", "等级［自 分值］［至 分值］"), read_range)
GRADES = Several(
    Text('AAA, AA ["English" "中文"], A, B (best first)', "AAA、AA［「English」「中文」］、A、B（由高到低）"),
    read_grades,
)
OPTIONS = Several(Text('VALUE ["English" "中文"], …', "值［「English」「中文」］、…"), read_options)
EXPECTATION = Shape(
    Text(
        "[no] [FORCE] MODALITY ACT [by AGENCY] [for TERM] | [no] [FORCE] entry LIST [for TERM] | "
        "[no] [KIND] exit LIST [after TERM] | [no] measure MEASURE | [no] escalation ESCALATION",
        "［无］［应当］禁止 行为［由 机构］［期限 期限］｜［无］［应当］列入 名单［期限 期限］｜"
        "［无］［方式］移出 名单［满 期限］｜［无］措施 编号｜［无］升级 编号",
    ),
    read_expectation,
)
HOLDING = Shape(Text("LIST, … [via RELATION of SUBJECT]", "名单、…［经由 关系 之 主体］"), read_holding)
GIVEN = Shape(
    Text(
        "ATTRIBUTE = VALUE | RATING = GRADE | FLAG [via RELATION of SUBJECT]",
        "属性 = 值｜评级 = 等级｜标志 ［经由 关系 之 主体］",
    ),
    read_given,
)
