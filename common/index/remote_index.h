// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>
#include <string_view>

/// An index on another machine, served by Xapian's own programs: xapian-tcpsrv on a port, or xapian-progsrv started
/// through ssh. Both serve a folder that news-index filled. What they send is checked as the bytes of an index are.
namespace news {

/// Where -d says that an index is served: tcp://HOST:PORT or ssh://[USER@]HOST[:PORT]/FOLDER.
struct RemotePlace {
  enum class By { tcp, ssh } by = By::tcp;
  std::string name;    ///< for people: HOST:PORT, or HOST/FOLDER
  std::string host;    ///< of ssh with the user
  unsigned port = 0;   ///< 0: the usual one of ssh
  std::string folder;  ///< of ssh only; absolute

  /// Whether an error of Xapian is about this place.
  bool is_of(const Xapian::Error& error) const;
};

/// Whether `where` names an index on another machine rather than a folder.
bool is_remote(std::string_view where);

/// Reads such a name. Throws Error about what is wrong with it.
RemotePlace parse_remote(const std::string& where);

/// The command that serves an index through ssh, without the program: "-T … xapian-progsrv /srv/news.db".
std::string ssh_arguments(const RemotePlace& place, std::chrono::milliseconds timeout);

}  // namespace news
