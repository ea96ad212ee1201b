#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz/support/mutate.h"

namespace kkpr::fuzz {
namespace {

using nlohmann::json;

/// A value of the document, by a walk from its root: ordinates are by far the most, and a draw
/// among all values would hardly ever meet a permission, a programme or a stratum.
json& somewhere(json& document, Random& random) {
  json* value = &document;
  while (value->is_structured() && !value->empty() && !random.oneIn(7)) {
    auto child = value->begin();
    std::advance(child, static_cast<std::ptrdiff_t>(random.index(value->size())));
    value = &*child;
  }
  return *value;
}

json oddValue(Random& random) {
  switch (random.below(20)) {
    case 0:
      return nullptr;
    case 1:
      return true;
    case 2:
      return -1;
    case 3:
      return 1e308;
    case 4:
      return "";
    case 5:
      return json::object();
    case 6:
      return json::array();
    case 7:
      return std::string(1000, 'x');
    case 8:
      return 18446744073709551615U;
    case 9:
      return "2025-02-30";
    case 10: {
      json deep = json::array();
      for (std::size_t i = 0, depth = random.index(300); i < depth; ++i) {
        json outer = json::array();
        outer.push_back(std::move(deep));
        deep = std::move(outer);
      }
      return deep;
    }
    case 11:
      return 0.1;
    case 12:
      return "*";
    case 13:
      return "../../x.zip";
    case 14:
      return "lokasi.zip";
    case 15:
      return std::string("a\0b", 3);
    case 16:
      return json::array({json::array({107.0, -7.0}), json::array({107.0, -6.9}),
                          json::array({107.1, -6.9}), json::array({107.0, -7.0})});
    case 17:
      return "I";
    case 18:
      return static_cast<std::int64_t>(random.around(3));
    default:
      return json::object({{"type", "Polygon"}, {"coordinates", json::array()}});
  }
}

void mutateNumber(json& value, Random& random) {
  const double was = value.get<double>();
  switch (random.below(6)) {
    case 0:
      value = was + static_cast<double>(random.around(100)) * 1e-6;
      return;
    case 1:
      value = -was;
      return;
    case 2:
      value = was * 1e6;
      return;
    case 3:
      value = static_cast<std::int64_t>(random.around(1000));
      return;
    case 4:
      value = 1e-308;
      return;
    default:
      value = std::to_string(was);
      return;
  }
}

void mutateText(json& value, Random& random) {
  std::string text = value.get<std::string>();
  const std::size_t at = random.index(text.size() + 1);
  switch (random.below(4)) {
    case 0:
      text.insert(at, 1, static_cast<char>('!' + random.below(90)));
      break;
    case 1:
      text.erase(at, 1 + random.index(3));
      break;
    case 2:
      text.insert(at, "\xE2\x80\x8B");
      break;
    default:
      for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
      }
      break;
  }
  value = text;
}

/// What the contract lets a member say: a mutant that is still read gets further than an odd one.
const json& wordsOf(const std::string& member) {
  static const json& words = *new json(json::parse(R"({
    "level": ["RDTR", "RDTR-KPN", "RTRWK", "RTRWP", "RTR-KSN", "RTR-PULAU", "RTRWN"],
    "kind": ["kawasan-hutan", "pippib", "iup-op", "lsd", "badan-air", "kkpr-terbit", "izin-sektor",
             "batas-administrasi", "fpr", "rapat-koordinasi", "orang", "korporasi",
             "pemerintah-pusat", "pemerintah-daerah", "sertipikat", "sewa"],
    "ossIntegrated": [true, false, null], "isCity": [true, false, null],
    "scale": [5000, 50000, 1, 0, 1000000000],
    "enacted": ["2010-01-01", "2021-07-07", "2026-03-02", "2030-01-01", null],
    "decreeDate": ["2010-01-01", "2026-01-01", null],
    "released": ["peruntukan", "tanpa-peruntukan", null], "function": ["HL", "APL", "Tubuh Air"],
    "component": ["pola-ruang", "struktur-ruang", null],
    "publicInterest": [true, false, null], "waterRelated": [true, false, null],
    "polygons": [[1], [2], [1, 2], [3, 1], [99], []],
    "relations": [null, [[1, 2]], [[1], [2]], [[1, 2], [3]], [[1, 1]], [[]]],
    "polygonsRelated": [true, false, null], "activitiesRelated": [true, false, null],
    "position": ["permukaan", "bawah-tanah", "atas-tanah", null],
    "minM": [0, 10, 20, -1, null], "maxM": [0, 10, 30, 1e9, null],
    "surfaceReferenceM": [0, 5, 5.5, null],
    "status": ["belum", "sebagian", "seluruhnya", null],
    "until": ["2020-01-01", "2026-03-02", "2031-12-31", "tanpa-batas", null],
    "result": ["sesuai", "sesuai-bersyarat", "tidak-sesuai", null],
    "unfitGround": ["p4t", "rtr", null], "closed": [true, false, null],
    "applicantAgrees": [true, false, null],
    "regency": ["Kabupaten A1", "Kota A2", "Kota J1", "", null],
    "province": ["Provinsi A", "Provinsi B", "DKI Jakarta", "", null],
    "WADMPR": ["Provinsi A", "Provinsi B", null], "WADMKK": ["Kabupaten A1", "Kota A2", null],
    "authority": ["menteri", "gubernur", "bupati-wali-kota", null],
    "effect": ["syarat", "X"], "where": ["*", null],
    "activity": ["tempat-peribadatan", "gardu-listrik", "rumah-tinggal"],
    "code": ["tempat-peribadatan", "gardu-listrik", "rumah-tinggal", "dermaga"],
    "KODE": ["R-2", "K-1", "P-1", "W", "*", null],
    "boundary": [null], "zones": [null], "ptp": [null, []], "strata": [null, []],
    "shapefile": ["lokasi.zip", "ptp-1.zip", "penguasaan.zip", null],
    "purpose": ["nonberusaha", "berusaha", "stranas"], "date": ["2020-01-01", "2026-03-02", null],
    "holder": ["Yayasan Contoh", "", null], "kdbMax": [0, 60, 1000, null],
    "klbMax": [0, 240, null], "kdhMin": [100, 20, null]
  })"));
  static const json& permissions = *new json({"I", "T", "B", "T,B", "X", "", nullptr});
  const auto found = words.find(member);
  return found != words.end() ? *found : permissions;
}

/// Members that a position in GeoJSON leads to are moved together: a polygon stays one.
void movePolygon(json& geometry, Random& random) {
  json& coordinates = geometry["coordinates"];
  if (!coordinates.is_array() || coordinates.empty()) return;
  constexpr std::array<double, 8> kSteps{1e-9, 1e-7, 4.4e-6, 4.6e-6, 1e-5, 1e-4, 5e-4, 1};
  const double step = random.of(kSteps);
  const double dx = step * static_cast<double>(random.around(2));
  const double dy = step * static_cast<double>(random.around(2));
  const double factor = random.oneIn(4) ? 0.5 : 1;
  const bool turned = random.oneIn(6);
  const bool one = random.oneIn(2);  // one vertex only
  std::vector<json*> rings{&coordinates};
  std::vector<json*> positions;
  while (!rings.empty()) {
    json* ring = rings.back();
    rings.pop_back();
    // Before anything points into it.
    if (turned && ring->size() > 3) std::reverse(ring->begin(), ring->end());
    for (json& child : *ring) {
      if (!child.is_array() || child.empty()) continue;
      if (child.size() >= 2 && child[0].is_number() && child[1].is_number()) {
        positions.push_back(&child);
      } else {
        rings.push_back(&child);
      }
    }
  }
  if (positions.empty()) return;
  const double x0 = (*positions[0])[0].get<double>();
  const double y0 = (*positions[0])[1].get<double>();
  const std::size_t chosen = random.index(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (one && i != chosen) continue;
    json& at = *positions[i];
    at[0] = x0 + (at[0].get<double>() - x0) * factor + dx;
    at[1] = y0 + (at[1].get<double>() - y0) * factor + dy;
  }
}

void gatherGeometries(json& value, std::vector<json*>& all) {
  if (!value.is_structured()) return;
  if (value.is_object() && value.contains("coordinates")) {
    all.push_back(&value);
    return;
  }
  for (json& child : value) gatherGeometries(child, all);
}

void mutateMember(json& value, const std::string& key, Random& random) {
  switch (random.below(5)) {
    case 0:
      value.erase(key);
      return;
    case 1: {
      json moved = std::move(value[key]);
      value.erase(key);
      value[key + "x"] = std::move(moved);
      return;
    }
    case 2:
      value[key] = oddValue(random);
      return;
    default: {
      const json& words = wordsOf(key);
      value[key] = words[random.index(words.size())];
      return;
    }
  }
}

void mutateValue(json& document, Random& random) {
  if (random.oneIn(5)) {
    std::vector<json*> geometries;
    gatherGeometries(document, geometries);
    if (!geometries.empty()) return movePolygon(*random.of(geometries), random);
  }
  json& value = somewhere(document, random);
  if (random.oneIn(3) && value.is_number()) return mutateNumber(value, random);
  if (random.oneIn(2) && value.is_string()) return mutateText(value, random);
  if (value.is_object() && !value.empty() && !random.oneIn(4)) {
    auto member = value.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(random.index(value.size())));
    return mutateMember(value, std::string(member.key()), random);
  }
  if (value.is_array() && !value.empty() && !random.oneIn(4)) {
    const std::size_t at = random.index(value.size());
    if (random.oneIn(2)) {
      value.erase(at);
    } else {
      const json again = value[at];
      value.push_back(again);
    }
    return;
  }
  // Either something odd, or what stands elsewhere in the document.
  json other = random.oneIn(2) ? oddValue(random) : somewhere(document, random);
  constexpr std::size_t kLongest = 100'000;
  if (other.dump(-1, ' ', false, json::error_handler_t::replace).size() < kLongest) {
    value = std::move(other);
  }
}

}  // namespace

void mutateJson(ByteVector& bytes, Random& random) {
  json document = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (document.is_discarded() || random.oneIn(8)) return mutateRaw(bytes, random);
  for (std::size_t i = 0, some = 1 + random.index(3); i < some; ++i) mutateValue(document, random);
  bytes = bytesOf(document.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace kkpr::fuzz
