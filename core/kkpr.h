#pragma once
// THE public API of the core: bytes and JSON in, JSON out. Results, documents and options are those
// of the contract (wasm/schema/*.json). No call throws: whatever goes wrong comes back as
// kkpr/error@1. The core opens no file, reads no clock and prints nothing; what it needs is handed
// in.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kkpr {

/// A file that a document names: the path exactly as it stands there, and what is in it.
struct NamedFile {
  std::string path;
  std::span<const std::uint8_t> bytes;
};

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Stage names while a call works ("container", "structure", "geometry", "overlay" …).
  using Progress = std::function<void(std::string_view stage)>;
  void onProgress(Progress progress);

  /// {"version","ruleSet","commands":[…],"rules":[{"rule","judged","of":"check"|"validate"|"plan"}…]}
  [[nodiscard]] std::string about() const;

  /// Paths that an application, plan or layer names, in order: {"files":["lokasi.zip",…]}, and
  /// "documents": those of which validate() only looks at the beginning, where it is handed in.
  [[nodiscard]] std::string filesOf(std::string_view document) const;

  /// Quality of a location shapefile → kkpr/check@1. `name` is only quoted. Options (JSON, all
  /// optional):
  /// {"foreignHouse": bool, "geometry": bool (default true), "sha256": "<hex, when the caller has
  /// it>", "regency": "<name within a loaded layer of kind batas-administrasi>"}.
  [[nodiscard]] std::string check(std::span<const std::uint8_t> zip, std::string_view name,
                                  std::string_view options = "{}") const;
  /// The same, with the bytes handed over: they are freed as soon as the zip is read, before the
  /// geometry is judged.
  [[nodiscard]] std::string checkOwned(std::vector<std::uint8_t> zip, std::string_view name,
                                       std::string_view options = "{}") const;

  /// The answer of check() where the bytes or the answer found no room: limit.memory.
  [[nodiscard]] std::string checkWithoutMemory(std::uint64_t bytes, std::string_view name,
                                               std::string_view options) const;
  /// What can be mended of a location shapefile without guessing, as a new zip.
  struct Repaired {
    std::string report;             ///< kkpr/repair@1 as JSON
    std::vector<std::uint8_t> zip;  ///< empty where nothing could be written; report: "out" is null
  };
  /// `name` is only quoted. Options (JSON, all optional):
  /// {"fillHoles": bool, "dissolve": bool, "candidate": "<id of check.candidates>", "out": "<name
  /// of the new zip>", "foreignHouse": bool, "geometry": bool (default true)}.
  [[nodiscard]] Repaired repair(std::span<const std::uint8_t> zip, std::string_view name,
                                std::string_view options = "{}") const;

  /// Reads, indexes and keeps a plan or a sector layer. A second one of the same id is refused:
  /// bad-document, at /id. → {"id","kind":"plan"|"layer","findings":[…]}.
  std::string loadPlan(std::string_view plan, std::span<const NamedFile> files);
  std::string loadLayer(std::string_view layer, std::span<const NamedFile> files);
  void clearPlans();

  /// What of the plans and layers that are loaded lies in a box, cut to it, to be drawn →
  /// kkpr/shapes@1; of a layer what counts. Options (JSON): {"box": [west, south, east, north] in
  /// degrees, "most": shapes of one plan or layer (default 4000), "mostVertices": of all together
  /// (default 20000; vertices that nobody would see are dropped until it is kept)}.
  [[nodiscard]] std::string shapesAround(std::string_view options) const;

  /// Defects, overlaps, gaps, unknown codes and what is missing of a plan or layer, which is not
  /// kept → kkpr/plan-health@1.
  [[nodiscard]] std::string planHealth(std::string_view document,
                                       std::span<const NamedFile> files) const;

  /// Completeness and quality of the whole application, and which letter follows →
  /// kkpr/validation@1. Authority and PTP notice by the plans that are loaded, the stated place by
  /// a loaded layer of administrative boundaries. Options as of assess(), without "force", and
  /// {"holidays": kkpr/holidays@1}, which tells the working days; without any day what needs one is
  /// left unknown.
  [[nodiscard]] std::string validate(std::string_view application, std::span<const NamedFile> files,
                                     std::string_view options = "{}") const;

  /// Preview of the outcome against what is loaded → kkpr/assessment@1. Options (JSON, all
  /// optional):
  /// {"date": "2026-11-21" (default: letter.date; a day after it leaves out PTP and minutes that
  /// are dated later), "today": "…" (what stands in for a missing letter.date; the core has no
  /// clock), "force": bool, "geometry": bool (default true), "holidays" as with validate(), for
  /// what is flagged of the application}.
  [[nodiscard]] std::string assess(std::string_view application, std::span<const NamedFile> files,
                                   std::string_view options = "{}") const;

  /// Which way an application goes, before it is assessed → kkpr/route@1: by what is loaded, else
  /// with the plans named as unknown. The location's file is needed only where plans are loaded.
  /// Options (JSON, all optional): {"date": "…", "today": "…"} as with assess.
  [[nodiscard]] std::string route(std::string_view application, std::span<const NamedFile> files,
                                  std::string_view options = "{}") const;

 private:
  [[nodiscard]] std::string check(std::span<const std::uint8_t> zip, std::string_view name,
                                  std::string_view options,
                                  const std::function<void()>& zipRead) const;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kkpr
