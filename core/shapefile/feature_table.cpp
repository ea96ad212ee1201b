#include "base/text.h"
#include "shapefile/layer.h"

namespace kkpr::shapefile {

const Field* FeatureTable::field(std::string_view name) const {
  for (const Field& candidate : fields) {
    if (equalIgnoringCase(candidate.name, name)) return &candidate;
  }
  return nullptr;
}

}  // namespace kkpr::shapefile
