#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# readme_test.sh BUILD: runs the `sh` blocks of the README in order, in a copy of what samples/try leaves behind, and
# compares the pages of hits that the README shows.
set -euo pipefail
build=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
export LC_ALL=C.UTF-8 TERM=xterm XDG_CONFIG_HOME=/dev/null PYTHONDONTWRITEBYTECODE=1
trap 'rm -rf "$work"' EXIT

mkdir "$work/build"
ln -s "$root/samples" "$work/samples"
ln -s "$build" "$work/build/release"
"$build/bin/news-index" -q -d "$work/build/samples.db" "$root/samples/articles"

{
  echo 'set -euo pipefail'
  # shellcheck disable=SC2016  # the backquotes are the README's
  sed -n '/^```sh$/,/^```$/{/^```/!p}' "$root/README.md"
} >"$work/commands"
[ "$(wc -l <"$work/commands")" -gt 10 ] || { echo "no commands found in README.md"; exit 1; }
cd "$work"
unset NEWS_DATABASE NEWS_SEARCH
bash -x commands

# shown N: the Nth page that is to be compared, its command first.
shown() {
  awk -v n="$1" '/readme_test.sh compares/ { next_is = ++page == n } /^```$/ { inside = 0 } inside
                 /^```console$/ { inside = next_is; next_is = 0 }' "$root/README.md"
}

# neutral: a page without what differs between machines and days.
neutral() {
  sed "s/\r$//; s|$root/|/home/me/news-search/|; s|$work/|/home/me/news-search/|
       s/^\(Updated\|Size\)  .*/\1/"
}

pages=$(grep -c 'readme_test.sh compares' "$root/README.md")
for page in $(seq "$pages"); do
  command=$(shown "$page" | head -n 1)
  shown "$page" | tail -n +2 | neutral >expected
  NO_COLOR=1 PATH=$build/bin:$PATH script -qec "${command#$ }" /dev/null </dev/null |
    neutral | diff -u expected -
done
