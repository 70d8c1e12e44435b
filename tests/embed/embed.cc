// SPDX-License-Identifier: GPL-2.0-or-later
// embed DATABASE QUERY: the headlines found, one a line.
#include <news/search.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    news::Engine engine({argv[1]});
    news::Request request;
    request.query = argv[2];
    for (const auto& hit : engine.search(request).hits) std::cout << hit.title << '\n';
  } catch (const news::Error& error) {
    std::cerr << "embed: " << error.what() << '\n' << error.hint() << '\n';
    return 2;
  }
}
