// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/remote_index.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::string_view tcp_scheme = "tcp://";
constexpr std::string_view ssh_scheme = "ssh://";
constexpr unsigned greatest_port = 65'535;
constexpr const char* tcp_form = "write tcp://HOST:PORT, as in tcp://news1:7700";
constexpr const char* ssh_form = "write ssh://HOST/FOLDER, as in ssh://news1/srv/news/news.db";

bool is_one_of(char c, std::string_view others) {
  return text::is_ascii_digit(c) || (text::lower_ascii(c) >= 'a' && text::lower_ascii(c) <= 'z') ||
         others.find(c) != std::string_view::npos;
}

bool has_only(std::string_view word, std::string_view others) {
  return std::ranges::all_of(word, [&](char c) { return is_one_of(c, others); });
}

/// A leading dash would be an option of ssh.
bool is_host(std::string_view host) { return !host.empty() && host.front() != '-' && has_only(host, ".-_"); }

bool is_address6(std::string_view host) {
  return host.size() > 2 && host.front() == '[' && host.back() == ']' &&
         has_only(host.substr(1, host.size() - 2), ":.%");
}

std::optional<unsigned> port_of(std::string_view digits) {
  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port == 0 || port > greatest_port)
    return std::nullopt;
  return port;
}

/// HOST:PORT; without a colon behind the host the port is absent.
struct Authority {
  std::string_view host;
  std::optional<std::string_view> port;
};

Authority split(std::string_view authority) {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket)) return {authority, {}};
  return {authority.substr(0, colon), authority.substr(colon + 1)};
}

unsigned checked_port(const std::string& where, std::string_view digits, const char* form) {
  const auto port = port_of(digits);
  if (!port) throw Error(where + ": the port must be a number from 1 to 65535", form);
  return *port;
}

RemotePlace parse_tcp(const std::string& where) {
  const std::string_view address = std::string_view(where).substr(tcp_scheme.size());
  if (address.find('@') != std::string_view::npos)
    throw Error(where + ": a server of Xapian asks for no user or password", tcp_form);
  if (address.find('/') != std::string_view::npos)
    throw Error(where + ": a server serves one index, and has no folders", tcp_form);
  const auto [host, port] = split(address);
  if (!is_host(host) && !is_address6(host)) throw Error(where + ": there is no host before the port", tcp_form);
  if (!port) throw Error(where + ": the port is missing", tcp_form);
  RemotePlace place{.by = RemotePlace::By::tcp, .name = std::string(address), .host = std::string(host)};
  place.port = checked_port(where, *port, tcp_form);
  if (is_address6(host)) place.host = host.substr(1, host.size() - 2);
  return place;
}

/// What is handed to ssh reaches a shell on the other machine: plain letters only.
RemotePlace parse_ssh(const std::string& where) {
  const std::string_view address = std::string_view(where).substr(ssh_scheme.size());
  const std::size_t slash = address.find('/');
  if (slash == std::string_view::npos || slash + 1 == address.size())
    throw Error(where + ": the folder is missing", ssh_form);
  const std::string_view folder = address.substr(slash);
  if (!has_only(folder, "/._+=,@-"))
    throw Error(where + ": the folder may have letters, digits and /._+=,@- only", "link it to a plain name there");
  const auto [login, port] = split(address.substr(0, slash));
  const std::size_t at = login.find('@');
  const std::string_view host = at == std::string_view::npos ? login : login.substr(at + 1);
  if (!is_host(host) || (at != std::string_view::npos && !is_host(login.substr(0, at))))
    throw Error(where + ": this is no host that ssh can be asked for", ssh_form);
  RemotePlace place{.by = RemotePlace::By::ssh,
                    .name = std::string(host).append(folder),
                    .host = std::string(login),
                    .folder = std::string(folder)};
  if (port) place.port = checked_port(where, *port, ssh_form);
  return place;
}

std::string server_and(const std::string& folder) { return " xapian-progsrv " + folder; }

}  // namespace

bool RemotePlace::is_of(const Xapian::Error& error) const {
  const std::string end =
      by == By::tcp ? '(' + host + ':' + std::to_string(port) + ')' : ' ' + host + server_and(folder) + ')';
  return error.get_context().ends_with(end);
}

/// Never asks for a password, and notices a machine that is gone.
std::string ssh_arguments(const RemotePlace& place, std::chrono::milliseconds timeout) {
  const auto seconds = std::to_string(std::max(1L, std::chrono::ceil<std::chrono::seconds>(timeout).count()));
  std::string line = "-T -o BatchMode=yes -o ConnectTimeout=" + seconds + " -o ServerAliveInterval=" + seconds +
                     " -o ServerAliveCountMax=1 ";
  if (place.port != 0) line += "-p " + std::to_string(place.port) + ' ';
  return line + place.host + server_and(place.folder);
}

bool is_remote(std::string_view where) { return where.starts_with(tcp_scheme) || where.starts_with(ssh_scheme); }

RemotePlace parse_remote(const std::string& where) {
  return where.starts_with(tcp_scheme) ? parse_tcp(where) : parse_ssh(where);
}

}  // namespace news
