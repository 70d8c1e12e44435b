// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "news/search.h"

namespace news {

/// What the program is asked: a request of the engine, and what is wanted of the articles that match it. The engine has
/// a function for each of these, so that programs that embed it need no such choice in their Request.
struct Question {
  struct Hits {};   ///< the page of hits that the request describes
  struct Count {};  ///< the exact number of articles
  struct ArticleById {
    std::string id;  ///< or the path of its file; outside a batch - stands for ids on standard input, one a line
  };
  struct ArticleByRank {
    std::size_t rank;  ///< of a hit, from 1
  };
  /// Several, in this order, each as the two above.
  struct Articles {
    std::vector<std::variant<ArticleById, ArticleByRank>> list;
  };
  struct Reading {};  ///< how the engine reads the query
  struct Coverage {
    CoverageRequest counts;
    bool with_hits = false;  ///< the page of hits follows
  };

  struct Similar {
    std::string id = {};      ///< of an article, the path of its file or, outside a batch, the name of a text
    std::size_t rank = 0;     ///< of a hit, from 1, instead of the id
    bool background = false;  ///< only what to read before
  };

  using Wanted = std::variant<Hits, Count, ArticleById, ArticleByRank, Articles, Reading, Coverage, Similar>;

  Request request = {};
  Wanted wanted = {};
  bool lists_copies = false;   ///< of the article that is wanted, instead of its text
  bool opens = false;          ///< the article that is wanted, in another program, instead of showing its text
  Paragraphs paragraphs = {};  ///< of the article that is wanted
  std::string name = {};       ///< in a batch, where each line of the answer carries it

  template <class Kind>
  bool wants() const {
    return std::holds_alternative<Kind>(wanted);
  }
  bool wants_article() const { return wants<ArticleById>() || wants<ArticleByRank>() || wants<Articles>(); }
};

/// The largest numbers that a question may hold.
inline constexpr std::size_t most_hits = 1'000'000'000;
inline constexpr std::size_t most_offset = 1'000'000'000;
inline constexpr std::size_t most_snippets = 100;
inline constexpr std::size_t most_recent_days = 100'000;

/// How no_limit is written.
inline constexpr std::string_view all_hits = "all";

/// The facets that a list of names asks for; the names may be joined by commas, and `all_facets` stands for all of
/// them. Unknown ones are refused by the engine.
std::vector<std::string> facets_of(const std::vector<std::string>& names);
inline constexpr std::string_view all_facets = "all";
inline constexpr std::size_t most_facet_values = 1'000'000'000;

/// What "2-5", "3", "2-" or "-5" means; absent for anything else.
std::optional<Paragraphs> read_paragraphs(std::string_view text);

/// Makes a request one for a list of all that matches, each article by itself and without passages.
void ask_for_list(Request& request);

/// How the values of Sort are written.
inline constexpr std::array<std::string_view, 4> sort_names{"relevance", "newest", "oldest", "added"};

/// How the values of Request::fold_copies are written, false first, and those of Lead.
inline constexpr std::array<std::string_view, 2> copies_names{"shown", "folded"};
inline constexpr std::array<std::string_view, 4> lead_names{"best", "first", "last", "longest"};

/// A filter that takes several values. Users know it by another name than the engine.
struct ListFilter {
  std::string_view name;    ///< of the option, and of the key in a batch
  std::string_view member;  ///< of Request
  std::vector<std::string> Request::*values;
};
inline constexpr std::array list_filters{
    ListFilter{"source", "sources", &Request::sources},
    ListFilter{"section", "sections", &Request::sections},
    ListFilter{"author", "authors", &Request::authors},
    ListFilter{"language", "languages", &Request::languages},
};

/// Whether a request has a query or a filter.
bool selects_articles(const Request& request);

/// How users write a member of Request: "source" for "sources".
std::string_view name_of_member(std::string_view member);

}  // namespace news
