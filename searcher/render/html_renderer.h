// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// A page to hand on: one file of HTML that needs no other, in light and dark, on a phone and on paper. Above the hits
/// stands what was asked, beside or above them their headlines by day, which lead to them. A headline links to the web
/// address of its article. Nothing that an index or a query holds becomes markup, and a policy in the head forbids all
/// scripts and requests as well. The hits are written as they come; the end tags that HTML lets one leave out are. In a
/// batch each answer is a section of one page.
class HtmlRenderer {
 public:
  explicit HtmlRenderer(const Look& look);

  void hit(const Results& results, const Hit& hit, std::string& out);
  void end(const Results& results, std::string& out);

 private:
  struct Entry {
    std::string anchor;
    std::string title;  ///< as HTML
  };

  void begin(const Results& results, std::string& out) const;
  void add_contents(std::string& out) const;
  std::string anchor_of(std::size_t rank) const;

  const Look& look_;
  std::size_t first_rank_ = 0;  ///< 0: no hit yet
  std::size_t last_rank_ = 0;
  std::map<std::string, std::vector<Entry>, std::greater<>> days_;  ///< by "2023-11-06"; empty: undated
};

/// The head of a page with this title, with its style and its policy.
std::string html_head(std::string_view title);

/// Appends text, whatever it is, as text of HTML or as the value of an attribute in quotes: without control characters,
/// and with & < > " ' as entities.
void append_html(std::string& out, std::string_view text);

}  // namespace news
