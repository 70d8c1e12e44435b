// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/epub_reader.h"

#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "indexer/readers/office/zip_members.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text_kinds.h"
#include "indexer/readers/xml/xml_text.h"
#include "indexer/readers/xml/xml_tree.h"

namespace news {
namespace {

using std::string_view;

bool is_chapter(string_view name) {
  return has_ending(name, ".xhtml") || has_ending(name, ".html") || has_ending(name, ".htm") ||
         has_ending(name, ".xml");
}

bool is_wanted(const std::string& name) { return is_chapter(name) || has_ending(name, ".opf"); }

/// What the package of a book says.
struct Book {
  std::string title;
  std::string creator;
  std::string date;
  std::string language;
  std::vector<std::string> chapters;  ///< names of members, in the order of reading
};

/// "OEBPS/text/a.xhtml" of "text/a.xhtml" in a package in OEBPS/; a part behind # goes.
std::string member_name(string_view folder, string_view address) {
  address = address.substr(0, address.find('#'));
  std::string name(folder);
  for (std::size_t at = 0; at < address.size(); ++at) {
    unsigned code = 0;
    const auto digit = [&](char c) {
      if (c >= '0' && c <= '9') return c - '0';
      const char lower = text::lower_ascii(c);
      return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    if (address[at] == '%' && at + 2 < address.size() && digit(address[at + 1]) >= 0 && digit(address[at + 2]) >= 0) {
      code = static_cast<unsigned>(digit(address[at + 1]) * 16 + digit(address[at + 2]));
      at += 2;
    } else {
      code = static_cast<unsigned char>(address[at]);
    }
    name += static_cast<char>(code);
  }
  return name;
}

std::string line_of(const XmlTree& tree, string_view name, string_view other) {
  for (const string_view one : {name, other}) {
    const auto all = tree.all(0, one);
    if (std::string line = all.empty() ? std::string() : xml_line(tree, all.front()); !line.empty()) return line;
  }
  return {};
}

Book read_package(string_view folder, string_view xml) {
  const XmlTree tree{text::repair(xml)};
  Book book{.title = line_of(tree, "dc:title", "title"),
            .creator = line_of(tree, "dc:creator", "creator"),
            .date = line_of(tree, "dc:date", "date"),
            .language = line_of(tree, "dc:language", "language"),
            .chapters = {}};
  const auto items = tree.all(0, "item");
  for (const std::size_t reference : tree.all(0, "itemref")) {
    const string_view id = tree.attribute(reference, "idref");
    for (const std::size_t item : items) {
      if (tree.attribute(item, "id") != id) continue;
      book.chapters.push_back(member_name(folder, tree.attribute(item, "href")));
      break;
    }
  }
  return book;
}

/// The package, wherever it stands; without one the chapters in the order of the file.
Book find_book(const ZipMembers& members) {
  for (const auto& [name, bytes] : members.bytes) {
    if (!has_ending(name, ".opf")) continue;
    const std::size_t slash = name.rfind('/');
    return read_package(string_view(name).substr(0, slash == std::string::npos ? 0 : slash + 1), bytes);
  }
  Book book;
  for (const auto& [name, bytes] : members.bytes) book.chapters.push_back(name);
  return book;
}

}  // namespace

void EpubReader::read(const SourceFile& file, ArticleSink& sink) {
  RecordRejections rejections(file, sink);
  const ZipMembers members = read_zip(file.bytes, is_wanted);
  const Book book = find_book(members);
  bool any = false;
  for (const std::string& chapter : book.chapters) {
    const string_view bytes = members.of(chapter);
    const auto decoded = decode_text(bytes, declared_html_charset(bytes));
    if (bytes.empty() || !decoded) continue;
    Draft draft = read_html(decoded->text);
    if (draft.body.empty()) continue;  // a cover, a title page
    draft.source = book.title;
    if (draft.language.empty()) draft.language = book.language;
    const bool is_made_by_program = book.creator == "calibre" || book.creator.empty();
    if (draft.authors.empty() && draft.bylines.empty() && !is_made_by_program) draft.bylines.push_back(book.creator);
    if (!book.date.empty()) draft.dates.push_back({.text = book.date, .origin = DateOrigin::field});
    if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
    any = true;
    sink.accept(finish_article(std::move(draft), file));
  }
  if (!members.fault.empty()) rejections.reject(0, members.fault);
  if (!any && members.fault.empty()) rejections.reject(0, "no text in this book");
  rejections.finish();
}

bool looks_like_epub(string_view bytes, string_view /*name*/) {
  constexpr std::size_t first_member = 200;
  return bytes.starts_with("PK\x03\x04") &&
         bytes.substr(0, first_member).find("application/epub+zip") != string_view::npos;
}

}  // namespace news
