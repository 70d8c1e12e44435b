// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/html_page.h"

namespace news {

/// A paragraph, heading, list item or cell of a table.
struct HtmlParagraph {
  std::string text;  ///< one line
  HtmlTag tag = HtmlTag::p;
  std::size_t node = 0;      ///< the block that it stands in
  std::size_t in_links = 0;  ///< bytes of it that are links
};

/// The paragraphs below a node, without what is dropped and without blocks that only lead to other pages.
std::vector<HtmlParagraph> find_paragraphs(const HtmlPage& page, std::size_t node);

/// The standfirst where it stands between the headline and the main content: a few sentences.
std::vector<HtmlParagraph> find_lead(const HtmlPage& page, std::size_t headline, std::size_t main);

/// Joins them by '\n', without the heading that is the headline, and without headings that no text follows.
std::string make_body(const std::vector<HtmlParagraph>& paragraphs, std::size_t headline, std::string_view title);

}  // namespace news
