// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/article.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace news::test {

/// Where xapian-tcpsrv is installed; empty where it is not.
std::string tcp_server();

/// One index folder, served by xapian-tcpsrv on a port of 127.0.0.1. The server and its child processes, one for each
/// connection, are gone with the object or with the thread that started the server, whichever ends first.
class ShardServer {
 public:
  /// Listens when this returns. Throws where it cannot be started.
  explicit ShardServer(std::string index);
  ~ShardServer();
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  std::uint16_t port() const { return port_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string url() const { return "tcp://" + address(); }

  /// Ends all of its processes at once; the port refuses connections then.
  void kill();
  /// None of its processes does anything any more, but the kernel still accepts connections.
  void stop() const;
  void go_on() const;
  /// Serves the index again, on the same port. Ends what still runs.
  void restart();

 private:
  bool starts();

  std::string index_;
  std::uint16_t port_;
  pid_t process_ = -1;
};

/// News in small files, one index of all of them, and the same cut over several indexes.
class CutNews {
 public:
  CutNews(std::span<const Article> articles, std::size_t shards);
  /// A folder of articles of any kind; whole files go to a shard, each in turn.
  CutNews(const std::filesystem::path& folder, std::size_t shards);

  std::size_t size() const { return files_.size(); }
  std::string whole() const { return (dir_.path() / "whole").string(); }
  std::string shard(std::size_t n) const { return (dir_.path() / ("shard" + std::to_string(n))).string(); }
  /// The files of a shard, in order.
  const std::vector<std::string>& files(std::size_t n) const { return files_.at(n); }

  /// One more file, which the next run for the shard indexes.
  void add(std::size_t n, const Article& article);

  /// Indexes the files of a shard, with more options of news-index; throws where it fails.
  void index(std::size_t n, const std::vector<std::string>& more = {}) const;

 private:
  void cut(const std::filesystem::path& folder, std::size_t shards);
  void write_list(std::size_t n) const;

  TempDir dir_;
  std::vector<std::vector<std::string>> files_;
};

/// A line of JSON that news-index reads as this article.
std::string json_of(const Article& article);

}  // namespace news::test
