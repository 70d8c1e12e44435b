// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "news/search.h"
#include "searcher/render/hit_fields.h"
#include "searcher/render/look.h"

namespace news {

/// What --template prints for each hit: "{date}\t{title|json}\n". Parsed once, before the search.
class HitTemplate {
 public:
  HitTemplate() = default;

  /// Throws QueryError, with the place in `text`, for an unknown field, filter or escape.
  explicit HitTemplate(std::string_view text);

  bool empty() const { return pieces_.empty(); }

  void append(std::string& out, const HitRow& row, bool for_terminal) const;

 private:
  enum class Filter { none, json, shell, csv };
  struct Piece {
    std::string text;                 ///< literal text before the field
    const HitField* field = nullptr;  ///< null after the last
    Filter filter = Filter::none;
  };
  class Reader;

  std::vector<Piece> pieces_;
};

/// Appends what the template of `look` prints for a hit, and nothing else.
void render_template(const Hit& hit, const Look& look, std::string& out);

}  // namespace news
