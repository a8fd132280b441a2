#!/usr/bin/env bash
# What one expects: the address of an article in Akoma Ntoso (eId) is made of its number, so that a reference to it holds as long as
# the article stands, whatever becomes of its neighbours; that is why one refers to eIds.
# What happens: bluebell makes a hyphen of each sign within a number, so articles 12-1 (put in after 12), 12.1 and 12(1) have one
# address, and the second and the third are told apart by a count behind it: art_12-1, art_12-1_2, art_12-1_3. Once 12-1 is
# repealed and left out, art_12-1 is article 12.1: no reference is broken, and each of them leads to another article. Nothing is told. Numbers
# that differ in letters or Han figures (12bis, 十二条之一) keep theirs, and a text without such a pair shows nothing.
# Seen with bluebell-akn 3.1.1, cobalt 9.0.1. Source: OASIS, Akoma Ntoso Naming Convention 1.0 (number part of identifiers: final
# punctuation, separations without meaning and redundant characters are stripped); bluebell/xml.py, `clean_num`.
# mou: an article is named by its number as it is written, `art 12-1`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check bluebell-akn==3.1.1 cobalt==9.0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri

print({name: version(name) for name in ("bluebell-akn", "cobalt")})


def addresses(*numbers: str) -> dict[str, str]:
    uri = FrbrUri.parse("/akn/cn/act/2016/5/eng@2016-01-20")
    uri.work_component = "main"
    text = "BODY\n\n" + "\n\n".join(f"ARTICLE {number}\n\n  Text of article {number}." for number in numbers) + "\n"
    root = AkomaNtosoParser(uri).parse_to_xml(text, "act")
    return {article.findtext("{*}num"): article.get("eId") for article in root.iter("{*}article")}


before = addresses("12", "12-1", "12.1", "12(1)", "13")
after = addresses("12", "12.1", "12(1)", "13")
print("before:", before)
print("article 12-1 repealed:", after)
assert before == {
    "12": "art_12", "12-1": "art_12-1", "12.1": "art_12-1_2", "12(1)": "art_12-1_3", "13": "art_13"
}
assert after["12.1"] == before["12-1"] and after["12(1)"] == before["12.1"]
assert addresses("十二条之一", "十三条", "12bis", "12ter") == {
    "十二条之一": "art_十二条之一", "十三条": "art_十三条", "12bis": "art_12bis", "12ter": "art_12ter"
}
PY
echo "as described: the address of article 12-1 becomes that of article 12.1"
