// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_reader.h"

#include "indexer/readers/html/boilerplate.h"
#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/html/html_paragraphs.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/html/main_content.h"
#include "indexer/readers/html/text_sums.h"

namespace news {

Draft read_html(std::string_view utf8, std::string_view address) {
  HtmlTree tree(utf8);
  const auto marks = mark_nodes(tree);
  const auto blocks = find_blocks(tree);
  drop_boilerplate(tree, marks, blocks);
  const auto sums = sum_text(tree, blocks);
  const std::size_t main = find_main_content(tree, marks, sums);
  Draft draft;
  draft.url = address;
  draft.body = make_body(find_paragraphs(tree, blocks, main), draft.title);
  return draft;
}

}  // namespace news
