// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run.h"

#include "indexer/index/index_writer.h"

namespace news {

IndexRun::IndexRun(const IndexOptions& options, Progress& progress)
    : options_(options),
      folder_(options.plan.database, options.when_busy, options.plan.rebuild ? Use::rebuild : Use::change),
      progress_(progress) {
  progress_.say("looking for files");
  state_ = load_state(folder_.path(), options.plan.rebuild);
}

void IndexRun::find_work() {
  PlanOptions wanted = options_.plan;
  wanted.new_filters = note_filters(state_, options_.write.read.filters);
  plan = make_plan(wanted, state_.folders, state_.manifest, [&](const auto&) { progress_.look(); });
  report_unread(plan, report);
}

void IndexRun::do_work() {
  write_index(folder_, plan, state_, options_.write, options_.plan.rebuild, report, progress_);
}

}  // namespace news
