#include "quality/dossier.h"

namespace kkpr::quality {

// [J 2.1.3 angka 1 = 3.1.3] What is there is looked for under the names of the contract: a name
// that is misspelt holds a fact that nobody sees.
void checkIgnoredFields(Dossier& dossier) {
  for (const std::string& field : dossier.application.ignored) {
    dossier.find("application.ignored-field", {}, field).with("field", shortened(field, 80));
  }
}

}  // namespace kkpr::quality
