// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/config_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "common/cli/environment.h"
#include "common/nearest.h"
#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::array<std::string_view, 2> sections{"search", "index"};
constexpr std::size_t most_bytes = 65'536;

std::string default_file() {
  constexpr std::string_view ours = "/news-search/config";
  if (const auto config = variable("XDG_CONFIG_HOME"); config.starts_with('/')) return std::string(config).append(ours);
  const auto home = variable("HOME");
  return home.empty() ? std::string() : std::string(home).append("/.config").append(ours);
}

[[noreturn]] void refuse(const std::string& file, int error) {
  throw Error("cannot read the config file " + file + ": " + std::generic_category().message(error),
              "--config '' does without");
}

/// The text of a file; empty when it is not there and need not be.
std::string read(const std::string& file, bool must_exist) {
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  // After sudo -u the home may be closed to us; then there is no config of ours.
  if (fd < 0 && !must_exist && (errno == ENOENT || errno == ENOTDIR || errno == EACCES)) return {};
  if (fd < 0) refuse(file, errno);
  std::string text(most_bytes + 1, '\0');
  std::size_t size = 0;
  ssize_t count = 1;
  while (count != 0 && size < text.size()) {
    count = ::read(fd, text.data() + size, text.size() - size);
    if (count > 0) size += static_cast<std::size_t>(count);
    if (count < 0 && errno != EINTR) break;
  }
  const int error = errno;
  close(fd);
  if (count < 0) refuse(file, error);
  if (size > most_bytes) throw Error(file + " is too long for a config file", "it may have 64 KiB");
  text.resize(size);
  return text;
}

/// Reads a config file line by line. Boost.Program_options reads this format too, but does not report the line of an
/// error.
class Reader {
 public:
  Reader(const std::string& file, const Program& program) : file_(file), program_(program) {}

  void read_line(std::string_view line) {
    ++number_;
    line = text::trim(line.substr(0, line.find('#')));
    if (line.empty()) return;
    if (line.front() == '[' && line.back() == ']') return enter(text::trim(line.substr(1, line.size() - 2)));
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
      throw Error(origin() + ": neither [section] nor key = value", see_help());
    }
    if (section_.empty() || section_ == program_.section)
      set(text::trim(line.substr(0, equals)), text::trim(line.substr(equals + 1)));
  }

  std::vector<Given> settings() && { return std::move(settings_); }

 private:
  std::string origin() const { return file_ + ":" + std::to_string(number_); }
  std::string see_help() const { return "see " + std::string(program_.name) + " --help config"; }

  [[noreturn]] void refuse_name(std::string_view kind, std::string_view name,
                                std::span<const std::string_view> names) const {
    const auto near = nearest(name, names);
    std::string what = origin() + ": no " + std::string(kind) + " \"" + std::string(name) + "\"";
    throw Error(what, near.empty() ? see_help() : "did you mean " + std::string(near) + "?");
  }

  void enter(std::string_view section) {
    if (std::ranges::find(sections, section) == sections.end()) refuse_name("section", section, sections);
    section_ = section;
  }

  const Option& setting_named(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const Option& option : program_.options) {
      if ((option.marks & setting) != 0) names.push_back(option.name);
      if (option.name != name) continue;
      if ((option.marks & setting) != 0) return option;
      throw Error(origin() + ": " + std::string(name) + " goes on the command line only", see_help());
    }
    refuse_name("key", name, names);
  }

  void set(std::string_view key, std::string_view value) {
    const std::string place = origin();
    if (value.empty()) throw Error(place + ": " + std::string(key) + " has no value", see_help());
    if (const std::size_t dot = key.find('.'); dot != std::string_view::npos) {
      const Option& option = setting_named(key.substr(0, dot));
      if ((option.marks & keyed) == 0) refuse_name("key", key, {});
      const std::string name(key.substr(dot + 1));
      return settings_.push_back({std::string(option.name), name + '=' + std::string(value), place});
    }
    const Option& option = setting_named(key);
    if (!is_switch(option)) {
      settings_.push_back({std::string(key), value_of(option, value), place});
    } else if (value == "true") {
      settings_.push_back({std::string(key), "", place});
    } else if (value != "false") {
      throw Error(place + ": " + std::string(key) + " wants true or false, not \"" + std::string(value) + "\"");
    }
  }

  std::string value_of(const Option& option, std::string_view value) const {
    if (!option.argument.is_path()) return std::string(value);
    std::string path = with_home(value);
    if ((option.marks & beside) == 0) return path;
    return (std::filesystem::path(file_).parent_path() / path).string();
  }

  const std::string& file_;
  const Program& program_;
  std::size_t number_ = 0;
  std::string section_;
  std::vector<Given> settings_;
};

bool is_in_environment(const Program& program, std::string_view name) {
  const auto option = std::ranges::find(program.options, name, &Option::name);
  for (std::string_view names = option->environment; !names.empty();) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (!variable(std::string(names.substr(0, end)).c_str()).empty()) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

}  // namespace

std::vector<Given> parse_config(std::string_view text, const std::string& file, const Program& program) {
  Reader reader(file, program);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    reader.read_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).settings();
}

void add_config(const Program& program, CommandLine& line) {
  const auto named = line.value("config");
  const std::string file = named ? *named : default_file();
  if (file.empty()) return;
  for (Given& given : parse_config(read(file, named.has_value()), file, program)) {
    if (!line.typed(given.name) && !is_in_environment(program, given.name)) line.add(std::move(given));
  }
}

}  // namespace news
