#pragma once
// structure.*, geometry.empty, limit.too-many-vertices, limit.too-many-records: is each part of the
// polygon layer what its format says, and do the parts agree? The scan of the .shp is the truth.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quality/stages.h"
#include "shapefile/shp_reader.h"

namespace kkpr::quality {

/// Limits of a location file (not of the law): more is not read.
inline constexpr shapefile::ReadLimits kLocationLimits{100'000, 2'000'000};

/// Which findings explain that a part (".prj", say) is not there to be judged.
[[nodiscard]] std::vector<std::string> whyAbsent(std::string_view extension,
                                                 const Examination& examination);

/// The layer as scanned. Empty where no polygon geometry could be read, or more than the limits
/// allow; a finding says why.
[[nodiscard]] std::optional<shapefile::ShpFile> examineStructure(const LocationBytes& files,
                                                                 Examination& examination);

}  // namespace kkpr::quality
