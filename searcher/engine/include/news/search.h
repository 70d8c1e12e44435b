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
#include "news/coverage.h"
#include "news/error.h"
#include "news/similar.h"
#include "news/synonyms.h"

namespace news {

enum class Sort {
  relevance,  ///< best first; equal scores newer first
  newest,     ///< by date of publication, undated articles last
  oldest,     ///< by date of publication, undated articles last
  added,      ///< by the time when the index first had it, the latest first; those of one time as `newest`
};

/// Which of the near copies of an article stands for all of them, see Request::fold_copies.
enum class Lead {
  best,     ///< the one that comes first in the order of the request
  first,    ///< the one that was published first
  last,     ///< the one that was published last
  longest,  ///< the one with the most words
};

/// As Request::limit: all hits.
inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// How indexes on other machines are searched: shards, which xapian-tcpsrv or xapian-progsrv serves.
struct Reach {
  std::chrono::milliseconds timeout{10'000};  ///< to wait for a connection, and for each answer of a shard
  bool require_all = false;  ///< a shard that does not answer is an Error; otherwise the others are searched
};

/// A shard whose articles are missing from an answer.
struct MissingShard {
  std::string name;   ///< HOST:PORT, or HOST/FOLDER
  std::string fault;  ///< to follow the name: "does not answer"
};

/// What to search for, and how much to return.
struct Request {
  std::string query = {};  ///< the query language; see the README. Without a query and filters: every article
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  bool any = false;      ///< rank articles that have any of the words; otherwise all words are required first
  bool literal = false;  ///< the query is plain words, without operators
  /// If fewer articles than this have all the words, those that have all but one follow (see Hit::missing). Only for
  /// three to eight plain words without AND between them, sorted by relevance. The number of hits on the first page is
  /// a good choice, for all pages.
  std::size_t fill = 0;
  /// If not 0, freshness is blended into relevance and halves every `recent` days. An article of today gains as much as
  /// the best match by words scores; an undated one gains what the best matches gain on average. If the newest
  /// article of the index is more than twice `recent` days old, its day takes the place of today, and a notice says so.
  std::size_t recent = 0;
  std::size_t snippets = 2;          ///< passages per hit, at most
  std::size_t snippet_length = 240;  ///< target for each passage, in code points
  /// Articles that are near copies of each other, such as an agency's story in several papers, are one story and one
  /// hit, which lists the others (see Hit::copies); otherwise each is a hit. Offset and limit count hits.
  bool fold_copies = true;
  /// Of the copies that match. It has the rank and the score of the best one. Where a word is missing, that one leads.
  Lead lead = Lead::best;
  bool explain = false;  ///< explain the score of each hit
  /// Look into why nothing matches, and what would: Results::autopsy and suggestions. It takes a quarter of the time of
  /// a search that ends in the middle of a word.
  bool advise = true;
  std::optional<std::chrono::sys_days> today = {};  ///< what "yesterday" counts from; the system's UTC day if absent

