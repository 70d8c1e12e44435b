// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/reader_registry.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/files/decode.h"
#include "indexer/files/magic_name.h"
#include "indexer/readers/agency/newsml_reader.h"
#include "indexer/readers/agency/nitf_reader.h"
#include "indexer/readers/agency/wire_reader.h"
#include "indexer/readers/csv/csv_reader.h"
#include "indexer/readers/exports/export_reader.h"
#include "indexer/readers/feeds/feed_reader.h"
#include "indexer/readers/html/page_reader.h"
#include "indexer/readers/json/json_reader.h"
#include "indexer/readers/json/jsonl_reader.h"
#include "indexer/readers/kinds.h"
#include "indexer/readers/markdown/markdown_reader.h"
#include "indexer/readers/mime/mail_reader.h"
#include "indexer/readers/mime/mhtml_reader.h"
#include "indexer/readers/office/epub_reader.h"
#include "indexer/readers/office/office_reader.h"
#include "indexer/readers/pdf/pdf_reader.h"
#include "indexer/readers/rtf/rtf_reader.h"
#include "indexer/readers/sgml/sgml_reader.h"
#include "indexer/readers/subtitles/subtitle_reader.h"
#include "indexer/readers/text/text_reader.h"
#include "indexer/readers/warc/warc_reader.h"
#include "indexer/unpack/container.h"

namespace news {
namespace {

using std::string_view;

constexpr std::uint64_t mebibyte = 1024 * 1024;

constexpr std::array registry{
    Format{"rtf", "RTF documents", "one document", looks_like_rtf,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<RtfReader>(); }, 64 * mebibyte},
    Format{"pdf", "PDF documents, if pdftotext of Poppler is there", "one document", looks_like_pdf,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<PdfReader>(); }, 64 * mebibyte},
    Format{"office", "documents of Word (.docx) and LibreOffice (.odt)", "one document", looks_like_office,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<OfficeReader>(); }, 64 * mebibyte},
    Format{"epub", "books and newspapers in EPUB", "one book", looks_like_epub,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<EpubReader>(); }, 64 * mebibyte},
    Format{"warc", "archives of the web: WARC, ARC, WET", "one file", looks_like_warc,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<WarcReader>(); }, 0, true},
    Format{"wire", "agencies' stories of the wire (IPTC 7901, ANPA 1312)", "one file", looks_like_wire,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<WireReader>(); }, 64 * mebibyte},
    Format{"mhtml", "pages that a browser saved as one file (MHTML)", "one page", looks_like_mhtml,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<MhtmlReader>(); }, 64 * mebibyte},
    Format{"feed", "feeds (RSS, RDF, Atom) and exports of WordPress", "one feed", looks_like_feed,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<FeedReader>(); }, 64 * mebibyte, false,
           true},
    Format{"nitf", "agencies' stories in NITF", "one file", looks_like_nitf,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<NitfReader>(); }, 64 * mebibyte},
    Format{"newsml", "agencies' items in NewsML 1.2 and NewsML-G2", "one file", looks_like_newsml,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<NewsmlReader>(); }, 64 * mebibyte},
    Format{"mbox", "mailboxes: a mail after another", "one file", looks_like_mailbox,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<MailboxReader>(); }, 0, true},
    Format{"mail", "mails, postings of netnews, newsletters", "one mail", looks_like_mail,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<MailReader>(); }, 64 * mebibyte},
    Format{"sgml", "collections in SGML: TREC and its like, Reuters-21578", "one file", looks_like_sgml,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<SgmlReader>(); }, 0, true},
    Format{"subtitles", "subtitles (SubRip, WebVTT)", "one broadcast", looks_like_subtitles,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<SubtitleReader>(); }, 4 * mebibyte},
    Format{"markdown", "Markdown, with front matter or a head of Key: value lines", "one article", looks_like_markdown,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<MarkdownReader>(); }, 4 * mebibyte},
    Format{"jsonl", "JSON Lines, one article a line", "one file", looks_like_jsonl,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<JsonlReader>(); }, 0, true},
    Format{"json", "JSON: objects, arrays, answers of services, ninjs, JSON Feed", "one file", looks_like_json,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<JsonReader>(); }, 0, true},
    Format{"html", "pages of HTML, saved or crawled", "one page", looks_like_html,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<PageReader>(); }, 16 * mebibyte},
    Format{"export", "exports of LexisNexis, Factiva and ProQuest", "one file", looks_like_export,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<ExportReader>(); }, 64 * mebibyte},
    Format{"csv", "tables: CSV and TSV", "one file", looks_like_csv,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<CsvReader>(); }, 0, true},
    Format{"text", "plain text, one article a file", "one article", [](string_view, string_view) { return true; },
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<TextReader>(); }, 4 * mebibyte},
};

constexpr std::size_t text_format = registry.size() - 1;

constexpr std::size_t looked_at = 4096;  // for NULs
constexpr std::size_t sampled = 512;     // for control characters

/// Text in one of the charsets whose bytes say little before they are decoded. Some formats hold other bytes.
bool is_wide(string_view head, string_view name) {
  if (looks_like_rtf(head, {}) || looks_like_pdf(head, name) || looks_like_warc(head, {}) ||
      looks_like_office(head, name) || looks_like_epub(head, name))
    return false;
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.substr(0, looked_at).find('\0') != string_view::npos;
}

/// Control characters are rare in text. Those that switch charsets are not counted.
bool is_mostly_controls(string_view head) {
  head = head.substr(0, sampled);
  const auto controls = std::ranges::count_if(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x0E && byte != 0x0F && byte != 0x1B;
  });
  return static_cast<std::size_t>(controls) * 4 > head.size();
}

Recognised reject_binary(string_view head) {
  std::string name = magic_name(head);
  if (name.empty()) name = "NUL at byte " + std::to_string(head.find('\0'));
  if (head.find('\0') == string_view::npos && name.starts_with("NUL ")) name = "control characters";
  return {.reason = "binary data (" + name + ")", .hint = {}};
}

/// `text` is the head in UTF-8.
std::optional<std::size_t> find_format(string_view text, string_view name) {
  for (std::size_t at = 0; at < text_format; ++at)
    if (registry[at].recognises(text, name)) return at;
  return std::nullopt;
}

string_view without_mark_and_space(string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
  return text;
}

}  // namespace

std::span<const Format> formats() { return registry; }

Recognised recognise(string_view head, string_view name) {
  std::optional<DecodedText> decoded;
  const bool wide = is_wide(head, name);
  if (wide) decoded = decode_text(head.substr(0, head.size() - head.size() % 4));
  const string_view text = decoded ? decoded->text : head;
  const bool is_text = !wide || decoded;
  if (is_text)
    if (const auto format = find_format(text, name)) return {.format = format};
  const FileStart start{.bytes = head, .text = without_mark_and_space(text), .name = name};
  if (const UnreadKind* kind = find_unread_kind(start))
    return {.reason = std::string(kind->called) + ", which is not read", .hint = kind->hint};
  if (is_container(head, name)) return {.is_container = true};
  if (!is_text || is_mostly_controls(text)) return reject_binary(head);
  return {.format = text_format};
}

}  // namespace news
