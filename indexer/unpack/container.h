// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// Whether a file that begins so is compressed or an archive that can be unpacked: gzip, zstd, bzip2, xz, lz4, zip,
/// tar, 7z. Office documents are zip files too: who wants to know them asks before.
bool is_container(std::string_view head, std::string_view name);

/// "x.txt" of "x.txt.gz": what a compressed file holds. The name itself where it does not end so.
std::string_view name_inside(std::string_view name);

}  // namespace news
