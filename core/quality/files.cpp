#include "quality/files.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "quality/container.h"
#include "quality/stages.h"

namespace kkpr::quality {
namespace {

using archive::Member;

// ---- which members belong together ----
struct PartPath {
  std::size_t part = 0;
  std::string_view base;  ///< folder and base name
};

std::optional<PartPath> partPath(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string extension = lowerAscii(path.substr(dot + 1));
  for (std::size_t part = 0; part < kPartNames.size(); ++part) {
    if (extension == kPartNames[part]) return PartPath{part, path.substr(0, dot)};
  }
  return std::nullopt;
}

/// Whichever way of reading a name with NUL makes a part of a layer counts: some program reads it
/// so.
std::optional<PartPath> partPath(const Member& member) {
  if (const auto whole = partPath(member.path)) return whole;
  return partPath(member.pathBeforeNul);
}

std::string_view baseName(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// A group that is a layer on its own, even if its .shp is missing: an index belongs to nothing
/// else, and a table with a coordinate system is no mere table.
bool looksLikeLayer(const PartGroup& group) {
  return group.has(kShp) || group.has(1) || (group.has(2) && group.has(3));
}

void addUnused(const PartGroup& group, std::vector<const Member*>& unused) {
  for (const Member* part : group.parts) {
    if (part) unused.push_back(part);
  }
  unused.insert(unused.end(), group.doubles.begin(), group.doubles.end());
}

/// Looks for the parts that `layer` lacks among groups without .shp. A group of which all is
/// missing here is this layer under another name, and is `taken`.
void findMismatches(Layer& layer, const std::vector<PartGroup>& groups, std::vector<bool>& taken,
                    std::size_t self) {
  const std::string_view base = baseName(layer.files.key);
  std::array<const Member*, 4> found{};
  for (const bool sameBase : {true, false}) {  // the same name in another folder comes first
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i == self || taken[i] || groups[i].has(kShp)) continue;
      if ((baseName(groups[i].key) == base) != sameBase) continue;
      bool useful = false;
      bool whole = true;
      for (std::size_t part = 0; part < kPartNames.size(); ++part) {
        if (!groups[i].has(part)) continue;
        const bool wanted = !layer.files.has(part) && !found[part];
        whole = whole && wanted;
        if (!wanted) continue;
        found[part] = groups[i].parts[part];
        useful = true;
      }
      if (useful && whole) taken[i] = true;
    }
  }
  for (std::size_t part = 0; part < kPartNames.size(); ++part) {
    if (found[part]) layer.mismatches.push_back({part, found[part]});
  }
}

// ---- what a layer holds ----
enum class Kind { polygon, companion, unknown };

struct ShapeType {
  Kind kind = Kind::unknown;
  std::string name;  ///< "point", "polyline" …; empty where it is not known
};

/// Told by the header of the .shp: the shape type at byte 32.
ShapeType shapeTypeOf(Bytes shp) {
  constexpr std::size_t kTypeOffset = 32;
  if (shp.size() < kTypeOffset + 4) return {};
  std::uint32_t type = 0;
  for (std::size_t i = 4; i-- > 0;) type = (type << 8) | shp[kTypeOffset + i];
  switch (type) {
    case 5:
    case 15:
    case 25:
      return {Kind::polygon, "polygon"};
    case 1:
    case 11:
    case 21:
      return {Kind::companion, "point"};
    case 3:
    case 13:
    case 23:
      return {Kind::companion, "polyline"};
    case 8:
    case 18:
    case 28:
      return {Kind::companion, "multipoint"};
    default:
      return {};
  }
}

/// Records that stand whole in a .shp, by walking their lengths.
std::int64_t recordCountOf(Bytes shp) {
  constexpr std::uint64_t kHeader = 100;
  constexpr std::uint64_t kRecordHeader = 8;
  std::int64_t records = 0;
  std::uint64_t at = kHeader;
  while (at <= shp.size() && shp.size() - at >= kRecordHeader) {
    std::uint64_t words = 0;
    for (std::uint64_t i = 4; i < kRecordHeader; ++i) {
      words = (words << 8) | shp[static_cast<std::size_t>(at + i)];
    }
    if (2 * words > shp.size() - at - kRecordHeader) break;
    at += kRecordHeader + 2 * words;
    ++records;
  }
  return records;
}

struct OpenedLayer {
  const Layer* layer = nullptr;
  ShapeType type;
  std::optional<Part> shp;  ///< kept only where the layer may be the location
  std::vector<std::string>
      because;  ///< why the .shp could not be had; empty where it is missing or there
  std::int64_t records = 0;
};

std::string listed(const std::vector<const OpenedLayer*>& layers, bool withType) {
  std::string list;
  for (const OpenedLayer* opened : layers) {
    if (!list.empty()) list += ", ";
    list += opened->layer->files.path;
    if (withType) list += " (" + opened->type.name + ")";
  }
  constexpr std::size_t kReadable = 200;
  return shortened(list, kReadable);
}

std::string shpNameOf(const OpenedLayer& opened) {
  const Member* shp = opened.layer->files.parts[kShp];
  return shp ? shp->name : opened.layer->files.path + ".shp";
}

// ---- the rules ----
// [J 2.1.2 angka 1 huruf g = 3.1.2] At least .shp, .shx, .dbf and .prj, for every layer.
void checkParts(const Layer& layer, Examination& examination) {
  for (std::size_t part = 0; part < kPartNames.size(); ++part) {
    if (layer.files.has(part)) continue;
    const std::string expected = layer.files.path + "." + std::string(kPartNames[part]);
    examination.findings.of("files.missing-part", kPartNames[part]).at(inFile(expected));
    for (const Mismatch& mismatch : layer.mismatches) {
      if (mismatch.part != part) continue;
      examination.findings.of("files.name-mismatch", "", expected)
          .with("expected", expected)
          .at(inFile(mismatch.found->name));
    }
  }
}

/// What people pack instead of their data, by extension: a variant of files.no-polygon-layer.
std::string_view insteadOfData(std::string_view path) {
  const std::string lower = lowerAscii(path);
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
      return lower.size() > ending.size() &&
             lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0;
    });
  };
  if (ends({".qgz", ".qgs", ".mxd", ".aprx", ".mapx", ".lyr", ".lyrx", ".qlr"})) return "project";
  if (ends({".csv", ".xls", ".xlsx", ".ods"})) return "table";
  if (ends({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".doc", ".docx"})) return "document";
  return {};
}

