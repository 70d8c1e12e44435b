// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/unpack/unpacker.h"

#include <random>

#include "indexer/unpack/container.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;
using test::all_packings;
using test::Packed;
using test::Packing;

namespace {

struct Member {
  std::string name;
  std::string bytes;
  std::string trouble;
};

struct Unpacked {
  std::vector<Member> members;
  std::string trouble;
};

std::string reason_of(const std::optional<FileTrouble>& trouble) { return trouble ? trouble->reason : ""; }

Unpacked unpack(PackedBytes& packed, const UnpackLimits& limits = {}) {
  UnpackBudget budget(limits, 0);
  Unpacker unpacker(packed, budget);
  Unpacked all;
  while (unpacker.next_member()) {
    all.members.push_back({.name = unpacker.name()});
    for (auto bytes = unpacker.next(); !bytes.empty(); bytes = unpacker.next()) all.members.back().bytes += bytes;
    all.members.back().trouble = reason_of(unpacker.member_trouble());
  }
  all.trouble = reason_of(unpacker.trouble());
  return all;
}

Unpacked unpack(std::string_view bytes, const UnpackLimits& limits = {}) {
  PackedInMemory packed(bytes);
  return unpack(packed, limits);
}

/// Hands out its bytes in small pieces, from the front only.
class Pieces final : public ByteSource {
 public:
  explicit Pieces(std::string_view bytes) : bytes_(bytes) {}
  std::string_view next() override {
    const std::string_view piece = bytes_.substr(0, 100);
    bytes_.remove_prefix(piece.size());
    return piece;
  }

 private:
  std::string_view bytes_;
};

std::vector<std::string> names(const Unpacked& all) {
  std::vector<std::string> found;
  for (const Member& member : all.members) found.push_back(member.name);
  return found;
}

/// Bytes that cannot be compressed.
std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes;
  for (std::size_t n = 0; n < size; ++n) bytes += static_cast<char>(random());
  return bytes;
}

const std::vector<Packed> two{{"a.txt", "Oil climbs"}, {"2024/b.txt", "Gas falls"}};

}  // namespace

TEST_CASE("every kind of archive gives its members, in their order", "[unpack]") {
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    const std::string bytes = pack(two, packing);
    CHECK(is_container(bytes, "x"));
    const Unpacked all = unpack(bytes);
    CHECK(all.trouble.empty());
    CHECK(names(all) == std::vector<std::string>{"a.txt", "2024/b.txt"});
    REQUIRE(all.members.size() == 2);
    CHECK(all.members[0].bytes == "Oil climbs");
    CHECK(all.members[1].bytes == "Gas falls");
    CHECK(all.members[1].trouble.empty());
  }
}

TEST_CASE("what is only compressed is one member without a name", "[unpack]") {
  for (const int filter :
       {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_LZ4}) {
    CAPTURE(filter);
    const std::string bytes = test::compress("Oil climbs\n", filter);
    CHECK(is_container(bytes, "x"));
    const Unpacked all = unpack(bytes);
    REQUIRE(all.members.size() == 1);
    CHECK(all.members[0].name.empty());
    CHECK(all.members[0].bytes == "Oil climbs\n");
  }
  CHECK(unpack(test::gzip("Oil ") + test::gzip("climbs")).members.at(0).bytes == "Oil climbs");
}

TEST_CASE("an archive can be read as a stream, but for 7z", "[unpack]") {
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    const std::string bytes = pack(two, packing);
    Pieces pieces(std::string_view(bytes).substr(10));
    PackedStream packed(std::string_view(bytes).substr(0, 10), pieces);
    const Unpacked all = unpack(packed);
    if (packing.format == ARCHIVE_FORMAT_7ZIP)
      CHECK_FALSE(all.trouble.empty());
    else
      CHECK(names(all) == std::vector<std::string>{"a.txt", "2024/b.txt"});
  }
}

TEST_CASE("no name leads out of an archive, and nothing is followed", "[unpack]") {
  const Unpacked all = unpack(test::pack({{"/etc/passwd", "root"},
                                          {"../../up.txt", "up"},
                                          {"a/./../b.txt", "b"},
                                          {"soft", "", "/etc/passwd"},
                                          {"hard", "", "a/./../b.txt", true},
                                          {"__MACOSX/x.txt", "x"},
                                          {"c/._x.txt", "x"},
                                          {".git/x.txt", "x"}}));
  CHECK(names(all) == std::vector<std::string>{"etc/passwd", "up.txt", "a/b.txt", "soft", "hard"});
  REQUIRE(all.members.size() == 5);
  CHECK(all.members[0].bytes == "root");
  for (const std::size_t link : {3, 4}) {
    CHECK(all.members[link].bytes.empty());
    CHECK(all.members[link].trouble == "a link or a device, which is not followed");
  }
}

