# SPDX-License-Identifier: GPL-2.0-or-later
"""What an indexer does while it is attacked: each work begins and ends with a known state of the index."""

import shutil
import time

import articles
import programs as P

SETTING_OUT = 120  # seconds that undisturbed work may take


class Work:
    """`old` and `new` are the folder of articles before and after a change; `old` is None before a first build."""

    def __init__(self, programs, place, old, new, command=(), jobs=None):
        self.programs, self.place = programs, place
        self.folder, self.index, self.before = place / "articles", place / "index", place / "before"
        self.jobs = ["-j", str(jobs)] if jobs else []
        self.command = [programs.index, "-d", self.index, *self.jobs, *(command or [self.folder])]
        self.update = [programs.index, "-d", self.index, *self.jobs, self.folder]
        self.has_index = old is not None
        self.old = None
        if self.has_index:
            self.old = self.built(old)
            if place.joinpath("scratch").exists():
                shutil.move(place / "scratch", self.before)
        self.new = self.built(new) if new != old else self.old
        shutil.rmtree(place / "scratch", ignore_errors=True)
        self.reset()

    def built(self, files):
        """The state of an index that is built from scratch."""
        articles.write(self.folder, files)
        scratch = self.place / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        out = P.run([self.programs.index, "-d", scratch, self.folder], patience=SETTING_OUT)
        if out.status != 0:
            raise SystemExit(f"a sound folder is not indexed: {out}")
        return P.state_of(self.programs, scratch)

    def reset(self):
        """Puts the index back to the beginning."""
        shutil.rmtree(self.index, ignore_errors=True)
        if self.has_index:
            shutil.copytree(self.before, self.index)

    def start(self, environment=None):
        """Starts the work; the moment from which it can be disturbed is when this returns."""
        return P.start(self.command, environment, stdin=P.subprocess.DEVNULL, stdout=P.subprocess.DEVNULL,
                       stderr=P.subprocess.DEVNULL)

    def run(self, environment=None):
        return P.run(self.command, environment, patience=SETTING_OUT)

    def ends_by_itself(self):
        return True

    def calls(self, **settings):
        """How many calls of the undisturbed work can be disturbed; 0 without the library that counts them."""
        if not self.programs.faults.exists():
            return 0
        self.reset()
        count = self.place / "count"
        out = self.run(self.programs.disturbed(count=count, **settings))
        if out.status != 0:
            raise SystemExit(f"undisturbed work fails: {out}")
        return int(count.read_text())

    def problems(self, allowed, when):
        """What is wrong with the index as it stands."""
        if not P.has_index(self.index):
            return [] if None in allowed else [f"{when}: no index"]
        found = []
        if fault := P.verify(self.programs, self.index):
            found.append(f"{when}: {fault}")
        try:
            state = P.state_of(self.programs, self.index)
        except P.Unreadable as trouble:
            return [*found, f"{when}: {trouble}"]
        differences = [state.differences(right) for right in allowed if right is not None]
        if all(differences):  # none of them is the state
            best = min(differences, key=len) if differences else ["an index where none should be"]
            found += [f"{when}: {what}" for what in best]
        return found

    def problems_of_next_run(self):
        """What is wrong after the next run, which is to complete the work."""
        out = P.run(self.update, patience=SETTING_OUT)
        if out.crash() or out.status != 0:
            return [f"the next run: {out.crash() or out.last_words()}"]
        found = self.problems([self.new], "after the next run")
        if left := P.leftovers(self.index):
            found.append(f"after the next run: {', '.join(left)} left over")
        return found


class Watching(Work):
    """A folder of articles is moved in at once, or away, while an indexer watches."""

    def __init__(self, programs, place, old, new, comes):
        self.part, self.aside = place / "articles/part", place / "aside"
        super().__init__(programs, place, old, new)
        self.command = [*self.update, "--watch"]
        self.comes = comes
        if comes:
            self.part.rename(self.aside)
        else:
            articles.write(self.folder, old)

    def reset(self):
        super().reset()
        if hasattr(self, "comes"):
            here, there = (self.aside, self.part) if self.comes else (self.part, self.aside)
            if not here.exists():
                there.rename(here)

    def start(self, environment=None):
        said = self.place / "said"
        with said.open("wb") as file:
            process = P.start(self.command, environment, stdin=P.subprocess.DEVNULL, stdout=P.subprocess.DEVNULL,
                              stderr=file)
        give_up = time.monotonic() + SETTING_OUT
        while "watching" not in said.read_text():
            if process.poll() is not None or time.monotonic() > give_up:
                P.end(process)
                raise SystemExit(f"an index is not watched: {said.read_text()}")
            time.sleep(0.01)
        here, there = (self.aside, self.part) if self.comes else (self.part, self.aside)
        here.rename(there)
        return process

    def ends_by_itself(self):
        return False


def within(name, files):
    return {f"{name}/{file}": text for file, text in files.items()}


def make(kind, programs, place, size, jobs=None):
    """A work of its kind. `size` is 1 for an index of thousands of articles and a change of 5,000, less for smaller."""
    place.mkdir(parents=True)

    def some(count):
        return max(2, round(count * size))

    base = articles.folder(range(some(1500)), range(some(25)), per_pack=some(100))
    if kind == "first build":
        return Work(programs, place, None, base, jobs=jobs)
    if kind == "rebuild":
        return Work(programs, place, base, base, ["--rebuild", place / "articles"], jobs)
    if kind == "compaction":
        return Work(programs, place, base, base, ["--compact"], jobs)
    if kind == "small change":
        change = base | articles.folder(range(3, 5), version=1) | articles.folder(range(9000, 9003))
        return Work(programs, place, base, without(change, 4), jobs=jobs)
    if kind == "large change":  # updates, additions and removals, of text files and of files of many articles
        old = articles.folder(range(some(1500)), range(some(20)), sentences=1, per_pack=100)
        new = (articles.folder(range(some(500), some(1000)), sentences=1)
               | articles.folder(range(some(1000), some(1500)), range(some(5), some(15)), 1, 1)
               | articles.folder(range(5000, 5000 + some(500)), range(50, 50 + some(20)), sentences=1))
        return Work(programs, place, old, new, jobs=jobs)
    if kind == "merged change":  # so much text that it is built beside the index
        long = articles.folder(range(5000, 5000 + some(300)), sentences=round(130 / size))
        return Work(programs, place, base, base | long, jobs=jobs)
    if kind == "removal":
        few = articles.folder(range(some(300)), range(some(2)), per_pack=some(100))
        return Work(programs, place, base, few, jobs=jobs)
    part = within("part", articles.folder(range(20_000, 20_000 + some(500)), range(60, 60 + some(12))))
    few = articles.folder(range(some(500)))
    if kind == "watched addition":
        return Watching(programs, place, few, few | part, comes=True)
    if kind == "watched removal":
        return Watching(programs, place, few | part, few, comes=False)
    raise ValueError(kind)


def without(files, every):
    return {name: text for number, (name, text) in enumerate(files.items()) if number % (every * 50) != 1}


KINDS = ["first build", "small change", "large change", "merged change", "removal", "rebuild", "compaction"]
WATCHES = ["watched addition", "watched removal"]
