// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/answer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/text.h"
#include "searcher/advice.h"
#include "searcher/line_reader.h"
#include "searcher/open_article.h"
#include "searcher/remarks.h"
#include "searcher/render/article_renderer.h"
#include "searcher/render/copies_renderer.h"
#include "searcher/render/coverage_json.h"
#include "searcher/render/coverage_renderer.h"
#include "searcher/render/json_renderer.h"
#include "searcher/render/renderer.h"
#include "searcher/similar_text.h"

namespace news {
namespace {

constexpr std::size_t longest_id = 64 * 1024;

/// "market~ = market^1.3 markets marketed"
std::string line_of(const WordForms& word) {
  std::string line = as_shown(word.word) + "~ =";
  const long tenths = std::lround(10 * word.typed_weight);
  for (const std::string& form : word.forms) {
    line += " " + as_shown(form);
    if (tenths != 10 && &form == &word.forms.front())
      line += "^" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }
  return line + "\n";
}

/// The error in the words of the user, who wrote an option or a key of a batch.
Error in_words_of_user(const RequestError& error, bool in_batch) {
  const std::string name(name_of_member(error.member()));
  return Error((in_batch ? '"' + name + '"' : "--" + name) + " " + error.fault(), error.hint());
}

/// Up to three ids that begin as `id` does, for as long as any do: "a, b, c"; empty if there are none.
std::string near_ids(Engine& engine, std::string_view id) {
  constexpr std::size_t least_start = 3;
  constexpr std::size_t most_named = 3;
  std::string list;
  for (std::size_t size = id.size() - 1; list.empty() && size >= least_start && size < id.size();
       size -= size / 4 + 1) {
    for (const std::string& near : engine.values("id", std::string(text::prefix(id, size)), most_named))
      list.append(list.empty() ? "" : ", ").append(near);
  }
  return list;
}

Error no_article(Engine& engine, const std::string& id, std::string_view option, bool in_batch) {
  const bool is_number = id.find_first_not_of("0123456789") == std::string::npos;
  const std::string what = "no article has the id " + id;
  if (is_number && !in_batch)
    return Error(
        what, "a number stands for a hit of a query: news-search --" + std::string(option) + " " + id + " oil prices");
  if (!engine.missing().empty()) {
    const MissingShard& shard = engine.missing().front();
    return Error(what, "shard " + shard.name + " " + shard.fault + ": it may have it");
  }
  const std::string near = near_ids(engine, id);
  return Error(what, near.empty() ? "ids are in the output of --json" : "ids that begin alike: " + near);
}

/// The answer to one question; for each kind there is a function that returns whether anything was found.
class Answer {
 public:
  Answer(Engine& engine, const Question& question, const OutputOptions& output, const Look& look,
         const AnswerSink& sink)
      : engine_(engine), question_(question), output_(output), look_(look), sink_(sink) {}

  bool operator()(const Question::Hits&) const {
    const Request request = filled(question_.request);
    constexpr std::size_t long_part = 1 << 16;
    Renderer renderer(output_.format, look_);
    AnswerPart part{.out = look_.in_batch ? "" : header(output_.format, look_)};
    bool remarked = false;
    const auto remark_once = [&](const Results& results) {
      if (!std::exchange(remarked, true)) part.err = remarks_on_page(results);
    };
    Results results = engine_.search(request, [&](const Results& so_far, const Hit& hit) {
      remark_once(so_far);
      renderer.hit(so_far, hit, part.out);
      if (part.out.size() >= long_part) sink_(std::exchange(part, {}));
    });
    add_missing(results.missing, missing_before_);
    remark_once(results);
    renderer.end(results, part.out);
    sink_(std::move(part));
    return results.handed_out != 0;
  }

  bool operator()(const Question::Count&) const {
    const auto start = std::chrono::steady_clock::now();
    CountSummary summary{.query = question_.request.query};
    const bool in_json = output_.format == Format::jsonl;
    if (in_json) summary.understood = engine_.read(question_.request).understood;
    summary.matches = engine_.count(question_.request, &summary.notices, in_json ? &summary.stories : nullptr);
    summary.missing = engine_.missing();
    summary.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    AnswerPart part;
    Remarks remarks = remarks_so_far();
    if (in_json) {
      remarks.add_reading(summary.understood);
      render_json_count(summary, part.out, look_.request);
    } else {
      part.out = std::to_string(summary.matches) + "\n";
    }
    remarks.add_notices(summary.notices);
    part.err = remarks.lines();
    sink_(std::move(part));
    return summary.matches != 0;
  }

  bool operator()(const Question::ArticleById& wanted) const {
    if (wanted.id != "-" || look_.in_batch || question_.opens) return show(wanted.id);
    bool any = false;
    bool found = true;
    LineReader ids("-", longest_id);
    while (const auto line = ids.next()) {
      if (std::exchange(any, true)) divide();
      found = show_or_say_why([&] { return show(line->text); }) && found;
    }
    return any && found;
  }

