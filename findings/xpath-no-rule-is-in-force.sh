#!/usr/bin/env bash
# What one expects: //measure[@since >= '2016-01-20'] finds the measures in force since that day or later; days in ISO 8601
# are in the order of their letters, and equality of two texts works in XPath.
# What happens: in XPath 1.0, which lxml, xmllint, browsers and most tools for Akoma Ntoso have, `<` and `>` turn both sides
# into numbers. A day is no number, so each comparison is false, as is its opposite: the list is empty, whatever the day,
# without an error. In XPath 2.0 the same words find two of three. elementpath's parser for 1.0 raises instead of answering. A
# negation makes it worse: not(@until < '2016-01-20') holds of every measure, those that have ended among them.
# Seen with lxml 6.1.3 (libxml2), elementpath 5.1.4. Source: W3C, XPath 1.0, 3.4 "Booleans" (numbers for <, <=, > and >=);
# XPath 2.0, 3.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check lxml==6.1.3 elementpath==5.1.4 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import elementpath
from lxml import etree

print({name: version(name) for name in ("lxml", "elementpath")}, "libxml2", ".".join(map(str, etree.LIBXML_VERSION)))
LAW = etree.XML("""<law>
<measure since="2015-01-01" until="2015-12-31"/><measure since="2016-01-20" until="2018-01-20"/><measure since="2017-01-01"/>
</law>""")
told = {}
for asked in ("@since >= '2016-01-20'", "@since < '2016-01-20'", "not(@until < '2016-01-20')", "@since = '2016-01-20'"):
    path = f"//measure[{asked}]"
    told[asked] = [len(LAW.xpath(path)), len(elementpath.select(LAW, path))]
    print(f"{path}: XPath 1.0 by lxml, 2.0 by elementpath:", *told[asked])
assert list(told.values()) == [[0, 2], [0, 1], [3, 2], [1, 1]]
try:
    elementpath.select(LAW, "//measure[@since >= '2016-01-20']", parser=elementpath.XPath1Parser)
except ValueError as error:
    print("elementpath, XPath 1.0:", type(error).__name__, error)
else:
    raise AssertionError("elementpath answers for XPath 1.0")
PY
echo "as described: no rule is in force, and none is not"
