// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "news/search.h"
#include "searcher/render/hit_fields.h"
#include "searcher/render/look.h"

namespace news {

/// What is written for each hit, as --template has it: "{date}\t{title|json}\n". Made once, before the search.
class HitTemplate {
 public:
  HitTemplate() = default;

  /// Throws QueryError, with the place in `text`, for a field, filter or escape that is none.
  explicit HitTemplate(std::string_view text);

  bool empty() const { return pieces_.empty(); }

  void append(std::string& out, const HitRow& row, bool for_terminal) const;

 private:
  enum class Filter { none, json, shell, csv };
  struct Piece {
    std::string text;                 ///< before the field, as it is
    const HitField* field = nullptr;  ///< absent at the end
    Filter filter = Filter::none;
  };
  class Reader;

  std::vector<Piece> pieces_;
};

/// The template of `look` for a hit; nothing is added to it.
void render_template(const Hit& hit, const Look& look, std::string& out);

}  // namespace news