  bool operator()(const Question::ArticleByRank& wanted) const {
    const auto id = id_of_hit(wanted.rank);
    return id && show(*id);
  }

  /// One that is not there does not stop the others: in JSON there is a line for each.
  bool operator()(const Question::Articles& wanted) const {
    bool found = true;
    for (const auto& article : wanted.list) {
      if (&article != wanted.list.data()) divide();
      found = show_or_say_why([&] { return std::visit(*this, article); }) && found;
    }
    return found;
  }

  bool operator()(const Question::Similar& wanted) const {
    Request request = question_.request;
    request.recent = 0;  // of the config file
    Subject subject{.id = wanted.id, .background = wanted.background};
    if (wanted.rank != 0) {
      auto id = id_of_hit(wanted.rank);
      if (!id) return false;
      subject.id = *std::move(id);
      request.query.clear();
    }
    std::optional<Results> results = similar(subject, request);
    const std::string_view option = wanted.background ? "background" : "similar";
    if (!results) return refuse(no_article(engine_, wanted.id, option, look_.in_batch));
    results->query = question_.request.query;
    Renderer renderer(output_.format, look_);
    AnswerPart part{.out = look_.in_batch ? "" : header(output_.format, look_), .err = remarks_on_page(*results)};
    for (const Hit& hit : results->hits) renderer.hit(*results, hit, part.out);
    renderer.end(*results, part.out);
    sink_(std::move(part));
    return !results->hits.empty();
  }

  bool operator()(const Question::Reading&) const {
    const Reading reading = engine_.read(question_.request);
    AnswerPart part{.out = as_shown(reading.understood) + "\n"};
    if (output_.verbose) {
      if (!reading.cut.empty()) part.out += "in words: " + as_shown(reading.cut) + "\n";
      for (const WordForms& word : reading.words) part.out += line_of(word);
    }
    Remarks remarks = remarks_so_far();
    remarks.add_notices(reading.notices);
    part.err = remarks.lines();
    sink_(std::move(part));
    return true;
  }

  bool operator()(const Question::Coverage& wanted) const {
    const Coverage coverage = engine_.coverage(question_.request, wanted.counts);
    const bool is_json = output_.format == Format::jsonl;
    AnswerPart part;
    if (is_json) {
      render_json_coverage(coverage, part.out, look_.request);
    } else {
      render_coverage(coverage, look_, part.out);
    }
    Remarks remarks = remarks_so_far();
    if (coverage.timeline && !coverage.timeline->notice.empty()) remarks.add_notices({coverage.timeline->notice});
    if (wanted.with_hits) {
      part.err = remarks.lines();
      if (!is_json && !part.out.empty()) part.out += '\n';
      sink_(std::move(part));
      missing_before_ = engine_.missing();
      return (*this)(Question::Hits{});
    }
    const Results results = summary_of(coverage);
    remarks.add_search(results);
    part.err = remarks.lines();
    if (is_json) render_json_summary(results, part.out, look_.request);
    sink_(std::move(part));
    return coverage.matches != 0;
  }

 private:
  /// The shards that are missing from the answer are told even where other remarks are not.
  Remarks remarks_so_far() const {
    std::vector<MissingShard> missing = engine_.missing();
    add_missing(missing, missing_before_);
    Remarks remarks(output_, look_.request);
    remarks.add_missing(missing);
    return remarks;
  }

  /// A search finds out why no article matches the whole query.
  Results summary_of(const Coverage& coverage) const {
    Results results{.query = coverage.query, .understood = coverage.understood, .notices = coverage.notices};
    if (coverage.matches == 0 || !coverage.fallback.empty()) {
      Request request = question_.request;
      request.limit = 1;
      request.snippets = 0;
      results = engine_.search(request);
      results.hits.clear();
    }
    results.matches = coverage.matches;
    results.missing = engine_.missing();
    results.exact = true;
    results.handed_out = 0;
    results.elapsed = coverage.elapsed;
    return results;
  }

  /// Only what marks articles that lack a word gets them, and no list of all.
  Request filled(Request request) const {
    const bool marks = output_.format == Format::text || output_.format == Format::jsonl;
    if (marks && request.limit != no_limit) request.fill = request.limit;
    return request;
  }

  /// The id of a hit of the query; absent, with a remark, if there are fewer.
  std::optional<std::string> id_of_hit(std::size_t rank) const {
    Request request = filled(question_.request);
    request.offset = rank - 1;
    request.limit = 1;
    request.snippets = 0;
    request.explain = false;
    Results results = engine_.search(request);
    Remarks remarks = remarks_so_far();
    remarks.add_search(results);
    if (results.hits.empty() && results.matches != 0)
      remarks.add("there is no hit " + std::to_string(rank) + ": only " + count_of_hits(results));
    sink_({.err = remarks.lines()});
    if (results.hits.empty()) return std::nullopt;
    return std::move(results.hits.front().id);
  }

