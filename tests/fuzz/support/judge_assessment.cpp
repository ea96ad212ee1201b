#include "fuzz/support/judge_assessment.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <set>

#include "fuzz/support/oracle.h"

namespace kkpr::fuzz {
namespace {

using nlohmann::json;

constexpr double kWhollyM2 = 0.01;  ///< "wholly" in the regulation's reading 10
constexpr double kRadiusM = 6378137.0;

double sum(const json& list, const char* member) {
  double total = 0;
  for (const json& one : list) total += one.at(member).get<double>();
  return total;
}

double largest(const json& list, const char* member) {
  double most = 0;
  for (const json& one : list) most = std::max(most, one.at(member).get<double>());
  return most;
}

void demandOneOf(const json& value, const std::set<std::string>& allowed, const std::string& what) {
  demand(value.is_string() && allowed.contains(value.get<std::string>()),
         what + " is " + value.dump());
}

void demandWords(const json& text, const std::string& of) {
  for (const char* language : {"id", "en"}) {
    demand(!text.at(language).get<std::string>().empty(), of + " has no " + language + " text");
  }
}

void demandCited(const json& citation, const std::string& what) {
  demand(citation.is_object() && !citation.at("place").get<std::string>().empty(),
         what + " without a citation");
}

/// Area and outline of a MultiPolygon in the Mercator plane, by shoelace from a corner of its own.
struct Measured {
  double m2 = 0;
  double perimeterM = 0;
};

Measured measured(const json& geometry) {
  Measured total;
  const json& polygons = geometry.at("coordinates");
  if (polygons.empty()) return total;
  const double lon = polygons[0][0][0][0].get<double>();
  const double rad = std::numbers::pi / 180;
  const double sinOrigin = std::sin(polygons[0][0][0][1].get<double>() * rad);
  const auto x = [&](const json& at) { return kRadiusM * (at[0].get<double>() - lon) * rad; };
  const auto y = [&](const json& at) {
    const double sine = std::sin(at[1].get<double>() * rad);
    return kRadiusM * std::atanh((sine - sinOrigin) / (1 - sine * sinOrigin));
  };
  for (const json& rings : polygons) {
    demand(!rings.empty(), "a polygon without a ring");
    double own = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
      const json& ring = rings[i];
      demand(ring.size() >= 4 && ring.front() == ring.back(), "a ring that is not closed");
      double twice = 0;
      for (std::size_t j = 1; j < ring.size(); ++j) {
        const double x0 = x(ring[j - 1]);
        const double y0 = y(ring[j - 1]);
        const double x1 = x(ring[j]);
        const double y1 = y(ring[j]);
        twice += x0 * y1 - x1 * y0;
        total.perimeterM += std::hypot(x1 - x0, y1 - y0);
      }
      own += (i == 0 ? 1 : -1) * std::fabs(twice) / 2;
    }
    total.m2 += own;
  }
  return total;
}

class Judge {
 public:
  Judge(const json& answer, std::string_view application)
      : answer_(answer), application_(json::parse(application, nullptr, false)) {}

  std::string judge() {
    demand(answer_.at("schema") == "kkpr/assessment@1", "the schema of an assessment");
    std::string text = "decision " + answer_.at("decision").dump();
    judgeUnknown();
    judgeNotes();
    judgeSteps(answer_.at("trace"));
    if (answer_.at("decision").is_null()) {
      judgeNothingDecided();
      return text;
    }
    whole_ = answer_.at("locationM2").get<double>();
    demand(whole_ >= 0, "a location below nothing");
    rounding_ = kWhollyM2 + 1e-9 * whole_;
    for (const json& flag : answer_.at("flags")) {
      const json& m2 = flag.at("m2");
      if (flag.at("subject") == "luas-kecil" && m2.is_number()) noise_ += m2.get<double>();
      overlapping_ = overlapping_ || flag.at("subject") == "zona-bertampalan";
    }
    for (const json& product : answer_.at("products")) {
      judgeProduct(product);
      text +=
          " " + product.at("mechanism").get<std::string>() + "=" + product.at("decision").dump();
    }
    for (const json& rejection : answer_.at("rejections")) {
      judgeRejection(rejection);
      text += " " + rejection.at("cause").get<std::string>();
    }
    for (const json& examined : answer_.at("examined")) judgeExamined(examined);
    judgeRecap();
    judgeWhole();
    return text;
  }

