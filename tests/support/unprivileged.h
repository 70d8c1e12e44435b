// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace news::test {

/// While it lives, permissions count for root too: tests may run as root. `folder` becomes the test's own.
class Unprivileged {
 public:
  explicit Unprivileged(const std::filesystem::path& folder) {
    if (geteuid() != 0) return;
    constexpr uid_t nobody = 65534;
    if (chown(folder.c_str(), nobody, static_cast<gid_t>(-1)) != 0 || seteuid(nobody) != 0) {
      throw std::runtime_error("cannot give up root");
    }
    was_root_ = true;
  }
  ~Unprivileged() {
    if (was_root_ && seteuid(0) != 0) std::terminate();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  bool was_root_ = false;
};

}  // namespace news::test
