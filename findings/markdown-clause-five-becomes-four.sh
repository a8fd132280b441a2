#!/usr/bin/env bash
# What one expects: a list of clauses `3.`, `5.`, `6.`, of which the fourth is repealed, is shown with the numbers that stand
# there; Markdown is plain text that looks like what it says.
# What happens: CommonMark keeps the first number only and counts on: 3, 4, 5, so clause 5 is printed as clause 4 and a
# reference to clause 4 leads to a living one. Python-Markdown throws away the first as well: 1, 2, 3. Written `3)` instead of
# `3.` it is a list for one and a paragraph for the other. No reader warns; the page looks in order. With a number in another
# form (`第五条`, `(5)`) the text is left as it is by all.
# Seen with markdown-it-py 4.3.0, mistune 3.4.0, Markdown 3.11.3. Source: spec.commonmark.org, 5.3 "Lists": the first number
# is the start, the later ones are disregarded; daringfireball.net, "Markdown: Syntax", says that the numbers have no effect.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check markdown-it-py==4.3.0 mistune==3.4.0 Markdown==3.11.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import re
from importlib.metadata import version

import markdown
import mistune
from markdown_it import MarkdownIt

print({name: version(name) for name in ("markdown-it-py", "mistune", "Markdown")})
READERS = {"markdown-it-py": MarkdownIt().render, "mistune": mistune.html, "Markdown": markdown.markdown}


def shown(html: str) -> list[str]:
    """Return the items of the list as a browser numbers them."""
    opened = re.search(r'<ol(?: start="(\d+)")?>', html)
    if opened is None:
        return []
    return [f"{number} {item}" for number, item in enumerate(re.findall(r"<li>(.*?)</li>", html), int(opened[1] or 1))]


LAW = "3. rail\n5. air\n6. roads\n"
numbered = {name: shown(read(LAW)) for name, read in READERS.items()}
bracketed = {name: shown(read(LAW.replace(".", ")"))) for name, read in READERS.items()}
for name in READERS:
    print(name, numbered[name], bracketed[name])
assert numbered["markdown-it-py"] == numbered["mistune"] == ["3 rail", "4 air", "5 roads"]
assert numbered["Markdown"] == ["1 rail", "2 air", "3 roads"]
assert bracketed["markdown-it-py"] == bracketed["mistune"] == ["3 rail", "4 air", "5 roads"] and bracketed["Markdown"] == []
PY
echo "as described: clause five is shown as clause four, or as the second"
