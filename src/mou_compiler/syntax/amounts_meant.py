"""What to write for amounts and comparisons as documents word them: 介于10万元至50万元之间, in excess of Rs 5 lakh.

A comparison is told whole or not at all: what is left out of a remedy would be lost without a word.  What can be read
in two ways, such as 10.000 €, is told in both.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.number_words import LARGE, ONES, TEENS, TENS, read_number_words
from mou_compiler.syntax.numerals import (
    SIGNS,
    SIZES,
    Quantity,
    read_amount,
    read_han_number,
    read_quantity,
    read_short_of_a_place,
    read_two_at_once,
    with_usual_digits,
    with_usual_signs,
    write_quantity,
)
from mou_compiler.syntax.parts_meant import part_meant
from mou_compiler.syntax.ranges import read_roman
from mou_compiler.words import (
    AND,
    AT_LEAST,
    AT_MOST,
    COMPARISONS,
    LESS_THAN,
    MORE_THAN,
    NOT,
    OR,
    PERCENT,
    UNITS,
    Language,
    Text,
    Word,
)

RANGE_SIGNS = "~～〜∼⁓–—―−‐‑‒－﹣⁃"
"""Letters that documents put between the ends of a range, beside the hyphen."""
_OTHER_LARGE = {
    "Tsd": 3, "tausend": 3, "mil": 3, "mille": 3, "millions": 6, "millón": 6, "millones": 6, "milioni": 6, "milhão": 6,
    "milhões": 6, "Million": 6, "Millionen": 6, "Mio": 6, "Mill": 6, "mln": 6, "Milliarde": 9, "Milliarden": 9,
    "milliard": 9, "milliards": 9, "miliardi": 9, "Mrd": 9, "mld": 9, "Cr": 7, "billions": 9, "тыс": 3, "млн": 6, "млрд": 9,
}  # fmt: skip
"""By what power of ten words of other countries multiply: a dot may stand behind them."""
_SIZES = SIZES | {name: Decimal(10**power) for name, power in _OTHER_LARGE.items()}
_FOLDED = {name.casefold(): size for name, size in _SIZES.items()}
_LARGE = "|".join(sorted({*LARGE, *_OTHER_LARGE}, key=len, reverse=True))
_SIGNS = SIGNS | {
    "Fr.": "chf",
    "SFr.": "chf",
    "CN¥": "yuan",
    "RMB¥": "yuan",
    "JP¥": "jpy",
    "人民幣": "yuan",
    "৳": "bdt",
    "新台幣": "twd",
    "新台币": "twd",
    **dict.fromkeys(("新臺幣", "臺幣", "台幣", "台币"), "twd"),
    **dict.fromkeys(("港幣", "港币", "港元"), "hkd"),
    **dict.fromkeys(("澳門幣", "澳门币", "澳門元"), "mop"),
    **dict.fromkeys(("美元", "美金"), "usd"),
    **dict.fromkeys(("歐元", "欧元"), "eur"),
    **dict.fromkeys(("日幣", "日币", "日圓", "日圆", "日元"), "jpy"),
    **dict.fromkeys(("英鎊", "英镑"), "gbp"),
    **dict.fromkeys(("韓元", "韩元", "韓圜"), "krw"),
    "Rp": "idr",
    "KSh": "kes",
}
_NAMES = {
    "US dollars": "usd", "U.S. dollars": "usd", "US-Dollar": "usd", "Hong Kong dollars": "hkd", "Australian dollars": "aud",
    "Canadian dollars": "cad", "Singapore dollars": "sgd", "dollars": "usd", "pounds sterling": "gbp", "pounds": "gbp",
    "euros": "eur", "rupees": "inr", "rupee": "inr", "yen": "jpy", "Swiss francs": "chf", "Schweizer Franken": "chf",
    "Franken": "chf", "francs": "chf", "zł": "pln", "Kč": "czk", "Ft": "huf", "đồng": "vnd", "złotych": "pln", "руб.": "rub", "рублей": "rub", "roubles": "rub",
    "rubles": "rub", "baht": "thb", "reais": "brl", "rand": "zar", "ringgit": "myr", "元整": "yuan", "圆整": "yuan",
    "圆": "yuan", "元人民币": "yuan", "元（人民币）": "yuan", "元(人民币)": "yuan", "块": "yuan", "块钱": "yuan",
    "人民幣": "yuan", "yuan renminbi": "yuan", "yuan RMB": "yuan", "원": "krw", "円": "jpy", "元": "yuan",
    "yuans": "yuan", "renminbis": "yuan", "RMBs": "yuan", "RMB yuan": "yuan", "Chinese yuan": "yuan", "Renminbi yuan": "yuan", "kuai": "yuan",
    "CNYs": "yuan", "yens": "jpy", "Japanese yen": "jpy", "Korean won": "krw", "South Korean won": "krw", "wons": "krw",
    "New Zealand dollars": "nzd", "NT dollars": "twd", "New Taiwan dollars": "twd", "U.S. dollar": "usd", "pound sterling": "gbp",
    "British pounds": "gbp", "sterling": "gbp", "quid": "gbp", "Indian rupees": "inr", "Pakistani rupees": "pkr",
    "Sri Lankan rupees": "lkr", "Swiss franc": "chf", "CFA francs": "xof", "zloty": "pln", "zlotys": "pln", "złoty": "pln",
    "korunas": "czk", "Czech crowns": "czk", "forints": "huf", "forint": "huf", "lei": "ron", "leva": "bgn", "hryvnia": "uah",
    "Turkish lira": "try", "liras": "try", "shekels": "ils", "rands": "zar", "South African rand": "zar", "naira": "ngn",
    "cedis": "ghs", "birr": "etb", "Kenyan shillings": "kes", "Ugandan shillings": "ugx", "Tanzanian shillings": "tzs",
    "UAE dirhams": "aed", "Moroccan dirhams": "mad", "Saudi riyals": "sar", "Qatari riyals": "qar", "Kuwaiti dinars": "kwd",
    "Jordanian dinars": "jod", "Swedish kronor": "sek", "Norwegian kroner": "nok", "Danish kroner": "dkk",
    "Icelandic krónur": "isk", "Mexican pesos": "mxn", "Philippine pesos": "php", "Chilean pesos": "clp",
    "Colombian pesos": "cop", "Argentine pesos": "ars", "Brazilian reais": "brl", "bahts": "thb", "ringgits": "myr",
    "rupiah": "idr", "rupiahs": "idr", "dong": "vnd", "taka": "bdt", "kyat": "mmk", "tenge": "kzt",
    "calendar days": "days", "calendar day": "days", "percents": "%", "日圆": "jpy", "圓整": "yuan", "RMB": "yuan",
    "per cent": "%", "pct": "%", "Prozent": "%", "pour cent": "%", "por ciento": "%", "per cento": "%", "por cento": "%",
    "パーセント": "%", "퍼센트": "%",
}  # fmt: skip
_COUNTED = (
    "人", "名", "个", "個", "回", "회", "家", "户", "起", "项", "笔", "台", "persons", "people", "employees", "cases", "occasions", "offences",
    "offenses", "violations", "Fälle", "cas", "casos", "건", "명",
)  # fmt: skip
_NAMES |= {
    sign: unit for sign, unit in _SIGNS.items() if not sign.isascii() and sign.isalpha() and sign != "人民幣"
}
_NAMES |= {sign: unit for sign, unit in SIGNS.items() if sign != "人民币"} | dict.fromkeys(_COUNTED, "")
"""Units in words of documents; things that are counted have none."""
_PARTS = {
    "‰": 10, "per mille": 10, "per mil": 10, "permille": 10, "Promille": 10, "basis points": 100, "bps": 100, "个基点": 100,
    "基点": 100,
}  # fmt: skip
"""Of what share in percent units are so many parts."""
_HUNDREDTHS = {
    "euro cents": "eur", "euro cent": "eur", "eurocents": "eur", "eurocent": "eur", "US cents": "usd", "US cent": "usd",
    "pence": "gbp", "penny": "gbp", "paise": "inr", "paisa": "inr", "centimes": "", "centavos": "", "cents": "", "cent": "",
    "欧分": "eur", "美分": "usd", "便士": "gbp", "Euro-Cent": "eur", "Rappen": "chf", "kopecks": "rub", "копеек": "rub",
}  # fmt: skip
"""Of what currency hundredths have a name of their own; empty where it is of several."""
_NAMES |= {name: unit for name, unit in _HUNDREDTHS.items() if unit}
_OF_MANY = ("元", "圆", "圓", "元整", "圆整", "圓整")
"""Words for money of several countries: a sign before the number says of which."""
_OF_SEVERAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("cents", "cent"), ("eur", "usd")),
    "centimes": ("eur", "chf"),
    "centavos": ("mxn", "brl", "php"),
    "¥": ("yuan", "jpy"),
    "￥": ("yuan", "jpy"),
    "kr": ("sek", "nok", "dkk", "isk"),
    "圓": ("yuan", "jpy", "twd", "hkd"),
    **dict.fromkeys(("kronor", "kroner", "krona", "krone", "krónur", "crowns"), ("sek", "nok", "dkk", "isk")),
    **dict.fromkeys(("pesos", "peso"), ("mxn", "php", "clp", "cop", "ars")),
    **dict.fromkeys(("shillings", "shilling"), ("kes", "ugx", "tzs")),
    **dict.fromkeys(("dirhams", "dirham"), ("aed", "mad")),
    **dict.fromkeys(("riyals", "riyal", "rials", "rial"), ("sar", "qar", "omr", "irr")),
    **dict.fromkeys(("dinars", "dinar"), ("kwd", "jod", "bhd", "rsd", "tnd")),
}
"""Signs and names of several currencies: which is meant is asked."""
_UNIT_NAMES = "|".join(
    re.escape(name)
    for name in sorted(
        {
            *_NAMES,
            *_PARTS,
            *(name for name in _OF_SEVERAL if name.isalpha() and name != "kr"),
            *UNITS.spellings,
        },
        key=len,
        reverse=True,
    )
)
_IN_WORDS = "|".join(sorted({*ONES, *TEENS, *TENS, *LARGE, "and", "a", "an", "half"}, key=len, reverse=True))
_GROUPS = " .,，'’´`·\u00a0\u202f"
_AMOUNT = Pattern(
    rf"(?:(?P<front>{'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))}|(?-i:[A-Z]{{3}})(?=[ \d])|[¥￥]|kr\.?(?=[ \d]))[ ]?)?"
    r"(?:(?P<parts>[百千万])分之(?P<of>[\d.]+|[一二两三四五六七八九十百千零]+)|"
    r"(?P<mixed>\d+(?:\.\d+)?(?:[十百千万亿萬億십백천만억]+[ ]?零?\d+(?=[十百千万亿萬億십백천만억]|(?<=\d{4})))+[十百千万亿萬億십백천만억]*)|"
    r"(?P<mantissa>\d+(?:\.\d+)?)[eE]\+?(?P<power>\d{1,2})(?!\d)|"
    rf"(?P<digits>\d{{1,3}}(?:[{_GROUPS}]\d{{2,3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d+)?)(?P<half>½)?(?:[.,]?[–—-]{{1,2}}(?![ ]?[¥￥$€£₹₩]?[ ]?\d))?|"
    r"(?P<point>[零〇一二两三四五六七八九十百千廿卅]+点[零〇一二三四五六七八九]+)|"
    r"(?P<han>[一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸零萬億]+)|"
    r"(?P<roman>(?-i:[IVXLC]{2,7})(?![A-Za-z]))|"
    rf"(?P<words>(?:{_IN_WORDS})(?:[ -](?:{_IN_WORDS}))*(?![a-z])))"
    rf"(?P<large>(?:[ ]*(?:{_LARGE})\.?(?!\w))*(?:[ ]*(?:[mb]n|[km])(?![A-Za-z]))?)"
    rf"[ ]*(?P<places>[십백천만억]*[十百千万亿萬億]*)[ ]*(?P<unit>(?:{_UNIT_NAMES}|[¥￥圓]|kr\.?)(?![A-Za-z]))?(?:/-)?(?:[.,][–—-]{{1,2}})?",
    re.IGNORECASE,
)
_NO_MORE = Pattern(r"[ -][a-z]+$", re.IGNORECASE)
_HANGUL = str.maketrans(
    dict(zip("십백천만억萬億", "十百千万亿万亿", strict=True)) | {"廿": "二十", "卅": "三十"}
)


def _spelled(word: Word) -> str:
    """Return a pattern of the spellings of a comparison in words, the longest first."""
    return "|".join(
        re.escape(one) for one in sorted(word.spellings, key=len, reverse=True) if one[0].isalpha()
    )


_BEFORE: tuple[tuple[str, str], ...] = (
    (">=|≥|≧|mindestens|au moins|al menos|como mínimo|almeno|pelo menos", ">="),
    ("<=|≤|≦|höchstens|bis zu|au plus|como máximo|al massimo|no máximo", "<="),
    ("mehr als|über|plus de|más de|più di|mais de|supérieure? à|superior a", ">"),
    ("weniger als|unter|moins de|menos de|meno di|inférieure? à|inferior a", "<"),
    ((r"greater than or equal to|more than or equal to|equal to or (?:more|greater) than|at (?:a )?minimum|(?:a )?min(?:imum|\.)?(?: of)?|"
     r"not below|not under|no lower than|reach(?:es|ing)?|starting (?:at|from)|from|达到?|满|大于或?等于|大于或等于|不小于|不少于|至少为|最低为?"), ">="),
    ((r"less than or equal to|equal to or less than|at (?:a )?maximum|(?:a )?max(?:imum|\.)?(?: of)?|not (?:above|over)|no higher than|"
     r"小于或?等于|不大于|至多为|最高为?"), "<="),
    (r"greater than|higher than|above|over|in excess of|beyond|upwards of|exceed(?:s|ed|ing)?|高出|多过|大过|超出|逾|>", ">"),
    (r"lower than|smaller than|below|under|fewer than|short of|少过|低过|<", "<"),
    (r"not equal to|other than|different from|<>|≠|!=|不等于|不是", "!="),
    (r"equals?(?: to)?|equal to|exactly|恰为|正好", "="),
    (r"of|is|in|为|在|at", ""),
)  # fmt: skip
_SIGNS_BEFORE = tuple(
    (
        Pattern(
            rf"[ ]*(?:{spelled})(?=[ \d¥￥$€£₹₩₽₫₱฿₺₴₪₦一二两三四五六七八九十百千万亿])[ ]*", re.IGNORECASE
        ),
        sign,
    )
    for spelled, sign in (
        *((_spelled(word), word.en) for word in (AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN)),
        *_BEFORE,
    )
)
_WITH = r"[ ]*[(（]?(?:含|包括|inclusive|including)[^)）]{0,12}[)）]?"
_BEHIND: tuple[tuple[Pattern, str], ...] = (
    (Pattern(rf"(?:{_WITH})?[ ]*(?:及其?|或者?)?以上(?:{_WITH})?的?|[ ]*起|[ ]*이상"), ">="),
    (Pattern(rf"(?:{_WITH})?[ ]*(?:及其?|或者?)?(?:以下|以内|之内)(?:{_WITH})?的?|[ ]*이하"), "<="),
    (Pattern(r"[ ]*(?:を超え|초과)"), ">"),
    (Pattern(r"[ ]*(?:未満|未满|미만|不足|不满)(?![ ]*[\d一二两三四五六七八九十百千人¥￥$€£₹₩])"), "<"),
    (Pattern(r"[ ]+(?:or|and)[ ]+(?:more|above|over|greater|higher|upwards)(?![ ]+than|\w)"), ">="),
    (Pattern(r"[ ]+(?:or|and)[ ]+(?:less|below|under|lower|fewer)(?![ ]+than|\w)"), "<="),
    (Pattern(r"[ ]+(?:at(?:[ ]+the)?[ ]+least|minimum)(?!\w)"), ">="),
    (Pattern(r"[ ]+(?:at(?:[ ]+the)?[ ]+most|maximum)(?!\w)"), "<="),
)  # fmt: skip
_WITHOUT = Pattern(
    r"[ ]*[(（](?:不含|不包括|excluding|exclusive|not included|not inclusive)[^)）]{0,12}[)）]的?|[ ]+exclusive(?!\w)",
    re.IGNORECASE,
)
_STEP = Pattern(
    rf"[ ]*(?:至|到|and|并?且|to|through|bis|hasta|-|[{RANGE_SIGNS}]|から|부터|에서|[ ](?=up to|at most)|而?(?=不满|不足|低于|未满|不超过|不高于)|"
    r"(?:[,，][ ]*)?(?:but|nor)|[,，](?=[ ]*[^\d\s]))[ ]*"
)
_NOR = {
    "more than": "<=",
    "greater than": "<=",
    "over": "<=",
    "above": "<=",
    "exceeding": "<=",
    "less than": ">=",
    "fewer than": ">=",
}
_NOR_MORE = Pattern(rf"(?:{'|'.join(_NOR)})[ ]+")
_BETWEEN = Pattern(r"[ ]*(?:(?:is|are|was)[ ]+)?(?:between|from|ranging from|zwischen|von|介于|在|自|从)[ ]*")
_CLOSING = Pattern(r"[ ]*(?:之间|不等|まで|까지|inclusive)?的?")
_END = Pattern(r"[ ]*(?:[;；。}｝)）#]|//|$|(?P<joint>(?:and|or)(?!\w)|并?且|或者?))")
_OR = Pattern(r"[ ]*[,，]?[ ]*(?:(?:or|ou|oder)(?!\w)|或者?)[ ]*", re.IGNORECASE)
_AND = Pattern(r"[ ]*[,，]?[ ]*(?:(?:and|but|et|und)(?!\w)|并?且)[ ]*", re.IGNORECASE)
_NAMED = Pattern(
    r"[ ]*(?P<not>(?:not|非)[ ]+)?(?P<name>(?![且或非])[^\W\d][^\s且或<>=≥≤≠＞＜＝()（）;；。{}｛｝,，、#]*)[ ]*(?=[;；。}｝)）#]|//|$)"
)
_NOT = Pattern(
    r"[ ]*(?:(?:is|are|was|were|be|does|do|did|may|must|should|shall|can)?(?:[ ]+not|[ ]*n['’]t|not)(?:[ ]+be)?(?![a-z])|不是|并非|不在)[ ]*",
    re.IGNORECASE,
)
_STRICT = {">=": ">", "<=": "<"}


class _Amount(NamedTuple):
    """The ways to read an amount, the size of its unit (万 is 10000), and its end in the line."""

    readings: tuple[Quantity, ...]
    size: Decimal
    end: int

    def reading(self, number: int) -> Quantity:
        """Return one of the ways to read it; the last where there are fewer."""
        return self.readings[min(number, len(self.readings) - 1)]


_Way = tuple[tuple[str, _Amount], ...]


class _Said(NamedTuple):
    """The ways to read a comparison, each of one sign or two with their amounts, what joins the two, and the end."""

    ways: tuple[_Way, ...]
    end: int
    joint: Word = AND


def _amount(line: str, at: int) -> _Amount | None:
    told = part_meant(line, at)
    if told is not None:
        return _Amount((told.quantity,), Decimal(1), told.end)
    match = _AMOUNT.match(line, at)
    while match is not None and match["words"] and _in_words(match["words"]) is None:
        shorter = _NO_MORE.search(
            match["words"]
        )  # the `and` behind a number may join another: ten and twenty yuan
        if shorter is None:
            return None
        match = _AMOUNT.match(line, at, match.start("words") + shorter.start())
    if match is None:
        return None
    front, behind = match["front"] or "", match["unit"] or ""
    part, unit = _unit(behind, front)
    numbers = _numbers(match, share=unit == PERCENT.en)
    if unit is None or not numbers:
        return None
    size = _size(match)
    units = (unit,) if unit else _several(behind or front) or ("",)
    if match["parts"]:
        units, size = (PERCENT.en,), Decimal(100) / read_amount(match["parts"])
    readings = tuple(Quantity(number * size / part, one) for number in numbers for one in units)
    return _Amount(readings, size, match.start() + len(match[0].rstrip()))


def _several(written: str) -> tuple[str, ...]:
    """Return the currencies of which a sign may be: kr., ¥; none where it is of one, or no sign."""
    return _OF_SEVERAL.get(written.casefold().rstrip("."), ())


def _unit(behind: str, front: str) -> tuple[Decimal, str | None]:
    """Return how many parts of a unit are written, and the unit: empty where none is, None where it is not known."""
    written = front if front and behind in _OF_MANY else behind or front
    folded = written.casefold()
    hundredth = Decimal(100) if folded in _FOLDED_HUNDREDTHS else Decimal(1)
    if not written or _several(written):
        return hundredth, ""
    if part := _FOLDED_PARTS.get(folded):
        return Decimal(part), PERCENT.en
    word = UNITS.find(written) or UNITS.find(folded)
    return hundredth, word.en if word else _FOLDED_NAMES.get(folded)


_FOLDED_HUNDREDTHS = frozenset(name.casefold() for name in _HUNDREDTHS)


_FOLDED_PARTS = {name.casefold(): parts for name, parts in _PARTS.items()}
_FOLDED_NAMES = {name.casefold(): unit for name, unit in (_NAMES | _SIGNS).items()}


def _numbers(match: re.Match[str], *, share: bool) -> tuple[Decimal, ...]:
    """Return the number of an amount without its size: two where it can be read in two ways, none where it is none."""
    if match["digits"]:
        half = Decimal("0.5") if match["half"] else Decimal(0)
        return tuple(
            number + half for number in _digits(match["digits"], share=share, large=bool(_size(match) > 1))
        )
    if match["mantissa"]:
        return (Decimal(match["mantissa"]) * 10 ** int(match["power"]),)
    if match["point"]:
        whole, _, part = match["point"].translate(_HANGUL).partition("点")
        digits = "".join(str(read_han_number(digit.replace("〇", "零"))) for digit in part)
        return (Decimal(f"{read_han_number(whole)}.{digits}"),)
    if match["han"] and (both := read_short_of_a_place(match["han"]) or read_two_at_once(match["han"])):
        return tuple(read_amount(one.translate(_HANGUL)) for one in both)
    if match["of"] or match["mixed"] or match["han"]:
        return (
            read_amount((match["of"] or match["mixed"] or match["han"]).translate(_HANGUL).replace(" ", "")),
        )
    if match["roman"]:
        roman = read_roman(match["roman"])
        return () if roman is None else (Decimal(roman),)
    number = _in_words(match["words"])
    return () if number is None else (number,)


_HALF = Pattern(
    rf"(?:(?P<whole>.+?) and a half|(?P<half>half[ -]an?)|(?P<one>an?))(?P<large>(?:[ ](?:{_LARGE}))*)",
    re.IGNORECASE,
)
_ONE_OF = Pattern(rf"^an?[ ](?=(?:{_LARGE})(?!\w))", re.IGNORECASE)


def _in_words(text: str) -> Decimal | None:
    """Return the number that English words spell: five million, half a million, a hundred and twenty."""
    found = _HALF.fullmatch(text)
    if found is None:
        number = read_number_words(_ONE_OF.sub("", text))
        return None if number is None else Decimal(number)
    whole = read_number_words(found["whole"]) if found["whole"] else 1 if found["one"] else 0
    if whole is None or not (found["whole"] or found["large"]):
        return None
    size = Decimal(1)
    for large in found["large"].split():
        size *= _FOLDED[large.casefold()]
    return (Decimal(whole) + (Decimal(0) if found["one"] else Decimal("0.5"))) * size


def _size(match: re.Match[str]) -> Decimal:
    """Return by how much words and letters behind a number multiply it: lakh, million, 千만."""
    size = Decimal(1)
    for large in re.findall(r"[^\W\d]+", match["large"] or ""):
        size *= _FOLDED[large.casefold()]
    for place in match["places"].translate(_HANGUL):
        size *= read_amount(f"1{place}")
    return size


def _digits(text: str, *, share: bool, large: bool) -> tuple[Decimal, ...]:
    """Return the number that grouped digits spell: 2.500,00 and 2,500.00 and 2'500; two numbers for 2.500.

    `large`: a word or letter multiplies it, as in 1.234万, where a dot stands before a fraction.
    """
    text = re.sub(r"[ '’´`·\u00a0\u202f]", "", text.replace("，", ","))
    signs = re.findall(r"[.,]", text)
    if len(set(signs)) == 2:  # noqa: PLR2004 -- the last of the two signs stands before the fraction
        last = signs[-1]
        whole, _, part = text.rpartition(last)
        return (Decimal(f"{re.sub('[.,]', '', whole)}.{part}"),)
    if len(signs) > 1:
        return (Decimal(re.sub("[.,]", "", text)),)
    if not signs:
        return (Decimal(text),)
    whole, _, part = text.partition(signs[0])
    fraction, thousands = Decimal(f"{whole}.{part}"), Decimal(f"{whole}{part}")
    if not in_thousands(text.replace(",", ".")) or (large and signs[0] == "."):
        return (fraction,)
    if share:
        return (fraction,) if signs[0] == "." else (fraction, thousands)
    return (thousands, fraction) if signs[0] == "." else (thousands,)


def in_thousands(text: str) -> bool:
    """Tell whether a number with a dot may be a group of thousands: 10.000, but neither 0.500 nor 1234.500."""
    return re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text) is not None


_ONE_MARK = Pattern(
    r"(?<![\d.,])([1-9]\d{0,2})([.,])(\d{3})(?![\d.,百千万亿萬億]|[ \t]+(?:" rf"{_LARGE})(?!\w))"
)


def two_readings(text: str) -> tuple[Quantity, Quantity] | None:
    """Return both readings of an amount that is read in one way and means another elsewhere: 15.000 euro, 12,500%."""
    mark = _ONE_MARK.search(with_usual_digits(text))
    if mark is None:
        return None
    read = read_quantity(text)
    if (mark[2] == ",") != (read.unit == PERCENT.en):
        return None
    fraction, whole = Decimal(f"{mark[1]}.{mark[3]}"), Decimal(f"{mark[1]}{mark[3]}")
    times = read.value / (fraction if mark[2] == "." else whole)
    return read._replace(value=whole * times), read._replace(value=fraction * times)


def comparison_meant(
    name: str,
    line: str,
    sign: Word | None = None,
    *,
    single: bool = False,
    currency: str = "",
    before: Word | None = None,
) -> Advice | None:
    """Return what to write for a comparison of an attribute whose amount is worded as documents word it.

    `line` is what stands behind the attribute, or behind the sign where there is one; `behind` of the advice is where
    the comparison ends in it.  With `single` one value is said, as in a scenario: either end of a range.  `currency` is
    that of the attribute, which chooses among those of a sign, and `before` the connective before the attribute, which
    binds more than two comparisons do.  None where not all of it is read.
    """
    line = with_usual_signs(line)
    said = _said(line, sign)
    if said is None:
        return None
    if single:
        ways = tuple((("=", amount),) for way in said.ways for _, amount in way)
        said = said._replace(ways=ways, joint=AND)
    end = len(line[: said.end].rstrip())
    rest = _rest(line, end)
    if rest is None:
        return None
    found: list[Text] = []
    for way in said.ways:
        chosen = tuple((one, _in_currency(amount, currency)) for one, amount in way)
        bound = len(way) > 1 and (before is NOT or (said.joint is OR and AND in (before, rest.joint)))
        for number in range(max(len(amount.readings) for _, amount in chosen)):
            written = Text(
                *(
                    rest.behind(_written(name, chosen, number, language, said.joint, bound=bound), language)
                    for language in _LANGUAGES
                )
            )
            found.append(written)
    return advised(found, rest.end)


class _Rest(NamedTuple):
    """What stands behind a comparison: the connective, and the condition where it is written without a blank."""

    end: int
    joint: Word | None = None
    name: str = ""
    negated: bool = False

    def behind(self, written: str, language: Language) -> str:
        """Return a comparison with the condition that is joined to it without a blank."""
        if self.joint is None or not self.name:
            return written
        denied = f"{NOT.spelled(language)} " if self.negated else ""
        return f"{written} {self.joint.spelled(language)} {denied}{self.name}"


def _rest(line: str, at: int) -> _Rest | None:
    """Return what stands behind a comparison that ends in a line; None where more belongs to it than is read."""
    over = _END.match(line, at)
    if over is None:
        return None
    if not over["joint"]:
        return _Rest(at)
    joint = OR if over["joint"][0] in "o或" else AND
    if (
        _sign_before(line, over.end())[0]
        or _AGAIN.match(line, over.end())
        or _GOES_ON.match(line, over.end())
    ):
        return None
    if line[over.start("joint") - 1] == " " and line[over.end() : over.end() + 1] == " ":
        return _Rest(at, joint)
    named = _NAMED.match(line, over.end())
    return None if named is None else _Rest(named.end("name"), joint, named["name"], bool(named["not"]))


_SMALL = "|".join(sorted((*ONES, *TEENS, *TENS, "half"), key=len, reverse=True))
_GOES_ON = Pattern(rf"[ ]+(?:{_SMALL})(?:-(?:{_SMALL}|and))*(?![\w-]|[ ]+of(?!\w))", re.IGNORECASE)
"""What goes on with a number in words that was read in part: twenty, behind `a hundred and`."""
_AGAIN = Pattern(
    r"[ ]*(?:[<>=≥≤≠＞＜＝]|not[ ]+(?:less|more|fewer|greater)|\D?\d|[一二两三四五六七八九十][百千万亿元个次日年%％])"
)
"""What begins another comparison of the same attribute."""


def _in_currency(amount: _Amount, currency: str) -> _Amount:
    """Return an amount in the currency of its attribute where its sign may be of that one."""
    chosen = tuple(one for one in amount.readings if one.unit == currency)
    return amount._replace(readings=chosen) if currency and chosen else amount


def _said(line: str, sign: Word | None) -> _Said | None:
    """Return one comparison or two of one attribute, or what is left where they are denied."""
    blanks = len(line) - len(line.lstrip(" "))
    if sign is not None and sign.en == "<" and line[blanks:].startswith(">"):  # <> is another spelling of !=
        return _denied_from(line, blanks + 1)
    if sign is not None and sign.en == "!=":
        return _denied_from(line, blanks)
    plain = _range(line, sign) or _pair(line, sign) or _one(line, sign)
    denied = _NOT.match(line) if plain is None and (sign is None or sign.en == "=") else None
    return plain if denied is None else _denied_from(line, denied.end())


def _denied_from(line: str, at: int) -> _Said | None:
    """Return what is left where the comparison at a place of a line does not hold; `is not less than 5` is at least 5."""
    rest = line[at:].lstrip(" ")
    said = _said(rest, None)
    if said is None:
        return None
    said = said._replace(end=said.end + len(line) - len(rest))
    alone = _amount(rest, 0)
    if (
        alone is not None and len(said.ways) > 1 and not _bound_behind(rest, alone.end)[0]
    ):  # no sign is written
        return said._replace(ways=((("!=", alone),),))
    if len(said.ways) > 1:
        return None
    ways = tuple(tuple((_DENIED[sign], amount) for sign, amount in way) for way in said.ways)
    return said._replace(ways=ways, joint=OR if said.joint is AND else AND)


_DENIED = {">=": "<", "<=": ">", ">": "<=", "<": ">=", "=": "!=", "!=": "="}


_LANGUAGES: tuple[Language, Language] = ("en", "zh")


def amount_meant(line: str) -> Advice | None:
    """Return what to write for the amount with which a line begins; either end of a range. None where not all is read."""
    line = with_usual_signs(line)
    first = _amount(line, 0)
    if first is None:
        return None
    found = [first]
    step = _STEP.match(line, first.end)
    second = _amount(line, step.end()) if step else None
    if step and second is not None:
        if _ALSO.match(step[0]) or _backwards(_like(first, second), second):
            return None
        found = [_like(first, second), second]
    end = found[-1].end
    if not _END.match(line, end):
        return None
    ways = (
        Text(*(write_quantity(one, language) for language in _LANGUAGES))
        for amount in found
        for one in amount.readings
    )
    return advised(ways, end)


def _written(name: str, way: _Way, reading: int, language: Language, joint: Word, *, bound: bool) -> str:
    """Return one way to read a comparison as the language writes it, in brackets where it is to bind more."""
    compared = [
        f"{name} {COMPARISONS.named(sign).spelled(language)} {write_quantity(amount.reading(reading), language)}"
        for sign, amount in way
    ]
    written = f" {joint.spelled(language)} ".join(compared)
    return f"({written})" if bound else written


def _range(line: str, sign: Word | None) -> _Said | None:
    """Return the two comparisons of a range: 10万元以上50万元以下 and its like; one of either end behind `>` and `<`."""
    between = _BETWEEN.match(line)
    at = between.end() if between else 0
    lower, at = _sign_before(line, at)
    first = _amount(line, at)
    if first is None:
        return None
    more, at = _bound_behind(line, first.end)
    step = _STEP.match(line, at)
    if step is None and not more:
        return None
    at = step.end() if step else _BESIDE.match(line, at).end()  # type: ignore[union-attr] # it can match nothing
    nor = _NOR_MORE.match(line, at) if step and step[0].strip().endswith("nor") else None
    upper, at = (_NOR[nor[0].strip()], nor.end()) if nor else _sign_before(line, at)
    second = _amount(line, at)
    if second is None or lower in ("<", "<=") or upper in (">", ">=") or more in ("<", "<="):
        return None
    less, at = _bound_behind(line, second.end)
    closing = _CLOSING.match(line, at)
    if less in (">", ">="):
        return None
    if step and _ALSO.match(step[0]) and not (between or sign or lower or more or upper or less):
        return None  # 5 and 100 usd are two amounts, and no range
    first, second = _like(first, second), _with_unit_of(second, first)
    if _backwards(first, second):
        return None
    end = closing.end() if closing else at
    if sign is None or sign.en == "=":
        return _Said((((lower or more or ">=", first), (upper or less or "<=", second)),), end)
    if sign.en in (">", ">=") and (upper or less) and not (lower or more):
        return _Said((((sign.en, first), (upper or less, second)),), end)
    if lower or more or upper or less or (step and _ALSO.match(step[0])):
        return None
    return _Said((((sign.en, first),), ((sign.en, second),)), end)


_ALSO = Pattern(r"[ ]*(?:and(?!\w)|并?且|[,，])")


def _backwards(least: _Amount, most: _Amount) -> bool:
    """Tell whether the least of a range is above the most, which is then no range."""
    return any(
        one.unit == other.unit and one.value > other.value
        for one, other in zip(least.readings, most.readings, strict=False)
    )


def _pair(line: str, sign: Word | None) -> _Said | None:
    """Return two comparisons as their joint joins them: 1万元以下或5万元以上, `>= 9 or < 3`, `< 50 and >= 10`."""
    before, at = _sign_before(line, 0)
    first = _amount(line, at)
    if first is None:
        return None
    behind, at = _bound_behind(line, first.end)
    joint = _OR.match(line, at)
    also = None if joint else _AND.match(line, at)
    step = joint or also
    if step is None:
        return None
    again, at = _sign_before(line, step.end())
    second = _amount(line, at)
    if second is None:
        return None
    more, end = _bound_behind(line, second.end)
    signs = [one for one in dict.fromkeys((sign.en if sign else "", before, behind)) if one]
    signs = [one for one in signs if one != "="] or signs
    other = again or more
    if len(signs) > 1 or (again and more and again != more):
        return None
    first, second = _like(first, second), _with_unit_of(second, first)
    one = signs[0] if signs else ""
    if joint:
        if one in ("", "=") and other in (">=", "<=") and first.readings == second.readings:
            return _Said((((other, second),),), end)  # 10万元或10万元以上
        if one not in ("", "=") and not other:
            return None
        further = _further(line, end, second) if {one, other} <= {"", "="} else None
        if further is not None:
            amounts = (_like(first, further[0][0]), _like(second, further[0][0]), *further[0])
            return _Said((tuple(("=", amount) for amount in amounts),), further[1], OR)
        return _Said((((one or "=", first), (other or "=", second)),), end, OR)
    least, most = ((first, second), (second, first))[one in ("<", "<=")]
    if not one or not other or one[0] == other[0] or "=" in (one, other) or _backwards(least, most):
        return None
    return _Said((((one, first), (other, second)),), end)


def _further(line: str, at: int, before: _Amount) -> tuple[list[_Amount], int] | None:
    """Return the amounts that `or` joins behind two, and where they end; None where there is none."""
    found: list[_Amount] = []
    while joint := _OR.match(line, at):
        amount = _amount(line, joint.end())
        if amount is None or _bound_behind(line, amount.end)[0]:
            break
        found.append(_with_unit_of(amount, before))
        at = amount.end
    return (found, at) if found else None


_BESIDE = Pattern(r"[ ]*[、,，]?[ ]*")


def _bound_behind(line: str, at: int) -> tuple[str, int]:
    """Return the sign behind an amount, without the amount itself where that is said: 以下（不含本数）."""
    sign, at = _sign_behind(line, at)
    without = _WITHOUT.match(line, at) if sign else None
    return (_STRICT.get(sign, sign), without.end()) if without else (sign, at)


def _with_unit_of(second: _Amount, first: _Amount) -> _Amount:
    """Return the second amount of a range with the unit that it leaves to the first: 百分之十至二十."""
    if second.readings[0].unit or not first.readings[0].unit:
        return second
    return second._replace(
        readings=tuple(Quantity(one.value, first.readings[0].unit) for one in second.readings)
    )


def _like(first: _Amount, second: _Amount) -> _Amount:
    """Return the first amount of a range with the size and unit that it leaves to the second: 10-50万元."""
    if first.readings[0].unit:
        return first
    size = second.size if first.size == 1 else Decimal(1)
    unit = second.readings[0].unit
    return first._replace(readings=tuple(Quantity(one.value * size, unit) for one in first.readings))


def _one(line: str, sign: Word | None) -> _Said | None:
    """Return a comparison of one amount, and both where what stands before and behind it disagrees, or nothing does."""
    before, at = _sign_before(line, 0)
    amount = _amount(line, at)
    if amount is None:
        return None
    without = _WITHOUT.match(line, amount.end)
    behind, at = _sign_behind(line, without.end() if without else amount.end)
    found = [one for one in dict.fromkeys((sign.en if sign else "", before, behind)) if one]
    if len(found) > 1 and "=" in found:
        found.remove("=")
    again = _WITHOUT.match(line, at)
    at = again.end() if again else at
    if without or again:
        found = [_STRICT.get(one, one) for one in found] + ([sign.en] if sign and sign.en in _STRICT else [])
    return _Said(tuple(((one, amount),) for one in found or (">=", "<=")), at)


def _sign_before(line: str, at: int) -> tuple[str, int]:
    for pattern, sign in _SIGNS_BEFORE:
        match = pattern.match(line, at)
        if match is not None:
            if not sign:
                return _sign_before(line, match.end())
            return sign, match.end()
    return "", at


def _sign_behind(line: str, at: int) -> tuple[str, int]:
    for pattern, sign in _BEHIND:
        match = pattern.match(line, at)
        if match is not None:
            return sign, match.end()
    return "", at
