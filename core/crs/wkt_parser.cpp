#include "crs/wkt_parser.h"

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "base/text.h"

namespace kkpr::crs {
namespace {

bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool isOpening(char c) { return c == '[' || c == '('; }
bool isClosing(char c) { return c == ']' || c == ')'; }

/// UTF-16 with its mark, or ASCII text with a zero in every other byte.
bool looksLikeUtf16(std::string_view text) {
  if (text.size() >= 2) {
    const auto first = static_cast<std::uint8_t>(text[0]);
    const auto second = static_cast<std::uint8_t>(text[1]);
    if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) return true;
  }
  if (text.size() < 4) return false;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t most = text.size() / 2 * 9 / 10;
  return (even == 0 && odd >= most && odd > 0) || (odd == 0 && even >= most && even > 0);
}

/// One pass over the text with an explicit stack: no recursion, so depth cannot hurt.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Wkt run() {
    wkt_.problem = parse();
    if (wkt_.problem != WktProblem::none) {
      wkt_.nodes.clear();
      wkt_.roots.clear();
    }
    return std::move(wkt_);
  }

 private:
  WktProblem parse() {
    bool valueExpected = true;  // at the start and after a comma; else a comma or a bracket follows
    while (true) {
      while (at_ < text_.size() && isBlank(text_[at_])) ++at_;
      if (at_ == text_.size()) break;
      const char c = text_[at_];
      if (c == ',') {
        if (valueExpected) return WktProblem::notWkt;
        valueExpected = true;
        ++at_;
      } else if (isClosing(c)) {
        if (stack_.empty() || valueExpected || brackets_.back() != c) return WktProblem::notWkt;
        stack_.pop_back();
        brackets_.pop_back();
        ++at_;
      } else {
        if (!valueExpected) return WktProblem::notWkt;
        valueExpected = false;
        const WktProblem problem = value(valueExpected);
        if (problem != WktProblem::none) return problem;
      }
    }
    const bool complete = stack_.empty() && !wkt_.roots.empty() && !valueExpected;
    return complete ? WktProblem::none : WktProblem::notWkt;
  }

  /// A quoted text, a number, a bare word, or a keyword with its opening bracket.
  WktProblem value(bool& valueExpected) {
    const char c = text_[at_];
    if (c == '"') {
      const std::optional<std::string> text = quoted();
      if (!text || stack_.empty()) return WktProblem::notWkt;
      wkt_.nodes[stack_.back()].texts.push_back(*text);
      return WktProblem::none;
    }
    if (isDigit(c) || c == '-' || c == '+' || c == '.') {
      const std::size_t from = at_;
      while (at_ < text_.size() && (isDigit(text_[at_]) || isLetter(text_[at_]) ||
                                    text_[at_] == '-' || text_[at_] == '+' || text_[at_] == '.')) {
        ++at_;
      }
      std::string_view digits = text_.substr(from, at_ - from);
      if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
      if (!digits.empty() && digits.back() == '.') digits.remove_suffix(1);  // "6378137."
      const std::optional<double> number = parseNumber(digits);
      if (!number || stack_.empty()) return WktProblem::notWkt;
      wkt_.nodes[stack_.back()].numbers.push_back(*number);
      return WktProblem::none;
    }
    if (!isLetter(c)) return WktProblem::notWkt;
    const std::size_t from = at_;
    while (at_ < text_.size() && (isLetter(text_[at_]) || isDigit(text_[at_]))) ++at_;
    const std::string_view word = text_.substr(from, at_ - from);
    while (at_ < text_.size() && isBlank(text_[at_])) ++at_;
    if (at_ == text_.size() || !isOpening(text_[at_])) {  // "north", "NORTH"
      if (stack_.empty()) return WktProblem::notWkt;
      wkt_.nodes[stack_.back()].texts.emplace_back(word);
      return WktProblem::none;
    }
    if (stack_.size() >= static_cast<std::size_t>(kMaxWktDepth)) return WktProblem::tooDeep;
    const std::size_t index = wkt_.nodes.size();
    wkt_.nodes.push_back({upperAscii(word), {}, {}, {}});
    (stack_.empty() ? wkt_.roots : wkt_.nodes[stack_.back()].children).push_back(index);
    stack_.push_back(index);
    brackets_.push_back(text_[at_] == '[' ? ']' : ')');
    ++at_;
    valueExpected = true;
    return WktProblem::none;
  }

  std::optional<std::string> quoted() {
    std::string out;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        out += text_[at_];
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {  // "" inside quotes is one "
        out += '"';
        ++at_;
        continue;
      }
      ++at_;
      return out;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Wkt wkt_;
  std::vector<std::size_t> stack_;
  std::string brackets_;
};

Wkt failed(WktProblem problem) {
  Wkt wkt;
  wkt.problem = problem;
  return wkt;
}

}  // namespace

const WktNode* Wkt::child(const WktNode& node, std::string_view keyword) const {
  for (const std::size_t index : node.children) {
    if (nodes[index].keyword == keyword) return &nodes[index];
  }
  return nullptr;
}

Wkt parseWkt(Bytes bytes) {
  if (bytes.size() > kMaxWktBytes) return failed(WktProblem::tooLong);
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (looksLikeUtf16(text)) return failed(WktProblem::utf16);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  while (!text.empty() && text.back() == '\0') text.remove_suffix(1);  // some writers end with NUL
  const auto control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 && !isBlank(c); };
  if (std::any_of(text.begin(), text.end(), control)) return failed(WktProblem::notText);
  if (std::all_of(text.begin(), text.end(), isBlank)) return failed(WktProblem::empty);
  return Parser(text).run();
}

}  // namespace kkpr::crs
