// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mail_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/mime/mailbox_messages.h"
#include "indexer/readers/mime/mime_message.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text/text_paragraphs.h"
#include "indexer/readers/text_kinds.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t largest_part = 4 * 1024 * 1024;

/// A plain text that is shorter, beside HTML that says much more, only says where to read it.
constexpr std::size_t shortest_text = 400;

string_view without_start(string_view bytes) {
  bytes = without_byte_order_mark(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return bytes;
}

/// "Re: ", "AW: ", "Fwd: " before a subject, however many.
string_view without_reply_marks(string_view subject) {
  constexpr auto marks = std::to_array<string_view>({"re", "fw", "fwd", "aw", "wg", "sv", "vs", "antw", "rv", "tr"});
  for (;;) {
    const std::size_t colon = subject.find(':');
    const bool is_mark = std::ranges::any_of(marks, [&](string_view mark) {
      return std::ranges::equal(subject.substr(0, colon), mark, {}, text::lower_ascii);
    });
    if (colon == string_view::npos || !is_mark) return subject;
    subject = text::trim(subject.substr(colon + 1));
  }
}

/// The name in "Ada Keller <ada@post.example>", "\"Keller, Ada\" <…>", "ada@post.example (Ada Keller)", else the
/// address.
std::string name_of(string_view from) {
  const std::size_t open = from.find('<');
  string_view name = text::trim(from.substr(0, open));
  if (name.empty() && open != string_view::npos) name = from.substr(open + 1, from.find('>') - open - 1);
  const std::size_t bracket = name.find('(');
  if (open == string_view::npos && bracket != string_view::npos && name.ends_with(')'))
    name = name.substr(bracket + 1, name.size() - bracket - 2);
  while (name.starts_with('"') || name.starts_with('\'')) name.remove_prefix(1);
  while (name.ends_with('"') || name.ends_with('\'')) name.remove_suffix(1);
  const std::size_t comma = name.find(", ");
  if (comma == string_view::npos || name.find(',', comma + 1) != string_view::npos) return std::string(name);
  return std::string(name.substr(comma + 2)).append(" ").append(name.substr(0, comma));
}

/// The name of a list in "The harbour list <harbour.post.example>", else its address.
std::string list_of(string_view id) {
  const std::size_t open = id.find('<');
  const string_view name = text::trim(id.substr(0, open));
  if (!name.empty()) return name_of(id);
  if (open == string_view::npos) return {};
  return std::string(id.substr(open + 1, id.find('>', open) - open - 1));
}

/// "On Monday, Ada Keller wrote:" above what is quoted.
bool announces_quote(string_view line) {
  constexpr auto ends = std::to_array<string_view>({"wrote:", "writes:", "schrieb:", "said:", "écrit :", "escribió:"});
  return std::ranges::any_of(ends, [&](string_view end) { return line.ends_with(end); });
}

/// "https://post.example/1": a scheme and a host.
bool begins_with_address(string_view line) {
  const auto scheme = static_cast<std::size_t>(std::ranges::find_if_not(line, text::is_ascii_letter) - line.begin());
  constexpr string_view mark = "://";
  if (scheme == 0 || !line.substr(scheme).starts_with(mark)) return false;
  const string_view host = line.substr(scheme + mark.size(), 1);
  return !host.empty() && host.find_first_of(" /.:,;)>\"'") == string_view::npos;
}

/// "- milk", "* milk", "3. milk", "https://post.example/1": it begins a line of its own.
bool begins_item(string_view line) {
  const std::size_t mark = std::min(line.find_first_not_of("0123456789"), line.size());
  if (mark != 0) return line.substr(mark).starts_with(". ") || line.substr(mark).starts_with(") ");
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") || begins_with_address(line);
}

/// Joins the lines that a mail program has broken, at 80 columns at most (RFC 5322, 2.1.1): those that had no room for
/// the first word of the next one. Where a line is longer, or all are short, lines are what they look like.
void append_mail(std::string& body, std::span<const string_view> lines) {
  constexpr std::size_t narrowest = 60;
  constexpr std::size_t widest = 80;
  std::size_t width = 0;
  for (const string_view line : lines) width = std::max(width, text::display_width(line));
  if (width < narrowest || width > widest) return append_paragraphs(body, lines);
  std::vector<string_view> paragraphs;
  for (const string_view line : lines) {
    const string_view before = paragraphs.empty() ? string_view() : paragraphs.back();
    const std::size_t needed = text::display_width(before) + 1 + text::display_width(line.substr(0, line.find(' ')));
    if (needed <= width || begins_item(line)) paragraphs.emplace_back();
    paragraphs.push_back(line);
  }
  append_paragraphs(body, paragraphs, std::vector(paragraphs.size(), LineKind::wrapped));
}

/// What the sender wrote, then what is quoted, then the signature.
struct MailText {
  std::string body;
  std::size_t own = 0;  ///< bytes of it that the sender wrote
};

MailText order_text(const std::string& text) {
  std::vector<string_view> own;
  std::vector<string_view> quoted;
  std::vector<string_view> signature;
  bool in_signature = false;
  const auto lines = split_lines(text);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    string_view line = lines[n];
    in_signature = in_signature || line == "--";
    if (in_signature) {
      if (line != "--") signature.push_back(line);
      continue;
    }
    const bool is_quoted = line.starts_with('>') || (announces_quote(line) && n + 1 < lines.size());
    if (!is_quoted) {
      own.push_back(line);
      continue;
    }
    line.remove_prefix(std::min(line.find_first_not_of("> "), line.size()));
    quoted.push_back(line);
  }
  MailText mail;
  append_mail(mail.body, own);
  mail.own = mail.body.size();
  append_mail(mail.body, quoted);
  append_paragraphs(mail.body, signature);
  return mail;
}

