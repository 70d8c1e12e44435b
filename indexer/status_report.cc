// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/status_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <string_view>

#include "common/cli/output.h"
#include "common/dates/dates.h"
#include "common/schema.h"
#include "common/text.h"
#include "indexer/amounts.h"

namespace news {
namespace json = boost::json;
namespace {

constexpr std::size_t shown_values = 8;
constexpr std::size_t indent = 12;
constexpr std::size_t glob_indent = indent + 10;
constexpr std::size_t longest_shown = 60;  // bytes of a value

Date day(std::chrono::sys_days time) { return {.time = time}; }

/// A name, and a list wrapped beside it from `column` on.
std::string paragraph(std::string_view name, const std::vector<std::string>& items, std::size_t columns,
                      std::size_t column = indent, std::string_view separator = ",") {
  std::string lines = fmt::format("{:<{}}", name, column);
  std::size_t at = column;
  for (std::size_t n = 0; n < items.size(); ++n) {
    const std::string item = items[n] + std::string(n + 1 < items.size() ? separator : "");
    const std::size_t width = text::display_width(item);
    if (at != column && at + 1 + width > columns) {
      lines += '\n' + std::string(column, ' ');
      at = column;
    } else if (at != column) {
      lines += ' ';
      ++at;
    }
    lines += item;
    at += width;
  }
  return lines + '\n';
}

std::string shown(const std::string& value) {
  if (value.size() <= longest_shown) return as_shown(value);
  return as_shown(text::prefix(value, longest_shown)) + "…";
}

std::string value_lines(std::string_view name, const std::vector<ValueCount>& counts, std::size_t articles,
                        std::size_t columns) {
  std::vector<std::string> items;
  std::size_t left = articles;
  for (const ValueCount& count : counts) {
    left -= std::min(left, count.articles);
    if (items.size() < shown_values) {
      items.push_back(fmt::format("{} {}", shown(count.value), count.articles));
    }
  }
  if (counts.size() > shown_values) items.push_back(fmt::format("{} more", counts.size() - shown_values));
  if (left != 0 && !counts.empty()) items.push_back(fmt::format("{} without", left));
  return counts.empty() ? std::string() : paragraph(name, items, columns);
}

std::string published(const IndexStatus& status) {
  std::string span;
  if (status.oldest) span = format_date_for_people(day(*status.oldest));
  if (status.oldest && *status.oldest != *status.newest) span += " to " + format_date_for_people(day(*status.newest));
  if (status.undated != 0) span += fmt::format("{}{} undated", span.empty() ? "" : ", ", status.undated);
  return span;
}

/// The time is parsed and formatted again, so that a damaged index cannot send anything else to the terminal.
std::string moment(const std::string& iso) {
  const auto date = parse_date(iso);
  if (!date) return "unknown";
  const std::string plain = format_date(*date);
  return format_date_for_people(*date) + (plain.size() > 16 ? ", " + plain.substr(11, 5) + " UTC" : "");
}

std::string glob_lines(std::string_view name, const std::vector<std::string>& globs, std::size_t columns) {
  if (globs.empty()) return {};
  std::vector<std::string> items;
  for (const std::string& glob : globs) items.push_back(shown(glob));
  return paragraph(std::string(indent, ' ') + std::string(name), items, columns, glob_indent);
}

std::string folder_lines(const std::vector<FolderStatus>& folders, std::size_t columns) {
  std::string lines;
  std::string_view name = "Follows";
  for (const FolderStatus& folder : folders) {
    lines += fmt::format("{:<{}}{}: {}{}{}, {}\n", std::exchange(name, ""), indent, as_shown(folder.path.string()),
                         folder.gone ? "gone; it had " : "", folder.whole ? "" : "only ", counted(folder.files, "file"),
                         counted(folder.articles, "article"));
    lines +=
        glob_lines("included", folder.globs.include, columns) + glob_lines("excluded", folder.globs.exclude, columns);
  }
  return lines;
}

/// What to do about folders that are gone.
std::string gone_lines(const IndexStatus& status, std::size_t columns) {
  if (std::ranges::none_of(status.folders, &FolderStatus::gone)) return {};
  const std::vector<std::string> advice{"Is a disk",    "not mounted?", "Index a folder", "that was moved",
                                        "where it is,", "or drop what", "was in it:"};
  std::string lines = paragraph("Gone", advice, columns, indent, "");
  for (const FolderStatus& folder : status.folders) {
    if (!folder.gone) continue;
    lines += fmt::format("{:{}}news-index -d {} --forget {}\n", "", indent,
                         text::shell_word(as_shown(status.database.string())),
                         text::shell_word(as_shown(folder.path.string())));
  }
  return lines;
}

json::array to_json(const std::vector<std::string>& globs) {
  json::array list;
  for (const std::string& glob : globs) list.emplace_back(text::repair(glob));
  return list;
}

json::array to_json(const std::vector<ValueCount>& counts) {
  json::array list;
  for (const ValueCount& count : counts) {
    list.push_back(json::object{{"value", text::repair(count.value)}, {"articles", count.articles}});
  }
  return list;
}

json::value day_or_null(const std::optional<std::chrono::sys_days>& time) {
  return time ? json::value(format_date(day(*time))) : json::value(nullptr);
}

json::value pid_or_null(const std::optional<std::string>& indexer) {
  if (!indexer) return nullptr;
  std::uint64_t pid = 0;
  std::from_chars(indexer->data(), indexer->data() + indexer->size(), pid);
  return pid;
}

}  // namespace

std::string status_text(const IndexStatus& status, std::size_t columns) {
  const auto line = [](std::string_view name, const std::string& what) {
    return what.empty() ? std::string() : fmt::format("{:<{}}{}\n", name, indent, what);
  };
  std::string files = std::to_string(status.files);
  if (status.rejected != 0) files += fmt::format(", {} of them rejected", status.rejected);
  std::string result = line("Index", as_shown(status.database.string()));
  result += line("Articles", std::to_string(status.articles));
  result += line("Files", files);
  result += line("Published", published(status));
  result += value_lines("Languages", status.languages, status.articles, columns);
  result += value_lines("Sources", status.sources, status.articles, columns);
  result += value_lines("Sections", status.sections, status.articles, columns);
  result += line("Size", size_for_people(status.bytes));
  result += line("Updated", moment(status.updated));
  result += line("Schema", std::to_string(schema_version));
  result += folder_lines(status.folders, columns) + gone_lines(status, columns);
  if (status.indexer) {
    result += line("At work", "an indexer" + (status.indexer->empty() ? "" : ", process " + as_shown(*status.indexer)));
  }
  return result;
}

std::string status_json(const IndexStatus& status) {
  json::array folders;
  for (const FolderStatus& folder : status.folders) {
    folders.push_back(json::object{{"path", text::repair(folder.path.string())},
                                   {"whole", folder.whole},
                                   {"gone", folder.gone},
                                   {"files", folder.files},
                                   {"articles", folder.articles},
                                   {"include", to_json(folder.globs.include)},
                                   {"exclude", to_json(folder.globs.exclude)}});
  }
  const json::object object{{"type", "status"},
                            {"schema", 1},
                            {"database", text::repair(status.database.string())},
                            {"articles", status.articles},
                            {"files", status.files},
                            {"rejected", status.rejected},
                            {"oldest", day_or_null(status.oldest)},
                            {"newest", day_or_null(status.newest)},
                            {"undated", status.undated},
                            {"languages", to_json(status.languages)},
                            {"sources", to_json(status.sources)},
                            {"sections", to_json(status.sections)},
                            {"bytes", status.bytes},
                            {"updated", text::repair(status.updated)},
                            {"index_schema", schema_version},
                            {"folders", std::move(folders)},
                            {"indexer", pid_or_null(status.indexer)}};
  return json_as_shown(json::serialize(object)) + '\n';
}

}  // namespace news
