// The engine as a native program, for tests that compare native with wasm. Prints what the engine
// says.
//   kkpr_native check FILE.zip NAME OPTIONS --layer LAYER.json…
//   kkpr_native repair FILE.zip NAME OPTIONS OUT.zip
//   kkpr_native assess|validate|route APPLICATION.json OPTIONS [--patch MERGE_PATCH]
//   --plan PLAN.json… --layer LAYER.json…
//   kkpr_native plan PLAN.json [--patch MERGE_PATCH]
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kkpr.h"

namespace {

using FileBytes = std::vector<std::uint8_t>;

FileBytes bytesOf(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return FileBytes(std::istreambuf_iterator<char>(stream), {});
}

struct Document {
  std::string text;
  std::vector<FileBytes> bytes;
  std::vector<kkpr::NamedFile> files;
};

/// A document, changed by a merge patch where there is one, and the files it names, which are
/// relative to it; of its papers those that are there.
Document documentOf(const kkpr::Engine& engine, const std::filesystem::path& path,
                    const std::string& patch = "{}") {
  Document document;
  const FileBytes raw = bytesOf(path);
  document.text.assign(raw.begin(), raw.end());
  if (patch != "{}") {
    auto json = nlohmann::json::parse(document.text);
    json.merge_patch(nlohmann::json::parse(patch));
    document.text = json.dump();
  }
  const auto named = nlohmann::json::parse(engine.filesOf(document.text));
  std::vector<std::string> names = named.at("files");
  for (const std::string paper : named.at("documents")) {
    if (std::filesystem::exists(path.parent_path() / paper)) names.push_back(paper);
  }
  for (const std::string& name : names) {
    document.bytes.push_back(bytesOf(path.parent_path() / name));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    document.files.push_back({names[i], document.bytes[i]});
  }
  return document;
}

/// Loads what follows "--plan" and "--layer"; false, with the error printed, where one is refused.
bool loadAll(kkpr::Engine& engine, const std::vector<std::string>& args, std::size_t from) {
  bool layer = false;
  for (std::size_t i = from; i < args.size(); ++i) {
    if (args[i] == "--plan" || args[i] == "--layer") {
      layer = args[i] == "--layer";
      continue;
    }
    const Document document = documentOf(engine, args[i]);
    const std::string loaded = layer ? engine.loadLayer(document.text, document.files)
                                     : engine.loadPlan(document.text, document.files);
    if (nlohmann::json::parse(loaded).value("schema", "") == "kkpr/error@1") {
      std::cout << loaded << '\n';
      return false;
    }
  }
  return true;
}

int run(const std::vector<std::string>& args) {
  kkpr::Engine engine;
  if (args.size() >= 4 && args[0] == "check") {
    if (!loadAll(engine, args, 4)) return 2;
    std::cout << engine.check(bytesOf(args[1]), args[2], args[3]) << '\n';
    return 0;
  }
  if (args.size() == 5 && args[0] == "repair") {
    const auto repaired = engine.repair(bytesOf(args[1]), args[2], args[3]);
    std::cout << repaired.report << '\n';
    if (!repaired.zip.empty()) {
      std::ofstream(args[4], std::ios::binary)
          .write(reinterpret_cast<const char*>(repaired.zip.data()),
                 static_cast<std::streamsize>(repaired.zip.size()));
    }
    return 0;
  }
  if ((args.size() == 2 || args.size() == 4) && args[0] == "plan") {
    const Document document = documentOf(engine, args[1], args.size() == 4 ? args[3] : "{}");
    std::cout << engine.planHealth(document.text, document.files) << '\n';
    return 0;
  }
  using Answer = std::string (kkpr::Engine::*)(std::string_view, std::span<const kkpr::NamedFile>,
                                               std::string_view) const;
  const std::map<std::string, Answer> answers{{"assess", &kkpr::Engine::assess},
                                              {"validate", &kkpr::Engine::validate},
                                              {"route", &kkpr::Engine::route}};
  if (args.size() >= 3 && answers.count(args[0]) > 0) {
    const bool patched = args.size() >= 5 && args[3] == "--patch";
    if (!loadAll(engine, args, patched ? 5 : 3)) return 2;
    const Document application = documentOf(engine, args[1], patched ? args[4] : "{}");
    std::cout << (engine.*answers.at(args[0]))(application.text, application.files, args[2])
              << '\n';
    return 0;
  }
  std::cerr << "usage: see the head of tests/native/kkpr_native.cpp\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