 private:
  /// Three values: complete says that nothing is missing that could change the decision.
  void judgeUnknown() {
    bool decides = false;
    for (const json& one : answer_.at("unknown")) {
      decides = decides || one.at("decides").get<bool>();
      for (const char* part : {"what", "who", "message"}) demandWords(one.at(part), "an unknown");
      demandCited(one.at("citation"), "an unknown");
    }
    demand(answer_.at("complete").get<bool>() == !decides,
           "complete, and what is unknown decides, or the reverse");
    demand(!answer_.at("authority").is_null() || !answer_.at("unknown").empty(),
           "nobody decides, and nobody is said to be unknown");
  }

  void judgeNothingDecided() {
    demand(!answer_.at("complete").get<bool>(), "complete without a decision");
    for (const char* list : {"products", "rejections", "recap"}) {
      demand(answer_.at(list).empty(), std::string(list) + " without a decision");
    }
    demand(answer_.at("approvedM2").is_null(), "something is approved without a decision");
  }

  void judgeNotes() {
    std::set<std::pair<std::string, std::string>> meetings;
    for (const json& meeting : answer_.at("meetings")) {
      demandOneOf(meeting.at("body"),
                  {"rapat-koordinasi", "peninjauan-lapangan", "fpr", "sekretariat-fpr"},
                  "the body of a meeting");
      demandCited(meeting.at("citation"), "a meeting");
      demand(meetings.emplace(meeting.at("body"), meeting.at("reason")).second,
             "one meeting is listed twice");
    }
    for (const json& flag : answer_.at("flags")) {
      demandWords(flag.at("text"), "a flag");
      demand(flag.at("m2").is_null() || flag.at("m2").get<double>() >= 0,
             "a flag on less than nothing");
    }
    int last = 0;
    for (const json& reading : answer_.at("readings")) {
      demand(reading > last && reading <= 11, "readings out of order, or not in the list");
      last = reading.get<int>();
    }
    demand(answer_.at("readings").size() == answer_.at("readingTexts").size(),
           "a reading without its text");
    for (const json& one : answer_.at("alternatives")) {
      demandWords(one.at("what"), "an alternative");
      demand(!one.at("effect").get<std::string>().empty(), "an alternative without an effect");
      demand(one.at("m2").is_null() || one.at("m2").get<double>() >= 0,
             "an alternative of less than nothing");
    }
  }

  void judgeSteps(const json& steps) {
    for (const json& step : steps) {
      const std::string rule = step.at("rule").get<std::string>();
      demand(!rule.empty() && !step.at("result").get<std::string>().empty(),
             "a step without a name or an outcome: " + rule);
      if (!step.at("citation").is_null()) demandCited(step.at("citation"), rule);
      reassessed_ = reassessed_ || rule == "pkkpr.reassessment";
      for (const auto& [name, value] : step.at("inputs").items()) {
        demand(!value.is_null(), rule + ": " + name + " is not finite");
        demand(!name.ends_with("M2") || value.get<double>() >= 0,
               rule + ": " + name + " is below nothing");
      }
      judgeSteps(step.at("children"));
    }
  }

  void judgeZones(const json& zones) {
    for (const json& zone : zones) {
      demand(zone.at("m2").get<double>() >= 0, "a zone below nothing");
      const double percent = zone.at("percent").get<double>();
      demand(percent >= 0 && percent <= 100 * (1 + 1e-9),
             "a zone of " + std::to_string(percent) + " percent");
      const json& permission = zone.at("permission");
      demand(!zone.at("conforms").get<bool>() || permission != "X" || zone.at("ground") != "zonasi",
             "what the table prohibits conforms by the table");
    }
  }

