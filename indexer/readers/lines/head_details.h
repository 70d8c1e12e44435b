// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace news {

/// What a line in the head of a text says of the article, and nothing else. All views look into the line.
struct HeadDetails {
  std::vector<std::string_view> dates;    ///< in their order: "Published: … | Updated: …"
  std::vector<std::string_view> bylines;  ///< as printed
  std::string_view source;                ///< the newspaper
  std::string_view url;
};

/// Reads a date, a byline, an address, or several with bars between: "By Jane Doe | The Irish Times | 3 March 2021". A
/// newspaper's name counts only beside a date, as does the name of a person without "By". Without `bylines` a line
/// that holds a name is absent.
std::optional<HeadDetails> read_head_details(std::string_view line, bool bylines);

/// A head and the text behind it in one line, cut into tokens, as in the CNN and Daily Mail set:
/// "By . Jane Doe . and John Roe . PUBLISHED: . 08:33 EST, 14 June 2013 . | . UPDATED: . … . A zookeeper was bitten ."
/// Either of names and dates may be missing.
struct TokenisedHead {
  HeadDetails details;
  std::string_view text;  ///< what follows
};
std::optional<TokenisedHead> read_tokenised_head(std::string_view line);

}  // namespace news
