"""What to write for amounts and comparisons as documents word them: 介于10万元至50万元之间, in excess of Rs 5 lakh.

A comparison is told whole or not at all: what is left out of a remedy would be lost without a word.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from mou_compiler.syntax.number_words import LARGE, read_number_words
from mou_compiler.syntax.numerals import SIGNS, SIZES, Quantity, read_amount, write_quantity
from mou_compiler.words import (
    AND,
    AT_LEAST,
    AT_MOST,
    COMPARISONS,
    LESS_THAN,
    MORE_THAN,
    UNITS,
    Language,
    Text,
    Word,
)

_LARGE = "|".join(sorted(LARGE, key=len, reverse=True))
_SIZES = SIZES | {
    "Mio": Decimal(10**6), "Mio.": Decimal(10**6), "Mrd": Decimal(10**9), "Mrd.": Decimal(10**9), "Millionen": Decimal(10**6),
}  # fmt: skip
_SIGNS = SIGNS | {
    "₩": "krw",
    "฿": "thb",
    "₽": "rub",
    "₫": "vnd",
    "₱": "php",
    "Fr.": "chf",
    "SFr.": "chf",
    "zł": "pln",
}
_NAMES = {
    "US dollars": "usd", "U.S. dollars": "usd", "Hong Kong dollars": "hkd", "Australian dollars": "aud",
    "Canadian dollars": "cad", "Singapore dollars": "sgd", "dollars": "usd", "pounds sterling": "gbp", "pounds": "gbp",
    "euros": "eur", "rupees": "inr", "yen": "jpy", "Swiss francs": "chf", "francs": "chf", "zł": "pln", "元整": "yuan",
    "圆整": "yuan", "圆": "yuan", "圓": "yuan", "元人民币": "yuan", "元（人民币）": "yuan", "块": "yuan", "人民幣": "yuan",
    "원": "krw", "円": "jpy", "元": "yuan", "€": "eur", "£": "gbp", "$": "usd", "日圆": "jpy", "圓整": "yuan",
}  # fmt: skip
_UNIT_NAMES = "|".join(
    re.escape(name) for name in sorted({*_NAMES, *UNITS.spellings}, key=len, reverse=True) if name != "$"
)
_AMOUNT = re.compile(
    rf"(?:(?P<front>{'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))}|(?-i:[A-Z]{{3}})(?=[ \d])|[¥￥])[ ]?)?"
    r"(?:(?P<digits>\d{1,3}(?:[ .,'’\u00a0\u202f]\d{2,3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)|"
    r"(?P<han>[一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟貳參陸零萬億]+)|"
    r"(?P<words>[a-z]+(?:[ -][a-z]+)*?)(?=[ ]))"
    rf"(?:[ ]*(?P<large>{_LARGE}|Millionen|Mio\.?|Mrd\.?|[mb]n|[km](?![A-Za-z]))(?!\w))?"
    rf"(?P<places>[十百千万亿萬億십백천만억]*)[ ]*(?P<unit>(?:{_UNIT_NAMES})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_HANGUL = str.maketrans("십백천만억萬億", "十百千万亿万亿")


def _spelled(word: Word) -> str:
    """Return a pattern of the spellings of a comparison in words, the longest first."""
    return "|".join(
        re.escape(one) for one in sorted(word.spellings, key=len, reverse=True) if one[0].isalpha()
    )


_BEFORE: tuple[tuple[str, str], ...] = (
    ((r"greater than or equal to|more than or equal to|equal to or (?:more|greater) than|at (?:a )?minimum|(?:a )?min(?:imum|\.)?(?: of)?|"
     r"not below|not under|no lower than|reach(?:es|ing)?|starting (?:at|from)|from|达到?|满|大于或?等于|大于或等于|不小于|不少于|至少为|最低为?"), ">="),
    ((r"less than or equal to|equal to or less than|at (?:a )?maximum|(?:a )?max(?:imum|\.)?(?: of)?|not (?:above|over)|no higher than|"
     r"小于或?等于|不大于|至多为|最高为?"), "<="),
    (r"greater than|higher than|above|over|in excess of|beyond|upwards of|exceed(?:s|ed|ing)?|高出|多过|大过|超出|逾|>", ">"),
    (r"lower than|smaller than|below|under|fewer than|short of|少过|低过|<", "<"),
    (r"equals?(?: to)?|exactly|恰为|正好", "="),
    (r"of|is|in|为|在|at", ""),
)  # fmt: skip
_SIGNS_BEFORE = (*((_spelled(word), word.en) for word in (AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN)), *_BEFORE)
_WITH = r"[ ]*[(（]?(?:含|包括|inclusive|including)[^)）]{0,12}[)）]?"
_BEHIND: tuple[tuple[str, str], ...] = (
    (rf"(?:{_WITH})?[ ]*及?以上(?:{_WITH})?的?|[ ]*起", ">="),
    (rf"(?:{_WITH})?[ ]*及?(?:以下|以内|之内)(?:{_WITH})?的?", "<="),
    (r"[ ]+(?:or|and)[ ]+(?:more|above|over|greater|higher|upwards)", ">="),
    (r"[ ]+(?:or|and)[ ]+(?:less|below|under|lower|fewer)", "<="),
)  # fmt: skip
_STEP = re.compile(r"[ ]*(?:至|到|and|to|through|or|-|–|—|~|～|而?(?=不满|不足|低于|未满)|but|，|,)[ ]*")
_BETWEEN = re.compile(r"(?:between|from|ranging from|介于|在|自|从)[ ]*")
_CLOSING = re.compile(r"[ ]*(?:之间|不等|inclusive)?的?")
_END = re.compile(r"[ ]*(?:[;；。}｝)）#]|//|$|(?:and|or)(?!\w)|[且或])")


class _Amount(NamedTuple):
    """An amount, whether it may be of one of two currencies, the size of its unit (万 is 10000), and its end in the line."""

    quantity: Quantity
    doubtful: bool
    size: Decimal
    end: int


def _amount(line: str, at: int) -> _Amount | None:
    match = _AMOUNT.match(line, at)
    number = _number(match) if match else None
    if match is None or number is None:
        return None
    front, behind = match["front"], match["unit"]
    unit = _unit(behind) if behind else _unit(front) if front and front not in "¥￥" else ""
    if unit is None:
        return None
    size = _size(match)
    doubtful = front in ("¥", "￥") and not behind and not match["places"]
    return _Amount(Quantity(number * size, unit), doubtful, size, match.end())


def _unit(written: str) -> str | None:
    word = UNITS.find(written) or UNITS.find(written.casefold())
    named = {name.casefold(): unit for name, unit in (_NAMES | _SIGNS).items()}
    return word.en if word else named.get(written.casefold())


def _number(match: re.Match[str]) -> Decimal | None:
    """Return the number of an amount without its size; None where it can be read in two ways."""
    if match["digits"]:
        return _digits(match["digits"])
    if match["han"]:
        return read_amount(match["han"].translate(_HANGUL))
    words = read_number_words(match["words"])
    return None if words is None else Decimal(words)


def _size(match: re.Match[str]) -> Decimal:
    """Return by how much words and letters behind a number multiply it: lakh, million, 千만."""
    large = (match["large"] or "").casefold()
    size = next(size for name, size in _SIZES.items() if name.casefold() == large)
    for place in match["places"].translate(_HANGUL):
        size *= read_amount(place)
    return size


def _digits(text: str) -> Decimal | None:
    """Return the number that grouped digits spell: 2.500,00 and 2,500.00 and 2'500; None for 2.500, which is doubtful."""
    text = re.sub(r"[ '’\u00a0\u202f]", "", text)
    signs = re.findall(r"[.,]", text)
    if len(set(signs)) == 2:  # noqa: PLR2004 -- the last of the two signs stands before the fraction
        last = signs[-1]
        whole, _, part = text.rpartition(last)
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part}")
    if len(signs) > 1:
        return Decimal(re.sub("[.,]", "", text))
    if not signs:
        return Decimal(text)
    whole, _, part = text.partition(signs[0])
    if len(part) == 3 and signs[0] == "." and whole != "0":  # noqa: PLR2004 -- a group of thousands
        return None
    return Decimal(f"{whole}{part}") if len(part) == 3 else Decimal(f"{whole}.{part}")  # noqa: PLR2004


