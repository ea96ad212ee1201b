#include "base/quantity.h"

#include "base/number.h"

namespace kkpr {
namespace {

std::string formatQuantity(const Quantity& quantity, Language language) {
  switch (quantity.unit) {
    case Unit::none:
      return formatNumber(quantity.value, quantity.decimals, language);
    case Unit::metre:
      return formatNumber(quantity.value, quantity.decimals, language) + " m";
    case Unit::squareMetre:
      return formatNumber(quantity.value, quantity.decimals, language) + " m\xC2\xB2";
    case Unit::degree:
      // A coordinate keeps the point in both languages, so that it can be pasted into any program.
      return formatPlain(quantity.value, quantity.decimals) + "\xC2\xB0";
    case Unit::percent:
      return formatNumber(quantity.value, quantity.decimals, language) + "%";
    case Unit::bytes: {
      constexpr double kKibibyte = 1024;
      constexpr double kMebibyte = 1024 * kKibibyte;
      if (quantity.value >= kMebibyte) {
        return formatNumber(quantity.value / kMebibyte, 1, language, true) + " MiB";
      }
      if (quantity.value >= kKibibyte) {
        return formatNumber(quantity.value / kKibibyte, 1, language, true) + " KiB";
      }
      return formatNumber(quantity.value, 0, language) +
             (language == Language::id ? " bita" : " bytes");
    }
  }
  return {};
}

struct Formatter {
  Language language;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t value) const { return formatInteger(value, language); }
  std::string operator()(const Quantity& value) const { return formatQuantity(value, language); }
  std::string operator()(const Text& text) const { return text.in(language); }
  std::string operator()(const Date& date) const { return writtenDate(date).in(language); }
};

}  // namespace

std::string formatValue(const Value& value, Language language) {
  return std::visit(Formatter{language}, value);
}

}  // namespace kkpr