/// Formats that people pack instead of a shapefile, by extension.
std::string_view foreignFormat(std::string_view path) {
  struct Row {
    std::string_view ending;
    std::string_view format;
  };
  constexpr auto kRows = std::to_array<Row>({{".kml", "KML"},
                                             {".kmz", "KMZ"},
                                             {".gpkg", "GeoPackage"},
                                             {".geojson", "GeoJSON"},
                                             {".json", "JSON"},
                                             {".gpx", "GPX"},
                                             {".gml", "GML"},
                                             {".dwg", "DWG"},
                                             {".dxf", "DXF"},
                                             {".tab", "MapInfo"},
                                             {".mif", "MapInfo"},
                                             {".fgb", "FlatGeobuf"},
                                             {".sqlite", "SQLite"},
                                             {".gdbtable", "File Geodatabase"},
                                             {".mdb", "Personal Geodatabase"},
                                             {".dgn", "DGN"}});
  const std::string lower = lowerAscii(path);
  for (const Row& row : kRows) {
    if (lower.size() > row.ending.size() &&
        lower.compare(lower.size() - row.ending.size(), row.ending.size(), row.ending) == 0) {
      return row.format;
    }
  }
  return {};
}

// [J 2.1.2 angka 1 huruf a = 3.1.2] The location is a shapefile of polygons: there is none at all.
void reportNoShapefile(const std::vector<const Member*>& unused, Examination& examination) {
  for (const Member* member : unused) {
    if (isSystemLitter(member->path)) continue;
    const std::string_view format = foreignFormat(member->path);
    if (!format.empty()) {
      examination.findings.of("files.no-polygon-layer", "other-format")
          .with("format", std::string(format))
          .at(inFile(member->name));
      return;
    }
  }
  for (const Member* member : unused) {
    if (!isSystemLitter(member->path) && isArchiveName(member->path)) {
      examination.findings.of("files.no-polygon-layer", "archive").at(inFile(member->name));
      return;
    }
  }
  for (const Member* member : unused) {
    const std::string_view variant = insteadOfData(member->path);
    if (isSystemLitter(member->path) || variant.empty()) continue;
    examination.findings.of("files.no-polygon-layer", variant).at(inFile(member->name));
    return;
  }
  ++examination.findings.of("files.no-polygon-layer", "no-shapefile").count;
}

