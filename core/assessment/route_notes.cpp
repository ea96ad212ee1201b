#include "assessment/route_notes.h"

namespace kkpr::assessment {

void answer(Route& out, std::string_view question, const std::string& word, const Text& text,
            const rules::Citation& citation) {
  out.basis.push_back({std::string(question), word, text, citation});
}

void flagText(Route& out, const char* subject, const Text& text, const rules::Citation& citation) {
  out.flags.push_back({subject, text, std::nullopt, citation});
}

void flag(Route& out, const char* subject, const Words& words, const CitedPlace& place) {
  flagText(out, subject, words.text(), place.citation());
}

void askText(Route& out, const Text& what, const Words& who, const Text& message,
             const rules::Citation& citation, const char* field) {
  out.unknown.push_back({what, who.text(), message, citation, field});
}

void ask(Route& out, const Words& what, const Words& who, const Words& message,
         const CitedPlace& place, const char* field) {
  askText(out, what.text(), who, message.text(), place.citation(), field);
}

}  // namespace kkpr::assessment
