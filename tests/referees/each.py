"""Takes so many random programs, the same ones each time, to try something on each."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy


def for_each(programs: SearchStrategy[str], number: int, shard: int, body: Callable[[str], None]) -> None:
    """Call a function with each of so many programs, those of one shard; what it raises ends it."""

    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @seed(shard)
    @given(programs)
    def run(text: str) -> None:
        body(text)

    run()