  /// An id names an article; else it may name a file, which may be that of an article. Absent if it names nothing.
  std::optional<Results> similar(Subject subject, const Request& request) const {
    const bool is_input = subject.id == "-" && !look_.in_batch;
    std::optional<Results> results = is_input ? std::nullopt : engine_.similar(subject, request);
    if (results || look_.in_batch || !names_text(subject.id)) return results;
    const bool background = subject.background;
    if (!is_input) {
      results = engine_.similar({.id = absolute_path(subject.id), .background = background}, request);
      if (results) return results;
    }
    subject = read_similar_text(subject.id);
    subject.background = background;
    return engine_.similar(subject, request);
  }

  /// Between two articles.
  void divide() const {
    if (output_.format == Format::text) sink_({.out = divider(look_)});
  }

  template <class Show>
  bool show_or_say_why(Show show) const try {
    return show();
  } catch (const RequestError& error) {
    return say_why(in_words_of_user(error, look_.in_batch));
  } catch (const QueryError&) {
    throw;
  } catch (const Error& error) {
    if (!look_.in_batch) throw;
    return say_why(error);
  }

  bool say_why(const Error& error) const {
    AnswerPart part{.refused = look_.in_batch};
    if (output_.format == Format::jsonl)
      render_json_error(error, look_.request, part.out);
    else
      part.err = describe(search_program().name, error);
    sink_(std::move(part));
    return false;
  }

  /// Says why there is no answer.
  bool refuse(const Error& error) const {
    if (look_.in_batch) throw error;
    sink_({.err = describe(search_program().name, error)});
    return false;
  }

  std::string remarks_on_page(const Results& results) const {
    Remarks remarks = remarks_so_far();
    remarks.add_search(results);
    const bool skips_all = results.handed_out == 0 && results.hits.empty() && results.matches != 0;
    if (skips_all && output_.format == Format::text && !output_.quiet)
      remarks.add("--offset skips all " + count_of_hits(results) + " found");
    return remarks.lines();
  }

  bool show(const std::string& id) const {
    if (question_.lists_copies) return show_copies(id);
    const std::optional<FullArticle> article = engine_.article(id, question_.request, question_.paragraphs);
    if (!article) return refuse(no_article(engine_, id, question_.opens ? "open" : "show", look_.in_batch));
    if (question_.opens) {
      open_article(article->hit, opener_environment());
      return true;
    }
    AnswerPart part;
    if (output_.format == Format::jsonl) {
      render_json_article(*article, part.out, look_.request);
    } else {
      part.first_highlighted_line = render_article(*article, look_, part.out);
    }
    part.err = remarks_so_far().lines();
    sink_(std::move(part));
    return true;
  }

  bool show_copies(const std::string& id) const {
    const std::optional<ArticleCopies> group = engine_.copies(id);
    if (!group) return refuse(no_article(engine_, id, "show", look_.in_batch));
    AnswerPart part;
    if (output_.format == Format::jsonl)
      render_json_copies(*group, part.out, look_.request);
    else
      render_copies(*group, look_, part.out);
    part.err = remarks_so_far().lines();
    sink_(std::move(part));
    return true;
  }

  static void add_missing(std::vector<MissingShard>& missing, const std::vector<MissingShard>& more) {
    for (const MissingShard& shard : more) {
      if (std::ranges::find(missing, shard.name, &MissingShard::name) == missing.end()) missing.push_back(shard);
    }
  }

  Engine& engine_;
  mutable std::vector<MissingShard> missing_before_;  ///< in the first half of an answer that has two
  const Question& question_;
  const OutputOptions& output_;
  const Look& look_;
  const AnswerSink& sink_;
};

}  // namespace

Answerer::Answerer(const SearchOptions& options, const Look& look, std::shared_ptr<SynonymsFile> synonyms)
    : engine_(options.databases, options.reach), output_(options.output), look_(look), synonyms_(std::move(synonyms)) {}

bool Answerer::answer(const Question& question, const AnswerSink& sink) {
  if (look_.in_batch && !question.wants<Question::Hits>() && !question.wants<Question::Similar>() &&
      output_.format != Format::jsonl)
    throw Error(R"("count", "show", "facets" and "timeline" are answered in JSON only)", "add --json to the command");
  Look look = look_;
  look.request = question.name;
  if (synonyms_) engine_.use_synonyms(synonyms_->current());
  try {
    return std::visit(Answer(engine_, question, output_, look, sink), question.wanted);
  } catch (const RequestError& error) {
    throw in_words_of_user(error, look.in_batch);
  }
}

}  // namespace news