def comparison_meant(name: str, line: str, sign: Word | None = None) -> Text | None:
    """Return what to write for a comparison of an attribute whose amount is worded as documents word it.

    `line` is what stands behind the attribute, or behind the sign where there is one.  None where not all of it is read.
    """
    line = line.replace("\u3000", " ").replace("\t", " ")
    said = (None if sign else _range(line)) or _one(line, sign)
    if said is None:
        return None if sign else _either_sign(name, line)
    signs, amounts, end = said
    if not _END.match(line, end):
        return None
    if any(amount.doubtful for amount in amounts):
        return _either_currency(name, signs, amounts)
    en, zh = (_said(name, signs, amounts, language) for language in _LANGUAGES)
    return Text(f"write `{en}`", f"请写「{zh}」")


_LANGUAGES: tuple[Language, Language] = ("en", "zh")


def _said(name: str, signs: tuple[str, ...], amounts: tuple[_Amount, ...], language: Language) -> str:
    compared = [
        f"{name} {COMPARISONS.named(sign).spelled(language)} {write_quantity(amount.quantity, language)}"
        for sign, amount in zip(signs, amounts, strict=True)
    ]
    return f" {AND.spelled(language)} ".join(compared)


def _either_sign(name: str, line: str) -> Text | None:
    """Return both comparisons with an amount before which there is none."""
    amount = _amount(line, 0)
    if amount is None or not _END.match(line, amount.end):
        return None
    more, less = (
        Text(*(_said(name, (sign,), (amount,), language) for language in _LANGUAGES)) for sign in (">=", "<=")
    )
    return Text(f"write `{more.en}` or `{less.en}`", f"请写「{more.zh}」或「{less.zh}」")


