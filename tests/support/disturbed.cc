// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/disturbed.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "common/schema.h"

namespace news::test {
namespace fs = std::filesystem;
namespace {

std::string many_articles(int from, int to) {
  std::string lines;
  for (int n = from; n < to; ++n) {
    const std::string number = std::to_string(n);
    lines += R"({"id": "ship)" + number + R"(", "title": "Ship )" + number + R"(", "text": "It left with the tide."})";
    lines += '\n';
  }
  return lines;
}

void write_article(const TempDir& dir, int n, const std::string& more = {}) {
  const std::string number = std::to_string(n);
  dir.write("articles/" + number + ".txt", "Report number" + number + " from the coast\n\nThe tide was " + number +
                                               " feet high at noon." + more + "\n");
}

void write_beginning(const TempDir& dir) {
  for (int n = 0; n < 20; ++n) write_article(dir, n);
  dir.write("articles/ships.jsonl", many_articles(0, 450));  // more than a part of a shard holds
}

void write_change(const TempDir& dir, Work work) {
  for (int n = 20; n < 25; ++n) write_article(dir, n);
  write_article(dir, 3, " It fell again.");
  fs::remove(dir.path() / "articles/4.txt");
  dir.write("articles/more.jsonl", many_articles(1000, work == Work::small ? 2100 : 1250));  // more than a commit holds
  if (work != Work::large) return;
  dir.write("articles/large.html", "<html><head><title>Large</title></head><body><p>The tide was late.</p><!--" +
                                       std::string(2'100'000, 'x') + "--></body></html>\n");
}

/// Makes files that were just written as old as that: the indexer does not trust the time of a fresh one.
void age(const TempDir& dir, std::chrono::hours hours) {
  const auto now = fs::file_time_type::clock::now();
  for (const auto& file : fs::directory_iterator(dir.path() / "articles")) {
    if (file.last_write_time() > now - std::chrono::hours(1)) fs::last_write_time(file.path(), now - hours);
  }
}

std::string describe(const Xapian::Document& document) {
  std::string text = document.get_data() + '\n';
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text += *term + ' ' + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) text += ',' + std::to_string(*at);
    text += '\n';
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    if (value.get_valueno() == slots::first_seen) continue;  // differs between runs
    text += std::to_string(value.get_valueno()) + '=' + *value + '\n';
  }
  return text;
}

}  // namespace

fs::path in_memory() {
  const fs::path memory = "/dev/shm";
  std::error_code error;
  return fs::is_directory(memory, error) && access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

Disturbed::Disturbed(Work work) : work_(work) {
  write_beginning(dir_);
  age(dir_, std::chrono::hours(2));
  fs::create_directory(dir_.path() / "before");
  if (has_index()) {
    if (test::run(update()).status != 0) throw std::runtime_error("no index to begin with");
    fs::remove(dir_.path() / "before");
    beginning_ = contents(index());
    fs::copy(index(), dir_.path() / "before", fs::copy_options::recursive);
    if (work_ != Work::compact) write_change(dir_, work_);
    age(dir_, std::chrono::hours(1));
  }
  reset();
  const std::string count = (dir_.path() / "count").string();
  const Outcome outcome = run({"NEWS_FAULT_COUNT=" + count});
  if (outcome.status != 0) throw std::runtime_error(outcome.err);
  std::ifstream(count) >> calls_;
  if (calls_ == 0) throw std::runtime_error("no call of the work can be disturbed");
  finished_ = contents(index());
}

void Disturbed::reset() const {
  fs::remove_all(index());
  fs::copy(dir_.path() / "before", index(), fs::copy_options::recursive);
}

Outcome Disturbed::run(std::vector<std::string> environment) const {
  environment.emplace_back("LD_PRELOAD=" NEWS_FAULTS_LIBRARY);
  return test::run(command(), environment);
}

bool Disturbed::is_old_or_new() const {
  if (!fs::exists(fs::path(index()) / "XAPIANDB")) return !has_index();
  const std::string now = contents(index());
  return now == finished_ || (has_index() && now == beginning_);
}

std::string Disturbed::trouble(bool done) const {
  const auto verify = [&](std::string_view when) {
    const Outcome outcome = test::run({news_index(), "-d", index(), "--verify"});
    return outcome.status == 0 ? "" : std::string(when) + ": " + outcome.out + outcome.err;
  };
  const bool exists = fs::exists(fs::path(index()) / "XAPIANDB");
  if (!exists && (done || has_index())) return "there is no index";
  if (exists) {
    if (std::string faults = verify("after the disturbance"); !faults.empty()) return faults;
    if (done && contents(index()) != finished_) return "the work is not done";
  }
  const Outcome next = test::run(update());
  if (next.status != 0) return "the next run fails: " + next.err;
  if (std::string faults = verify("after the next run"); !faults.empty()) return faults;
  if (contents(index()) != finished_) return "the next run does not complete it";
  const auto entries = std::distance(fs::directory_iterator(index()), fs::directory_iterator());
  return entries == 3 ? "" : "something is left: " + std::to_string(entries) + " entries";
}

std::vector<std::string> Disturbed::command() const {
  if (work_ == Work::compact) return {news_index(), "-d", index(), "--compact"};
  std::vector<std::string> command = update();
  if (work_ == Work::rebuild) command.emplace_back("--rebuild");
  return command;
}

std::vector<std::string> Disturbed::update() const {
  return {news_index(), "-d", index(), (dir_.path() / "articles").string(), "-j1"};
}

std::vector<std::string> Disturbed::killed_at(long call) {
  return {"NEWS_FAULT=kill", "NEWS_FAULT_AT=" + std::to_string(call)};
}

std::vector<std::string> Disturbed::interrupted_at(long call) {
  return {"NEWS_FAULT=interrupt", "NEWS_FAULT_AT=" + std::to_string(call)};
}

std::vector<std::string> Disturbed::failing_at(long call, int error, bool once) {
  std::vector<std::string> settings{"NEWS_FAULT=" + std::to_string(error), "NEWS_FAULT_AT=" + std::to_string(call)};
  if (once) settings.emplace_back("NEWS_FAULT_ONCE=1");
  return settings;
}

std::string contents(const std::string& path) {
  const Xapian::Database database(path);
  std::vector<std::string> documents;
  for (auto id = database.postlist_begin({}); id != database.postlist_end({}); ++id) {
    documents.push_back(describe(database.get_document(*id)));
  }
  std::ranges::sort(documents);
  std::string all;
  for (const std::string& document : documents) all += document;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key != keys::updated) all += *key + '=' + database.get_metadata(*key) + '\n';
  }
  return all;
}

bool every_moment() { return std::getenv("NEWS_EVERY_MOMENT") != nullptr; }

std::vector<long> moments(long calls, long some) {
  const long step = every_moment() ? 1 : std::max(1L, calls / some);
  std::vector<long> chosen;
  for (long call = 1; call <= calls; call += step) chosen.push_back(call);
  return chosen;
}

}  // namespace news::test
