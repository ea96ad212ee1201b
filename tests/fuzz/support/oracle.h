#pragma once
// What must be true of every answer of the engine, whatever it was given. A program that meets an
// answer that is not so has found a bug.

#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "fuzz/support/packing.h"
#include "kkpr.h"

namespace kkpr::fuzz {

class Violation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws Violation where `holds` is false.
void demand(bool holds, const std::string& what);

/// An engine and the judgement of its answers. Every call returns the answer in short: verdict,
/// rules and counts, the same natively and in wasm.
class Oracle {
 public:
  Oracle();

  /// The whole check. Memory may be scarce (`scarce`): then limit.memory and too-large are right,
  /// too.
  std::string check(Bytes zip, std::string_view options = R"({"geometry":false})",
                    bool scarce = false);
  /// The answer of a check that was made elsewhere.
  std::string judgeCheck(std::string_view answer, bool scarce = false);
  /// Application, plans and layers of a bundle, with the files beside them.
  std::string assess(Bytes bundle, bool scarce = false);
  /// One document as a plan and as a layer; `files` are those that it may name.
  std::string load(std::string_view document, std::span<const NamedFile> files);
  /// One document as an application, without plans: validated, assessed and routed.
  std::string application(std::string_view document, std::span<const NamedFile> files);

  /// Told true before and false after every call of the engine.
  void aroundCalls(void (*listener)(bool)) { listener_ = listener; }

  [[nodiscard]] const Engine& engine() const { return engine_; }

 private:
  template <typename Call>
  std::string called(const Call& call) {
    if (listener_) listener_(true);
    std::string answer = call();
    if (listener_) listener_(false);
    return answer;
  }

  std::string judged(std::string_view answer, bool scarce);
  std::string judgeValidation(std::string_view answer);
  std::string judgeHealth(std::string_view answer);

  Engine engine_;
  std::map<std::uint64_t, std::string> judged_;  ///< answers that were judged already, in short
  void (*listener_)(bool) = nullptr;
  std::map<std::string, std::size_t> rules_;             ///< position in the table
  std::map<std::string, std::size_t> applicationRules_;  ///< position in theirs
  std::set<std::string> unjudged_;
};

}  // namespace kkpr::fuzz
