#!/usr/bin/env bash
# What one expects: `within 5<sup>2</sup> days`, five days with a mark for the second note, and article 12<sup>1</sup>, the
# one inserted after 12 as Polish, Baltic and Russian laws number it, are told apart from 52 days and article 121 in the text
# that is taken out of a page.
# What happens: html2text, inscriptis, BeautifulSoup and lxml put the raised figure right behind the other: 52 days, article
# 121, which is a term, and an article that the code has as well. markdownify does so unless it is told of a mark
# (sup_symbol). What is struck out and put in (<del>30</del><ins>15</ins>) parts them: 3015 for three, ~~30~~15 for the two
# that write Markdown. Nothing warns, and each number is a sound one.
# Seen with html2text 2025.4.15, markdownify 1.2.3, inscriptis 2.7.6, beautifulsoup4 4.15.0, lxml 6.1.3. Source: HTML Living
# Standard, 4.5.19 "sub and sup" and 4.7 "Edits": that they bear meaning; none of the libraries' pages speaks of it but
# markdownify's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 inscriptis==2.7.6 beautifulsoup4==4.15.0 lxml==6.1.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import re
from importlib.metadata import version

import html2text
import inscriptis
import lxml.html
from bs4 import BeautifulSoup
from markdownify import markdownify

print({name: version(name) for name in ("html2text", "markdownify", "inscriptis", "beautifulsoup4", "lxml")})
READERS = {
    "html2text": html2text.html2text,
    "markdownify": markdownify,
    "inscriptis": inscriptis.get_text,
    "beautifulsoup4": lambda page: BeautifulSoup(page, "html.parser").get_text(),
    "lxml": lambda page: lxml.html.fromstring(page).text_content(),
}
LAW = "<p>article 12<sup>1</sup>: within 5<sup>2</sup> days</p>"
AMENDED = "<p>within <del>30</del><ins>15</ins> days</p>"
law = {name: read(LAW).strip() for name, read in READERS.items()}
amended = {name: re.sub(r"(?<=~~) (?=15)", "", read(AMENDED).strip()) for name, read in READERS.items()}
for name in READERS:
    print(name, [law[name], amended[name]])
assert set(law.values()) == {"article 121: within 52 days"}
assert amended["inscriptis"] == amended["beautifulsoup4"] == amended["lxml"] == "within 3015 days"
assert amended["html2text"] == amended["markdownify"] == "within ~~30~~15 days"
assert markdownify(LAW, sup_symbol="^").strip() == "article 12^1^: within 5^2^ days"
PY
echo "as described: five days are fifty-two"
