// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_kinds.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "common/text.h"
#include "indexer/readers/xml/xml_root.h"

namespace news {
namespace {

using std::string_view;

bool equal_but_case(string_view a, string_view lower) {
  return std::ranges::equal(a, lower, {}, text::lower_ascii, text::lower_ascii);
}

string_view take_line(string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

template <std::size_t size>
bool has_root(const FileStart& start, const std::array<string_view, size>& names) {
  return std::ranges::find(names, xml_root(start.text)) != names.end();
}

bool is_header_name(string_view name) {
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
    return c == '-' || (c >= '0' && c <= '9') || (text::lower_ascii(c) >= 'a' && text::lower_ascii(c) <= 'z');
  });
}

/// The lines above the first blank one, as far as all are headers of mail.
struct MailHead {
  std::size_t usual = 0;      ///< that people write too: From, Subject
  std::size_t technical = 0;  ///< that programs write
  bool is_related = false;    ///< parts that belong together
  bool is_page = false;
  bool is_sent = false;  ///< to somebody
};

void count_header(string_view name, string_view value, MailHead& head) {
  constexpr std::array<string_view, 8> usual{"from", "to",     "subject",  "date",
                                             "cc",   "sender", "reply-to", "organization"};
  constexpr std::array<string_view, 17> technical{
      "message-id", "received",   "mime-version", "return-path",       "content-type",    "content-transfer-encoding",
      "newsgroups", "references", "in-reply-to",  "nntp-posting-host", "x-mailer",        "delivered-to",
      "list-id",    "xref",       "lines",        "dkim-signature",    "content-location"};
  const auto is_name = [&](string_view known) { return equal_but_case(name, known); };
  head.usual += std::ranges::any_of(usual, is_name) ? 1 : 0;
  head.technical += std::ranges::any_of(technical, is_name) ? 1 : 0;
  constexpr std::array<string_view, 6> sent{"to",           "received",    "message-id",
                                            "delivered-to", "return-path", "newsgroups"};
  head.is_sent |= std::ranges::any_of(sent, is_name);
  const bool is_type = equal_but_case(name, "content-type");
  head.is_related |=
      has_beginning(name, "snapshot-content-location") || (is_type && has_beginning(value, "multipart/related"));
  head.is_page |= is_type && has_beginning(value, "text/html");
}

MailHead read_mail_head(string_view text) {
  MailHead head;
  for (string_view line = take_line(text); !line.empty(); line = take_line(text)) {
    if (line.starts_with(' ') || line.starts_with('\t')) continue;  // goes on with the header before
    const std::size_t colon = line.find(':');
    if (colon == string_view::npos || !is_header_name(line.substr(0, colon))) return {};
    count_header(line.substr(0, colon), text::trim(line.substr(colon + 1)), head);
  }
  return head;
}

bool is_mail_head(const MailHead& head) { return head.technical > 0 && head.technical + head.usual >= 3; }

}  // namespace

bool has_beginning(string_view text, string_view beginning) {
  return text.size() >= beginning.size() && equal_but_case(text.substr(0, beginning.size()), beginning);
}

bool has_ending(string_view name, string_view ending) {
  return name.size() >= ending.size() && equal_but_case(name.substr(name.size() - ending.size()), ending);
}

bool is_svg(const FileStart& start) { return has_root(start, std::array<string_view, 1>{"svg"}); }

bool is_xml(const FileStart& start) { return has_beginning(start.text, "<?xml") && start.text.size() > 5; }

bool is_sgml(const FileStart& start) {
  return has_beginning(start.text, "<!doctype lewis") || has_root(start, std::array<string_view, 2>{"doc", "reuters"});
}

bool is_mhtml(const FileStart& start) {
  const MailHead head = read_mail_head(start.text);
  const bool is_named = has_ending(start.name, ".mht") || has_ending(start.name, ".mhtml");
  if (head.is_sent || head.technical == 0) return false;
  return (head.is_related && start.text.find("text/html") != string_view::npos) || (head.is_page && is_named);
}

bool is_mailbox(const FileStart& start) {
  string_view rest = start.text;
  return rest.starts_with("From ") && !take_line(rest).empty() && is_mail_head(read_mail_head(rest));
}

bool is_mail(const FileStart& start) {
  const MailHead head = read_mail_head(start.text);
  return is_mail_head(head) || (head.usual >= 2 && has_ending(start.name, ".eml"));
}

bool is_subtitles(const FileStart& start) {
  if (start.text.starts_with("WEBVTT")) return true;
  string_view rest = start.text;
  const string_view number = take_line(rest);
  const string_view times = take_line(rest);
  const bool is_time = !times.empty() && times.find_first_not_of("0123456789:,.-> ") == string_view::npos;
  return number == "1" && is_time && times.find(" --> ") != string_view::npos;
}

}  // namespace news
