"""A small corpus with every kind of condition, force, target and enforcer."""

SMALL = """
territory land "Land" "国"
territory town "Town" "镇" { within land }
subject firm "Firm" "企业"
subject bank "Bank" "银行" { within firm }
relation attached-to "Attached to" "依附" { attaches bank; to firm }
agency A "A" "甲" { kind government; territory land }
agency B "B" "乙" { kind government; territory town }
role office "Office" "办公室" { filled { by B; in town } }
act trade "Trade" "交易"
attribute owed "Owed" "欠款" { type money }
attribute grave "Grave" "严重" { type flag }
attribute degree "Degree" "程度" { type choice; options mild, harsh "Harsh" "严厉" }
rating stars "Stars" "星级" { keeper A; grades top "Top" "最高级", middle, low }
list one "One" "甲单" { kind blacklist; keeper A; covers firm; entry 1 "x" "x" { basis none } }
list part "Part" "子单" { kind blacklist; keeper A; covers firm; part of one; entry 1 "x" "x" { basis none } }
list two "Two" "乙单" { kind blacklist; keeper A; covers firm; entry 1 "x" "x" { basis none } }
list three "Three" "丙单" { kind blacklist; keeper A; covers firm; entry 1 "x" "x" { basis none } }
memorandum m "M" "备" {
    signed 2016-01-01
    signatories A
    measure 1 "1" "1" { on one; by A; to firm; in land; prohibit trade; when owed >= 5000000000.01 yuan }
    measure 2 "2" "2" { on 2 of one, two, three; by A; to bank; prohibit trade; in force until 2018-01-01 }
    measure 3 "3" "3" { on not (two or grave) and one; by A; in town; restrict trade }
    measure 4 "4" "4" { on stars <= middle; by A; restrict trade; exception 1 "x" "x" { when degree = mild } }
    measure 5 "5" "5" { on one; when not stars >= middle; when degree != mild; by A; restrict trade }
    measure 7 "7" "7" { on one; by A; to attached-to of bank; publish trade; force may; exception 1 "x" "x" { when two; permitted by A } }
    measure 8 "8" "8" { on two; by A; to firm; grant trade; for 2 years }
    measure 9 "9" "9" { on two; by A; to firm; oblige trade; when 3 times in three within 2 years }
    measure 10 "10" "10" { on two; by A; to firm; refer trade; force reference }
    measure 11 "11" "11" { on three; by A; to firm; leave-free trade; in force from 2017-05-01 until 2018-02-03 }
    measure 12 "12" "12" { on three; by unknown "cut off"; to firm; prohibit trade; force may }
    measure 13 "13" "13" { on three; by A; restrict trade; overrides 14 }
    measure 14 "14" "14" { on three; by A; to firm; prohibit trade }
    measure 15 "15" "15" { on not (2 of one, two, three); when not (owed <= 7 yuan and grave); by A; to firm; inspect trade }
    measure 16 "16" "16" { on one; by office; to firm; in land; review-strictly trade }
    measure 6 "6" "6" { by A; restrict trade; when owed < 3 yuan or owed > 5000000000.01 yuan }
}
"""
