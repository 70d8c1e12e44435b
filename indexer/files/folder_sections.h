// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace news {

/// The sections that folders stand for: articles in sport/, tech/ and politics/ side by side. A folder is a section
/// when three folders or more with files lie side by side and two thirds of their names are what newspapers call
/// sections. Dates, numbers, agencies and general words (archive, html, news) are neither sections nor counted. Of
/// sport/2024/ the section is sport.
class FolderSections {
 public:
  /// Learns where a file lies, by its identity in the index. Quickest in the order of the names.
  void add_file(std::string_view file);

  /// The section of a file, by the folders of the files that were added; null without one. It lives as long as this.
  const std::string* section_of(std::string_view file);

 private:
  struct Siblings {
    std::map<std::string, std::string, std::less<>> sections;  ///< names of folders -> as newspapers print them
    std::size_t known = 0;                                     ///< how many of them newspapers call so
  };

  std::map<std::string, Siblings, std::less<>> folders_;  ///< by the folder they lie in; the plain ones are left out
  std::string last_folder_;
};

}  // namespace news
