// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/kinds.h"

#include <algorithm>
#include <array>

#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using namespace std::string_view_literals;
using std::string_view;

bool contains(string_view bytes, string_view part) { return bytes.find(part) != string_view::npos; }

/// What stands at a place, or nothing.
bool has_at(string_view bytes, std::size_t place, string_view part) {
  return bytes.size() > place && bytes.substr(place).starts_with(part);
}

template <std::size_t size>
bool begins_with_any(string_view bytes, const std::array<string_view, size>& marks) {
  return std::ranges::any_of(marks, [&](string_view mark) { return bytes.starts_with(mark); });
}

/// Compound files: Word, Excel, PowerPoint and Outlook until 2007.
bool is_compound(const FileStart& start) { return start.bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv); }

bool is_old_word(const FileStart& start) {
  return is_compound(start) &&
         (has_ending(start.name, ".doc") || contains(start.bytes, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv));
}

bool is_zip(const FileStart& start) { return start.bytes.starts_with("PK\x03\x04"); }

bool is_office_xml(const FileStart& start, string_view folder, string_view ending) {
  return is_zip(start) && contains(start.bytes, "[Content_Types].xml") &&
         (contains(start.bytes, folder) || has_ending(start.name, ending));
}

/// The first member of such a file says what the whole is.
bool has_zip_type(const FileStart& start, string_view type) {
  constexpr std::size_t first_name = 30;
  return is_zip(start) && has_at(start.bytes, first_name, "mimetype") && contains(start.bytes.substr(0, 256), type);
}

bool is_xlsx(const FileStart& start) { return is_office_xml(start, "xl/", ".xlsx"); }
bool is_pptx(const FileStart& start) { return is_office_xml(start, "ppt/", ".pptx"); }
bool is_open_document(const FileStart& start) { return has_zip_type(start, "application/vnd.oasis.opendocument"); }

bool is_image(const FileStart& start) {
  constexpr std::array marks{"\xFF\xD8\xFF"sv, "\x89PNG\r\n"sv, "GIF87a"sv, "GIF89a"sv, "II*\0"sv, "MM\0*"sv};
  const string_view bytes = start.bytes;
  return begins_with_any(bytes, marks) || (bytes.starts_with("RIFF") && has_at(bytes, 8, "WEBP")) ||
         has_at(bytes, 4, "ftypheic") || has_at(bytes, 4, "ftypavif");
}

bool is_media(const FileStart& start) {
  constexpr std::array marks{"ID3\x02"sv, "ID3\x03"sv,          "ID3\x04"sv, "OggS\0"sv,
                             "fLaC\0"sv,  "\x1A\x45\xDF\xA3"sv, "FLV\x01"sv};
  const string_view bytes = start.bytes;
  return begins_with_any(bytes, marks) ||
         (bytes.starts_with("RIFF") && (has_at(bytes, 8, "AVI ") || has_at(bytes, 8, "WAVE"))) ||
         has_at(bytes, 4, "ftyp");
}

bool is_other_archive(const FileStart& start) {
  constexpr std::array marks{"Rar!\x1A\x07"sv, "!<arch>\n"sv, "MSCF\0\0\0\0"sv, "\x1F\x9D"sv, "LZIP\x01"sv, "xar!\0"sv};
  return begins_with_any(start.bytes, marks);
}

bool is_table_file(const FileStart& start) {
  constexpr std::array marks{"PAR1"sv, "SQLite format 3\0"sv, "ARROW1\0"sv, "Obj\x01"sv};
  return begins_with_any(start.bytes, marks);
}

bool is_postscript(const FileStart& start) { return start.text.starts_with("%!PS"); }

constexpr string_view as_text = "save it as plain text or HTML";
constexpr string_view as_rows = "save its articles as JSON Lines, one a line";
constexpr string_view articles_only = "leave it out with --exclude, or index the text that goes with it";

constexpr std::array table{
    UnreadKind{"a Word document of before 2007", as_text, is_old_word},
    UnreadKind{"a document of Microsoft Office of before 2007", as_text, is_compound},
    UnreadKind{"an Excel workbook", as_rows, is_xlsx},
    UnreadKind{"a PowerPoint presentation", as_text, is_pptx},
    UnreadKind{"an OpenDocument file", as_text, is_open_document},
    UnreadKind{"a PostScript document", as_text, is_postscript},
    UnreadKind{"an image", articles_only, is_image},
    UnreadKind{"sound or video", articles_only, is_media},
    UnreadKind{"an archive of a kind that is not unpacked", "unpack it, or pack it as zip", is_other_archive},
    UnreadKind{"a binary table or database", as_rows, is_table_file},
    UnreadKind{"an image (SVG)", articles_only, is_svg},
    UnreadKind{"an XML document", as_text, is_xml},
};

}  // namespace

std::span<const UnreadKind> unread_kinds() { return table; }

const UnreadKind* find_unread_kind(const FileStart& start) {
  const auto found = std::ranges::find_if(table, [&](const UnreadKind& kind) { return kind.recognises(start); });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace news
