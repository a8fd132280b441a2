"""A small country in which everything that a scenario can speak of happens once, and scenarios put to it."""

from __future__ import annotations

from mou_compiler import compile_text
from mou_compiler.scenarios.evaluation import Outcome, evaluate_all

WORLD = """\
territory land "Land" "全国" { level national }
territory coast "Coast" "沿海省" { level province; within land }
territory hills "Hills" "山地省" { level province; within land }
subject person "Person" "自然人"
subject child "Child" "未成年人" { within person }
subject firm "Firm" "企业"
subject shop "Shop" "店铺" { within firm }
relation head "Head" "负责人" { attaches person; to firm }
agency bureau "Bureau" "旧局" { kind government; existed until 2018-11-01; succeeded by office }
agency office "Office" "新局" { kind government }
agency coast-office "Coast office" "沿海局" { kind government; territory coast }
role local "Local office" "属地部门" { filled { by coast-office; in coast }; filled { by office; in hills } }
act travel.rail "Trains" "乘坐火车"
act travel.rail.first "First class" "一等座"
act tax.relief "Tax relief" "税收优惠"
act deed.smoking "Smoking" "吸烟"
act deed.fraud "Fraud" "欺诈"
attribute debt "Debt" "欠款" { type money }
attribute paid "Paid" "已缴清" { type flag }
attribute grade "Grade of the case" "情节" { type choice; options minor, grave }
list black "Black" "黑名单" {
    kind   blacklist
    keeper bureau
    entry smoking "Smoking" "吸烟" { conduct deed.smoking; term 1 year from decision }
    entry debt "Debt" "欠债" { when debt >= 100 yuan; force may; of firm }
    exclusion children "Children" "儿童" { of child }
    exclusion clear "Paid" "已缴清" { when paid; for debt }
    term 2 years
    exit paid "Paid" "缴清" { kind fulfilment; when paid; for debt }
    exit end "End" "期满" { kind automatic; after 2 years; for smoking }
    bar grave "Grave" "情节严重" { when grade = grave; of paid }
}
list grey "Grey" "灰名单" { kind blacklist; keeper office; part of black; covers firm; exit out "Out" "移出" { kind application; off watch } }
list red "Red" "红名单" { kind redlist; keeper office; covers firm; exclusive with black }
list watch "Watch" "关注名单" { kind scrutiny-list; keeper office }
memorandum joint "Joint" "联合备忘录" {
    signed 2016-01-01
    on     black
    by     bureau
    measure 1 "No trains" "限制乘坐火车" { prohibit travel.rail; for 1 year from publication }
    measure 2 "No relief" "不予优惠" {
        to   head of firm
        by   local
        in   coast, hills
        when debt > 10 yuan
        force may
        restrict tax.relief
        exception small "Small" "轻微" { when grade = minor }
    }
    measure 3 "Repeat" "累犯" { on 3 times in watch within 1 year; on 5 times in watch within 2 years; leads to black; inspect tax.relief }
    measure 4 "Trains after all" "仍可乘车" { when paid; assist travel.rail; overrides 1 }
    escalation flagged "Flagged" "标记" { on watch; flag "look closer" "关注" }
}
"""


def outcome(scenario: str, more: str = "") -> Outcome:
    """Return the outcome of one scenario in this country, given by its fields."""
    said = f'scenario case "A case" "一例" {{\n{scenario}\n}}\n'
    compiled = compile_text(WORLD + more + said)
    assert compiled.corpus.faults == (), [fault.message.en for fault in compiled.corpus.faults]
    (found,) = evaluate_all(compiled.view)
    return found


def met(scenario: str) -> bool:
    """Tell whether a scenario passes."""
    return outcome(scenario).passed


def reasons(scenario: str) -> dict[str, list[str]]:
    """Return by id, nearest first, what the first expectation that is not met says of what could meet it."""
    failed = next(result for result in outcome(scenario).results if not result.met)
    return {absence.id: [text.en for text in absence.why] for absence in failed.absent}
