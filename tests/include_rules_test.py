#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proves that include_rules.py passes a good tree and names each breach in a bad one."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import include_rules
from include_rules import BANS, MAX_LINES, MAX_MAP_LINES, SIGHTS, SPDX, TESTED, TOP_LEVEL, WITHOUT_TEST, Tree

HEADER = f"// {SPDX}\n#pragma once\n"
SOURCE = f"// {SPDX}\n"
SCRIPT = f"#!/usr/bin/env bash\n# {SPDX}\n"

GOOD = {
    "CMakeLists.txt": f"# {SPDX}\n",
    "common/include/news/error.h": HEADER + "#include <string>\n",
    "common/schema.h": HEADER,
    "common/schema.cc": SOURCE + '#include "common/schema.h"\n#include <xapian.h>\ndatabase.get_metadata("schema");\n',
    "common/index/database.h": HEADER + "#include <xapian.h>\n",
    "common/cli/terminal.h": HEADER + 'const char* bold = "\\x1b[1m";\n',
    "indexer/index/index_writer.cc": SOURCE + '#include "common/index/database.h"\ndocument.add_value(slots::date, value);\n',
    "indexer/readers/text/text_reader.h": HEADER,
    "indexer/readers/text/text_reader.cc": SOURCE + '#include "indexer/readers/text/text_reader.h"\n// #include <xapian.h>\n'
                                      'const char* japanese = "\\x1b$B";\n',
    "searcher/engine/include/news/search.h": HEADER + '#include <vector>\n#include "news/error.h"\n',
    "searcher/engine/engine.cc": SOURCE + '#include "news/search.h"\nXapian::Query all("");\nstd::snprintf(a, b, c);\n',
    "searcher/render/text.cc": SOURCE + '#include "common/cli/terminal.h"\n',
    "samples/embed.cc": SOURCE + "#include <news/search.h>\n",
    "common/README.md": "# common\n`schema.h`, `include/`\n",
    "indexer/README.md": "# indexer\n",
    "searcher/README.md": "# searcher\n",
    "searcher/engine/README.md": "# engine\n`engine.cc`\n",
    "tests/run": SCRIPT,
    "tests/README.md": f"# tests\n`data/`, `common/schema_test.cc`\n\n{WITHOUT_TEST}\n`indexer/index/index_writer.cc`, "
                       "`indexer/readers/text/text_reader.cc`\n`searcher/engine/engine.cc`\n`searcher/render/text.cc`: too small\n",
    "tests/common/schema_test.cc": SOURCE + '#include "common/schema.h"\n',
    "tests/data/odd.cc": "no source of ours\n",
    "build/generated.cc": "nor this\n",
}