/// A part that is a file of its own, and no text or picture of the mail.
bool is_file(const MimePart& part) {
  constexpr auto signatures = std::to_array<string_view>(
      {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"});
  if (std::ranges::find(signatures, part.type) != signatures.end()) return false;
  const bool is_shown = part.type.empty() || part.type.starts_with("text/") || part.type.starts_with("image/");
  return part.is_attachment || part.type == "message/rfc822" || (!part.name.empty() && !is_shown);
}

class Mail {
 public:
  explicit Mail(string_view bytes) : message_(bytes) {}

  /// Neither headline nor body if it holds no text.
  Draft read() {
    read_parts();
    draft_.title = without_reply_marks(message_.header("Subject"));
    if (std::string name = name_of(message_.header("From")); !name.empty()) draft_.authors.push_back(std::move(name));
    for (const char* header : {"Date", "Delivery-Date", "Resent-Date"})
      draft_.dates.push_back({.text = message_.header(header), .origin = DateOrigin::field});
    std::erase_if(draft_.dates, [](const DateCandidate& date) { return date.text.empty(); });
    draft_.source = list_of(message_.header("List-Id"));
    if (draft_.source.empty()) {
      const std::string groups = message_.header("Newsgroups");
      draft_.source = groups.substr(0, groups.find(','));
    }
    draft_.language = message_.header("Content-Language");
    draft_.id = message_.header("Message-Id");
    if (draft_.id.starts_with('<') && draft_.id.ends_with('>')) draft_.id = draft_.id.substr(1, draft_.id.size() - 2);
    if (message_.cut_off()) draft_.warnings.emplace_back("the mail is cut off: its end is missing");
    return std::move(draft_);
  }

  /// After `read`. False when there are none.
  bool read_files(const std::string& within, const std::optional<Date>& sent, ArticleSink& sink) const {
    for (const std::size_t n : files_) {
      const MimePart& part = message_.parts()[n];
      std::string bytes = message_.content(n);
      if (!part.charset.empty() && part.type.starts_with("text/") && bytes.size() <= largest_part)
        if (auto decoded = decode_text(bytes, part.charset)) bytes = std::move(decoded->text);
      const std::string plain_name = "part-" + std::to_string(n + 1) + (part.type == "message/rfc822" ? ".eml" : "");
      sink.read_inside(within + (part.name.empty() ? plain_name : part.name), bytes, {.sent = sent});
    }
    return !files_.empty();
  }

  const std::string& charset() const noexcept { return charset_; }

 private:
  void read_parts() {
    std::string plain;
    std::optional<std::size_t> page;
    for (std::size_t n = 0; n < message_.parts().size(); ++n) {
      const MimePart& part = message_.parts()[n];
      if (is_file(part)) {
        files_.push_back(n);
      } else if (part.type == "text/plain" || part.type.empty()) {
        plain.append(plain.empty() ? "" : "\n\n").append(decoded(n));
      } else if (part.type == "text/html" && !page) {
        page = n;
      }
    }
    MailText mail = order_text(plain);
    draft_.body = std::move(mail.body);
    if (!page || (!plain.empty() && mail.own >= shortest_text)) return;
    Draft read = read_html(decoded(*page));
    if (draft_.body.empty() || read.body.size() > 4 * draft_.body.size()) draft_.body = std::move(read.body);
  }

  std::string decoded(std::size_t n) {
    std::string bytes = message_.content(n);
    if (bytes.size() > largest_part) {
      bytes.resize(largest_part);
      draft_.warnings.emplace_back("of a part of more than 4 MB the beginning is read");
    }
    const MimePart& part = message_.parts()[n];
    const bool is_page = part.type == "text/html";
    const std::string declared =
        part.charset.empty() && is_page ? std::string(declared_html_charset(bytes)) : part.charset;
    auto decoded = decode_text(bytes, declared);
    if (!decoded) return {};
    if (auto warning = repair_warning(*decoded)) draft_.warnings.push_back(std::move(*warning));
    if (charset_.empty()) charset_ = decoded->charset;
    if (is_page) return std::move(decoded->text);
    std::string text = text::without_controls(decoded->text);
    std::ranges::replace(text, '\t', ' ');
    std::erase(text, '\r');
    return text;
  }

  MimeMessage message_;
  Draft draft_;
  std::string charset_;
  std::vector<std::size_t> files_;  ///< parts
};

/// Gives the article of a mail, then the files in it. `line` is where the mail begins in a mailbox, whose files have
/// names that begin with their mail's id; 0 for a file that is one mail. False when it holds neither.
bool read_mail(string_view bytes, const SourceFile& file, std::size_t line, ArticleSink& sink) {
  Mail mail(bytes);
  Draft draft = mail.read();
  std::string within;
  if (line != 0) within = (draft.id.empty() ? "line " + std::to_string(line) : draft.id) + '/';
  const bool has_text = !draft.title.empty() || !draft.body.empty();
  Article article = finish_article(std::move(draft), file);
  const std::optional<Date> sent = article.published;
  if (has_text) {
    article.charset = mail.charset();
    article.line = line;
    sink.accept(std::move(article));
  }
  return mail.read_files(within, sent, sink) || has_text;
}

}  // namespace

void MailReader::read(const SourceFile& file, ArticleSink& sink) {
  const string_view bytes = without_start(file.bytes);
  if (!read_mail(bytes, file, 0, sink))
    sink.reject({.file = file.path, .reason = bytes.empty() ? "empty file" : "a mail without subject and text"});
}

void MailboxReader::read(const SourceFile& file, ArticleSink& sink) {
  TextSource source(file);
  MailboxMessages messages(source);
  RecordRejections rejections(file, sink);
  for (auto message = messages.next(); message; message = messages.next()) {
    if (message->is_too_long)
      rejections.reject(message->line, "a mail of more than 32 MB");
    else if (!read_mail(message->text, file, message->line, sink))
      rejections.reject(message->line, "a mail without subject and text");
  }
  rejections.finish();
}

bool looks_like_mail(string_view bytes, string_view name) {
  return is_mail({.bytes = bytes, .text = without_start(bytes), .name = name});
}

bool looks_like_mailbox(string_view bytes, string_view name) {
  return is_mailbox({.bytes = bytes, .text = without_start(bytes), .name = name});
}

}  // namespace news
