// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace news {

struct Line {
  std::string text;  ///< cut when it is too long, and then still longer than the longest
  std::size_t number = 0;
};

/// The lines of a file or of standard input, one by one as they come.
class LineReader {
 public:
  /// "-" is standard input. Throws Error, as `next` does, when it cannot be read.
  LineReader(const std::string& name, std::size_t longest);

  /// The next line that is not blank, without its end; absent at the end.
  std::optional<Line> next();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  std::optional<std::string> next_text();
  [[noreturn]] void fail() const;

  std::string name_;
  std::size_t longest_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::size_t number_ = 0;
};

}  // namespace news
