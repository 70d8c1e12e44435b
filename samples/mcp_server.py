#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A Model Context Protocol server over standard input and output: an assistant searches the news and reads it.

    mcp_server.py -d build/samples.db

Its tools are search, read (an article, or some of its paragraphs), coverage (how many articles by time and by field) and
status (what the index holds). Every result is JSON of at most 40,000 characters, with the ids and dates to cite; what
does not fit is left out, and the result says how to get it. It only reads. It needs news_search.py beside it, and
NEWS_SEARCH names the program to run, where news-search is not in the PATH.
"""

import argparse
import json
import signal
import sys

from news_search import NewsSearch, NewsSearchError

VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")  # of the protocol, the newest first
LONGEST_LINE = 1 << 20
LONGEST_RESULT = 40_000  # code points of JSON
MOST_HITS = 20

PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602

TEXT, TEXTS = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
FILTERS = {
    "since": {**TEXT, "description": "published then or later: 2012-06, yesterday"},
    "until": {**TEXT, "description": "published then or earlier"},
    "source": {**TEXTS, "description": "publications or agencies, any of them"},
    "section": TEXTS,
    "author": TEXTS,
    "language": {**TEXTS, "description": "as en or pt-br"},
}
QUERY = {
    **TEXT,
    "description": "words that must all occur; \"exact words\", a OR b, -without, deport*, oil w/5 price, title:summit, "
    "date:2012-06, since:2012, place:KABUL",
}


class Refusal(Exception):
    """A request that the protocol answers with an error."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def cited(hit):
    """What a hit or an article is cited by."""
    names = ("id", "title", "date", "source", "authors", "url", "path", "line")
    return {name: hit[name] for name in names if hit.get(name)}


def search(news, query="", limit=10, offset=0, sort=None, **filters):
    limit = min(max(limit, 1), MOST_HITS)
    hits = news.search(query, limit=limit, offset=offset, sort=sort, **filters)
    found = {name: hits.summary[name] for name in ("matches", "exact", "understood", "fallback", "suggestion", "notices")
             if hits.summary.get(name) is not None}
    found["hits"] = [
        {**cited(hit), "passages": [{"paragraph": one["paragraph"], "text": one["text"]} for one in hit["snippets"]]}
        for hit in hits
    ]
    while len(found["hits"]) > 1 and size(found) > LONGEST_RESULT:
        found["hits"].pop()
    if offset + len(found["hits"]) < hits.summary["matches"] and found["hits"]:
        found["more"] = f"call again with offset {offset + len(found['hits'])}"
    return found


def read(news, id, paragraphs=None, query=""):
    article = news.article(id, query, paragraphs=paragraphs)
    first, texts = article["first_paragraph"], article["text"].split("\n")
    result = {**cited(article), "words": article["words"], "paragraphs": article["paragraphs"], "text": ""}
    kept, room = [], LONGEST_RESULT - size(result) - 200
    for number, text in enumerate(texts, first):
        room -= size(text) + 20
        if room < 0 and kept:
            break
        kept.append(f"[{number}] {text if room >= 0 else text[:LONGEST_RESULT // 8] + ' (cut)'}")
        if room < 0:
            break
    result["text"] = "\n".join(kept)
    if len(kept) < len(texts):
        result["more"] = f"the text goes on: call again with paragraphs {first + len(kept)}-"
    return result