TEST_CASE("what is encrypted says so, and its neighbours are read", "[unpack]") {
  std::string bytes = test::zip(two);
  bytes[6] = static_cast<char>(bytes[6] | 1);  // the flags of the first member, there and in the table of contents
  const std::size_t table = bytes.find("PK\x01\x02") + 8;
  bytes[table] = static_cast<char>(bytes[table] | 1);
  const Unpacked all = unpack(bytes);
  REQUIRE(all.members.size() == 2);
  CHECK(all.members[0].trouble == "encrypted");
  CHECK(all.members[0].bytes.empty());
  CHECK(all.members[1].bytes == "Gas falls");
}

TEST_CASE("names in any script are read as UTF-8", "[unpack]") {
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR}) {
    const std::string bytes = test::pack({{"новости/статья.txt", "x"}}, {.format = format});
    CHECK(names(unpack(bytes)) == std::vector<std::string>{"новости/статья.txt"});
  }
}

TEST_CASE("of an archive that is cut off the sound members are read, and the damage is said", "[unpack]") {
  const std::vector<Packed> members{{"a.txt", noise(40'000)}, {"b.txt", noise(400'000)}};
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    const std::string bytes = pack(members, packing);
    const Unpacked all = unpack(std::string_view(bytes).substr(0, bytes.size() * 3 / 4));
    std::string troubles = all.trouble;
    std::size_t sound = 0;
    for (const Member& member : all.members) {
      troubles += member.trouble;
      sound += member.trouble.empty() && member.bytes == members[0].bytes ? 1U : 0U;
    }
    CHECK_FALSE(troubles.empty());
    const bool has_table_at_its_end = packing.format == ARCHIVE_FORMAT_7ZIP;
    const bool is_one_block = packing.filter == ARCHIVE_FILTER_XZ || packing.filter == ARCHIVE_FILTER_BZIP2 ||
                              packing.filter == ARCHIVE_FILTER_LZ4;
    if (!has_table_at_its_end && !is_one_block) CHECK(sound == 1);
  }
}

TEST_CASE("any byte of an archive may be wrong", "[unpack]") {
  std::mt19937 random(3);
  for (const Packing& packing : all_packings()) {
    const std::string sound = pack({{"a.txt", std::string(5000, 'a')}, {"b.txt", noise(3000)}}, packing);
    for (int round = 0; round < 60; ++round) {
      std::string bytes = sound;
      for (int n = 0; n < 3; ++n) bytes[random() % bytes.size()] = static_cast<char>(random());
      const Unpacked all = unpack(bytes);
      for (const Member& member : all.members) CHECK(member.bytes.size() <= 20'000);
    }
  }
}

TEST_CASE("a member that expands too far is given up, and its neighbours are read", "[unpack]") {
  const UnpackLimits limits{.ratio = 20, .free_in_member = 100'000, .free_in_file = 100'000'000};
  for (const Packing& packing : all_packings()) {
    if (packing.format == ARCHIVE_FORMAT_TAR_USTAR && packing.filter == ARCHIVE_FILTER_NONE) continue;
    CAPTURE(packing.format, packing.filter);
    const Unpacked all = unpack(
        pack({{"a.txt", "Oil climbs"}, {"bomb.txt", std::string(20'000'000, ' ')}, {"b.txt", "Gas falls"}}, packing),
        limits);
    REQUIRE(all.members.size() == 3);
    CHECK(all.members[0].bytes == "Oil climbs");
    CHECK(all.members[1].trouble == "it expands to more than 20 times its size");
    CHECK(all.members[1].bytes.size() < 10'000'000);
    CHECK(all.members[2].bytes == "Gas falls");
  }
}

TEST_CASE("a container is given up that expands too far in all, or has too many members", "[unpack]") {
  const UnpackLimits limits{.ratio = 20, .free_in_member = 100'000, .free_in_file = 200'000};
  std::vector<Packed> many;
  for (int n = 0; n < 50; ++n) many.push_back({std::to_string(n), std::string(50'000, ' ')});
  const Unpacked all = unpack(test::zip(many), limits);
  CHECK(all.members.size() < 10);
  CHECK_THAT(all.trouble, ContainsSubstring("expands too far"));
  const Unpacked few = unpack(test::zip(many), {.members = 7});
  CHECK(few.members.size() == 7);
  CHECK_THAT(few.trouble, ContainsSubstring("too many members"));
}

TEST_CASE("compressed again and again is no endless work", "[unpack]") {
  std::string bytes = "Oil climbs\n";
  for (int n = 0; n < 100; ++n) bytes = test::gzip(bytes);
  const Unpacked all = unpack(bytes);
  CHECK(all.members.size() <= 1);
  CHECK_FALSE((all.trouble.empty() && all.members.empty()));
}

TEST_CASE("a member need not be read to come to the next", "[unpack]") {
  for (const Packing& packing : all_packings()) {
    CAPTURE(packing.format, packing.filter);
    const std::string bytes = pack({{"a", noise(300'000)}, {"b", "Gas falls"}}, packing);
    PackedInMemory packed(bytes);
    UnpackBudget budget({}, 0);
    Unpacker unpacker(packed, budget);
    REQUIRE(unpacker.next_member());
    REQUIRE(unpacker.next_member());
    CHECK(unpacker.next() == "Gas falls");
    CHECK_FALSE(unpacker.next_member());
  }
}
