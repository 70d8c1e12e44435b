// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mime_message.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <utility>

#include "common/text.h"

namespace news {
namespace {

struct Unref {
  void operator()(void* object) const noexcept { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// What a function of GLib gives away; null is empty.
std::string taken(char* text) {
  std::string copy = text == nullptr ? std::string() : std::string(text);
  g_free(text);
  return copy;
}

std::string copied(const char* text) { return text == nullptr ? std::string() : std::string(text); }

/// One line of UTF-8 without control characters, whatever bytes a header holds.
std::string clean_line(const std::string& raw) {
  return text::collapse_space(text::without_controls(text::repair(raw)));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), text::lower_ascii);
  return text;
}

/// The last part of the path that a header names.
std::string file_name(GMimeObject* object) {
  if (!GMIME_IS_PART(object)) return {};
  std::string name = clean_line(copied(g_mime_part_get_filename(reinterpret_cast<GMimePart*>(object))));
  return name.substr(name.find_last_of("/\\") + 1);
}

std::string without_brackets(std::string id) {
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  return id;
}

void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

/// The beginning that has no more parts and headers than are read: each costs a thousand times its size in memory.
std::string_view bounded(std::string_view bytes) {
  constexpr std::size_t most_lines = 20'000;  // of headers and between parts
  constexpr std::size_t largest_head = 256 * 1024;
  std::size_t lines = 0;
  std::size_t head_begin = 0;
  bool in_head = true;
  bool holds_message = false;  // whose headers follow
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    const bool is_blank = line.empty() || line == "\r";
    if (line.starts_with("--") || (in_head && is_blank)) {
      in_head = !is_blank || std::exchange(holds_message, false);
      head_begin = at;
    }
    lines += in_head ? 1 : 0;
    if (in_head && (lines > most_lines || end - head_begin > largest_head)) return bytes.substr(0, at);
    holds_message = holds_message || (in_head && line.find("essage/") != std::string_view::npos);
    at = end + 1;
  }
  return bytes;
}

Owned<GMimeMessage> parse(std::string_view bytes) {
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

MimePart describe(GMimeObject* object) {
  MimePart part;
  if (GMimeContentType* const type = g_mime_object_get_content_type(object))
    part.type = lower(taken(g_mime_content_type_get_mime_type(type)));
  part.charset = clean_line(copied(g_mime_object_get_content_type_parameter(object, "charset")));
  part.location = clean_line(copied(g_mime_object_get_header(object, "Content-Location")));
  part.id = without_brackets(copied(g_mime_object_get_content_id(object)));
  part.name = file_name(object);
  part.is_attachment = lower(copied(g_mime_object_get_disposition(object))) == "attachment";
  return part;
}

}  // namespace

struct MimeMessage::Tree {
  Owned<GMimeMessage> message;
  std::vector<GMimeObject*> leaves;  ///< owned by the message

  GMimeObject* top() const { return message == nullptr ? nullptr : g_mime_message_get_mime_part(message.get()); }
};

MimeMessage::MimeMessage(std::string_view bytes) : tree_(std::make_unique<Tree>()) {
  bytes = bounded(bytes);
  tree_->message = parse(bytes);
  std::vector<GMimeObject*> open;
  if (GMimeObject* const top = tree_->top()) open.push_back(top);
  while (!open.empty()) {
    GMimeObject* const object = open.back();
    open.pop_back();
    if (GMIME_IS_MULTIPART(object)) {
      auto* const multipart = reinterpret_cast<GMimeMultipart*>(object);
      for (int i = g_mime_multipart_get_count(multipart); i > 0; --i)
        open.push_back(g_mime_multipart_get_part(multipart, i - 1));
    } else {
      tree_->leaves.push_back(object);
      parts_.push_back(describe(object));
    }
  }
  const std::string boundary = parameter("boundary");
  cut_off_ = !boundary.empty() && bytes.rfind("--" + boundary + "--") == std::string_view::npos;
}

MimeMessage::~MimeMessage() = default;

std::string MimeMessage::header(const char* name) const {
  if (tree_->message == nullptr) return {};
  auto* const object = reinterpret_cast<GMimeObject*>(tree_->message.get());
  const std::string raw = copied(g_mime_object_get_header(object, name));
  return clean_line(taken(g_mime_utils_header_decode_text(nullptr, raw.c_str())));
}

std::string MimeMessage::parameter(const char* name) const {
  GMimeObject* const top = tree_->top();
  return top == nullptr ? std::string() : copied(g_mime_object_get_content_type_parameter(top, name));
}

std::string MimeMessage::content(std::size_t part) const {
  GMimeObject* const object = tree_->leaves[part];
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* const message = g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
    if (message == nullptr) return {};
    g_mime_object_write_to_stream(reinterpret_cast<GMimeObject*>(message), nullptr, stream.get());
  } else {
    GMimeDataWrapper* const wrapper =
        GMIME_IS_PART(object) ? g_mime_part_get_content(reinterpret_cast<GMimePart*>(object)) : nullptr;
    if (wrapper == nullptr) return {};
    g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
  }
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace news