  // Filters, as in the query. Several values of one filter are alternatives.
  std::string since = {};  ///< a date, as after `since:` in the query
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
  std::size_t start = 0;      ///< its place in the article's text, in code points
  std::size_t paragraph = 0;  ///< of the text, where it starts, from 1
  bool cut_before = false;    ///< the passage starts inside a sentence
  bool cut_after = false;     ///< the passage ends inside a sentence
};

/// What one word, phrase or group of the query adds to a hit's score. The parts of a hit sum to its score.
struct ScorePart {
  std::string text;  ///< in the query language, or a remark in words: "published 3 days ago"
  double score = 0;
  std::size_t articles = 0;     ///< that match it in the whole index
  std::size_t occurrences = 0;  ///< in this article, headline included
  std::size_t in_title = 0;
  bool remark = false;  ///< `text` is a remark, and the counts mean nothing
  bool exact = true;    ///< false: `articles` is an estimate, as it may be above 10,000 and in long queries
};

/// A near copy of an article.
struct Copy {
  std::string id;
  std::string source;  ///< or empty, as `date`
  std::string date;    ///< as ArticleFields::date
};

/// The near copies of a hit that match too.
struct Copies {
  std::size_t count = 0;
  std::vector<Copy> listed = {};  ///< the oldest first, the undated last: 50 at most
};

/// One article found: what the index knows of it, and how it answers the request.
struct Hit : ArticleFields {
  std::size_t rank = 0;  ///< from 1, counted over all pages
  double score = 0;
  std::vector<Range> title_highlights = {};
  std::vector<Snippet> snippets = {};
  Copies copies = {};                       ///< that are folded into this hit
  std::vector<std::string> missing = {};    ///< of the query's words, if Request::fill let the article in: one
  std::vector<ScorePart> explanation = {};  ///< on request: the parts that it matches, highest score first
  std::vector<std::string> tie = {};        ///< of Engine::similar: the words that tie it, as the article writes them
};

/// Which paragraphs of an article: both ends included, from 1. What is behind the last one is ignored.
struct Paragraphs {
  std::size_t first = 1;
  std::size_t last = no_limit;
};

/// A whole article, or some paragraphs of it.
struct FullArticle {
  Hit hit;                                 ///< without rank, score, snippets and explanation
  std::string text;                        ///< clean paragraphs with a newline between two, without the headline
  std::vector<Range> highlights;           ///< in `text`, for the first 10,000 matches
  std::vector<std::string> warnings = {};  ///< what was repaired when the article was read
  std::size_t paragraphs = 0;              ///< in the whole article
  std::size_t first_paragraph = 1;         ///< the one that `text` begins with
};

/// A part of the query, and how many articles match it alone.
struct PartCount {
  std::string text;  ///< in the query language
  std::size_t matches = 0;
  bool inside = false;  ///< a member of the group or phrase before it
  bool exact = true;    ///< false: `matches` is an estimate, as it may be above 10,000
};

/// Why no article matches the whole query.
struct Autopsy {
  std::vector<PartCount> parts;  ///< what AND joins; after a group or phrase without matches, its members
  std::string killer;            ///< the part without which there would be hits, or empty
  std::size_t others = 0;        ///< articles that match all other parts
  bool others_exact = true;      ///< false: `others` is an estimate
};

/// Another query that finds more.
struct Suggestion {
  std::string query;
  std::size_t matches = 0;
  enum class Change {
    spelling,  ///< a word is respelled
    distance,  ///< words may be farther apart, or in other forms
    omission,  ///< `Autopsy::killer` is left out
  } change = Change::spelling;
  bool exact = true;  ///< false: `matches` is an estimate
};

/// The answer to a Request.
struct Results {
  std::string query;
  std::string understood;  ///< the query as the engine read it, in the query language
  std::size_t matches = 0;
  std::size_t stories = 0;      ///< these as hits, of all pages: near copies are one story; see Request::fold_copies
  bool exact = true;            ///< false: `matches` or `all_but_one` is an estimate
  bool stories_exact = true;    ///< false: `stories` or `stories_but_one` is an estimate
  std::size_t all_but_one = 0;  ///< articles beside `matches` that lack one word and come after them; see Request::fill
  std::size_t stories_but_one = 0;  ///< these as hits: without the copies of articles that have all the words
  std::vector<Hit> hits;
  std::size_t handed_out = 0;  ///< hits that went to a HitSink instead
  std::string similar_to;      ///< of Engine::similar: the headline of that article, or else its id
  /// Empty, or "any" if no article has all the words: the hits have some of them. Articles that cover more of the query
  /// come first; rarer words count for more.
  std::string fallback;
  std::vector<std::string> notices;     ///< one line each, for the user: what was left out or limited
  Autopsy autopsy;                      ///< without parts if some article matches the whole query
  std::vector<Suggestion> suggestions;  ///< best first; if there are hits, only for a likely typing error
  std::vector<MissingShard> missing = {};
  std::chrono::microseconds elapsed{};
};

/// An article of a group of near copies, and how its text differs from that of another one.
struct CopyDifference : ArticleFields {
  std::vector<std::string> added = {};    ///< sentences that only this one has: 5 at most
  std::vector<std::string> lacking = {};  ///< sentences that only the other one has: 5 at most
  std::size_t more_added = 0;             ///< beyond those
  std::size_t more_lacking = 0;
};

/// All near copies of an article.
struct ArticleCopies {
  ArticleFields article;
  std::size_t count = 0;                    ///< of copies, without the article itself
  std::vector<CopyDifference> copies = {};  ///< the oldest first: 50 at most
};

/// Takes the hits of a search one by one, in order. `results` is complete except for the hits and the elapsed time.
using HitSink = std::function<void(const Results& results, Hit hit)>;

/// A word of the query, and every form of it that the search finds.
struct WordForms {
  std::string word;
  std::vector<std::string> forms;  ///< phrases among them are in quotes
  double typed_weight = 1;         ///< of the first form, if it is the word as it was typed; the others have 1
};

/// How the engine reads a query.
struct Reading {
  std::string understood;  ///< the same query, in the query language
  /// The same with text without blanks cut into the words that are searched for; empty if there is none.
  std::string cut;
  std::vector<WordForms> words;  ///< those for which other forms are found too
  /// As in Results, but only those about how the query is written: operators of other tools, for example.
  std::vector<std::string> notices = {};
};

/// An open index, or several searched as one. Each search answers from one consistent revision, the newest; if an
/// indexer overwrites that meanwhile, the search starts again. Only one thread at a time may use an Engine.
class Engine {
 public:
  /// `databases`: folders made by news-index, and shards: tcp://HOST:PORT where xapian-tcpsrv serves such a folder,
  /// ssh://[USER@]HOST[:PORT]/FOLDER where ssh may start xapian-progsrv. Throws Error if a folder cannot be opened, or
  /// was made by a newer or older version, and if no shard can. A shard that cannot is missing from the answers until
  /// it is back; see Reach::require_all.
  explicit Engine(std::vector<std::string> databases, const Reach& reach = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// The shards that were missing from the last answer.
  const std::vector<MissingShard>& missing() const;

  /// Takes effect with the next request, and on words as they are: not on `=word`, phrases and literal queries.
  void use_synonyms(Synonyms synonyms);

  /// Throws QueryError for a bad query, RequestError for another value of the request that is wrong, Error for trouble
  /// with the index.
  Results search(const Request& request);

  /// The same, for more hits than memory should hold: each goes to `sink` and is not kept. All are from one revision of
  /// the index; if indexers overwrite that before the end, Error is thrown. What `sink` throws ends the search.
  Results search(const Request& request, const HitSink& sink);

  /// The exact number of articles. Sets `notices`, if given, to what was left out or limited, and `stories` to
  /// Results::stories.
  std::size_t count(const Request& request, std::vector<std::string>* notices = nullptr,
                    std::size_t* stories = nullptr);

  /// Counts the articles that `search` would find, all of them, also if `request.limit` is less: by the values of
  /// fields and over time. Throws as `search` does, and RequestError for a facet that there is not.
  Coverage coverage(const Request& request, const CoverageRequest& wanted);

  /// The article with this id, or whose file has this path; absent if there is none. Highlights the query of `request`,
  /// which the article need not match and which may be empty. Throws as `search` does, and RequestError about
  /// "paragraphs" when the article has none of them.
  std::optional<FullArticle> article(const std::string& id, const Request& request = {}, const Paragraphs& part = {});

  /// The near copies of the article that `article` finds for this id; absent if there is no such article.
  std::optional<ArticleCopies> copies(const std::string& id);

  /// Articles that tell more of the story of `subject`, at most `most_similar`: those that share its names and rare
  /// words, closer ones in time a little first. Copies of it are left out, and of other copies all but one. Each hit
  /// has `tie`, and its passages are about these words. The query and the filters of `request` are conditions that add
  /// to no score. Sort::newest and Sort::oldest order what is found; background articles come oldest first anyway.
  /// Absent if no article has the id. Throws as `search` does, and RequestError about "similar" or "background" for a
  /// subject without words, or without a date to look back from, and about "recent".
  std::optional<Results> similar(const Subject& subject, const Request& request = {});

  /// Reads the query without searching.
  Reading read(const Request& request);

  /// Values of a field that begin with `start`, ignoring case and accents, for completion: at most `limit`, the most
  /// frequent first. Takes a few milliseconds and may miss rare ones. Fields: source, section, author, tag, place,
  /// lang, id, url; none for any other name.
  std::vector<std::string> values(const std::string& field, const std::string& start, std::size_t limit = 100);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
