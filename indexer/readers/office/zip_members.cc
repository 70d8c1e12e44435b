// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/zip_members.h"

#include "indexer/unpack/packed_bytes.h"
#include "indexer/unpack/unpack_budget.h"
#include "indexer/unpack/unpacker.h"

namespace news {
namespace {

constexpr std::size_t largest_member = 16 * 1024 * 1024;
constexpr std::size_t largest_all = 64 * 1024 * 1024;

}  // namespace

ZipMembers read_zip(std::string_view zip, const std::function<bool(const std::string& name)>& wanted) {
  PackedInMemory packed(zip);
  UnpackBudget budget({}, zip.size());
  Unpacker unpacker(packed, budget);
  ZipMembers members;
  std::size_t all = 0;
  while (unpacker.next_member()) {
    if (!wanted(unpacker.name())) continue;
    std::string bytes;
    for (std::string_view next = unpacker.next(); !next.empty(); next = unpacker.next()) {
      bytes += next;
      if (bytes.size() <= largest_member && all + bytes.size() <= largest_all) continue;
      members.fault = unpacker.name() + " is too large";
      return members;
    }
    if (unpacker.member_trouble()) members.fault = unpacker.name() + ": " + unpacker.member_trouble()->reason;
    all += bytes.size();
    members.bytes.emplace(unpacker.name(), std::move(bytes));
  }
  if (unpacker.trouble() && members.fault.empty()) members.fault = unpacker.trouble()->reason;
  return members;
}

}  // namespace news
