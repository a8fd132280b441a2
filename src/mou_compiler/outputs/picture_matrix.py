"""The whole as a picture that fits one screen: lists across from the acts they touch, with findings in it."""

from __future__ import annotations

from mou_compiler.compilation import Compiled
from mou_compiler.graph.matrix import as_svg
from mou_compiler.publishing.output import one_file
from mou_compiler.site.whole import matrix
from mou_compiler.text import Text

FILE = "graph/matrix.svg"
MEDIA_TYPE = "image/svg+xml"
TITLE = Text("Lists and what they touch, drawn as a matrix", "名单与其后果（矩阵图）")


def render(compiled: Compiled) -> bytes:
    """Return the matrix of lists and acts as SVG, with labels in both languages."""
    return as_svg(matrix(compiled)).encode("utf-8", "replace")


OUTPUT = one_file("picture_matrix", FILE, TITLE, MEDIA_TYPE, render)
