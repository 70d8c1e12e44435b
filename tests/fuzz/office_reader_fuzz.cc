// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a document of an office program and as a book, and as the XML within one, which zip's checksums hide
// from chance.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/office/epub_reader.h"
#include "indexer/readers/office/office_reader.h"
#include "indexer/readers/office/office_text.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::OfficeReader().read({.path = "fuzz.docx", .relative = "fuzz.docx", .bytes = bytes}, sink);
  news::EpubReader().read({.path = "fuzz.epub", .relative = "fuzz.epub", .bytes = bytes}, sink);
  news::ZipMembers members;
  members.bytes.emplace("word/document.xml", bytes);
  members.bytes.emplace("docProps/core.xml", bytes);
  news::read_office_text(members);
  news::ZipMembers others;
  others.bytes.emplace("content.xml", bytes);
  others.bytes.emplace("meta.xml", bytes);
  news::read_office_text(others);
  return 0;
}
