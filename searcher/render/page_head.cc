// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/page_head.h"

#include "common/text.h"
#include "searcher/advice.h"

namespace news {
namespace {

/// ", 61 stories", where that is another number.
std::string stories(const Results& results) {
  if (results.stories == results.matches) return {};
  const std::string about = results.exact && !results.stories_exact ? ", about " : ", ";
  return about + grouped(results.stories) + (results.stories == 1 ? " story" : " stories");
}

}  // namespace

PageHead page_head(const Results& results) {
  if (!results.similar_to.empty())
    return {.found = count_of_articles(results.matches), .relation = " similar to ", .sought = results.similar_to};
  PageHead head;
  const std::string typed = text::collapse_space(results.query);
  head.sought = typed.empty() ? results.understood : typed;
  head.found = count_of_articles(results.matches, results.exact) + stories(results);
  if (!head.sought.empty()) head.relation = results.fallback == "any" ? " with some of the words of " : plain_relation;
  if (results.stories_but_one != 0)
    head.more = "; " + grouped(results.stories_but_one) + " more with all words but one";
  if (!typed.empty() && results.understood != typed) head.understood = results.understood;
  return head;
}

std::string page_place(const Results& results, std::size_t first, std::size_t last) {
  const std::size_t found = results.stories + results.stories_but_one;
  if (first == 0 || last - first + 1 >= found) return {};
  std::string place = first < last ? std::to_string(first) + "-" : "";
  place += std::to_string(last) + " of " + (results.stories_exact ? "" : "about ") + grouped(found);
  if (last < found) place += "; more with --offset " + std::to_string(last);
  return place;
}

}  // namespace news
