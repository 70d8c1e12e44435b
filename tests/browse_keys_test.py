#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""browse_keys_test.py BUILD SAMPLES: what the list of samples/browse gets when keys are pressed."""

import faulthandler
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from fzf_stand_in import Browse  # noqa: E402

BUILD, SAMPLES = Path(sys.argv[1]), Path(sys.argv[2])
PATIENCE = 30  # seconds
SEED = int(os.environ.get("NEWS_SEED") or random.randrange(1 << 32))
COLUMNS = ["--quiet", "--limit", "50", "--snippets", "0", "--copies=folded",
           "--template", r"{id}\t{path}\t{date}\t{title}\n"]
QUERIES = ["oil", "title:OPEC", "the", "qqqzzz", "", "  ", "lang:de", "Cutler's Lock", "it's \"look inwards\"",
           "a\\nb \\", "-x", "--count", "$(id) `id` $$ {1} %s", '{"query":"oil"}', "oil\tprices", "* ? [a]",
           "title:Störche", "\udcff oil", "tittle:oil", "wells (", "'", "end", "begin 1", "x" * 5000]


def gone(process):
    """Whether the process has ended, also if nobody asks for its exit code."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


class BrowseKeysTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.index(cls.folder / "index")

    @staticmethod
    def index(database):
        subprocess.run([BUILD / "bin/news-index", "-q", "-d", database, SAMPLES / "articles"], check=True)

    def setUp(self):
        self.random = random.Random(SEED)
        # Notes each start of news-search.
        self.started = self.folder / f"started-{self.id()}"
        program = self.folder / f"program-{self.id()}"
        program.write_text(f"#!/bin/sh\necho $$ >>'{self.started}'\nexec '{BUILD}/bin/news-search' \"$@\"\n")
        program.chmod(0o755)
        self.environment = {**os.environ, "NEWS_SEARCH": str(program), "NEWS_DATABASE": str(self.folder / "index"),
                            "XDG_CONFIG_HOME": os.devnull}

    def browse(self, *options):
        return Browse(SAMPLES / "browse", options, self.environment)

    def processes(self):
        return [int(line) for line in self.started.read_text().split()]

    def wanted(self, query, *options):
        """What a news-search of its own answers: its hits, or its errors as lines without id, path and date."""
        ask = ["--", os.fsencode(query)] if query.strip() else ["--sort", "newest"]
        answer = subprocess.run([BUILD / "bin/news-search", *options, *COLUMNS, *ask], env=self.environment,
                                capture_output=True)
        return answer.stdout + b"".join(b"\t\t\t" + line for line in answer.stderr.splitlines(keepends=True))

    def check(self, browse, query, *options):
        self.assertEqual(browse.type(query)[0], self.wanted(query, *options), f"{query!r}, seed {SEED}")

    def test_one_process_answers_each_query_as_one_of_its_own_does(self):
        with self.browse() as browse:
            for query in QUERIES:
                self.check(browse, query)
        self.assertEqual(len(self.processes()), 1)

    def test_what_is_there_before_a_key_is_pressed(self):
        for words, query in (((), ""), (("Cutler's", "Lock"), "Cutler's Lock")):
            with self.browse("--", *words) as browse:
                self.assertEqual(browse.type(None)[0], self.wanted(query))

    def test_options_hold_for_each_query(self):
        options = ["--source", "Harbour Post", "--any", "-d", str(self.folder / "index")]
        with self.browse(*options) as browse:
            for query in ("dockers", "", "dockers qqqzzz", "oil (", "dockers"):
                self.check(browse, query, *options)

    def test_the_next_key_comes_in_the_middle_of_an_answer(self):
        with self.browse() as browse:
            for _ in range(30):
                for _ in range(self.random.randrange(3)):
                    browse.type(self.random.choice(QUERIES), killed_after=self.random.choice([0, 0.001, 0.004, 0.02]))
                self.check(browse, self.random.choice(QUERIES))
        self.assertEqual(len(self.processes()), 1)

    def test_a_request_that_was_cut_short_does_not_spoil_the_next(self):
        with self.browse() as browse:
            browse.leave("1\toi")
            self.check(browse, "oil")

    def test_only_the_last_of_the_requests_that_wait_is_answered(self):
        answer = subprocess.run([SAMPLES / "browse"], env={**self.environment, "NEWS_BROWSE": "serve"},
                                input=b"7\toil\n8\tgas\n9\ttitle:OPEC\n", capture_output=True)
        self.assertEqual(answer.stdout, b"begin 9\n" + self.wanted("title:OPEC") + b"end 9\n")

    def test_two_at_once_do_not_meet(self):
        with self.browse() as one, self.browse("--lang", "de") as other:
            for query in QUERIES:
                one.type(query, killed_after=0.002)
                self.check(other, query, "--lang", "de")
                self.check(one, query)

    def test_an_article_is_found_as_soon_as_it_is_indexed(self):
        articles, database = self.folder / "later", self.folder / "later-index"
        articles.mkdir()
        with self.browse("-d", str(database)) as browse:
            self.assertIn(b"\t\t\tnews-search: no index at ", browse.type("ferry")[0])
            for number in range(3):
                (articles / f"{number}.txt").write_text(f"Ferry {number}\n\nIt came at noon.\n")
                subprocess.run([BUILD / "bin/news-index", "-q", "-d", database, articles], check=True)
                self.assertEqual(browse.type("ferry")[0].count(b"\tFerry "), number + 1)

    def test_a_wrong_option_is_shown(self):
        with self.browse("--tittle") as browse:
            for query in ("oil", "gas"):
                self.check(browse, query, "--tittle")

    def test_another_process_takes_over_from_one_that_died(self):
        with self.browse() as browse:
            self.check(browse, "oil")
            os.kill(self.processes()[0], signal.SIGKILL)
            browse.type("oil")
            self.check(browse, "oil")
            self.assertEqual(len(self.processes()), 2)

    def test_nothing_is_left(self):
        for kill in (False, True):
            with self.browse() as browse:
                browse.type("oil")
                process, server = self.processes()[-1], self.server_of(self.processes()[-1])
                browse.type("the", killed_after=0.001)
                if kill:
                    browse.process.kill()
            end = time.monotonic() + PATIENCE
            while not (gone(process) and gone(server)):
                self.assertLess(time.monotonic(), end, "a process stays")
                time.sleep(0.01)

    @staticmethod
    def server_of(process):
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


if __name__ == "__main__":
    faulthandler.dump_traceback_later(10 * PATIENCE, exit=True)  # most of what can go wrong is that no answer comes
    unittest.main(argv=sys.argv[:1])
