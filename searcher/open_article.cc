// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/open_article.h"

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "common/cli/command_words.h"
#include "common/cli/environment.h"
#include "common/cli/output.h"
#include "common/text.h"
#include "news/error.h"
#include "searcher/child_process.h"
#include "searcher/terminal.h"

namespace news {
namespace {

using std::string_view;

#ifdef __APPLE__
constexpr const char* system_opener = "open";
#else
constexpr const char* system_opener = "xdg-open";
#endif
constexpr const char* last_editor = "vi";

/// Files that the system's opener shows in a browser or an office program.
constexpr auto shown_endings =
    std::to_array<string_view>({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx", ".odt", ".epub", ".rtf"});

/// How a program takes the line to begin at; others get none.
constexpr auto take_plus = std::to_array<string_view>({"vi", "vim", "nvim", "gvim", "view", "emacs", "emacsclient",
                                                       "nano", "kak", "micro", "joe", "jed", "mg", "ne", "less"});
constexpr auto take_colon = std::to_array<string_view>({"code", "codium", "subl", "hx", "helix", "zed"});

enum class FileKind { none, text, shown, other };

bool is_text(const std::filesystem::path& path) {
  std::array<char, 8192> start{};
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  file.read(start.data(), start.size());
  const string_view read(start.data(), static_cast<std::size_t>(file.gcount()));
  return read.find('\0') == string_view::npos;
}

FileKind kind_of(const std::string& path) {
  std::error_code error;
  if (!path.starts_with('/') || !std::filesystem::is_regular_file(path, error)) return FileKind::none;
  std::string ending = std::filesystem::path(path).extension().string();
  std::ranges::transform(ending, ending.begin(), text::lower_ascii);
  if (std::ranges::find(shown_endings, ending) != shown_endings.end()) return FileKind::shown;
  return is_text(path) ? FileKind::text : FileKind::other;
}

std::vector<std::string> with_place(std::vector<std::string> words, const std::string& path, std::size_t line) {
  const string_view program = string_view(words.front()).substr(words.front().rfind('/') + 1);
  const bool colon = std::ranges::find(take_colon, program) != take_colon.end();
  if (line != 0 && colon) {
    if (program == "code" || program == "codium") words.emplace_back("--goto");
    words.push_back(path + ":" + std::to_string(line));
    return words;
  }
  if (line != 0 && std::ranges::find(take_plus, program) != take_plus.end())
    words.push_back("+" + std::to_string(line));
  words.push_back(path);
  return words;
}

std::vector<std::string> opener_words(const OpenerEnvironment& environment) {
  std::vector<std::string> words = command_words(environment.opener);
  if (!words.empty() && words.front().empty()) words.clear();
  return words;
}

[[noreturn]] void refuse(const ArticleFields& article, FileKind kind) {
  const std::string place = as_shown(article.path);
  if (kind == FileKind::none)
    throw Error(place + " is not here, and the article has no web address", "--show prints what the index has of it");
  if (!article.member.empty())
    throw Error(place + " is an archive, and the article has no web address", "--show prints the article");
  throw Error(place + " is neither text nor a page", "set NEWS_OPENER to a program that opens it");
}

}  // namespace

OpenerEnvironment opener_environment() {
  const auto visual = variable("VISUAL");
  return {.opener = variable("NEWS_OPENER"), .editor = visual.empty() ? variable("EDITOR") : visual};
}

std::vector<std::string> opening_command(const ArticleFields& article, const OpenerEnvironment& environment) {
  const FileKind kind = kind_of(article.path);
  const std::string address = terminal::web_uri(article.url);
  const std::vector<std::string> opener = opener_words(environment);
  if (!opener.empty() && kind != FileKind::none && article.member.empty())
    return with_place(opener, article.path, article.line);
  if (kind == FileKind::text && article.member.empty()) {
    std::vector<std::string> editor = command_words(environment.editor);
    if (editor.empty() || editor.front().empty()) editor = {last_editor};
    return with_place(std::move(editor), article.path, article.line);
  }
  std::vector<std::string> words = opener.empty() ? std::vector<std::string>{system_opener} : opener;
  const bool shows_file = kind == FileKind::shown && article.member.empty();
  if (!shows_file && address.empty()) refuse(article, kind);
  words.push_back(shows_file ? article.path : address);
  return words;
}

void open_article(const ArticleFields& article, const OpenerEnvironment& environment) {
  const std::vector<std::string> command = opening_command(article, environment);
  const KeysIgnored ignored;
  const auto process = spawn(command);
  if (!process)
    throw Error("cannot run " + as_shown(command.front()) + ": " + std::strerror(errno),
                "set NEWS_OPENER to a program that opens articles");
  const int status = wait_for(*process);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw Error(as_shown(command.front()) + " could not open the article",
              "set NEWS_OPENER to a program that opens articles");
}

}  // namespace news
