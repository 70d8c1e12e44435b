// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// The member of an object; null when it has none of that name.
const boost::json::value* json_member(const boost::json::object& object, std::string_view name);

/// One line of text: a string, a number, or what an object is called ({"name": …}, {"main": …}); of a list the first
/// part that says something. Without markup.
std::string json_line(const boost::json::value& value);

/// All lines of a list, or the only one. A string that is a list in Python's notation ("['A', 'B']") is one, too.
std::vector<std::string> json_lines(const boost::json::value& value);

/// The paragraphs of a text: a string, plain or HTML, or a list of paragraphs or of typed blocks
/// ({"type": "paragraph", "content": …}), with '\n' between two. Of several renderings of one text the plain one.
/// Blocks that are no text of the article, such as pictures, are left out.
std::string json_paragraphs(const boost::json::value& value);

/// The blocks of a list that hold another part of the article: {"type": "byline", "content": …}.
struct JsonBlocks {
  const boost::json::value* kicker = nullptr;
  const boost::json::value* byline = nullptr;
  const boost::json::value* date = nullptr;
};
JsonBlocks find_json_blocks(const boost::json::value& value);

}  // namespace news
