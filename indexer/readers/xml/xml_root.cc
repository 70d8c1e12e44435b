// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_root.h"

#include <algorithm>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

/// Behind a declaration, an instruction or a comment; npos: it has no end.
std::size_t behind(string_view text) {
  std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? "?>" : ">";
  const std::size_t subset = end == ">" ? text.substr(0, text.find('>')).find('[') : string_view::npos;
  std::size_t from = 0;
  if (subset != string_view::npos) from = text.find(']', subset);
  const std::size_t at = from == string_view::npos ? from : text.find(end, from);
  return at == string_view::npos ? at : at + end.size();
}

}  // namespace

std::string xml_root(string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (true) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\f"), head.size()));
    if (!head.starts_with("<?") && !head.starts_with("<!")) break;
    const std::size_t at = behind(head);
    if (at == string_view::npos) return {};
    head.remove_prefix(at);
  }
  if (!head.starts_with('<')) return {};
  head.remove_prefix(1);
  std::string name(head.substr(0, std::min<std::size_t>(head.find_first_of(" \t\r\n>/"), 100)));
  std::ranges::transform(name, name.begin(), text::lower_ascii);
  return name;
}

}  // namespace news
