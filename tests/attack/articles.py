# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up articles, and folders of them that change."""

import json
import random

WORDS = """harbour tide storm ferry captain bridge market grain railway tunnel council mayor budget strike dockers union
festival orchestra museum painter novel library school teacher pupil exam hospital nurse clinic vaccine river flood dam
reservoir drought farmer orchard apple barley wheat price export tariff minister parliament vote ballot court judge trial
witness police inquiry report signal satellite engine turbine grid cable outage winter snow avalanche summit glacier
forest fire ranger wolf heron lake fishing trawler quota coast lighthouse island airport pilot runway delay ticket
stadium goal keeper league season champion cyclist mountain stage rain fog wind morning evening quarter street square
tower cellar bakery bread coffee tram driver station platform clock archive letter printer editor column headline""".split()
SMALL_WORDS = "the of in and to a for on with near after before from by over under between".split()
PLACES = ["Northquay", "Elmsted", "Port Varna", "Kessel", "Old Marrow", "Sandwick"]
SOURCES = ["Coast Wire", "Evening Ledger", "Harbour Post"]
AUTHORS = ["Ada Brook", "Jon Marsh", "Mira Stone", "Tom O'Dell"]
GERMAN = """Der Hafen blieb am Morgen geschlossen, weil der Sturm die Fähre beschädigt hatte. Die Stadt wartet nun auf
den Bericht der Polizei, und der Bürgermeister will in der nächsten Woche mit den Fischern sprechen."""


def sentence(chance, length):
    words = [chance.choice(SMALL_WORDS if n % 3 == 1 else WORDS) for n in range(length)]
    return " ".join(words).capitalize() + "."


def article(number, version=0, sentences=3):
    """Always the same for the same numbers. Every sixth is German, so that no filter holds for all."""
    chance = random.Random(f"{number}.{version}")
    text = " ".join(sentence(chance, chance.randint(6, 14)) for _ in range(sentences))
    if number % 6 == 0:
        text = GERMAN + " " + text
    title = f"{chance.choice(WORDS).capitalize()} report {number} from {chance.choice(PLACES)}"
    return {"id": f"made-{number}", "title": title, "text": text, "source": chance.choice(SOURCES),
            "author": chance.choice(AUTHORS), "tags": [chance.choice(WORDS)],
            "date": f"20{10 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}"}


def lines(numbers, version=0, sentences=3):
    """A JSON Lines file of these articles."""
    return "".join(json.dumps(article(number, version, sentences)) + "\n" for number in numbers)


def plain(number, version=0, sentences=3):
    """A text file of one article; its id is its name."""
    made = article(number, version, sentences)
    return f"{made['title']}\n\n{made['date']}\n\n{made['text']}\n"


def folder(singles, packs=range(0), version=0, sentences=3, per_pack=100):
    """name -> text of a folder with a text file for each of `singles`, and a file of many articles for each pack."""
    files = {f"text/{number % 7}/{number}.txt": plain(number, version, sentences) for number in singles}
    for pack in packs:
        first = 100_000 + pack * per_pack
        files[f"packs/{pack}.jsonl"] = lines(range(first, first + per_pack), version, sentences)
    return files


def write(root, files):
    """Makes `root` hold these files and no others; a file that is the same already is not touched."""
    for file in [path for path in root.rglob("*") if path.is_file()]:
        if file.relative_to(root).as_posix() not in files:
            file.unlink()
    for name, text in files.items():
        file = root / name
        if file.exists() and file.read_text() == text:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
