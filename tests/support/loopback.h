// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace news::test {

/// A port of 127.0.0.1 that nobody has now. It is not one of those that the kernel gives to outgoing connections, so
/// that it can be taken again after its owner has left it for a while.
std::uint16_t free_port();

/// A listening socket on 127.0.0.1 that does not block; -1 where somebody has the port.
int listen_on(std::uint16_t port);

/// A socket that is about to be connected to 127.0.0.1, and does not block; -1 where that is refused at once.
int connect_to(std::uint16_t port);

}  // namespace news::test
