#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# readme_test.sh BUILD: runs the `sh` blocks of the README in order, in a copy of what samples/try leaves behind, and
# compares the page of hits that the README shows.
set -euo pipefail
build=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
export XDG_CONFIG_HOME=/dev/null PYTHONDONTWRITEBYTECODE=1
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

# shellcheck disable=SC2016
shown=$(sed -n '/readme_test.sh compares/,/^```$/{/^<!--/d;/^```/d;p}' "$root/README.md")
command=${shown%%$'\n'*}
printf '%s\n' "${shown#*$'\n'}" >expected
NO_COLOR=1 PATH=$build/bin:$PATH script -qec "${command#$ }" /dev/null </dev/null |
  sed "s/\r$//; s|$root/|/home/me/news-search/|" | diff -u expected -
