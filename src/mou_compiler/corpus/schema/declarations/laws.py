"""Legal sources with their editions, and registers of many of them."""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import AGENCY, LAW, RANK, TERRITORY, Declaration
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import Articles, Day, Moved, NamedFile, Period, Ref, Unknown
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edition(Declaration):
    """One edition of a law."""

    KEYWORD = Word("edition", "版本")
    HELP = Text("one edition of the text", "文本的一个版本")
    adopted: Day | Unknown | None = spec(
        Word("adopted", "通过"), s.DAY, help=Text("the day of adoption or of this text", "通过或该文本的日期")
    )
    in_force: Period | None = spec(
        Word("in force", "施行"),
        s.PERIOD,
        help=Text("its days; the day of adoption stands in where unknown", "施行期间；不详时以通过日代替"),
    )
    articles: Articles | Unknown | None = spec(
        Word("articles", "条数"), s.ARTICLES, help=Text("first and last article", "起止条文")
    )
    moved: tuple[Moved, ...] = spec(
        Word("moved", "移置"),
        s.MOVED,
        many=True,
        help=Text("an article of the edition before and its number here", "前一版本的条文在本版本中的条号"),
    )
    dropped: tuple[str, ...] = spec(
        Word("dropped", "删除"),
        s.names(Text("numbers of articles", "条号")),
        help=Text("articles that it no longer has", "已删除的条文"),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Law(Declaration):
    """A legal source that measures and lists rest on."""

    KEYWORD = Word("law", "法律")
    HELP = Text("a legal source on which others rest", "作为依据的法律文件")
    rank: Ref | Unknown | None = spec(
        Word("rank", "位阶"), s.unknown_or(s.reference("rank", named=RANK)), help=Text("its rank", "位阶")
    )
    number: str | Unknown | None = spec(
        Word("number", "文号"), s.unknown_or(s.STRING), help=Text("its number", "文号")
    )
    issuers: tuple[Ref, ...] = spec(
        Word("issued by", "制定机关"),
        s.references("agency", named=AGENCY),
        help=Text("who made it", "制定机关"),
    )
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.unknown_or(s.reference("territory", named=TERRITORY)),
        help=Text("where it holds", "适用地域"),
    )
    title: str | None = spec(
        Word("title", "题名"),
        s.TITLE,
        help=Text(
            "its title in a register of laws, which fills in what is not said here",
            "其在法规登记册中的题名；此处未写明的取自登记册",
        ),
    )
    aliases: tuple[str, ...] = spec(
        Word("alias", "别名"),
        s.names(Text("other names", "其他名称")),
        help=Text("other names of it", "其他名称"),
    )
    adopted: Day | Unknown | None = spec(
        Word("adopted", "通过"), s.DAY, help=Text("the day of adoption", "通过日期")
    )
    in_force: Period | None = spec(
        Word("in force", "施行"), s.PERIOD, help=Text("its days, where no edition says more", "施行期间")
    )
    repealed: Ref | None = spec(
        Word("repealed by", "废止者"),
        s.reference(*s.DOCUMENTS, named=LAW),
        help=Text("what repealed it", "废止它的文件"),
    )
    repealed_on: Day | Unknown | None = spec(
        Word("repealed on", "废止日期"),
        s.DAY,
        help=Text(
            "the first day without it; the first day of what repealed it if not said",
            "废止之日；未写则为废止者施行之日",
        ),
    )
    editions: tuple[Edition, ...] = spec(
        Edition.KEYWORD, nested=Edition, many=True, help=Text("its editions", "各版本")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Section(Declaration):
    """A section of a register: what holds of every text in it."""

    KEYWORD = Word("section", "门类")
    HELP = Text("what holds of every text of a section or collection", "一个门类或汇编中各文本的共同内容")
    aliases: tuple[str, ...] = spec(
        Word("alias", "别名"),
        s.names(Text("other names in the file", "数据文件中的其他名称")),
        help=Text("other names of it in the file", "数据文件中的其他名称"),
    )
    rank: Ref | Unknown | None = spec(
        Word("rank", "位阶"),
        s.unknown_or(s.reference("rank", named=RANK)),
        required=True,
        help=Text("the rank of its texts", "其文本的位阶"),
    )
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.unknown_or(s.reference("territory", named=TERRITORY)),
        help=Text(
            "where its texts hold, or the territory in it whose name begins the title",
            "其文本适用的地域；题名以其下某地域之名开头的，适用于该地域",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Register(Declaration):
    """A register of laws: a table beside the corpus whose texts can be cited by title."""

    KEYWORD = Word("register", "法规登记册")
    HELP = Text(
        "a table of laws, each of which can be cited by its title", "法规表，其中每件法规可按题名引用"
    )
    file: NamedFile | None = spec(
        Word("file", "数据文件"),
        s.FILE,
        required=True,
        help=Text(
            "a CSV file, by its path from the folder of this file", "CSV 文件，路径从本文件所在文件夹算起"
        ),
    )
    state: Day | Unknown | None = spec(
        Word("state", "截至"), s.DAY, required=True, help=Text("the day that it shows", "数据截至的日期")
    )
    omits: tuple[str, ...] = spec(
        Word("may omit", "可省略"),
        s.names(Text("beginnings of titles", "题名的开头")),
        help=Text("beginnings of titles that a citation may leave out", "引用时可省略的题名开头"),
    )
    sections: tuple[Section, ...] = spec(
        Section.KEYWORD,
        nested=Section,
        many=True,
        help=Text("what holds of a section", "各门类的共同内容"),
    )
