// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace news::test {

/// Stands between clients and servers of 127.0.0.1, in a thread of its own: counts round trips, and is as slow and as
/// unreliable as a test wants.
///
/// A request is all that a client sends until the server says something; a reply, all that comes until the client says
/// something again; a round trip, a request with its reply. What a server says first, before any request, is reply 0.
class Proxy {
 public:
  /// A port for each of these servers.
  explicit Proxy(const std::vector<std::uint16_t>& servers);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  std::uint16_t port(std::size_t server) const;
  std::string address(std::size_t server) const { return "127.0.0.1:" + std::to_string(port(server)); }
  std::string url(std::size_t server) const { return "tcp://" + address(server); }

  /// What happens to one reply of each connection.
  struct Spoilt {
    std::size_t reply = 1;          ///< which, counted by connection from the time that it is asked for
    std::size_t after = 0;          ///< so many bytes of it pass
    std::optional<std::string> by;  ///< then come these instead of the others; absent: the connection ends
  };

  struct Manner {
    std::chrono::milliseconds delay{0};  ///< so much later a request reaches the server
    bool stalls = false;                 ///< nothing passes, either way, and nobody is told
    bool refuses = false;                ///< no new connection; those that there are end
    std::optional<Spoilt> spoilt;
  };

  /// From now on, also for connections that there are already. Holds when this returns.
  void set(std::size_t server, const Manner& manner);
  /// For all servers.
  void set(const Manner& manner);

  struct Counts {
    std::size_t connections = 0;
    std::size_t open = 0;                  ///< connections that have not ended
    std::vector<std::size_t> round_trips;  ///< of each connection since the counts were reset, ended ones too
    /// The longest chain of requests of which each, on whatever connection, was sent after the reply to the one before.
    std::size_t depth = 0;

    std::size_t sum() const;
    std::size_t most() const;
  };
  Counts counts() const;
  /// Forgets what was counted, and connections that have ended.
  void reset_counts();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
  std::jthread thread_;
};

}  // namespace news::test
