#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""browse_test.py BROWSE FOLDER: types into samples/browse at a terminal, and opens what it finds."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path

BROWSE, FOLDER = sys.argv[1], Path(sys.argv[2])
PATIENCE = 30  # seconds


def shows(terminal, wanted):
    """Waits until the text appears."""
    seen, end = b"", time.monotonic() + PATIENCE
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            sys.exit(f"browse does not show {wanted}: {seen[-2000:]}")
        seen += os.read(terminal, 1 << 16)


def appears(path):
    end = time.monotonic() + PATIENCE
    while not path.exists() or not path.read_text().endswith("\n"):
        if time.monotonic() > end:
            sys.exit("browse opens nothing")
        time.sleep(0.05)
    return path.read_text()


def main():
    opener, opened = FOLDER / "opener", FOLDER / "opened"
    opener.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{opened}'\n")
    opener.chmod(0o755)
    child, terminal = pty.fork()
    if child == 0:
        os.execve(BROWSE, [BROWSE], {**os.environ, "TERM": "xterm", "NEWS_OPENER": str(opener), "FZF_DEFAULT_OPTS": ""})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 160, 0, 0))
    shows(terminal, b"news>")
    os.write(terminal, b"title:OPEC")
    shows(terminal, b"announced voluntary cuts")  # the article, beside the hits
    os.write(terminal, b"\r")
    path = appears(opened)
    if not path.endswith("/business/2023-11-30-oil-opec-cuts.txt\n"):
        sys.exit(f"browse opens {path}")
    os.write(terminal, b"\x14")
    shows(terminal, b"by day")
    os.write(terminal, b"\x1b")
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