def coverage(news, query="", fields=(), scale="auto", **filters):
    timeline = news.timeline(query, scale, **filters)
    result = {"scale": timeline["scale"], "articles_by_time": [
        {"first": one["first"], "last": one["last"], "articles": one["articles"], "stories": one["stories"]}
        for one in timeline["buckets"] if one["articles"]], "undated": timeline["undated"]}
    if fields:
        result["facets"] = [{"field": one["field"], "values": one["values"], "without": one["without"]}
                            for one in news.facets(query, fields, 20, **filters)]
    while len(result["articles_by_time"]) > 1 and size(result) > LONGEST_RESULT:
        result["articles_by_time"] = result["articles_by_time"][-(len(result["articles_by_time"]) // 2):]
        result["left_out"] = "earlier buckets: choose a coarser scale, or a shorter time with since and until"
    return result


def status(news):
    years = news.timeline("", "year")
    dated = [one for one in years["buckets"] if one["articles"]]
    facets = {one["field"]: one for one in news.facets("", ("source", "language"), 20)}
    values = {field: {value["value"]: value["count"] for value in one["values"]} for field, one in facets.items()}
    return {
        "articles": news.count(),
        "undated": years["undated"],
        "first_year": dated[0]["first"][:4] if dated else None,
        "last_year": dated[-1]["first"][:4] if dated else None,
        "languages": values["language"],
        "sources": values["source"],
    }


def tool(function, description, properties, required=()):
    schema = {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
    return function, {"name": function.__name__, "description": description, "inputSchema": schema,
                      "annotations": {"readOnlyHint": True, "openWorldHint": False}}


TOOLS = {
    function.__name__: (function, about)
    for function, about in (
        tool(search, "Search news articles. Gives headline, date, source, id and the passages that answer the query, each "
             "with the number of its paragraph. Cite the id and the date.",
             {"query": QUERY, "limit": {"type": "integer", "minimum": 1, "maximum": MOST_HITS},
              "offset": {"type": "integer", "minimum": 0},
              "sort": {**TEXT, "enum": ["relevance", "newest", "oldest", "added"]}, **FILTERS}),
        tool(read, "Read an article, or some paragraphs of it, by the id that search gave.",
             {"id": TEXT, "paragraphs": {**TEXT, "description": "3, 2-5, 2- or -5"}, "query": QUERY}, ("id",)),
        tool(coverage, "Count the articles that match a query over time and by field, all of them, exactly.",
             {"query": QUERY, "fields": {**TEXTS, "description": "of source, section, author, language, place, tag, year"},
              "scale": {**TEXT, "enum": ["auto", "year", "quarter", "month", "week", "day"]}, **FILTERS}),
        tool(status, "Say what the index holds: how many articles, of which years, languages and sources.", {}),
    )
}


def size(value):
    return len(json.dumps(value, ensure_ascii=False))


def check(arguments, schema):
    """Refuses arguments that the tool does not take, so that no slip of an assistant passes in silence."""
    kinds = {"string": str, "integer": int, "array": list}
    for name in schema["required"]:
        if name not in arguments:
            raise Refusal(INVALID_PARAMS, f"the tool needs {name}")
    for name, value in arguments.items():
        known = schema["properties"].get(name)
        if known is None:
            raise Refusal(INVALID_PARAMS, f"no argument {name}; there are {', '.join(schema['properties']) or 'none'}")
        if not isinstance(value, kinds[known["type"]]) or isinstance(value, bool):
            raise Refusal(INVALID_PARAMS, f"{name} must be of type {known['type']}")
        if known["type"] == "array" and not all(isinstance(one, str) for one in value):
            raise Refusal(INVALID_PARAMS, f"{name} must be a list of strings")


def call(news, params):
    name, arguments = params.get("name"), params.get("arguments") or {}
    if not isinstance(name, str) or name not in TOOLS:
        raise Refusal(INVALID_PARAMS, f"no tool {name!r}; there are {', '.join(TOOLS)}")
    if not isinstance(arguments, dict):
        raise Refusal(INVALID_PARAMS, "arguments must be an object")
    function, about = TOOLS[name]
    check(arguments, about["inputSchema"])
    try:
        text, failed = json.dumps(function(news, **arguments), ensure_ascii=False), False
    except NewsSearchError as error:  # the assistant can mend its query
        text, failed = str(error), True
    return {"content": [{"type": "text", "text": text}], "isError": failed}


def result_of(news, method, params):
    if method == "initialize":
        asked = params.get("protocolVersion")
        return {"protocolVersion": asked if asked in VERSIONS else VERSIONS[0], "capabilities": {"tools": {}},
                "serverInfo": {"name": "news-search", "version": "1"}}
    if method == "ping":
        return {}
    if method == "tools/list":
        return {"tools": [about for _, about in TOOLS.values()]}
    if method == "tools/call":
        return call(news, params)
    raise Refusal(NO_METHOD, f"no method {method}")


def answer(news, line):
    """The answer to a message; None to a notification."""
    name = None
    try:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Refusal(PARSE_ERROR, "a message is one line of JSON") from error
        if not isinstance(message, dict) or not isinstance(message.get("method"), str):
            raise Refusal(INVALID_REQUEST, "no request of JSON-RPC 2.0")
        if "id" not in message:
            return None
        name, params = message["id"], message.get("params") or {}
        if not isinstance(params, dict):
            raise Refusal(INVALID_PARAMS, "params must be an object")
        return {"jsonrpc": "2.0", "id": name, "result": result_of(news, message["method"], params)}
    except Refusal as refusal:
        return {"jsonrpc": "2.0", "id": name, "error": {"code": refusal.code, "message": str(refusal)}}


def lines_of(stream):
    """Lines of bytes; of one that is too long the beginning, which is no JSON."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while not rest.endswith(b"\n") and rest:
            rest = stream.readline(LONGEST_LINE)
        if line.strip():
            yield line


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    parser = argparse.ArgumentParser(description="Serves an index to assistants by the Model Context Protocol.")
    parser.add_argument("-d", "--database", action="append", default=[], metavar="DIR", help="the index; may repeat")
    arguments = parser.parse_args()
    try:
        with NewsSearch(*arguments.database) as news:
            for line in lines_of(sys.stdin.buffer):
                reply = answer(news, line)
                if reply is not None:
                    # ASCII, so that names that are not UTF-8, which Python holds as lone surrogates, pass as escapes
                    print(json.dumps(reply), flush=True)
    except NewsSearchError as error:
        print(f"mcp_server: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
