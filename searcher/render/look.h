// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "searcher/terminal.h"

namespace news {

/// A new output is a row here, a case in renderer.cc, and a pair of files.
enum class Format { text, jsonl, csv, html, paths, trec, templated };
/// Without the last, which --template chooses.
inline constexpr std::array<std::string_view, 6> format_names{"text", "jsonl", "csv", "html", "paths", "trec"};

class HitTemplate;

/// How results look. Each renderer uses what concerns it.
struct Look {
  terminal::Styles styles;
  std::size_t width = 80;       ///< columns
  bool hyperlinks = false;      ///< paths and headlines lead to the file and to the page
  bool framed = false;          ///< with the number of articles found, and which of them are shown
  bool blocks = false;          ///< bars of block characters, not of number signs
  bool isolates = false;        ///< isolate texts in right-to-left scripts from their neighbours
  bool on_terminal = false;     ///< which must not get the raw bytes of a path
  bool null_separated = false;  ///< a NUL after each path
  bool in_batch = false;
  std::string_view request;                   ///< the name of the request in a batch; empty where there is no batch
  const HitTemplate* hit_template = nullptr;  ///< for Format::templated
};

}  // namespace news
