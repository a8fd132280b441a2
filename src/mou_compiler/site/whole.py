"""The whole of a corpus as a matrix: lists across from the acts they touch, or from the bodies that act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from mou_compiler.compilation import Compiled
from mou_compiler.graph.matrix import NO_LIST, Mark, Matrix, matrix_of
from mou_compiler.text import Text

By = Literal["acts", "agencies"]
BY: tuple[By, ...] = get_args(By)
_TITLES = {
    "acts": Text("Lists and the fields of acts that they touch", "名单与所涉行为领域"),
    "agencies": Text("Lists and who carries out what they set off", "名单与实施者"),
}


def matrix(compiled: Compiled, by: By = "acts") -> Matrix:
    """Return the matrix of a corpus."""
    corpus = compiled.corpus
    columns = corpus.acts if by == "acts" else {**corpus.roles, **corpus.agencies}

    def label_of_list(id_: str) -> Text:
        return corpus.lists[id_].label if id_ in corpus.lists else Text(id_, id_)

    def label_of_column(id_: str) -> Text:
        if not id_:
            return Text("nobody, or not known", "无人或不详")
        return columns[id_].label if id_ in columns else Text(id_, id_)

    return matrix_of(_marks(compiled, by), _TITLES[by], label_of_list, label_of_column)


def _marks(compiled: Compiled, by: By) -> Iterator[Mark]:
    weights: dict[str, int] = {}
    for finding in compiled.reported:
        for id_ in {*finding.measures, *(id_ for case in finding.cases for id_ in case.measures)}:
            weights[id_] = max(weights.get(id_, 0), int(finding.severity))
    for row in compiled.rows:
        if by == "acts" and row.led:
            continue
        column = row.act.partition(".")[0] if by == "acts" else row.enforcer
        for list_ in row.lists or (NO_LIST,):
            yield Mark(list_, column, row.measure, weights.get(row.measure, 0))
