// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <stdexcept>

namespace news::test {

/// What lets root read and write whatever the permissions are.
inline constexpr std::array overriding{CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH};

/// While it lives, permissions count for this thread and those that it starts, even when root runs the tests.
class Unprivileged {
 public:
  Unprivileged() {
    if (syscall(SYS_capget, &header_, before_.data()) != 0) throw std::runtime_error("cannot read the capabilities");
    Capabilities now = before_;
    for (const int capability : overriding) now[0].effective &= ~(1U << capability);
    if (syscall(SYS_capset, &header_, now.data()) != 0) throw std::runtime_error("cannot give up capabilities");
  }
  ~Unprivileged() {
    if (syscall(SYS_capset, &header_, before_.data()) != 0) std::terminate();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  using Capabilities = std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3>;

  __user_cap_header_struct header_{_LINUX_CAPABILITY_VERSION_3, 0};
  Capabilities before_{};
};

/// From now on permissions count for the programs that this process runs, for good; false when that cannot be had.
inline bool run_programs_unprivileged() {
  if (geteuid() != 0) return true;
  for (const int capability : overriding) {
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) return false;
  }
  return true;
}

}  // namespace news::test
