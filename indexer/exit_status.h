// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace news {

/// Exit statuses of news-index beside `exit_trouble`.
enum ExitStatus { exit_current = 0, exit_rejected = 1, exit_safety_stop = 3, exit_busy = 4, exit_interrupted = 130 };

}  // namespace news
