// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace news {

/// The run cannot go on. `what()` says what happened and where; `hint()` says what the user can do about it
/// (empty when there is nothing useful to say).
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& what, std::string hint = {}) : std::runtime_error(what), hint_(std::move(hint)) {}
  const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

/// A query that looks like it uses an operator, and uses it wrongly. `begin` and `end` are byte offsets into
/// `query`, on code point boundaries, half open; `begin == end` points between two characters.
class QueryError : public Error {
 public:
  QueryError(const std::string& what, std::string hint, std::string query, std::size_t begin, std::size_t end)
      : Error(what, std::move(hint)), query_(std::move(query)), begin_(begin), end_(end) {}
  const std::string& query() const noexcept { return query_; }
  std::size_t begin() const noexcept { return begin_; }
  std::size_t end() const noexcept { return end_; }

 private:
  std::string query_;
  std::size_t begin_;
  std::size_t end_;
};

/// A request with a wrong value. `member()` is the name of the member of Request that holds it; `what()` begins with
/// that name and goes on with `fault()`, so that a program can put its own name in place: "since", "yesterdy: this is
/// not a date".
class RequestError : public Error {
 public:
  RequestError(std::string_view member, const std::string& fault, std::string hint = {})
      : Error(std::string(member) + " " + fault, std::move(hint)), member_(member), fault_(fault) {}
  const std::string& member() const noexcept { return member_; }
  const std::string& fault() const noexcept { return fault_; }

 private:
  std::string member_;
  std::string fault_;
};

}  // namespace news
