// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_reader.h"

#include <string>

#include "common/text.h"
#include "indexer/readers/json/json_records.h"
#include "indexer/readers/json/json_sink.h"
#include "indexer/readers/text_source.h"

namespace news {

using std::string_view;

void JsonReader::read(const SourceFile& file, ArticleSink& sink) {
  TextSource source(file);
  JsonRecords records(source);
  JsonSink articles(file, sink, source, keys_);
  std::size_t before = 0;  // articles given when the last large object ended
  for (JsonRecord record; records.next(record);) {
    if (!record.fault.empty()) {
      articles.reject(record.line, std::string(record.fault));
    } else if (record.closes_object) {
      if (articles.accepted() == before) articles.reject(record.line, "an object of more than 4 MB without an article");
    } else if (!articles.add(record.text, record.line, record.in_member)) {
      records.split_last();
    }
    if (record.fault.empty() && !record.in_member) before = articles.accepted();
  }
  articles.finish();
}

bool looks_like_json(string_view bytes, string_view name) {
  string_view head = text::trim(without_byte_order_mark(bytes));
  if (!head.starts_with('{') && !head.starts_with('[')) return false;
  if (name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
  const char open = head.front();
  head = text::trim(head.substr(1));
  // {"key": …, [{…, [[…: nothing that prose or a wiki begins with.
  if (open == '[') return head.starts_with('{') || head.starts_with(']');
  if (!head.starts_with('"')) return false;
  const std::size_t quote = head.find('"', 1);
  return quote != string_view::npos && text::trim(head.substr(quote + 1)).starts_with(':');
}

}  // namespace news
