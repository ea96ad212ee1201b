#include "fuzz/support/seeds.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/text.h"

namespace kkpr::fuzz {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Files below `folder` with one of the endings, in byte order of their paths.
std::vector<std::string> filesBelow(const std::string& folder, std::string_view ending) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().generic_string();
    if (entry.is_regular_file() && path.size() > ending.size() &&
        path.compare(path.size() - ending.size(), ending.size(), ending) == 0) {
      paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Path below the root as a flat name.
std::string flatName(const std::string& path, const std::string& source) {
  std::string name = path.substr(source.size() + 1);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

std::vector<Entry> partsOf(const std::string& source, std::string_view ending) {
  std::vector<Entry> parts;
  for (const Entry& zip : locationZips(source)) {
    for (Entry& member : unpacked(zip.bytes)) {
      const std::string lower = lowerAscii(member.name);
      if (lower.size() < ending.size() ||
          lower.compare(lower.size() - ending.size(), ending.size(), ending) != 0) {
        continue;
      }
      const bool known = std::any_of(parts.begin(), parts.end(),
                                     [&](const Entry& part) { return part.bytes == member.bytes; });
      constexpr std::size_t kLongest = 100'000;
      if (!known && member.bytes.size() < kLongest) {
        parts.push_back({zip.name + std::string(ending), std::move(member.bytes)});
      }
    }
  }
  return parts;
}

std::vector<Entry> documents(const std::string& source, std::string_view schema) {
  std::vector<Entry> found;
  for (const char* folder : {"/examples", "/tests/cases/data"}) {
    for (const std::string& path : filesBelow(source + folder, ".json")) {
      ByteVector bytes = fileBytes(path);
      const json document = json::parse(bytes.begin(), bytes.end(), nullptr, false);
      if (document.is_object() && document.value("schema", "") == schema) {
        found.push_back({flatName(path, source), std::move(bytes)});
      }
    }
  }
  return found;
}

/// Documents of the bundles (generate_bundles.mjs): what is asked of the whole is asked of each.
std::vector<Entry> bundledDocuments(const std::string& source, std::string_view kind) {
  std::vector<Entry> found;
  for (const std::string& path : filesBelow(source + "/tests/fuzz/bundles", ".zip")) {
    for (Entry& entry : unpacked(fileBytes(path))) {
      if (entry.name.rfind(kind, 0) != 0) continue;
      std::string name = flatName(path, source) + "-" + entry.name;
      std::replace(name.begin(), name.end(), '/', '-');
      found.push_back({std::move(name), std::move(entry.bytes)});
    }
  }
  return found;
}

/// A document and, beside it, the files that it names.
void addDocument(std::vector<Entry>& bundle, const std::string& kind, const fs::path& path) {
  const ByteVector bytes = fileBytes(path.generic_string());
  bundle.push_back({kind + "/" + path.filename().generic_string(), bytes});
  const json document = json::parse(bytes.begin(), bytes.end());
  std::vector<std::string> named;
  const auto name = [&](const json& value) {
    if (value.is_string()) named.push_back(value.get<std::string>());
  };
  if (kind == "application") {
    name(document.at("location").at("shapefile"));
  } else {
    for (const char* key : {"boundary", "zones", "features"}) {
      if (document.contains(key)) name(document.at(key));
    }
  }
  for (const std::string& file : named) {
    const std::string full = (path.parent_path() / file).generic_string();
    if (fs::exists(full)) bundle.push_back({file, fileBytes(full)});
  }
}

}  // namespace

ByteVector fileBytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<Entry> locationZips(const std::string& source) {
  std::vector<Entry> zips;
  for (const char* folder : {"/tests/fixtures", "/examples", "/tests/cases/data"}) {
    for (const std::string& path : filesBelow(source + folder, ".zip")) {
      zips.push_back({flatName(path, source), fileBytes(path)});
    }
  }
  return zips;
}

std::vector<Entry> bundles(const std::string& source) {
  std::vector<Entry> all;
  const ByteVector index = fileBytes(source + "/examples/index.json");
  const json examples = json::parse(index.begin(), index.end());
  for (const json& example : examples.at("examples")) {
    const std::string base = source + "/examples/";
    std::vector<Entry> bundle;
    addDocument(bundle, "application", base + example.at("application").get<std::string>());
    for (const json& plan : example.at("plans")) {
      addDocument(bundle, "plan", base + plan.get<std::string>());
    }
    for (const json& layer : example.at("layers")) {
      addDocument(bundle, "layer", base + layer.get<std::string>());
    }
    all.push_back({example.at("id").get<std::string>() + ".zip", packed(bundle)});
  }
  const std::string data = source + "/tests/cases/data/";
  for (const std::string& path : filesBelow(source + "/tests/cases/data", ".json")) {
    const ByteVector bytes = fileBytes(path);
    const json document = json::parse(bytes.begin(), bytes.end());
    const std::string schema = document.value("schema", "");
    if (schema != "kkpr/plan@1" && schema != "kkpr/layer@1") continue;
    std::vector<Entry> bundle;
    addDocument(bundle, "application", data + "permohonan.json");
    addDocument(bundle, schema == "kkpr/plan@1" ? "plan" : "layer", path);
    if (schema == "kkpr/layer@1") addDocument(bundle, "plan", data + "rdtr-izin.json");
    if (schema == "kkpr/plan@1") addDocument(bundle, "layer", data + "hutan-dan-apl.json");
    all.push_back({flatName(path, source) + ".zip", packed(bundle)});
  }
  for (const std::string& path : filesBelow(source + "/tests/fuzz/bundles", ".zip")) {
    all.push_back({flatName(path, source), fileBytes(path)});
  }
  return all;
}

const std::vector<std::string>& targetNames() {
  static const std::vector<std::string> names{"zip",   "shp",     "shx",         "dbf",
                                              "prj",   "geojson", "application", "plan",
                                              "check", "assess",  "repair"};
  return names;
}

std::vector<Entry> seedsOf(std::string_view target, const std::string& source) {
  if (target == "zip" || target == "check" || target == "repair") return locationZips(source);
  if (target == "shp" || target == "shx" || target == "dbf" || target == "prj") {
    return partsOf(source, "." + std::string(target));
  }
  if (target == "assess") return bundles(source);
  if (target == "application") {
    std::vector<Entry> all = documents(source, "kkpr/application@1");
    for (Entry& one : bundledDocuments(source, "application/")) all.push_back(std::move(one));
    return all;
  }
  if (target == "plan") {
    std::vector<Entry> all = documents(source, "kkpr/plan@1");
    for (Entry& layer : documents(source, "kkpr/layer@1")) all.push_back(std::move(layer));
    for (const char* kind : {"plan/", "layer/"}) {
      for (Entry& one : bundledDocuments(source, kind)) all.push_back(std::move(one));
    }
    return all;
  }
  if (target == "geojson") {
    std::vector<Entry> all;
    for (const std::string& path : filesBelow(source + "/examples", ".geojson")) {
      all.push_back({flatName(path, source), fileBytes(path)});
    }
    for (const Entry& plan : documents(source, "kkpr/plan@1")) {
      const json document = json::parse(plan.bytes.begin(), plan.bytes.end());
      if (document.at("zones").is_object()) {
        all.push_back({plan.name, bytesOf(document.at("zones").dump())});
      }
    }
    return all;
  }
  throw std::runtime_error("no fuzz target is called " + std::string(target));
}

}  // namespace kkpr::fuzz
