#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""endurance.py BUILD [REQUESTS]: one batch process answers so many requests (100,000) while an indexer commits again
and again; it must see every commit, and hold no more memory and files at the end than after its first requests."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = Path(sys.argv[1])
REQUESTS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
COMMITS = max(5, min(REQUESTS // 200, 500))
MOST_GROWTH = 8 << 20
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples"))
sys.dont_write_bytecode = True
from news_search import NewsSearch, NewsSearchError  # noqa: E402

QUERIES = ["rain harbour", '"wide harbour"', "rain w/3 harbour", "report OR ferry", "har*", "zeppelin", "tittle:rain",
           "date:2024 rain", "rane harbur", "source:nobody rain"]


def index(database, articles):
    subprocess.run([BUILD / "bin/news-index", "-q", "-d", database, articles], check=True)


def resident(process):
    with open(f"/proc/{process}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def descriptors(process):
    return len(os.listdir(f"/proc/{process}/fd"))


def ask(news, number):
    try:
        news.search(QUERIES[number % len(QUERIES)], limit=10 + number % 90)
    except NewsSearchError as error:
        assert "tittle" in error.message, error


def run(folder):
    articles, database = folder / "articles", folder / "index"
    articles.mkdir()
    for number in range(200):
        (articles / f"{number}.txt").write_text(
            f"Report {number}\n\n2024-01-0{1 + number % 9}\n\n" + "Rain fell over the wide harbour again. " * 20)
    index(database, articles)
    with NewsSearch(database, program=str(BUILD / "bin/news-search")) as news:
        process = news._process.pid
        start = None
        for commit in range(COMMITS):
            # Of constant size: an article goes as one comes.
            (articles / f"ferry-{commit}.txt").write_text(f"Ferry {commit}\n\nA ferry sank in the rain.\n")
            (articles / f"ferry-{commit - 1}.txt").unlink(missing_ok=True)
            indexer = subprocess.Popen([BUILD / "bin/news-index", "-q", "-d", database, articles])
            for number in range(REQUESTS // COMMITS):
                ask(news, number)
            assert indexer.wait() == 0
            assert [hit["id"] for hit in news.search("title:ferry")] == [f"ferry-{commit}.txt"], commit
            if commit == COMMITS // 5:
                start = resident(process), descriptors(process)
        end = resident(process), descriptors(process)
    print(f"{REQUESTS} requests, {COMMITS} commits: {start[0] >> 10} kB and {start[1]} descriptors after a fifth, "
          f"{end[0] >> 10} kB and {end[1]} at the end")
    return end[1] <= start[1] and ("NEWS_SANITIZED" in os.environ or end[0] <= start[0] + MOST_GROWTH)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(0 if run(Path(name)) else 1)
