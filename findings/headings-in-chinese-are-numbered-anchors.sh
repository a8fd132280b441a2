#!/usr/bin/env bash
# What one expects: the address of a heading is made of its words, so that a link to article 2 of a page leads to article 2 as
# long as there is one.
# What happens: Python-Markdown's table of contents and docutils, which is below Sphinx, keep letters of ASCII only. Of 第一条,
# 第二条 nothing is left, and the headings are called _1, _2 or section-1, section-2 as they come. An article put in before, a
# title before all, and each link leads to the neighbour: no link is broken, so no checker of links finds it. English headings
# keep theirs. Both can be told otherwise, and mdit-py-plugins' anchors keep the Han letters by themselves.
# Seen with Markdown 3.11.3, docutils 0.23, markdown-it-py 4.3.0 with mdit-py-plugins 0.7.0. Source:
# python-markdown.github.io, "Table of Contents", `slugify`; docutils, `nodes.make_id`: both say that other letters go, not
# that what is left is a number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check Markdown==3.11.3 docutils==0.23 markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import re
from importlib.metadata import version

import markdown
from docutils.core import publish_parts
from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin

print({name: version(name) for name in ("Markdown", "docutils", "markdown-it-py", "mdit-py-plugins")})


def by_docutils(titles: list[str]) -> str:
    text = "Law\n===\n\n" + "".join(f"{title}\n{'-' * 40}\n\ntext\n\n" for title in titles)
    return publish_parts(text, writer="html5")["body"]


def anchors(titles: list[str]) -> dict[str, dict[str, str]]:
    text = "".join(f"## {title}\n\n" for title in titles)
    pages = {
        "Markdown": markdown.markdown(text, extensions=["toc"]),
        "docutils": by_docutils(titles),
        "markdown-it-py": MarkdownIt().use(anchors_plugin).render(text),
    }
    found = {name: re.findall(r'id="([^"]*)"[^第A]*?(第.条|Article \d)', page) for name, page in pages.items()}
    return {name: dict(pairs) for name, pairs in found.items()}


before = anchors(["第一条", "第二条", "第四条"])
after = anchors(["第一条", "第二条", "第三条", "第四条"])
for name in before:
    print(name, before[name], after[name])
for name in ("Markdown", "docutils"):
    (moved,) = (anchor for anchor, title in before[name].items() if title == "第四条")
    assert after[name][moved] == "第三条", "the link to article 4 leads to article 3"
assert after["markdown-it-py"]["第四条"] == before["markdown-it-py"]["第四条"] == "第四条"
english = [anchors([f"Article {number}" for number in numbers]) for numbers in ((1, 2, 4), (1, 2, 3, 4))]
for name in before:
    assert english[0][name].items() <= english[1][name].items()
PY
echo "as described: the link to article four leads to article three"
