"""A condition that compares an attribute with a value that it cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mou_compiler.analysis.conditions import Holder, atoms_in, holders
from mou_compiler.analysis.typed_values import currencies, described, fits, misfit
from mou_compiler.analysis.view import View
from mou_compiler.checking.check import Check, Part
from mou_compiler.corpus.schema.declarations import Attribute
from mou_compiler.corpus.schema.suggest import asked_word
from mou_compiler.corpus.schema.values import (
    Amount,
    Compare,
    Condition,
    Given,
    Grade,
    Holds,
    IsTrue,
    Labelled,
    Ref,
)
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.findings.fix import Advice, advised, asked
from mou_compiler.findings.page import in_words_of
from mou_compiler.source.place import Place
from mou_compiler.syntax.amounts_meant import comparison_meant
from mou_compiler.syntax.days_compared import comparison_with
from mou_compiler.syntax.numerals import Quantity, write_quantity
from mou_compiler.syntax.parts_meant import inexact_part
from mou_compiler.words import COMPARISONS, MONTHS, NOT, WEEKS, YEARS, Text

CHECK = Check(
    code="MOU207",
    name="ill-typed-condition",
    category=Category.INVALID,
    severity=Severity.ERROR,
    what=Text(
        "A condition, or a value of a scenario, compares an attribute with a value of another type or currency, asks a "
        "quantity whether it is true, puts the options of a choice in an order, names a grade that the rating does not "
        "have, or says an amount of money of which the currency is not known.",
        "条件或情景中的已知值将属性与其他类型或币种的值比较，把数量当作是非判断，对选项比较大小，使用了评级中没有的等级，或金额未写明币种。",
    ),
    why=Text("Such a condition never holds, or always.", "这样的条件要么永不成立，要么总是成立。"),
    fix=Text("write a value of the type of the attribute", "写出与属性类型一致的值"),
    failing="""
attribute evaded "Tax evaded" "逃税额" { type money }
list a "A" "甲" { kind blacklist; keeper STA; entry 1 "E" "情形" { when evaded >= 10 % } }
agency STA "Tax" "税务总局"
""",
    passing="""
attribute evaded "Tax evaded" "逃税额" { type money }
list a "A" "甲" { kind blacklist; keeper STA; entry 1 "E" "情形" { when evaded >= 100万元 } }
agency STA "Tax" "税务总局"
""",
    elsewhere=(
        in_words_of(
            Text("Japan", "日本"),
            """
