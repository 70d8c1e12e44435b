// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_sink.h"

#include <boost/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/json/json_article.h"
#include "indexer/readers/json/json_envelope.h"
#include "indexer/readers/json/json_repair.h"
#include "indexer/readers/json/json_repeated_keys.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

json::value parse_mended(string_view text, const json::storage_ptr& memory, std::string& warning,
                         json::error_code& error) {
  json::value value = json::parse({text.data(), text.size()}, error, memory);
  if (!error) return value;
  const RepairedJson repaired = repair_json(text);
  json::error_code again;
  value = json::parse(repaired.text, again, memory);
  if (again) return value;
  error = {};
  if (!repaired.warning.empty()) warning.append(warning.empty() ? "" : "; ").append(repaired.warning);
  return value;
}

std::string reason_of(const json::error_code& error) {
  if (error == json::error::too_deep) return "nested too deep";
  return "no JSON: " + error.message();
}

}  // namespace

bool JsonSink::add(string_view text, std::size_t line, bool may_be_other) {
  charset_ = source_.is_wide() ? source_.charset() : "UTF-8";
  if (text::find_invalid(text) == string_view::npos) return parse(text, line, may_be_other, {});
  const auto decoded = decode_text(text, source_.charset());
  if (!decoded) {
    reject(line, "binary data");
    return false;
  }
  charset_ = decoded->charset;
  return parse(decoded->text, line, may_be_other, repair_warning(*decoded).value_or(""));
}

bool JsonSink::parse(string_view text, std::size_t line, bool may_be_other, std::string warning) {
  json::monotonic_resource memory(buffer_.data(), buffer_.size());  // a new one: its blocks only ever grow
  json::error_code error;
  const json::value value = parse_mended(text, &memory, warning, error);
  if (error) {
    reject(line, reason_of(error));
    return error == json::error::too_deep;
  }
  const std::string repeated = warn_of_repeated_key(text, value, line);
  if (!repeated.empty()) warning.append(warning.empty() ? "" : "; ").append(repeated);
  accept_all(value, line, may_be_other, warning);
  return true;
}

void JsonSink::accept_all(const json::value& value, std::size_t line, bool may_be_other, const std::string& warning) {
  const json::object* const object = value.if_object();
  if (object == nullptr) {
    if (!may_be_other) reject(line, "no JSON object");
    return;
  }
  std::vector<Draft> drafts = read_json_articles(value, keys_);
  if (drafts.empty() && !may_be_other) {
    std::string reason = refusal_of_json(*object);
    if (reason.empty()) reason = "neither a headline nor a text under any known name";
    reject(line, warning.empty() ? reason : reason + "; " + warning);
    if (is_withdrawn_json(*object)) {
      Draft draft = read_json_fields(*object, {}, keys_);
      sink_.withdraw(draft.id, draft.version);
    }
  }
  for (Draft& draft : drafts) {
    if (!warning.empty()) draft.warnings.push_back(warning);
    ++accepted_;
    Article article = finish_article(std::move(draft), file_);
    article.charset = charset_;
    if (drafts.size() == 1) article.line = line;
    sink_.accept(std::move(article));
  }
}

}  // namespace news
