// SPDX-License-Identifier: GPL-2.0-or-later
/// News search as a library. Open an Engine on the folder that `news-index` made, send it Requests, show the Results.
///
///     news::Engine engine({"/var/lib/news"});
///     for (const auto& hit : engine.search({.query = "oil prices"}).hits) std::cout << hit.title << '\n';
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "news/article_fields.h"
#include "news/error.h"

namespace news {

enum class Sort {
  relevance,  ///< best first; equal scores newer first
  newest,     ///< by date of publication, undated articles last
  oldest,     ///< by date of publication, undated articles last
};

/// As the limit of a request: all there are.
inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// What to look for and how much to bring back.
struct Request {
  std::string query = {};  ///< the query language; see the README
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  bool any = false;      ///< rank articles that have any of the words; otherwise all are asked for first
  bool literal = false;  ///< the query is plain words: no operator means anything
  /// Not 0: freshness is blended into relevance and halves every so many days. An article of today gains as much as the
  /// best match by words scores; one without a date as much as its like.
  std::size_t recent = 0;
  std::size_t snippets = 2;                         ///< passages a hit, at most
  std::size_t snippet_length = 240;                 ///< aimed at, in code points, for each passage
  bool explain = false;                             ///< say of each hit where its score comes from
  std::optional<std::chrono::sys_days> today = {};  ///< what "yesterday" counts from; the system's UTC day when absent

  // Filters, the same as in the query. Several values of one are alternatives.
  std::string since = {};  ///< a date as after since: in the query
  std::string until = {};
  std::vector<std::string> sources = {};
  std::vector<std::string> sections = {};
  std::vector<std::string> authors = {};
  std::vector<std::string> languages = {};
};

/// Half open, in Unicode code points of the text it goes with.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Range&, const Range&) = default;
};

/// A passage of the article: one line of clean text, and the ranges to highlight in it (sorted, not overlapping).
struct Snippet {
  std::string text;
  std::vector<Range> highlights;
  std::size_t start = 0;    ///< its place in the article's text, in code points
  bool cut_before = false;  ///< the passage starts inside a sentence
  bool cut_after = false;   ///< the passage ends inside a sentence
};

/// What one word, phrase or group of the query adds to a hit's score. The parts of a hit sum to its score.
struct ScorePart {
  std::string text;  ///< in the query language; a remark in words for what else counts: "published 3 days ago"
  double score = 0;
  std::size_t articles = 0;     ///< that match it in the whole index; an estimate above 10,000 and in long queries
  std::size_t occurrences = 0;  ///< in this article, headline included
  std::size_t in_title = 0;
  bool remark = false;  ///< the numbers above mean nothing
};

/// One article found: what the index says of it, and how it answers the request.
struct Hit : ArticleFields {
  std::size_t rank = 0;  ///< from 1, counted over all pages
  double score = 0;
  std::vector<Range> title_highlights = {};
  std::vector<Snippet> snippets = {};
  std::vector<ScorePart> explanation = {};  ///< when asked for: the parts it matches, the weightiest first
};

/// An article whole.
struct FullArticle {
  Hit hit;                        ///< without rank, score, snippets and explanation
  std::string text;               ///< clean paragraphs, a newline between two; the headline is not among them
  std::vector<Range> highlights;  ///< ranges of `text` that answer the query; the first 10,000 matches are highlighted
  std::vector<std::string> warnings = {};  ///< what was repaired when the article was read
};

/// A part of the query, and how many articles match it alone; an estimate above 10,000.
struct PartCount {
  std::string text;  ///< in the query language
  std::size_t matches = 0;
  bool inside = false;  ///< a word of the group or phrase before it
};

/// Why no article has all that was asked for.
struct Autopsy {
  std::vector<PartCount> parts;  ///< what the query joins; after a group that nothing matches, its words
  std::string killer;            ///< the part without which there are articles, or empty
  std::size_t others = 0;        ///< as many match all other parts together
};

/// Another query that finds more.
struct Suggestion {
  std::string query;
  std::size_t matches = 0;
  enum class Change {
    spelling,  ///< of a word
    distance,  ///< words farther from each other, or in other forms
    omission,  ///< the part of the query without which there are articles is left out
  } change = Change::spelling;
};

/// The answer to a Request.
struct Results {
  std::string query;
  std::string understood;  ///< the query as the engine read it, in the query language
  std::size_t matches = 0;
  bool exact = true;  ///< false: `matches` is an estimate
  std::vector<Hit> hits;
  std::size_t handed_out = 0;  ///< hits that a HitSink gets instead
  /// Empty, or "any": no article has all the words, these have some. Those that cover more of the query come first,
  /// its rarer words being more of it.
  std::string fallback;
  std::vector<std::string> notices;     ///< one line each, for the user: what was left out or bounded
  Autopsy autopsy;                      ///< without parts when some article has all that was asked for
  std::vector<Suggestion> suggestions;  ///< best first; with hits only for what looks like a slip of the pen
  std::chrono::microseconds elapsed{};
};

/// Takes the hits of a search one by one, in their order. `results` has all but them and the time they take.
using HitSink = std::function<void(const Results& results, Hit hit)>;

/// A word of the query, and every form that it finds.
struct WordForms {
  std::string word;
  std::vector<std::string> forms;
};

/// How the engine reads a query.
struct Reading {
  std::string understood;        ///< in the query language; means the same
  std::vector<WordForms> words;  ///< those that find more than themselves
};

/// An open index, or several searched as one. Sees new commits by itself: each search answers from one consistent
/// revision, reopening and asking again when an indexer moved on meanwhile. One Engine serves one thread at a time.
class Engine {
 public:
  /// `databases`: folders made by news-index. Throws Error when one cannot be opened or was made by a newer or an
  /// older version.
  explicit Engine(std::vector<std::string> databases);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Throws QueryError for a bad query, RequestError for another value of the request that is wrong, Error for trouble
  /// with the index.
  Results search(const Request& request);

  /// The same, for more hits than memory should hold: each is forgotten once `sink` has it. All are of one revision of
  /// the index; when indexers overwrite that before the end, the rest cannot be had and Error is thrown. What `sink`
  /// throws ends the search.
  Results search(const Request& request, const HitSink& sink);

  /// The exact number of hits. To `notices`, when given, goes what was left out or bounded.
  std::size_t count(const Request& request, std::vector<std::string>* notices = nullptr);

  /// The article with this id, or whose file has this path; absent when there is none. Lit as `request` asks, though
  /// the article need not match; its query may be empty. Throws as `search` does.
  std::optional<FullArticle> article(const std::string& id, const Request& request = {});

  /// Reads the query without searching.
  Reading read(const Request& request);

  /// Values of a field that begin with `start`, case and accents aside, as completion offers them: at most `limit`,
  /// the most frequent first. Takes a few milliseconds and may miss rare ones. Fields: source, section, author, tag,
  /// place, lang, id, url; none for any other name.
  std::vector<std::string> values(const std::string& field, const std::string& start, std::size_t limit = 100);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
