# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole processes, timed from their start to their exit by the kernel's own figures."""

import os
import shlex
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = os.environ | {"XDG_CONFIG_HOME": os.devnull}  # nobody's own settings are measured
FTS5 = Path(__file__).with_name("fts5.py")


class Usage(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, user and system, of all threads and children
    peak: int  # bytes resident; never below this Python's own, which the child starts from
    status: int


def kill_session(leader):
    """Kills a process that leads a session, and all others of it, whatever their process groups."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            session = stat.read_text(errors="replace").rpartition(")")[2].split()[3]
            if int(session) == leader:
                os.kill(int(stat.parent.name), signal.SIGKILL)
        except OSError:  # it has ended
            continue


def run(command, limit=None):
    """Runs `command` with nothing to read and all it writes thrown away. After `limit` seconds it is killed, with all
    programs that it has started."""
    ends = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_RDWR, 0) for descriptor in range(3)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, ENVIRONMENT, file_actions=ends, setsid=limit is not None)
    if limit is not None:
        end = threading.Timer(limit, kill_session, (child,))
        end.start()
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # while it is not reaped, its session is no other's
        end.cancel()
        end.join()
        kill_session(child)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, os.waitstatus_to_exitcode(status))


def run_well(command, good=(0,)):
    used = run(command)
    if used.status not in good:
        sys.exit(f"exit {used.status}: {shlex.join(command)}")
    return used


def size_of(path):
    """Bytes in a file or in all files of a folder."""
    return sum(file.stat().st_size for file in [path, *path.rglob("*")] if file.is_file())


def our_programs(folder):
    """news-index and news-search of a build."""
    programs = [str(Path(folder) / name) for name in ("news-index", "news-search")]
    for program in programs:
        if not os.access(program, os.X_OK):
            sys.exit(f"no {program}: build first, or name the folder of the programs with --bin")
    return programs


def peers_to_build(folder, place):
    """The peers that are installed: name -> command that indexes `folder` into `place`/name."""
    def has(program):
        return shutil.which(program) is not None

    peers = {}
    if has("omindex"):
        peers["omindex"] = ["omindex", "-s", "english", "-U", "/", "-D", str(place / "omindex"), str(folder)]
    if has("recollindex"):
        peers["recollindex"] = ["recollindex", "-c", str(place / "recollindex")]
    peers["sqlite fts5"] = [sys.executable, str(FTS5), str(folder), str(place / "sqlite fts5")]
    return peers


def make_room(name, folder, place):
    """An empty place for the index of a peer, with the settings that one of them wants."""
    room = place / name
    if room.is_dir():
        shutil.rmtree(room)
    room.unlink(missing_ok=True)
    if name == "recollindex":
        room.mkdir()
        articles = link_as_text(folder, place / "recoll-articles")
        (room / "recoll.conf").write_text(f"topdirs = {articles}\nloglevel = 1\nnoaspell = 1\n")
    return room


def link_as_text(folder, target):
    """The files of `folder` again, with the ending .txt: recoll starts a program for each file that has no ending."""
    for file in folder.rglob("*"):
        name = target / file.relative_to(folder)
        if not file.is_file() or name.with_name(name.name + ".txt").exists():
            continue
        name.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, name.with_name(name.name + ".txt"))
        except OSError:  # another file system
            shutil.copy(file, name.with_name(name.name + ".txt"))
    return target


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="news-bench-")


def print_table(head, rows):
    """Columns of text; the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(cell.rjust(width) if column else cell.ljust(width)
                        for column, (cell, width) in enumerate(zip(row, widths))))
