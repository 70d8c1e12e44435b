// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_articles.h"

#include <utility>

#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_input.h"

namespace news {

using std::string_view;

XmlArticles::XmlArticles(const SourceFile& file, ArticleSink& sink)
    : file_(file), sink_(sink), rejections_(file, sink) {
  auto decoded = decode_text(file.bytes, declared_html_charset(file.bytes));
  if (!decoded) {
    ++rejected_;
    rejections_.reject(0, "binary data (NUL at byte " + std::to_string(file.bytes.find('\0')) + ")");
    return;
  }
  charset_ = decoded->charset;
  warning_ = repair_warning(*decoded);
  tree_.emplace(decoded->text);
}

bool XmlArticles::holds_fault(std::size_t node) const {
  const auto& fault = tree_->fault();
  if (!fault || fault->line < (*tree_)[node].line) return false;
  const std::size_t behind = (*tree_)[node].end;
  return behind >= tree_->size() || fault->line <= (*tree_)[behind].line;
}

void XmlArticles::accept(std::size_t node, Draft draft) {
  if ((*tree_)[node].is_cut) {
    is_fault_reported_ = true;
    return reject(node, "the file ends within it");
  }
  if (draft.title.empty() && draft.body.empty()) return reject(node, "neither a headline nor a text");
  if (!is_fault_reported_ && holds_fault(node)) {
    is_fault_reported_ = true;
    const XmlFault& fault = *tree_->fault();
    draft.warnings.push_back("not well-formed in line " + std::to_string(fault.line) + ": " + fault.reason);
  }
  if (warning_) draft.warnings.push_back(*std::exchange(warning_, std::nullopt));
  Article article = finish_article(std::move(draft), file_);
  article.charset = charset_;
  ++accepted_;
  sink_.accept(std::move(article));
}

void XmlArticles::reject(std::size_t node, std::string reason) {
  ++rejected_;
  rejections_.reject((*tree_)[node].line, std::move(reason));
}

void XmlArticles::withdraw(std::size_t node, const std::string& id, std::optional<std::uint64_t> version) {
  reject(node, "withdrawn by the agency");
  sink_.withdraw(id, version);
}

void XmlArticles::finish(string_view reason) {
  rejections_.finish();
  if (!tree_) return;
  if (const auto& fault = tree_->fault(); fault && !is_fault_reported_)
    sink_.reject({.file = file_.path, .line = fault->line, .reason = "not well-formed: " + fault->reason});
  else if (accepted_ + rejected_ == 0)
    sink_.reject({.file = file_.path, .reason = std::string(reason)});
}

}  // namespace news
