"""What the exports of the graph need of a compiled corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import networkx as nx


class HasGraph(Protocol):
    """Anything with a dependency graph, such as a compiled corpus."""

    @property
    def graph(self) -> nx.MultiDiGraph:
        """The graph as `build_graph` returns it."""
