// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/guarded_main.h"
#include "searcher/app.h"

int main(int argc, char** argv) { return news::run_guarded("news-search", argc, argv, news::run_search); }
