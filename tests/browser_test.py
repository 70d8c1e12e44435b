#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""browser_test.py BUILD: a page of --format html, opened in Chromium on a telephone and at a desk, in light and dark.

Skipped (exit 77) where chromium and chromedriver are not installed."""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

BUILD = pathlib.Path(sys.argv[1])
HOSTILE = """\
<script>document.title = 'run'</script> "><img src=x onerror="document.title='run'"> harbour

<script>document.title = 'run'</script> The harbour </p></article></main><style>body{display:none}</style> was closed.
A_word_without_any_blank_that_is_far_too_long_for_a_telephone_%s of the harbour.
""" % ("x" * 400)
ARTICLES = {
    "hostile.txt": HOSTILE,
    "link.json": json.dumps({"title": "Harbour link", "date": "2024-03-05", "body": "A harbour with a bad address.",
                             "url": "javascript:document.title='run'"}),
    "post.json": json.dumps({"title": "Harbour reopens after the storm", "date": "2024-03-06", "source": "Post",
                             "url": "https://post.example/harbour", "body": "The harbour is open. " * 30}),
}


class Browser:
    """A session of the WebDriver protocol."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.driver = subprocess.Popen(["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{self.port}"
        for _ in range(100):
            with contextlib.suppress(OSError):
                self.call("GET", "/status")
                break
            time.sleep(0.1)
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")}}}})
        self.address += "/session/" + session["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def command(self, name, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def ask(self, script):
        return self.call("POST", "/execute/sync", {"script": "return " + script, "args": []})

    def show(self, page, width, height, scheme="light"):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                     mobile=width < 600)
        self.command("Emulation.setEmulatedMedia",
                     features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("POST", "/url", {"url": page.as_uri()})

    def close(self):
        with contextlib.suppress(OSError):
            self.call("DELETE", "")
        self.driver.terminate()
        self.driver.wait()


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        work = pathlib.Path(cls.folder.name)
        (work / "articles").mkdir()
        for name, text in ARTICLES.items():
            (work / "articles" / name).write_text(text)
        index = str(work / "index")
        subprocess.run([BUILD / "bin/news-index", "-q", "-d", index, work / "articles"], check=True)
        html = subprocess.run([BUILD / "bin/news-search", "-d", index, "--format", "html", "harbour"], check=True,
                              stdout=subprocess.PIPE).stdout
        cls.page = work / "page.html"
        cls.page.write_bytes(html)
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def test_no_article_scripts_or_restyles_the_page(self):
        self.browser.show(self.page, 1280, 900)
        self.assertEqual(self.browser.ask("document.title"), "harbour")
        self.assertEqual(self.browser.ask("document.querySelectorAll('script, img, iframe').length"), 0)
        self.assertEqual(self.browser.ask("getComputedStyle(document.body).display"), "block")
        self.assertEqual(self.browser.ask("document.querySelectorAll('article').length"), 3)
        links = self.browser.ask("[...document.links].map(link => link.protocol)")
        self.assertEqual(set(links), {"https:", "file:"})

    def test_nothing_is_wider_than_the_screen(self):
        for width, height in ((320, 640), (390, 844), (820, 1180), (1280, 900), (2560, 1440)):
            with self.subTest(width=width):
                self.browser.show(self.page, width, height)
                self.assertLessEqual(self.browser.ask("document.documentElement.scrollWidth"), width)
                wide = self.browser.ask("Math.max(...[...document.querySelectorAll('article p')]"
                                        ".map(p => p.getBoundingClientRect().right))")
                self.assertLessEqual(wide, width)

    def test_the_contents_lead_to_the_articles(self):
        self.browser.show(self.page, 1280, 900)
        targets = self.browser.ask("[...document.querySelectorAll('nav a')].map(a => a.hash.slice(1))")
        self.assertEqual(sorted(targets), ["hit-1", "hit-2", "hit-3"])
        self.assertTrue(self.browser.ask(
            "[...document.querySelectorAll('nav a')].every(a => document.getElementById(a.hash.slice(1)))"))

    def test_light_and_dark_can_be_read(self):
        brightness = ("(name, element) => { const [r, g, b] = getComputedStyle(element)[name].match(/[0-9]+/g);"
                      " return 0.3 * r + 0.59 * g + 0.11 * b; }")
        for scheme in ("light", "dark"):
            with self.subTest(scheme=scheme):
                self.browser.show(self.page, 1280, 900, scheme)
                paper = self.browser.ask(f"({brightness})('backgroundColor', document.body)")
                ink = self.browser.ask(f"({brightness})('color', document.body)")
                mark = self.browser.ask(f"({brightness})('backgroundColor', document.querySelector('mark'))")
                self.assertEqual(paper > ink, scheme == "light")
                self.assertGreater(abs(paper - ink), 150)
                self.assertGreater(abs(mark - ink), 80)


if __name__ == "__main__":
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("skipped: no chromium and chromedriver here")
        sys.exit(77)
    os.environ["XDG_CONFIG_HOME"] = "/dev/null"
    unittest.main(argv=sys.argv[:1])