/// files.no-polygon-layer and files.several-polygon-layers; the layer to go on with, null where
/// there is none.
OpenedLayer* chooseLayer(std::vector<OpenedLayer>& layers, Examination& examination) {
  std::vector<const OpenedLayer*> polygons;
  std::vector<const OpenedLayer*> companions;
  std::vector<std::string> because;
  OpenedLayer* firstPolygon = nullptr;
  OpenedLayer* firstUnknown = nullptr;
  std::size_t untold = 0;
  for (OpenedLayer& opened : layers) {
    if (opened.type.kind == Kind::polygon) {
      polygons.push_back(&opened);
      if (!firstPolygon) firstPolygon = &opened;
    } else if (opened.type.kind == Kind::companion) {
      companions.push_back(&opened);
    } else {
      // One with a .shp that says nonsense is looked at before one without.
      if (!firstUnknown || (!firstUnknown->shp && opened.shp)) firstUnknown = &opened;
      if (opened.shp) continue;
      ++untold;
      if (opened.layer->files.has(kShp)) {
        because.insert(because.end(), opened.because.begin(), opened.because.end());
      } else {
        because.emplace_back("files.missing-part");
      }
    }
  }
  std::sort(because.begin(), because.end());
  because.erase(std::unique(because.begin(), because.end()), because.end());

  // [J 2.1.2 angka 1 huruf a = 3.1.2] The location is a shapefile of polygons.
  if (!firstPolygon) {
    if (firstUnknown) {
      // What kind it is can be said only where its .shp can be read; structure.* says what ails it.
      if (!firstUnknown->shp) examination.notRun("files.no-polygon-layer", because);
    } else {
      Finding& finding = examination.findings.of("files.no-polygon-layer");
      finding.with("layers", listed(companions, true));
      for (const OpenedLayer* opened : companions) finding.at(inFile(shpNameOf(*opened)));
    }
  }
  // [J 2.1.2 angka 1 huruf a = 3.1.2] One location, one layer: two would leave open which is
  // applied for.
  if (polygons.size() > 1) {
    Finding& finding = examination.findings.of("files.several-polygon-layers");
    finding.with("layers", listed(polygons, false)).with("judged", firstPolygon->layer->files.path);
    for (const OpenedLayer* opened : polygons) finding.at(inFile(shpNameOf(*opened)));
  } else if (untold + polygons.size() > 1) {
    examination.notRun("files.several-polygon-layers", because);
  }
  return firstPolygon ? firstPolygon : firstUnknown;
}

}  // namespace

std::size_t PartGroup::count() const {
  return static_cast<std::size_t>(std::count_if(
      parts.begin(), parts.end(), [](const Member* part) { return part != nullptr; }));
}

Layers groupLayers(const std::vector<Member>& members) {
  Layers result;
  std::map<std::string, PartGroup> byKey;  // in the order of names
  for (const Member& member : members) {
    if (member.directory) continue;
    const auto part = isSystemLitter(member.path) ? std::nullopt : partPath(member);
    if (!part) {
      result.unused.push_back(&member);
      continue;
    }
    std::string key = lowerAscii(part->base);
    PartGroup& group = byKey[key];
    if (group.key.empty() && group.count() == 0) {
      group.path = std::string(part->base);
      group.key = std::move(key);
    }
    if (group.has(part->part)) {
      group.doubles.push_back(&member);
    } else {
      group.parts[part->part] = &member;
    }
  }

  std::vector<PartGroup> groups;
  for (auto& [key, group] : byKey) groups.push_back(std::move(group));
  // Those with a .shp choose first among the stray parts, then the fullest.
  std::stable_sort(groups.begin(), groups.end(), [](const PartGroup& a, const PartGroup& b) {
    return a.has(kShp) != b.has(kShp) ? a.has(kShp) : !a.has(kShp) && a.count() > b.count();
  });
  std::vector<bool> taken(groups.size(), false);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (taken[i]) continue;
    if (!looksLikeLayer(groups[i]) && !result.layers.empty()) {
      addUnused(groups[i], result.unused);
      continue;
    }
    taken[i] = true;
    Layer layer{groups[i], {}};
    if (layer.files.count() < kPartNames.size()) findMismatches(layer, groups, taken, i);
    result.layers.push_back(std::move(layer));
  }
  std::stable_sort(result.layers.begin(), result.layers.end(),
                   [](const Layer& a, const Layer& b) { return a.files.key < b.files.key; });
  return result;
}