# what is wrong -> file, its content, the line and a part of the message expected
BAD = {
    "common includes the indexer": ("common/a.cc", SOURCE + '#include "indexer/x.h"\n', 2, "common knows neither"),
    "common includes the searcher's public header": ("common/a.h", HEADER + '#include "news/search.h"\n', 3, "neither"),
    "common includes common/cli": ("common/a.cc", SOURCE + '#include "common/cli/x.h"\n', 2, "stays out of"),
    "the indexer includes the searcher": ("indexer/a.cc", SOURCE + '#include "searcher/x.h"\n', 2, "knows no searcher"),
    "the searcher includes the indexer": ("searcher/a.cc", SOURCE + '#include "indexer/x.h"\n', 2, "knows no indexer"),
    "a reader includes Xapian": ("indexer/readers/a.cc", SOURCE + "#include <xapian.h>\n", 2, "readers know no Xapian"),
    "a reader sees Xapian through another header":
        ("indexer/readers/a.cc", SOURCE + '#include "common/index/database.h"\n', 2, "sees xapian.h, by common/index/database.h"),
    "common/cli includes Xapian": ("common/cli/a.cc", SOURCE + "#include <xapian/error.h>\n", 2, "common/cli knows no"),
    "a renderer includes Xapian": ("searcher/render/a.cc", SOURCE + "#include <xapian.h>\n", 2, "only the engine"),
    "the engine logs": ("searcher/engine/a.cc", SOURCE + "#include <spdlog/spdlog.h>\n", 2, "neither prints"),
    "the engine includes iostream": ("searcher/engine/a.cc", SOURCE + "\n#include <iostream>\n", 3, "neither prints"),
    "the engine uses common/cli": ("searcher/engine/a.cc", SOURCE + '#include "common/cli/terminal.h"\n', 2, "neither"),
    "the engine prints": ("searcher/engine/a.cc", SOURCE + 'printf("found");\n', 2, "the engine neither prints nor exits"),
    "the engine reads the environment": ("searcher/engine/a.cc", SOURCE + 'std::getenv("TZ");\n', 2, "environment"),
    "a sample uses what is not public": ("samples/a.cc", SOURCE + '#include "common/dates/dates.h"\n', 2, "outside program"),
    "a public header includes a private one":
        ("common/include/news/a.h", HEADER + '#include "common/dates/dates.h"\n', 3, "public headers use"),
    "a public header includes a library": ("common/include/news/a.h", HEADER + "#include <fmt/core.h>\n", 3, "public"),
    "an escape code in a renderer": ("searcher/render/a.cc", SOURCE + 'out << "\\033[1m";\n', 2, "escape code"),
    "an escape character in the indexer": ("indexer/a.cc", SOURCE + "out << '\\x1b';\n", 2, "escape code"),
    "a prefix in the indexer": ("indexer/a.cc", SOURCE + 'document.add_boolean_term("Q" + id);\n', 2, "term prefix"),
    "a prefix in a query": ("searcher/engine/a.cc", SOURCE + 'Xapian::Query{"S" + word};\n', 2, "term prefix"),
    "a slot in the engine": ("searcher/engine/a.cc", SOURCE + "document.get_value(0);\n", 2, "value slot"),
    "a key in the indexer": ("indexer/a.cc", SOURCE + 'database.set_metadata("made", now);\n', 2, "metadata key"),
    "a database opened in the indexer":
        ("indexer/a.cc", SOURCE + "Xapian::Database database(path.string());\n", 2, "outside common/index/database"),
    "a database opened to write in the indexer":
        ("indexer/a.cc", SOURCE + "Xapian::WritableDatabase(path, Xapian::DB_OPEN);\n", 2, "outside common/index/database"),
    "a database in a part of the engine":
        ("searcher/engine/a.cc", SOURCE + "void count(const Xapian::Database& all);\n", 2, "through IndexView"),
    "a source without its licence": ("common/a.cc", "#include <string>\n", 1, "does not begin with //"),
    "a script without its licence": ("tests/a", "#!/bin/sh\necho\n", 1, "does not begin with #"),
    "a CMake file without its licence": ("common/CMakeLists.txt", "project(x)\n", 1, "does not begin with #"),
    "a long file": ("common/a.cc", SOURCE + "\n" * MAX_LINES, MAX_LINES + 1, "longer than"),
    "unfinished work": ("common/a.cc", SOURCE + "\n// TO" "DO: more\n", 3, "unfinished"),
    "a header without its guard": ("common/a.h", SOURCE, 1, "#pragma once"),
    "a path from beside the file": ("common/a.cc", SOURCE + '#include "dates.h"\n', 2, "start at the root"),
    "its own header comes late":
        ("common/index/database.cc", SOURCE + '#include <string>\n#include "common/index/database.h"\n', 2, "comes first"),
    "a map of what is not there": ("indexer/README.md", "# indexer\n`gone.h`\n", 2, "names gone.h"),
    "a long map": ("indexer/README.md", "# indexer\n" + "\n" * MAX_MAP_LINES, MAX_MAP_LINES + 1, "longer than 40 lines"),
    "a map of tests that names what is not there":
        ("tests/README.md", GOOD["tests/README.md"] + "`cli/x.cc`\n", 8, "names cli/x.cc, which is not there"),
    "a list that names a source that is not there":
        ("tests/README.md", GOOD["tests/README.md"] + "`common/gone.cc`\n", 8, "names common/gone.cc, which is not there"),
    "a list that names a source with a test":
        ("tests/README.md", GOOD["tests/README.md"] + "`common/schema.cc`\n", 8, "which has a test of its own"),
    "a source that is named above the list only":
        ("tests/README.md", GOOD["tests/README.md"].replace(WITHOUT_TEST, "`searcher/render/text.cc`\n" + WITHOUT_TEST)
         .replace("`searcher/render/text.cc`: too small", ""), ("searcher/render/text.cc", 1), "has no test of its own"),
    "an unplanned folder": ("utils/a.cc", SOURCE, None, "not among the planned"),
    "an unplanned file": ("notes.md", "", None, "not among the planned"),
}


def tested(name, content):
    """A file to add to the good tree; a source comes with its test."""
    files = {name: content}
    if TESTED.match(name) and name not in GOOD:
        files["tests/" + name.replace(".cc", "_test.cc")] = SOURCE
    return files


def breaches_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content)
        for name in TOP_LEVEL:
            if not (root / name).exists():
                (root / name).touch()
        return Tree(root).check()


class IncludeRules(unittest.TestCase):
    def test_a_good_tree_passes(self):
        self.assertEqual(breaches_of(GOOD), [])

    def test_each_breach_is_named_with_its_place(self):
        for what, (name, content, line, message) in BAD.items():
            with self.subTest(what):
                found = breaches_of(GOOD | tested(name, content))
                self.assertEqual(len(found), 1, found)
                place = line if isinstance(line, tuple) else (name, line) if line else (name.split("/")[0], 1)
                self.assertEqual(found[0][:2], place)
                self.assertIn(message, found[0][2])

    def test_a_cycle_of_modules_is_named_once_with_its_way(self):
        found = breaches_of(GOOD | tested("common/b.cc", "") |
                            {"common/a.h": HEADER + '#include "common/b.h"\n', "common/b.h": HEADER,
                                    "common/b.cc": SOURCE + '#include "common/b.h"\n#include "common/a.h"\n'})
        self.assertEqual(found, [("common/b.cc", 3, "closes a cycle: common/a -> common/b -> common/a")])

    def test_a_source_without_a_test_and_without_a_reason_is_named(self):
        self.assertEqual(breaches_of(GOOD | {"common/a.cc": SOURCE}),
                         [("common/a.cc", 1, "has no test of its own, and no reason in tests/README.md")])
        self.assertEqual(breaches_of(GOOD | {"common/a.cc": SOURCE, "tests/common/a_test.cc": SOURCE}), [])

    def test_a_missing_top_level_entry_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn(("README.md", 1, "is missing"), Tree(Path(folder)).check())

    def test_every_rule_has_a_bad_example(self):
        messages = [message for name, content, _, _ in BAD.values()
                    for _, _, message in breaches_of(GOOD | tested(name, content))]
        for rule in SIGHTS + BANS:
            self.assertTrue(any(message.endswith(rule.reason) for message in messages), rule.reason)

    def test_a_bad_tree_makes_the_program_fail(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
            self.assertEqual(include_rules.main([folder]), 1)
        self.assertIn("README.md:1: is missing\n", printed.getvalue())


if __name__ == "__main__":
    unittest.main()
