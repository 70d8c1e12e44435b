#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""include_rules.py [ROOT]: who may include whom, and the other rules of the house that a program can check.

Prints "file:line: what is wrong" for every breach; exit 1 when there is one. What a file sees includes what the headers
it includes see, so a rule is not got around through a header of ours.
"""

import re
import sys
from collections import namedtuple
from pathlib import Path

TOP_LEVEL = {"CMakeLists.txt", "README.md", "LICENSE", "common", "indexer", "searcher", "tests", "samples",
             ".ci", ".cmake", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore"}
NOT_OURS = re.compile(r"\.git$|\.cache$|build|compile_commands\.json$|.*\.swp$")  # what .gitignore names, and git's own
DATA = re.compile(r"tests/(data|golden|fuzz/corpus)/|samples/articles/")

# Rooms with a map: what each is for, and in which order to read it.
ROOMS = ("common", "indexer", "searcher", "searcher/engine", "tests")
MAX_MAP_LINES = 40
NAMED_FILE = re.compile(r"`([\w./-]+(?:\.(?:h|cc|md|py)|/))`")

# A source has a test of its own, or stands below this heading of the map of the tests, with the reason.
TEST_MAP = "tests/README.md"
WITHOUT_TEST = "## Sources without a test of their own"
TESTED = re.compile(r"(common|indexer|searcher)/.*\.cc$")

SPDX = "SPDX-License-Identifier: GPL-2.0-or-later"
MAX_LINES = 400

CODE = r"(common|indexer|searcher)/"
PUBLIC = r".*/include/news/"

# Files whose path matches `where` (and not `but`) must not see a header that matches `never`.
Sight = namedtuple("Sight", "where but never reason")
SIGHTS = [
    Sight(r"common/", None, r"(indexer|searcher)/|news/search\.h$", "common knows neither program"),
    Sight(r"indexer/", None, r"searcher/|news/search\.h$", "the indexer knows no searcher"),
    Sight(r"searcher/", None, r"indexer/", "the searcher knows no indexer"),
    Sight(r"common/(?!cli/)", None, r"common/cli/", "what is for programs only stays out of what libraries use"),
    Sight(r"indexer/readers/", None, r"xapian", "readers know no Xapian"),
    Sight(r"common/cli/", None, r"xapian", "common/cli knows no Xapian"),
    Sight(r"searcher/", r"searcher/engine/", r"xapian", "in the searcher only the engine knows Xapian"),
    Sight(r"searcher/engine/", None, r"common/cli/|spdlog/|fmt/|boost/program_options|iostream$",
          "the engine neither prints nor logs nor reads a command line"),
    Sight(r"samples/|tests/embed/", None, CODE, "an outside program has the public headers only"),
    Sight(PUBLIC, None, r"(?![a-z_]+$|news/[a-z_]+\.h$)", "public headers use the standard library and each other only"),
]

# Lines of such files must not match `never`. Comments are not looked at.
Ban = namedtuple("Ban", "where but never reason")
TERM_CALLS = r"add_term|add_boolean_term|add_posting|remove_term|remove_posting|postlist_begin|allterms_begin|" \
             r"term_exists|get_termfreq|get_collection_freq|delete_document|replace_document|Xapian::Query"
SLOT_CALLS = r"add_value|get_value|remove_value|get_value_(freq|lower_bound|upper_bound)|valuestream_begin|" \
             r"set_sort_by_value\w*|set_collapse_key|ValueCountMatchSpy|ValueWeightPostingSource"
BANS = [
    Ban(CODE, r"(searcher|common/cli)/terminal\.(h|cc)$",  # "\x1b$" and "\x1b(" announce ISO 2022 charsets
        r"(?<!\\)(\\\\)*\\(x1[bB]|0?33|e|u001[bB])(?![$(\w])|\x1b", "an escape code outside terminal"),
    Ban(CODE, r"common/schema\.(h|cc)$", rf'\b({TERM_CALLS})\b\s*[({{]\s*"(?!")', "a term prefix outside schema"),
    Ban(CODE, r"common/schema\.(h|cc)$", rf"\b({SLOT_CALLS})\b\s*[({{]\s*\d", "a value slot outside schema"),
    Ban(CODE, r"common/schema\.(h|cc)$", r'\b[gs]et_metadata\s*\(\s*"', "a metadata key outside schema"),
    Ban(CODE, r"common/index/database\.(h|cc)$", r"\bXapian::(Writable)?Database\s*\w*\s*[({]\s*\w|\bXapian::DB_OPEN\b",
        "a path is handed to Xapian outside common/index/database"),
    Ban(r"searcher/engine/", r"searcher/engine/(index_\w+|open_indexes|matching/near_source|shards/\w+)\.(h|cc)$",
        r"\bXapian::Database\b(?!.*\boverride\b)", "the engine speaks to databases through IndexView"),
    Ban(r"searcher/engine/", None, r"\bstd::c(out|err|log)\b|\b(secure_)?getenv\b|\b(std::)?(f?printf|f?puts)\s*\(|\bexit\s*\(",
        "the engine neither prints nor exits nor reads the environment"),
]

INCLUDE = re.compile(r'\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')
COMMENT_OR_LITERAL = re.compile(r'''R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|//[^\n]*|/\*.*?\*/''', re.S)
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")


def comment_mark(path, text):
    """How a comment starts in this language; None for files that are no source."""
    if path.suffix in {".cc", ".cpp", ".h"}:
        return "//"
    if path.suffix in {".py", ".sh", ".cmake", ".in", ".yml"} or path.name == "CMakeLists.txt" or text.startswith("#!"):
        return "#"
    return None


def without_comments(text):
    """Comments become blank; the lines stay where they were."""
    def blank(match):
        found = match.group()
        return re.sub(r"[^\n]", " ", found) if found.startswith("/") else found
    return COMMENT_OR_LITERAL.sub(blank, text)


class Source:
    def __init__(self, root, name):
        self.name = name
        self.path = root / name
        self.text = self.path.read_text(encoding="utf-8", errors="replace")
        self.mark = comment_mark(self.path, self.text)
        self.is_cpp = self.mark == "//"
        self.code = without_comments(self.text).splitlines() if self.is_cpp else []
        self.includes = []  # (line, header, is quoted)
        for number, line in enumerate(self.code, 1):
            if match := INCLUDE.match(line):
                self.includes.append((number, match.group(1) or match.group(2), match.group(2) is not None))


class Tree:
    def __init__(self, root):
        self.root = root
        self.breaches = []
        files = (file for top in root.iterdir() if not NOT_OURS.match(top.name)
                 for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file())
        names = sorted(file.relative_to(root).as_posix() for file in files if "__pycache__" not in file.parts)
        self.sources = {name: Source(root, name) for name in names if not DATA.match(name)}
        self.seen_by_header = {}

    def report(self, name, line, what):
        self.breaches.append((name, line, what))

    def resolve(self, header):
        """The file of ours that an include names, or None."""
        for place in ("", "common/include/", "searcher/engine/include/"):
            if place + header in self.sources:
                return place + header
        return None

    def seen_through(self, header):
        """Everything an include of `header` brings into sight: header -> the way it came, itself included."""
        if header not in self.seen_by_header:
            ways = {header: header}
            queue = [header]
            while queue:
                current = queue.pop()
                file = self.resolve(current)
                for _, further, _ in self.sources[file].includes if file else []:
                    if further not in ways:
                        ways[further] = f"{further}, by {ways[current]}"
                        queue.append(further)
            self.seen_by_header[header] = ways
        return self.seen_by_header[header]

    def check_top_level(self):
        found = {path.name for path in self.root.iterdir() if not NOT_OURS.match(path.name)}
        for name in sorted(found - TOP_LEVEL):
            self.report(name, 1, "is not among the planned top level entries")
        for name in sorted(TOP_LEVEL - found):
            self.report(name, 1, "is missing")

    def check_text(self, source):
        lines = source.text.splitlines()
        head = lines[1:2] if source.text.startswith("#!") else lines[:1]
        if head != [f"{source.mark} {SPDX}"]:
            self.report(source.name, 1, f"does not begin with {source.mark} {SPDX}")
        if len(lines) > MAX_LINES:
            self.report(source.name, MAX_LINES + 1, f"is longer than {MAX_LINES} lines")
        for number, line in enumerate(lines, 1):
            if UNFINISHED.search(line):
                self.report(source.name, number, "unfinished work is finished or left out")

    def check_form(self, source):
        if source.path.suffix == ".h" and "#pragma once" not in source.code:
            self.report(source.name, 1, "has no #pragma once")
        for number, header, quoted in source.includes:
            if quoted and "/" not in header:
                self.report(source.name, number, f'"{header}": paths start at the root')
        own = re.sub(r"\.cc$", ".h", source.name)
        if own != source.name and own in self.sources and source.includes and source.includes[0][1] != own:
            self.report(source.name, source.includes[0][0], f'"{own}" comes first')

    def check_sight(self, source):
        rules = [rule for rule in SIGHTS
                 if re.match(rule.where, source.name) and not (rule.but and re.match(rule.but, source.name))]
        for number, header, _ in source.includes:
            for rule in rules:
                way = next((way for seen, way in self.seen_through(header).items() if re.match(rule.never, seen)), None)
                if way:
                    self.report(source.name, number, f"sees {way}: {rule.reason}")

    def check_lines(self, source):
        for rule in BANS:
            if not re.match(rule.where, source.name) or (rule.but and re.match(rule.but, source.name)):
                continue
            for number, line in enumerate(source.code, 1):
                if re.search(rule.never, line):
                    self.report(source.name, number, rule.reason)

    def modules(self):
        """A header with its source is one module: module -> {module it includes: (file, line)}."""
        graph = {}
        for source in self.sources.values():
            if not source.is_cpp or not re.match(CODE, source.name):
                continue
            module = source.path.with_suffix("").relative_to(self.root).as_posix()
            uses = graph.setdefault(module, {})
            for number, header, _ in source.includes:
                file = self.resolve(header)
                used = file and re.sub(r"\.(h|cc)$", "", file)
                if used and used != module:
                    uses.setdefault(used, (source.name, number))
        return graph

    def check_cycles(self):
        """Reports each include that closes a cycle of modules, found by a walk in the order of their names."""
        graph = self.modules()
        done, path = set(), []

        def walk(module):
            path.append(module)
            for used in sorted(graph[module]):
                if used in path:
                    way = path[path.index(used):] + [used]
                    self.report(*graph[module][used], "closes a cycle: " + " -> ".join(way))
                elif used in graph and used not in done:
                    walk(used)
            done.add(path.pop())

        for module in sorted(graph):
            if module not in done:
                walk(module)

    def check_map(self, room):
        """A room has a map of at most MAX_MAP_LINES lines, and every file that it names is there."""
        name = f"{room}/README.md"
        if name not in self.sources:
            return self.report(name, 1, "is missing: a room has a map")
        lines = self.sources[name].text.splitlines()
        map_lines = self.sources[name].text.partition(WITHOUT_TEST)[0].splitlines()  # a list may be longer
        if len(map_lines) > MAX_MAP_LINES:
            self.report(name, MAX_MAP_LINES + 1, f"is longer than {MAX_MAP_LINES} lines")
        for number, line in enumerate(lines, 1):
            for file in NAMED_FILE.findall(line):
                if not (self.root / room / file).exists() and not (room == "tests" and TESTED.match(file)):
                    self.report(name, number, f"names {file}, which is not there")

    def check_tests(self):
        """Every source has a test at the same place below tests/, or is in the list of those that have none."""
        listed = {}
        if TEST_MAP in self.sources:
            above, heading, below = self.sources[TEST_MAP].text.partition(WITHOUT_TEST)
            for number, line in enumerate((heading + below).splitlines(), above.count("\n") + 1):
                listed.update((file, number) for file in NAMED_FILE.findall(line) if TESTED.match(file))
        tested = {name for name in self.sources
                  if TESTED.match(name) and "tests/" + name.replace(".cc", "_test.cc") in self.sources}
        for name in self.sources:
            if TESTED.match(name) and name not in tested and name not in listed:
                self.report(name, 1, f"has no test of its own, and no reason in {TEST_MAP}")
        for name, number in listed.items():
            if name not in self.sources:
                self.report(TEST_MAP, number, f"names {name}, which is not there")
            elif name in tested:
                self.report(TEST_MAP, number, f"names {name}, which has a test of its own")

    def check(self):
        self.check_top_level()
        self.check_tests()
        for room in ROOMS:
            self.check_map(room)
        self.check_cycles()
        for source in self.sources.values():
            if source.mark:
                self.check_text(source)
            if source.is_cpp:
                self.check_form(source)
                self.check_sight(source)
                self.check_lines(source)
        return sorted(self.breaches)


def main(arguments):
    root = Path(arguments[0]) if arguments else Path(__file__).parent.parent
    breaches = Tree(root.resolve()).check()
    for name, line, what in breaches:
        print(f"{name}:{line}: {what}")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