def _either_currency(name: str, signs: tuple[str, ...], amounts: tuple[_Amount, ...]) -> Text:
    sign, number = COMPARISONS.named(signs[0]), amounts[0].quantity.value
    yuan, yen = Quantity(number, "yuan"), Quantity(number, "jpy")
    return Text(
        f"`¥` is the sign of two currencies: write `{name} {sign.en} {write_quantity(yuan, 'en')}` or "
        f"`{write_quantity(yen, 'en')}`",
        f"「¥」可指人民币，也可指日元：请写「{name} {sign.zh} {write_quantity(yuan, 'zh')}」或「{write_quantity(yen, 'zh')}」",
    )


_Said = tuple[tuple[str, ...], tuple[_Amount, ...], int]


def _range(line: str) -> _Said | None:
    """Return the two comparisons of a range: 10万元以上50万元以下 and its like."""
    between = _BETWEEN.match(line)
    at = between.end() if between else 0
    lower, at = _sign_before(line, at)
    first = _amount(line, at)
    if first is None:
        return None
    more, at = _sign_behind(line, first.end)
    step = _STEP.match(line, at)
    if step is None and not more:
        return None
    upper, at = _sign_before(line, step.end() if step else at)
    second = _amount(line, at)
    if second is None or lower in ("<", "<=") or upper in (">", ">="):
        return None
    less, at = _sign_behind(line, second.end)
    closing = _CLOSING.match(line, at)
    if not first.quantity.unit:
        first = _like(first, second)
    signs = (lower or more or ">=", upper or less or "<=")
    if signs[1] in (">", ">="):
        return None
    return signs, (first, second), closing.end() if closing else at


def _like(first: _Amount, second: _Amount) -> _Amount:
    """Return the first amount of a range with the size and unit that it leaves to the second: 10-50万元."""
    size = second.size if first.size == 1 else 1
    return first._replace(quantity=Quantity(first.quantity.value * size, second.quantity.unit))


def _one(line: str, sign: Word | None) -> _Said | None:
    before, at = _sign_before(line, 0)
    amount = _amount(line, at)
    if amount is None:
        return None
    behind, at = _sign_behind(line, amount.end)
    if sign is not None:
        return None if before or behind else ((sign.en,), (amount,), at)
    found = {one for one in (before, behind) if one}
    if len(found) != 1:
        return None
    return (found.pop(),), (amount,), at


def _sign_before(line: str, at: int) -> tuple[str, int]:
    for pattern, sign in _SIGNS_BEFORE:
        match = re.compile(
            rf"[ ]*(?:{pattern})(?=[ \d¥￥$€£₹一二两三四五六七八九十百千万亿])[ ]*", re.IGNORECASE
        ).match(line, at)
        if match is not None:
            if not sign:
                return _sign_before(line, match.end())
            return sign, match.end()
    return "", at


def _sign_behind(line: str, at: int) -> tuple[str, int]:
    for pattern, sign in _BEHIND:
        match = re.compile(pattern).match(line, at)
        if match is not None:
            return sign, match.end()
    return "", at
