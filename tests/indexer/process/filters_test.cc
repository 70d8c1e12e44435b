// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/process/filters.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono_literals;
using End = news::ProgramOutcome::End;
using news::Filters;

namespace {

Filters filters_of(std::initializer_list<const char*> given) {
  Filters filters;
  for (const char* one : given) filters.add(one);
  return filters;
}

std::string command_for(const Filters& filters, std::string_view name) {
  const std::string* const command = filters.command_for(name);
  return command == nullptr ? "" : *command;
}

std::string output_of(const std::string& command, std::string_view bytes = {}) {
  return news::run_filter(command, "ps", bytes, news::filter_limits).output;
}

}  // namespace

TEST_CASE("a filter is chosen by the ending of a name, in any case, and the last one given counts", "[filters]") {
  const Filters filters = filters_of({"ps=cat", ".DjVu = djvutxt %s", "ps=ps2ascii %s"});
  CHECK(command_for(filters, "a/b.ps") == "ps2ascii %s");
  CHECK(command_for(filters, "B.PS") == "ps2ascii %s");
  CHECK(command_for(filters, "scan.djvu") == "djvutxt %s");
  for (const char* other : {"ps", ".ps", "a.ps/b", "a.ps.gz", "a.", "", "x.psx"})
    CHECK(filters.command_for(other) == nullptr);
  CHECK(Filters().command_for("a.ps") == nullptr);
}

TEST_CASE("what is no ending and a command is refused", "[filters]") {
  for (const char* bad :
       {"", "ps", "ps=", "ps=  ", "=cat", "tar.ps=cat", "p s=cat", "a/b=cat", "*=cat", "abcdefghijklmnopq=cat"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(filters_of({bad}), news::Error);
  }
}

TEST_CASE("a filter is given a copy of the file by name, or its bytes, and no shell", "[filters]") {
  CHECK(output_of("cat %s", "text") == "text");
  CHECK(output_of("cat", "text") == "text");
  CHECK(output_of("echo 'a  b' $HOME ;true") == "a  b $HOME ;true\n");
  const std::string named = output_of("echo --in=%s");
  CHECK(named.starts_with("--in=/"));
  CHECK(named.ends_with("/file.ps\n"));
  const std::filesystem::path copy = named.substr(5, named.size() - 6);
  CHECK_FALSE(std::filesystem::exists(copy.parent_path()));
  CHECK(output_of("stat -c %a %s") == "600\n");
}

TEST_CASE("a filter that hangs, prints without end, fails or is missing is told apart", "[filters]") {
  const news::ProgramLimits limits{.time = 1s, .output = 1U << 20U};
  const auto fault = [&](const std::string& command) {
    const auto outcome = news::run_filter(command, "ps", "text", limits);
    return news::fault_of(outcome, "it", limits);
  };
  CHECK(fault("sleep 60") == "it needs more than 1 s for it");
  CHECK(fault("yes") == "it finds more than 1 MB in it");
  CHECK(fault("no-such-filter %s") == "the program it is not there");
  CHECK(fault("sh -c 'kill -SEGV $$'") == "it crashed on it (signal 11)");
  CHECK(fault("sh -c 'echo no font >&2; exit 3'") == "it fails on it (status 3): \"no font\"");
  CHECK(fault("false") == "it fails on it (status 1)");
  CHECK(fault("cat %s").empty());
}

TEST_CASE("an index keeps a mark of each filter and no command", "[filters]") {
  const Filters::Marks marks = filters_of({"ps=ps2ascii %s", "doc=antiword %s"}).marks();
  const std::string text = news::to_text(marks);
  CHECK(text.find("antiword") == std::string::npos);
  CHECK(news::read_filter_marks(text) == marks);
  CHECK(filters_of({"ps=ps2ascii %s"}).marks().at("ps") != filters_of({"ps=cat %s"}).marks().at("ps"));
  CHECK(news::read_filter_marks("ps\n\nx y\n../a 5\nps 7\n ").size() == 1);
}
