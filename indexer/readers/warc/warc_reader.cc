// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/warc_reader.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text/text_reader.h"
#include "indexer/readers/text_source.h"
#include "indexer/readers/warc/warc_records.h"

namespace news {
namespace {

using std::string_view;

bool is_page(string_view media_type) { return media_type == "text/html" || media_type == "application/xhtml+xml"; }

/// What somebody may have saved from there as a file. Some servers name no type for it.
bool is_document(const HttpAnswer& answer) {
  constexpr auto types = std::to_array<string_view>(
      {"application/pdf", "application/x-pdf", "application/rtf", "text/rtf", "application/epub+zip",
       "application/msword", "application/postscript", "application/zip", "message/rfc822", "text/markdown"});
  constexpr auto families = std::to_array<string_view>({"application/vnd.openxmlformats-",
                                                        "application/vnd.oasis.opendocument", "application/vnd.ms-word",
                                                        "application/vnd.ms-excel", "application/vnd.ms-powerpoint"});
  constexpr auto starts = std::to_array<string_view>({"%PDF-", "{\\rtf"});
  const auto begins = [](string_view text) { return [text](string_view one) { return text.starts_with(one); }; };
  const string_view type = answer.media_type;
  if (type.empty() || type.ends_with("/octet-stream") || type.ends_with("download"))
    return std::ranges::any_of(starts, begins(answer.body));
  return std::ranges::find(types, type) != types.end() || std::ranges::any_of(families, begins(type));
}

/// "post.example/2024/report.pdf": its place in the archive. How it was asked for says nothing of its kind.
std::string place_of(const std::string& address) {
  const std::size_t scheme = address.find("://");
  const string_view rest = string_view(address).substr(scheme == std::string::npos ? 0 : scheme + 3);
  const string_view place = rest.substr(0, rest.find_first_of("?#"));
  return place.empty() ? "a record without an address" : std::string(place);
}

/// The blocks of a file as they are.
class Blocks final : public ByteSource {
 public:
  explicit Blocks(const SourceFile& file) : first_(file.bytes), rest_(file.rest) {}

  string_view next() override {
    if (!first_.empty()) return std::exchange(first_, {});
    return rest_ == nullptr ? string_view() : rest_->next();
  }

 private:
  string_view first_;
  ByteSource* rest_;
};

class Crawl {
 public:
  Crawl(const SourceFile& file, ArticleSink& sink) : file_(file), sink_(sink), rejections_(file, sink) {}

  void read() {
    Blocks blocks(file_);
    WarcRecords records(blocks);
    for (auto record = records.next(); record; record = records.next()) read_record(*record);
    if (!records.fault().empty()) rejections_.reject(0, records.fault() + "; the rest is not read");
    if (records.has_skipped()) rejections_.reject(0, "bytes that belong to no record are passed over");
    while (!blocks.next().empty()) continue;  // to the end: the file counts as read
    if (!any_ && records.fault().empty()) rejections_.reject(0, "no page and no text in this archive");
    rejections_.finish();
  }

 private:
  void read_record(WarcRecord& record) {
    if (record.type == "conversion" || record.type == "resource") {
      add(record, {.is_found = true, .media_type = record.media_type, .body = std::move(record.content)});
    } else if (record.type == "response" && record.media_type.starts_with("application/http")) {
      HttpAnswer answer = read_http(record.content);
      if (answer.is_found) add(record, std::move(answer));
    }
  }

  void add(const WarcRecord& record, HttpAnswer answer) {
    const bool page = is_page(answer.media_type);
    const bool is_text = page || answer.media_type == "text/plain";
    if (!is_text && !is_document(answer)) return;
    any_ = true;
    if (!answer.fault.empty()) return reject(record, answer.fault);
    if (!seen_.insert(XXH3_64bits(answer.body.data(), answer.body.size())).second) return;
    if (!is_text) return add_document(record, answer.body);
    const auto decoded = decode_text(
        answer.body, answer.charset.empty() && page ? declared_html_charset(answer.body) : string_view(answer.charset));
    if (!decoded) return reject(record, "binary data");
    Draft draft = page ? read_html(decoded->text, record.address) : read_text(decoded->text);
    if (draft.title.empty() && draft.body.empty()) return reject(record, "no article on this page");
    if (draft.url.empty()) draft.url = record.address;
    if (record.is_cut) draft.warnings.emplace_back("the page is cut off: its end is missing");
    if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
    Article article = finish_article(std::move(draft), file_);
    article.charset = decoded->charset;
    sink_.accept(std::move(article));
  }

  /// Half a document is none: only its end says where its parts are.
  void add_document(const WarcRecord& record, const std::string& bytes) {
    if (record.is_too_long) return reject(record, "a document of more than 16 MB");
    if (record.is_cut) return reject(record, "the document is cut off: its end is missing");
    sink_.read_inside(place_of(record.address), bytes, {.address = record.address});
  }

  void reject(const WarcRecord& record, const std::string& reason) {
    constexpr std::size_t longest = 200;
    rejections_.reject(0, record.address.substr(0, longest) + ": " + reason);
  }

  const SourceFile& file_;
  ArticleSink& sink_;
  RecordRejections rejections_;
  std::unordered_set<std::uint64_t> seen_;  // bodies
  bool any_ = false;
};

}  // namespace

void WarcReader::read(const SourceFile& file, ArticleSink& sink) { Crawl(file, sink).read(); }

bool looks_like_warc(string_view bytes, string_view /*name*/) {
  return bytes.starts_with("WARC/") || bytes.starts_with("filedesc://");
}

}  // namespace news
