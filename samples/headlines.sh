#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A table of date, source and headline. All arguments go to news-search, whose exit code comes back:
#
#     headlines.sh -d build/samples.db -n 20 oil prices
#
# NEWS_SEARCH names the program to run, where news-search is not in the PATH.
set -euo pipefail

"${NEWS_SEARCH:-news-search}" --json "$@" | jq -r '
  def clean: gsub("[[:cntrl:]]"; " ");
  def column(width): . + " " * (width - length);
  select(.type == "hit")
  | (.date // "undated" | .[:10] | column(10)) + "  "
    + (.source // "-" | clean | column(18)) + "  "
    + (.title // "(no headline)" | clean)'
