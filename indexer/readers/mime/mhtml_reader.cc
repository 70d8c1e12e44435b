// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mhtml_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/mime/mime_message.h"
#include "indexer/readers/text_kinds.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t largest_page = 16 * 1024 * 1024;

bool is_page(const MimePart& part) { return part.type == "text/html" || part.type == "application/xhtml+xml"; }

bool is_web_address(string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

string_view without_start(string_view bytes) {
  bytes = without_byte_order_mark(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return bytes;
}

/// The part that the others belong to: named by its id, by the address of the page, else the first page.
std::optional<std::size_t> find_root(const MimeMessage& message, string_view address) {
  std::string start = message.parameter("start");
  if (start.starts_with('<') && start.ends_with('>')) start = start.substr(1, start.size() - 2);
  const auto find = [&](auto test) -> std::optional<std::size_t> {
    const auto found =
        std::ranges::find_if(message.parts(), [&](const MimePart& part) { return is_page(part) && test(part); });
    if (found == message.parts().end()) return std::nullopt;
    return static_cast<std::size_t>(found - message.parts().begin());
  };
  if (const auto named = find([&](const MimePart& part) { return !start.empty() && part.id == start; })) return named;
  if (const auto found = find([&](const MimePart& part) { return !address.empty() && part.location == address; }))
    return found;
  return find([](const MimePart&) { return true; });
}

}  // namespace

void MhtmlReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  const MimeMessage message(without_start(file.bytes));
  std::string address = message.header("Snapshot-Content-Location");
  const auto root = find_root(message, address);
  if (!root) return reject(message.cut_off() ? "no page in this file, which is cut off" : "no page in this file");
  const MimePart& part = message.parts()[*root];
  const std::string bytes = message.content(*root);
  if (bytes.size() > largest_page) return reject("the page in this file is too large");
  const auto decoded =
      decode_text(bytes, part.charset.empty() ? declared_html_charset(bytes) : string_view(part.charset));
  if (!decoded) return reject("binary data where the page should be");

  if (is_web_address(part.location)) address = part.location;
  Draft draft = read_html(decoded->text, is_web_address(address) ? string_view(address) : string_view());
  if (draft.title.empty()) draft.title = one_line(message.header("Subject"));
  draft.dates.push_back({.text = one_line(message.header("Date")), .origin = DateOrigin::file});
  if (message.cut_off()) draft.warnings.emplace_back("the file is cut off: its end is missing");
  if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
  if (draft.body.empty()) return reject("no article on this page");
  sink.accept(finish_article(std::move(draft), file));
}

bool looks_like_mhtml(string_view head, string_view name) {
  return is_mhtml({.bytes = head, .text = without_start(head), .name = name});
}

}  // namespace news
