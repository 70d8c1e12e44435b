// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/damaged_index.h"

#include <utility>

#include "common/index/database.h"

namespace news {
namespace {

std::string message_of(const std::string& fault) { return "the index is damaged: " + fault; }

}  // namespace

DamagedIndex::DamagedIndex(std::string fault)
    : Error(message_of(fault), "build it anew with news-index --rebuild"), fault_(std::move(fault)) {}

Error DamagedIndex::at(const std::string& where) const {
  return Error(where + ": " + message_of(fault_), rebuild_hint(where));
}

void check_size(const std::string& value, std::size_t most, const char* what) {
  if (value.size() > most) throw DamagedIndex(std::string(what) + " has " + std::to_string(value.size()) + " bytes");
}

}  // namespace news
