#pragma once
// What is wrong with the input is a Finding; a Failure is for a document that cannot be used at all
// (error codes of the contract) and for our own bugs. It is caught once, in kkpr.cpp.

#include <stdexcept>
#include <string>
#include <utility>

#include "base/text.h"

namespace kkpr {

class Failure : public std::runtime_error {
 public:
  /// `code` is one of the contract: "usage", "bad-json", "bad-document", "too-large", "internal" …
  /// `at` is a JSON pointer or a path; empty where there is no place.
  Failure(std::string code, Text message, std::string at = {})
      : std::runtime_error(message.en),
        code_(std::move(code)),
        message_(std::move(message)),
        at_(std::move(at)) {}

  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const Text& message() const { return message_; }
  [[nodiscard]] const std::string& at() const { return at_; }

 private:
  std::string code_;
  Text message_;
  std::string at_;
};

}  // namespace kkpr
