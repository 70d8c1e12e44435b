// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/fields.h"
#include "news/search.h"

namespace news {

/// A hit, and the name of its request in a batch.
struct HitRow {
  const Hit& hit;
  std::string_view request = {};
};

/// What a table can show of a hit under a name: a column of CSV, a field of a template.
struct HitField {
  enum class Kind {
    number,
    text,   ///< from the article, hence untrusted: shown as one clean line
    bytes,  ///< a name that scripts hand back, so unchanged; not always UTF-8
    list,   ///< of texts
  };
  std::string_view name;
  Kind kind = Kind::text;
  unsigned csv = 0;                                            ///< its column, from 1; 0: it has none
  const Field* field = nullptr;                                ///< of the article; null: use `answer`
  std::vector<std::string> (*answer)(const HitRow& row) = {};  ///< its value, which depends on the request
  std::string_view separator = "; ";                           ///< between two of a list

  /// One value, or all of a list.
  std::vector<std::string> values(const HitRow& row) const;
};

/// All of them; the columns of CSV come first, in their order.
std::span<const HitField> hit_fields();
std::span<const HitField> csv_columns();

/// The value as text. With `for_terminal` names are cleaned as well.
std::string plain_value(const HitField& field, const HitRow& row, bool for_terminal);

/// The value as JSON: null where the article does not say.
void append_json_value(std::string& out, const HitField& field, const HitRow& row);

}  // namespace news
