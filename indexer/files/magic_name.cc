// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/magic_name.h"

#include <magic.h>

#include <algorithm>
#include <memory>

#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t looked_at = 65536;

struct Close {
  void operator()(magic_set* magic) const noexcept { magic_close(magic); }
};
using Magic = std::unique_ptr<magic_set, Close>;

Magic open_magic() {
  Magic magic(magic_open(MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_TEXT));
  if (magic && magic_load(magic.get(), nullptr) != 0) magic.reset();
  return magic;
}

}  // namespace

std::string magic_name(std::string_view bytes) {
  thread_local const Magic magic = open_magic();
  if (!magic) return {};
  const char* found = magic_buffer(magic.get(), bytes.data(), std::min(bytes.size(), looked_at));
  if (found == nullptr) return {};
  // What follows the first comma is said by the file: titles, authors.
  const std::string_view name = std::string_view(found).substr(0, std::string_view(found).find(','));
  if (name == "data" || name.empty()) return {};
  return text::collapse_space(text::without_controls(text::repair(name.substr(0, 80))));
}

}  // namespace news
