#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""make_documents.py FOLDER: writes the sample files that no editor shows, those of samples/articles, byte by byte."""

import pathlib
import sys
import textwrap
import zipfile
from xml.sax.saxutils import escape

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

CANAL = {"october/eel-ladder.txt": EELS, "november/whistle.md": WHISTLE, "december/ice.html": ICE}

CHOIR = ("A choir rehearses in a lift, between two floors", "Nadia Osei", "2024-05-30", [
    "BRINDLE, May 30 - The Thursday Choir has found the best acoustics in town, and they go up and down.",
    "Since the parish hall lost its ceiling, the eleven singers have met in the goods lift of the former button "
    "factory. It takes fourteen persons or a button press, a plate says, and was last inspected in 1988.",
    '"The basses stand at the back, for the balance," said conductor Ruth Ferncastle. "The balance of the lift."',
    "The concert is on Saturday, at the third floor. Those who wish to hear the second half are asked to take the "
    "stairs to the fourth.",
])

STORK = ("Störche verpassen den Fahrplan und nehmen den Bus", "Katrin Vollmer", "2024-06-18", [
    "MOORHAUSEN - Drei junge Störche sind am Dienstag mit der Linie 7 gefahren, von der Kirche bis zum Klärwerk.",
    "Der Fahrer, Dieter Harms, hielt sie zunächst für Schulkinder. „Sie stiegen hinten ein, wie alle“, sagte er. "
    "Einen Fahrschein hatten sie nicht.",
    "Fachleute erklären das Verhalten mit dem Gegenwind. Die Verkehrsbetriebe prüfen eine Gruppenkarte.",
])

PARISH = ("The Parish Letter of Lower Wick", "2024-06-01", [
    ("The bells will be silent for the owls", [
        "From the first of June the bells of Lower Wick will not be rung before eight, since a pair of barn owls has "
        "moved in above the tenor.",
        "The ringers will practise on flower pots. The flower pots, which are in the key of G, have been lent by "
        "Mrs Larkin.",
    ]),
    ("A cake is missing, and so is the judge", [
        "Of the nine cakes entered for the summer fair only eight were found on the trestle when the tent was opened. "
        "The judge, Canon Pimm, has not been seen since either.",
        "The committee suspects no one. It asks for the return of the plate.",
    ]),
])

ISLAND = ("Tin island sells its silence by the night", "Owen Tregarth", "20240612", "The Island Gazette", [
    "PENHALLOW, June 12 - No engine has run on the island of Carn Stennick since the mine closed, and the islanders "
    "have begun to charge for it.",
    "Guests pay forty a night for a room in the count house, and sixty for one on the seaward side, where there are "
    "not even sheep.",
    '"People from the city lie awake and listen," said Jenifer Bolitho, who keeps the keys. "In the morning they ask '
    'what it was. We tell them it was nothing. They are delighted."',
    "A proposal to ring a bell at noon, so that guests may notice the silence afterwards, was turned down by the "
    "island's council on Tuesday by three votes to one.",
    "The ferry, which has a motor, stops two hundred yards out. The rest is rowed.",
])

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Traffic light stays red, town grows fond of it | Fennick Mail</title>
<meta property="og:title" content="Traffic light stays red, town grows fond of it">
<meta name="author" content="Silas Worm"><meta property="article:published_time" content="2024-05-17T06:00:00Z"></head>
<body><nav><a href="/">News</a> <a href="/weather">Weather</a></nav>
<article><h1>Traffic light stays red, town grows fond of it</h1>
<p>The light at the corner of Mill Street has been red since Easter. Drivers have taken to switching off their engines \
and talking to one another.</p>
<p>Two engagements are known of, and one business that sells tea through car windows. The council will repair the light \
when somebody complains. Nobody has.</p></article></body></html>
"""


def write_zip(file, members):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # not compressed: that depends on the library
        for name, text in members.items():
            member = zipfile.ZipInfo(name, (2023, 12, 31, 12, 0, 0))
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, text)


def word_document(title, author, day, paragraphs):
    """Its headline has the style Title, as Word gives it."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    package = "http://schemas.openxmlformats.org/package/2006"
    head = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(title)}</w:t></w:r></w:p>'
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in [f"By {author}", *paragraphs])
    return {
        "[Content_Types].xml":
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels":
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.'
            'org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {w}><w:body>{head}{body}</w:body></w:document>",
        "docProps/core.xml":
            f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
            f"<dcterms:created>{day}T09:00:00Z</dcterms:created></cp:coreProperties>",
    }


