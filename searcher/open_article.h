// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "news/article_fields.h"

namespace news {

/// The environment variables that say what opens an article; empty when unset.
struct OpenerEnvironment {
  std::string_view opener;  ///< NEWS_OPENER: whatever the article is
  std::string_view editor;  ///< VISUAL, else EDITOR: for files of text
};

OpenerEnvironment opener_environment();

/// The program that opens an article, and its arguments. A file of text goes to the editor, at the line of the article,
/// a page or document to what the system opens it with, an article whose file is not here, or is an archive, as its web
/// address. An index may come from a stranger: only web addresses and existing files under their absolute path are
/// handed on, and to the system only kinds of files that it shows and does not run. Throws Error, with a hint, when
/// nothing can be opened.
std::vector<std::string> opening_command(const ArticleFields& article, const OpenerEnvironment& environment);

/// Runs that command and waits for its end. Throws Error as well when it fails.
void open_article(const ArticleFields& article, const OpenerEnvironment& environment);

}  // namespace news
