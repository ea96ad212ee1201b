#pragma once
// The Juknis says most things twice: chapter II for the centre, chapter III for the region. A file
// of one of them cites its own; where the authority is not known yet, both.

#include <optional>
#include <string>
#include <string_view>

#include "application/application.h"
#include "assessment/result.h"
#include "plan/sector_layer.h"
#include "rules/sources.h"

namespace kkpr::assessment {

class Citations {
 public:
  explicit Citations(std::optional<application::AuthorityLevel> authority)
      : authority_(authority) {}

  /// `centre` and `region` are section numbers ("2.2.2.3", "3.2.2.3"), `rest` what follows ("angka
  /// 1").
  [[nodiscard]] rules::Citation of(std::string_view centre, std::string_view region,
                                   std::string_view rest = {}) const {
    std::string place;
    if (!authority_) {
      place = std::string(centre) + " (= " + std::string(region) + ")";
    } else {
      place = *authority_ == application::AuthorityLevel::menteri ? std::string(centre)
                                                                  : std::string(region);
    }
    if (!rest.empty()) place += " " + std::string(rest);
    return rules::juknis(place);
  }

  /// Where a layer of this kind is laid over the location.
  [[nodiscard]] rules::Citation ofLayer(plan::LayerKind kind, Mechanism mechanism) const;

 private:
  std::optional<application::AuthorityLevel> authority_;
};

}  // namespace kkpr::assessment
