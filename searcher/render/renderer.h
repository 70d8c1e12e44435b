// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

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
