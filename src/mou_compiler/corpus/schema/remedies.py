"""What to write instead of values as documents word them: lengths of time, thresholds, lists of bodies, citations.

Each function returns advice where it knows better than the form of the value does, and None elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from mou_compiler.findings.fix import Advice, asked
from mou_compiler.syntax.numerals import read_han_number, read_two_at_once
from mou_compiler.words import COMPARISONS, CURRENCIES, EVENTS, TERM_UNITS, Text

_ENGLISH_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_UNITS_EN = "|".join(spelling for unit in TERM_UNITS for spelling in unit.spellings if spelling.isascii())
_UNITS_ZH = "个工作日|工作日|个星期|个月|日|天|周|年"
_RANGE = re.compile(rf"(\d+)(?:[至到~～—-])(\d+)({_UNITS_ZH})?")
_TWO_DIGITS = re.compile(rf"([一二两三四五六七八九])([一二两三四五六七八九])({_UNITS_ZH})")
_HAN_LENGTH = re.compile(rf"([一二两三四五六七八九十百]+)({_UNITS_ZH})(?:以内|之内|内)?")
_HAN_RANGE = re.compile(
    rf"([一二两三四五六七八九十百]+)(?:{_UNITS_ZH})?[至到]([一二两三四五六七八九十百]+)({_UNITS_ZH})"
)
_EVERY = re.compile(rf"(?:每|every-?)?({_UNITS_ZH}|月|{_UNITS_EN})")
_UNTIL = ("until", "to", "至", "到", "失效")
_CURRENCIES = "|".join(
    sorted((spelling for word in CURRENCIES.words for spelling in word.spellings), key=lambda one: -len(one))
)
_THRESHOLD = re.compile(
    r"(?:of|达到|达|满|reaches|exceeds|over|above|under|below|大于等于|大于|小于等于|小于)?\s*(?:at least|at most)?\s*"
    rf"([¥￥$]?[\d.]+[万亿]?(?:\s*(?:%|％|percent|RMB|件|份|日|天|次|copies|(?i:{_CURRENCIES})(?![A-Za-z])))?)\s*"
    r"(?:[及或]?以([上下内])|(?:or|and) (more|less|above|below|over|under))?"
)
_LESS = re.compile(r"under|below|小于|at most")
_STRICT = re.compile(r"(?:over|above|under|below|exceeds|大于(?!等于)|小于(?!等于))(?!\w)")


_FOREIGN_UNITS: tuple[tuple[str, int, str, str], ...] = (
    (r"(?:working|business|work|banking|bank|trading|court|office)[ -]?days?|weekdays?|个?(?:营业|工作|交易)[日天]",
     1, "working-days", "个工作日"),
    (r"(?:calendar|natural|consecutive|running|clear)[ -]?days?|个?(?:自然|日历)[日天]|个日", 1, "days", "日"),
    (r"fortnights?", 2, "weeks", "周"),
    (r"(?:calendar[ -]?)?quarters?|个?季度|个?季", 3, "months", "个月"),
    (r"half[ -]?years?|个?半年", 6, "months", "个月"),
    (r"(?:calendar|full|whole)[ -]?months?|月|整?个月", 1, "months", "个月"),
    (r"(?:calendar|full|whole)[ -]?years?|周年|个?年度|整年", 1, "years", "年"),
    (r"decades?", 10, "years", "年"),
    (r"个?旬", 10, "days", "日"),
    (r"yrs?", 1, "years", "年"), (r"mths?", 1, "months", "个月"), (r"wks?", 1, "weeks", "周"),
    (r"days?", 1, "days", "日"), (r"weeks?", 1, "weeks", "周"),
    (r"months?", 1, "months", "个月"), (r"years?", 1, "years", "年"),
)  # fmt: skip
"""Units of documents that the language lacks: how many of its own each is, and their spellings."""


def for_unit(number: str, behind: str) -> Advice | None:
    """Return what to write for a length in a unit that the language lacks: 3 business days is 3 working-days.

    What stands behind the number goes with it, as far as it is the unit.
    """
    folded = " ".join(behind.casefold().split())
    if number.isdecimal() and (match := re.match(r"hours?\b|个?小时", folded)) and int(number) % 24 == 0:
        return _length(int(number) // 24, "days", "日", _letters(behind, match[0]))
    for pattern, times, en, zh in _FOREIGN_UNITS:
        match = re.match(rf"(?:{pattern})(?!\w)", folded)
        if match is not None and number.isdecimal():
            return _length(int(number) * times, en, zh, _letters(behind, match[0]))
    return None


def _letters(behind: str, unit: str) -> int:
    """Return how many letters what is written behind a number takes up to the end of its unit."""
    written = re.match(r"\s*" + r"\s+".join(map(re.escape, unit.split())), behind.casefold())
    return 0 if written is None else written.end()


def _length(number: int, en: str, zh: str, behind: int) -> Advice:
    shown = en.removesuffix("s") if number == 1 else en
    written = Text(f"{number} {shown}", f"{number}{zh}")
    return Advice(f"write `{written.en}`", f"请写「{written.zh}」", (written,) if behind else (), behind)


_WRITTEN_OUT = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_ENGLISH_NUMBERS, 1)}


def for_unit_behind(text: str, behind: str) -> Text | None:
    """Return what to write for a length in words, of which the first may be its number."""
    whole = f"{text} {behind.strip()}".casefold().strip()
    if whole.startswith("半年以"):
        return asked(f"6个月{whole[2:4]}")
    if re.match(r"half[ -](?:a[ -])?year\b|半年", whole):
        return _length(6, "months", "个月", 0)
    written = re.match(r"(\d+|[一二两三四五六七八九十百]+|[a-z]+)[ -]?(.+)", whole)
    if written is None or (written[1].isascii() and written[1].isalpha() and written[1] not in _WRITTEN_OUT):
        return None
    if whole.endswith(("以上", "以下")) or re.search(r" or (more|less)$", whole):
        return None
    number = _WRITTEN_OUT.get(written[1]) or read_han_number(written[1])
    advice = for_unit(str(number), written[2])
    return None if advice is None else Text(advice.en, advice.zh)


def for_term(text: str, following: str) -> Text | None:
    """Return what to write for a length of time that is written as documents word it."""
    if text.casefold() == "between":
        return Text("write `1 year to 3 years`", "请写「1年 至 3年」")
    spelled = {number: str(value) for value, number in enumerate(_ENGLISH_NUMBERS, 1)}
    if text.casefold() in spelled and re.fullmatch(_UNITS_EN, following):
        return asked(f"{spelled[text.casefold()]} {following}")
    if text.casefold() in ("maximum", "max", "minimum", "min"):
        limit = Text("at most", "至多") if text.casefold().startswith("max") else Text("at least", "至少")
        return Text(f"write `{limit.en}` and the length", f"请写「{limit.zh}」及时间长度")
    if text.startswith("直至") and EVENTS.find(text[2:]):
        return asked(f"直至 {text[2:]}")
    if match := _HAN_RANGE.fullmatch(text):
        return asked(f"{read_han_number(match[1])} 至 {read_han_number(match[2])}{match[3]}")
    if match := _TWO_DIGITS.fullmatch(text):
        least, most, unit = read_han_number(match[1]), read_han_number(match[2]), match[3]
        return asked(f"{least}{unit} 至 {most}{unit}")
    if match := _HAN_LENGTH.fullmatch(text):
        if two := read_two_at_once(match[1]):
            return asked(" 至 ".join(f"{read_han_number(one)}{match[2]}" for one in two))
        return asked(f"{read_han_number(match[1])}{match[2]}")
    if match := _RANGE.fullmatch(text):
        unit = match[3] or following
        joined = f" {unit}" if unit.isascii() else unit
        return asked(f"{match[1]} {'to' if unit.isascii() else '至'} {match[2]}{joined}".rstrip())
    if match := _EVERY.fullmatch(text):
        unit = {"月": "个月", "周": "周"}.get(match[1], match[1])
        return asked(f"1 {unit}" if unit.isascii() else f"1{unit}")
    if text[:1] in "自从" or text in ("from", "since", "after"):
        return Text("write the length first: `2 years from publication`", "先写时间长度：「2年 自 公布」")
    if text in ("by", "up", "about"):
        return Text(f"remove `{text}`", f"删去「{text}」")
    if text.casefold() in _UNTIL or re.match(r"\d{4}[-年]", text):
        return Text(
            "write how long, such as `2 years`; a last day stands behind `in force until`",
            "写时间长度，如「2年」；截止日期写在「施行 失效」之后",
        )
    return None


def for_event(text: str, following: str) -> Text | None:
    """Return what to write for an event with an article before it."""
    if text.casefold() in ("the", "a", "an", "its", "date", "day"):
        return Text(f"remove `{text}`" + (f": `from {following}`" if following else ""), f"删去「{text}」")
    return None


def for_threshold(before: str, behind: str) -> Text | None:
    """Return the comparison meant by a quantity that stands behind a name without a sign, as in 货值 10万元以上."""
    match = _THRESHOLD.match(behind)
    if match is None:
        return None
    less = _LESS.search(match[0]) or match[2] in ("下", "内") or match[3] in ("less", "below", "under")
    strict = _STRICT.match(behind)  # `over 100` leaves 100 out, which `100 or over` does not
    sign = COMPARISONS.named(("<" if less else ">") if strict else "<=" if less else ">=")
    amount = re.sub(r"[¥￥$](.*)|(.*?)\s*RMB", r"\1\2 yuan", match[1])
    return Text(f"write `{before} {sign.en} {amount}`", f"请写「{before} {sign.zh} {amount}」")


def for_list(text: str) -> Text | None:
    """Return what to write for a word with which documents join the last of several."""
    match = re.match(r"(以及|和|与|及|and)(?=第|\s|$)", text)
    if match is None:
        return None
    return Text(f"write a comma in the place of `{match[1]}`", f"以顿号代替「{match[1]}」")


def for_tail(text: str) -> Text | None:
    """Return what to do with words that documents put behind a length of time."""
    if text in ("内", "以内", "之内", "起", "之日起", "以上", "以下"):
        return Text(f"remove `{text}`", f"删去「{text}」")
    return None


def for_years_and_months(before: str, text: str) -> Text | None:
    """Return what to write for a length in two units: 1年6个月 is 18个月."""
    years = re.search(r"(\d+)[ \t]*(?:年|years?)$", before)
    months = re.match(r"(?:and[ \t]+)?(\d+)[ \t]*(?:个月|months?)", text)
    if years is None or months is None:
        return None
    number = int(years[1]) * 12 + int(months[1])
    return Text(f"write `{number} months`", f"请写「{number}个月」")


def for_names(names: list[str]) -> Text:
    """Return several names as they are written, with commas between them."""
    return Text(
        f"write `{', '.join(names)}`: commas stand between several", f"请写「{'、'.join(names)}」，以顿号隔开"
    )


def for_articles(line: str) -> Text:
    """Return what to write for `articles 5 to 9`, which without more is what an edition says of itself."""
    match = re.match(r"(?i)art(?:icle)?s[ \t]+(\d+)(?:[ \t]+to[ \t]+(\d+))?", line)
    if match is None or match[2] is None:
        return Text(
            "write `art` before each number, or `arts 5 to 9`", "逐条写「第…条」，或写「第五条至第九条」"
        )
    return Text(f"write `arts {match[1]} to {match[2]}`", f"请写「第{match[1]}条至第{match[2]}条」")


def for_dotted(line: str) -> Text | None:
    """Return what to write for `art 71.1.b`, as some countries cite."""
    match = re.match(r"(\w+)\.?[ \t]+(\d+)\.(\d+)\.?([a-z])\b", line)
    if match is None:
        return None
    level, article, paragraph, letter = match.groups()
    return Text(
        f"write `{level} {article}({paragraph})({letter})`",
        f"请写「第{article}条第{paragraph}款第（{letter}）项」",
    )


def for_part_of_a_place(text: str, line: str) -> Text | None:
    """Return what to write for a number in brackets without its unit, and for a part that no step can name."""
    bare = re.match(r"\d+[A-Za-z]{0,3}(?:\([\dA-Za-z]{1,5}\))+", line)
    if bare is not None:
        return Text(
            f"say what is numbered: `art {bare[0]}`, `section {bare[0]}`, `rule {bare[0]}` or `§ {bare[0]}`",
            f"须写明条文单位，如 `art {bare[0]}`、`section {bare[0]}`、`rule {bare[0]}` 或 `§ {bare[0]}`",
        )
    if re.fullmatch(r"[前中后後](?:段|款|项|項|条|條)(?:规定)?", text):
        return Text(
            f"write the number of what `{text}` means, or leave it out and say it in `note`",
            f"写出「{text}」所指的编号，或略去并在「说明」中写明",
        )
    return None


def for_article(text: str) -> Text | None:
    """Return what to write for the number of an article that stands alone behind another citation."""
    if text.isdecimal():
        written = Text(f"art {text}", f"第{text}条")
        return Advice(f"write `{written.en}`", f"请写「{written.zh}」", (written,))
    if re.fullmatch(r"[\d一二三四五六七八九十百零]+[章节条款项目].*", text):
        return asked(f"第{text}")
    return None


_JOINED = re.compile(r"以及|[与和及]")
_BEHIND_NAMES = re.compile(r"(.+?)(等(?:有关|相关)?(?:单位|部门|机关)?)?(共同|联合)?")
_CITED = re.compile(r"(.+?)(第[（(]?[\d〇零一二两三四五六七八九十百千]+[）)]?[条章节款].*)")


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \t]+([A-Za-z]+),?[ \t]+(\d{4})(?!\w)")
_DAY_ON = re.compile(r"(?:自|从|于)?(\d{4}年\d{1,2}月\d{1,2}日)(?:之日)?起?")
_BEFORE_IN_CHINESE = re.compile(r"(.+?)(?:之)?前([\d一二两三四五六七八九十百]+)(个工作日|工作日|个月|日|天)")


def for_day(line: str) -> Text | None:
    """Return what to write for a day with its month in letters: 3 May 2018 is 2018-05-03."""
    match = _DAY_IN_WORDS.match(line)
    if match is None or match[2].casefold() not in _MONTHS:
        return None
    day, month = int(match[1]), _MONTHS.index(match[2].casefold()) + 1
    return Text(f"write `{match[3]}-{month:02d}-{day:02d}`", f"请写「{match[3]}年{month}月{day}日」")


def for_day_on(text: str) -> Text | None:
    """Return what to write for 自2021年4月1日起, which is one word without blanks."""
    match = _DAY_ON.fullmatch(text)
    return None if match is None else asked(f"自 {match[1]}")


def for_before(text: str) -> Text | None:
    """Return what to write for 列入前十五日: how long, and before which event."""
    match = _BEFORE_IN_CHINESE.fullmatch(text)
    if match is None or EVENTS.find(match[1]) is None:
        return None
    return asked(f"{read_han_number(match[2])}{match[3]} 先于 {match[1]}")


def for_field_and_value(written: str, keywords: Iterable[str]) -> Text | None:
    """Return what to write for a keyword and its value without a blank between them: 满一年 is `满 一年`."""
    for keyword in sorted(keywords, key=len, reverse=True):
        rest = written.removeprefix(keyword)
        if not keyword.isascii() and rest != written and re.match(r"[\d一二两三四五六七八九十百]", rest):
            return asked(f"{keyword} {rest}")
    return None


def for_several(name: str, borne: Callable[[str], bool]) -> str | None:
    """Return several names that were written as one, as they are to be written: 甲与乙共同 is `甲、乙 共同`."""
    led, found, others = name.partition("会同")
    if found and borne(led) and borne(others):
        return f"{led} 会同 {others}"
    if name.startswith("向") and borne(name[1:]):
        return f"至 {name[1:]}"
    cited = _CITED.fullmatch(name)
    if cited is not None and borne(cited[1]):
        articles = _JOINED.sub("、", cited[2])
        return f"{cited[1]}{articles}{'…' if articles.endswith('、') else ''}"
    match = _BEHIND_NAMES.fullmatch(name)
    if match is None:  # a label in quotes may be empty, or of several lines
        return None
    parts = _JOINED.split(match[1])
    if parts == [name] or not all(borne(part) for part in parts):
        return None
    tail = "".join(f" {word}" for word in ("等" if match[2] else "", match[3] or "") if word)
    return "、".join(parts) + tail