std::optional<LocationBytes> openLocation(Bytes zip, Examination& examination) {
  const std::optional<archive::ZipReader> reader = openContainer(zip, examination);
  if (!reader) return std::nullopt;

  const Layers found = groupLayers(reader->members());
  reportExtraFiles(found.unused, examination);
  if (found.layers.empty()) {
    reportNoShapefile(found.unused, examination);
    for (const char* rule :
         {"files.missing-part", "files.name-mismatch", "files.several-polygon-layers"}) {
      examination.notRun(rule, {"files.no-polygon-layer"});
    }
    return std::nullopt;
  }

  std::uint64_t budget = archive::kLocationLimits.inflatedBytes;
  const auto extract = [&](const Member& member, std::vector<std::string>* because) {
    NeededMember needed = extractNeeded(*reader, member, budget, examination);
    if (because) *because = std::move(needed.because);
    std::optional<Part> part;
    if (needed.bytes) part = Part{member.name, std::move(*needed.bytes)};
    return part;
  };

  // Every .shp first: they tell which layer is the location, and its other parts come next, so that
  // companions cannot use up what may be inflated.
  std::vector<OpenedLayer> layers;
  bool keepPolygon = true;
  for (const Layer& layer : found.layers) {
    checkParts(layer, examination);
    for (const Member* second : layer.files.doubles) {
      const auto first =
          std::find_if(layer.files.parts.begin(), layer.files.parts.end(),
                       [&](const Member* part) { return part && part->path == second->path; });
      if (first == layer.files.parts.end()) reportNameCase(*second, examination);
    }
    OpenedLayer opened;
    opened.layer = &layer;
    if (const Member* shp = layer.files.parts[kShp]) {
      opened.shp = extract(*shp, &opened.because);
      if (opened.shp) {
        opened.type = shapeTypeOf(opened.shp->bytes);
        if (opened.type.kind == Kind::companion) {
          opened.records = recordCountOf(opened.shp->bytes);
        }
        const bool keep =
            opened.type.kind == Kind::unknown || (opened.type.kind == Kind::polygon && keepPolygon);
        if (opened.type.kind == Kind::polygon) keepPolygon = false;
        if (!keep) opened.shp.reset();
      }
    }
    layers.push_back(std::move(opened));
  }

  OpenedLayer* chosen = chooseLayer(layers, examination);
  const auto readSides = [&](LocationBytes& files) {
    const std::string start = chosen->layer->files.key + ".";
    for (const Member* member : found.unused) {
      const std::string path = lowerAscii(member->path);
      if (path.rfind(start, 0) != 0) continue;
      files.sides.push_back(path.substr(start.size()));
      // Nothing depends on it: one that is too long or cannot be had is as good as none.
      constexpr std::uint64_t kLongestCpg = 64;
      if (files.sides.back() != "cpg" || member->size > kLongestCpg) continue;
      std::uint64_t enough = kLongestCpg;
      if (const auto bytes = reader->extract(*member, enough).bytes) {
        files.cpg.assign(bytes->begin(), bytes->end());
      }
    }
  };
  std::optional<LocationBytes> location;
  if (chosen) {
    location.emplace();
    location->layerName = std::string(baseName(chosen->layer->files.path));
    location->shp = std::move(chosen->shp);
    const std::array<std::optional<Part>*, 4> slots{&location->shp, &location->shx, &location->dbf,
                                                    &location->prj};
    for (std::size_t part = 1; part < slots.size(); ++part) {
      const Member* member = chosen->layer->files.parts[part];
      if (member) *slots[part] = extract(*member, nullptr);
    }
    readSides(*location);
  }
  for (const OpenedLayer& opened : layers) {
    if (&opened == chosen) continue;
    for (std::size_t part = 1; part < kPartNames.size(); ++part) {
      // Needed, so it must be readable; what it says is not asked.
      const Member* member = opened.layer->files.parts[part];
      if (member) extract(*member, nullptr);
    }
    if (location && opened.type.kind == Kind::companion) {
      location->companions.push_back(
          {std::string(baseName(opened.layer->files.path)), opened.type.name, opened.records});
    }
  }
  return location;
}

}  // namespace kkpr::quality
