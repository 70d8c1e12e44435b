// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <span>
#include <vector>

namespace news {

/// What a name in a JSON object stands for.
enum class JsonPart { title, text, summary, date, year, month, day, authors, url, source, section, tags, language, id };
inline constexpr std::size_t json_part_count = 14;

/// The values of a JSON object by what they stand for.
class JsonParts {
 public:
  /// `object` must outlive it.
  explicit JsonParts(const boost::json::object& object);

  /// Values under the most specific name first.
  std::span<const boost::json::value* const> all(JsonPart part) const { return found_[static_cast<std::size_t>(part)]; }

 private:
  std::array<std::vector<const boost::json::value*>, json_part_count> found_;
};

/// A name without case and `_ - blank`.
std::string plain_name(std::string_view name);

}  // namespace news
