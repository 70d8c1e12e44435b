# SPDX-License-Identifier: GPL-2.0-or-later
"""The two programs under attack, and what an index answers."""

import json
import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith(("LC_", "NEWS_")) and name not in ("LANG", "PAGER")}
ENVIRONMENT["XDG_CONFIG_HOME"] = os.devnull  # nobody's own settings
ENVIRONMENT["LSAN_OPTIONS"] = "detect_leaks=0"  # Xapian leaks where an operation fails
PATIENCE = 10  # seconds that anything may take but for work on many articles
ALL = "-nowordisthis"  # a query that finds every article
MOST = 10_000  # articles in one answer
QUERIES = ["harbour", '"the harbour"', '"harbour report"', "tide storm", "lang:en", 'source:"Coast Wire"',
           "title:report", "harb*", "storm OR flood", "captain -ferry", "rain w/5 fog", "the", "report", ALL]


class Outcome(NamedTuple):
    status: int  # of its exit; negative: the signal that ended it
    out: str
    err: str
    hung: bool = False
    deaf: bool = False  # two SIGTERM did not end it

    def crash(self):
        """What the program must never do, whatever it meets; or None."""
        if self.hung:
            return "hang, deaf to two SIGTERM" if self.deaf else "hang"
        if self.status < 0 or self.status > 128:
            number = -self.status if self.status < 0 else self.status - 128
            return f"ended by {signal.Signals(number).name if number in set(signal.Signals) else number}"
        for line in self.err.splitlines():
            if "unexpected trouble" in line or "Sanitizer" in line or "runtime error" in line:
                return line.strip()[:160]
        return None

    def last_words(self):
        return (self.err.strip().splitlines() or ["nothing said"])[0][:160]


class Programs:
    """Of a build folder, or of a folder that holds the two."""

    def __init__(self, build, faults=None):
        folder = build / "bin" if (build / "bin/news-index").exists() else build
        self.index, self.search = folder / "news-index", folder / "news-search"
        for program in (self.index, self.search):
            if not os.access(program, os.X_OK):
                raise SystemExit(f"no {program}")
        self.faults = faults or build / "tests/libnews_test_faults.so"

    def disturbed(self, **settings):
        """Environment for `run`: `settings` are those of tests/support/faults.cc without their NEWS_FAULT_."""
        environment = {"LD_PRELOAD": str(self.faults)}
        for name, value in settings.items():
            environment["NEWS_FAULT" if name == "what" else f"NEWS_FAULT_{name.upper()}"] = str(value)
        return environment


STARTED = set()  # and not ended


def start(command, environment=None, **streams):
    process = subprocess.Popen([str(word) for word in command], env=ENVIRONMENT | (environment or {}),
                               start_new_session=True, **streams)
    STARTED.add(process)
    return process


def end(process):
    """Ends a process that this program started, and what that has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    STARTED.discard(process)


def run(command, environment=None, patience=PATIENCE, typed=None):
    """Runs a program to its end, or till the patience does."""
    process = start(command, environment, stdin=subprocess.PIPE if typed is not None else subprocess.DEVNULL,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    hung, deaf = False, False
    try:
        out, err = process.communicate(typed, timeout=patience)
    except subprocess.TimeoutExpired:
        hung = True
        deaf = not ends_when_told_twice(process)
        end(process)
        out, err = process.communicate()
    status = process.returncode
    end(process)
    return Outcome(status, out.decode(errors="replace"), err.decode(errors="replace"), hung, deaf)


def ends_when_told_twice(process):
    for _ in range(2):
        process.terminate()
        try:
            process.wait(1)
            return True
        except subprocess.TimeoutExpired:
            pass
    return False


class Ended(Exception):
    """A batch that does not answer."""


class Batch:
    """A conversation with one `news-search --batch -`."""

    def __init__(self, programs, *indexes):
        where = [word for index in indexes for word in ("-d", index)]
        self.process = start([programs.search, "-q", "--json", *where, "--batch", "-"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.unread = b""
        self.number = 0

    def ask(self, **request):
        """The records of an answer, the last of which ends it."""
        self.number += 1
        try:
            self.process.stdin.write(json.dumps(request | {"id": str(self.number)}).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Ended(f"batch ended with {self.process.wait()}") from None
        records = []
        while not records or records[-1]["type"] == "hit":
            records.append(json.loads(self.line(), parse_constant=not_finite))
            if records[-1]["request"] != str(self.number):
                raise Ended(f"answer of request {records[-1]['request']} to request {self.number}")
        return records

    def line(self):
        give_up = time.monotonic() + PATIENCE
        while b"\n" not in self.unread:
            if not select.select([self.process.stdout], [], [], max(0, give_up - time.monotonic()))[0]:
                raise Ended("batch does not answer")
            more = os.read(self.process.stdout.fileno(), 1 << 20)
            if not more:
                raise Ended(f"batch ended with {self.process.wait()}")
            self.unread += more
        line, self.unread = self.unread.split(b"\n", 1)
        return line

    def close(self):
        """Its exit status."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            pass
        status = self.process.poll()
        end(self.process)
        self.process.stdout.close()
        return status


