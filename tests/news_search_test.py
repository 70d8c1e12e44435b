#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""news_search_test.py BUILD SAMPLES: samples/news_search.py over a small index of its own."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import warnings
from pathlib import Path

BUILD, SAMPLES = Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(SAMPLES))
from news_search import NewsSearch, NewsSearchError  # noqa: E402

PROGRAM = str(BUILD / "bin/news-search")


class NewsSearchTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.articles = Path(self.folder.name, "articles")
        self.articles.mkdir()
        self.database = Path(self.folder.name, "index")
        self.write(b"ferry.txt", "Ferry late\n\nIt came at noon, after a storm.\n")
        self.write("caf\u00e9 \U0001f600.txt".encode(), "Ferry later\n\nIt came at night.\n")
        self.write(b"caf\xe9.txt", "Coffee dearer\n\nBeans cost more.\n")
        self.index()

    def write(self, name, text):
        Path(os.fsdecode(os.path.join(os.fsencode(self.articles), name))).write_text(text, encoding="utf-8")

    def index(self):
        subprocess.run([BUILD / "bin/news-index", "-q", "-d", self.database, self.articles], check=True)

    def open(self):
        news = NewsSearch(self.database, program=PROGRAM)
        self.addCleanup(news.close)
        return news

    def test_hits_come_with_their_summary(self):
        with self.open() as news:
            hits = news.search("ferry", limit=1, sort="newest", source=None)
            self.assertEqual(len(hits), 1)
            self.assertTrue(hits[0]["title"].startswith("Ferry"))
            self.assertEqual(hits.summary["matches"], 2)
            self.assertEqual(news.search("zeppelin"), [])
            self.assertEqual(news.count("ferry OR coffee"), 3)

    def test_a_list_has_all_that_matches_and_may_be_left_early(self):
        with self.open() as news:
            self.assertEqual(len(list(news.list())), 3)
            hits = news.list("ferry", sort="newest")
            self.assertEqual(next(hits)["snippets"], [])
            self.assertEqual(news.count("ferry"), 2)
            with self.assertRaises(NewsSearchError):
                next(news.list("tittle:ferry"))

    def test_several_articles_are_read_at_once_and_some_of_their_paragraphs(self):
        self.write(b"long.txt", "Long\n\nThe first paragraph is here.\n\nThe second follows it.\n\nThe third ends it.\n")
        self.index()
        with self.open() as news:
            ferry, missing, coffee = news.articles(["ferry.txt", "nothere", "caf%E9.txt"])
            self.assertEqual((ferry["title"], missing, coffee["title"]), ("Ferry late", None, "Coffee dearer"))
            self.assertEqual(news.articles([]), [])
            part = news.article("long.txt", paragraphs="2-")
            self.assertEqual(part["text"], "The second follows it.\nThe third ends it.")
            self.assertEqual((part["first_paragraph"], part["paragraphs"]), (2, 3))
            with self.assertRaises(NewsSearchError):
                news.article("long.txt", paragraphs="7-9")

    def test_near_copies_are_one_hit_that_names_them(self):
        text = "The council voted on Tuesday to close the harbour, after a survey found that the wall would cost millions."
        self.write(b"post.txt", f"Harbour closes\n\n{text}\n")
        self.write(b"caf\xe9 post.txt", f"Port shut\n\n{text} Ships wait.\n")
        self.index()
        with self.open() as news:
            hits = news.search("harbour", sort="newest")
            self.assertEqual(len(hits), 1)
            self.assertEqual((hits.summary["matches"], hits.summary["stories"]), (2, 1))
            names = {hits[0]["id"], *hits[0]["copies"]["ids"]}
            self.assertEqual(names, {"post.txt", "caf%E9 post.txt"})
            self.assertEqual(len(news.search("harbour", copies="shown")), 2)
            group = news.copies("post.txt")
            self.assertEqual((group["id"], group["count"]), ("post.txt", 1))
            self.assertEqual(group["copies"][0]["id"], "caf%E9 post.txt")
            self.assertEqual(group["copies"][0]["added"], ["Ships wait."])
            self.assertEqual(news.copies(group["copies"][0]["id"])["count"], 1)
            with self.assertRaises(NewsSearchError):
                news.copies("nowhere.txt")

    def test_an_id_brings_the_whole_article_whatever_its_bytes(self):
        with self.open() as news:
            for hit in news.search("ferry") + news.search("coffee"):
                self.assertTrue(os.path.exists(hit["path"]))
                self.assertEqual(news.article(hit["id"])["path"], hit["path"])
            text = news.article("ferry.txt", "storm")
            self.assertEqual([text["text"][a:b] for a, b in text["highlights"]], ["storm"])

    def test_facets_and_timelines_are_counted_of_all_or_of_what_matches(self):
        self.write(b"snow.jsonl", '{"title":"Ferry in snow","text":"Snow.","source":"Dawn","date":"2012-05-10"}\n')
        self.index()
        with self.open() as news:
            sources, years = news.facets("ferry", ["source", "year"], facet_limit=1)
            self.assertEqual((sources["field"], years["field"]), ("source", "year"))
            self.assertEqual([(value["value"], value["count"]) for value in sources["values"]], [("Dawn", 1)])
            self.assertEqual(sources["without"], 2)
            self.assertEqual(news.facets()[0]["without"], 3)
            timeline = news.timeline("snow", "month")
            self.assertEqual([(bucket["first"], bucket["articles"]) for bucket in timeline["buckets"]],
                             [("2012-05-01", 1)])
            self.assertEqual(news.timeline(scale="year", source="Dawn")["undated"], 0)
            with self.assertRaisesRegex(NewsSearchError, "did you mean source"):
                news.facets("ferry", ["sorce"])
            self.assertEqual(news.count(), 4)

    def test_similar_articles_say_what_ties_them(self):
        with self.open() as news:
            hits = news.similar("ferry.txt", limit=3)
            self.assertEqual([hit["title"] for hit in hits], ["Ferry later"])
            self.assertIn("Ferry", hits[0]["tie"])
            self.assertEqual(hits.summary["similar_to"], "Ferry late")
            with self.assertRaises(NewsSearchError):
                news.similar("ferry.txt", background=True)  # has no date

    def test_a_refused_request_raises_and_the_next_goes_on(self):
        with self.open() as news:
            with self.assertRaises(NewsSearchError) as caught:
                news.search("tittle:ferry")
            self.assertEqual(caught.exception.hint, "did you mean title?")
            self.assertEqual((caught.exception.begin, caught.exception.end), (0, 6))
            with self.assertRaisesRegex(NewsSearchError, "no \"lmit\".*did you mean limit"):
                news.search("ferry", lmit=3)
            with self.assertRaisesRegex(NewsSearchError, "no article has the id nowhere"):
                news.article("nowhere")
            self.assertEqual(news.count("ferry"), 2)

    def test_trouble_at_the_start_is_told(self):
        with NewsSearch(self.database / "nowhere", program=PROGRAM) as news:
            with self.assertRaisesRegex(NewsSearchError, "^no index at") as caught:
                news.search("ferry")
            self.assertIn("news-index", caught.exception.hint)
            with self.assertRaisesRegex(NewsSearchError, "closed"):
                news.search("ferry")
        with self.assertRaisesRegex(NewsSearchError, "cannot run"):
            NewsSearch(program="/nowhere/news-search")

    def test_an_answer_larger_than_a_pipe_arrives(self):
        for number in range(60):
            self.write(f"{number}.txt".encode(), f"Report {number}\n\n" + "Rain fell over the wide harbour again. " * 100)
        self.index()
        with self.open() as news:
            query = "rain " + "harbour " * 500
            self.assertEqual(len(news.search(query, limit=100, snippets=100, copies="shown")), 60)
            self.assertEqual(len(news.search("ferry")), 2)

    def test_an_interrupted_request_leaves_nothing_for_the_next_one(self):
        def interrupt(*_):
            raise KeyboardInterrupt

        self.addCleanup(signal.signal, signal.SIGALRM, signal.signal(signal.SIGALRM, interrupt))
        warnings.simplefilter("ignore", ResourceWarning)  # a process whose start was interrupted
        chance = random.Random(7)
        interrupts = 0
        end = time.monotonic() + 2
        with self.open() as news:
            while time.monotonic() < end:
                query = f"ferry {chance.random()}"
                try:
                    signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.00002, 0.004))
                    answer = news.search(query, any=True)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                    self.assertEqual(answer.summary["query"], query)
                except KeyboardInterrupt:
                    interrupts += 1
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
            self.assertEqual(news.count("ferry"), 2)
        self.assertGreater(interrupts, 20)

    def test_new_commits_are_seen(self):
        with self.open() as news:
            self.assertEqual(news.count("ferry"), 2)
            self.write(b"new.txt", "Ferry sold\n\nFor scrap.\n")
            self.index()
            self.assertEqual(news.count("ferry"), 3)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
