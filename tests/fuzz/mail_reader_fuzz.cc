// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a mail and as a mailbox. The mails of a mailbox are the same in blocks of any size.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/mime/mail_reader.h"
#include "indexer/readers/mime/mailbox_messages.h"
#include "tests/fuzz/clean_article.h"
#include "tests/fuzz/pieces.h"

namespace {

std::vector<std::string> mails_of(std::string_view bytes, std::size_t piece) {
  news::fuzz::Pieces source(bytes, piece);
  news::MailboxMessages messages(source);
  std::vector<std::string> mails;
  while (auto message = messages.next()) mails.push_back(std::move(message->text));
  return mails;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  news::fuzz::CleanArticles sink;
  news::MailReader().read({.path = "fuzz.eml", .relative = "fuzz.eml", .bytes = bytes}, sink);
  news::MailboxReader().read({.path = "fuzz.mbox", .relative = "fuzz.mbox", .bytes = bytes}, sink);
  news::fuzz::require(mails_of(bytes, bytes.size() + 1) == mails_of(bytes, 1 + data[0] % 16));
  return 0;
}
