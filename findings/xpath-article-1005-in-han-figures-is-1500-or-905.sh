#!/usr/bin/env bash
# What one expects: the numbers of articles, put into Han figures by the standard's own function, format-integer(1005, '一',
# 'zh'), are those that stand in laws, 一千零五, or plain 1005 from a processor that does not have them, as the standard lays down.
# What happens: Saxon, told that the language is Chinese, writes 千五, as Japanese has it: in Chinese that is heard as 1500, as
# 一千五 is; 百一 for 101 is heard as 110, and 10,005 is plain 10005. elementpath has no Han figures and loses count of its own at
# each nought: 905 for 1005, 0 for 10, 10 for 20, 01 for 101, so of twenty articles numbered by it the tenth is article 0 and
# the twentieth article 10. lxml, with XSLT 1.0 and the same token, writes plain 1005. Up to nine, and up to 99 by Saxon, all is
# well, which is as far as a sample goes. A reader of Chinese numerals refuses what Saxon writes. No error, and the language
# changes nothing.
# Seen with saxonche 13.1.1, elementpath 5.1.4, lxml 6.1.3, cn2an 0.5.24. Source: W3C, XPath Functions 3.1, 4.6.1 (一 among the
# tokens; one that is not supported is taken for 1); 民法典, of 1260 articles, writes 第一千零五条.
# mou: of 第千五条 it offers both readings and takes neither (tests/language/test_misread_elsewhere.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check saxonche==13.1.1 elementpath==5.1.4 lxml==6.1.3 cn2an==0.5.24 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import cn2an
import elementpath
import saxonche
from elementpath.xpath3 import XPath3Parser
from lxml import etree

print({name: version(name) for name in ("saxonche", "elementpath", "lxml", "cn2an")})
ROOT = etree.XML("<law/>")
SHEET = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>'
    '<xsl:template match="/"><xsl:number value="%d" format="一"/></xsl:template></xsl:stylesheet>'
)


def by_lxml(number: int) -> str:
    return str(etree.XSLT(etree.XML(SHEET % number))(ROOT))


told = {}
with saxonche.PySaxonProcessor(license=False) as processor:
    xpath = processor.new_xpath_processor()
    for number in (9, 12, 20, 10, 101, 110, 1005, 10005):
        asked = f"format-integer({number}, '一', 'zh')"
        saxon = str(xpath.evaluate_single(asked))
        assert saxon == str(xpath.evaluate_single(asked.replace("zh", "ja")))
        told[number] = [saxon, elementpath.select(ROOT, asked, parser=XPath3Parser), by_lxml(number), cn2an.an2cn(number)]
        print(f"{number}: Saxon {told[number][0]}, elementpath {told[number][1]}, lxml {told[number][2]}; as laws have it {told[number][3]}")
assert [row[0] for row in told.values()] == ["九", "十二", "二十", "十", "百一", "百十", "千五", "10005"]
assert [row[1] for row in told.values()] == ["9", "12", "10", "0", "01", "00", "905", "9905"]
assert [row[2] for row in told.values()] == [str(number) for number in told]
assert told[1005][3] == "一千零五" and told[101][3] == "一百零一"
for figures in ("千五", "百一"):
    try:
        cn2an.cn2an(figures, "smart")
    except ValueError as error:
        print(f"cn2an: {error}")
    else:
        raise AssertionError(f"{figures} is read")
PY
echo "as described: article 1005 is written 千五, 905 and 1005"
