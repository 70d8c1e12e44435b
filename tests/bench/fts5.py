#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""fts5.py FOLDER DATABASE: the texts of a folder in SQLite's full-text index, as a peer to measure against."""

import sqlite3
import sys
from pathlib import Path


def articles(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace").strip()
            yield str(path.relative_to(folder)), text.partition("\n")[0], text


def main(folder, database):
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE VIRTUAL TABLE articles USING fts5(path UNINDEXED, title, body, tokenize='porter')")
        connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", articles(Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
