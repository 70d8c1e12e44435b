// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run_report.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "indexer/exit_status.h"
#include "tests/support/catch.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;

namespace {

Report report_of(const std::vector<std::string>& rejected) {
  Report report;
  for (const std::string& file : rejected) report.reject({.file = file, .reason = "empty file"});
  return report;
}

Plan stopped_at(const std::string& folder) {
  Plan plan;
  plan.stopped.push_back({folder, "is empty or gone", "is a disk not mounted?"});
  return plan;
}

IndexOptions quiet(bool strict = false) {
  IndexOptions options;
  options.strict = strict;
  options.verbosity = Verbosity::quiet;
  return options;
}

/// What is logged while it lives.
class Logged {
 public:
  Logged() {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(stream_)));
  }
  ~Logged() { spdlog::set_default_logger(before_); }
  Logged(const Logged&) = delete;
  Logged& operator=(const Logged&) = delete;

  std::string take() {
    std::string text = stream_.str();
    stream_.str({});
    return text;
  }

 private:
  std::ostringstream stream_;
  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
};

}  // namespace

TEST_CASE("the exit status of a run says what is not current, a stopped folder first", "[report]") {
  Logged logged;
  CHECK(report_run({}, report_of({}), quiet(true)) == exit_current);
  CHECK(report_run({}, report_of({"a"}), quiet()) == exit_current);
  CHECK(report_run({}, report_of({"a"}), quiet(true)) == exit_rejected);
  CHECK(report_run(stopped_at("/news"), report_of({"a"}), quiet(true)) == exit_safety_stop);
  CHECK_THAT(logged.take(), ContainsSubstring("/news is empty or gone") && ContainsSubstring("nothing was dropped") &&
                                ContainsSubstring("is a disk not mounted?"));
}

TEST_CASE("a watched run reports a rejection and a stopped folder once, and again when they come back", "[report]") {
  Logged logged;
  Reported reported;
  const auto report = [&](Plan plan, Report of_run) {
    const int status = report_news(plan, of_run, quiet(), reported);
    return std::pair(status, logged.take());
  };
  const auto first = report(stopped_at("/news"), report_of({"a"}));
  CHECK(first.first == exit_safety_stop);
  CHECK_THAT(first.second, ContainsSubstring("/news") && ContainsSubstring("a: empty file"));
  CHECK(report(stopped_at("/news"), report_of({"a"})) == std::pair(int{exit_current}, std::string()));
  const auto more = report(stopped_at("/news"), report_of({"a", "b"}));
  CHECK_THAT(more.second,
             ContainsSubstring("b: empty file") && !ContainsSubstring("a: empty") && !ContainsSubstring("/news"));
  CHECK(report({}, report_of({})).second.empty());
  CHECK(report(stopped_at("/news"), report_of({"a"})).first == exit_safety_stop);
}
