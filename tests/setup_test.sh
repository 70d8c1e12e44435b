#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# setup_test.sh: what .cmake/setup.sh, samples/try and tests/run do on other systems, played with made-up commands.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# expect WHAT IS EXPECTED: both are the same text.
expect() {
  [[ $2 == "$3" ]] && return
  printf '%s\n  is:       %s\n  expected: %s\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}

# fake NAME < SCRIPT: a command in $work/bin.
fake() {
  { echo '#!/usr/bin/env bash'; cat; } >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}

mkdir "$work/bin"
for tool in bash cat chmod dirname env grep ln mkdir nproc readlink rm sed tail touch tr true; do
  ln -s "$(type -P "$tool")" "$work/bin/$tool"
done
mkdir "$work/tree"
for file in .cmake/setup.sh samples/try tests/run; do
  mkdir -p "$work/tree/${file%/*}"
  cp "$root/$file" "$work/tree/$file"
done
cd "$work/tree"
export PATH=$work/bin

# Without sudo: the very command, with the names that this system has.
fake apt-get <<<'echo "apt-get $*: not expected" >&2; exit 1'
fake dpkg-query <<<'echo installed libc6'
fake apt-cache <<'END'
[[ " $KNOWN " == *" $2 "* ]] && echo '  Candidate: 1.0'
END
install_as_user() {
  # shellcheck disable=SC2016
  KNOWN=$1 bash -c 'source .cmake/setup.sh; is_root() { false; }; install_packages one "new extra|old"' try 2>&1 || true
}
as_root='try: there is no sudo here; run this as root'
expect 'the first choice' "$(install_as_user 'one new extra old')" \
  "$as_root: apt-get install --no-install-recommends one new extra"
expect 'the second choice' "$(install_as_user 'one new old')" "$as_root: apt-get install --no-install-recommends one old"
expect 'no package lists' "$(install_as_user '')" "$as_root, then try again: apt-get update"

# samples/try and tests/run build with the same flags; only the former puts up with warnings.
fake dpkg-query <<'END'
source .cmake/setup.sh
printf 'installed %s\n' $(tr '|' '\n' <<<"${build_needs[*]} ${test_needs[*]}")
END
fake ctest </dev/null
fake cmake <<'END'
[[ $* == *build/release* ]] || exit 0
for option; do [[ $option != -DNEWS_WERROR=* ]] || werror=${option#*=}; done
mkdir -p build/release/bin
touch build/release/build.ninja
for program in news-index news-search; do ln -sf "$(type -P true)" "build/release/bin/$program"; done
echo "${werror:?}" >werror
END
fake ninja <<'END'
[[ $* == *build/release* ]] || exit 0
[[ $TROUBLE != warning || $(<werror) == OFF ]] || { echo 'x.cc:1: error: unused variable [-Werror=unused]'; exit 1; }
[[ $TROUBLE != error ]] || { echo 'x.cc:1: error: expected ;'; exit 1; }
END
# after TROUBLE SCRIPT: the exit status and whether warnings are errors in the build tree that the script leaves.
after() {
  local status=0
  TROUBLE=$1 "./$2" >"$work/out" 2>&1 || status=$?
  echo "$status $(<werror)"
}
expect 'samples/try' "$(after none samples/try)" '0 ON'
expect 'tests/run' "$(after none tests/run)" '0 ON'
rm -r build
expect 'samples/try with a compiler that warns' "$(after warning samples/try)" '0 OFF'
expect 'samples/try once more' "$(after warning samples/try)" '0 OFF'
expect 'tests/run with a compiler that warns' "$(after warning tests/run)" '2 ON'
expect 'samples/try with an error' "$(after error samples/try)" '2 ON'

exit $((failures > 0))
