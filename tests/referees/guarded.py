"""Guardrails by brute force: each asked of every measure in every situation."""

from __future__ import annotations

from typing import Any

from mou_compiler.corpus.schema.declarations import Guardrail
from mou_compiler.corpus.schema.values import Citation, Ref
from referees.brute import Brute
from referees.days import begin, end
from referees.effects import BENEFITS, BURDENS, Effect, at_or_above, effects, named
from referees.norms import all_below, below, of_kinds


class Guarded:
    """What the guardrails of one small corpus say of its measures."""

    def __init__(self, brute: Brute) -> None:
        self.brute = brute
        self.world = brute.world
        self.corpus = brute.corpus

    def forbidden(self) -> dict[tuple[str, str], dict[str, int]]:
        """Return, by guardrail and document, where measures do what none may ever do."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for guardrail in self.corpus.guardrails.values():
            for id_, measure in self.brute.measures.items():
                hit = any(self.meant(guardrail, effect, guardrail.never) for effect in effects(measure))
                if hit and self.binds(guardrail, measure.document) and self.done_so(guardrail, id_):
                    table = self.comes_under(guardrail, id_)
                    if table:
                        found.setdefault((guardrail.id, measure.document), {})[id_] = table
        return found

    # --- whom it binds --------------------------------------------------------------------------------

    def rank(self, guardrail: Guardrail) -> str | None:
        """Return its rank: its own, or that of the first text it cites whose rank is known."""
        if guardrail.rank is not None:
            return guardrail.rank.id
        for basis in guardrail.basis:
            if isinstance(basis, Citation):
                texts: dict[str, Any] = {**self.corpus.laws, **self.corpus.documents}
                text = texts.get(basis.source.id)
                if text is not None and isinstance(text.rank, Ref):
                    found: str = text.rank.id
                    return found
        return None

    def binds(self, guardrail: Guardrail, document: str) -> bool:
        """Tell whether a document is not known to be of a rank that is neither that of a guardrail nor below it."""
        own, rank = self.rank(guardrail), self.corpus.documents[document].rank
        if own is None or not isinstance(rank, Ref):
            return True
        around = {rank.id}
        while True:
            more = {ref.id for id_ in around for ref in self.corpus.ranks[id_].above} - around
            if not more:
                return own in around
            around |= more

    # --- of which effects it speaks -------------------------------------------------------------------

    def meant(self, guardrail: Guardrail, effect: Effect, words: tuple[str, ...]) -> bool:
        """Tell whether an effect is of these words, on an act of a guardrail, or above or below one."""
        wide = {"burden": BURDENS, "benefit": BENEFITS}
        said = {modality for word in words for modality in wide.get(word, (word,))}
        acts = [ref.id for ref in guardrail.provisions]
        near = [act for act in acts if at_or_above(act, effect.act) or at_or_above(effect.act, act)]
        return effect.modality in said and (not acts or bool(near))

    def done_so(self, guardrail: Guardrail, id_: str) -> bool:
        """Tell whether a measure has a force and a body of which a guardrail speaks."""
        bodies = set(named(self.world.norms[id_].enforcement))
        for role in bodies & set(self.corpus.roles):
            bodies |= {ref.id for filling in self.corpus.roles[role].fillings for ref in filling.agencies}
        kinds = {self.corpus.agencies[body].kind for body in bodies if body in self.corpus.agencies}
        wanted = {ref.id for ref in guardrail.enforcers}
        return (
            (not guardrail.forces or self.brute._force(id_) in guardrail.forces)
            and (not wanted or bool(wanted & bodies))
            and (not guardrail.body_kinds or bool(kinds & set(guardrail.body_kinds)))
        )

    # --- of which situations --------------------------------------------------------------------------

    def situations(self, guardrail: Guardrail) -> int:
        """Return the situations of which a guardrail speaks."""
        first, behind = begin(guardrail.in_force), end(guardrail.in_force)
        table = self.world.on_days(lambda day: first <= day < behind)
        if guardrail.subjects:
            kinds = of_kinds(self.corpus.subjects, (ref.id for ref in guardrail.subjects))
            table &= self.world.where("subject", kinds.__contains__)
        if guardrail.territory:
            inside = all_below(self.corpus.territories, (ref.id for ref in guardrail.territory))
            table &= self.world.where("territory", inside.__contains__)
        for condition in guardrail.when:
            table &= self.world.holds(condition, "")
        return table

    def comes_under(self, guardrail: Guardrail, id_: str) -> int:
        """Return the situations of a guardrail in which a measure applies by reason of one of its lists."""
        table = self.situations(guardrail) & self.world.applies(id_)
        if not guardrail.lists and not guardrail.list_kinds:
            return table
        reasons = self.reasons(guardrail, id_)
        found = 0
        for way in ("", *self.world.relations):
            held = self.world.where("held", lambda one, way=way: one[0] in reasons and one[1] == way)
            found |= self.world.base_by(id_, way) & held
        return table & found

    def reasons(self, guardrail: Guardrail, id_: str) -> set[str]:
        """Return the lists, with their parts, by reason of which a measure comes under a guardrail."""
        lists = self.corpus.lists
        mine = [
            list_
            for list_ in self.brute.lists(id_)
            if not guardrail.list_kinds or lists[list_].kind in guardrail.list_kinds
        ]
        if guardrail.lists:
            mine = [
                ref.id
                for ref in guardrail.lists
                if any(ref.id in below(lists, one) or one in below(lists, ref.id) for one in mine)
            ]
        return all_below(lists, mine)
