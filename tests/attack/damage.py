# SPDX-License-Identifier: GPL-2.0-or-later
"""Flips, zeros, cuts and blocks in the wrong place, in every file of an index: no crash, no hang, and no answer that is
wrong unless --verify reports the damage. A rebuild always mends it."""

import json
import shutil

import articles
import programs as P

BLOCK = 8192
SEARCHES = {
    "search": ["--json", "harbour"], "phrase": ["--json", '"the harbour"'],
    "filter": ["--json", "-n", "500", "lang:de"],
    "newest": ["--json", "-s", "newest", "storm OR flood"], "count": ["--count", "title:report"],
    "prefix": ["--json", "harb*"], "misspelt": ["--json", "harbuor repotr"], "nothing": ["--json", "zeppelin tide"],
    "show": ["--show", "made-100000", "--format", "jsonl"], "csv": ["--format", "csv", "tide storm"],
    "sources": ["--json", "--source", "Coast Wire", "rain"],
}


def anywhere(chance, size):
    """A byte of a file; every second time one of its block heads or its used first half, where damage matters most."""
    place = chance.randrange(size)
    return place // BLOCK * BLOCK + place % min(32, size) if chance.random() < 0.3 else place


def flip(data, chance):
    at = min(anywhere(chance, len(data)), len(data) - 1)
    data[at] ^= 1 << chance.randrange(8)
    return f"bit of byte {at}"


def other_byte(data, chance):
    at = min(anywhere(chance, len(data)), len(data) - 1)
    data[at] = (data[at] + chance.randint(1, 255)) % 256
    return f"byte {at}"


def zeros(data, chance):
    at = chance.randrange(len(data))
    count = chance.choice([1, 4, 64, 512, BLOCK])
    data[at:at + count] = bytes(len(data[at:at + count]))
    return f"{count} zeros at {at}"


def zero_block(data, chance):
    at = chance.randrange(len(data)) // BLOCK * BLOCK
    data[at:at + BLOCK] = bytes(len(data[at:at + BLOCK]))
    return f"block {at // BLOCK} zeroed"


def noise(data, chance):
    at = chance.randrange(len(data))
    count = min(chance.choice([2, 16, 256, BLOCK]), len(data) - at)
    data[at:at + count] = chance.randbytes(count)
    return f"{count} bytes of noise at {at}"


