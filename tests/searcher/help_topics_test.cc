// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/help_topics.h"

#include <algorithm>

#include "common/cli/help.h"
#include "common/fields.h"
#include "searcher/options.h"
#include "tests/support/catch.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("the help on queries has a line for each field", "[help]") {
  const std::string help = help_text(search_program(), "query");
  for (const Field* field : all_fields()) {
    const std::string name =
        field->alias.empty() ? std::string(field->name) : std::string(field->name) + ", " + std::string(field->alias);
    CAPTURE(name);
    const auto line = help.find("\n  " + name + " ");
    REQUIRE(line != std::string::npos);
    CHECK_THAT(help.substr(line, help.find('\n', line + 1) - line), ContainsSubstring(" " + std::string(field->about)));
  }
}

TEST_CASE("the help on templates has their names, in lines that fit a screen", "[help]") {
  const std::string help = help_text(search_program(), "output");
  CHECK_THAT(help, ContainsSubstring("\n  rank score id title date source authors"));
  for (const Field& field : fields::table) {
    CAPTURE(field.key);
    if (field.in_templates) CHECK_THAT(template_names() + " ", ContainsSubstring(" " + std::string(field.key)));
  }
  for (std::size_t begin = 0; begin < help.size(); begin = help.find('\n', begin) + 1)
    CHECK(help.find('\n', begin) - begin <= 80);
}

TEST_CASE("no mark of a list is left in the help", "[help]") {
  for (const std::string_view topic : topic_names(search_program()))
    CHECK(help_text(search_program(), topic).find("@") == std::string::npos);
}

TEST_CASE("the options that take the value of a field are options of news-search", "[help][fields]") {
  for (const Field* field : all_fields()) {
    CAPTURE(field->name);
    if (!field->option.empty()) CHECK(std::ranges::count(search_program().options, field->option, &Option::name) == 1);
  }
}
