# SPDX-License-Identifier: GPL-2.0-or-later
"""Generated searches, hostile and likely ones, through one batch after another: each gets one sound answer."""

import json
import math
import shutil
import threading

import articles
import programs as P

FIELDS = ["title", "headline", "lead", "author", "byline", "source", "section", "tag", "place", "lang", "path", "id",
          "url", "date", "since", "until", "tittle"]
VALUES = ["harbour", '"Coast Wire"', '"ada brook"', "en", "de", "made-100000", "*.txt", "2012", "2012-06..2013",
          "..2011", "yesterday", '"last month"', "2012-13-45", "0", '""', "(tide OR storm)", '"①"', "harb*", "*", "?",
          "' '", "(-tide)"]
ODD = ["", " ", '"', "(", ")", "((", "))", "-", "--", "*", "a*", "**", "=", "==", ":", "title:", ":x", "①", '"①"',
       "ʼ", '"ʼ"', "\u200b", "\u0301", "İ", "ß", "ŉ", "ﬁ", "ǅ", "١٢", "港口", "항구", "ท่าเรือ", "น้ำ", "हिन्दी", "🚢",
       "\U0010ffff", "\u202e", "\x00", "\x07", "\x1b[2J", "\ufeff", "don't", "don’t", "AT&T", "U.S.", "C++", "co-op",
       "oil-giraffe-strike", "a" * 300, "é" * 90, "x" * 64, "x" * 65, "1" * 40, "w/5", "w/0", "w/-1", "w/99999999999",
       "pre/3", "NEAR/2", "NEAR", "AND", "OR", "NOT", "and", "^5", "~2", "[a TO b]", "{a}", "\\", "\\\"", "a/b",
       "a\tb", "..", "...", "—", "„tide“", "«tide»", "“the harbour”"]
PART = 1000  # requests that one process gets
JOBS = [1, 1, 4]  # of one process after the other
JOINTS = [" ", " ", " ", " AND ", " OR ", " NOT ", " -", " w/5 ", " pre/2 ", " NEAR/3 ", " w/0 ", "", "-", "/", "'"]


def word(chance):
    made = chance.choice(articles.WORDS if chance.random() < 0.8 else articles.SMALL_WORDS)
    if chance.random() < 0.15:  # misspelt, or another form
        at = chance.randrange(len(made))
        made = made[:at] + chance.choice("aeinrst") + made[at + chance.randrange(2):]
    return chance.choice(["", "", "", "", "=", ""]) + made + chance.choice(["", "", "", "", "", "*", "s"])


def query(chance, depth=0):
    """Text that is likely to be a query, and at times no such thing."""
    kind = chance.random()
    if depth > 4 or kind < 0.3:
        return word(chance)
    if kind < 0.4:
        return '"' + " ".join(word(chance) for _ in range(chance.randint(1, 4))) + '"'
    if kind < 0.5:
        return f"{chance.choice(FIELDS)}:{chance.choice(VALUES) if chance.random() < 0.7 else query(chance, depth + 1)}"
    if kind < 0.58:
        return f"({query(chance, depth + 1)})"
    if kind < 0.68:
        return chance.choice(ODD)
    if kind < 0.7:
        return "-".join(chance.choice(articles.WORDS) for _ in range(chance.randint(2, 5)))
    if kind < 0.71:
        return chance.choice(["(", "-(", "title:(", '"a" ']) * chance.choice([3, 50, 2000])
    parts = [query(chance, depth + 1) for _ in range(chance.randint(2, 4))]
    return "".join(part + chance.choice(JOINTS) for part in parts[:-1]) + parts[-1]


def request(chance):
    made = {"query": query(chance)}
    for name, choices in {"limit": [1, 3, 10, 10_000], "offset": [0, 1, 50, 100_000], "snippets": [0, 1, 9],
                          "sort": ["relevance", "newest", "oldest"], "recent": [1, 30, 36500], "any": [True],
                          "literal": [True], "explain": [True], "count": [True], "since": ["2012", "yesterday"], "until": ["2015-06"],
                          "source": ["Coast Wire", ["nobody", "Harbour Post"]], "language": ["en", "de"],
                          "author": ["Ada Brook", "①"]}.items():
        if chance.random() < 0.1:
            made[name] = chance.choice(choices)
    if chance.random() < 0.03:
        made["show"] = f"made-{100_000 + chance.randrange(250)}"
        if chance.random() < 0.5:
            made["show"] = chance.choice([*ODD[:20], "made-", "0"])
    return made


