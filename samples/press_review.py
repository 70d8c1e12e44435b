#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A press review: the hits of a query, month by month, with the words found between asterisks.

    press_review.py -d build/samples.db -n 50 'refugees deported'

The exit code is that of news-search: 0 with hits, 1 without, 2 in trouble. NEWS_SEARCH names the program to run, where
news-search is not in the PATH.
"""

import argparse
import itertools
import signal
import sys
import textwrap

from news_search import NewsSearch, NewsSearchError


def highlighted(text, ranges):
    """Ranges are half open and count code points, as Python's strings do."""
    for begin, end in reversed(ranges):
        text = f"{text[:begin]}*{text[begin:end]}*{text[end:]}"
    return "".join(char if char.isprintable() else " " for char in text)


def month(hit):
    return (hit["date"] or "undated")[:7]


def print_review(hits):
    for name, group in itertools.groupby(sorted(hits, key=month), key=month):
        print(f"\n{name}\n{'=' * len(name)}")
        for hit in group:
            print(f"\n{highlighted(hit['title'] or '(no headline)', hit['title_highlights'])}")
            print("   " + ", ".join(filter(None, [hit["source"], *hit["authors"], hit["date"]])))
            for snippet in hit["snippets"]:
                passage = highlighted(snippet["text"], snippet["highlights"])
                print(textwrap.fill(passage, 90, initial_indent="   ", subsequent_indent="   "))


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    parser = argparse.ArgumentParser(description="The hits of a query, month by month.")
    parser.add_argument("-d", "--database", action="append", default=[], metavar="DIR", help="the index; may repeat")
    parser.add_argument("-n", "--limit", type=int, default=10, metavar="N", help="articles at most (10)")
    parser.add_argument("query", nargs="+")
    arguments = parser.parse_args()
    try:
        with NewsSearch(*arguments.database) as news:
            hits = news.search(" ".join(arguments.query), limit=arguments.limit)
    except NewsSearchError as error:
        print(f"press_review: {error}", file=sys.stderr)
        return 2
    if hits:
        print(f"{len(hits)} of {hits.summary['matches']} articles for: {hits.summary['query']}")
        print_review(hits)
    return 0 if hits else 1


if __name__ == "__main__":
    sys.exit(main())
