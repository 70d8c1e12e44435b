// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <optional>

namespace news {

/// When the index first had an article: what `slots::first_seen` says. It survives updates and rebuilds as the id of
/// the article does. One for each thread.
class FirstSeen {
 public:
  /// `earlier` has the articles that were there before; without it, all are new.
  FirstSeen(std::chrono::sys_seconds now, std::optional<Xapian::Database> earlier);

  /// To be called while `earlier` still has the article.
  void set(Xapian::Document& document) const;

 private:
  std::string value(const std::string& id_term) const;

  std::string now_;
  std::optional<Xapian::Database> earlier_;
};

std::chrono::sys_seconds now();

/// What a FirstSeen of another thread is made of.
struct EarlierIndex {
  std::chrono::sys_seconds now{};
  std::optional<std::filesystem::path> database{};  ///< that is as it was written

  FirstSeen open() const;
};

}  // namespace news
