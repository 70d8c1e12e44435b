// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/xml/xml_tree.h"

namespace news {

/// What an element says, on one line and without markup of its own; empty for node 0, which stands for "none".
std::string xml_line(const XmlTree& tree, std::size_t node);

/// The lines of several elements, without those that say nothing.
std::vector<std::string> xml_lines(const XmlTree& tree, const std::vector<std::size_t>& nodes);

/// The paragraphs of a text, with '\n' between two: elements of XHTML or NITF, or HTML that is written as characters.
/// Pictures and their captions are left out.
std::string xml_paragraphs(const XmlTree& tree, std::size_t node);

}  // namespace news
