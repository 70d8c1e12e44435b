// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

/// What a key of a JSON object, a column of a table or a line of a head holds.
enum class ArticleKey {
  title,
  subtitle,
  text,
  summary,
  date,
  year,
  month,
  day,
  authors,
  url,
  source,
  section,
  tags,
  language,
  id,
  ignored,
};
inline constexpr std::size_t article_key_count = static_cast<std::size_t>(ArticleKey::ignored) + 1;

/// One meaning of a name.
struct KeyMeaning {
  ArticleKey key;
  std::size_t rank;  ///< from 1; of two names with one meaning, the lower says it better
  bool in_heads;     ///< whether the name opens lines of plain-text heads, too; others are common words
};

/// A name without case, accents and `_ - . blank`: names are compared so.
std::string plain_key(std::string_view name);

/// The key that users call so, "none" for what is to be ignored; absent for any other name.
std::optional<ArticleKey> article_key_named(std::string_view name);

/// "title", "subtitle", "text" …: what users call them.
std::span<const std::string_view> article_key_names();

/// What a user says that names mean (--map headline=title): it counts before the table.
class KeyMap {
 public:
  void add(std::string_view name, ArticleKey key) { keys_.emplace_back(plain_key(name), key); }
  std::optional<ArticleKey> find(std::string_view plain) const noexcept;
  bool empty() const noexcept { return keys_.empty(); }

 private:
  std::vector<std::pair<std::string, ArticleKey>> keys_;
};

/// What a name means, which may be several things: "source" is an address or the name of a publication.
std::span<const KeyMeaning> meanings_of_key(std::string_view plain);

/// What `name` means at the start of a line "Name: value" above a text; absent when heads do not use it.
std::optional<ArticleKey> head_key(std::string_view name);

}  // namespace news
