// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mailbox_messages.h"

#include <algorithm>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

/// Of a longer line the pieces count as lines.
constexpr std::size_t longest_line = 1024 * 1024;

bool is_blank(string_view line) { return line == "\n" || line == "\r\n"; }

bool is_header(string_view line) {
  const std::size_t colon = line.find(':');
  return colon != string_view::npos && colon != 0 && std::ranges::all_of(line.substr(0, colon), [](char c) {
           return c == '-' || (c >= '0' && c <= '9') || text::is_ascii_letter(c);
         });
}

/// ">From ", ">>From ": a line of a mail that would begin another.
string_view unquoted(string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
  return marks != 0 && line.substr(marks).starts_with("From ") ? line.substr(1) : line;
}

}  // namespace

string_view MailboxMessages::peek() {
  std::size_t end = buffer_.find('\n', begin_);
  while (end == std::string::npos && !ended_ && buffer_.size() - begin_ < longest_line) {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t looked_at = buffer_.size();
    const string_view block = source_.next();
    ended_ = block.empty();
    buffer_ += block;
    end = buffer_.find('\n', looked_at);
  }
  return string_view(buffer_).substr(begin_, end == std::string::npos ? end : end + 1 - begin_);
}

string_view MailboxMessages::line() {
  const string_view line = peek();
  begin_ += line.size();
  number_ += line.empty() ? 0 : 1;
  return line;
}

std::optional<MailboxMessage> MailboxMessages::next() {
  const string_view first = line();
  if (first.empty()) return std::nullopt;
  MailboxMessage message{.text = {}, .line = number_};
  if (!first.starts_with("From ")) message.text += first;  // it is cut off at its start
  bool after_blank = false;
  for (string_view next = peek(); !next.empty(); next = peek()) {
    if (after_blank && next.starts_with("From ")) {
      const std::string from(line());
      const bool begins_mail = is_header(peek()) || peek().starts_with(">From ");
      if (begins_mail) {
        // It is read again as the first line of the next one.
        buffer_.insert(begin_, from);
        --number_;
        break;
      }
      message.text += from;
      after_blank = false;
      continue;
    }
    after_blank = is_blank(next);
    if (message.text.size() + next.size() > longest) message.is_too_long = true;
    if (message.is_too_long)
      message.text.clear();
    else
      message.text += unquoted(next);
    line();
  }
  return message;
}

}  // namespace news
