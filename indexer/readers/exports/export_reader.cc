// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/exports/export_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/exports/export_article.h"
#include "indexer/readers/exports/export_documents.h"
#include "indexer/readers/record_rejections.h"

namespace news {

void ExportReader::read(const SourceFile& file, ArticleSink& sink) {
  auto decoded = decode_text(file.bytes);
  if (!decoded) return sink.reject({.file = file.path, .reason = "binary data"});
  std::string text = text::without_controls(decoded->text);
  std::ranges::replace(text, '\t', ' ');
  const ExportKind kind = export_kind(text);
  RecordRejections rejections(file, sink);
  bool any = false;
  const std::vector<ExportDocument> documents = cut_export(kind, text);
  for (const ExportDocument& document : documents) {
    Draft draft = read_export(kind, document);
    if (draft.title.empty() && draft.body.empty()) {
      // Factiva and ProQuest report on the search itself, before or behind the articles.
      const bool at_end = &document == &documents.front() || &document == &documents.back();
      const bool is_report = at_end && (kind == ExportKind::factiva || kind == ExportKind::proquest);
      if (!is_report) rejections.reject(document.line, "a document without headline and text");
      continue;
    }
    any = true;
    if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
    Article article = finish_article(std::move(draft), file);
    article.charset = decoded->charset;
    sink.accept(std::move(article));
  }
  if (!any) rejections.reject(0, "no article in this export");
  rejections.finish();
}

bool looks_like_export(std::string_view bytes, std::string_view /*name*/) {
  return export_kind(bytes) != ExportKind::none;
}

}  // namespace news
