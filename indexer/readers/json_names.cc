// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_names.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "common/text.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;
using enum JsonPart;

struct Name {
  string_view name;  ///< plain
  JsonPart part;
};

/// Those of one part in the order of how well they say it.
constexpr auto names = std::to_array<Name>({
    {"headline", title},
    {"title", title},
    {"headlines", title},
    {"webtitle", title},
    {"head", title},
    {"titlefull", title},
    {"subject", title},

    {"maintext", text},
    {"articlebody", text},
    {"bodytext", text},
    {"bodies", text},
    {"bodyhtml", text},
    {"bodyxhtml", text},
    {"body", text},
    {"content", text},
    {"contents", text},
    {"text", text},
    {"article", text},
    {"articletext", text},
    {"fulltext", text},
    {"story", text},
    {"document", text},
    {"rawtext", text},

    {"description", summary},
    {"shortdescription", summary},
    {"summary", summary},
    {"abstract", summary},
    {"leadparagraph", summary},
    {"excerpt", summary},
    {"dek", summary},
    {"standfirst", summary},

    {"datepublish", date},
    {"datepublished", date},
    {"published", date},
    {"publishedat", date},
    {"publishdate", date},
    {"pubdate", date},
    {"publisheddate", date},
    {"publishedtime", date},
    {"publicationdate", date},
    {"webpublicationdate", date},
    {"firstpublished", date},
    {"firstcreated", date},
    {"date", date},
    {"created", date},
    {"createdat", date},
    {"timestamp", date},
    {"time", date},
    {"versioncreated", date},
    {"year", year},
    {"month", month},
    {"day", day},

    {"authors", authors},
    {"author", authors},
    {"byline", authors},
    {"by", authors},
    {"creator", authors},
    {"dc:creator", authors},
    {"writer", authors},
    {"reporter", authors},

    {"url", url},
    {"link", url},
    {"articleurl", url},
    {"weburl", url},
    {"canonicalurl", url},
    {"uri", url},
    {"guid", url},
    {"source", url},

    {"source", source},
    {"publication", source},
    {"publications", source},
    {"publisher", source},
    {"site", source},
    {"sitename", source},
    {"domain", source},
    {"sourcedomain", source},
    {"sourcehostname", source},
    {"hostname", source},
    {"newspaper", source},
    {"outlet", source},
    {"provider", source},

    {"section", section},
    {"sectionname", section},
    {"category", section},
    {"categories", section},
    {"class", section},
    {"newsdesk", section},
    {"topic", section},
    {"channel", section},
    {"label", section},

    {"tags", tags},
    {"keywords", tags},
    {"tag", tags},
    {"keyword", tags},

    {"language", language},
    {"lang", language},

    {"id", id},
    {"uuid", id},
    {"docno", id},
    {"guid", id},
    {"uri", id},
});

using Ranked = std::pair<std::size_t, const json::value*>;

void find_parts(const json::object& object, std::vector<Ranked>& found) {
  for (const auto& [key, value] : object) {
    const std::string plain = plain_name({key.data(), key.size()});
    for (std::size_t rank = 0; rank < names.size(); ++rank) {
      if (names[rank].name == plain) found.emplace_back(rank, &value);
    }
  }
}

}  // namespace

std::string plain_name(string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ') plain += text::lower_ascii(c);
  }
  return plain;
}

JsonParts::JsonParts(const json::object& object) {
  std::vector<Ranked> found;
  find_parts(object, found);
  for (const string_view nested : {"fields", "thread"}) {
    if (const json::value* const value = object.if_contains({nested.data(), nested.size()});
        value != nullptr && value->is_object())
      find_parts(value->get_object(), found);
  }
  std::ranges::stable_sort(found, {}, &Ranked::first);
  for (const auto& [rank, value] : found) found_[static_cast<std::size_t>(names[rank].part)].push_back(value);
}

}  // namespace news
