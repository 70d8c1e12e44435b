# SPDX-License-Identifier: GPL-2.0-or-later
"""SIGKILL at random moments of every work, with searchers all the while, who may see the old state or the new one."""

import signal
import threading
import time

import programs as P
import works

WATCHED_QUIET = 0.45  # seconds that a watching indexer waits before it looks


class Searcher(threading.Thread):
    """Asks again and again till it is stopped."""

    def __init__(self, work):
        super().__init__()
        self.work = work
        self.old, self.new = work.old, work.new
        self.over = threading.Event()
        self.problems, self.answers = set(), 0
        self.saw_new = self.saw_any = False

    def run(self):
        turn = 0
        while not self.over.is_set():
            try:
                self.look(turn)
            except Exception as trouble:
                self.problems.add(f"{self.name}: {trouble or type(trouble).__name__}")
                return
            turn += 1

    def finish(self):
        """Call it when the work is over; the answers that it got, and what was wrong with them."""
        self.over.set()
        self.join()
        return self.problems

    def see(self, what, found, old, new):
        self.answers += 1
        self.saw_any = True
        if found == new:
            self.saw_new = self.saw_new or new != old
        elif found != old:
            self.problems.add(f"{self.name}: neither the old answer nor the new one ({what}: {shown(found, old, new)})")
        elif self.saw_new:
            self.problems.add(f"{self.name}: the old answer after the new one ({what})")

    def see_count(self, query, found):
        self.see(query, found, self.old.counts[query] if self.old else None, self.new.counts[query])

    def see_ids(self, ids):
        self.see("ids", sorted(ids), sorted(self.old.articles) if self.old else None, sorted(self.new.articles))


def shown(found, old, new):
    if isinstance(found, list):
        found, old, new = len(found), old and len(old), len(new)
    return f"{found}, not {old} or {new}"


class Talker(Searcher):
    """One process, kept open."""
    name = "the open searcher"

    def __init__(self, work):
        super().__init__(work)
        self.name = Talker.name
        self.batch = P.Batch(work.programs, work.index)
        self.look(0)

    def look(self, turn):
        if turn % 8 == 7:
            *hits, last = self.batch.ask(query=P.ALL, limit=P.MOST, snippets=0)
            if last["type"] == "summary":
                self.see_ids([hit["id"] for hit in hits])
                return
        else:
            query = P.QUERIES[turn % len(P.QUERIES)]
            last = self.batch.ask(query=query, count=True)[-1]
            if last["type"] == "summary":
                self.see_count(query, last["matches"])
                return
        self.problems.add(f"{self.name}: {last['message']}")


class Newcomer(Searcher):
    """A process for each question. Before a first build the answer is that there is no index."""

    def __init__(self, work):
        super().__init__(work)
        self.name = "a new searcher"

    def look(self, turn):
        query = P.QUERIES[turn % len(P.QUERIES)] if turn % 2 else P.ALL
        out = P.run([self.work.programs.search, "-q", "-d", self.work.index, "--count", "--", query])
        if out.crash():
            self.problems.add(f"{self.name}: {out.crash()}")
        elif out.status == 2:
            if self.old or self.saw_any:
                self.problems.add(f"{self.name}: {out.last_words()}")
        else:
            self.see_count(query, int(out.out))
        time.sleep(0.003)


class Usual:
    """What undisturbed work takes, with searchers: seconds, of a watch those till its answers are new; and calls that
    change the file system, 0 where they cannot be counted."""

    def __init__(self, work):
        self.seconds = min(self.once(work) for _ in range(3))
        self.calls = work.calls() if work.ends_by_itself() else 0

    @staticmethod
    def once(work):
        work.reset()
        searchers = start_searchers(work)
        process = work.start()
        begin = time.monotonic()
        if work.ends_by_itself():
            process.wait(works.SETTING_OUT)
        else:
            while not any(searcher.saw_new for searcher in searchers) and time.monotonic() < begin + 20:
                time.sleep(0.005)
        took = time.monotonic() - begin
        P.end(process)
        for searcher in searchers:
            searcher.finish()
        close_searchers(searchers)
        return took


def start_searchers(work):
    searchers = [Newcomer(work)] + ([Talker(work)] if work.has_index else [])
    for searcher in searchers:
        searcher.start()
    return searchers


def close_searchers(searchers):
    for searcher in searchers:
        if isinstance(searcher, Talker):
            searcher.batch.close()


def is_over(work, process, searchers):
    if work.ends_by_itself():
        return process.poll() is not None
    return any(searcher.saw_new for searcher in searchers)


def kill_at_time(work, chance, usual, searchers):
    """The process, how it was killed, and whether it was over before."""
    process = work.start()
    first = 0 if work.ends_by_itself() else min(WATCHED_QUIET, usual.seconds / 2)
    delay = chance.uniform(first, usual.seconds)
    time.sleep(delay)
    over = is_over(work, process, searchers)
    process.send_signal(signal.SIGKILL)
    return process, f"killed after {delay:.3f} s of {usual.seconds:.3f}", process.wait() != -signal.SIGKILL or over


def kill_at_call(work, chance, usual):
    call = chance.randint(1, usual.calls)
    process = work.start(work.programs.disturbed(what="kill", at=call))
    return process, f"killed at call {call} of {usual.calls}", process.wait(works.SETTING_OUT) != -signal.SIGKILL


def trial(work, chance, usual):
    """What was done, problems, and how many answers the searchers had; None when the work was over before the kill."""
    work.reset()
    searchers = start_searchers(work)
    if usual.calls and chance.random() < 0.5:
        process, what, over = kill_at_call(work, chance, usual)
    else:
        process, what, over = kill_at_time(work, chance, usual, searchers)
    problems = set()
    try:
        time.sleep(0.02)  # that the searchers see what was left
        if not over:
            problems.update(work.problems([work.old, work.new], "after the kill"))
            problems.update(work.problems_of_next_run())
    finally:
        for searcher in searchers:
            problems.update(searcher.finish())
        P.end(process)
    for searcher in searchers:
        if isinstance(searcher, Talker) and not over and searcher.batch.process.poll() is None:
            searcher.saw_new = True  # from now on only the new state is right
            for turn in range(len(P.QUERIES)):
                searcher.look(turn)
            problems.update(searcher.problems)
    close_searchers(searchers)
    return None if over else (what, sorted(problems), sum(searcher.answers for searcher in searchers))


def attack(attack):
    kinds = works.KINDS + works.WATCHES
    for kind in kinds:
        if not attack.wants(f"kills/{kind}"):
            continue
        tally = attack.tally(f"kills/{kind}")
        work = works.make(kind, attack.programs, attack.root / kind.replace(" ", "-"), 1 if attack.options.all else 0.3)
        usual = Usual(work)
        wanted = attack.trials(9, 1000, len(kinds))
        answers = 0
        for number in attack.numbers(2 * wanted):
            if tally.trials >= wanted:
                break
            result = trial(work, attack.chance("kills", kind, number), usual)
            if result:
                what, problems, heard = result
                answers += heard
                tally.note(number, what, problems)
            else:
                tally.miss()
        attack.finish(tally)
        print(f"    searchers had {answers} answers")
        works.shutil.rmtree(work.place)
