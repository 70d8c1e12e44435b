// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>

#include "common/cli/options_table.h"

namespace news {

/// A line for each field of the query language.
std::string field_lines();

/// What a template can name.
std::string template_names();

inline constexpr std::string_view query_help =
    R"(A word finds its other forms and spellings too, and the synonyms of a file that
--synonyms names. Case and accents do not matter.

  oil prices               both words; if no article has both, those with some
  "look inwards"           exactly these words, side by side
  =prices                  this form only
  deport*                  words that begin this way; at least three letters
  oil -opec                without: also oil NOT opec
  oil OR gas prices        (oil or gas) and prices
  oil AND (gas OR coal)    brackets group; operators are in upper case
  oil w/5 price            within 5 words of each other; also oil NEAR/5 price
  oil pre/5 price          within 5 words, in this order
  title:summit             in a field; title:"price war", title:(oil OR gas)
  date:2012-06             published in a year, a month, on a day
  date:2012..2013-06       between two dates, inclusive; also date:..2011
  since:2012-06            then or later; until:2012-06 then or earlier
  date:yesterday           today, monday, "last month", "last 7 days" (UTC)
  \AND  \-opec             the words themselves

Fields:
@LIST@

In a shell put a query in quotes: news-search 'title:"price war" -barrel*'.
A query that begins with a dash goes after --. news-query(7) says more.
)";

inline constexpr std::string_view batch_help =
    R"(--batch FILE answers many queries in one process, each before the next is read:

  oil prices                                         a query a line
  q7<TAB>oil prices                                  its name, a tab, the query
  {"id":"q8","query":"oil","limit":3}                as JSON, with options

A JSON request takes the long options of search, filters and page, without
dashes; "count":true asks for the number, "show":"ID" for a whole article,
or a list of them, with "paragraphs":"2-5" for some of it, with
"copies":"shown" for its near copies; "facets":["source"] and
"timeline":"month" for these, with a "limit" and hits; "list":true for all.

Best with --json: every line of an answer has its "request", and a bad one gets
a line of type "error". Exit status: 0 all answered, 2 one was refused.

  printf 'oil\ngas\n' | news-search --json --batch -
)";

inline constexpr std::string_view template_help =
    R"(--template writes a text of your own for each article. {title} stands for the
title; {title|json}, {path|shell} and {title|csv} for the value as JSON, as a
word of the shell and as a cell of CSV. The names are

@LIST@

\t \n \r \0 \\ are tab, line ends, NUL and backslash,
{{ and }} the braces. No line end is added.

  news-search --template '{date}\t{title}\n' oil prices
)";

inline constexpr std::array help_topics{
    Topic{"query", "the query language, with examples", "", query_help, field_lines},
    Topic{"search", "where and how to look: --recent, --literal, --synonyms …", "Search", ""},
    Topic{"filters", "only some articles: --until, --section, --author, --language", "Filters", ""},
    Topic{"output", "how much, and how: --template, --open, --list, --format html …", "Page Output", template_help,
          template_names},
    Topic{"batch", "many queries in one process, for scripts", "", batch_help},
};

}  // namespace news
