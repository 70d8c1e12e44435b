// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a synonyms file, whose words find others but never themselves, or an Error that names the file.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "news/error.h"
#include "searcher/engine/query/synonym_table.h"
#include "searcher/synonyms_file.h"

namespace {

void ask(const std::vector<news::Synonyms::Rule>& rules) {
  const news::SynonymTable table(rules);
  news::Words analysis;
  for (const news::Synonyms::Rule& rule : rules) {
    const std::string key = news::synonym_key(rule.words.front(), analysis);
    const auto found = table.synonyms_of(key);
    const auto is_itself = [&](const std::string& other) { return news::synonym_key(other, analysis) == key; };
    if (found.size() > news::most_synonyms || std::ranges::any_of(found, is_itself)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    ask(news::parse_synonyms({reinterpret_cast<const char*>(data), size}, "FILE"));
  } catch (const news::Error& error) {
    if (!std::string_view(error.what()).starts_with("FILE:")) std::abort();
  }
  return 0;
}
