// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// What most sources include, for builds that need not show that each source includes what it uses (NEWS_PRECOMPILE).
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>
#include <boost/json.hpp>
