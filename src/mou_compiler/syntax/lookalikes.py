"""Letters that look like others: radicals that PDFs carry in place of characters, and letters of other alphabets."""

from __future__ import annotations

import re
from unicodedata import name, normalize

from mou_compiler.source.width import HAN
from mou_compiler.words import UNITS, Text

_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍"
    "⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The block CJK Radicals Supplement and what stands for each: Equivalent_Unified_Ideograph of Unicode 14.0."""

_KANGXI = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""The 214 radicals of the Kangxi dictionary, each with the character that it is made for."""

_ALPHABETS = dict(
    zip(
        "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοιικνρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwABEKMHOPCTYXIJSaoiikvpuABEZHIKMNOPTYX",
        strict=True,
    )
)
"""Cyrillic and Greek letters that cannot be told from Latin ones by eye."""

_CIRCLES = "○◯"
"""Circles that are typed for the numeral 〇."""

_RIGHT = str.maketrans(_RADICALS, _CHARACTERS) | _KANGXI | dict.fromkeys(map(ord, _CIRCLES), "〇")
RADICAL = re.compile(f"[{''.join(map(chr, _RIGHT))}]")
FOREIGN = re.compile(f"[{''.join(_ALPHABETS)}]")
_LATIN = re.compile("[A-Za-z]")


def right_letters(text: str) -> str:
    """Return a text with the character in place of each radical, one for one."""
    return text.translate(_RIGHT)


_LETTER = rf"[^\W_{HAN}]"
_FOREIGN = f"[{''.join(_ALPHABETS)}]"
_WORD = re.compile(rf"(?<!{_LETTER})(?={_LETTER}*{_FOREIGN}){_LETTER}+|(?<=[\d)）][(（]){_FOREIGN}(?=[)）])")
_BEHIND_NUMBER = re.compile(r"[\d)）][(（]$")
_NOUGHTS = "ОоΟοOo"
_DIGITS = str.maketrans({**dict.fromkeys(_NOUGHTS, "0"), **dict.fromkeys("lIІΙ", "1")})
_UNIT = re.compile(
    r"[ \t]*(?:[十百千万亿元圆年月日天周个份次％%$€£¥]|"
    rf"(?:{'|'.join(sorted(filter(str.isascii, UNITS.spellings), key=len, reverse=True))}|[kKmM](?:n|ln)?)(?!\w))"
)


def right_words(text: str) -> str:
    """Return a text with the Latin letter, or the digit, in place of each letter of another alphabet in a word that is else Latin.

    One for one; of what stands in brackets behind a number it is a letter alone.
    """

    def right(match: re.Match[str]) -> str:
        word = match[0]
        digits = right_digits(word, text[match.end() : match.end() + 20])
        if digits is not None:
            return digits
        written = "".join(_ALPHABETS.get(letter, letter) for letter in word)
        numbered = _BEHIND_NUMBER.search(text, max(match.start() - 2, 0), match.start())
        known = numbered or _LATIN.search(word) or any(map(str.isdecimal, word))
        return written if written.isascii() and known else word

    return _WORD.sub(right, text)


def right_digits(word: str, behind: str) -> str | None:
    """Return a number in digits that is written with letters that look like them before a unit: 1O0 yuan; else None."""
    written = word.translate(_DIGITS)
    if written == word or not written.isdecimal() or not any(map(str.isdecimal, word)):
        return None
    return written if _UNIT.match(behind) else None


def what_it_is(letter: str) -> Text:
    """Return what a letter that looks like another is."""
    if letter in _CIRCLES:
        return Text("a circle", "圆圈")
    if RADICAL.match(letter):
        return Text("a radical", "部首")
    alphabet = name(letter).partition(" ")[0]
    return Text(
        f"a {alphabet.capitalize()} letter", {"CYRILLIC": "西里尔字母", "GREEK": "希腊字母"}[alphabet]
    )
