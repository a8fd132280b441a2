"""Letters that are no token: what is told of them, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category

from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.fix import Advice, Edit, Fix, advised, fixes_by
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.amounts_meant import RANGE_SIGNS
from mou_compiler.syntax.citations_meant import statement_from, without_end
from mou_compiler.syntax.lookalikes import what_it_is
from mou_compiler.syntax.numerals import SIGNS as SIGNS_OF_MONEY
from mou_compiler.syntax.numerals import read_short_of_a_place
from mou_compiler.syntax.periods_meant import period_from
from mou_compiler.syntax.signs import SIGNS, connective_meant
from mou_compiler.syntax.tree import Token
from mou_compiler.syntax.worded import HOW_TO_CITE, cites, part_of_a_number, worded_at
from mou_compiler.words import CURRENCIES, Text

LONGEST_NUMBER = 40
"""How many digits in a row a token may have: more than any document needs, and arithmetic stays cheap."""

_IN_QUOTES = Text("remove it, or put it inside quotes", "删去，或放入引号内")
_QUOTING_MARKS = "'‘`『«‹"
_CLOSING_MARKS = "”」’"
_REMEDIES = {
    "[": Text("a block stands in braces: { and }", "各项内容写在花括号 { } 之内"),
    "'": Text('text is quoted with "…", “…” or 「…」', '文字以 "…"、“…” 或「…」括起'),
    "《": Text("write a title between 《 and 》 on one line", "题名写在同一行的《 》之内"),
    "¥": Text(
        "write the currency behind the number: `yuan`, or `jpy`", "在数字之后写明币种：「元」或「日元」"
    ),
    "≧": Text("write `>=`", "请写「≥」"),
    "≦": Text("write `<=`", "请写「≤」"),
    "§": Text("write `art`", "请写「第…条」"),
    "¶": Text("write `para`, or the number in brackets", "请写「第…款」"),
    "–": Text("write `to` between the two", "两者之间写「至」"),
    "”": Text("the quote that opens the string is missing", "缺少与之对应的左引号"),
    "\\": Text(
        "remove it: a line goes on after a comma, and inside brackets", "删去；逗号之后及括号之内可以换行"
    ),
}
_REMEDIES["."] = Text("remove it: no word has a dot behind it here", "删去：此处的词语之后不加点")
_OPENING = '"“「《'
_SAME = {
    "]": "[",
    "［": "[",
    "］": "[",
    "’": "'",
    "‘": "'",
    "`": "'",
    "》": "《",
    "」": "”",
    "—": "–",
    "￥": "¥",
    "⩾": "≧",
    "⩽": "≦",
}


def stray_character(source: Source, token: Token) -> Fault:
    """Return the fault of a letter that has no meaning outside quotes: in the words of the first way that recognises it."""
    known = (recognise(source, token) for recognise in _WAYS)
    return next((fault for fault in known if fault is not None), None) or _meaningless(source, token)


def _no_meaning(letter: str) -> Text:
    return Text(f"`{letter}` has no meaning here", f"此处不能使用「{letter}」")


def _connective(source: Source, token: Token) -> Fault | None:
    """Recognise a sign that joins conditions elsewhere: `A & B`."""
    joined = connective_meant(source, token.start) if token.text in SIGNS else None
    if joined is None or cites(source, token.start):
        return None
    place = Place(source, token.start, token.end)
    return Fault(Code.UNEXPECTED_CHARACTER, _no_meaning(token.text), place, joined[0], fixes=joined[1])


_CURRENCY_BEFORE = re.compile(r"(?<!\w)(?:currency|币种)[ \t:：]*$")


def _currency(source: Source, token: Token) -> Fault | None:
    """Recognise the sign of a currency where the currency is named."""
    before = source.text[max(token.start - 20, 0) : token.start]
    if token.text not in SIGNS_OF_MONEY or not _CURRENCY_BEFORE.search(before):
        return None
    place = Place(source, token.start, token.end)
    code = CURRENCIES.named(SIGNS_OF_MONEY[token.text])
    named = advised([Text(code.en, code.zh)])
    return Fault(
        Code.UNEXPECTED_CHARACTER, _no_meaning(token.text), place, named, fixes=fixes_by(named, [place])
    )


def _cited_again(source: Source, token: Token) -> Fault | None:
    """Recognise the dot of a word for the text cited before: ibid."""
    again = (
        _THERE_AGAIN.search(source.text, max(token.start - 9, 0), token.start) if token.text == "." else None
    )
    if again is None:
        return None
    place = Place(source, again.start(), token.end)
    message = Text(f"`{place.text}` names no text", f"「{place.text}」未指明文本")
    help_ = Text("write the name of the text and its place again", "请重新写明法律名称及条文")
    return Fault(Code.UNEXPECTED_CHARACTER, message, place, help_)


def _number_of_document(source: Source, token: Token) -> Fault | None:
    """Recognise a letter of the number of a document, which stands in quotes: No. 12 of 2016."""
    number = _NUMBER_OF_DOCUMENT.search(source.text, max(token.start - 60, 0), token.start)
    return None if number is None else _number_without_quotes(source, number.start("value"), token)


def _numbered(source: Source, token: Token) -> Fault | None:
    """Recognise the word for a number before it: No. 3."""
    letter = token.text
    numbered = (
        _NUMBERED.search(source.text, max(token.start - 4, 0), token.start + 12) if letter in ".№" else None
    )
    if numbered is None or numbered.start() > token.start or cites(source, token.start):
        return None
    number = numbered["number"]
    place = Place(source, numbered.start(), numbered.end())
    alone = Fix(Text(f"write `{number}`", f"写作「{number}」"), (Edit(place, number),))
    help_ = Text(f"write the number alone: `{number}`", f"只写数字：「{number}」")
    return Fault(Code.UNEXPECTED_CHARACTER, _no_meaning(letter), place, help_, fixes=(alone,))


_JOINING_SIGN = re.compile(r"[ \t]*[+&＆][ \t]*")
_NAME_BEHIND_AND = re.compile(r"[&＆][ \t]*[^\s\d]")


def _joining_citations(source: Source, token: Token) -> Fault | None:
    """Recognise a sign between citations: art 5 + art 6, code art 5 & charter art 6."""
    joins = token.text == "+" or _NAME_BEHIND_AND.match(source.text, token.start)
    if not joins or not cites(source, token.start):
        return None
    around = _JOINING_SIGN.search(source.text, max(token.start - 3, 0))
    here = Place(source, token.start, token.end)
    place = Place(source, *around.span()) if around else here
    comma = Fix(Text("write `,`", "写作「、」"), (Edit(place, ", "),))
    help_ = Text("put a comma between citations", "条文之间用顿号")
    return Fault(Code.UNEXPECTED_CHARACTER, _no_meaning(token.text), here, help_, fixes=(comma,))


def _invisible(source: Source, token: Token) -> Fault | None:
    """Recognise a letter that cannot be seen."""
    letter = token.text
    if letter.isprintable() and category(letter) != "Cf":
        return None
    message = Text(
        f"an invisible character stands here: U+{ord(letter):04X}", f"此处有不可见字符 U+{ord(letter):04X}"
    )
    worded = worded_at(source, token.start)
    place = Place(source, token.start, token.end)
    if worded is None:
        return Fault(Code.UNEXPECTED_CHARACTER, message, place, Text("remove it", "删去"), fixes=())
    return Fault(Code.UNEXPECTED_CHARACTER, message, place, worded.advice, fixes=worded.fixes)


def _worded(source: Source, token: Token) -> Fault | None:
    """Recognise a letter of a citation or period of which it is known whole what is meant."""
    whole = worded_otherwise(source, token)
    return None if whole is None else Fault(Code.UNEXPECTED_CHARACTER, *whole)


_WAYS: tuple[Callable[[Source, Token], Fault | None], ...] = (
    _connective,
    _currency,
    _cited_again,
    _number_of_document,
    _numbered,
    _joining_citations,
    _invisible,
    _worded,
)
"""The letters that are recognised by what stands around them, in the order in which they are asked."""


def _meaningless(source: Source, token: Token) -> Fault:
    """Return the fault of a letter of which no more is known than what is written for it, or around it, elsewhere."""
    letter = token.text
    worded = worded_at(source, token.start)
    known = _REMEDIES.get(_SAME.get(letter, letter))
    mends_numbers = known is None or letter in RANGE_SIGNS or letter == "."
    beside = part_of_a_number(source, token.start, token.end) if mends_numbers else None
    remedy = _without_end(source, token) or (worded.advice if worded else beside) or known or _IN_QUOTES
    if letter == "." and cites(source, token.start) and remedy == known:
        remedy = HOW_TO_CITE
    place = Place(source, token.start, token.end)
    fixes = worded.fixes if worded and remedy == worded.advice else ()
    return Fault(Code.UNEXPECTED_CHARACTER, _no_meaning(letter), place, remedy, fixes=fixes)


_THERE_AGAIN = re.compile(r"(?<!\w)(?:ibid|id|idem|(?:op|loc)\.[ ]?cit)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<!\w)(?:N(?:o|r|um)\.|№)[ \t]*(?P<number>\d{1,4})(?![\w./-])", re.IGNORECASE)
"""A number with the word for it before it, as documents count their measures."""


def worded_otherwise(source: Source, token: Token) -> tuple[Text, Place, Text] | None:
    """Return the message, place and remedy of a citation or period around a token, if what is meant is known whole."""
    cited = statement_from(source.text, token.start, token.end)
    if cited is not None:
        message = Text("a place in a text is not written so here", "此处引注不这样写")
        return message, Place(source, cited.start, cited.end), cited.meant.advice
    days = period_from(source.text, token.start, token.end)
    if days is not None:
        message = Text("days are not written so here", "此处起止日期不这样写")
        return message, Place(source, days.start, days.end), days.advice
    return None


def _without_end(source: Source, token: Token) -> Text | None:
    """Return what to write for art 5 et seq. and § 5 ff., which do not say where they end."""
    if token.text != ".":
        return None
    before = source.text[max(token.start - 40, 0) : token.start]
    behind = re.search(
        r"(?P<word>§§?|[^\W\d_]+)\.?[ \t]*(?P<number>\d+)[ \t]+(?:ff?|et seqq?|et sqq?|seqq?|sqq|(?:e |y |et )?ss|e segg?|y sigs|et s)$",
        before,
    )
    return None if behind is None else without_end(behind["word"], behind["number"])


def looks_alike(source: Source, start: int, written: str, right: str) -> Fault:
    """Return the fault of a word or text with letters that look like others: told at the first of them."""
    first = next(number for number, letter in enumerate(written) if letter != right[number])
    letter, meant = written[first], right[first]
    what = what_it_is(letter)
    whole = written[0] not in _OPENING and len(written) <= LONGEST_NUMBER
    return Fault(
        Code.UNEXPECTED_CHARACTER,
        Text(
            f"`{letter}` (U+{ord(letter):04X}) is {what.en} that looks like `{meant}`",
            f"「{letter}」（U+{ord(letter):04X}）是{what.zh}，形似「{meant}」",
        ),
        Place(source, start + first, start + first + 1),
        Text(f"write `{right}`", f"请写「{right}」")
        if whole
        else Text(f"write `{meant}`", f"请写「{meant}」"),
        fixes=(
            Fix(
                Text(f"write `{meant}`", f"写作「{meant}」"),
                (Edit(Place(source, start, start + len(written)), right),),
                safe=True,
            ),
        ),
    )


def endless_number(source: Source, token: Token) -> Fault:
    """Return the fault of a token with more digits in a row than any number needs."""
    return Fault(
        Code.SYNTAX,
        Text(f"a number has at most {LONGEST_NUMBER} digits", f"数字至多{LONGEST_NUMBER}位"),
        Place(source, token.start, token.end),
        Text("write the number of the source", "请写原文的数字"),
    )


def two_numbers(source: Source, token: Token, least: str, most: str) -> Fault:
    """Return the fault of a Han numeral that names two numbers at once."""
    short = read_short_of_a_place(token.text) is not None
    twice = short or "(" in token.text or "（" in token.text
    remedy = (
        Text(f"write `{least}` or `{most}`, as the source means", f"请按原文写「{least}」或「{most}」")
        if twice
        else Text(
            f"write `{least} to {most}`, or the number of the source",
            f"请写「{least} 至 {most}」，或原文的确数",
        )
    )
    return Fault(
        Code.SYNTAX,
        Text(f"`{token.text}` can be read in two ways", f"「{token.text}」有两种读法")
        if short
        else Text(f"`{token.text}` names two numbers at once", f"「{token.text}」同时指两个数"),
        Place(source, token.start, token.end),
        remedy,
    )


def unclosed_string(source: Source, token: Token) -> Fault:
    """Return the fault of a string that does not end on its line."""
    closing = {"“": "”", "「": "」"}.get(token.text[0], '"')
    return Fault(
        Code.UNCLOSED_STRING,
        Text("this string has no closing quote on its line", "字符串在本行内没有结束引号"),
        Place(source, token.start, token.end),
        Text(f"write `{closing}` where the string ends", f"在字符串末尾写上 {closing}"),
    )


_NUMBER_OF_DOCUMENT = re.compile(
    r"(?:\A|(?<=[\n;；。{}｛｝]))[ \t]*(?:number|文号|发文字号)[ \t:：]+(?P<value>[^\s\"“「;；。{}｛｝][^\n\"“「;；。{}｛｝]*)?$"
)
_REST_OF_NUMBER = re.compile(r"[^\n;；。{}｛｝#]*")


def _number_without_quotes(source: Source, start: int, token: Token) -> Fault:
    """Return the fault of the number of a document that stands without quotes: 发改财金〔2016〕1962号."""
    start = token.start if start < 0 else start
    rest = _REST_OF_NUMBER.match(source.text, token.end)
    place = Place(source, start, token.end + (len(rest[0].rstrip()) if rest else 0))
    quoted = Text(f'"{place.text}"', f"「{place.text}」")
    help_ = Advice(f"write `{quoted.en}`", f"请写{quoted.zh}", (quoted,))
    message = Text("the number of a document stands in quotes", "文号须加引号")
    return Fault(Code.UNEXPECTED_CHARACTER, message, place, help_, fixes=fixes_by(help_, [place]))


def unusual_quotes(source: Source, token: Token) -> Fault:
    """Return the fault of text between marks that do not quote here."""
    mark, inner = token.text[0], token.text[1:-1]
    number = _NUMBER_OF_DOCUMENT.search(source.text, max(token.start - 60, 0), token.start)
    if number is not None:
        return _number_without_quotes(source, number.start("value"), token)
    if mark in _CLOSING_MARKS:
        message = Text(f"`{mark}` closes a string and cannot open one", f"「{mark}」是右引号，不能用作左引号")
    else:
        message = Text(f"`{mark}` has no meaning here", f"此处不能使用「{mark}」")
    worded = worded_at(source, token.start)
    if worded is not None and re.search(
        r"\d$", source.text[max(token.start - 1, 0) : token.start]
    ):  # 1'000'000,50
        remedy: Text = worded.advice
    elif mark in _QUOTING_MARKS or mark in _CLOSING_MARKS:
        remedy = Text(f'write "{inner}"', f"请写「{inner}」")
    else:
        remedy = _REMEDIES.get(mark, _IN_QUOTES)
    fixes = worded.fixes if worded and remedy == worded.advice else ()
    place = Place(source, token.start, token.end)
    return Fault(Code.UNEXPECTED_CHARACTER, message, place, remedy, fixes=fixes)
