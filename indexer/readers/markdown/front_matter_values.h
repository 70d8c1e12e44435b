// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

namespace news {

/// One name with the text behind its mark.
struct FrontMatterPair {
  std::string_view name;   ///< without quotes
  std::string_view value;  ///< trimmed
};

/// "name: value" with ':' as the mark, "name = value" with '='. Absent when the line does not begin so.
std::optional<FrontMatterPair> split_front_matter_pair(std::string_view line, char mark);

/// Whether a list, map or quotation opens in the text and goes on behind it.
bool is_open_value(std::string_view text);

/// A value of YAML (mark ':') or TOML ('='): a quoted or plain string, an inline list or map. What is none of these is
/// a string as it stands. Nothing is ever expanded: anchors and references are text.
boost::json::value read_front_matter_value(std::string_view text, char mark);

}  // namespace news
