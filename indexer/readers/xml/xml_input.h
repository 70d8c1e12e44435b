// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// Where XML is not well-formed.
struct XmlFault {
  std::size_t line = 0;  ///< from 1
  std::string reason;    ///< "</p> closes nothing"
};

/// XML that the parser takes without a fault, but for elements that are open where it ends. Its lines are those of the
/// file.
struct XmlInput {
  std::string text;
  std::optional<XmlFault> fault;  ///< the first one that may cost text
};

/// Mends XML as feeds are written, and takes out all that could be expanded or fetched: a document type with its
/// entities, processing instructions, comments. Entities of HTML become their characters, any other reference and a
/// bare '&' or '<' are text. End tags that close nothing go, and those that are missing come; elements more than 200
/// deep lose their tags. The time is linear in the size, whatever the input is.
XmlInput clean_xml_input(std::string_view utf8);

}  // namespace news
