// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/show_article.h"

#include <boost/json.hpp>
#include <utility>
#include <variant>

#include "common/cli/output.h"
#include "common/fields.h"
#include "common/text.h"
#include "indexer/document_builder.h"
#include "indexer/exit_status.h"
#include "indexer/file_reader.h"
#include "indexer/plan.h"
#include "indexer/report.h"

namespace news {
namespace json = boost::json;
namespace {

constexpr std::size_t enough_bytes = 65'536;

json::value text_or_null(std::string_view text) {
  return text.empty() ? json::value(nullptr) : json::value(text::repair(text));
}

json::array list_of(const std::vector<std::string>& texts) {
  json::array list;
  for (const std::string& text : texts) list.emplace_back(text::repair(text));
  return list;
}

json::value value_in(const Field& field, const ArticleFields& article) {
  if (const auto* list = std::get_if<std::vector<std::string> ArticleFields::*>(&field.in_hit))
    return list_of(article.**list);
  if (const auto* number = std::get_if<std::size_t ArticleFields::*>(&field.in_hit))
    return field.sparse && article.**number == 0 ? json::value(nullptr) : json::value(article.**number);
  const auto* text = std::get_if<std::string ArticleFields::*>(&field.in_hit);
  if (text == nullptr || (&field == &fields::date_source && article.date.empty())) return nullptr;
  return &field == &fields::title ? json::value(text::repair(article.**text)) : text_or_null(article.**text);
}

/// Prints articles as they come.
class ArticlePrinter {
 public:
  explicit ArticlePrinter(const std::string& language) : builder_(language) {}

  /// Goes through the document, so that what is shown is what an index would hold.
  void print(const Article& article, const Origin& origin) {
    if (article.is_withdrawal) return;
    const Xapian::Document document = builder_.build(article, origin);
    lines_ += shown_as_json(read_stored_article(document.get_data()), origin.format, article.charset) + '\n';
    if (lines_.size() > enough_bytes) flush();
  }
  void flush() { write_to_stdout(std::exchange(lines_, {})); }

 private:
  DocumentBuilder builder_;
  std::string lines_;
};

}  // namespace

std::string shown_as_json(const StoredArticle& article, std::string_view format, std::string_view charset) {
  json::object line{{"type", "article"}, {"schema", 1}};
  for (const Field* field : shown_fields()) {
    if (field != &fields::added) line[field->key] = value_in(*field, article);  // an index says that
  }
  line["format"] = text_or_null(format);
  line["charset"] = text_or_null(charset);
  line["text"] = text::repair(article.body);
  line["warnings"] = list_of(article.warnings);
  return json_as_shown(json::serialize(line));
}

int show_articles(const IndexOptions& options) {
  const Manifest nothing_known;
  FollowedFolders folders;
  Plan plan = make_plan(options.plan, folders, nothing_known);
  Report report;
  report_unread(plan, report);
  ArticlePrinter printer(options.write.language);
  FileReader reader(options.write.read);
  for (const FileTask& task : plan.to_read) {
    Ingested result = reader.read(task, origin_of(task, folders), [&](const Article& article, const Origin& origin) {
      printer.print(article, origin);
    });
    printer.flush();
    for (Rejection& rejection : result.rejections) report.reject(std::move(rejection));
  }
  report.log_lines();
  return report.rejections().empty() ? exit_current : exit_rejected;
}

}  // namespace news
