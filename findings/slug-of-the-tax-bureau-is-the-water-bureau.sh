#!/usr/bin/env bash
# What one expects: an address made of a name, by a library that makes ASCII of any script, differs where the names differ; if
# two are alike it is by chance, and rare.
# What happens: tones are dropped, so 税务局 (the tax bureau) and 水务局 (the water bureau), which a city may both have, are
# shui-wu-ju for python-slugify, Unidecode and anyascii. pypinyin, too, gives both the same without tones, and two with them;
# 公证 (to notarise) and 公正 (just) are one even so. Of two pages, files or keys made so the later one takes the place of the
# earlier, and what the one agency is to do stands under the name of the other.
# Seen with python-slugify 9.2.0, Unidecode 1.4.0, anyascii 0.3.3, pypinyin 0.55.0. Source: run; Unidecode's page warns that
# its result is not for telling words apart, python-slugify's does not.
# mou: ids are given by whoever writes the rules, and names of pages are made of ids.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-slugify==9.2.0 Unidecode==1.4.0 anyascii==0.3.3 pypinyin==0.55.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from anyascii import anyascii
from pypinyin import Style, lazy_pinyin
from slugify import slugify
from unidecode import unidecode

print({name: version(name) for name in ("python-slugify", "Unidecode", "anyascii", "pypinyin")})
PAIRS = [("税务局", "水务局"), ("公证", "公正")]
for pair in PAIRS:
    made = {
        "python-slugify": [slugify(name) for name in pair],
        "Unidecode": [unidecode(name).strip() for name in pair],
        "anyascii": [anyascii(name) for name in pair],
        "pypinyin": ["-".join(lazy_pinyin(name)) for name in pair],
        "pypinyin, tones": ["-".join(lazy_pinyin(name, style=Style.TONE3)) for name in pair],
    }
    print(*pair, made)
    told = [how for how, names in made.items() if len(set(names)) == 2]
    assert told == (["pypinyin, tones"] if pair[0] == "税务局" else [])
assert slugify("税务局") == "shui-wu-ju"
PY
echo "as described: two bureaus have one address"
