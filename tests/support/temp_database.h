// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "tests/support/temp_dir.h"

namespace news::test {

/// An empty Xapian database on disk, gone with the object.
class TempDatabase {
 private:
  TempDir dir_;

 public:
  Xapian::WritableDatabase database{(dir_.path() / "database").string(), Xapian::DB_CREATE};
};

}  // namespace news::test
