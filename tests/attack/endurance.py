# SPDX-License-Identifier: GPL-2.0-or-later
"""Two batches, of one index and of two, are asked all the while that an indexer works on the first index and its folder
goes away, comes back and becomes another one."""

import os
import shutil
import threading
import time

import articles
import programs as P

MOST_GROWTH = 8 << 20  # bytes
PAUSE = 0.03  # seconds that a folder is away
STEPS = ["change", "change", "rebuild", "compact", "move away", "exchange", "overwrite", "make anew"]


class Phase:
    """What may be answered at a time: states of the first index, an error, or anything while files are copied over."""

    def __init__(self, states, errors=False, anything=False):
        self.states, self.errors, self.anything = states, errors, anything


class Answers:
    """What a state of the first index makes of each request, alone and beside the second index."""

    def __init__(self, state, other):
        self.state, self.other = state, other

    def count(self, query, indexes):
        return self.state.counts[query] + (self.other.counts[query] if indexes == 2 else 0)

    def ids(self, indexes):
        return sorted([*self.state.articles, *(self.other.articles if indexes == 2 else [])])


class Mover(threading.Thread):
    """Works on the first index, one step after another, and knows what may be answered meanwhile."""

    def __init__(self, attack, place, chance):
        super().__init__(daemon=True)
        self.programs, self.place, self.chance = attack.programs, place, chance
        self.kinds = [kind for kind in STEPS if attack.wants(f"endurance/{kind}")]
        self.index, self.folder, self.away = place / "index", place / "articles", place / "away"
        self.trouble = None
        self.over, self.steps = threading.Event(), []
        self.asked = 0  # requests that the reader has done
        base = articles.folder(range(90), range(2))
        self.contents = {"first": base, "second": base | articles.folder(range(90, 130))
                         | articles.folder(range(10), version=1), "third": articles.folder(range(40), range(1))}
        self.sound = {}
        self.other = self.prepare("other", articles.folder(range(70_000, 70_050)))
        for name, files in self.contents.items():
            self.sound[name] = Answers(self.prepare(name, files), self.other)
        self.now = "first"
        self.put_copy("first")
        self.phases = [Phase([self.sound["first"]])]

    def prepare(self, name, files):
        """Makes an index of the folder `articles` that can be put in its place, and says what it answers."""
        folder = self.place / "other-articles" if name == "other" else self.folder
        articles.write(folder, files)
        self.must(["-d", self.place / name, folder])
        return P.state_of(self.programs, self.place / name)

    def must(self, words):
        out = P.run([self.programs.index, "-q", *words], patience=60)
        if out.crash() or out.status != 0:
            raise RuntimeError(f"news-index {' '.join(map(str, words[2:]))[:60]}: {out.crash() or out.last_words()}")

    def put_copy(self, name):
        articles.write(self.folder, self.contents[name])
        shutil.copytree(self.place / name, self.index)

    def enter(self, states, **more):
        self.phases.append(Phase([self.sound[name] for name in states], **more))

    def run(self):
        try:
            while not self.over.is_set():
                kind = self.chance.choice(self.kinds)
                after = self.chance.choice([name for name in self.contents if name != self.now])
                getattr(self, kind.replace(" ", "_"))(after)
                self.enter([self.now])
                self.steps.append(kind)
                seen = self.asked
                while self.asked < seen + 4 and not self.over.is_set():
                    time.sleep(0.002)
        except Exception as trouble:  # the reader reports it
            self.trouble = str(trouble)

    def change(self, after):
        articles.write(self.folder, self.contents[after])
        self.enter([self.now, after])
        self.must(["-d", self.index, self.folder])
        self.now = after

    def rebuild(self, _):
        self.enter([self.now])
        self.must(["-d", self.index, "--rebuild", self.folder])

    def compact(self, _):
        self.enter([self.now])
        self.must(["-d", self.index, "--compact"])

    def move_away(self, _):
        self.enter([self.now], errors=True)
        self.index.rename(self.away)
        time.sleep(PAUSE)
        self.away.rename(self.index)

    def exchange(self, after):
        """Its folder is moved out of the way, and a copy of another one moved to its place."""
        articles.write(self.folder, self.contents[after])
        shutil.copytree(self.place / after, self.place / "next")
        self.enter([self.now, after], errors=True)
        self.index.rename(self.away)
        (self.place / "next").rename(self.index)
        shutil.rmtree(self.away)
        self.now = after

    def overwrite(self, after):
        """As rsync --delete does: file by file, each by a rename, and then what is too many goes."""
        articles.write(self.folder, self.contents[after])
        source = self.place / after
        self.enter([self.now, after], errors=True, anything=True)
        names = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
        for name in names:
            file = self.index / name
            file.parent.mkdir(exist_ok=True)
            shutil.copy2(source / name, file.with_name(file.name + ".part"))
            file.with_name(file.name + ".part").rename(file)
        for path in sorted(self.index.rglob("*"), reverse=True):  # what is in a folder before it
            if path.is_file() and path.relative_to(self.index) not in names:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        self.now = after

    def make_anew(self, after):
        articles.write(self.folder, self.contents[after])
        self.enter([self.now, after], errors=True)
        shutil.rmtree(self.index)
        self.must(["-d", self.index, self.folder])
        self.now = after


