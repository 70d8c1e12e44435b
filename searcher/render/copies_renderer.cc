// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/copies_renderer.h"

#include <string_view>
#include <vector>

#include "common/text.h"
#include "searcher/advice.h"
#include "searcher/render/page_writer.h"

namespace news {
namespace {

constexpr std::size_t indent = 4;

std::string count_of_words(std::size_t words) { return grouped(words) + (words == 1 ? " word" : " words"); }

/// "14 words more"; empty if there are as many.
std::string compared(std::size_t words, std::size_t other) {
  if (words == other) return {};
  return count_of_words(words > other ? words - other : other - words) + (words > other ? " more" : " fewer");
}

class GroupPage {
 public:
  GroupPage(const ArticleCopies& group, const Look& look, std::string& out)
      : group_(group), look_(look), page_(look, out) {}

  void write() {
    write_article(group_.article);
    page_.write_quietly({group_.count == 0   ? "no copies"
                         : group_.count == 1 ? "1 copy"
                                             : grouped(group_.count) + " copies"});
    page_.set_indent(0);
    for (const CopyDifference& copy : group_.copies) write_copy(copy);
    if (group_.copies.size() == group_.count) return;
    page_.write_blank_line();
    page_.write_quietly({"and " + grouped(group_.count - group_.copies.size()) + " more"});
  }

 private:
  void write_article(const ArticleFields& article) {
    const bool titled = !text::trim(article.title).empty();
    page_.write(HighlightedText(titled ? article.title : article.id, {}), look_.styles.title);
    page_.set_indent(indent);
    page_.write_quietly(byline(article), " · ");
    page_.write_quietly({article.id, count_of_words(article.words)}, " · ");
  }

  void write_copy(const CopyDifference& copy) {
    page_.write_blank_line();
    write_article(copy);
    std::vector<std::string> differences;
    if (copy.title != group_.article.title) differences.emplace_back("another headline");
    if (auto words = compared(copy.words, group_.article.words); !words.empty())
      differences.push_back(std::move(words));
    const bool same_text = copy.added.empty() && copy.lacking.empty();
    if (same_text) differences.emplace_back("the same sentences");
    page_.write_quietly(differences, ", ");
    write_sentences(copy.added, "  + ", copy.more_added);
    write_sentences(copy.lacking, "  - ", copy.more_lacking);
    page_.set_indent(0);
  }

  void write_sentences(const std::vector<std::string>& sentences, std::string_view margin, std::size_t more) {
    for (const std::string& sentence : sentences) page_.write_cut(HighlightedText(sentence, {}), margin);
    if (more != 0) page_.write_quietly({"and " + grouped(more) + " more"});
  }

  const ArticleCopies& group_;
  const Look& look_;
  PageWriter page_;
};

}  // namespace

void render_copies(const ArticleCopies& group, const Look& look, std::string& out) {
  GroupPage(group, look, out).write();
}

}  // namespace news
