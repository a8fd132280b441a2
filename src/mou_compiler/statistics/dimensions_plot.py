"""The five dimensions over time as a plot, drawn by matplotlib (the extra `plot`)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from mou_compiler.statistics.dimensions import Dimension
from mou_compiler.words import Language, Text

_COLOURS = ("#1d4ed8", "#b45309", "#15803d", "#7e22ce", "#94a3b8")
_HAN_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "PingFang SC", "Microsoft YaHei", "SimHei", "Heiti SC", "AR PL UMing CN",
)  # fmt: skip


_KEY = Text(
    "shares in hundredths; the numbers inside say how many there are in all", "比例（%）；图内数字为总数"
)


class NotDrawn(Exception):  # noqa: N818 -- it is a fact about the machine on its way to a message
    """The plot cannot be drawn here: the fact and the remedy."""

    def __init__(self, message: Text, help_: Text) -> None:
        self.message, self.help = message, help_
        super().__init__(message.en)


def plot(
    series: Sequence[tuple[date, Sequence[Dimension]]], language: Language, form: Literal["svg", "png"]
) -> bytes:
    """Return the five dimensions as shares over the days, one panel each; raise NotDrawn where that cannot be."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NotDrawn(
            Text("plots are drawn by matplotlib, which is not installed", "绘图需要 matplotlib，尚未安装"),
            Text("pip install 'mou-compiler[plot]'", "请运行 pip install 'mou-compiler[plot]'"),
        ) from error
    settings: Any = _settings(language, form)  # the stubs name every key
    with mpl.rc_context(settings):
        figure = Figure(figsize=(11, 13), layout="constrained")
        for number, panel in enumerate(figure.subplots(len(series[0][1]), 1, sharex=True)):
            _panel(panel, [(day, found[number]) for day, found in series], language)
        figure.supxlabel(_KEY.spelled(language), fontsize=9)
        stream = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None} if form == "svg" else {"Software": None}
        with warnings.catch_warnings():
            # In SVG text stays text, so that no font here needs its letters.
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            figure.savefig(stream, format=form, metadata=metadata)
    return stream.getvalue()


def _settings(language: Language, form: str) -> dict[str, Any]:
    """Return what makes the same bytes each time, and shows Han letters."""
    found: dict[str, Any] = {"svg.hashsalt": "mou", "svg.fonttype": "none", "figure.dpi": 110}
    han = _han_font()
    if han is not None:
        return {**found, "font.family": ["sans-serif"], "font.sans-serif": ["DejaVu Sans", han]}
    if language == "zh" and form == "png":
        raise NotDrawn(
            Text(
                "no font with Han letters is installed, and a PNG needs one", "未安装中文字体，无法生成 PNG"
            ),
            Text(
                "install one, such as Debian's fonts-noto-cjk, or write SVG",
                "请安装中文字体（如 Debian 的 fonts-noto-cjk），或改用 SVG",
            ),
        )
    return found


def _han_font() -> str | None:
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _HAN_FONTS if name in known), None)


def _panel(panel: Any, found: Sequence[tuple[date, Dimension]], language: Language) -> None:
    dimension = found[0][1]
    shares = [
        [each.share(each.groups[number]) * 100 for _, each in found]
        for number in range(len(dimension.groups))
    ]
    title, counted = dimension.title.spelled(language), dimension.counted.spelled(language)
    panel.set_title(
        f"{title}（{counted}）" if language == "zh" else f"{title} ({counted})", loc="left", fontsize=11
    )
    days = [day for day, _ in found]
    labels = [group.word.spelled(language) for group in dimension.groups]
    panel.stackplot(days, shares, labels=labels, colors=_COLOURS[: len(labels)], alpha=0.8, step="post")
    panel.set_ylim(0, 100)
    panel.set_ylabel("%")
    panel.margins(x=0)
    panel.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=9, frameon=False)
    numbers = [str(each.whole) for _, each in found]
    for day, number in zip(days[::2], numbers[::2], strict=True):
        panel.annotate(number, (day, 2), fontsize=7, color="white", xycoords="data")
