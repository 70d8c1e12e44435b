// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/rtf/rtf_words.h"

#include <algorithm>
#include <array>

namespace news {
namespace {

using std::string_view;
using enum RtfAct;

constexpr char32_t at(RtfPlace place) { return static_cast<char32_t>(place); }
constexpr char32_t nowhere = at(RtfPlace::nowhere);

constexpr auto words = [] {
  auto rows = std::to_array<RtfWord>({
      {"annotation", place, nowhere},
      {"ansi", charset, 1252},
      {"ansicpg", code_page},
      {"author", place, at(RtfPlace::author)},
      {"bin", binary},
      {"bullet", symbol, U'•'},
      {"cell", symbol, U'\t'},
      {"colortbl", place, nowhere},
      {"column", symbol, U'\n'},
      {"comment", place, nowhere},
      {"company", place, nowhere},
      {"cpg", font_code_page},
      {"creatim", place, at(RtfPlace::created)},
      {"deff", default_font},
      {"deleted", hidden},
      {"doccomm", place, at(RtfPlace::comment)},
      {"dy", day},
      {"emdash", symbol, U'—'},
      {"emspace", symbol, U' '},
      {"endash", symbol, U'–'},
      {"enspace", symbol, U' '},
      {"f", font},
      {"fcharset", font_charset},
      {"filetbl", place, nowhere},
      {"fldinst", place, nowhere},
      {"fonttbl", place, at(RtfPlace::fonts)},
      {"footer", place, nowhere},
      {"footerf", place, nowhere},
      {"footerl", place, nowhere},
      {"footerr", place, nowhere},
      {"footnote", place, nowhere},
      {"header", place, nowhere},
      {"headerf", place, nowhere},
      {"headerl", place, nowhere},
      {"headerr", place, nowhere},
      {"hr", hour},
      {"info", place, nowhere},
      {"keywords", place, at(RtfPlace::keywords)},
      {"ldblquote", symbol, U'“'},
      {"line", symbol, U'\n'},
      {"listtable", place, nowhere},
      {"listtext", place, nowhere},
      {"lquote", symbol, U'‘'},
      {"mac", charset, 10000},
      {"manager", place, nowhere},
      {"min", minute},
      {"mo", month},
      {"nestcell", symbol, U'\t'},
      {"nestrow", symbol, U'\n'},
      {"nonshppict", place, nowhere},
      {"object", place, nowhere},
      {"operator", place, nowhere},
      {"page", symbol, U'\n'},
      {"par", symbol, U'\n'},
      {"pc", charset, 437},
      {"pca", charset, 850},
      {"pict", place, nowhere},
      {"plain", plain},
      {"pntext", place, nowhere},
      {"qmspace", symbol, U' '},
      {"rdblquote", symbol, U'”'},
      {"revtbl", place, nowhere},
      {"row", symbol, U'\n'},
      {"rquote", symbol, U'’'},
      {"sect", symbol, U'\n'},
      {"softline", symbol, U'\n'},
      {"stylesheet", place, nowhere},
      {"subject", place, nowhere},
      {"tab", symbol, U'\t'},
      {"tc", place, nowhere},
      {"title", place, at(RtfPlace::title)},
      {"u", unicode},
      {"uc", skip_count},
      {"v", hidden},
      {"xe", place, nowhere},
      {"yr", year},
  });
  std::ranges::sort(rows, {}, &RtfWord::name);
  return rows;
}();

}  // namespace

const RtfWord* find_rtf_word(string_view name) noexcept {
  const auto found = std::ranges::lower_bound(words, name, {}, &RtfWord::name);
  return found != words.end() && found->name == name ? &*found : nullptr;
}

std::optional<unsigned> code_page_of_font(unsigned charset) noexcept {
  struct Page {
    unsigned charset;
    unsigned page;
  };
  constexpr auto pages = std::to_array<Page>({{0, 1252},
                                              {77, 10000},
                                              {128, 932},
                                              {129, 949},
                                              {130, 1361},
                                              {134, 936},
                                              {136, 950},
                                              {161, 1253},
                                              {162, 1254},
                                              {163, 1258},
                                              {177, 1255},
                                              {178, 1256},
                                              {186, 1257},
                                              {204, 1251},
                                              {222, 874},
                                              {238, 1250},
                                              {254, 437},
                                              {255, 850}});
  const auto found = std::ranges::find(pages, charset, &Page::charset);
  return found == pages.end() ? std::nullopt : std::optional(found->page);
}

std::string name_of_code_page(unsigned page) {
  switch (page) {
    case 932: return "shift_jis";
    case 936: return "gb18030";
    case 950: return "big5";
    case 1361: return "johab";
    case 10000: return "macintosh";
    case 10006: return "x-mac-greek";
    case 10007: return "x-mac-cyrillic";
    case 10029: return "x-mac-centraleurroman";
    case 10081: return "x-mac-turkish";
    case 65001: return "UTF-8";
    default: break;
  }
  const bool is_windows = page == 874 || page == 949 || (page >= 1250 && page <= 1258);
  return (is_windows ? "windows-" : "ibm-") + std::to_string(page);
}

}  // namespace news
