// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/agency_names.h"

#include <algorithm>
#include <array>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

// Latin ones in lower case, others as they are printed. Names that are common words ("Online", "Sana") need their
// capitals and are not here.
constexpr auto agencies = std::to_array<string_view>({
    "aap",
    "abc news",
    "afp",
    "afx",
    "agence france-presse",
    "agencia efe",
    "agi",
    "ajn",
    "ana-mpa",
    "anadolu",
    "anadolu agency",
    "ani",
    "ansa",
    "ap",
    "apa",
    "app",
    "associated press",
    "ats",
    "belga",
    "bernama",
    "bloomberg",
    "bna",
    "bssnews",
    "business wire",
    "businesswire",
    "cana",
    "cbs news",
    "cna",
    "cnn",
    "cns",
    "cp",
    "ctk",
    "dow jones",
    "dpa",
    "dpa-afx",
    "efe",
    "europa press",
    "fox news",
    "globe newswire",
    "globenewswire",
    "hina",
    "ians",
    "ifr",
    "ina",
    "inp",
    "interfax",
    "irin",
    "irna",
    "itar-tass",
    "jiji",
    "kna",
    "kuna",
    "kyodo",
    "lpc",
    "lusa",
    "map",
    "marketwatch",
    "marketwire",
    "mena",
    "mti",
    "nan",
    "nbc news",
    "newsfile",
    "nni",
    "ntb",
    "nzpa",
    "onas",
    "pa",
    "pajhwok",
    "pap",
    "petra",
    "pna",
    "ppi",
    "pr newswire",
    "press association",
    "press trust of india",
    "prnewswire",
    "pti",
    "qna",
    "reuters",
    "rfe/rl",
    "ria",
    "ria novosti",
    "ritzau",
    "sapa",
    "sid",
    "sda",
    "spa",
    "sputnik",
    "stt",
    "tanjug",
    "tass",
    "tap",
    "tt",
    "the associated press",
    "the canadian press",
    "uni",
    "unian",
    "upi",
    "urn",
    "voa",
    "voice of america",
    "wam",
    "xinhua",
    "yonhap",
    "Рейтер",
    "РИА Новости",
    "РИА Новости Крым",
    "ТАСС",
    "Интерфакс",
    "رويترز",
    "أ ف ب",
    "أ.ف.ب",
    "د ب أ",
    "新华社",
    "共同",
});

bool is_known(string_view name) {
  std::array<char, 32> lower;
  if (name.empty() || name.size() > lower.size()) return false;
  std::ranges::transform(name, lower.begin(), text::lower_ascii);
  return std::find(agencies.begin(), agencies.end(), string_view(lower.data(), name.size())) != agencies.end();
}

}  // namespace

bool is_agency(string_view name) {
  name = text::trim(name);
  if (is_known(name)) return true;
  if (name.size() > 40) return false;
  int words = 0;
  bool found = false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find_first_of(" /", begin), name.size());
    const string_view word = name.substr(begin, end - begin);
    if (!word.empty()) {
      ++words;
      // "Ina" and "Pap" beside another word are somebody's name.
      const bool capitalised = word.size() > 1 && word[1] >= 'a' && word[1] <= 'z';
      found |= (word.size() >= 5 || (word.size() >= 3 && !capitalised)) && is_known(word);
      const char first = word.front();
      if (first >= 'a' && first <= 'z' && !is_known(word)) return false;
    }
    begin = end + 1;
  }
  return found && words <= 4;
}

}  // namespace news
