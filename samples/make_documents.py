#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""make_archive.py FILE: writes the sample archive, samples/articles/local/canal-2023.zip, byte by byte the same."""

import sys
import zipfile

EELS = """\
Eels take the stairs at Cutler's Lock

By Tilda Marsh
Saturday, 14 October 2023

BRINDLE - A ladder for eels, eleven metres of wet bristle in a wooden gutter, was opened at Cutler's Lock on Friday by \
the oldest member of the angling club, who cut the ribbon with a filleting knife and was asked to put it away.

Eels cannot pass the new gates, which close too well. Last spring the lock keeper, Agnes Thorne, carried four hundred \
of them up in a bucket. "They do not thank you," she said. "But they do look at you."

A camera counts them. By Saturday noon it had counted nine eels, two ducks and the deputy mayor.
"""

WHISTLE = """\
---
title: "The barge that whistles: a letter to the canal trust"
date: 2023-11-18
author: Prosper Quill
tags: [canal, noise]
---

A coal barge named *Patience* whistles at every bend between Brindle and the basin, as the by-laws of 1871 require. \
Nobody had kept them for ninety years until her new owner read them.

The trust received thirty-one letters. Thirty complain about the whistle. One, in pencil, asks whether it could be blown \
at seven, when the writer's grandson has to get up for school.

From Monday, the trust says, bends may be taken in silence, except the one by the school.
"""

ICE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Skating on the canal is forbidden, and very good | Brindle Basin News</title>
<meta name="author" content="Odile Fenn"><meta property="article:published_time" content="2023-12-09T08:15:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/boats">Boats</a></nav>
<article><h1>Skating on the canal is forbidden, and very good</h1>
<p>The ice between the second and the third lock was eleven centimetres thick on Friday evening, as measured by the \
people who are there to keep others off it.</p>
<p>"We say that it is forbidden," explained warden Piet Amble, on skates. "Then we say where it is thickest, so that \
they are not forbidden to drown."</p>
<p>Hot chestnuts are sold at the lock house until ten, or until the stove goes through.</p></article>
<footer>Brindle Basin News, every Saturday</footer></body></html>
"""

MEMBERS = {"october/eel-ladder.txt": EELS, "november/whistle.md": WHISTLE, "december/ice.html": ICE}


def main(file):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # not compressed: that depends on the library
        for name, text in MEMBERS.items():
            member = zipfile.ZipInfo(name, (2023, 12, 31, 12, 0, 0))
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, text)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