class Reader:
    """Asks one batch; `indexes` is how many it searches."""

    def __init__(self, mover, indexes, tally):
        self.mover, self.indexes, self.tally = mover, indexes, tally
        self.start()

    def start(self):
        where = [self.mover.index, self.mover.place / "other"][:self.indexes]
        self.batch = P.Batch(self.mover.programs, *where)

    def ask(self, number):
        first = len(self.mover.phases) - 1
        try:
            problem = self.answer(number, first)
        except (P.Ended, ValueError) as trouble:
            problem = str(trouble)
            self.batch.close()
            self.start()
        step = self.mover.steps[-1] if self.mover.steps else "the start"
        self.tally.note(None, f"request {number} of {counted(self.indexes)}, after {step} ({len(self.mover.steps)})",
                        [f"{counted(self.indexes)}: {problem}"] if problem else [])

    def answer(self, number, first):
        """What is wrong with the answer, or None."""
        query = P.QUERIES[number // 2 % len(P.QUERIES)]
        by_ids = number // 2 % 5 == 4
        records = self.batch.ask(**({"query": P.ALL, "limit": P.MOST, "snippets": 0} if by_ids else
                                    {"query": query, "count": True}))
        phases = self.mover.phases[first:]
        last = records[-1]
        if last["type"] == "error":
            return None if any(phase.errors for phase in phases) else last["message"]
        if any(phase.anything for phase in phases):
            return None
        states = [state for phase in phases for state in phase.states]
        if by_ids:
            found = sorted(record["id"] for record in records[:-1])
            return None if found in [state.ids(self.indexes) for state in states] else f"{len(found)} ids of no state"
        right = [state.count(query, self.indexes) for state in states]
        return None if last["matches"] in right else f"a count of no state ({query}: {last['matches']}, not {right})"

    def holds(self):
        """Bytes and descriptors."""
        process = self.batch.process.pid
        with open(f"/proc/{process}/statm") as file:
            size = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return size, len(os.listdir(f"/proc/{process}/fd"))


def counted(indexes):
    return "one index" if indexes == 1 else "two indexes"


def growth(reader, begin, attack):
    """What a batch holds at the end that it did not hold after its first fifth."""
    problems = []
    (size, files), (size_then, files_then) = reader.holds(), begin
    if not attack.options.sanitized and size > size_then + MOST_GROWTH:
        problems.append(f"memory grew ({size_then >> 10} to {size >> 10} kB)")
    if files > files_then + 2:  # a table is open or not, as the last search wanted it
        problems.append(f"descriptors grew ({files_then} to {files})")
    return f"{size_then >> 10} to {size >> 10} kB, {files_then} to {files} descriptors", problems


def attack(attack):
    tally = attack.tally("endurance")
    place = attack.root / "endurance"
    place.mkdir()
    wanted = attack.trials(1000, 100_000)
    mover = Mover(attack, place, attack.chance("endurance"))
    readers = [Reader(mover, indexes, tally) for indexes in (1, 2)]
    mover.start()
    begin = []
    try:
        for number in range(wanted):
            if mover.trouble:
                break
            readers[number % 2].ask(number)
            mover.asked += 1
            time.sleep(0.001)  # the indexer wants its share
            if number == wanted // 5:
                begin = [(reader, reader.batch, reader.holds()) for reader in readers]
    finally:
        mover.over.set()
        mover.join()
    if mover.trouble:
        tally.note(None, "an indexer", [mover.trouble])
    for reader, batch, then in begin:
        if reader.batch is batch:  # else it ended, which is reported already
            what, problems = growth(reader, then, attack)
            tally.note(None, f"{counted(reader.indexes)} held {what}", problems)
    for reader in readers:
        reader.batch.close()
    attack.finish(tally)
    steps = ", ".join(f"{mover.steps.count(kind)} x {kind}" for kind in sorted(set(mover.kinds)))
    print(f"    {len(mover.steps)} steps: {steps}")
    shutil.rmtree(place)
