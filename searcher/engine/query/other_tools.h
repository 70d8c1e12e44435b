// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/engine/query/foreign_piece.h"

namespace news {

/// What may begin at `at`, where a blank, a parenthesis or a minus stands before it.
std::optional<ForeignPiece> foreign_operator(std::string_view query, std::size_t at, bool behind_minus);

/// What may be glued to a closing quote that ends at `at`: `"oil price"~5`, `"oil"^2`.
std::optional<ForeignPiece> foreign_suffix(std::string_view query, std::size_t at);

/// A field by the name that it has here or in another tool (`site`, `intitle`, `after`); null if there is none. In
/// lower case only, since a headline may begin with such a word.
struct ForeignField {
  const Field* field = nullptr;
  bool is_exclusive = false;  ///< of dates: without the day or month itself
};
ForeignField foreign_field(std::string_view name);

/// What to write instead of a field that other tools have, or nothing.
std::string_view hint_for_field(std::string_view name);

/// Whether a word could be read as an operator of another tool beside other words, so that it must be escaped.
bool reads_as_foreign_operator(std::string_view word);

}  // namespace news
