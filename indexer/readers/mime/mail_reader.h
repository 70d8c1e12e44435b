// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// A mail, a posting of netnews, a newsletter: an article. Its subject is the headline, who sent it the author, its
/// list or newsgroup the source. Of a text that is there as plain text and as HTML the plain one is read, unless that
/// says hardly more than where to find the other.
///
/// Attachments and mails within the mail are files inside it, and are read by their own readers; signatures for
/// machines are left out.
///
/// What is quoted from other mails stands behind what the sender wrote, so that it is never the lead.
class MailReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

/// A mailbox in a file of any size (mbox): a mail after another, each behind a line "From …".
class MailboxReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_mail(std::string_view bytes, std::string_view name);
bool looks_like_mailbox(std::string_view bytes, std::string_view name);

}  // namespace news
