#pragma once
// The table's columns and values as other programs will read them.

#include <string_view>

#include "quality/stages.h"
#include "shapefile/dbf_reader.h"

namespace kkpr::quality {

/// structure.dbf-fields and structure.dbf-encoding, for a table that can be read.
void judgeAttributes(const Part& dbf, const shapefile::DbfFile& table, std::string_view cpg,
                     Examination& examination);

}  // namespace kkpr::quality
