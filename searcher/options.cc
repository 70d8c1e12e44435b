// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <variant>

#include "common/cli/config_file.h"
#include "common/cli/default_database.h"
#include "common/cli/help.h"
#include "common/text.h"
#include "searcher/help_topics.h"

namespace news {
namespace {

constexpr std::string_view searching = "Search";
constexpr std::string_view filters = "Filters";
constexpr std::string_view page = "Page";
constexpr std::string_view output = "Output";
constexpr std::string_view other = "Other";

/// A line of --list.
constexpr const char* list_template = R"({id}\t{date}\t{title}\n)";

constexpr std::array<std::string_view, 3> when_names{"auto", "always", "never"};

constexpr std::array table{
    Option{"database",
           'd',
           folder_argument,
           searching,
           "an index or tcp://HOST:PORT; may repeat",
           everyday | setting,
           {},
           "NEWS_DATABASE"},
    Option{"timeout", 0, "SECONDS", searching, "how long to wait for an index on another machine (10)", setting},
    Option{"require-all", 0, "", searching, "one that does not answer is an error, not a remark", setting},
    Option{"any", 0, "", searching, "articles with any of the words, not all of them", everyday | setting},
    Option{"literal", 0, "", searching, "the query is plain words without operators", setting},
    Option{"sort", 's', "ORDER", searching, "relevance (default), newest, oldest or added", everyday | setting,
           sort_names},
    Option{"recent", 0, "DAYS", searching, "boost newer articles; the boost halves every DAYS days", setting},
    Option{"synonyms", 0, file_argument, searching, "words that stand for each other, a group a line",
           setting | beside},
    Option{"no-synonyms", 0, "", searching, "without the synonyms of the config file"},
    Option{"batch", 0, file_argument, searching, "a file with a query a line; - is standard input"},
    Option{"jobs", 'j', "N", searching, "answer N requests of the batch at the same time (1)"},
    Option{"since", 0, "DATE", filters, "published then or later: 2012-06, yesterday", everyday},
    Option{"until", 0, "DATE", filters, "published then or earlier"},
    Option{"source", 0, "NAME", filters, "the publication or agency; may repeat: any of them", everyday},
    Option{"section", 0, "NAME", filters, "the kicker or category; may repeat"},
    Option{"author", 0, "NAME", filters, "who wrote it; may repeat"},
    Option{"language", 0, "TAG", filters, "the language, as en or pt-br; may repeat"},
    Option{"show", 0, article_argument, page, "a whole article; with a query also N: its Nth hit", everyday},
    Option{"paragraphs", 0, "RANGE", page, "with --show: these only, as 2-5"},
    Option{"open", 0, article_argument, page, "in an editor or browser; with a query also N"},
    Option{"similar", 0, article_argument, page, "more of the story of an article, or of a FILE or -", everyday},
    Option{"background", 0, article_argument, page, "earlier articles of the story, oldest first"},
    Option{"limit", 'n', "N", page, "at most N articles (10), or all", everyday | setting},
    Option{"offset", 0, "N", page, "skip the first N articles"},
    Option{"snippets", 0, "N", page, "at most N passages of each article (2)", setting},
    Option{"copies", 0, optional_argument("HOW", copies_names.front()), page,
           "show near copies too; with --show ID: list them", setting, copies_names},
    Option{"lead", 0, "COPY", page, "which copy leads: best, first, last or longest", setting, lead_names},
    Option{"format", 0, "FORMAT", output, "text (default), jsonl, csv, html, paths or trec", setting, format_names},
    Option{"template", 0, "TEMPLATE", output, "what to write for each article: '{date}\\t{title}\\n'"},
    Option{"json", 0, "", output, "the same as --format jsonl", everyday},
    Option{"paths", 'l', "", output, "the same as --format paths"},
    Option{"null", '0', "", output, "a NUL after each path, not a newline"},
    Option{"list", 0, "", output, "id, date and headline of all that match, a line each"},
    Option{"count", 0, "", output, "the number of articles found, nothing else", everyday},
    Option{"facets", 0, "FIELD", output, "tables instead: how many by source, year …; or all", everyday},
    Option{"facet-limit", 0, "N", output, "at most N values in each table (10), or all"},
    Option{"timeline", 0, optional_argument("SCALE", "auto"), output, "a chart instead: by year, month, week or day", 0,
           time_scale_names},
    Option{"explain", 0, "", output, "where the score of each article comes from"},
    Option{"parse", 0, "", output, "how the query is understood; -v: with all word forms"},
    Option{"color", 0, "WHEN", output, "auto (default), always or never", setting, when_names,
           "NO_COLOR CLICOLOR_FORCE"},
    Option{"hyperlinks", 0, "WHEN", output, "auto (default), always or never", setting, when_names},
    Option{"width", 0, "N", output, "columns of text (default: the window, to 100)", setting},
    Option{"no-pager", 0, "", output, "do not page what is longer than the screen", setting, {}, "NEWS_PAGER PAGER"},
    Option{"quiet", 'q', "", other, "no notices", setting},
    Option{"verbose", 'v', "", other, "say how the query was understood", setting},
    Option{"config", 0, file_argument, other, "instead of ~/.config/news-search/config; '' for none"},
    Option{"help", 'h', "", other, "the everyday options; --help TOPIC: more"},
    Option{"version", 0, "", other, "show the version"},
};

constexpr Program program{
    .name = "news-search",
    .usage =
        "Usage: news-search [OPTION...] QUERY...\n"
        "Search the articles that news-index has indexed, the best first.\n",
    .options = table,
    .notes = "Exit status: 0 found, 1 nothing found, 2 trouble.\n",
    .topics = help_topics,
    .section = "search",
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

/// Throws when the line, which has `option`, has one of `rivals` too.
void refuse_beside(const CommandLine& line, const std::string& option, std::initializer_list<std::string> rivals) {
  const auto* const rival = std::ranges::find_if(rivals, [&](const std::string& name) { return line.has(name); });
  if (rival != rivals.end())
    throw Error("--" + option + " and --" + *rival + " exclude each other", "choose one of them");
}

Format format_of(const CommandLine& line) {
  const auto named = line.choice<Format>("format", format_names);
  const Format format = line.has("template") ? Format::templated
                        : line.has("json")   ? Format::jsonl
                        : line.has("paths")  ? Format::paths
                                             : named;
  if (line.typed("format") + line.has("json") + line.has("paths") + line.has("template") > 1)
    throw Error("--format, --json, --paths and --template exclude each other", "choose one of them");
  if (line.has("list") && format == Format::text) return Format::templated;
  if (line.has("null") && format != Format::paths) throw Error("--null goes with --paths only", "add --paths");
  return format;
}

HitTemplate template_of(const CommandLine& line) {
  const auto given = line.value("template");
  if (given && given->empty()) throw Error("--template is empty", R"(write for example '{date}\t{title}\n')");
  if (given) return HitTemplate(*given);
  return line.has("list") ? HitTemplate(list_template) : HitTemplate();
}

OutputOptions output_of(const CommandLine& line) {
  return {
      .format = format_of(line),
      .hit_template = template_of(line),
      .null_separated = line.has("null"),
      .width = line.number("width", least_columns, most_columns, 0),
      .color = line.choice<terminal::Color>("color", when_names),
      .hyperlinks = line.choice<terminal::Hyperlinks>("hyperlinks", when_names),
      .pager = !line.has("no-pager"),
      .quiet = line.has("quiet"),
      .verbose = line.has("verbose"),
  };
}

std::optional<BatchOptions> batch_of(const CommandLine& line) {
  const auto file = line.value("batch");
  if (line.has("jobs") && !file) throw Error("--jobs goes with --batch only", "add --batch FILE");
  if (!file) return std::nullopt;
  if (file->empty()) throw Error("--batch needs the name of a file", "- is standard input");
  if (!line.operands().empty()) throw Error("--batch takes its queries from the file", "leave out the query");
  refuse_beside(line, "batch", {"count", "parse", "facets", "timeline"});
  const std::size_t jobs = line.number("jobs", 1, most_jobs, 1);
  if (jobs > 1 && *file == "-")
    throw Error("--jobs wants a file: a request on standard input is answered before the next is read",
                "put the requests into a file for --batch");
  return BatchOptions{.file = *file, .jobs = jobs};
}

/// The synonyms file; empty for none.
std::string synonyms_of(const CommandLine& line) {
  if (line.has("no-synonyms")) {
    if (line.typed("synonyms")) throw Error("--synonyms and --no-synonyms exclude each other", "choose one of them");
    return {};
  }
  const auto given = line.value("synonyms");
  if (given && given->empty()) throw Error("--synonyms needs the name of a file", "--no-synonyms does without");
  return given.value_or("");
}

/// The date of a filter; empty when it is not given.
std::string date_of(const CommandLine& line, const std::string& option) {
  const auto given = line.value(option);
  if (given && text::trim(*given).empty()) throw Error("--" + option + " has no date");
  return given.value_or("");
}

/// Whether options ask for something that needs no query: every article is meant then.
bool asks_for_all(const CommandLine& line) {
  return line.typed("sort") || line.typed("limit") || line.has("list") || line.has("count") || line.has("facets") ||
         line.has("timeline");
}

Request request_of(const CommandLine& line) {
  Request request{.query = joined(line.operands()), .since = date_of(line, "since"), .until = date_of(line, "until")};
  for (const ListFilter& filter : list_filters) request.*filter.values = line.values(filter.name);
  if (!selects_articles(request) && !asks_for_all(line) && !line.has("batch") && !line.has("show") &&
      !line.has("open") && !line.has("similar") && !line.has("background"))
    throw Error("no query", "say what to look for, as in news-search oil prices; see news-search --help");
  if (line.has("list")) ask_for_list(request);
  request.limit = line.number("limit", 1, most_hits, request.limit, {all_hits, no_limit});
  request.offset = line.number("offset", 0, most_offset, request.offset);
  request.snippets = line.number("snippets", 0, most_snippets, request.snippets);
  request.sort = line.choice<Sort>("sort", sort_names);
  request.recent = line.number("recent", 1, most_recent_days, request.recent);
  request.any = line.has("any");
  request.literal = line.has("literal");
  request.explain = line.has("explain");
  return request;
}

/// Whether --copies is about the article that --show names.
bool lists_copies(const CommandLine& line) {
  return line.has("show") && line.typed("copies") && line.place("copies", copies_names) == 0;
}

/// People, and programs that read JSON, get stories; lists of paths and tables are of articles.
void set_copies(const CommandLine& line, Format format, Request& request) {
  request.fold_copies =
      !line.has("list") && (format == Format::text || format == Format::jsonl || format == Format::html);
  if (line.has("copies") && !lists_copies(line)) request.fold_copies = line.place("copies", copies_names) != 0;
  request.lead = line.choice<Lead>("lead", lead_names);
  if (line.typed("lead") && !request.fold_copies)
    throw Error("--lead goes with folded copies only", "add --copies=folded");
}

/// JSON has it always; other formats show it beside the hits, unless they are to be quiet.
bool shows_advice(const SearchOptions& options) {
  return !options.output.quiet || options.output.format == Format::jsonl || options.batch;
}

/// What --show or --open names: the number of a hit where there are hits, else an id.
std::variant<Question::ArticleById, Question::ArticleByRank> article_of(const std::string& given,
                                                                        const std::string& option, bool has_hits) {
  if (given.empty()) throw Error("--" + option + " needs the id of an article", "ids are in the output of --json");
  std::size_t rank = 0;
  const bool is_number = given.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number || !has_hits) return Question::ArticleById{given};
  std::from_chars(given.data(), given.data() + given.size(), rank);
  if (rank == 0 || rank > most_offset)
    throw Error("--" + option + " must be a number from 1 to " + std::to_string(most_offset) + ", not " + given);
  return Question::ArticleByRank{rank};
}

bool has_hits(const CommandLine& line, const Request& request) {
  return selects_articles(request) || line.typed("sort");
}

Question::Wanted shown_of(const CommandLine& line, const Request& request, Format format) {
  refuse_beside(line, "show", {"batch", "count", "parse", "explain", "facets", "timeline", "list", "open"});
  if (format != Format::text && format != Format::jsonl)
    throw Error("--show writes text or JSON", "leave out the format, or choose --json");
  Question::Articles articles;
  for (const std::string& given : line.values("show"))
    articles.list.push_back(article_of(given, "show", has_hits(line, request)));
  if (articles.list.size() > 1) return articles;
  return std::visit([](auto& one) -> Question::Wanted { return std::move(one); }, articles.list.front());
}

Question::Wanted opened_of(const CommandLine& line, const Request& request) {
  refuse_beside(line, "open", {"batch", "count", "parse", "explain", "facets", "timeline", "list", "json", "paths"});
  if (line.count("open") > 1) throw Error("--open takes one article", "name one of them");
  return std::visit([](auto one) -> Question::Wanted { return one; },
                    article_of(line.value("open").value_or(""), "open", has_hits(line, request)));
}

Paragraphs paragraphs_of(const CommandLine& line) {
  const auto given = line.value("paragraphs");
  if (!given) return {};
  if (!line.has("show") || lists_copies(line)) throw Error("--paragraphs goes with --show only", "add --show ID");
  const auto part = read_paragraphs(*given);
  if (!part) throw Error("--paragraphs must be a number or a range, not " + *given, "as 3, 2-5, 2- or -5");
  return *part;
}

/// What --facets and --timeline ask for; absent without both. An explicit limit asks for hits too.
std::optional<Question::Coverage> coverage_of(const CommandLine& line, Format format) {
  Question::Coverage coverage{.with_hits = line.typed("limit")};
  coverage.counts.facets = facets_of(line.values("facets"));
  coverage.counts.values =
      line.number("facet-limit", 1, most_facet_values, coverage.counts.values, {all_hits, most_facet_values});
  if (line.has("timeline")) coverage.counts.timeline = line.choice<TimeScale>("timeline", time_scale_names);
  if (line.has("facet-limit") && !line.has("facets"))
    throw Error("--facet-limit goes with --facets only", "add --facets source");
  if (!line.has("facets") && !line.has("timeline")) return std::nullopt;
  const std::string name = line.has("facets") ? "facets" : "timeline";
  refuse_beside(line, name, {"count", "parse", "list"});
  if (format != Format::text && format != Format::jsonl)
    throw Error("--" + name + " writes text or JSON", "leave out the format, or choose --json");
  return coverage;
}

/// The same for what --similar and --background name, which may be a text too.
Question::Wanted similar_of(const CommandLine& line, const Request& request) {
  const bool background = line.has("background");
  const std::string option = background ? "background" : "similar";
  refuse_beside(line, option,
                {background ? "similar" : "background", "show", "open", "list", "batch", "count", "parse"});
  if (line.typed("recent"))
    throw Error("--recent and --" + option + " exclude each other", "--sort newest puts newer articles first");
  const std::string given = line.value(option).value_or("");
  if (given.empty()) throw Error("--" + option + " needs the id of an article", "ids are in the output of --json");
  const bool is_number = given.find_first_not_of("0123456789") == std::string::npos;
  if (is_number && selects_articles(request))
    return Question::Similar{.rank = line.number(option, 1, most_offset, 1), .background = background};
  return Question::Similar{.id = given, .background = background};
}

Question::Wanted wanted_of(const CommandLine& line, const Request& request, Format format) {
  if (line.has("similar") || line.has("background")) return similar_of(line, request);
  if (line.has("show")) return shown_of(line, request, format);
  if (line.has("open")) return opened_of(line, request);
  if (auto coverage = coverage_of(line, format)) return *std::move(coverage);
  if (line.has("list")) refuse_beside(line, "list", {"count", "parse"});
  if (line.has("parse")) return Question::Reading{};
  if (line.has("count")) return Question::Count{};
  return Question::Hits{};
}

}  // namespace

const Program& search_program() { return program; }

Reach reach_of(const CommandLine& line) {
  const auto usual =
      static_cast<std::size_t>(std::chrono::duration_cast<std::chrono::seconds>(Reach().timeout).count());
  return {.timeout = std::chrono::seconds(line.number("timeout", 1, most_seconds, usual)),
          .require_all = line.has("require-all")};
}

std::vector<std::string> databases(const CommandLine& line) {
  return line.has("database") ? line.values("database") : std::vector{default_database()};
}

SearchOptions parse_search_options(std::span<char* const> arguments) {
  CommandLine line = parse_command_line(program, arguments);
  if (auto help = help_or_version(program, line); !help.empty()) return {.help = std::move(help)};
  add_config(program, line);
  SearchOptions options{.databases = databases(line),
                        .reach = reach_of(line),
                        .question = {.request = request_of(line)},
                        .synonyms = synonyms_of(line),
                        .batch = batch_of(line),
                        .output = output_of(line)};
  set_copies(line, options.output.format, options.question.request);
  options.question.request.advise = shows_advice(options);
  options.question.lists_copies = lists_copies(line);
  options.question.opens = line.has("open");
  options.question.paragraphs = paragraphs_of(line);
  options.question.wanted = wanted_of(line, options.question.request, options.output.format);
  return options;
}

}  // namespace news
