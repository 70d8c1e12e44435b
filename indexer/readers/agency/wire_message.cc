// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_message.h"

#include <algorithm>
#include <array>

#include "common/text.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;

// Marks within a story.
constexpr char head_begins = '\x01';
constexpr char text_begins = '\x02';
constexpr char text_ends = '\x03';
constexpr char story_ends = '\x04';

/// Takes the next story off `rest`; absent when there is none.
std::optional<WireMessage> take_message(string_view& rest) {
  const std::size_t begin = rest.find(head_begins);
  if (begin == string_view::npos) return std::nullopt;
  rest.remove_prefix(begin + 1);
  const std::size_t end = std::min(rest.find(story_ends), rest.size());
  WireMessage message{.head = rest.substr(0, end), .is_cut = end == rest.size()};
  rest.remove_prefix(std::min(end + 1, rest.size()));
  const std::size_t text = message.head.find(text_begins);
  if (text == string_view::npos) return message;
  message.text = message.head.substr(text + 1);
  message.head = message.head.substr(0, text);
  const std::size_t text_end = message.text.find(text_ends);
  if (text_end == string_view::npos) return message;
  message.tail = message.text.substr(text_end + 1);
  message.text = message.text.substr(0, text_end);
  return message;
}

bool is_two_digits(string_view text) {
  return text.size() == 2 && text.find_first_not_of("0123456789") == string_view::npos;
}

/// "AP-WF-11-13-13 1509GMT" behind a story of ANPA: the month, the day, the year.
std::string anpa_day(string_view line, std::size_t mark) {
  const string_view day = line.substr(mark + 4, 8);
  if (day.size() != 8 || !is_two_digits(day.substr(0, 2)) || !is_two_digits(day.substr(3, 2)) ||
      !is_two_digits(day.substr(6)))
    return {};
  return "20" + std::string(day.substr(6)) + "-" + std::string(day.substr(0, 2)) + "-" + std::string(day.substr(3, 2));
}

/// "131137 GMT Nov 13" behind a story of IPTC 7901: the day, hour and minute, the month and the year.
std::string iptc_day(string_view line) {
  constexpr auto months =
      std::to_array<string_view>({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  const std::size_t last = line.rfind(' ');
  if (last == string_view::npos || last < 4 || line.size() < 11) return {};
  const string_view month = line.substr(last - 3, 3);
  const auto* const known = std::ranges::find_if(months, [&](string_view one) { return has_beginning(month, one); });
  const string_view year = line.substr(last + 1);
  if (known == months.end() || !is_two_digits(line.substr(0, 2)) || !is_two_digits(year)) return {};
  const std::string number = std::to_string(known - months.begin() + 1);
  return "20" + std::string(year) + "-" + (number.size() == 1 ? "0" : "") + number + "-" +
         std::string(line.substr(0, 2));
}

}  // namespace

bool WireMessage::is_anpa() const { return text.starts_with('^') || head.find('\x13') != string_view::npos; }

std::string WireMessage::day() const {
  const std::string line = one_line(tail);
  const std::size_t mark = line.find("-WF-");
  return mark == std::string::npos ? iptc_day(line) : anpa_day(line, mark);
}

std::vector<WireMessage> wire_messages(string_view text) {
  std::vector<WireMessage> messages;
  while (const auto message = take_message(text)) messages.push_back(*message);
  return messages;
}

std::vector<string_view> wire_lines(string_view text) {
  std::vector<string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace news
