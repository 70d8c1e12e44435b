// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/timeline_chart.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/dates/dates.h"
#include "searcher/advice.h"

namespace news {
namespace {

using std::string_view;

constexpr string_view peak_mark = " peak";
constexpr string_view gap = "  ";
constexpr std::size_t least_bar = 4;

string_view name_of(TimeScale scale) { return time_scale_names.at(static_cast<std::size_t>(scale)); }

/// "2012", "2012 Q2", "2012-06", "2012-06-04"
std::string label_of(const TimelineBucket& bucket, TimeScale scale) {
  std::string day = format_date({.time = bucket.first});
  switch (scale) {
    case TimeScale::automatic:
    case TimeScale::year: return day.substr(0, 4);
    case TimeScale::quarter: {
      const std::chrono::year_month_day first(bucket.first);
      return day.substr(0, 4) + " Q" + std::to_string((static_cast<unsigned>(first.month()) + 2) / 3);
    }
    case TimeScale::month: return day.substr(0, 7);
    case TimeScale::week:
    case TimeScale::day: break;
  }
  return day;
}

/// A bar of so many eighths of a column, at least of one.
std::string bar_of(std::size_t eighths, bool blocks) {
  constexpr std::array<string_view, 8> parts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string bar;
  eighths = std::max<std::size_t>(eighths, 1);
  if (!blocks) return bar.append(std::max<std::size_t>((eighths + 4) / 8, 1), '#');
  for (std::size_t n = 0; n < eighths / 8; ++n) bar += "█";
  return bar.append(parts.at(eighths % 8));
}

class Chart {
 public:
  Chart(const Timeline& timeline, const Look& look, std::string& out) : timeline_(timeline), look_(look), out_(out) {
    if (timeline_.undated != 0) label_width_ = undated_label.size();
    for (const TimelineBucket& bucket : timeline_.buckets) {
      label_width_ = std::max(label_width_, label_of(bucket, timeline_.scale).size());
      if (bucket.stories > highest_) peak_ = &bucket;
      highest_ = std::max(highest_, bucket.stories);
    }
    count_width_ = grouped(std::max(highest_, timeline_.undated)).size();
    const std::size_t beside = label_width_ + count_width_ + 2 * gap.size() + peak_mark.size();
    bar_width_ = std::max(least_bar, look_.width - std::min(look_.width, beside));
  }

  void write() {
    for (auto bucket = timeline_.buckets.begin(); bucket != timeline_.buckets.end();) {
      const auto next =
          std::find_if(bucket, timeline_.buckets.end(), [](const auto& one) { return one.articles != 0; });
      const auto empty = static_cast<std::size_t>(next - bucket);
      if (empty > longest_shown_gap) {
        write_gap(empty);
        bucket = next;
      } else {
        write_bucket(*bucket++);
      }
    }
    if (timeline_.undated != 0) write_undated();
  }

 private:
  static constexpr string_view undated_label = "undated";

  void write_bucket(const TimelineBucket& bucket) {
    write_label(label_of(bucket, timeline_.scale));
    if (bucket.articles != 0) {
      const bool is_peak = &bucket == peak_ && timeline_.buckets.size() > 1;
      write_count(bucket.stories, is_peak ? look_.styles.title : string_view());
      if (bucket.stories != 0) out_.append(gap).append(bar_of(eighths_of(bucket.stories), look_.blocks));
      if (is_peak) write_quietly(peak_mark);
    }
    out_ += '\n';
  }

  /// "… 14 months without an article"
  void write_gap(std::size_t buckets) {
    const std::string about = grouped(buckets) + " " + std::string(name_of(timeline_.scale)) + "s without an article";
    write_quietly((look_.blocks ? "… " : "... ") + about);
    out_ += '\n';
  }

  void write_undated() {
    write_label(undated_label);
    write_count(timeline_.undated, {});
    out_ += '\n';
  }

  void write_label(string_view label) {
    write_quietly(label);
    label_end_ = label.size();
  }

  /// Behind a label.
  void write_count(std::size_t count, string_view style) {
    const std::string digits = grouped(count);
    const std::size_t end = label_width_ + gap.size() + count_width_;
    out_.append(end - label_end_ - digits.size(), ' ').append(style).append(digits);
    if (!style.empty()) out_ += look_.styles.plain;
  }

  void write_quietly(string_view text) { out_.append(look_.styles.quiet).append(text).append(look_.styles.plain); }

  std::size_t eighths_of(std::size_t stories) const {
    return stories * bar_width_ * 8 / std::max<std::size_t>(highest_, 1);
  }

  const Timeline& timeline_;
  const Look& look_;
  std::string& out_;
  const TimelineBucket* peak_ = nullptr;
  std::size_t highest_ = 0;  ///< stories in the peak
  std::size_t label_width_ = 0;
  std::size_t label_end_ = 0;  ///< of the line that is being written
  std::size_t count_width_ = 0;
  std::size_t bar_width_ = 0;
};

}  // namespace

void render_timeline(const Timeline& timeline, const Look& look, std::string& out) {
  Chart(timeline, look, out).write();
}

}  // namespace news
