"""What of a corpus is meant by a name on the command line: an agency, a role, a list, a document or an act."""

from __future__ import annotations

from mou_compiler.analysis.directory import directory, kinds_before
from mou_compiler.command_line.asked_back import LOOK, asked_back
from mou_compiler.command_line.telling import fail
from mou_compiler.command_line.what_it_is import what_it_is
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.tables.about import Bearer, bearers, declared
from mou_compiler.words import Language, Text


def bearer_asked(corpus: Corpus, name: str, language: Language) -> Bearer:
    """Return what is meant by a name; stop with exit status 2 where that is nothing, or several things."""
    found = bearers(corpus, name)
    if len(found) == 1:
        return found[0]
    if found:
        fail(*asked_back(name, (one.written for one in found)), language)
    _refuse_kind(corpus, name, language)
    wanted = Text("agency, role, list, document or act", "机构、角色、名单、文件或行为")
    if other := what_it_is(corpus, name, wanted):
        fail(*other, language)
    known = [
        spelling
        for items in declared(corpus).values()
        for id_, item in items.items()
        for spelling in (id_, item.label.en, item.label.zh, *getattr(item, "aliases", ()))
    ]
    fail(
        Text(
            f"no agency, role, list, document or act is named `{name}`",
            f"没有名为「{name}」的机构、角色、名单、文件或行为",
        ),
        did_you_mean(name, known)
        or Text("give an id, a label or an alias of one", "请给出其标识、名称或别名"),
        language,
    )


def _refuse_kind(corpus: Corpus, name: str, language: Language) -> None:
    """Stop where a kind is named of which nothing is called so: what is called so, or what of the kind is nearest."""
    kinds, rest = kinds_before(name)
    if not kinds:
        return
    wanted = Text(" or ".join(kind.en for kind in kinds), "或".join(kind.zh for kind in kinds))
    if other := what_it_is(corpus, rest, wanted):
        fail(*other, language)
    known = [spelling for entry in directory(corpus) if entry.kind in kinds for spelling in entry.spellings]
    fail(
        Text(f"no {wanted.en} is named `{rest}`", f"没有名为「{rest}」的{wanted.zh}"),
        did_you_mean(rest, known) or LOOK,
        language,
    )
