#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# samples_test.sh BUILD: the made-up articles are all indexed as they are meant, and the scripts over them do as they say.
set -euo pipefail
build=$1
samples=$(cd "$(dirname "$0")/../samples" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NEWS_SEARCH=$build/bin/news-search NEWS_DATABASE=$work/index XDG_CONFIG_HOME=/dev/null PYTHONDONTWRITEBYTECODE=1
failures=0

# expect WHAT WANTED COMMAND...: the first line that the command prints.
expect() {
  local what=$1 wanted=$2 found
  shift 2
  found=$("$@" 2>&1 | head -n 1) || true
  [ "$found" = "$wanted" ] && return
  printf '%s\n  wanted: %s\n  found:  %s\n' "$what" "$wanted" "$found"
  failures=$((failures + 1))
}

# ends CODE COMMAND...: the exit code of the command.
ends() {
  local wanted=$1 code=0
  shift
  "$@" >/dev/null 2>&1 || code=$?
  [ "$code" = "$wanted" ] && return
  printf '%s: exit code %s, not %s\n' "$*" "$code" "$wanted"
  failures=$((failures + 1))
}

# shellcheck disable=SC2317  # both are called by expect
headline() { "$NEWS_SEARCH" --json "$1" | jq -r '.title'; }
# shellcheck disable=SC2317
field() { "$NEWS_SEARCH" --json "$1" | jq -rc ".$2"; }

ends 0 "$build/bin/news-index" --strict "$samples/articles"

"$samples/make_documents.py" "$work/made"
while read -r file; do
  expect "$file is made by its script" '' cmp "$work/made/$file" "$samples/articles/$file"
done < <(cd "$work/made" && find . -type f)

expect 'a kicker is no headline' 'Told to "look inwards", Pakistan defends sending Afghans home' headline '"look inwards"'
expect 'a kicker is the section' 'Politics' field 'title:voter begonias' section
expect 'a wire head gives the byline' '["Tomas Keller"]' field 'title:OPEC' authors
expect 'a dateline gives the place' 'KABUL' field 'title:bakers' place
expect 'a head of keys gives the source' 'Harbour Post' field 'title:dockers bananas' source
expect 'a headline may be wrapped' 'High water at Lowmoor: a night in five telephone calls' headline 'Lowmoor piano'
expect 'a JSON line is an article' 'Evening Ledger' field 'id:dispatch-1042' source
expect 'an answer of a service holds articles' 'A misprinted call sign sent eleven years of wind readings abroad' \
  field 'title:Skarn title:weather' subtitle
expect 'a row of a table is an article' '["wells","history"]' field id:notice-17 tags
expect 'front matter with a colon in its headline is read' '["Ines Lindqvist"]' \
  field 'title:"lighthouse that answers: a keeper"' authors
expect 'an RTF document is read in its code pages' 'Orchestra hires a ladder, and the ladder gets an ovation' \
  headline 'Ondřej Kolář'
expect 'an entry of a feed is an article' '["Hanna Wexcombe"]' field 'source:"Saltmarsh Diary" title:seal' authors
expect 'a story of NITF is an article' 'Brackwater' field 'title:semaphore' place
expect 'an item of NewsML is an article' '["echo"]' field 'title:quarry' tags
expect 'a saved page is read as the page' 'Capital Ledger' field 'title:clock valsera' source
expect 'a document of Word is an article' '["Nadia Osei"]' field 'title:choir' authors
expect 'a document of LibreOffice is an article' 'MOORHAUSEN' field 'title:Störche' place
expect 'a chapter of a book is an article' 'The Parish Letter of Lower Wick' field 'title:owls bells' source
expect 'a document in PDF is read column by column' 'Tin island sells its silence by the night' \
  headline '"what it was. We tell them"'
expect 'a page of a crawl is an article' 'https://mail.fennick.example/2024/05/17/red-light' field 'title:"traffic light"' url
expect 'subtitles are an article' '2024-06-05' field '"night ferry has learned to apologise"' date
expect 'a page is read without what surrounds it' 'Estuary Sport' field 'title:regatta' source
expect 'a story of the wire is an article' '["Harriet Sloane"]' field 'title:"bridge keeper"' authors
expect 'a mail is an article' 'Bulletin: the pond has been found again' headline 'pond towel'
expect 'an attachment is an article' 'Pond committee resolves to be careful' headline 'pond willow'
expect 'a document of SGML is an article' '2023-09-16' field 'title:aeronaut' date
expect 'a document of an export is an article' 'POLITICS' field 'title:"votes by weight"' section
expect 'a member of an archive is an article' 'local/canal-2023.zip!october/eel-ladder.txt' field 'eels bucket' id
expect 'a member of an archive is a page' 'december/ice.html' field 'title:skating' member
expect 'windows-1252 is read' 'Au marché couvert, le café à un euro fête ses vingt ans' headline 'Solange tartines'
expect 'UTF-16 is read' 'Die letzte Souffleuse geht, und niemand weiß weiter' headline 'Souffleuse'
expect 'each language is recognised' '8 8' echo "$("$NEWS_SEARCH" --count lang:de)" "$("$NEWS_SEARCH" --count lang:fr)"

expect 'headlines.sh prints date, source, headline' \
  '2024-03-05  Harbour Post        Dockers walk out for 48 hours over night shifts' \
  "$samples/headlines.sh" 'title:dockers'
expect 'press_review.py counts the articles' '1 of 1 articles for: "look inwards"' \
  "$samples/press_review.py" '"look inwards"'
for script in headlines.sh press_review.py; do
  ends 0 "$samples/$script" oil
  ends 1 "$samples/$script" qqqzzz
  ends 2 "$samples/$script" 'tittle:oil'
done
review=$("$samples/press_review.py" '"look inwards"')
[[ $review =~ \*look\*?\ \*?inwards\* ]] || { printf 'press_review.py lights nothing:\n%s\n' "$review"; failures=$((failures + 1)); }

python3 "$(dirname "$0")/news_search_test.py" "$build" "$samples" || failures=$((failures + 1))
python3 "$(dirname "$0")/mcp_server_test.py" "$build" "$samples" || failures=$((failures + 1))
python3 "$(dirname "$0")/browse_keys_test.py" "$build" "$samples" || failures=$((failures + 1))

# What fzf runs.
# shellcheck disable=SC2317  # called by expect
browse() { NEWS_BROWSE=$1 "$samples/browse" -- "${@:2}"; }
# shellcheck disable=SC2317
list() { printf '1\t%s\n' "$1" | NEWS_BROWSE=serve "$samples/browse" | sed '1d;$d'; }
tab=$'\t'
expect 'browse lists id, path, date and headline' \
  "business/2023-11-30-oil-opec-cuts.txt${tab}$samples/articles/business/2023-11-30-oil-opec-cuts.txt" \
  eval 'list title:OPEC | cut -f1-2'
# shellcheck disable=SC2016
expect 'browse lists the latest news before anything is typed' '200 fields 4' \
  eval 'echo "200 fields $(list "" | awk -F"\t" "{ print NF }" | sort -u)"'
expect 'browse shows what is wrong with a query' "${tab}${tab}${tab}news-search: no field \"tittle\"; did you mean title?" \
  list tittle:oil
expect 'browse shows the article' '1' eval 'browse preview notice-17 wells | grep -c "notices.csv"'
expect 'browse shows an article for a query that is not finished' '1' eval 'browse preview notice-17 "wells (" | grep -c notices.csv'
expect 'browse draws the timeline' '1' eval 'browse timeline oil | grep -c 2023-11'
expect 'browse opens the article' "$samples/articles/business/2023-11-30-oil-opec-cuts.txt" \
  env NEWS_OPENER=echo NEWS_BROWSE=open "$samples/browse" -- business/2023-11-30-oil-opec-cuts.txt
printf '#!/bin/sh\ncat >%s\n' "$work/copied" >"$work/wl-copy" && chmod +x "$work/wl-copy"
# shellcheck disable=SC2016
PATH=$work:$PATH ends 0 env NEWS_BROWSE=copy "$samples/browse" -- '/a b/$(c).txt'
# shellcheck disable=SC2016
expect 'browse copies the path' '/a b/$(c).txt' cat "$work/copied"
if command -v fzf >/dev/null; then
  ends 0 python3 "$(dirname "$0")/browse_test.py" "$samples/browse" "$work"
fi

# Articles on several servers.
if command -v xapian-tcpsrv >/dev/null; then
  export NEWS_INDEX=$build/bin/news-index
  # shellcheck disable=SC2317  # called by expect
  shards() { TMPDIR=$work/shards "$samples/shards" "$@" 2>&1; }
  mkdir "$work/shards"
  # shellcheck disable=SC2016
  expect 'shards searches all, then those that are left' '3' \
    eval 'shards "$samples/articles" deport refugees | grep -c "^ 1  \|does not answer; its articles are missing$"'
  expect 'shards leaves nothing behind' '' ls "$work/shards"
  ends 0 "$samples/shards" -n 2 "$samples/articles" qqqzzz
  ends 2 "$samples/shards" "$samples/articles" tittle:oil
  ends 2 "$samples/shards" -n 0 "$samples/articles" oil
  ends 2 "$samples/shards" "$work/nowhere" oil
fi

# The program is not installed where the unit looks for it: any other is as good for the check.
if command -v systemd-analyze >/dev/null; then
  sed 's|^ExecStart=news-index |ExecStart=/bin/true |' "$samples/news-index.service" >"$work/news-index.service"
  XDG_RUNTIME_DIR=$work ends 0 systemd-analyze --user --man=no verify "$work/news-index.service"
fi

exit $((failures > 0))
