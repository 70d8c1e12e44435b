// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// A story of the wire, cut at its control characters. It points into the file's text.
struct WireMessage {
  std::string_view head;  ///< "hwa062 4 i 211 ccccb   hw 061" and, of some agencies, keywords
  std::string_view text;
  std::string_view tail;  ///< when it was sent
  bool is_cut = false;    ///< its end is missing

  /// Of the two formats: lines of the text's head begin with ^.
  bool is_anpa() const;

  /// The day of its sending, "2024-03-05"; empty when it names none.
  std::string day() const;
};

/// All stories of a file, in their order.
std::vector<WireMessage> wire_messages(std::string_view text);

std::vector<std::string_view> wire_lines(std::string_view text);

}  // namespace news
