#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""mcp_server_test.py BUILD SAMPLES: a conversation of an assistant with samples/mcp_server.py."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD, SAMPLES = Path(sys.argv[1]), Path(sys.argv[2])


class McpServerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        articles = Path(cls.folder.name, "articles")
        articles.mkdir()
        cls.database = Path(cls.folder.name, "index")
        (articles / "ferry.md").write_text("---\ntitle: Ferry late\ndate: 2023-11-06\n---\n\nIt came at noon.\n\nNobody waited.\n")
        (articles / "long.txt").write_text("Long\n\n" + "\n\n".join(f"Part {n} " + "word " * 400 + "end." for n in range(60)))
        Path(os.fsdecode(os.path.join(os.fsencode(articles), b"caf\xe9.txt"))).write_text("Coffee dearer\n\nBeans cost more.\n")
        subprocess.run([BUILD / "bin/news-index", "-q", "-d", cls.database, articles], check=True)

    def setUp(self):
        self.server = subprocess.Popen(
            [sys.executable, SAMPLES / "mcp_server.py", "-d", self.database],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "NEWS_SEARCH": str(BUILD / "bin/news-search")})
        self.addCleanup(self.server.stdout.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.stdin.close)
        self.number = 0

    def send(self, text):
        self.server.stdin.write(text + "\n")
        self.server.stdin.flush()

    def receive(self):
        return json.loads(self.server.stdout.readline())

    def ask(self, method, **params):
        self.number += 1
        self.send(json.dumps({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}))
        reply = self.receive()
        self.assertEqual(reply["id"], self.number)
        return reply

    def call(self, name, **arguments):
        result = self.ask("tools/call", name=name, arguments=arguments)["result"]
        self.assertLessEqual(len(result["content"][0]["text"]), 40_000)
        return result["isError"], result["content"][0]["text"]

    def result(self, name, **arguments):
        failed, text = self.call(name, **arguments)
        self.assertFalse(failed, text)
        return json.loads(text)

    def test_a_conversation(self):
        hello = self.ask("initialize", protocolVersion="2025-03-26", capabilities={}, clientInfo={"name": "t"})["result"]
        self.assertEqual(hello["protocolVersion"], "2025-03-26")
        self.send('{"jsonrpc":"2.0","method":"notifications/initialized"}')
        self.assertEqual(self.ask("ping")["result"], {})
        tools = self.ask("tools/list")["result"]["tools"]
        self.assertEqual([tool["name"] for tool in tools], ["search", "read", "coverage", "status"])
        found = self.result("search", query="nobody waited")
        self.assertEqual(found["matches"], 1)
        hit = found["hits"][0]
        self.assertEqual((hit["id"], hit["date"]), ("ferry.md", "2023-11-06"))
        self.assertEqual(self.result("search", query='"part 40"')["hits"][0]["passages"][0]["paragraph"], 41)
        article = self.result("read", id=hit["id"], paragraphs="2")
        self.assertEqual(article["text"], "[2] Nobody waited.")
        self.assertEqual(self.result("coverage", query="ferry", fields=["year"])["facets"][0]["values"][0]["value"], "2023")
        self.assertEqual(self.result("status")["articles"], 3)

    def test_a_long_article_is_read_in_parts_that_say_how_to_go_on(self):
        first = self.result("read", id="long.txt")
        self.assertEqual(first["paragraphs"], 60)
        number = first["more"].split()[-1]
        second = self.result("read", id="long.txt", paragraphs=number)
        self.assertTrue(second["text"].startswith(f"[{number[:-1]}] Part "))

    def test_a_name_that_is_not_utf8_goes_there_and_back(self):
        name = self.result("search", query="beans")["hits"][0]["id"]
        self.assertEqual(self.result("read", id=name)["title"], "Coffee dearer")

    def test_what_is_wrong_is_said(self):
        failed, text = self.call("search", query="tittle:ferry")
        self.assertTrue(failed)
        self.assertIn("did you mean title?", text)
        self.assertTrue(self.call("read", id="nothere")[0])
        self.assertEqual(self.ask("tools/call", name="erase")["error"]["code"], -32602)
        self.assertIn("no argument colour", self.ask("tools/call", name="search", arguments={"colour": 1})["error"]["message"])
        self.assertEqual(self.ask("tools/call", name="read", arguments={})["error"]["code"], -32602)
        self.assertEqual(self.ask("tools/call", name="search", arguments={"limit": True})["error"]["code"], -32602)
        self.assertEqual(self.ask("resources/list")["error"]["code"], -32601)
        for line, code in (("{", -32700), ("[" * 100_000, -32700), ("[]", -32600), ('"x"' + " " * 3_000_000, -32600)):
            self.send(line)
            self.assertEqual(self.receive()["error"]["code"], code)
        self.assertEqual(self.ask("ping")["result"], {})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
