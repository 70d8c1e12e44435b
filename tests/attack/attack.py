# SPDX-License-Identifier: GPL-2.0-or-later
"""What all attacks share: their options, their places and what they found."""

import random
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from programs import STARTED, end


class Tally:
    """What came of the trials of one kind."""

    def __init__(self, name, ignored=()):
        self.name, self.ignored = name, ignored
        self.trials = self.passed = self.missed = 0
        self.seconds = 0.0
        self.problems = defaultdict(list)  # what went wrong, without its example -> the trials
        self.failures = []  # (trial, what befell it, problems)

    def note(self, trial, what, problems):
        """`what` says how the trial was disturbed."""
        self.trials += 1
        problems = [problem for problem in problems if not any(known in problem for known in self.ignored)]
        if not problems:
            self.passed += 1
            return
        kinds = {general(problem): problem for problem in reversed(problems)}  # one example of each is enough
        self.failures.append((trial, what, list(kinds.values())))
        for kind in kinds:
            self.problems[kind].append(trial)

    def miss(self):
        """A trial in which nothing was disturbed: no trial at all."""
        self.missed += 1


def general(problem):
    """A problem without its example in brackets, its paths and its numbers."""
    return re.sub(r"\d+", "N", re.sub(r"\s*\(.*\)$|/[^\s:,]+:? ?", "", problem))


class Attack:
    """One run of the harness. `options` are those of tests/attack/run."""

    def __init__(self, options, programs):
        self.options, self.programs = options, programs
        memory = Path("/dev/shm")
        self.root = Path(tempfile.mkdtemp(prefix="news-attack-", dir=memory if memory.is_dir() else None))
        self.tallies = []

    def close(self):
        for process in list(STARTED):
            end(process)
        shutil.rmtree(self.root, ignore_errors=True)

    def wants(self, name):
        """Whether an attack ("kills") or one kind of it ("kills/rebuild") is asked for."""
        only = self.options.only
        return not only or any(one == name or one.startswith(name + "/") or name.startswith(one + "/") for one in only)

    def trials(self, slice_size, full_size, kinds=1):
        """How many trials each of `kinds` gets."""
        if self.options.trials:
            return max(1, self.options.trials // kinds)
        return max(1, (full_size if self.options.all else slice_size) // kinds)

    def numbers(self, count):
        """The trials to do, from 0: all of them, or the one that is asked for."""
        return range(count) if self.options.trial is None else [self.options.trial]

    def chance(self, *names):
        """Random numbers that depend on the seed and the trial alone."""
        return random.Random("/".join(map(str, (self.options.seed, *names))))

    def tally(self, name):
        tally = Tally(name, self.options.ignore)
        tally.begin = time.monotonic()
        self.tallies.append(tally)
        return tally

    def finish(self, tally):
        """Tells what a kind of trial has found."""
        tally.seconds = time.monotonic() - tally.begin
        print(f"{tally.name}: {tally.trials} trials, {tally.passed} passed, {tally.trials - tally.passed} failed, "
              f"{tally.missed} not disturbed, {tally.seconds:.0f} s")
        for problem, trials in sorted(tally.problems.items(), key=lambda entry: -len(entry[1])):
            numbers = [str(trial) for trial in trials[:3] if trial is not None]
            print(f"    {len(trials)} x {problem}" + (f" (trial {', '.join(numbers)})" if numbers else ""))
        for trial, what, problems in tally.failures[:self.options.show]:
            print(f"  {self.command(tally.name, trial)}  # {what}: {'; '.join(problems)}")
        sys.stdout.flush()

    def command(self, name, trial):
        """The command line that does this trial again, or all of its kind where they depend on each other."""
        size = " --all" if self.options.all else ""
        number = "" if trial is None else f" --trial {trial}"
        return f"tests/attack/run {self.options.build}{size} --seed {self.options.seed} --only '{name}'{number}"

    def table(self):
        """The figures, as tests/bench/attack.md has them."""
        rows = [("attack", "trials", "passed", "failed", "not disturbed", "seconds")]
        rows += [(tally.name, tally.trials, tally.passed, tally.trials - tally.passed, tally.missed,
                  f"{tally.seconds:.0f}") for tally in self.tallies]
        rows.insert(1, ("---",) * len(rows[0]))
        return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)

    def failed(self):
        """Attacks that never struck prove nothing: they fail too."""
        return [tally.name for tally in self.tallies if tally.failures or not tally.trials]
