#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# packages_test.sh BUILD LIBDIR VERSION CPACK: the Debian packages have the files and the fields they should, and the
# programs taken out of them index and search the samples that come along. Skipped (exit 77) without Debian's tools.
set -euo pipefail
build=$1 libdir=$2 version=$3 cpack=$4
for tool in dpkg-deb dpkg-shlibdeps file; do
  command -v "$tool" >/dev/null || { echo "skipped: no $tool here"; exit 77; }
done
work=$(mktemp -d)
export XDG_CONFIG_HOME=/dev/null
trap 'rm -rf "$work"' EXIT
failures=0

complain() {
  printf '%s\n' "$*"
  failures=$((failures + 1))
}

# has PACKAGE FIELD PATTERN: the control field is as the pattern of the shell says.
has() {
  local value
  value=$(dpkg-deb -f "$work/$1.deb" "$2")
  # shellcheck disable=SC2053  # a pattern is meant
  [[ $value == $3 ]] || complain "$1: $2 is '$value', not like '$3'"
}

# files PACKAGE: what is in it, but for the articles.
files() {
  dpkg-deb --fsys-tarfile "$work/$1.deb" | tar t |
    sed -n '/\/examples\/articles\//d; /\/$/d; s/Targets-[a-z]*\./Targets-BUILD_TYPE./; s/^\.//p' | LC_ALL=C sort
}

umask 0002  # as on Ubuntu: nothing of it may show
"$cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$work" -D CPACK_DEBIAN_COMPRESSION_TYPE=none >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }
for package in news-search libnews-search-dev; do
  mv "$work/${package}_${version}_$(dpkg --print-architecture).deb" "$work/$package.deb"
  has "$package" Package "$package"
  has "$package" Version "$version"
  has "$package" Maintainer '* <*@*>'
  has "$package" Description "Full-text search *"$'\n'*
  dpkg-deb -x "$work/$package.deb" "$work/root"
  changelog=$work/root/usr/share/doc/$package/changelog.gz
  [[ $(gzip -dc "$changelog" | head -n 1) == "news-search ($version) "* ]] ||
    complain ".cmake/debian/changelog does not begin with version $version"
done
has news-search Section text
has news-search Depends '*libc6 (>= *libxapian30*'
has libnews-search-dev Section libdevel
has libnews-search-dev Depends '*libxapian-dev*libboost-json*-dev*libicu-dev*'

doc=/usr/share/doc/news-search
diff -u - <(files news-search | grep -v "^$doc/copyright.icu$") <<FILES || complain 'news-search: other files than meant'
/usr/bin/news-index
/usr/bin/news-search
/usr/lib/systemd/user/news-index.service
/usr/share/bash-completion/completions/news-index
/usr/share/bash-completion/completions/news-search
$doc/README.md
$doc/changelog.gz
$doc/copyright
$doc/examples/browse
$doc/examples/headlines.sh
$doc/examples/mcp_server.py
$doc/examples/news_search.py
$doc/examples/press_review.py
$doc/examples/shards
/usr/share/fish/vendor_completions.d/news-index.fish
/usr/share/fish/vendor_completions.d/news-search.fish
/usr/share/man/man1/news-index.1.gz
/usr/share/man/man1/news-search.1.gz
/usr/share/man/man7/news-query.7.gz
/usr/share/zsh/vendor-completions/_news
FILES
diff -u - <(files libnews-search-dev) <<FILES || complain 'libnews-search-dev: other files than meant'
/usr/include/news/article_fields.h
/usr/include/news/coverage.h
/usr/include/news/error.h
/usr/include/news/search.h
/usr/include/news/similar.h
/usr/include/news/synonyms.h
/usr/$libdir/cmake/news-search/NewsLibraryDependencies.cmake
/usr/$libdir/cmake/news-search/news-searchConfig.cmake
/usr/$libdir/cmake/news-search/news-searchConfigVersion.cmake
/usr/$libdir/cmake/news-search/news-searchTargets-BUILD_TYPE.cmake
/usr/$libdir/cmake/news-search/news-searchTargets.cmake
/usr/$libdir/libnews_common.a
/usr/$libdir/libnews_search.a
/usr/$libdir/pkgconfig/news-search.pc
/usr/share/doc/libnews-search-dev/changelog.gz
/usr/share/doc/libnews-search-dev/copyright
/usr/share/doc/libnews-search-dev/examples/CMakeLists.txt
/usr/share/doc/libnews-search-dev/examples/main.cpp
FILES

loose=$(dpkg-deb -c "$work/news-search.deb" | grep -E '^.{5}w|^.{8}w' || true)
[[ -z $loose ]] || complain "others may write to:"$'\n'"$loose"

gzip -t "$work/root/usr/share/man/"*/*.gz
export PATH=$work/root/usr/bin:$PATH NEWS_DATABASE=$work/index
examples=$work/root$doc/examples
news-index -q --strict "$examples/articles"
[[ $(news-search --count deport refugees) == 4 ]] || complain 'the packaged programs do not find the samples'
[[ $("$examples/headlines.sh" title:dockers) == *"Dockers walk out"* ]] || complain 'headlines.sh finds nothing'

exit $((failures > 0))
