// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/similar.h"

namespace news {

/// Whether there is such a file, or `name` stands for standard input.
bool names_text(const std::string& name);

/// The plain text of a file, or of standard input if `name` is "-": its first megabyte, bytes that are not UTF-8
/// replaced. A first line that a blank line follows is the headline. Throws Error if it cannot be read, or is HTML or
/// no text.
Subject read_similar_text(const std::string& name);

/// The absolute path of a file, as an index may know it.
std::string absolute_path(const std::string& name);

}  // namespace news