def fault_of(asked, records):
    """What is wrong with an answer, or None."""
    *hits, last = records
    if last["type"] == "error":
        return f"error: {last['message']}" if "unexpected trouble" in last["message"] else unsound_message(last)
    if last["type"] != "summary":
        return None
    scores = [hit["score"] for hit in hits]
    if any(score is None or not math.isfinite(score) for score in scores):
        return "a score that is no number"
    if asked.get("sort", "relevance") == "relevance" and any(
            later > earlier + 1e-9 for earlier, later in zip(scores, scores[1:])):
        return "scores that do not fall"
    ids = [hit["id"] for hit in hits]
    if len(ids) != len(set(ids)):
        return "an article twice on a page"
    found = last["matches"] + last.get("all_but_one", 0)
    if len(hits) != last["returned"] or len(hits) > asked.get("limit", 10) or found < len(hits):
        return "numbers that do not agree"
    page = 0 if asked.get("count") else min(asked.get("limit", 10), found - asked.get("offset", 0))
    if len(hits) != max(0, page):
        return "a page of another length"
    return None


def unsound_message(record):
    """An error belongs to the query: it never blames an index that is sound."""
    return f"error: {record['message']}" if "damaged" in f"{record['message']} {record['hint']}" else None


class Talk:
    """One process that is given requests: as they are answered, or with more than one job all in a file."""

    def __init__(self, programs, index, jobs, requests, first):
        """`first` is the number of the first request."""
        self.requests, self.first, self.jobs = requests, first, jobs
        self.lines = [json.dumps(made | {"id": str(first + n)}).encode() + b"\n" for n, made in enumerate(requests)]
        source = "-"
        if jobs > 1:
            source = index.with_name("requests")
            source.write_bytes(b"".join(self.lines))
        self.process = P.start([programs.search, "-q", "-d", index, "--json", "--jobs", jobs, "--batch", source],
                               stdin=P.subprocess.PIPE, stdout=P.subprocess.PIPE, stderr=P.subprocess.PIPE)
        self.watch = Watchdog(self.process)
        self.said = b""

    def hear(self, tally):
        """Returns how many requests are done with."""
        threads = [threading.Thread(target=self.feed, daemon=True), threading.Thread(target=self.listen, daemon=True),
                   self.watch]
        for thread in threads:
            thread.start()
        done = self.read(tally)
        status = self.process.wait()
        self.watch.over.set()
        for thread in threads:
            thread.join()
        P.end(self.process)
        if done < len(self.requests) or status not in (0, 2):
            out = P.Outcome(status, "", self.said.decode(errors="replace"), self.watch.bit)
            done = min(done, len(self.requests) - 1)
            self.note(tally, done, out.crash() or f"exit {status} before all was answered: {out.last_words()}")
            done += 1
        return done

    def feed(self):
        try:
            if self.jobs == 1:
                self.process.stdin.writelines(self.lines)
            self.process.stdin.close()
        except BrokenPipeError:
            pass

    def listen(self):
        self.said = self.process.stderr.read()

    def read(self, tally):
        done, records = 0, []
        for line in self.process.stdout:
            self.watch.heard = True
            if not line.endswith(b"\n"):
                break  # the process ended in it
            try:
                records.append(json.loads(line, parse_constant=P.not_finite))
            except ValueError as trouble:
                self.note(tally, done, f"no JSON: {trouble}")
                self.process.terminate()
                return done + 1
            if records[-1]["type"] == "hit":
                continue
            problem = fault_of(self.requests[done], records)
            if records[-1]["request"] != str(self.first + done):
                problem = "the answer of another request"
            self.note(tally, done, problem)
            done, records = done + 1, []
        return done

    def note(self, tally, done, problem):
        near = f", or one near it, with --jobs {self.jobs}" if self.jobs > 1 else ""
        tally.note(self.first + done, json.dumps(self.requests[done]) + near, [problem + near] if problem else [])


class Watchdog(threading.Thread):
    """Ends a process that does not say anything for too long."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.over, self.heard, self.bit = process, threading.Event(), True, False

    def run(self):
        while not self.over.wait(P.PATIENCE):
            if not self.heard and self.process.poll() is None:
                self.bit = True
                self.process.kill()
            self.heard = False


def attack(attack):
    tally = attack.tally("searches")
    place = attack.root / "searches"
    place.mkdir()
    articles.write(place / "articles", articles.folder(range(400), range(2)))
    P.run([attack.programs.index, "-d", place / "index", place / "articles"], patience=60)
    wanted = attack.trials(5000, 1_000_000)
    numbers = attack.numbers(wanted)
    for begin in range(0, len(numbers), PART):
        part = numbers[begin:begin + PART]
        jobs = JOBS[part[0] // PART % len(JOBS)]
        while len(part):
            requests = [request(attack.chance("searches", number)) for number in part]
            part = part[Talk(attack.programs, place / "index", jobs, requests, part[0]).hear(tally):]
            jobs = 1  # where a process ended early, the rest is asked one by one
    attack.finish(tally)
    shutil.rmtree(place)
