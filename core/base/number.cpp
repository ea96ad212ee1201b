#include "base/number.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <locale>
#include <sstream>

namespace kkpr {
namespace {

/// "-?digits[.digits][e[+-]digits]", the whole text.
bool looksDecimal(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - start;
  };
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  std::size_t mantissa = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    mantissa += digits();
  }
  if (mantissa == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

std::string groupedDigits(const std::string& digits, char separator) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

}  // namespace

std::optional<double> parseNumber(std::string_view text) {
  if (!looksDecimal(text)) return std::nullopt;
  // A stream with the classic locale: the only standard parser that no host program can bend.
  std::istringstream stream{std::string(text)};
  stream.imbue(std::locale::classic());
  stream.exceptions(
      std::ios::badbit);  // a stream keeps bad_alloc to itself: the number would be gone
  double value = 0;
  stream >> value;
  // All of the text is a number: only its size can displease. One library takes what is too small
  // for nought, another complains; both leave it next to nought.
  const bool tooLarge = std::fabs(value) > 1;
  if ((stream.fail() && tooLarge) || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string formatPlain(double value, int decimals) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  std::ostringstream stream;
  stream.imbue(std::locale::classic());
  stream.exceptions(std::ios::badbit);
  stream.setf(std::ios::fixed, std::ios::floatfield);
  stream.precision(std::clamp(decimals, 0, 15));
  stream << value;
  std::string text = stream.str();
  // "-0.00" says nothing that "0.00" does not.
  if (text[0] == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string formatNumber(double value, int decimals, Language language, bool trim) {
  // From here on a double skips tenths, and nobody reads the digits.
  constexpr double kReadable = 1e15;
  if (std::isfinite(value) && std::fabs(value) >= kReadable) {
    int exponent = 0;
    double mantissa = value;
    for (; std::fabs(mantissa) >= 10; mantissa /= 10) ++exponent;
    return formatNumber(mantissa, 3, language, true) + " \xC3\x97 10^" + std::to_string(exponent);
  }
  std::string text = formatPlain(value, decimals);
  if (!std::isfinite(value)) return text;
  const char point = language == Language::id ? ',' : '.';
  const char group = language == Language::id ? '.' : ',';
  std::string sign;
  if (text[0] == '-') {
    sign = "-";
    text.erase(0, 1);
  }
  const std::size_t dot = text.find('.');
  std::string fraction = dot == std::string::npos ? "" : text.substr(dot + 1);
  if (trim) {
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  }
  std::string out = sign + groupedDigits(text.substr(0, dot), group);
  if (!fraction.empty()) out += point + fraction;
  return out;
}

std::string formatInteger(std::int64_t value, Language language) {
  const std::string digits = std::to_string(value);
  const bool negative = digits[0] == '-';
  return (negative ? "-" : "") +
         groupedDigits(negative ? digits.substr(1) : digits, language == Language::id ? '.' : ',');
}

int decimalsOf(double value, double noise, int limit) {
  if (!std::isfinite(value)) return 0;
  // A digit that is smaller than a thousand times the noise cannot be told from it: from there on
  // only the resolution of the double itself counts.
  const double resolution = std::ldexp(std::fabs(value), -52);
  double scale = 1;
  for (int decimals = 0; decimals < limit; ++decimals, scale *= 10) {
    const double tolerance = scale * noise < 1e-3 ? noise : resolution;
    if (std::fabs(value - std::round(value * scale) / scale) <= tolerance) return decimals;
  }
  return limit;
}

}  // namespace kkpr
