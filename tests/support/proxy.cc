// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/proxy.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <list>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "tests/support/loopback.h"

namespace news::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_waiting = 1 << 20;
constexpr short something = POLLIN | POLLHUP | POLLERR;

struct Chunk {
  Clock::time_point due;
  std::string bytes;
};

/// What goes one way.
struct Flow {
  std::deque<Chunk> waiting;
  std::size_t bytes = 0;
  bool ended = false;  ///< nothing more comes

  void add(Clock::time_point due, std::string text) {
    if (text.empty()) return;
    bytes += text.size();
    waiting.push_back({due, std::move(text)});
  }
  bool has_due(Clock::time_point now) const { return !waiting.empty() && waiting.front().due <= now; }
  bool is_done() const { return ended && waiting.empty(); }
};

}  // namespace

class Proxy::Loop {
 public:
  explicit Loop(const std::vector<std::uint16_t>& servers) : wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    for (const std::uint16_t server : servers) {
      Gate gate{.server = server, .port = 0, .listener = -1, .manner = {}};
      for (int tries = 0; tries < 100 && gate.listener < 0; ++tries) {
        gate.port = free_port();
        gate.listener = listen_on(gate.port);
      }
      if (gate.listener < 0) throw std::runtime_error("no port to listen on");
      gates_.push_back(gate);
    }
  }
  ~Loop() {
    for (const Link& link : links_) hang_up(link);
    for (const Gate& gate : gates_) {
      if (gate.listener >= 0) close(gate.listener);
    }
    close(wake_);
  }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const int timeout = prepare();
      if (poll(polled_.data(), polled_.size(), timeout) < 0 && errno != EINTR) return;
      const std::lock_guard lock(mutex_);
      std::uint64_t ignored = 0;
      if (read(wake_, &ignored, sizeof ignored) < 0 && errno != EAGAIN) return;
      serve();
    }
  }

  void wake() const {
    const std::uint64_t one = 1;
    if (write(wake_, &one, sizeof one) < 0) std::abort();
  }

  void set(std::size_t server, const Manner& manner) {
    const std::lock_guard lock(mutex_);
    Gate& gate = gates_.at(server);
    gate.manner = manner;
    for (Link& link : links_) {
      if (link.gate == server) link.since_set = 0;
    }
    if (manner.refuses) {
      if (gate.listener >= 0) {
        shutdown(gate.listener, SHUT_RDWR);  // closed, it would still listen as long as the thread polls it
        close(std::exchange(gate.listener, -1));
      }
      for (Link& link : links_) {
        if (link.gate == server) link.over = true;
      }
      sweep();
    } else {
      for (int tries = 0; tries < 1000 && gate.listener < 0; ++tries) {
        gate.listener = listen_on(gate.port);
        if (gate.listener < 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
      if (gate.listener < 0) throw std::runtime_error("somebody has the port of the proxy");
    }
    wake();
  }

  std::uint16_t port(std::size_t server) const { return gates_.at(server).port; }
  std::size_t size() const { return gates_.size(); }

  Counts counts() const {
    const std::lock_guard lock(mutex_);
    Counts counts{
        .connections = links_.size() + ended_.size(), .open = links_.size(), .round_trips = ended_, .depth = depth_};
    for (const Link& link : links_) counts.round_trips.push_back(link.round_trips);
    return counts;
  }

  void reset_counts() {
    const std::lock_guard lock(mutex_);
    ended_.clear();
    depth_ = 0;
    for (Link& link : links_) link.round_trips = link.depth = 0;
  }

 private:
  struct Gate {
    std::uint16_t server;
    std::uint16_t port;
    int listener;
    Manner manner;
  };

  struct Link {
    std::size_t gate;
    int client;
    int server;
    bool connected = false;
    bool over = false;
    bool asking = false;  ///< the client spoke last
    std::size_t since_set = 0;
    std::size_t replied = 0;  ///< bytes of this reply
    std::size_t round_trips = 0;
    std::size_t depth = 0;
    Flow requests;
    Flow replies;
    std::size_t polled = 0;
  };

  static void hang_up(const Link& link) {
    close(link.client);
    if (link.server >= 0) close(link.server);
  }

  /// Fills what is to be polled; how long at most.
  int prepare() {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    auto timeout = std::chrono::milliseconds(-1);
    polled_.assign(1, {wake_, POLLIN, 0});
    for (const Gate& gate : gates_) polled_.push_back({gate.manner.stalls ? -1 : gate.listener, POLLIN, 0});
    for (Link& link : links_) {
      link.polled = polled_.size();
      const bool still = gates_[link.gate].manner.stalls;
      const auto ask = [&](int fd, const Flow& from, const Flow& to, bool opening) {
        short events = 0;
        if (!opening && !from.ended && from.bytes < most_waiting) events |= POLLIN;
        if (opening || to.has_due(now)) events |= POLLOUT;
        // A socket that nothing is wanted of would report its end again and again.
        polled_.push_back({still || events == 0 ? -1 : fd, events, 0});
      };
      ask(link.client, link.requests, link.replies, false);
      ask(link.server, link.replies, link.requests, !link.connected);
      if (still || link.requests.waiting.empty() || link.requests.has_due(now)) continue;
      const auto wait = std::chrono::ceil<std::chrono::milliseconds>(link.requests.waiting.front().due - now);
      if (timeout.count() < 0 || wait < timeout) timeout = wait;
    }
    return static_cast<int>(timeout.count());
  }

  void serve() {
    // First all that clients say: they have not heard yet what the servers say.
    for (Link& link : links_) {
      if (!is_served(link)) continue;
      open(link);
      if (polled_[link.polled].revents & something) {
        take(link.client, link.requests, [&](std::string_view text) { request(link, text); });
      }
    }
    for (Link& link : links_) {
      if (!is_served(link)) continue;
      if (link.connected && (polled_[link.polled + 1].revents & something)) {
        take(link.server, link.replies, [&](std::string_view text) { reply(link, text); });
      }
      give(link.client, link.replies, link.over);
      if (link.connected) give(link.server, link.requests, link.over);
      if (link.requests.is_done() || link.replies.is_done()) link.over = true;
    }
    sweep();
    for (std::size_t n = 0; n < gates_.size(); ++n) {
      if ((polled_[n + 1].revents & POLLIN) != 0 && gates_[n].listener >= 0) accept(n);
    }
  }

  void accept(std::size_t n) {
    const int client = accept4(gates_[n].listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (client < 0) return;
    const int server = connect_to(gates_[n].server);
    if (server < 0) {
      close(client);
      return;
    }
    links_.push_back({.gate = n, .client = client, .server = server});
  }

  /// New connections, and those whose server began to stall during the poll, wait for the next one.
  bool is_served(const Link& link) const { return link.polled != 0 && !link.over && !gates_[link.gate].manner.stalls; }

  void open(Link& link) {
    short& happened = polled_[link.polled + 1].revents;
    if (link.connected || happened == 0) return;
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(link.server, SOL_SOCKET, SO_ERROR, &error, &size);
    link.connected = error == 0;
    link.over = error != 0;
    happened = 0;
  }

  template <typename Got>
  static void take(int fd, Flow& flow, Got got) {
    std::array<char, 1 << 16> buffer;
    const ssize_t length = recv(fd, buffer.data(), buffer.size(), 0);
    if (length > 0) got(std::string_view(buffer.data(), static_cast<std::size_t>(length)));
    if (length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR)) flow.ended = true;
  }

  static void give(int fd, Flow& flow, bool& over) {
    while (flow.has_due(Clock::now())) {
      std::string& bytes = flow.waiting.front().bytes;
      const ssize_t length = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (length < 0) {
        over = over || (errno != EAGAIN && errno != EINTR);
        return;
      }
      flow.bytes -= static_cast<std::size_t>(length);
      bytes.erase(0, static_cast<std::size_t>(length));
      if (bytes.empty()) flow.waiting.pop_front();
    }
  }

  void request(Link& link, std::string_view text) {
    if (!link.asking) {
      link.asking = true;
      link.replied = 0;
      ++link.since_set;
      link.depth = depth_ + 1;
    }
    link.requests.add(Clock::now() + gates_[link.gate].manner.delay, std::string(text));
  }

  void reply(Link& link, std::string_view text) {
    if (link.asking) {
      link.asking = false;
      ++link.round_trips;
      depth_ = std::max(depth_, link.depth);
    }
    const std::size_t before = link.replied;
    link.replied += text.size();
    const auto& spoilt = gates_[link.gate].manner.spoilt;
    if (!spoilt || spoilt->reply != link.since_set || link.replied <= spoilt->after) {
      link.replies.add({}, std::string(text));
      return;
    }
    if (before <= spoilt->after) {
      link.replies.add({}, std::string(text.substr(0, spoilt->after - before)));
      if (spoilt->by) link.replies.add({}, *spoilt->by);
    }
    if (!spoilt->by) link.replies.ended = true;
  }

  void sweep() {
    std::erase_if(links_, [this](const Link& link) {
      if (!link.over) return false;
      hang_up(link);
      ended_.push_back(link.round_trips);
      return true;
    });
  }

  const int wake_;
  mutable std::mutex mutex_;
  std::vector<Gate> gates_;
  std::list<Link> links_;
  std::vector<std::size_t> ended_;
  std::size_t depth_ = 0;
  std::vector<pollfd> polled_;  // by the thread only
};

std::size_t Proxy::Counts::sum() const {
  return std::accumulate(round_trips.begin(), round_trips.end(), std::size_t{0});
}

std::size_t Proxy::Counts::most() const {
  return round_trips.empty() ? 0 : *std::max_element(round_trips.begin(), round_trips.end());
}

Proxy::Proxy(const std::vector<std::uint16_t>& servers)
    : loop_(std::make_unique<Loop>(servers)), thread_([this](const std::stop_token& stop) { loop_->run(stop); }) {}

Proxy::~Proxy() {
  thread_.request_stop();
  loop_->wake();
  thread_.join();
}

std::uint16_t Proxy::port(std::size_t server) const { return loop_->port(server); }

void Proxy::set(std::size_t server, const Manner& manner) { loop_->set(server, manner); }

void Proxy::set(const Manner& manner) {
  for (std::size_t n = 0; n < loop_->size(); ++n) loop_->set(n, manner);
}

Proxy::Counts Proxy::counts() const { return loop_->counts(); }

void Proxy::reset_counts() { loop_->reset_counts(); }

}  // namespace news::test
