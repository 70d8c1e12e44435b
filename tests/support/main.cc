// SPDX-License-Identifier: GPL-2.0-or-later
// The one main of all test programs; Catch2 3 brings its own, but then this file must not define it.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
