// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/batch.h"

#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/text.h"
#include "searcher/render/json_renderer.h"

namespace news {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

struct Line {
  std::string text;  ///< of one that is too long a part that is still too long
  std::size_t number = 0;
};

class LineReader {
 public:
  explicit LineReader(const std::string& name)
      : name_(name == "-" ? "standard input" : name), file_(name == "-" ? stdin : std::fopen(name.c_str(), "re")) {
    if (file_ == nullptr) fail();
  }

  /// The next that is not blank; absent at the end.
  std::optional<Line> next() {
    while (auto text = next_text()) {
      ++number_;
      if (!text::trim(*text).empty()) return Line{std::move(*text), number_};
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> next_text() {
    std::string line;
    int c = std::getc(file_.get());
    if (c == EOF && std::ferror(file_.get()) == 0) return std::nullopt;
    for (; c != EOF && c != '\n'; c = std::getc(file_.get())) {
      if (line.size() <= longest_batch_line) line += static_cast<char>(c);
    }
    if (std::ferror(file_.get()) != 0) fail();
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }

  [[noreturn]] void fail() const { throw Error(name_ + ": " + std::strerror(errno), "name a file with --batch"); }

  std::string name_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::size_t number_ = 0;
};

BatchAnswer refusal(const SearchOptions& options, const std::string& id, const Error& error) {
  BatchAnswer answer{.refused = true};
  if (options.format == Format::jsonl)
    render_json_error(error, id, answer.out);
  else
    answer.err = describe("news-search: " + as_shown(id), error);
  return answer;
}

BatchAnswer answer_line(const Line& line, const SearchOptions& options, const Answerer& answer) {
  std::string id;
  try {
    return answer(parse_batch_line(line.text, line.number, options.request, id));
  } catch (const Error& error) {
    return refusal(options, id, error);
  }
}

/// Threads that answer lines as they come. What nobody has begun when the object goes is left undone.
class Workers {
 public:
  Workers(const SearchOptions& options, std::vector<Answerer> answerers)
      : options_(options), answerers_(std::move(answerers)) {
    for (const Answerer& answerer : answerers_)
      threads_.emplace_back([this, &answerer](const std::stop_token& stop) { work(stop, answerer); });
  }

  std::future<BatchAnswer> answer(Line line) {
    Task task(
        [this, line = std::move(line)](const Answerer& answerer) { return answer_line(line, options_, answerer); });
    auto future = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
    return future;
  }

 private:
  using Task = std::packaged_task<BatchAnswer(const Answerer&)>;

  void work(const std::stop_token& stop, const Answerer& answerer) {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, stop, [this] { return !tasks_.empty(); });
      if (stop.stop_requested()) return;
      Task task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task(answerer);
    }
  }

  const SearchOptions& options_;
  std::vector<Answerer> answerers_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Task> tasks_;
  std::vector<std::jthread> threads_;  // the last member: they end before the others do
};

/// Writes answers and remembers whether one was a refusal.
class AnswerWriter {
 public:
  void write(const BatchAnswer& answer) {
    write_to_stderr(answer.err);
    write_to_stdout(answer.out);
    all_well_ = all_well_ && !answer.refused;
  }
  bool all_well() const { return all_well_; }

 private:
  bool all_well_ = true;
};

void answer_in_parallel(LineReader& lines, const SearchOptions& options, const std::function<Answerer()>& make_answerer,
                        AnswerWriter& writer) {
  std::vector<Answerer> answerers;
  for (std::size_t n = 0; n < options.jobs; ++n) answerers.push_back(make_answerer());
  Workers workers(options, std::move(answerers));
  const std::size_t window = 4 * options.jobs;  // answers that wait for an earlier one are held in memory
  std::deque<std::future<BatchAnswer>> pending;
  const auto write_first = [&] {
    writer.write(pending.front().get());
    pending.pop_front();
  };
  while (auto line = lines.next()) {
    pending.push_back(workers.answer(std::move(*line)));
    if (pending.size() == window) write_first();
  }
  while (!pending.empty()) write_first();
}

}  // namespace

bool run_batch(const SearchOptions& options, const std::function<Answerer()>& make_answerer) {
  LineReader lines(options.batch);
  AnswerWriter writer;
  if (options.jobs > 1) {
    answer_in_parallel(lines, options, make_answerer, writer);
  } else {
    const Answerer answer = make_answerer();
    while (const auto line = lines.next()) writer.write(answer_line(*line, options, answer));
  }
  return writer.all_well();
}

}  // namespace news
