#pragma once
// An application while it is validated: what it says, what came with it, and what is found. Each
// file of the validation judges one subject and adds to `examination`; validation.cpp knows their
// order.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "application/application.h"
#include "base/named_files.h"
#include "quality/check.h"
#include "quality/examination.h"

namespace kkpr::quality {

struct Dossier {
  const application::Application& application;
  const CheckResult* check = nullptr;  ///< of the location zip; null where there is none
  const Files& files;                  ///< what the caller handed in
  std::optional<Date> asOf;            ///< the day for which is asked

  Examination examination = {};
  /// Item → whether it is there; empty where only a person can tell. Left out: not asked of this
  /// applicant.
  std::map<std::string, std::optional<bool>, std::less<>> present = {};
  /// Item → questions that only this application calls for.
  std::map<std::string, std::vector<std::string>, std::less<>> questions = {};

  /// Papers that are named and were not handed in: told by their names only. Path and field.
  std::vector<std::pair<std::string, std::string>> notSeen = {};
  /// Record numbers of the polygons, once the location was read.
  std::optional<std::set<std::int64_t>> records = {};
  /// Fields at which a rule was found so far; past a hundred they share one finding, so that a
  /// document of any length ends in a list that can be read.
  std::map<std::string, std::size_t, std::less<>> fieldsFound = {};

  /// The finding of this rule at this field, made where missing.
  Finding& find(std::string_view rule, std::string_view variant, const std::string& field);
  /// Says whether an item is there; application.missing where it is not.
  void require(std::string_view item, const std::string& field, bool there,
               std::string_view variant = {});
  void declare(std::string_view item, std::optional<bool> there);
  void ask(std::string_view item, std::string_view question);

  /// The larger of the stated land and the polygons' area; empty where neither is known.
  [[nodiscard]] std::optional<double> landM2() const;
  /// False where the location was read and has no record of this number.
  [[nodiscard]] bool mayHavePolygon(std::int64_t record) const;
};

/// True for a text with more than blanks in it.
[[nodiscard]] bool hasText(const std::optional<std::string>& text);

/// The applicant as a message names it; empty where the kind is not known.
[[nodiscard]] std::optional<Text> applicantOf(const application::Applicant& applicant);

// A function per subject, in the order of the law.

/// [J 2.1.3 angka 1 = 3.1.3] Names in the document that nobody reads.
void checkIgnoredFields(Dossier& dossier);
/// [J 2.1.1 = 3.1.1] The letter and who stands behind it.
void checkLetter(Dossier& dossier);
/// [J 1.8] Who may apply for what, with whose money, by which office.
void checkApplicant(Dossier& dossier);
/// [J 1.8, 2.1.2 angka 4 = 3.1.2] The activities, the use of a house, and how all belongs together.
void checkActivities(Dossier& dossier);
/// [J 2.1.2 angka 1 = 3.1.2] Polygons or parcels.
void checkStatedLocation(Dossier& dossier);
/// [J 2.1.2 angka 1 huruf b, c = 3.1.2] Depth and height.
void checkStrata(Dossier& dossier);
/// [J 2.1.2 angka 2 = 3.1.2] Number, unit and size of the stated land need.
void checkStatedNeed(Dossier& dossier);
/// [J 2.1.2 angka 3 = 3.1.2] Evidence by status of tenure.
void checkTenure(Dossier& dossier);
/// [J 2.1.2 angka 5, 6 = 3.1.2] Floors and floor area.
void checkBuilding(Dossier& dossier);
/// [J 2.1.2 angka 7 = 3.1.2] Master plan, building plan, and what their map shows.
void checkMasterPlan(Dossier& dossier);
/// [J 2.1.2 angka 1 huruf g, 3 huruf d, e, 7 huruf e = 3.1.2] PDF and ZIP.
void checkDocumentFormats(Dossier& dossier);

}  // namespace kkpr::quality
