// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/batch.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/text.h"
#include "searcher/batch_request.h"
#include "searcher/line_reader.h"
#include "searcher/render/json_renderer.h"

namespace news {
namespace {

AnswerPart refusal(const SearchOptions& options, const std::string& name, const Error& error) {
  AnswerPart answer{.refused = true};
  if (options.output.format == Format::jsonl)
    render_json_error(error, name, answer.out);
  else
    answer.err = describe(std::string(search_program().name) + ": " + as_shown(name), error);
  return answer;
}

void answer_line(const Line& line, const SearchOptions& options, const AnswerFunction& answer, const AnswerSink& sink) {
  std::string name;
  try {
    answer(parse_batch_line(line.text, line.number, options.question.request, name), sink);
  } catch (const ReaderGone&) {
    throw;
  } catch (const Error& error) {
    sink(refusal(options, name, error));
  } catch (...) {
    sink(refusal(options, name, unexpected_error()));
  }
}

/// Carries an answer from the thread that makes it to the one that writes it.
class Channel {
 public:
  /// Waits while too much of the answer is unwritten. Throws ReaderGone when nobody will write it.
  void put(AnswerPart part) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return held_ < most_held || abandoned_; });
    if (abandoned_) throw ReaderGone{};
    held_ += part.out.size() + part.err.size();
    parts_.push_back(std::move(part));
    changed_.notify_all();
  }

  /// Ends the answer; with `failure`, when that cut it short.
  void end(std::exception_ptr failure = nullptr) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    failure_ = std::move(failure);
    changed_.notify_all();
  }

  /// Waits for the next part; absent at the end. Rethrows the failure.
  std::optional<AnswerPart> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !parts_.empty() || ended_; });
    if (parts_.empty() && failure_) std::rethrow_exception(failure_);
    if (parts_.empty()) return std::nullopt;
    AnswerPart part = std::move(parts_.front());
    parts_.pop_front();
    held_ -= part.out.size() + part.err.size();
    changed_.notify_all();
    return part;
  }

  /// Called when nobody takes the rest.
  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t most_held = 1 << 20;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<AnswerPart> parts_;
  std::size_t held_ = 0;
  bool ended_ = false;
  bool abandoned_ = false;
  std::exception_ptr failure_;
};

/// Threads that answer lines as they come. The destructor drops the lines that no thread has started and stops the
/// others soon.
class Workers {
 public:
  Workers(const SearchOptions& options, std::vector<AnswerFunction> answers)
      : options_(options), answers_(std::move(answers)) {
    for (const AnswerFunction& answer : answers_)
      threads_.emplace_back([this, &answer](const std::stop_token& stop) { work(stop, answer); });
  }
  ~Workers() {
    for (const auto& channel : pending_) channel->abandon();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void start(Line line) {
    pending_.push_back(std::make_shared<Channel>());
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back({std::move(line), pending_.back()});
    }
    changed_.notify_one();
  }

  std::size_t pending() const { return pending_.size(); }

  /// Hands the oldest pending answer to `sink`.
  void take_first(const AnswerSink& sink) {
    while (auto part = pending_.front()->take()) sink(std::move(*part));
    pending_.pop_front();
  }

 private:
  struct Task {
    Line line;
    std::shared_ptr<Channel> channel;
  };

  void work(const std::stop_token& stop, const AnswerFunction& answer) {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, stop, [this] { return !tasks_.empty(); });
      if (stop.stop_requested()) return;
      const Task task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      try {
        answer_line(task.line, options_, answer, [&](AnswerPart part) { task.channel->put(std::move(part)); });
        task.channel->end();
      } catch (...) {
        task.channel->end(std::current_exception());
      }
    }
  }

  const SearchOptions& options_;
  std::vector<AnswerFunction> answers_;
  std::deque<std::shared_ptr<Channel>> pending_;  // used by the owner's thread only
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Task> tasks_;
  std::vector<std::jthread> threads_;  // last, so that they end before the other members do
};

void answer_in_parallel(LineReader& lines, const SearchOptions& options,
                        const std::function<AnswerFunction()>& make_answer, const AnswerSink& sink) {
  const std::size_t jobs = options.batch->jobs;
  std::vector<AnswerFunction> answers;
  for (std::size_t n = 0; n < jobs; ++n) answers.push_back(make_answer());
  Workers workers(options, std::move(answers));
  const std::size_t window = 4 * jobs;  // bounds the answers that wait in memory for an earlier one
  while (auto line = lines.next()) {
    workers.start(std::move(*line));
    if (workers.pending() == window) workers.take_first(sink);
  }
  while (workers.pending() != 0) workers.take_first(sink);
}

}  // namespace

bool run_batch(const SearchOptions& options, const std::function<AnswerFunction()>& make_answer) {
  LineReader lines(options.batch->file, longest_batch_line);
  bool all_well = true;
  const auto write = [&](const AnswerPart& part) {
    write_to_stderr(part.err);
    write_to_stdout(part.out);
    all_well = all_well && !part.refused;
  };
  if (options.batch->jobs > 1) {
    answer_in_parallel(lines, options, make_answer, write);
  } else {
    const AnswerFunction answer = make_answer();
    while (const auto line = lines.next()) answer_line(*line, options, answer, write);
  }
  return all_well;
}

}  // namespace news
