// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/file_start.h"

/// How the kinds that are text are recognised. Each is sure: a plain-text article that quotes mark-up, begins with
/// "From:" or with a bracket is none of them.
namespace news {

/// Whether a text begins, or a name ends so, in any case; `beginning` and `ending` are lower case.
bool has_beginning(std::string_view text, std::string_view beginning);
bool has_ending(std::string_view name, std::string_view ending);

bool is_svg(const FileStart& start);
bool is_xml(const FileStart& start);    ///< any other
bool is_sgml(const FileStart& start);   ///< TREC, Reuters-21578
bool is_mhtml(const FileStart& start);  ///< saved by a browser, not sent as a mail
bool is_mailbox(const FileStart& start);
bool is_mail(const FileStart& start);
bool is_subtitles(const FileStart& start);

}  // namespace news
