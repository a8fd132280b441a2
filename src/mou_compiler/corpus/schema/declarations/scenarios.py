"""Hypotheticals with what is expected of the rules."""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import ACT, SUBJECT, TERRITORY, Declaration
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import Day, Expectation, Given, Holding, Ref, Unknown
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scenario(Declaration):
    """A named hypothetical: categories and days, never a person."""

    KEYWORD = Word("scenario", "情景")
    HELP = Text("a hypothetical with what is expected: a test for rules", "假设情景及其预期：规则的测试")
    day: Day | Unknown | None = spec(Word("day", "日期"), s.DAY, required=True, help=Text("the day", "日期"))
    subject: tuple[Ref, ...] = spec(
        Word("subject", "主体"),
        s.references("subject", named=SUBJECT),
        required=True,
        help=Text("the kind of subject, or several at once", "主体类别，可同属数类"),
    )
    territory: Ref | None = spec(
        Word("in", "地域"),
        s.reference("territory", named=TERRITORY),
        required=True,
        help=Text("where", "地域"),
    )
    holdings: tuple[tuple[Holding, ...], ...] = spec(
        Word("on", "列入"), s.HOLDING, many=True, help=Text("the lists held", "所在名单")
    )
    given: tuple[Given, ...] = spec(Word("given", "已知"), s.GIVEN, many=True, help=Text("values", "数值"))
    conduct: tuple[Ref, ...] = spec(
        Word("conduct", "行为"),
        s.references("act", named=ACT),
        help=Text("what was done; grounds of entry ask for it", "所涉行为；列入情形据此判断"),
    )
    expectations: tuple[Expectation, ...] = spec(
        Word("expect", "预期"),
        s.EXPECTATION,
        many=True,
        help=Text("what follows, or with `no` does not", "应有的结果；「无」表示不应有"),
    )