def open_document(title, author, day, paragraphs):
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                     for name in ("office", "text", "meta", "manifest"))
    text = "".join(f"<text:p>{escape(one)}</text:p>" for one in [f"Von {author}", *paragraphs])
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml":
            f'<office:document-content {names} office:version="1.3"><office:body><office:text>'
            f'<text:h text:outline-level="1">{escape(title)}</text:h>{text}'
            "</office:text></office:body></office:document-content>",
        "meta.xml":
            f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">'
            f"<office:meta><dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
            f"<meta:creation-date>{day}T08:00:00</meta:creation-date><dc:language>de-DE</dc:language>"
            "</office:meta></office:document-meta>",
        "META-INF/manifest.xml":
            f'<manifest:manifest {names} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
    }


def book(title, day, chapters):
    files = [f"chapter{number}.xhtml" for number in range(1, len(chapters) + 1)]
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml":
            '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "book.opf":
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">lower-wick-{day}'
            f"</dc:identifier><dc:title>{escape(title)}</dc:title><dc:language>en</dc:language>"
            f"<dc:date>{day}</dc:date></metadata><manifest>"
            + "".join(f'<item id="{file[:-6]}" href="{file}" media-type="application/xhtml+xml"/>' for file in files)
            + "</manifest><spine>" + "".join(f'<itemref idref="{file[:-6]}"/>' for file in files)
            + "</spine></package>",
    }
    for file, (headline, paragraphs) in zip(files, chapters):
        text = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
        members[file] = (f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(headline)}</title></head>'
                         f"<body><h1>{escape(headline)}</h1>{text}</body></html>")
    return members


def printed_page(title, author, created, paper, paragraphs):
    """A page of PDF in two columns, in the type of a typewriter, whose letters are all as wide."""
    size, pitch, width = 10, 12, 38  # of the text, in points and letters
    lines = []
    for text in [f"By {author}", *paragraphs]:
        lines += textwrap.wrap(text, width, initial_indent="" if not lines else "  ") + ([] if lines else [""])
    half = (len(lines) + 1) // 2

    def shown(text, x, y, points):
        text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"BT /F1 {points} Tf {x} {y} Td ({text}) Tj ET\n"

    content = shown(paper, 56, 800, 8) + shown("12 June 2024", 468, 800, 8) + shown(title, 56, 740, 18)
    for number, line in enumerate(lines):
        column, row = divmod(number, half)
        content += shown(line, 56 + 256 * column, 700 - pitch * row, size)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        "/Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        f"<< /Title ({title}) /Author ({author}) /CreationDate (D:{created}070000Z) >>",
    ]
    document, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(document))
        document += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (f"{document}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\n"
            f"startxref\n{len(document)}\n%%EOF\n").encode("ascii")


def crawled(address, day, page):
    """A WARC file: what is known of the crawl, then what a server answered."""
    def record(kind, media, more, block):
        head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {day}\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(block):012}>\r\n{more}"
                f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n")
        return head.encode() + block + b"\r\n\r\n"

    body = page.encode()
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    return (record("warcinfo", "application/warc-fields", "", b"software: by hand\r\n")
            + record("response", "application/http; msgtype=response", f"WARC-Target-URI: {address}\r\n",
                     answer.encode() + body))


def main(folder):
    folder = pathlib.Path(folder)
    for name in ("culture", "dispatches", "local", "science", "world"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_zip(folder / "local/canal-2023.zip", CANAL)
    write_zip(folder / "culture/2024-05-30-choir-lift.docx", word_document(*CHOIR))
    write_zip(folder / "science/2024-06-18-stoerche-bus.odt", open_document(*STORK))
    write_zip(folder / "local/parish-letter-2024-06.epub", book(*PARISH))
    (folder / "world/2024-06-12-tin-island.pdf").write_bytes(printed_page(*ISLAND))
    (folder / "dispatches/crawl-2024-06.warc").write_bytes(
        crawled("https://mail.fennick.example/2024/05/17/red-light", "2024-06-30T12:00:00Z", PAGE))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