def not_finite(name):
    raise ValueError(f"{name} is no number in JSON")


class State(NamedTuple):
    """All that an index answers: its articles, and how many each of QUERIES finds."""
    articles: dict  # id -> the whole article
    twice: int  # ids that more than one article has
    counts: dict  # query -> matches, or what went wrong

    def differences(self, other):
        """Kinds of differences to the state that is right."""
        found = []
        missing = len(other.articles.keys() - self.articles.keys())
        surplus = len(self.articles.keys() - other.articles.keys())
        both = self.articles.keys() & other.articles.keys()
        empty = sum(not self.articles[name].get("text") and bool(other.articles[name].get("text")) for name in both)
        differ = sum(self.articles[name] != other.articles[name] for name in both)
        for kind, count in [("missing articles", missing), ("articles too many", surplus),
                            ("ids used twice", self.twice), ("lost texts", empty), ("other articles than there should be", differ - empty)]:
            if count:
                found.append(f"{kind} ({count})")
        wrong = [query for query, count in self.counts.items() if count != other.counts[query]]
        if wrong and not missing and not surplus:
            found.append(f"wrong counts ({wrong[0]}: {self.counts[wrong[0]]}, not {other.counts[wrong[0]]})")
        return found


class Unreadable(Exception):
    """An index that does not answer."""


def ids_of(programs, index):
    out = run([programs.search, "-q", "-d", index, "--json", "--snippets", 0, "-n", MOST, "--", ALL], patience=60)
    if out.crash() or out.status not in (0, 1):
        raise Unreadable(out.crash() or out.last_words())
    return [record["id"] for record in map(json.loads, out.out.splitlines()) if record["type"] == "hit"]


def state_of(programs, index):
    """Throws Unreadable."""
    ids = ids_of(programs, index)
    requests = [{"id": name, "show": name} for name in sorted(set(ids))]
    requests += [{"id": query, "query": query, "count": True} for query in QUERIES]
    out = run([programs.search, "-q", "-d", index, "--json", "--batch", "-"], patience=60,
              typed="".join(json.dumps(request) + "\n" for request in requests).encode())
    if out.crash():
        raise Unreadable(out.crash())
    answers = {}
    for line in out.out.splitlines():
        record = json.loads(line)
        name = record.pop("request")
        record.pop("first_seen", None)  # another index of the same articles had them at another time
        if name in QUERIES:
            answers[name] = record.get("matches", record.get("message"))
        else:
            answers[name] = record
    if len(answers) != len(requests):
        raise Unreadable(f"{len(answers)} answers to {len(requests)} requests")
    counts = {query: answers.pop(query) for query in QUERIES}
    return State(answers, len(ids) - len(set(ids)), counts)


def verify(programs, index, patience=60):
    """None, or what is wrong with the index or its check."""
    out = run([programs.index, "-d", index, "--verify"], patience=patience)
    if out.crash():
        return f"--verify: {out.crash()}"
    return None if out.status == 0 else f"--verify: {out.last_words()}"


def has_index(index):
    return (Path(index) / "XAPIANDB").exists()


def leftovers(index):
    """Entries of an index folder that should be gone."""
    folders = [path.name for path in Path(index).iterdir() if path.is_dir()]
    return [name for name in folders if "building" in name] or (folders if len(folders) > 1 else [])