def cut(data, chance):
    size = chance.choice([0, chance.randrange(len(data)), len(data) // BLOCK // 2 * BLOCK, len(data) - 1])
    del data[size:]
    return f"cut to {size}"


def swap_blocks(data, chance):
    blocks = max(1, len(data) // BLOCK)
    one, two = chance.randrange(blocks) * BLOCK, chance.randrange(blocks) * BLOCK
    data[one:one + BLOCK], data[two:two + BLOCK] = data[two:two + BLOCK], data[one:one + BLOCK]
    return f"blocks {one // BLOCK} and {two // BLOCK} swapped"


def more(data, chance):
    data += chance.randbytes(chance.choice([1, 100, BLOCK]))
    return "longer"


DAMAGES = [flip, flip, other_byte, zeros, zero_block, noise, cut, swap_blocks, more]


class Sample:
    """A sound index, what it answers, and what it answers after a change of the folder."""

    def __init__(self, programs, place):
        self.programs, self.place = programs, place
        self.sound, self.index, self.folder = place / "sound", place / "index", place / "articles"
        first = articles.folder(range(120), range(2))
        for files in (first, first | articles.folder(range(500, 540))):  # more than one revision
            articles.write(self.folder, files)
            self.must([programs.index, "-d", self.sound, self.folder])
        self.old = P.state_of(programs, self.sound)
        self.files = sorted(path.relative_to(self.sound) for path in self.sound.rglob("*") if path.is_file())
        shutil.copytree(self.sound, self.index)
        self.right = {name: self.search(words) for name, words in SEARCHES.items()}
        self.right_batch = self.batch()
        articles.write(self.folder, files | articles.folder(range(600, 603)) | articles.folder(range(7, 8), version=1))
        self.must([programs.index, "-d", place / "changed", self.folder])
        self.new = P.state_of(programs, place / "changed")

    @staticmethod
    def must(command):
        out = P.run(command, patience=60)
        if out.status != 0:
            raise SystemExit(f"sound work fails: {out}")

    def search(self, words):
        return P.run([self.programs.search, "-q", "-d", self.index, *words])

    def batch(self):
        requests = [{"query": query, "count": True} for query in P.QUERIES]
        requests += [{"query": query, "limit": 40} for query in P.QUERIES]
        requests += [{"show": name} for name in list(self.old.articles)[::4]]
        return P.run([self.programs.search, "-q", "-d", self.index, "--json", "--batch", "-"],
                     typed="".join(json.dumps(request) + "\n" for request in requests).encode())

    def damage(self, chance):
        """Puts a sound index in place and damages a file of it; returns how."""
        self.put(self.sound)
        name = chance.choice([name for name in self.files if (self.sound / name).stat().st_size])
        file = self.index / name
        if chance.random() < 0.03:
            file.unlink()
            return f"{name}: removed"
        data = bytearray(file.read_bytes())
        before = bytes(data)
        what = chance.choice(DAMAGES)(data, chance)
        if data == before:
            return None
        file.write_bytes(data)
        return f"{name}: {what}"

    def put(self, index):
        shutil.rmtree(self.index, ignore_errors=True)
        shutil.copytree(index, self.index)


def answers(text):
    """The lines of an answer without what differs from time to time."""
    lines = []
    for line in text.splitlines():
        if line.startswith("{"):
            record = json.loads(line)
            record.pop("elapsed_ms", None)
            line = json.dumps(record)
        lines.append(line)
    return lines


def wrong_answers(sample, reported):
    """What searches of the damaged index do wrong; `reported`: --verify has reported the damage."""
    problems = []
    for name, words in SEARCHES.items():
        out = sample.search(words)
        if out.crash():
            problems.append(f"{name}: {out.crash()}")
        elif out.status in (0, 1) and not reported and (out.status, answers(out.out)) != (
                sample.right[name].status, answers(sample.right[name].out)):
            problems.append(f"{name}: another answer, and --verify is silent")
        elif out.status not in (0, 1, 2):
            problems.append(f"{name}: exit {out.status}")
    out = sample.batch()
    found, right = answers(out.out), answers(sample.right_batch.out)
    if out.crash():
        problems.append(f"batch: {out.crash()}")
    elif '"type":"error"' not in out.out and out.out and not reported and found != right:
        problems.append("batch: another answer, and --verify is silent")
    return problems


def wrong_upkeep(sample, reported):
    """What compaction, an index run and a rebuild do wrong on copies of the damaged index."""
    problems = []
    damaged = sample.place / "damaged"
    shutil.rmtree(damaged, ignore_errors=True)
    shutil.copytree(sample.index, damaged)
    index = [sample.programs.index, "-d", sample.index]
    for name, words, right in [("--compact", ["--compact"], sample.old), ("the next run", [sample.folder], sample.new),
                               ("--rebuild", ["--rebuild", sample.folder], sample.new)]:
        sample.put(damaged)
        out = P.run([*index, *words])
        if out.crash():
            problems.append(f"{name}: {out.crash()}")
        elif name == "--rebuild" and out.status != 0:
            problems.append(f"{name} is refused: {out.last_words()}")
        elif name == "--compact" and out.status == 0 and reported:
            problems.append(f"{name} takes an index that does not verify")
        elif out.status == 0:
            problems += [f"{name}: {what}" for what in unsound(sample, right, name == "--rebuild")]
        elif out.status not in (2, 3):
            problems.append(f"{name}: exit {out.status}")
    return problems


def unsound(sample, right, whole):
    """What is wrong with an index after work on it; if it need not be whole, --verify may report that it is damaged."""
    fault = P.verify(sample.programs, sample.index, P.PATIENCE)
    if fault and not whole and "ended by" not in fault and "hang" not in fault:
        return []
    try:
        found = P.state_of(sample.programs, sample.index).differences(right)
    except P.Unreadable as trouble:
        found = [str(trouble)]
    return found + ([fault] if fault else [])


def trial(sample):
    index = [sample.programs.index, "-d", sample.index]
    status = P.run([*index, "--status"])
    check = P.run([*index, "--verify"])
    problems = [f"{name}: {out.crash()}" for name, out in (("--status", status), ("--verify", check)) if out.crash()]
    reported = check.status != 0
    return problems + wrong_answers(sample, reported) + wrong_upkeep(sample, reported)


def attack(attack):
    tally = attack.tally("damage")
    (attack.root / "damage").mkdir()
    sample = Sample(attack.programs, attack.root / "damage")
    wanted = attack.trials(12, 2000)
    for number in attack.numbers(2 * wanted):
        if tally.trials >= wanted:
            break
        what = sample.damage(attack.chance("damage", number))
        if what:
            tally.note(number, what, trial(sample))
        else:
            tally.miss()
    attack.finish(tally)
    shutil.rmtree(sample.place)
