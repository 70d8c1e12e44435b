// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <optional>
#include <string_view>

namespace news {

/// The data above the text of a Markdown file: YAML between two lines "---", TOML between "+++", or a JSON object.
struct FrontMatter {
  boost::json::object keys;  ///< strings, and of what is nested lists and objects of them
  std::size_t length = 0;    ///< in bytes, with its marks; the text follows
  bool closed = true;        ///< false: its closing mark is missing, and it ends where lines stop looking like keys
};

/// Reads front matter tolerantly: a value that its syntax forbids ("title: Kakar: Kabul advised") is a line of text. It
/// counts as front matter only when a name in it is one that articles have (see article_keys.h), or two when it is not
/// closed. `text` needs UTF-8 only where names and values are to be; line ends are '\n'.
std::optional<FrontMatter> read_front_matter(std::string_view text);

}  // namespace news
