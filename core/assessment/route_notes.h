#pragma once
// How the parts of a route say what they found. Words and places come as literals, so that a call
// is no more than a call.

#include "assessment/route_result.h"

namespace kkpr::assessment {

/// A sentence in both languages, as it stands in the code.
struct Words {
  const char* id;
  const char* en;
  [[nodiscard]] Text text() const { return {id, en}; }
};

/// A citation, as it stands in the code.
struct CitedPlace {
  const char* source;
  const char* place;
  [[nodiscard]] rules::Citation citation() const { return {source, place}; }
};

/// An answer and what it rests on.
void answer(Route& out, std::string_view question, const std::string& word, const Text& text,
            const rules::Citation& citation);

/// Something to look at, which changes no answer; flagText where the words are put together.
void flagText(Route& out, const char* subject, const Text& text, const rules::Citation& citation);
void flag(Route& out, const char* subject, const Words& words, const CitedPlace& place);

/// A missing fact: `field` is a JSON pointer into the application, empty where none would tell.
void askText(Route& out, const Text& what, const Words& who, const Text& message,
             const rules::Citation& citation, const char* field);
void ask(Route& out, const Words& what, const Words& who, const Words& message,
         const CitedPlace& place, const char* field);

}  // namespace kkpr::assessment
