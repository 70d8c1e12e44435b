// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// One part of a message, whether it stands at the top or within others.
struct MimePart {
  std::string type;      ///< "text/html", in lower case
  std::string charset;   ///< as declared; may be empty
  std::string location;  ///< Content-Location
  std::string id;        ///< Content-ID, without its brackets
  std::string name;      ///< of the file that it was, without folders; may be empty
  bool is_attachment = false;
};

/// A message of MIME (RFC 2045 to 2049): a mail, a page saved with its images. Reads what is broken as far as it goes,
/// and of what has too many parts or headers the beginning.
class MimeMessage {
 public:
  explicit MimeMessage(std::string_view bytes);
  ~MimeMessage();
  MimeMessage(const MimeMessage&) = delete;
  MimeMessage& operator=(const MimeMessage&) = delete;

  /// The value of a header of the message, on one line, encoded words decoded; empty when it is absent.
  std::string header(const char* name) const;

  /// A parameter of the message's content type: "start", "boundary".
  std::string parameter(const char* name) const;

  /// Those that hold no others, in their order. A message within the message is one.
  const std::vector<MimePart>& parts() const noexcept { return parts_; }

  /// The bytes of a part, without their transfer encoding. Of a message within the message all of it.
  std::string content(std::size_t part) const;

  /// Whether the mark behind its last part is missing, or was not reached.
  bool cut_off() const noexcept { return cut_off_; }

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
  std::vector<MimePart> parts_;
  bool cut_off_ = false;
};

}  // namespace news
