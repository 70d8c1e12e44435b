// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "news/search.h"
#include "searcher/render/hit_fields.h"
#include "searcher/render/look.h"

namespace news {

/// One value as a cell of CSV (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe in
/// front, except ids and paths, which scripts hand back; bytes that are not UTF-8 are replaced.
std::string csv_cell(const HitField& field, const HitRow& row, bool for_terminal);

/// The line of column names. In a batch the first is "request".
std::string csv_header(const Look& look);

/// Appends one line per hit, ended by CR LF as RFC 4180 wants it.
void render_csv(const Hit& hit, const Look& look, std::string& out);

}  // namespace news
