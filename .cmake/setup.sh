# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by samples/try and tests/run: what the project needs from Debian or Ubuntu, and how it is built.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
log=$root/build/setup.log

# One need an entry: packages that come together; further choices after a bar, the best first. Debian 12's default Boost
# is too old to have JSON.
build_needs=(
  build-essential cmake file ninja-build pkg-config libxapian-dev
  "libboost-json-dev libboost-program-options-dev|libboost-json1.81-dev libboost-program-options1.81-dev"
  libspdlog-dev libarchive-dev libgmime-3.0-dev libicu-dev libmagic-dev libmd4c-dev libuchardet-dev libxml2-dev
  libcld2-dev libxxhash-dev libmimalloc-dev poppler-utils
)
test_needs=(catch2 jq python3 lld xapian-tools)
sanitize_needs=(clang "libclang-rt-dev|libclang-rt-18-dev|libclang-rt-14-dev")

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

fail() {
  say "$*"
  exit 2
}

# quietly COMMAND...: its output goes to the log, and to the reader only when it fails.
quietly() {
  mkdir -p "$root/build"
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    fail "failed: $* (all of its output: $log)"
  fi
}

all_known_to_apt() {
  local package
  for package; do
    [[ $(LC_ALL=C apt-cache policy "$package" 2>/dev/null) == *Candidate:\ [0-9]* ]] || return 1
  done
}

all_installed() {
  local package
  for package; do [[ -v installed[$package] ]] || return 1; done
}

# unmet NEED...: the needs for which no choice is installed, a line each. Reads `installed`.
unmet() {
  local need choice choices
  for need; do
    IFS='|' read -ra choices <<<"$need"
    for choice in "${choices[@]}"; do
      # shellcheck disable=SC2086  # a choice is a list of words
      all_installed $choice && continue 2
    done
    printf '%s\n' "$need"
  done
}

# choose NEED...: sets `packages` to what apt can install for all of them; false, with `need` set, where it has nothing.
choose() {
  local choice choices
  packages=()
  for need; do
    IFS='|' read -ra choices <<<"$need"
    for choice in "${choices[@]}"; do
      # shellcheck disable=SC2086
      all_known_to_apt $choice || continue
      # shellcheck disable=SC2206
      packages+=($choice)
      continue 2
    done
    return 1
  done
}

is_root() { ((EUID == 0)); }

# install_packages NEED...: installs what is missing; asks nothing of the network, nor of sudo, when nothing is.
install_packages() {
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
  local -A installed=()
  local package need
  while read -r package; do installed[$package]=1; done < <(
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  local -a missing packages=() as_root=()
  mapfile -t missing < <(unmet "$@")
  ((${#missing[@]})) || return 0

  if ! is_root; then
    if ! command -v sudo >/dev/null; then
      choose "${missing[@]}" || fail "there is no sudo here; run this as root, then try again: apt-get update"
      fail "there is no sudo here; run this as root: apt-get install --no-install-recommends ${packages[*]}"
    fi
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  say "reading the package lists"
  mkdir -p "$root/build"
  "${as_root[@]}" update >"$log" 2>&1 || say "not all package lists could be read; going on with what is known"
  choose "${missing[@]}" ||
    fail "this system has no package for: ${need//|/ or } (Debian 12, Ubuntu 24.04 and newer have)"
  say "installing ${packages[*]}"
  quietly "${as_root[@]}" install -y --no-remove --no-install-recommends "${packages[@]}"
}

# configure DIR OPTION...: build/DIR becomes, or stays, a build tree with these options.
configure() {
  local dir=$root/build/$1
  shift
  if command -v ccache >/dev/null; then set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"; fi
  quietly cmake -S "$root" -B "$dir" -G Ninja "$@"
}

# build DIR TARGET...: brings the targets in build/DIR up to date.
build() {
  local dir=$root/build/$1
  shift
  quietly ninja -C "$dir" "$@"
}
