"""What is meant where a letter or a token that cannot stand there is part of an amount, a comparison or a length."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mou_compiler.findings.fix import Advice, Edit, Fix
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.amounts_meant import RANGE_SIGNS, amount_meant, comparison_meant
from mou_compiler.syntax.lengths_meant import SURELY_BEHIND, length_meant, open_term_meant
from mou_compiler.words import BASIS, COMPARISONS, CONNECTIVES, CURRENCIES, Text, Word

_BEFORE = Pattern(r"[^;；。{}｛｝\n]*$")
_WORD = Pattern(r"[^\s(（:：]+")
_NAME = Pattern(r"([^\W\d][^\s<>=≥≤≠＞＜＝()（）,，、]*)[ \t]*")
_SPELLED = "|".join(re.escape(one) for one in sorted(COMPARISONS.spellings, key=len, reverse=True))
_SIGN = Pattern(rf"(?:{_SPELLED})(?![a-z])[ \t]*")
_NO_ATTRIBUTES = frozenset(
    {
        *(word for spelling in COMPARISONS.spellings for word in spelling.split()),
        *CONNECTIVES.spellings,
        *[
            "for",
            "within",
            "extendable",
            "after",
            "before",
            "to",
            "from",
            "since",
            "until",
            "in",
            "of",
            "at",
            "by",
            "than",
            "between",
            "for",
            "notice",
            "decided",
            "every",
        ],
        *["期限", "期间", "延长", "之后", "先于", "至", "自", "于", "之", "介于", "决定", "满"],
    }
)
"""Words behind which an amount may stand that are no names of what is compared."""
_LONGEST = 160


_CONDITION = Pattern(r"[\s:：]*(?:when|given|and|or|条件|已知|且|或)(?!\w)")


_GIVEN = Pattern(r"[\s:：]*(?:given|已知)(?!\w)")


_LASTING = Pattern(
    r"[\s:：]*(?:for|term|publicity|restarts|期限|公示期限|重新计算)(?=[\s:：]+(?!for(?!\w))\S)"
)
"""Fields of which the value is a length of time, and nothing is compared in it."""


class Worded(NamedTuple):
    """What to write, and the letters of a source in the place of which it is to be written."""

    advice: Advice
    place: Place

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The fixes that write it, one for each way to read what stands there."""
        return tuple(
            Fix(
                Text(f"write `{one.en}`", f"写作「{one.zh}」"),
                (Edit(self.place, one.en if self.place.text.isascii() else one.zh),),
            )
            for one in self.advice.writes
        )


def worded_at(source: Source, at: int) -> Worded | None:
    """Return what is meant by the comparison, length or amount of which the letter at an offset is part, read whole."""
    if cites(source, at):
        return None
    before = _BEFORE.search(source.text, max(at - _LONGEST, 0), at)
    start = before.start() if before else at
    line = source.text[start : start + 2 * _LONGEST].partition("\n")[0]
    if not re.search(r"\d|[一二两三四五六七八九十百]|[a-z] ", line):
        return None
    starts = [match.start() for match in _WORD.finditer(line) if match.start() <= at - start]
    compared = (_value,) if _GIVEN.match(line) else (_enclosed, _comparison, _bounds)
    for read in (*(() if _LASTING.match(line) else compared), _length, _amount):
        for number, first in enumerate(starts):
            if number or start == 0:  # the first word is the keyword of the statement
                if read in compared and _COMPARED.search(line, 0, first):
                    continue  # what stands behind a sign is no attribute
                found = read(line[first:], source, _connective(line[:first]))
                if found and read in compared and not _CONDITION.match(line) and len(found[0].writes) > 1:
                    continue  # any word before a number would do: a place that is cited, a length
                if found is not None and first + found[1] > at - start:
                    place = Place(source, start + first, start + first + found[1])
                    stands = " ".join(place.text.split())
                    return None if any(stands in one for one in _both(found[0])) else Worded(found[0], place)
    return None