  void judgeProduct(const json& product) {
    const std::string mechanism = product.at("mechanism").get<std::string>();
    demandOneOf(product.at("mechanism"), {"KKKPR", "PKKPR"}, "a mechanism");
    demandOneOf(product.at("decision"), {"disetujui-seluruhnya", "disetujui-sebagian"},
                "the decision of a product");
    const auto requested = product.at("requestedM2").get<double>();
    const auto conforming = product.at("conformingM2").get<double>();
    const auto approved = product.at("approvedM2").get<double>();
    const double added = sum(product.at("additions"), "m2");
    const json& deductions = product.at("deductions");
    const auto areas = [&] {
      return mechanism + " of " + std::to_string(requested) + ": conforming " +
             std::to_string(conforming) + ", approved " + std::to_string(approved) + ", added " +
             std::to_string(added) + ", deducted " + deductions.dump();
    };
    demand(approved > 0, areas() + ": nothing is approved");
    demand(approved - added <= requested + rounding_, areas() + ": more than was asked for");
    demand(conforming <= requested + rounding_, areas() + ": more conforms than was asked for");

    // Each factor's own area; what is taken away is their union. Noise belongs to none of them.
    const double left = requested - (approved - added);
    const double several = rounding_ * static_cast<double>(1 + deductions.size());
    demand(largest(deductions, "m2") <= left + several, areas() + ": one takes more than all");
    demand(sum(deductions, "m2") >= left - several - noise_, areas() + ": they do not make up");
    const bool wholly = product.at("decision") == "disetujui-seluruhnya";
    demand(wholly ? left <= 2 * rounding_ : left >= kWhollyM2 - 1e-9 * whole_ - 1e-6,
           areas() + ": the decision is not what the areas say");

    for (const json& deduction : deductions) {
      const std::string factor = deduction.at("factor").get<std::string>();
      demandOneOf(factor,
                  {"kawasan-hutan", "kkpr-terbit", "badan-air", "ptp", "tidak-sesuai-rtr",
                   "tidak-sesuai-rdtr"},
                  "a factor");
      demand(deduction.at("m2").get<double>() > 0, factor + " deducts nothing");
      demand(factor != "ptp" || mechanism == "PKKPR", "a PTP touches a KKKPR");
      demand(factor != "tidak-sesuai-rtr" || mechanism == "PKKPR", "an RTR of a KKKPR");
      demand(factor != "tidak-sesuai-rdtr" || mechanism == "KKKPR", "an RDTR of a PKKPR");
    }
    demand(product.at("additions").empty() || mechanism == "PKKPR", "a KKKPR on other land");

    const json& bases = product.at("bases");
    bool named = false;
    for (const json& basis : bases) {
      const bool rdtr = basis.at("level") == "RDTR" || basis.at("level") == "RDTR-KPN";
      demand(rdtr == (mechanism == "KKKPR"), "a basis of the other mechanism");
      named = named || basis.at("plan") == product.at("basis");
    }
    demand(named, "the basis is not among the bases");
    demand(std::fabs(sum(bases, "conformingM2") - conforming) <=
               rounding_ * static_cast<double>(1 + bases.size()),
           areas() + ": the bases do not add up to what conforms: " + bases.dump());

    judgeZones(product.at("zones"));
    if (!product.at("zones").empty()) {
      const double percent = sum(product.at("zones"), "percent");
      demand(percent >= 100 - 1e-6 && (overlapping_ || percent <= 100 + 1e-6 + overlapPercent()),
             "the zones make up " + std::to_string(percent) + " percent");
    }
    for (const json& condition : product.at("conditions")) {
      demandOneOf(condition.at("subject"),
                  {"iup-op", "lsd", "badan-air", "akses-publik", "kepentingan-umum",
                   "prasarana-umum", "zonasi", "intensitas", "ptp", "rencana-induk", "lainnya"},
                  "the subject of a condition");
      demandWords(condition.at("text"), "a condition");
    }
    demandOneOf(product.at("validity").at("basis"), {"penguasaan-tanah", "3-tahun"}, "validity");
    if (const auto drawn = product.find("approvedGeometry"); drawn != product.end()) {
      const Measured drawing = measured(*drawn);
      // It is printed to a tenth of a millimetre.
      demand(std::fabs(drawing.m2 - approved) <= 1e-4 * drawing.perimeterM + rounding_,
             areas() + ": what is drawn has " + std::to_string(drawing.m2));
    }
    // Regional minutes always; the centre may meet [J 3.2.2.4].
    const json& authority = answer_.at("authority");
    if (mechanism == "PKKPR" && (authority == "gubernur" || authority == "bupati-wali-kota")) {
      demand(std::any_of(answer_.at("meetings").begin(), answer_.at("meetings").end(),
                         [](const json& one) {
                           return one.at("body") == "fpr" || one.at("body") == "sekretariat-fpr";
                         }),
             "a regional PKKPR without minutes");
    }
  }

  /// Zones may overlap by less than is told (a square metre each).
  [[nodiscard]] double overlapPercent() const { return whole_ > 0 ? 200 / whole_ : 0; }

  void judgeRejection(const json& rejection) {
    demandOneOf(rejection.at("cause"),
                {"tidak-diatur", "tidak-sesuai", "hanya-indikasi-program", "prosedur-pertanahan",
                 "ptp-ditutup", "habis-terkurangi", "tidak-ada-rtr"},
                "a cause");
    demandWords(rejection.at("reason"), "a rejection");
    demandCited(rejection.at("citation"), "a rejection");
    demand(rejection.at("m2").get<double>() >= 0, "a rejection of less than nothing");
    const json& cause = rejection.at("cause");
    demand(!withoutPtp() || (cause != "prosedur-pertanahan" && cause != "ptp-ditutup"),
           "rejected for a PTP that nobody has given");
  }

