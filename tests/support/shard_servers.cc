// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/shard_servers.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/support/loopback.h"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace news::test {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s;

/// The inodes of the sockets that listen on a port.
std::set<std::string> listening(std::uint16_t port) {
  std::set<std::string> inodes;
  std::ifstream table("/proc/net/tcp");
  std::ostringstream wanted;
  wanted << ':' << std::hex << std::uppercase << port;
  for (std::string line; std::getline(table, line);) {
    std::istringstream fields(line);
    std::string slot, local, remote, state, queues, timer, retransmits, user, timeout, inode;
    fields >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >> inode;
    if (state == "0A" && local.ends_with(wanted.str())) inodes.insert(inode);
  }
  return inodes;
}

/// Whether it is this process that listens on the port, not a stranger.
bool listens(pid_t process, std::uint16_t port) {
  const std::set<std::string> inodes = listening(port);
  if (inodes.empty()) return false;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(process) + "/fd", gone)) {
    const std::string target = fs::read_symlink(entry.path(), gone).string();
    if (std::ranges::any_of(inodes, [&](const auto& inode) { return target == "socket:[" + inode + "]"; })) return true;
  }
  return false;
}

std::string joined(const std::vector<std::string>& files) {
  std::string text;
  for (const std::string& file : files) text += file + '\n';
  return text;
}

void check(const Outcome& outcome) {
  if (outcome.status != 0) throw std::runtime_error("news-index: " + outcome.err);
}

}  // namespace

std::string tcp_server() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(std::string(path != nullptr ? path : "") + ":/usr/local/bin:/usr/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string file = folder + "/xapian-tcpsrv";
    if (!folder.empty() && access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

ShardServer::ShardServer(std::string index) : index_(std::move(index)), port_(free_port()) {
  // The child processes of a server that was killed become ours, so that they can be waited for.
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  for (int tries = 0; tries < 20; ++tries) {
    if (starts()) return;
    port_ = free_port();
  }
  throw std::runtime_error("xapian-tcpsrv does not start over " + index_);
}

ShardServer::~ShardServer() { kill(); }

bool ShardServer::starts() {
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("fork failed");
  if (process_ == 0) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    if (std::freopen("/dev/null", "r", stdin) == nullptr || std::freopen("/dev/null", "w", stdout) == nullptr ||
        std::freopen("/dev/null", "w", stderr) == nullptr) {
      _exit(1);
    }
    execute({tcp_server(), "--interface", "127.0.0.1", "--port", std::to_string(port_), "--quiet", index_}, {});
  }
  setpgid(process_, process_);  // whoever comes first
  for (const auto end = std::chrono::steady_clock::now() + patience; std::chrono::steady_clock::now() < end;) {
    if (listens(process_, port_)) return true;
    if (waitpid(process_, nullptr, WNOHANG) == process_) {
      process_ = -1;
      return false;
    }
    std::this_thread::sleep_for(2ms);
  }
  kill();
  return false;
}

void ShardServer::kill() {
  if (process_ < 0) return;
  // A child process that is being forked may escape the first signal.
  while (::kill(-process_, SIGKILL) == 0) {
    while (waitpid(-process_, nullptr, WNOHANG) > 0) {
    }
    std::this_thread::sleep_for(1ms);
  }
  process_ = -1;
}

void ShardServer::stop() const { ::kill(-process_, SIGSTOP); }

void ShardServer::go_on() const { ::kill(-process_, SIGCONT); }

void ShardServer::restart() {
  kill();
  for (const auto end = std::chrono::steady_clock::now() + patience; std::chrono::steady_clock::now() < end;) {
    if (starts()) return;
    std::this_thread::sleep_for(20ms);
  }
  throw std::runtime_error("xapian-tcpsrv does not start again on port " + std::to_string(port_));
}

CutNews::CutNews(std::span<const Article> articles, std::size_t shards) {
  for (std::size_t n = 0; n < articles.size();) {
    const std::string number = std::to_string(n);
    std::string text = json_of(articles[n]);
    // Copies of each other are not cut apart: that would change what is folded.
    while (++n < articles.size() && articles[n].body == articles[n - 1].body) text += json_of(articles[n]);
    dir_.write("articles/" + std::string(6 - number.size(), '0') + number + ".jsonl", text);
  }
  cut(dir_.path() / "articles", shards);
}

CutNews::CutNews(const fs::path& folder, std::size_t shards) { cut(folder, shards); }

void CutNews::cut(const fs::path& folder, std::size_t shards) {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) all.push_back(entry.path().string());
  }
  std::ranges::sort(all);
  files_.resize(shards);
  for (std::size_t n = 0; n < all.size(); ++n) files_[n % shards].push_back(all[n]);
  // By one list too, so that an article has the same id in both.
  dir_.write("whole.list", joined(all));
  check(run({news_index(), "-d", whole(), "--files-from", whole() + ".list", "-j1"}));
  for (std::size_t n = 0; n < shards; ++n) {
    write_list(n);
    index(n);
  }
}

void CutNews::write_list(std::size_t n) const { dir_.write(shard(n) + ".list", joined(files_[n])); }

void CutNews::add(std::size_t n, const Article& article) {
  files_.at(n).push_back(dir_.write("articles/" + article.id + ".jsonl", json_of(article)).string());
  write_list(n);
}

void CutNews::index(std::size_t n, const std::vector<std::string>& more) const {
  std::vector<std::string> command{news_index(), "-d", shard(n), "--files-from", shard(n) + ".list", "-j1"};
  command.insert(command.end(), more.begin(), more.end());
  check(run(command));
}

std::string json_of(const Article& article) {
  json::object object{{"title", article.title}, {"text", article.body}};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) object[name] = value;
  };
  add("id", article.id);
  add("source", article.source);
  add("section", article.section);
  add("place", article.place);
  add("url", article.url);
  add("language", article.language);
  if (!article.authors.empty()) object["authors"] = json::value_from(article.authors);
  if (!article.tags.empty()) object["tags"] = json::value_from(article.tags);
  if (article.published) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(article.published->time)};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    object["date"] = text;
  }
  return json::serialize(object) + "\n";
}

}  // namespace news::test
