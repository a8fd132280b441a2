"""Deliberate breakages: for each check and each core of the meaning a boundary, a sign, a dropped dimension.

Each says where in the syntax tree it stands: a module, the qualified name of a function, class or constant, and
the piece in it that another one takes the place of. `positions` says what a piece may be.
"""

from __future__ import annotations

from typing import NamedTuple

from referees.positions import broken


class Mutant(NamedTuple):
    """A breakage: what part of the program it breaks, what is wrong then, and which piece becomes which.

    `nth` counts from 1 among the pieces that are alike there; 0 says that there is one only.
    """

    part: str
    wrong: str
    path: str
    inside: str
    old: str
    new: str
    nth: int = 0

    @property
    def room(self) -> str:
        """Return the part of the package where it stands."""
        return self.path.partition("/")[0].removesuffix(".py")

    def applied(self) -> str:
        """Return the broken module; raise StaleError where the breakage no longer applies."""
        return broken(self.path, self.inside, self.old, self.new, self.nth)


Breakage = tuple[str, str, str] | tuple[str, str, str, int]


def of(part: str, path: str, inside: str, *breakages: Breakage) -> list[Mutant]:
    """Return breakages of one function, class or constant: what is wrong, the piece, what takes its place, which."""
    return [
        Mutant(part, path=path, inside=inside, wrong=wrong, old=old, new=new, nth=sum(nth))
        for wrong, old, new, *nth in breakages
    ]
