// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>

#include "common/cli/output.h"
#include "news/error.h"

namespace news {
namespace {

spdlog::level::level_enum level_of(Verbosity verbosity) {
  switch (verbosity) {
    case Verbosity::quiet: return spdlog::level::err;
    case Verbosity::normal: return spdlog::level::warn;
    case Verbosity::verbose: return spdlog::level::info;
    case Verbosity::debug: return spdlog::level::debug;
  }
  return spdlog::level::warn;
}

/// The message as one line that is safe to show, whatever it quotes.
class ShownMessage : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const std::string shown = as_shown({message.payload.data(), message.payload.size()});
    out.append(shown.data(), shown.data() + shown.size());
  }
  std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<ShownMessage>(); }
};

void set_pattern(spdlog::sinks::sink& sink, const std::string& pattern) {
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<ShownMessage>('*').set_pattern(pattern);
  sink.set_formatter(std::move(formatter));
}

std::shared_ptr<spdlog::sinks::sink> open_file(const std::filesystem::path& file) {
  try {
    return std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string());
  } catch (const spdlog::spdlog_ex&) {
    throw Error("cannot write the log file " + file.string(), "--log-file wants a file that can be written");
  }
}

}  // namespace

void start_log(const std::string& program, Verbosity verbosity, const std::filesystem::path& file) {
  const auto level = level_of(verbosity);
  const auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  console->set_level(level);
  set_pattern(*console, "%n: %*");
  auto logger = std::make_shared<spdlog::logger>(program, console);
  logger->set_level(level);
  if (!file.empty()) {
    const auto sink = open_file(file);
    set_pattern(*sink, "%Y-%m-%d %H:%M:%S.%e %l %*");
    logger->sinks().push_back(sink);
    logger->set_level(std::min(level, spdlog::level::info));
  }
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void log_to_file(std::string_view line) {
  const auto logger = spdlog::default_logger();
  const spdlog::details::log_msg message(logger->name(), spdlog::level::info, {line.data(), line.size()});
  for (std::size_t n = 1; n < logger->sinks().size(); ++n) {
    logger->sinks()[n]->log(message);
    logger->sinks()[n]->flush();
  }
}

}  // namespace news