  [[nodiscard]] bool withoutPtp() const {
    if (!application_.is_object()) return false;
    const auto ptp = application_.find("ptp");
    return ptp == application_.end() || ptp->is_null();
  }

  void judgeExamined(const json& examined) {
    judgeZones(examined.value("zones", json::array()));
    demand(examined.at("m2").get<double>() >= 0, "examined: an area below nothing");
    const json& percent = examined.at("percent");
    const json& conforming = examined.at("conformingM2");
    if (percent.is_number()) {
      demand(percent >= 0 && percent.get<double>() <= 100 * (1 + 1e-9) + 1e-6,
             "examined: " + percent.dump() + " percent");
    }
    demand(examined.at("regulates") != false || !conforming.is_number() || conforming == 0,
           "a plan that does not regulate is conformed to");
    demand(examined.at("conclusion") != "terakomodir" || examined.at("regulates") == true,
           "accommodated by a plan that does not regulate");
  }

  /// True where all was judged together: else the parts may lie over each other.
  [[nodiscard]] bool together() const {
    for (const char* list : {"products", "rejections", "recap", "examined"}) {
      for (const json& one : answer_.at(list)) {
        if (one.contains("polygons")) return false;
        if (list != std::string_view("products") && one.contains("activities")) return false;
      }
    }
    return true;
  }

  void judgeRecap() {
    const json& recap = answer_.at("recap");
    for (const json& row : recap) {
      const auto share = row.at("shareConforming").get<double>();
      demand(share >= 0 && share <= 100 * (1 + 1e-9) + 1e-6, "a row of the recap above all");
      demandOneOf(row.at("conclusion"),
                  {"terakomodir", "terakomodir-sebagian", "tidak-terakomodir"}, "a conclusion");
    }
    if (!together()) return;
    const double several = rounding_ * static_cast<double>(1 + recap.size());
    demand(std::fabs(sum(recap, "areaM2") - whole_) <= several,
           "the recap speaks of " + std::to_string(sum(recap, "areaM2")) + " of " +
               std::to_string(whole_));
  }

  void judgeWhole() {
    const json& products = answer_.at("products");
    const json& rejections = answer_.at("rejections");
    const json& decision = answer_.at("decision");
    const auto approved = answer_.at("approvedM2").get<double>();
    double added = 0;
    for (const json& product : products) added += sum(product.at("additions"), "m2");
    const double several = rounding_ * static_cast<double>(1 + products.size());
    demand(approved >= 0 && approved <= whole_ + added + several,
           "more is approved than was asked for");
    demand(approved <= sum(products, "approvedM2") + several &&
               approved >= largest(products, "approvedM2") - several,
           "what is approved is not the union of the products");
    demand((decision == "ditolak") == products.empty(), "refused, and yet something is issued");
    demand(!products.empty() || !rejections.empty(), "refused without a reason");
    const bool all = rejections.empty() &&
                     std::all_of(products.begin(), products.end(), [](const json& product) {
                       return product.at("decision") == "disetujui-seluruhnya";
                     });
    demand((decision == "disetujui-seluruhnya") == (all && !products.empty()),
           "the decision is not what the products and rejections say");
    if (together() && !reassessed_) judgeParts();
  }

  /// L is what is asked of the products and what is rejected, each part once.
  void judgeParts() {
    double parts = 0;
    for (const char* mechanism : {"KKKPR", "PKKPR"}) {
      int issued = 0;
      double part = 0;
      for (const json& product : answer_.at("products")) {
        if (product.at("mechanism") != mechanism) continue;
        ++issued;
        part = product.at("requestedM2").get<double>();
      }
      demand(issued <= 1, std::string("two ") + mechanism + " for what is judged together");
      for (const json& rejection : answer_.at("rejections")) {
        if (rejection.at("mechanism") != mechanism) continue;
        demand(issued == 0, std::string(mechanism) + " is issued and rejected");
        part = rejection.at("m2").get<double>();
      }
      parts += part;
    }
    demand(std::fabs(parts - whole_) <= 3 * rounding_ + 1e-9 * whole_,
           "the mechanisms speak of " + std::to_string(parts) + " of " + std::to_string(whole_));
  }

  const json& answer_;
  json application_;
  double whole_ = 0;
  double rounding_ = 0;
  double noise_ = 0;
  bool overlapping_ = false;
  bool reassessed_ = false;
};

}  // namespace

std::string judgeAssessment(const json& answer, std::string_view application) {
  return Judge(answer, application).judge();
}

}  // namespace kkpr::fuzz
