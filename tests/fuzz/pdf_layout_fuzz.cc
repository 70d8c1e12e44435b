// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as what pdftotext says of a document.
#include <cstddef>
#include <cstdint>
#include <utility>

#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/pdf/pdf_layout.h"
#include "indexer/readers/pdf/pdf_text.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::Draft draft = news::read_pdf_text(news::read_pdf_layout(bytes));
  if (draft.title.empty() && draft.body.empty()) return 0;
  sink.accept(news::finish_article(std::move(draft), {.path = "fuzz.pdf", .relative = "2023-11-06-fuzz.pdf"}));
  return 0;
}
