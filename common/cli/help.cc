// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/help.h"

#include <algorithm>
#include <array>

#include "common/fields.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::string_view config_text =
    "Both programs read $XDG_CONFIG_HOME/news-search/config, else\n"
    "~/.config/news-search/config. --config FILE names another, --config '' none.\n"
    "\n"
    "  database = ~/news.db       # above all sections: for both programs\n"
    "  [search]                   # the options of news-search, without dashes\n"
    "  limit = 20\n"
    "  any = true                 # a switch takes true or false\n"
    "  [index]                    # those of news-index\n"
    "  jobs = 2\n"
    "  filter.ps = ps2ascii %s    # a program reads the files that end in .ps\n"
    "\n"
    "The command line goes before the environment, the environment before the file.\n"
    "There --no-any and the like take back a switch that the file sets, --pager\n"
    "takes back no-pager.\n";

constexpr std::array general{
    Topic{"config", "notices, the config file", "Other", config_text},
    Topic{"all", "every option", "", ""},
};

/// " N", or "[=N]" if the value may be left out.
std::string argument_label(const Option& option) {
  if (is_switch(option)) return {};
  const std::string name(option.argument.name);
  return option.argument.implied.empty() ? " " + name : "[=" + name + "]";
}

/// "  -n, --limit N", not padded.
std::string label(const Option& option) {
  std::string text = option.letter == 0 ? "      " : std::string("  -").append(1, option.letter).append(", ");
  return text.append("--").append(option.name).append(argument_label(option));
}

/// The lines of the options for which `wanted` is true.
template <class Wanted>
std::string option_lines(const Program& program, bool headings, Wanted wanted) {
  std::size_t column = 0;
  for (const Option& option : program.options) {
    if (!option.about.empty() && wanted(option)) column = std::max(column, label(option).size() + 2);
  }
  std::string lines;
  std::string_view group;
  for (const Option& option : program.options) {
    if (option.about.empty() || !wanted(option)) continue;
    if (headings && option.group != group) lines.append(option.group).append(":\n");
    group = option.group;
    std::string line = label(option);
    line.resize(column, ' ');
    lines.append(line).append(option.about).append("\n");
  }
  return lines;
}

/// Whether `word` is one of `words`, which are separated by blanks.
bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

std::string settings_line(const Program& program) {
  std::string lines = "\nKeys for " + std::string(program.name) + ":";
  std::size_t column = lines.size() - 1;
  for (const Option& option : program.options) {
    if ((option.marks & setting) == 0) continue;
    std::string key(option.name);
    if ((option.marks & keyed) != 0)
      key.append(".").append(option.argument.name.substr(0, option.argument.name.find('=')));
    const bool fits = column + 1 + key.size() <= 79;
    lines.append(fits ? " " : "\n  ").append(key);
    column = (fits ? column + 1 : 2) + key.size();
  }
  return lines + "\n";
}

std::string short_help(const Program& program) {
  std::string help(program.usage);
  help += "\n" + option_lines(program, false, [](const Option& option) { return (option.marks & everyday) != 0; });
  help += "\nMore by " + std::string(program.name) + " --help TOPIC:\n";
  std::size_t column = 0;
  for (const auto name : topic_names(program)) column = std::max(column, name.size() + 4);
  const auto list = [&](std::span<const Topic> topics) {
    for (const Topic& topic : topics) {
      std::string line = "  " + std::string(topic.name);
      line.resize(column, ' ');
      help.append(line).append(topic.about).append("\n");
    }
  };
  list(program.topics);
  list(general);
  return help.append(program.notes);
}

std::string topic_help(const Program& program, const Topic& topic) {
  std::string help = option_lines(program, false, [&](const Option& o) { return has_word(topic.groups, o.group); });
  if (!help.empty() && !topic.text.empty()) help += "\n";
  std::string text(topic.text);
  if (topic.list != nullptr) text.replace(text.find(list_mark), list_mark.size(), topic.list());
  help += text;
  if (topic.name == "config") help += settings_line(program);
  return help;
}

/// Escapes characters that a man page takes for typography.
std::string in_roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '~': out += "\\(ti"; break;
      case '^': out += "\\(ha"; break;
      default: out += c;
    }
  }
  return out;
}

std::string man_argument(const Argument& argument) {
  const std::string name = "\\fI" + in_roff(argument.name) + "\\fR";
  return argument.implied.empty() ? " " + name : "[=" + name + "]";
}

std::string man_options(const Program& program) {
  std::string page;
  std::string_view group;
  for (const Option& option : program.options) {
    if (option.about.empty()) continue;
    if (option.group != group) page.append(".SS ").append(option.group).append("\n");
    group = option.group;
    page += ".TP\n";
    if (option.letter != 0) page.append("\\fB\\-").append(1, option.letter).append("\\fR, ");
    page += R"(\fB\-\-)" + in_roff(option.name) + "\\fR";
    if (const std::string back = opposite(option); !back.empty()) page += R"(, \fB\-\-)" + in_roff(back) + "\\fR";
    if (!is_switch(option)) page += man_argument(option.argument);
    page += "\n" + in_roff(option.about) + ".\n";
  }
  return page;
}

std::string man_fields() {
  std::string page;
  for (const Field* field : all_fields()) {
    page.append(".TP\n.BR ").append(field->name);
    if (!field->alias.empty()) page.append(" \", \" ").append(field->alias);
    page += "\n" + in_roff(field->about) + "\n";
  }
  return page;
}

}  // namespace

std::vector<std::string_view> topic_names(const Program& program) {
  std::vector<std::string_view> names;
  for (const Topic& topic : program.topics) names.push_back(topic.name);
  for (const Topic& topic : general) names.push_back(topic.name);
  return names;
}

std::string help_text(const Program& program, std::string_view topic) {
  if (topic.empty()) return short_help(program);
  if (topic == "man-options") return man_options(program);
  if (topic == "man-fields") return man_fields();
  if (topic == "all")
    return std::string(program.usage) + option_lines(program, true, [](const Option&) { return true; }) +
           std::string(program.notes);
  for (const std::span<const Topic> topics : {program.topics, std::span<const Topic>(general)}) {
    const auto found = std::ranges::find(topics, topic, &Topic::name);
    if (found != topics.end()) return topic_help(program, *found);
  }
  std::string names;
  for (const auto name : topic_names(program)) names.append(names.empty() ? "" : ", ").append(name);
  throw Error("no help on \"" + std::string(topic) + "\"", "there is help on " + names);
}

std::string version_text(const Program& program) { return std::string(program.name).append(" " NEWS_VERSION "\n"); }

std::string help_or_version(const Program& program, const CommandLine& line) {
  if (line.has("help")) return help_text(program, line.operands().empty() ? "" : line.operands().front());
  return line.has("version") ? version_text(program) : "";
}

}  // namespace news
