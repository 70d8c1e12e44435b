// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/office_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/office/office_text.h"
#include "indexer/readers/office/zip_members.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;

bool is_wanted(const std::string& name) {
  constexpr auto members =
      std::to_array<string_view>({"word/document.xml", "docProps/core.xml", "content.xml", "meta.xml"});
  return std::ranges::find(members, name) != members.end();
}

}  // namespace

void OfficeReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  const ZipMembers members = read_zip(file.bytes, is_wanted);
  const auto document = read_office_text(members);
  if (!document) return reject(members.fault.empty() ? "no text in this document" : members.fault);
  Draft draft = read_document(*document);
  if (draft.title.empty() && draft.body.empty())
    return reject(members.fault.empty() ? "no text in this document" : members.fault);
  if (!members.fault.empty()) draft.warnings.push_back("the document is damaged: " + members.fault);
  sink.accept(finish_article(std::move(draft), file));
}

bool looks_like_office(string_view bytes, string_view name) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  // What stands first in a file of Word: a zip file that holds documents begins otherwise.
  constexpr auto first_members =
      std::to_array<string_view>({"[Content_Types].xml", "_rels/.rels", "docProps/", "word/document.xml"});
  constexpr std::size_t first_name = 30;
  const string_view begin = bytes.substr(std::min(first_name, bytes.size()));
  const bool is_open_xml =
      std::ranges::any_of(first_members, [&](string_view member) { return begin.starts_with(member); });
  const bool is_word = is_open_xml && (bytes.find("word/") != string_view::npos || has_ending(name, ".docx"));
  constexpr std::size_t type_size = 200;
  return is_word || (begin.starts_with("mimetype") &&
                     begin.substr(0, type_size).find("application/vnd.oasis.opendocument.text") != string_view::npos);
}

}  // namespace news
