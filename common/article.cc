// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article.h"

namespace news {

std::string_view to_string(DateSource source) {
  switch (source) {
    case DateSource::none: return "none";
    case DateSource::field: return "field";
    case DateSource::meta: return "meta";
    case DateSource::jsonld: return "jsonld";
    case DateSource::url: return "url";
    case DateSource::dateline: return "dateline";
    case DateSource::filename: return "filename";
    case DateSource::mail: return "mail";
  }
  return "none";
}

}  // namespace news