_COMPARED = Pattern(rf"(?:{_SPELLED}|[<>=≥≤≠＞＜＝])[ \t]*$")
COMPARED = Pattern(rf"(?:{_SPELLED}|[<>=≥≤≠＞＜＝])(?![a-z])")
"""A sign or word of comparison, wherever it stands."""
_DECLARED = Pattern(
    r"(?<!\S)(?:attribute|属性)[ \t]+(?P<name>[^\s{}｛｝]+)[^{}｛｝]*[{｛]"
    r"(?:[^{}｛｝]*?(?:currency|币种)[ \t]+(?P<currency>[^\s;；}｝]+))?"
)


@lru_cache(maxsize=2)
def _attributes(text: str) -> dict[str, str]:
    """Return the attributes that a text declares, each with its currency as it is written there."""
    return {match["name"]: match["currency"] or "" for match in _DECLARED.finditer(text)}


def currency_declared(source: Source, name: str) -> str:
    """Return the currency in which a source declares an attribute to be counted; empty where it does not say."""
    word = CURRENCIES.find(_attributes(source.text).get(name, ""))
    return word.en if word else ""


_JOINT = Pattern(r"(?<!\w)(?:and|or|not)[ \t]+$|(?:且|或者?|非)[ \t]*$")


def _connective(line: str) -> Word | None:
    """Return the connective with which a line ends."""
    found = _JOINT.search(line)
    return CONNECTIVES.find(found[0].strip()) if found else None


def _both(advice: Advice) -> list[tuple[str, str]]:
    return [(written.en, written.zh) for written in advice.writes]


def _enclosed(line: str, source: Source, before: Word | None = None) -> tuple[Advice, int] | None:
    """Return what is meant by an attribute between two amounts: 1000 <= fine < 5000."""
    match = _ENCLOSED.match(line)
    least = match and COMPARISONS.find(match["sign"])
    if match is None or least is None or not _SIGN.match(line, match.end()):
        return None
    first = f"{_TURNED.get(least.en, least.en)} {match['amount']}"
    rest = line[match.end("name") :]
    name = match["name"]
    meant = comparison_meant(
        name, f"{first} and {rest}", currency=currency_declared(source, name), before=before
    )
    added = len(first) + len(" and ")
    return (meant, match.end("name") + meant.behind - added) if meant else None


_TURNED = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
_ENCLOSED = Pattern(
    r"(?P<amount>[^\s<>=≥≤≠＞＜＝;；{}｛｝](?:[^<>=≥≤≠＞＜＝;；{}｛｝\n]{0,30}[^\s<>=≥≤≠＞＜＝;；{}｛｝])?)[ \t]*(?P<sign><=|>=|[<>≥≤＞＜])"
    r"[ \t]*(?P<name>[^\W\d][^\s<>=≥≤≠＞＜＝()（）,，、]*)[ \t]*"
)


def _bounds(line: str, source: Source, before: Word | None = None) -> tuple[Advice, int] | None:
    """Return what is meant by two signs with their amounts: ≥10% and ≤20%, 超过10万元不满50万元."""
    name = _attribute(line)
    if name is None:
        return None
    meant = comparison_meant(
        name[1], line[name.end() :], currency=currency_declared(source, name[1]), before=before
    )
    return (meant, name.end() + meant.behind) if meant else None


def _attribute(line: str) -> re.Match[str] | None:
    """Return the name with which a line begins, if it may be an attribute."""
    name = _NAME.match(line)
    plain = name is not None and name[1].casefold() not in _NO_ATTRIBUTES
    return name if plain and name and not re.search(r"\.$|['’]", name[1]) else None


def _value(line: str, source: Source, before: Word | None = None) -> tuple[Advice, int] | None:
    return _comparison(line, source, before, single=True)


def _comparison(
    line: str, source: Source, before: Word | None = None, *, single: bool = False
) -> tuple[Advice, int] | None:
    name = _attribute(line)
    if name is None:
        return None
    sign = _SIGN.match(line, name.end())
    behind = sign.end() if sign else name.end()
    word = COMPARISONS.find(" ".join(sign[0].split())) if sign else None
    meant = comparison_meant(
        name[1],
        line[behind:],
        word,
        single=single,
        currency=currency_declared(source, name[1]),
        before=before,
    )
    return (meant, behind + meant.behind) if meant else None


