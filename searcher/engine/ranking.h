// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "news/search.h"

namespace news {

/// Sets how `enquire` weighs articles and in which order they come. Relevance is IneB2 of the divergence from
/// randomness (Amati and van Rijsbergen, 2002) over headline and body as one text, in which a headline word counts
/// `title_weight` times. Equal articles come newer first, then by id.
void set_ranking(Xapian::Enquire& enquire, Sort sort);

}  // namespace news