agency office "Prefectural office" "县厅" { kind government; level region }
law act "Construction Business Act" "建设业法" { in force from 2000-01-01 }
attribute contract-sum "Contract sum" "合同金额" { type money; currency jpy }
list suspended "Suspended contractors" "停业建设业者名单" {
    kind   exclusion-list
    keeper office
    entry 1 "Subcontracting" "转包" { when contract-sum ⟨⟩; basis act 第二十八条第一項 }
}
""",
            ">= 30%",
            "500万円以上",
        ),
    ),
)

_SAMPLES = {
    "money": Text("write an amount, such as `500000 yuan`", "请写金额，如「50万元」"),
    "count": Text("write a number, such as `3`", "请写数字，如「3」"),
    "days": Text("write a number of days, such as `90 days`", "请写天数，如「90日」"),
    "share": Text("write a percentage, such as `10%`", "请写百分比，如「10％」"),
}


def _ill_typed(view: View, holder: Holder) -> Iterator[Finding]:
    """Yield a finding for each comparison that cannot be made."""
    money = view.sum_up(currencies)
    for atom in atoms_in(view, holder):
        found = _judge(view, atom, money)
        if found is not None:
            yield found


def _scenarios(view: View) -> Iterator[str]:
    yield from view.corpus.scenarios


def _ill_given(view: View, scenario: str) -> Iterator[Finding]:
    """Yield a finding for each value of a scenario that its attribute, or rating, cannot have."""
    money = view.sum_up(currencies)
    for given in view.corpus.scenarios[scenario].given:
        atom = _as_condition(given)
        found = None if atom is None else _judge(view, atom, money)
        if found is not None:
            yield found


def _as_condition(given: Given) -> Condition | None:
    """Return the simple condition that a value of a scenario fulfils; None for a number of entries."""
    if given.window is not None:
        return None
    if given.name.kind == "rating":
        return Grade(given.name, "=", str(given.value), given.place)
    if isinstance(given.value, bool):
        return IsTrue(given.name)
    return Compare(given.name, "=", given.value, given.place)


def _judge(view: View, atom: Condition, money: dict[str, str]) -> Finding | None:
    """Return what is wrong with a simple condition; None where nothing is, or its name is not declared."""
    if isinstance(atom, IsTrue | Compare):
        ref = atom.attribute
        if ref.found and view.corpus.attributes[ref.id].type is None:
            return None  # told where it is declared
    match atom:
        case IsTrue(ref) if ref.found and view.corpus.attributes[ref.id].type != "flag":
            return _not_a_flag(ref, view.corpus.attributes[ref.id].type or "")
        case Holds(ref) if ref.found and ref.kind == "rating":
            return _not_a_list(ref)
        case Compare(ref) if ref.found:
            return _judge_value(atom, view.corpus.attributes[ref.id], money)
        case Grade(ref, operator, grade, place) if ref.found:
            return _judge_grade(ref, operator, grade, place, view.corpus.ratings[ref.id].values)
        case _:
            return None


def _not_a_flag(ref: Ref, type_: str) -> Finding:
    compare = (
        Text(f"compare it: `{ref.id} = …`", f"请与某个选项比较：「{ref.id} ＝ …」")
        if type_ == "choice"
        else Text(f"compare it: `{ref.id} >= …`", f"请与数值比较：「{ref.id} ≥ …」")
    )
    said = Text(f"`{ref.id}` is {described(type_)}; it is not true or false", f"「{ref.id}」不是「是否」类型")
    return CHECK.finding(said, ref.place, compare, cause=Cause.of("not-a-flag", attribute=ref.id))


def _not_a_list(ref: Ref) -> Finding:
    said = Text(
        f"`{ref.id}` is a rating; one has a grade of it, and is not on it",
        f"「{ref.id}」是评级，只有等级，没有列入与否",
    )
    return CHECK.finding(
        said,
        ref.place,
        Text(f"compare it: `{ref.id} <= …`", f"请与等级比较：「{ref.id} ≤ …」"),
        cause=Cause.of("not-a-list", rating=ref.id),
    )


def _judge_value(compare: Compare, attribute: Attribute, money: dict[str, str]) -> Finding | None:
    name, operator, value, place = attribute.id, compare.operator, compare.value, compare.place
    type_ = attribute.type or ""
    if type_ == "choice" and isinstance(value, str) and operator not in ("=", "!="):
        return CHECK.finding(
            Text(
                f"the options of `{name}` have no order; only `=` and `!=` can be said of them",
                f"「{name}」的选项没有大小之分，只能用「＝」「≠」比较",
            ),
            place,
            advised([Text(f"{name} = {value}", f"{name} ＝ {value}")]),
            cause=Cause.of("options-in-order", attribute=name, operator=operator, option=value),
        )
    said = misfit(attribute, value, money)
    if said is not None and not fits(attribute, value):
        meant = _meant(attribute, operator, value, money.get(name, ""))
        return CHECK.finding(
            said, place, meant, cause=Cause.of("other-type", attribute=name, written=place.text)
        )
    if said is not None and isinstance(value, Amount):
        return CHECK.finding(
            said,
            place,
            _in_its_currency(name, operator, value, place.text, money[name])
            or Text("write all amounts of an attribute in one currency", "同一属性的金额请用同一币种"),
            cause=Cause.of("other-currency", attribute=name, currency=value.unit),
        )
    if type_ == "money" and isinstance(value, Amount) and name not in money:
        return _no_currency(name, value, place)
    return None


def _no_currency(name: str, value: Amount, place: Place) -> Finding:
    yuan, usd = (Quantity(value.value, unit) for unit in ("yuan", "usd"))
    return CHECK.finding(
        Text(f"`{name}` is money, and nothing says in which currency", f"「{name}」为金额，未写明币种"),
        place,
        Text(
            f"write the currency behind the number, such as `{write_quantity(yuan, 'en')}` or `{write_quantity(usd, 'en')}`, "
            f"or in attribute {name}, such as `currency yuan`",
            f"在数字之后写明币种，如「{write_quantity(yuan, 'zh')}」「{write_quantity(usd, 'zh')}」，"
            f"或在属性「{name}」中写明，如「币种 元」",
        ),
        cause=Cause.of("no-currency", attribute=name),
    )


def _judge_grade(
    ref: Ref, operator: str, grade: str, place: Place, grades: tuple[Labelled, ...]
) -> Finding | None:
    if any(one.id == grade for one in grades):
        return None
    near = _by_label(grade, grades)
    return CHECK.finding(
        Text(f"`{ref.id}` has no grade `{grade}`", f"「{ref.id}」没有等级「{grade}」"),
        place,
        _one_of(grades) if near is None else _compared(ref.id, operator, near),
        cause=Cause.of("no-such-grade", rating=ref.id, grade=grade),
    )


def _one_of(values: tuple[Labelled, ...]) -> Text:
    ids = [value.id for value in values]
    return Text("one of: " + ", ".join(ids), "可用：" + "、".join(ids))


def _compared(name: str, operator: str, near: Advice) -> Advice:
    """Return advice on a value that writes the whole comparison in which it stands."""
    whole = tuple(f"{name} {operator} {write.en}" for write in near.writes)
    return Advice(near.en, near.zh, tuple(Text(one, one) for one in whole))


def _by_label(written: str, values: tuple[Labelled, ...]) -> Advice | None:
    """Return the option or grade whose label was written in the place of its id."""
    ids = [value.id for value in values if written in (value.label.en, value.label.zh)]
    return asked(ids[0]) if len(ids) == 1 else None


_ALSO_OF = {
    "$": ("hkd", "aud", "cad", "nzd", "sgd", "twd", "mxn", "brl", "ars", "clp", "cop"),
    "元": ("hkd", "twd", "mop", "sgd"),
    "圆": ("hkd", "twd", "mop", "jpy"),
    "kr": ("sek", "nok", "dkk", "isk"),
    "£": ("egp", "lbp"),
}
"""Signs of money that are also those of other currencies than the one for which they stand alone."""


def _in_its_currency(name: str, operator: str, value: Amount, written: str, currency: str) -> Advice | None:
    """Return the comparison in the currency of its attribute where its sign may be of that one: $100 of Hong Kong."""
    if not any(_alone(sign, written) and currency in others for sign, others in _ALSO_OF.items()):
        return None
    amount = Quantity(value.value, currency)
    way = Text(
        f"{name} {operator} {write_quantity(amount, 'en')}",
        f"{name} {COMPARISONS.named(operator).zh} {write_quantity(amount, 'zh')}",
    )
    return advised([way])


def _alone(sign: str, written: str) -> bool:
    """Tell whether a sign of money stands in what is written without letters that say of which country."""
    return re.search(rf"(?<![^\W\d_]){re.escape(sign)}", re.sub("[百千万亿萬億十]", "0", written)) is not None


def _meant(attribute: Attribute, operator: str, value: object, currency: str) -> Text | None:
    """Return what to write for a value that is not of the type of its attribute."""
    name, type_, options = attribute.id, attribute.type or "", attribute.values
    if type_ == "flag":
        return _flag_meant(name, operator, value)
    if type_ == "choice":
        ids = tuple(option.id for option in options)
        near = (_by_label(value, options) or asked_word(value, ids)) if isinstance(value, str) else None
        return _one_of(options) if near is None else _compared(name, operator, near)
    if type_ == "share" and isinstance(value, Amount) and not value.unit:
        part, whole = (f"{number.normalize():f}%" for number in (value.value * 100, value.value))
        if value.value == 1:
            return Text(f"write a percentage: `{part}` or `{whole}`", f"请写百分比：「{part}」或「{whole}」")
        percent = part if value.value < 1 else whole
        return Text(f"write a percentage, such as `{percent}`", f"请写百分比，如「{percent}」")
    if type_ == "share" and isinstance(value, str) and (inexact := inexact_part(value)):
        return inexact
    if type_ == "count" and isinstance(value, str) and (often := _SO_OFTEN.get(value.casefold())):
        sign = COMPARISONS.named(operator)
        return advised([Text(f"{name} {sign.en} {often}", f"{name} {sign.zh} {often}")])
    if type_ == "date":
        written = f"{value.value:f}" if isinstance(value, Amount) and not value.unit else value
        meant = comparison_with(name, operator, written) if isinstance(written, str) else None
        return meant or Text("write a day, such as `2016-01-20`", "请写日期，如「2016年1月20日」")
    if type_ == "days" and isinstance(value, Amount) and (days := _in_days(name, operator, value)):
        return days
    if isinstance(value, str) and (
        meant := comparison_meant(name, value, COMPARISONS.named(operator), currency=currency)
    ):
        if type_ != "share" and any("%" in way.en for way in meant.writes):
            return _SAMPLES.get(type_)
        return Advice(meant.en, meant.zh, meant.writes)
    return _SAMPLES.get(type_)


_SO_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_TRUE = frozenset({"true", "yes", "y", "t", "on", "1", "是", "真", "有", "成立", "属实"})
_FALSE = frozenset({"false", "no", "n", "f", "off", "0", "否", "假", "无", "不成立", "不属实"})


def _flag_meant(name: str, operator: str, value: object) -> Text:
    """Return what to write for a flag that is compared: itself or its denial, both where the value says neither."""
    holds, not_ = Text(name, name), Text(f"{NOT.en} {name}", f"{NOT.zh} {name}")
    said = f"{value.value:f}{value.unit}" if isinstance(value, Amount) else str(value).casefold()
    if operator not in ("=", "!=") or said not in _TRUE | _FALSE:
        return advised([holds, not_])
    return advised([holds if (said in _TRUE) == (operator == "=") else not_])


def _in_days(name: str, operator: str, value: Amount) -> Text | None:
    """Return how many days weeks are, and between how many days months and years lie, which are none exactly."""
    sign = COMPARISONS.named(operator)

    def written(days: int) -> Text:
        return Text(f"{name} {sign.en} {days} {'day' if days == 1 else 'days'}", f"{name} {sign.zh} {days}日")

    if value.value != int(value.value):
        return None
    number = int(value.value)
    if value.unit == WEEKS.en:
        return advised([written(7 * number)])
    months = {MONTHS.en: 1, YEARS.en: 12}.get(value.unit, 0) * number
    if not 0 < months <= _MOST_MONTHS:
        return None
    least, most = _days_in(months)
    length = write_quantity(Quantity(value.value, value.unit), "en")
    chinese = write_quantity(Quantity(value.value, value.unit), "zh")
    low, high = written(least), written(most)
    return Text(
        f"{length} {'is' if value.value == 1 else 'are'} {least} to {most} days, and no number of them exactly: write the number that the source means, from "
        f"`{low.en}` to `{high.en}`, and the length in `note`",
        f"{chinese}为{least}至{most}日，不能确切折算：请按原文写天数，由「{low.zh}」至「{high.zh}」，并将原文期限写入「说明」",
    )


_MOST_MONTHS = 1200


def _days_in(months: int) -> tuple[int, int]:
    """Return how few and how many days so many months in a row can have."""
    firsts = [date(1996 + month // 12, month % 12 + 1, 1) for month in range(12 * 12 + months)]
    spans = [(behind - first).days for first, behind in zip(firsts, firsts[months:], strict=False)]
    return min(spans), max(spans)


PARTS = (Part(holders, _ill_typed), Part(_scenarios, _ill_given))
