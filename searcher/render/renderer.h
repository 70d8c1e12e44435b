// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// What precedes all results, once: the column names of CSV, the head of a page in HTML for a batch. Empty for other
/// formats.
std::string header(Format format, const Look& look);

/// Writes the answer to a search in UTF-8, hit by hit.
class Renderer {
 public:
  Renderer(Format format, const Look& look);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Appends a hit, after the head of the page if it is the first. `results` is what a HitSink gets.
  void hit(const Results& results, const Hit& hit, std::string& out);

  /// Appends what follows the last hit. By now `results` is complete.
  void end(const Results& results, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
