"""Multiples of an amount, which the language has not: three times the tax evaded, 货值金额十倍以上. What to write instead."""

from __future__ import annotations

from decimal import Decimal

from mou_compiler.pattern import Pattern
from mou_compiler.syntax.number_words import LARGE, ONES, TEENS, read_number_words
from mou_compiler.syntax.numerals import read_han_number, write_number
from mou_compiler.words import Text, Word

_ONCE = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_HAN = r"\d+(?:\.\d+)?|[一二两三四五六七八九十百]+"
_MULTIPLE = Pattern(
    rf"(?<![\w-])(?:(?P<number>\d+(?:\.\d+)?|{'|'.join((*ONES, *TEENS, *LARGE))})"
    r"(?:[ \t]+(?:and|to|or)[ \t]+\w+)?[ \t-]*(?:times|fold|[x×](?![a-zA-Z]))(?![\w-])|"
    rf"(?P<once>{'|'.join(_ONCE)})(?![\w-]))(?![ \t]+in(?!\w))|(?P<han>{_HAN})倍"
)
_OF_SOMETHING = Pattern(r"[ \t]*(?:(?:of|the|that|its|as|what)[ \t]+|[^\W\d])")

_RANGE = Pattern(r"倍.*倍|至.*倍|\w[ \t]+(?:and|to)[ \t]+\w+[ \t]+times")


def multiple_in(said: str) -> Decimal | None:
    """Return the first multiple of something that a text says; None where it says none."""
    match = _MULTIPLE.search(said)
    if match is None:
        return None
    if match["once"]:
        return Decimal(_ONCE[match["once"]]) if _OF_SOMETHING.match(said, match.end()) else None
    if match["han"]:
        return _of_digits(match["han"]) or Decimal(read_han_number(match["han"]))
    return _of_digits(match["number"]) or Decimal(read_number_words(match["number"]) or 0)


def _of_digits(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdecimal() and text.isascii() else None


def compared_with_multiple(said: str, operator: Word | None) -> Text | None:
    """Return what to write for an attribute that is compared with a multiple of another: how many times it is, as a number."""
    number = multiple_in(said)
    if number is None:
        return None
    sign = Text(">=", "≥") if operator is None else Text(operator.en, operator.zh)
    least = write_number(number, "en")
    written = Text(f"ID {sign.en} {least}", f"编号 {sign.zh} {least}")
    if _RANGE.search(said):
        written = Text("ID >= … and ID <= …", "编号 ≥ … 且 编号 ≤ …")
    return Text(
        "an attribute is compared with a number, never with another: declare how many times it is, "
        f"`attribute ID {{ type count }}`, and write `{written.en}`",
        f"属性只与数值比较，不与另一属性比较：请将倍数另立为属性「属性 编号 ｛类型 数量｝」，写作「{written.zh}」",
    )


def charged_multiple(said: str) -> Text | None:
    """Return what to write where a measure says how much is charged as a multiple."""
    if multiple_in(said) is None:
        return None
    return Text(
        f"write the act alone, and `{said}` in `note`: how much is charged is no part of a rule here",
        f"只写行为，并将“{said}”写入「说明」：数额的多少不在规则之内",
    )
