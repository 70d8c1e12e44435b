// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pdf/pdf_reader.h"

#include <string>
#include <utility>

#include "indexer/process/run_program.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/pdf/pdf_layout.h"
#include "indexer/readers/pdf/pdf_text.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using End = ProgramOutcome::End;

/// Why there is no layout; empty: there is one.
std::string fault_of_pdf(const ProgramOutcome& outcome, const ProgramLimits& limits) {
  if (outcome.end == End::missing) return "a PDF document, and the program pdftotext is not there";
  if (outcome.end != End::exited || outcome.status == 0) return fault_of(outcome, "pdftotext", limits);
  constexpr int not_permitted = 3;
  if (outcome.status == not_permitted) return "a PDF document whose text may not be copied";
  if (outcome.error.find("password") != std::string::npos) return "a PDF document that is locked by a password";
  return "no sound PDF document" + (outcome.error.empty() ? "" : ": pdftotext says \"" + outcome.error + '"');
}

}  // namespace

void PdfReader::read(const SourceFile& file, ArticleSink& sink) {
  const ProgramLimits limits;
  const ProgramOutcome outcome = run_program({"pdftotext", "-enc", "UTF-8", "-bbox-layout", "-", "-"}, file.bytes);
  Rejection rejection{.file = file.path, .reason = fault_of_pdf(outcome, limits)};
  if (outcome.end == End::missing) rejection.hint = "install poppler-utils";
  rejection.may_pass = may_pass(outcome);
  if (!rejection.reason.empty()) return sink.reject(std::move(rejection));
  Draft draft = read_pdf_text(read_pdf_layout(outcome.output));
  if (!draft.title.empty() || !draft.body.empty()) return sink.accept(finish_article(std::move(draft), file));
  rejection.reason = "a PDF document without text";
  rejection.hint = "if it holds pictures of pages, give them text, as ocrmypdf does";
  sink.reject(std::move(rejection));
}

bool looks_like_pdf(std::string_view bytes, std::string_view name) {
  constexpr std::size_t searched = 1024;
  return bytes.starts_with("%PDF-") ||
         (has_ending(name, ".pdf") && bytes.substr(0, searched).find("%PDF-") != std::string_view::npos);
}

}  // namespace news
