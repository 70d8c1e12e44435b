// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/record_rejections.h"

#include <utility>

namespace news {
namespace {

constexpr std::size_t most = 1000;

}  // namespace

void RecordRejections::reject(std::size_t line, std::string reason) {
  ++count_;
  if (count_ <= most) sink_.reject({.file = file_.path, .line = line, .reason = std::move(reason)});
}

void RecordRejections::finish() {
  if (count_ <= most) return;
  const std::size_t more = count_ - most;
  sink_.reject({.file = file_.path, .reason = std::to_string(more) + " more records hold no article", .count = more});
}

}  // namespace news
