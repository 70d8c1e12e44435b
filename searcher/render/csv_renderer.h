// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "news/search.h"
#include "searcher/render/hit_fields.h"
#include "searcher/render/look.h"

namespace news {

/// One value as a cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it,
/// ids and paths excepted, since they are handed back; bytes that are not UTF-8 are replaced.
std::string csv_cell(const HitField& field, const HitRow& row, bool for_terminal);

/// The line of names. In a batch "request" is the first.
std::string csv_header(const Look& look);

/// A line a hit, ended by CR LF as the lines of RFC 4180 are.
void render_csv(const Hit& hit, const Look& look, std::string& out);

}  // namespace news
