// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace news {

/// The list that --files-from names: one file name a line, or each ended by a NUL.
class FileList {
 public:
  FileList() = default;
  /// For tests: a list with this content.
  FileList(std::string name, std::string content, char separator)
      : name_(std::move(name)), content_(std::move(content)), separator_(separator) {}

  /// Reads it to its end; "-" is standard input. Throws Error when it cannot be read or is larger than any list of
  /// files that makes sense.
  static FileList read(const std::string& name, char separator);

  /// What it is called, for messages.
  const std::string& name() const noexcept { return name_; }

  /// Visits each name with its place, from 1; skips empty names. A carriage return at the end of a line is not part of
  /// the name.
  void each(const std::function<void(std::string_view name, std::size_t place)>& visit) const;

 private:
  std::string name_;
  std::string content_;
  char separator_ = '\n';
};

}  // namespace news