def _length(line: str, _: Source, __: Word | None = None) -> tuple[Advice, int] | None:
    meant = length_meant(line) or open_term_meant(line)
    if meant is None:
        part = length_meant(line, whole=False)
        meant = part if isinstance(part, Advice) and SURELY_BEHIND.match(line, part.behind) else None
    return (meant, meant.behind) if isinstance(meant, Advice) and meant.writes else None


def _amount(line: str, _: Source, __: Word | None = None) -> tuple[Advice, int] | None:
    meant = amount_meant(line)
    return (meant, meant.behind) if meant else None


_ABOUT = Pattern(r"(?<!\w)(?:ca|c|approx|abt|env)$", re.IGNORECASE)
_BETWEEN_NUMBERS = Pattern(r"[\d%％元年月日天周]|[一二两三四五六七八九十百千万亿]|[a-z]")


_CITING = Pattern(
    rf"(?:^|[;；。{{｛\n])[ \t]*(?:{'|'.join(BASIS.spellings)})(?=[\s:：])"
    r"[^;；。{}｛｝\n]*(?:[,，、][ \t]*\n[^;；。{}｛｝\n]*)*$"
)
_LONGEST_CITATION = 400


def cites(source: Source, at: int) -> bool:
    """Tell whether a letter stands in a statement that cites places of texts."""
    return _CITING.search(source.text[max(at - _LONGEST_CITATION, 0) : at]) is not None


HOW_TO_CITE = Text(
    "a place in a text is cited as `art 5 para 2 item 3`, `section 3(1)(a)` or `§ 5(2)`; other words and letters for "
    "articles and their parts are not read",
    "引注写作「第五条第二款第三项」、`section 3(1)(a)` 或 `§ 5(2)`；条、款、项的其他写法不予识别",
)
"""How places of texts are cited, which is told where a letter of a citation is not read."""


def part_of_a_number(source: Source, start: int, end: int) -> Text | None:
    """Return what to do with a letter beside a number of which not all is read: never to remove it, which would join digits."""
    before, behind = (
        source.text[max(start - 20, 0) : start].rstrip(" \t"),
        source.text[end : end + 20].lstrip(" \t"),
    )
    letter = source.text[start:end]
    if not (before[-1:].isdecimal() or behind[:1].isdecimal()):
        return None
    if cites(source, start):
        return HOW_TO_CITE
    if _ABOUT.search(source.text, max(start - 20, 0), start):
        return Text(
            "write the number itself; that it is said to be about so much stands in `note`",
            "请写确数；原文所称“约”“左右”写入「说明」",
        )
    if letter in RANGE_SIGNS or letter == "-":
        if behind[:1].isdecimal() and _BETWEEN_NUMBERS.match(before[-1:]) and before[-1:].isdecimal():
            return Text(
                "write both ends of a range: `1 year to 3 years`, or `ATTRIBUTE >= 1 and ATTRIBUTE <= 3`",
                "区间须写明两端，如「1年 至 3年」，或「属性 ≥ 1 且 属性 ≤ 3」",
            )
        if letter in "~～〜∼⁓":
            return Text(
                "write the number itself; that it is said to be about so much stands in `note`",
                "请写确数；原文所称“约”“左右”写入「说明」",
            )
        if behind[:1].isdecimal():
            return Text(
                "nothing that is counted is below zero: count what is lost or owed as an attribute of its own, "
                "such as `loss >= 5 yuan`",
                "数值没有负数：亏损、欠缺等须另立属性，写作正数，如「亏损额 ≥ 5元」",
            )
    return Text(
        "write the number in digits, with its unit behind it: `10000 eur`, `20%`, `3 years`",
        "请写数字，单位紧随其后，如「1万元」「20％」「3年」",
    )
