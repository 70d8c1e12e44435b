// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

/// Appends a JSON string. Invalid UTF-8 is repaired. Control characters are escaped, also those beyond ASCII and those
/// that change the direction of text, so that the line is safe to show on a terminal.
void append_json_string(std::string& out, std::string_view text);

/// The same, but {"bytes": BASE64} where the text is not UTF-8.
void append_json_bytes(std::string& out, std::string_view bytes);

/// Decodes BASE64; absent when `encoded` is not valid.
std::optional<std::string> from_base64(std::string_view encoded);

}  // namespace news
