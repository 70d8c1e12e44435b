#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A press review: the hits of a query, month by month, with the words found between asterisks.

    press_review.py -d build/samples.db -n 50 'refugees deported'

All arguments go to news-search, whose exit code comes back: 0 with hits, 1 without, 2 in trouble.
NEWS_SEARCH names the program to run, where news-search is not in the PATH.
"""

import itertools
import json
import os
import signal
import subprocess
import sys
import textwrap


def search(arguments):
    """Hits, summary and exit code. What news-search has to say to people, it says on stderr, which is ours as well."""
    command = [os.environ.get("NEWS_SEARCH", "news-search"), "--json", *arguments]
    try:
        process = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    except OSError as error:
        print(f"press_review: cannot run {command[0]}: {error.strerror}", file=sys.stderr)
        raise SystemExit(2) from error
    if process.returncode not in (0, 1):
        raise SystemExit(2)
    records = [json.loads(line) for line in process.stdout.splitlines()]
    hits = [record for record in records if record["type"] == "hit"]
    return hits, records[-1], process.returncode


def lit(text, ranges):
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
            print(f"\n{lit(hit['title'] or '(no headline)', hit['title_highlights'])}")
            print("   " + ", ".join(filter(None, [hit["source"], *hit["authors"], hit["date"]])))
            for snippet in hit["snippets"]:
                passage = lit(snippet["text"], snippet["highlights"])
                print(textwrap.fill(passage, 90, initial_indent="   ", subsequent_indent="   "))


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    hits, summary, code = search(sys.argv[1:])
    if hits:
        print(f"{len(hits)} of {summary['matches']} articles for: {summary['query']}")
        print_review(hits)
    return code


if __name__ == "__main__":
    sys.exit(main())
