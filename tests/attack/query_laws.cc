// SPDX-License-Identifier: GPL-2.0-or-later
// query_laws QUERIES SEED INDEX...: asks the indexes, searched as one, random queries. Prints each law that one breaks;
// exit 1 when there is one. If the program crashes, it prints what it asked.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "news/error.h"
#include "tests/support/laws.h"
#include "tests/support/random_query.h"

namespace {

std::string asked;

extern "C" void print_asked(int signal) {
  // As far as it goes: the program is lost anyway.
  if (write(STDERR_FILENO, asked.data(), asked.size()) < 0) std::_Exit(3);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// A line for each law that is broken.
std::size_t check(news::test::Laws& laws, news::test::RandomQuery& random) {
  const std::string query = random.query();
  const std::string other = random.query();
  const std::string a = random.near_part();
  const std::string b = random.near_part();
  const std::string value = random.value();
  asked = "crashed at: " + query + " | " + other + " | " + a + " | " + b + " | " + value + '\n';
  std::size_t count = 0;
  const auto report = [&](const std::vector<std::string>& broken) {
    for (const std::string& law : broken) std::printf("%s\n", law.c_str());
    std::fflush(stdout);
    count += broken.size();
  };
  try {
    report(laws.broken(query, other));
    report(laws.broken_filter(query, value));
    report(laws.broken_near(a, b, 1 + random.below(12)));
  } catch (const news::Error& error) {
    report({"no error: " + query + " | " + other + " | " + a + " | " + b + " | " + value + ": " + error.what()});
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 4) {
    std::fputs("usage: query_laws QUERIES SEED INDEX...\n", stderr);
    return 2;
  }
  std::signal(SIGSEGV, print_asked);
  std::signal(SIGABRT, print_asked);
  news::test::Laws laws({argv + 3, argv + argc});
  news::test::RandomQuery random(news::test::vocabulary_of(laws.engine()),
                                 static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
  std::size_t broken = 0;
  for (unsigned long n = std::strtoul(argv[1], nullptr, 10); n > 0; --n) broken += check(laws, random);
  std::fprintf(stderr, "%zu laws broken\n", broken);
  return broken == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "query_laws: %s\n", error.what());
  return 2;
}
