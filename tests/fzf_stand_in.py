# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs samples/browse with a stand-in for fzf, which starts what fzf starts when a key is pressed.

As fzf does, it runs each command in a group of its own, and ends it with SIGKILL.
"""

import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RELOAD = "change:reload:"


class Browse:
    """samples/browse with `options`, until the end of the `with`."""

    def __init__(self, script, options=(), environment=None):
        self._folder = tempfile.TemporaryDirectory(prefix="news-fzf-")
        stand_in = Path(self._folder.name) / "fzf"
        stand_in.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(__file__)} \"$@\"\n")
        stand_in.chmod(0o755)
        environment = dict(environment or os.environ)
        environment["PATH"] = f"{self._folder.name}:{environment['PATH']}"
        self.process = subprocess.Popen([script, *options], env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self._folder.cleanup()

    def type(self, query, killed_after=None):
        """The lines that the list gets when the query is this, and the seconds that they take. None is the list that
        is there before a key is pressed. With `killed_after`, what came in these seconds."""
        answer = self._do(query=None if query is None else os.fsencode(query).hex(), killed_after=killed_after)
        return bytes.fromhex(answer["out"]), answer["seconds"]

    def leave(self, text):
        """Sends to the server what is left of a command that was ended in the middle of its request."""
        self._do(left=text)

    def _do(self, **request):
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def run(command, killed_after):
    ours, its = os.pipe()
    start = time.perf_counter()
    child = os.posix_spawnp(os.environ["SHELL"], [os.environ["SHELL"], "-c", command], os.environ, setpgroup=0,
                            file_actions=[(os.POSIX_SPAWN_DUP2, its, 1)])
    os.close(its)
    if killed_after is not None:
        time.sleep(killed_after)
        os.killpg(child, signal.SIGKILL)
    out = bytearray()
    while part := os.read(ours, 1 << 16):
        out += part
    seconds = time.perf_counter() - start
    os.close(ours)
    os.waitpid(child, 0)
    return {"out": out.hex(), "seconds": seconds}


def quoted(query):
    """As fzf quotes it, the bytes in a str as of os.fsdecode."""
    return "'" + os.fsdecode(bytes.fromhex(query)).replace("'", "'\\''") + "'"


def main():
    reload = next(word.removeprefix(RELOAD) for word in sys.argv if word.startswith(RELOAD))
    for line in sys.stdin:
        request = json.loads(line)
        if "left" in request:
            answer = {"written": os.write(3, request["left"].encode())}
        elif request["query"] is None:
            answer = run(os.environ["FZF_DEFAULT_COMMAND"], request["killed_after"])
        else:
            answer = run(reload.replace("{q}", quoted(request["query"])), request["killed_after"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
