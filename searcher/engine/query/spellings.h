// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/analysis/analysis.h"
#include "searcher/engine/index_view.h"

namespace news {

/// The forms of a word in all its spellings that the index has: colour and color, Gütersloh and Guetersloh. The word
/// itself comes first; one that was typed with an umlaut in the spelling that more articles have.
std::vector<std::string> forms_in_all_spellings(const Word& word, IndexView& index);

}  // namespace news
