// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/unpack/unpacker.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdio>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t block_bytes = 64 * 1024;

/// libarchive turns names into the charset of the thread's locale.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(utf8())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;  // 0, where there is none, changes nothing
  }

  locale_t before_;
};

la_ssize_t read_packed(archive*, void* packed, const void** bytes) {
  const string_view next = static_cast<PackedBytes*>(packed)->next();
  *bytes = next.data();
  return static_cast<la_ssize_t>(next.size());
}

la_int64_t seek_packed(archive*, void* client, la_int64_t offset, int whence) {
  auto& packed = *static_cast<PackedBytes*>(client);
  const auto size = static_cast<la_int64_t>(packed.size().value_or(0));
  const la_int64_t from = whence == SEEK_END ? size : whence == SEEK_CUR ? static_cast<la_int64_t>(packed.place()) : 0;
  const la_int64_t place = std::clamp<la_int64_t>(from + offset, 0, size);
  packed.seek(static_cast<std::uint64_t>(place));
  return place;
}

/// Only what libarchive reads by itself: for the rest it would start programs.
bool choose_formats(archive* reader) {
  const std::array results{
      archive_read_support_filter_gzip(reader),
      archive_read_support_filter_bzip2(reader),
      archive_read_support_filter_xz(reader),
      archive_read_support_filter_lz4(reader),
      archive_read_support_filter_zstd(reader),
      archive_read_support_format_tar(reader),
      archive_read_support_format_zip_streamable(reader),
      archive_read_support_format_raw(reader),
  };
  return std::ranges::all_of(results, [](int result) { return result == ARCHIVE_OK; });
}

bool choose_formats_with_seek(archive* reader) {
  return archive_read_support_format_zip_seekable(reader) == ARCHIVE_OK &&
         archive_read_support_format_7zip(reader) == ARCHIVE_OK;
}

/// The path without what could lead out of the archive; empty when nobody would look for an article there.
std::string clean_name(string_view path) {
  std::string clean;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (part.starts_with('.') || part == "__MACOSX") return {};
    if (!clean.empty()) clean += '/';
    clean += part;
  }
  return clean;
}

string_view path_of(archive_entry* entry) {
  const char* path = archive_entry_pathname(entry);
  if (path == nullptr) path = archive_entry_pathname_utf8(entry);
  return path == nullptr ? string_view("a member without a name") : string_view(path);
}

}  // namespace

void Unpacker::Free::operator()(archive* reader) const noexcept { archive_read_free(reader); }

Unpacker::Unpacker(PackedBytes& packed, UnpackBudget& budget)
    : packed_(packed), budget_(budget), reader_(archive_read_new()), bytes_(block_bytes) {
  if (!reader_) throw std::bad_alloc();
  open();
}

Unpacker::~Unpacker() = default;

void Unpacker::open() {
  const Utf8Locale locale;
  bool chosen = choose_formats(reader_.get());
  if (packed_.size()) {
    chosen = chosen && choose_formats_with_seek(reader_.get());
    archive_read_set_seek_callback(reader_.get(), seek_packed);
  }
  if (!chosen) {
    trouble_ = FileTrouble{"libarchive cannot unpack it here by itself", "unpack it"};
    return;
  }
  archive_read_set_read_callback(reader_.get(), read_packed);
  archive_read_set_callback_data(reader_.get(), &packed_);
  if (archive_read_open1(reader_.get()) != ARCHIVE_OK) trouble_ = damage();
}

/// Whether libarchive takes the bytes as they are, since they are neither compressed nor an archive.
bool Unpacker::is_without_archive() const {
  constexpr int only_the_bytes = 1;
  return archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW && archive_filter_count(reader_.get()) == only_the_bytes;
}

bool Unpacker::next_member() {
  if (is_open_) skip_rest();
  member_trouble_.reset();
  while (!trouble_) {
    if (budget_.is_spent()) {
      trouble_ = FileTrouble{"it expands too far; the rest of it is left out", "unpack it, if it can be trusted"};
      return false;
    }
    archive_entry* entry = nullptr;
    const Utf8Locale locale;
    const int result = archive_read_next_header(reader_.get(), &entry);
    if (result == ARCHIVE_EOF) return false;
    if (result == ARCHIVE_RETRY) continue;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
      trouble_ = damage();
    else if (is_without_archive())
      trouble_ = FileTrouble{"a damaged archive", {}};
    else if (!budget_.spend_member())
      trouble_ = FileTrouble{"it has too many members; the rest of it is left out", "unpack it"};
    else if (take_entry(entry))
      return true;
  }
  return false;
}

bool Unpacker::take_entry(archive_entry* entry) {
  is_open_ = true;
  is_bomb_ = false;
  unpacked_ = 0;
  knows_size_ = archive_entry_size_is_set(entry) != 0;
  begin_ = packed_place();
  const bool is_single = archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW;
  name_ = is_single ? std::string() : clean_name(path_of(entry));
  if (is_single) return true;
  if (archive_entry_filetype(entry) == AE_IFDIR || name_.empty()) {
    skip_rest();
    return false;
  }
  if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
    member_trouble_ = FileTrouble{"a link or a device, which is not followed", {}};
  else if (archive_entry_is_encrypted(entry) != 0)
    member_trouble_ = FileTrouble{"encrypted", "unpack it with its password"};
  return true;
}

string_view Unpacker::next() {
  if (!is_open_ || member_trouble_) return {};
  la_ssize_t count = ARCHIVE_RETRY;
  while (count == ARCHIVE_RETRY) count = archive_read_data(reader_.get(), bytes_.data(), bytes_.size());
  if (count > 0) {
    check_expansion(static_cast<std::size_t>(count));
    if (member_trouble_) return {};
    return {bytes_.data(), static_cast<std::size_t>(count)};
  }
  is_open_ = false;
  if (count == 0) return {};
  member_trouble_ = damage();
  if (count == ARCHIVE_FATAL) trouble_ = FileTrouble{"the archive is damaged; the rest of it cannot be read", {}};
  return {};
}

void Unpacker::check_expansion(std::size_t bytes) {
  unpacked_ += bytes;
  const UnpackLimits& limits = budget_.limits();
  const std::uint64_t place = packed_place();
  const std::uint64_t packed = place - std::min(begin_, place);
  is_bomb_ = is_bomb_ || unpacked_ > limits.free_in_member + packed * limits.ratio;
  if (!budget_.spend_bytes(bytes) || is_bomb_)
    member_trouble_ = FileTrouble{"it expands to more than " + std::to_string(limits.ratio) + " times its size",
                                  "unpack it, if it can be trusted"};
}

/// Within the budget: libarchive itself would unpack whatever there is to come to the next member.
void Unpacker::skip_rest() {
  is_open_ = false;
  if (knows_size_ && (archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP) {
    archive_read_data_skip(reader_.get());  // goes on behind the packed bytes
    return;
  }
  la_ssize_t count = 0;
  do {
    count = archive_read_data(reader_.get(), bytes_.data(), bytes_.size());
    if (count > 0 && !budget_.spend_bytes(static_cast<std::uint64_t>(count))) return;
  } while (count > 0 || count == ARCHIVE_RETRY);
}

FileTrouble Unpacker::damage() const {
  const char* message = archive_error_string(reader_.get());
  std::string reason = "a damaged archive";
  if (message != nullptr) reason += ": " + text::collapse_space(text::without_controls(text::repair(message)));
  return {std::move(reason), {}};
}

std::uint64_t Unpacker::packed_place() const {
  constexpr int outermost = -1;
  return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(reader_.get(), outermost), 0));
}

}  // namespace news
