# SPDX-License-Identifier: GPL-2.0-or-later
"""A call that fails, at every call of every work: an error and the old state or the new one, or all is well."""

import programs as P
import works

# name -> settings of tests/support/faults.cc
FAULTS = {
    "EIO once": {"what": 5, "once": 1},
    "ENOSPC from then on": {"what": 28},
    "short writes from then on": {"what": "short"},
    "EMFILE at one open": {"what": 24, "once": 1, "opens": 1},
    "EMFILE from then on": {"what": 24, "opens": 1},
}
OPENS = {name: settings for name, settings in FAULTS.items() if "opens" in settings}
READS = {
    "search": ["--json", '"the harbour"'], "count": ["--count", '"harbour report"'],
    "filter": ["--json", "lang:en", "harb*"], "show": ["--show", "made-100000"],
    "misspelt": ["--json", "harbuor repotr"], "table": ["--format", "csv", "tide storm"],
}


def counted(settings):
    return {"opens": 1} if "opens" in settings else {}


def trial(work, settings, call):
    """What is wrong after the call failed."""
    work.reset()
    out = work.run(work.programs.disturbed(at=call, **settings))
    if fault := out.crash():
        problems = [fault]
    elif out.status not in (0, 2):
        problems = [f"exit {out.status}: {out.last_words()}"]
    elif out.status == 2 and not out.err.startswith("news-index: "):
        problems = [f"exit 2 without a reason: {out.last_words()}"]
    elif out.status == 2 and settings["what"] == "short":
        problems = [f"a short write is an error: {out.last_words()}"]
    else:
        problems = []
    problems += work.problems([work.new] if out.status == 0 else [work.old, work.new], f"after exit {out.status}")
    return problems + work.problems_of_next_run()


def attack_works(attack):
    kinds = [kind for kind in works.KINDS if attack.wants(f"calls/{kind}")]
    for kind in kinds:
        tally = attack.tally(f"calls/{kind}")
        work = works.make(kind, attack.programs, attack.root / kind.replace(" ", "-"), 0.1, jobs=1)
        plan = [(name, call) for name, settings in FAULTS.items()
                for call in range(1, work.calls(**counted(settings)) + 1)]
        wanted = attack.trials(21, len(plan) * len(works.KINDS), len(works.KINDS))
        if wanted < len(plan):
            plan = sorted(attack.chance("calls", kind).sample(plan, wanted))
        for number in attack.numbers(len(plan)):
            fault, call = plan[number]
            tally.note(number, f"{fault}: call {call}", trial(work, FAULTS[fault], call))
        attack.finish(tally)
        works.shutil.rmtree(work.place)


def answer(text):
    return [line for line in text.splitlines() if '"type":"summary"' not in line]


def attack_reads(attack):
    """Searches, status and check of an index some of whose files cannot be opened."""
    if not attack.wants("calls/searches"):
        return
    tally = attack.tally("calls/searches")
    work = works.make("rebuild", attack.programs, attack.root / "searches", 0.1)
    commands = {name: [attack.programs.search, "-q", "-d", work.index, *words] for name, words in READS.items()}
    commands |= {name: [attack.programs.index, "-d", work.index, f"--{name}"] for name in ("status", "verify")}
    plan = []
    right = {}
    for name, command in commands.items():
        count = work.place / "count"
        right[name] = P.run(command, attack.programs.disturbed(count=count, opens=1))
        plan += [(name, fault, call) for fault in OPENS for call in range(1, int(count.read_text()) + 1)]
    wanted = attack.trials(20, len(plan))
    if wanted < len(plan):
        plan = sorted(attack.chance("calls/searches").sample(plan, wanted))
    for number in attack.numbers(len(plan)):
        name, fault, call = plan[number]
        out = P.run(commands[name], attack.programs.disturbed(at=call, **FAULTS[fault]))
        problems = []
        if out.crash():
            problems.append(f"{name}: {out.crash()}")
        elif out.status != 2 and (out.status, answer(out.out)) != (right[name].status, answer(right[name].out)):
            problems.append(f"{name}: exit {out.status} and another answer")
        elif out.status == 2 and not out.err.startswith("news-"):
            problems.append(f"{name}: exit 2 without a reason")
        tally.note(number, f"{name}, {fault}: call {call}", problems)
    attack.finish(tally)
    works.shutil.rmtree(work.place)


def attack(attack):
    if not attack.programs.faults.exists():
        raise SystemExit(f"no {attack.programs.faults}: build news_test_faults, or name it with --faults")
    attack_works(attack)
    attack_reads(attack)
