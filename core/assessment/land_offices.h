#pragma once
// [J annex XV, 2.2.2.3 angka 1 = 3.2.2.3] Which land office speaks of which part of the land, and
// what its result is: one PTP per office, compared with the part in its kabupaten/kota.

#include <optional>
#include <string>
#include <vector>

#include "assessment/context.h"
#include "assessment/result.h"

namespace kkpr::assessment {

/// A PTP of the application with what it encloses.
struct GivenPtp {
  const application::Ptp* ptp = nullptr;
  const PtpShape* shape = nullptr;
  geometry::Region result;  ///< Q, fit and unfit
  [[nodiscard]] bool closed() const { return ptp->closed.value_or(false); }
  [[nodiscard]] bool known() const { return shape != nullptr && shape->whole.has_value(); }
};

/// One office's result.
struct LandOffice {
  std::vector<GivenPtp> given;       ///< one, unless the office gave several
  std::vector<std::string> regions;  ///< keys of those it speaks of
  bool placed = false;               ///< else no kabupaten/kota is named that is known
  geometry::Region result;           ///< of all given
  geometry::Region offered;          ///< of it, what could be added: beside the location, held
  geometry::Region inRdtr;           ///< the same where an integrated RDTR speaks: not by a PKKPR
  // Told where the office's part is not empty.
  std::vector<Flag> flags;
  std::vector<Unknown> unknown;

  [[nodiscard]] bool closed() const { return given.front().closed(); }
  [[nodiscard]] bool known() const;
  [[nodiscard]] const std::optional<std::string>& regency() const {
    return given.front().ptp->regency;
  }
};

/// What one unit may take of what an office offers.
struct LandShare {
  geometry::Region own;
  double elsewhereM2 = 0;  ///< goes to other units
};
/// … office by office in their order.
using LandShares = std::vector<LandShare>;

struct LandOffices {
  std::vector<LandOffice> offices;
  std::optional<geometry::Region> tenure;  ///< T, where its extent is known
  std::vector<Flag> flags;
  std::vector<Unknown> unknown;

  /// Of every office the part of `p` that is its own.
  [[nodiscard]] std::vector<geometry::Region> partsOf(const geometry::Region& p,
                                                      const AuthorityResult& regions) const;
};

/// `p`: all that is judged by PKKPR, whichever unit it belongs to; `whole`: of all the location.
[[nodiscard]] LandOffices landOfficesOf(const geometry::Region& p, const Context& whole);

}  // namespace kkpr::assessment
