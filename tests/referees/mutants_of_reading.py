"""Breakages of reading: files and folders, what belongs to a corpus, names, registers, and what is read of a file."""

from __future__ import annotations

from referees.mutants import of

READING = [
    *of(
        "input: files",
        "input/files.py",
        "read_file",
        ("a file of any size is read", "max(size, len(raw)) > LARGEST", "False"),
        ("a name of other letters is taken", "path != file.as_posix()", "False"),
    ),
    *of(
        "input: files",
        "input/files.py",
        "read_text",
        ("a byte order mark is a letter", "'utf-8-sig'", "'utf-8'"),
        ("a NUL byte is a letter", "'\\x00' in text", "False"),
    ),
    *of(
        "input: files",
        "input/files.py",
        "_lines",
        (
            "a lone carriage return is a letter",
            "text.replace('\\r\\n', '\\n').replace('\\r', '\\n')",
            "text.replace('\\r\\n', '\\n')",
        ),
    ),
    *of(
        "input: files",
        "input/files.py",
        "_is_gb18030",
        ("every wrong byte is Chinese", "known * 2 > len(letters)", "True"),
    ),
    *of(
        "input: folders",
        "input/files.py",
        "_Finder.enter",
        ("a folder is read twice", "this in self.folders", "False"),
        ("a link back is no fault", "self.faults.append(_loop(folder))", "pass"),
        ("hidden files are read", "not name.startswith('.')", "True"),
        ("a corpus within a corpus is part of it", "above and (folder / OWN).is_file()", "False"),
    ),
    *of(
        "input: folders",
        "input/files.py",
        "_Finder.find",
        ("a folder that cannot be read is skipped", "self.faults.append(_failure(folder, error))", "pass"),
    ),
    *of(
        "input: corpora",
        "input/corpora.py",
        "Part.has",
        (
            "a name that begins alike lies in a folder",
            "real.startswith(name.rstrip(os.sep) + os.sep)",
            "real.startswith(name)",
        ),
    ),
    *of(
        "input: corpora",
        "input/corpora.py",
        "_corpus_of",
        (
            "only configured paths are a corpus",
            "(folder.name == FOLDER and folder.is_dir()) or _is_file(folder / OWN)",
            "False",
        ),
        ("what is configured is no corpus", "folder in whole", "False"),
    ),
    *of(
        "input: corpora",
        "input/beside.py",
        "reader_below",
        (
            "a register lies anywhere",
            "posixpath.isabs(name) or not any(_lies_below(real, root) for root in roots)",
            "False",
        ),
    ),
    *of(
        "input: forges",
        "input/rooting.py",
        "rooted_from",
        ("paths go from where one stands", "root is not None", "False"),
    ),
    *of(
        "input: forges",
        "input/rooting.py",
        "_repository",
        (
            "a worktree is no repository",
            "os.path.lexists(os.path.join(above, _MARK))",
            "os.path.isdir(os.path.join(above, _MARK))",
        ),
        (
            "the outermost repository counts",
            "(folder, *map(str, Path(folder).parents))",
            "(*reversed([*map(str, Path(folder).parents)]), folder)",
        ),
    ),
    *of(
        "input: rewriting",
        "input/rewriting.py",
        "rewrite",
        ("a file has the rights of a new one", "temporary.chmod(before.st_mode & 4095)", "pass"),
        ("hard links part", "before.st_nlink == 1", "True"),
        ("what was left aside stays", "temporary.unlink(missing_ok=True)", "pass"),
    ),
    *of(
        "input: rewriting",
        "input/rewriting.py",
        "_overwrite",
        ("the end of a longer text stays", "stream.truncate()", "pass", 1),
    ),
    *of(
        "registers: rows",
        "corpus/registers/table.py",
        "Row.in_force",
        (
            "a day before the text is its first",
            "self.dated is not None and self.stated < self.dated",
            "False",
        ),
    ),
    *of(
        "registers: rows",
        "corpus/registers/table.py",
        "_mistakes",
        ("a row may occur twice", "mistake is None and line in seen", "False"),
    ),
    *of(
        "registers: rows",
        "corpus/registers/table.py",
        "_join_parts",
        ("parts of a text are editions", "len(parts) < 2", "True"),
        ("parts need not follow on one another", "row.last_article - row.articles_found != before", "False"),
    ),
    *of(
        "registers: titles",
        "corpus/registers/registers.py",
        "Registry._find",
        ("nothing may be left out of a title", "*register.omits", ""),
    ),
    *of(
        "registers: titles",
        "corpus/registers/registers.py",
        "_repeal",
        ("a text repeals its own title", "fold_title(row.title) not in names", "True"),
        ("a repeal of long ago repeals a new text", "(row.stated or row.dated or date.max) > latest", "True"),
        (
            "the last repeal counts",
            "min(found, key=lambda row: (row.stated or row.dated or date.max, row.title))",
            "max(found, key=lambda row: (row.stated or row.dated or date.max, row.title))",
        ),
    ),
    *of(
        "registers: filling",
        "corpus/registers/entries.py",
        "fill_law",
        ("a register says it better", "law.rank is None", "True"),
        ("no day of repeal", "law.repealed_on is None", "False"),
    ),
    *of(
        "registers: filling",
        "corpus/registers/entries.py",
        "fill_document",
        ("a document never ends", "start is not None or end is not None", "start is not None"),
        (
            "the day of signing is not filled in",
            "document.signed is None and text.dated is not None",
            "False",
        ),
    ),
    *of(
        "registers: filling",
        "corpus/registers/entries.py",
        "text_names",
        ("two texts of a year have one name", "years.count(day.year) == 1", "True"),
    ),
    *of(
        "reading: fields",
        "corpus/reading/elaborate.py",
        "Elaborator._fields",
        ("a field that must be there may be missing", "missing and not block.strange", "False"),
        ("a field may be missing beside a strange one", "missing and not block.strange", "missing"),
    ),
    *of(
        "reading: fields",
        "corpus/reading/elaborate.py",
        "Elaborator._field",
        ("the second of two is read", "before is not statement and not spec.many", "False"),
        ("two of one id are no fault", "first is not value.place", "False"),
    ),
    *of(
        "reading: fields",
        "corpus/reading/elaborate.py",
        "Elaborator._tell",
        ("what was told before is told again", "fault.place is not None and self.broken", "False"),
    ),
    *of(
        "reading: mending",
        "corpus/reading/mending.py",
        "_begins_line",
        (
            "a keyword anywhere begins a statement",
            "not text[text.rfind('\\n', 0, offset) + 1:offset].strip()",
            "True",
        ),
    ),
    *of(
        "reading: mending",
        "corpus/reading/mending.py",
        "_last_name",
        ("a comparison has no last name", "_last_name(right)", "None", 1),
    ),
    *of(
        "reading: mending",
        "corpus/reading/elaborate.py",
        "Elaborator._whole_lines",
        ("a name that is declared begins a statement", "self.names.bears(token.text)", "False"),
    ),
]
