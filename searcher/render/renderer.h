// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "news/search.h"
#include "searcher/terminal.h"

namespace news {

/// A new output is a row here, a case in `render`, and a pair of files.
enum class Format { text, jsonl, csv, paths, trec, templated };
/// Without the last, which --template chooses.
inline constexpr std::array<std::string_view, 5> format_names{"text", "jsonl", "csv", "paths", "trec"};

class HitTemplate;

/// How results are to look. Each renderer takes what concerns it.
struct Look {
  terminal::Styles styles;
  std::size_t width = 80;       ///< columns
  bool hyperlinks = false;      ///< paths and headlines lead to the file and to the page
  bool framed = false;          ///< say how many articles there are, and which of them these are
  bool isolates = false;        ///< texts from right to left are kept apart from what stands beside them
  bool on_terminal = false;     ///< where the bytes of a path must not go as they are
  bool null_separated = false;  ///< a NUL after each path
  bool in_batch = false;
  std::string_view request;                   ///< the name of the request in a batch; empty where there is no batch
  const HitTemplate* hit_template = nullptr;  ///< for Format::templated
};

/// What stands above all results, once: the names of the columns of CSV. Empty for the others.
std::string header(Format format, const Look& look);

/// Writes the answer to a search in UTF-8, hit by hit.
class Renderer {
 public:
  Renderer(Format format, const Look& look);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Appends a hit, and before the first what stands above it. `results` is as a HitSink gets it.
  void hit(const Results& results, const Hit& hit, std::string& out);

  /// Appends what stands below the last. All of `results` is known by now.
  void end(const Results& results, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All of the results, with the hits that they hold.
void render(const Results& results, Format format, const Look& look, std::string& out);

}  // namespace news
