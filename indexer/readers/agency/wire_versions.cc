// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_versions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;

// What is longer is no number of a story, no line to editors and no kill.
constexpr std::size_t longest_number = 8;
constexpr std::size_t longest_line = 500;
constexpr std::size_t longest_kill = 4000;

std::string lower(string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), text::lower_ascii);
  return out;
}

bool is_word_character(char c) { return text::is_ascii_letter(c) || text::is_ascii_digit(c); }

/// The words of letters and digits, in lower case.
std::vector<std::string> words_of(string_view text) {
  std::vector<std::string> words;
  while (true) {
    text.remove_prefix(static_cast<std::size_t>(std::ranges::find_if(text, is_word_character) - text.begin()));
    if (text.empty()) return words;
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_word_character) - text.begin());
    words.push_back(lower(text.substr(0, end)));
    text.remove_prefix(end);
  }
}

/// "hwa062", "w2870": letters of the service and a number of three or four digits.
bool is_number(string_view word) {
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(word, text::is_ascii_letter) - word.begin());
  const std::size_t count = word.size() - digits;
  return digits >= 1 && digits <= 4 && (count == 3 || count == 4) &&
         std::ranges::all_of(word.substr(digits), text::is_ascii_digit);
}

/// What a story calls itself: the first word of its head; empty when that is something else.
std::string number_of(const WireMessage& message) {
  const string_view first = message.head.substr(0, message.head.find_first_of(" \x1F\r\n"));
  if (first.size() > longest_number) return {};
  const auto words = words_of(first);
  return words.size() == 1 && is_number(words.front()) ? words.front() : std::string();
}

/// "BULLETIN KILL", "EDITORS: Please withhold story …" in a line above the text, or its first. Not the kill of a kill.
bool says_kill(string_view line) {
  while (line.starts_with('^') || line.starts_with(' ') || line.starts_with('\t') || line.starts_with('(') ||
         line.starts_with('='))
    line.remove_prefix(1);
  constexpr auto begins = std::to_array<string_view>(
      {"KILL", "BULLETIN KILL", "MANDATORY KILL", "STORY KILLED", "WITHDRAWAL", "WITHDRAWN"});
  const bool is_kill = std::ranges::any_of(begins, [&](string_view one) {
    return line.starts_with(one) && (line.size() == one.size() || !is_word_character(line[one.size()]));
  });
  constexpr auto verbs = std::to_array<string_view>({"kill", "withhold", "withdraw", "disregard"});
  const auto words = words_of(line);
  const auto said = std::ranges::count_if(
      words, [&](const std::string& word) { return std::ranges::find(verbs, word) != verbs.end(); });
  const bool is_to_editors = !words.empty() && (words.front() == "editors" || words.front() == "eds");
  return is_kill || (is_to_editors && said == 1 && std::ranges::find(words, "not") == words.end());
}

bool says_kill(const WireMessage& message) {
  if (message.text.size() > longest_kill) return false;
  constexpr std::size_t looked_at = 4;
  std::size_t seen = 0;
  for (const string_view line : wire_lines(message.text)) {
    if (text::trim(line).empty()) continue;
    if (line.size() <= longest_line && says_kill(line)) return true;
    if (++seen == looked_at) return false;
  }
  return false;
}

std::optional<std::chrono::sys_days> day_of_sending(const WireMessage& message) {
  const auto date = parse_date(message.day());
  return date ? std::optional(day_of(*date)) : std::nullopt;
}

/// The stories of a file that were seen until now, by their numbers.
class Seen {
 public:
  explicit Seen(std::span<const WireMessage> messages) : messages_(messages) {}

  void add(std::size_t at) {
    if (std::string number = number_of(messages_[at]); !number.empty()) last_[std::move(number)] = at;
  }

  /// The one that a kill names.
  std::optional<std::size_t> named_in(std::size_t kill) const {
    const std::string own = number_of(messages_[kill]);
    const auto day = day_of_sending(messages_[kill]);
    std::optional<std::size_t> named;
    for (const std::string& word : words_of(messages_[kill].text)) {
      const auto found = word == own ? last_.end() : last_.find(word);
      if (found == last_.end() || found->second == named) continue;
      if (named) return std::nullopt;
      named = found->second;
    }
    if (!named || !day) return std::nullopt;
    const auto then = day_of_sending(messages_[*named]);
    if (!then || *then > *day || *day - *then > std::chrono::days(1)) return std::nullopt;
    return named;
  }

 private:
  std::span<const WireMessage> messages_;
  std::unordered_map<std::string, std::size_t> last_;
};

}  // namespace

std::optional<WireItem> wire_item(const WireMessage& message) {
  if (!message.is_anpa() || !message.text.starts_with('^')) return std::nullopt;
  const string_view slug = message.text.substr(1, message.text.find_first_of("<\r\n") - 1);
  const std::size_t comma = slug.find(", ");
  if (comma == string_view::npos || comma == 0) return std::nullopt;
  const string_view mark = slug.substr(comma + 2);
  WireItem item;
  const auto [end, error] = std::from_chars(mark.data(), mark.data() + mark.size(), item.version);
  if (error != std::errc() || item.version == 0) return std::nullopt;
  string_view rest = mark.substr(static_cast<std::size_t>(end - mark.data()));
  rest.remove_prefix(std::min<std::size_t>(rest.size(), 2));  // "st", "nd"
  const std::string day = message.day();
  if (!has_beginning(rest, " ld-writethru") || day.empty()) return std::nullopt;
  item.id = one_line(slug.substr(0, comma)) + " " + day;
  return item;
}

std::vector<std::string> find_refusals(std::span<const WireMessage> messages) {
  std::vector<std::string> refusals(messages.size());
  std::map<std::string, std::pair<std::uint64_t, std::size_t>> last;  // versions
  Seen seen(messages);
  for (std::size_t at = 0; at < messages.size(); ++at) {
    if (const auto item = wire_item(messages[at])) {
      const auto [known, is_new] = last.try_emplace(item->id, item->version, at);
      const auto later = std::max(known->second, std::pair(item->version, at));
      if (!is_new)
        refusals[later.second == at ? known->second.second : at] = "replaced by a later version in the same file";
      known->second = later;
    }
    if (says_kill(messages[at]))
      if (const auto named = seen.named_in(at))
        refusals[*named] = "withdrawn by the agency in story " + std::to_string(at + 1);
    seen.add(at);
  }
  return refusals;
}

}  // namespace news
