// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/guarded_main.h"
#include "indexer/app.h"

int main(int argc, char** argv) { return news::run_guarded("news-index", argc, argv, news::run_index); }
