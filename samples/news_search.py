#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""News search from Python, with nothing but the standard library (3.9 or newer). Copy this file next to yours.

    from news_search import NewsSearch

    with NewsSearch("build/samples.db") as news:
        for hit in news.search("oil w/5 price", limit=5, sort="newest"):
            print(hit["date"], hit["title"])

One `news-search --batch -` runs behind each object and answers every request from the newest state of the index. Hits
are dicts with the names of `news-search --json`; see news-search(1). An object serves one thread at a time. A request
that Ctrl-C or another exception interrupts has no answer; the next one is answered by a new process.
"""

import base64
import json
import os
import signal
import subprocess
import tempfile


class NewsSearchError(Exception):
    """A request that was refused, or trouble with the index. `hint` says what to do about it, or is None."""

    def __init__(self, message, hint=None, begin=None, end=None):
        super().__init__(f"{message} ({hint})" if hint else message)
        self.message, self.hint = message, hint
        self.begin, self.end = begin, end  # the place of the fault in the query, where it has one


class Answer(list):
    """The hits of a page, best first, and `summary`: how many match in all, how the query was understood …"""

    def __init__(self, hits, summary):
        super().__init__(hits)
        self.summary = summary


class NewsSearch:
    """An open index, or several searched as one. Without a name the one that news-search takes by itself."""

    def __init__(self, *databases, program=None):
        self._command = [program or os.environ.get("NEWS_SEARCH", "news-search"), "--quiet", "--json", "--batch", "-"]
        for database in databases:
            self._command += ["--database", os.fspath(database)]
        self._said = tempfile.TemporaryFile()  # not a pipe, which would have to be read all the time
        self._closed = False
        self._process = None
        self._start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def search(self, query="", **options):
        """A page of hits. Options are those of the command line: limit, offset, sort, recent, any, literal, snippets,
        explain, copies, lead, since, until, source, section, author, language; None leaves one out."""
        *hits, summary = self._ask(query=query, **options)
        return Answer(hits, summary)

    def count(self, query="", **options):
        """The exact number of articles."""
        return self._ask(query=query, count=True, **options)[-1]["matches"]

    def facets(self, query="", fields=("source",), facet_limit=None, **options):
        """For each field a dict with its most frequent "values", each with its "count", "share", "index_share" and
        "ratio": of all articles that match, or without a query of the whole index."""
        options["facet-limit"] = facet_limit
        records = self._ask(query=query, facets=list(fields), **options)
        return [record for record in records if record["type"] == "facet"]

    def timeline(self, query="", scale="auto", **options):
        """A dict with "buckets" of days, each with its "first" and "last" day, its "articles" and "stories"."""
        return self._ask(query=query, timeline=scale, **options)[0]

    def list(self, query="", **options):
        """All that matches, a hit at a time and without passages, so that memory holds one; by relevance, unless
        `sort` says otherwise. What is not taken is never fetched, but costs a new process."""
        for record in self._records(query=query, list=True, **options):
            if record["type"] == "error":
                raise _error_of(record)
            if record["type"] == "hit":
                yield record

    def article(self, article_id, query="", **options):
        """A whole article: a hit's fields and "text", with "highlights" where it answers the query. With `paragraphs`,
        a number or as "2-5", some of it."""
        return self._ask(show=_bytes_or_text(article_id), query=query, **options)[-1]

    def articles(self, article_ids, query="", **options):
        """The same of several, in their order; None stands for one that is not there."""
        ids = [_bytes_or_text(article_id) for article_id in article_ids]
        records = self._records(len(ids), show=ids, query=query, **options) if ids else ()
        return [None if record["type"] == "error" else record for record in records]

    def copies(self, article_id):
        """The near copies of an article: its fields, how many there are as "count", and a list of them as "copies",
        each with the sentences that only it has as "added" and those that it has not as "lacking"."""
        return self._ask(show=_bytes_or_text(article_id), copies="shown")[-1]

    def similar(self, article_id, background=False, **options):
        """Articles that tell more of its story, each with "tie", the words that tie it; options as for `search`. With
        `background` only earlier ones, spread over the time of the story, oldest first."""
        name = "background" if background else "similar"
        *hits, summary = self._ask(**{name: _bytes_or_text(article_id)}, **options)
        return Answer(hits, summary)

    def close(self):
        """Ends the program behind this object."""
        self._closed = True
        if self._process is not None:
            _end(self._process)
        self._said.close()

    def _start(self):
        self._in_step = False
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said
            )
        except OSError as error:
            self.close()
            raise NewsSearchError(f"cannot run {self._command[0]}: {error.strerror}", "set NEWS_SEARCH or PATH") from error
        self._in_step = True

    def _ask(self, **request):
        """The records of one answer, the last of which ends it."""
        records = list(self._records(**request))
        if records[-1]["type"] == "error":
            raise _error_of(records[-1])
        return records

    def _records(self, ends=1, **request):
        """The same one by one, as they come; the last of so many that can end an answer does."""
        if self._closed:
            raise NewsSearchError("this search is closed")
        line = json.dumps({name: value for name, value in request.items() if value is not None})
        if not self._in_step:  # a request was interrupted: the rest of its answer must not become this one's
            _discard(self._process)
            self._start()
        self._in_step = False
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            self._fail()
        while ends:
            record = _record(self._process.stdout.readline() or self._fail())
            ends -= record["type"] not in ("hit", "timeline", "facet")
            self._in_step = not ends
            yield record

    def _fail(self):
        """The program has ended: what it said is why."""
        self._process.wait()
        self._said.seek(0)
        message, _, hint = self._said.read().decode(errors="replace").strip().removeprefix("news-search: ").partition("\n")
        self.close()
        raise NewsSearchError(message or "news-search has ended", hint.strip() or None)


def _error_of(record):
    return NewsSearchError(record["message"], record["hint"], record["begin"], record["end"])


def _end(process):
    try:
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdout.close()
    process.wait()


def _discard(process):
    """Ends a program at once, without its Popen: an interrupt may have left the lock of that taken for ever."""
    for stream in (process.stdin, process.stdout):
        try:
            stream.close()
        except BrokenPipeError:
            pass
    try:
        if process.returncode is None and os.waitpid(process.pid, os.WNOHANG) == (0, 0):
            os.kill(process.pid, signal.SIGKILL)
            os.waitpid(process.pid, 0)
    except ChildProcessError:  # ended and waited for
        pass
    process.returncode = -signal.SIGKILL


def _record(line):
    """One line of JSON. Names that are not UTF-8 become str as file names do in Python."""
    return json.loads(line, object_hook=lambda value: _from_base64(value) if value.keys() == {"bytes"} else value)


def _from_base64(value):
    return os.fsdecode(base64.b64decode(value["bytes"]))


def _bytes_or_text(name):
    """The other way round."""
    try:
        name.encode()
        return name
    except UnicodeEncodeError:
        return {"bytes": base64.b64encode(os.fsencode(name)).decode()}
