#include "assessment/result.h"

#include <algorithm>

namespace kkpr::assessment {

std::string_view decisionName(Decision decision) {
  switch (decision) {
    case Decision::wholly:
      return "disetujui-seluruhnya";
    case Decision::partly:
      return "disetujui-sebagian";
    case Decision::rejected:
      return "ditolak";
  }
  return "ditolak";
}

std::string_view mechanismName(Mechanism mechanism) {
  return mechanism == Mechanism::kkkpr ? "KKKPR" : "PKKPR";
}

std::string_view causeName(Cause cause) {
  switch (cause) {
    case Cause::notRegulated:
      return "tidak-diatur";
    case Cause::notConforming:
      return "tidak-sesuai";
    case Cause::onlyProgramme:
      return "hanya-indikasi-program";
    case Cause::landProcedure:
      return "prosedur-pertanahan";
    case Cause::ptpClosed:
      return "ptp-ditutup";
    case Cause::nothingLeft:
      return "habis-terkurangi";
    case Cause::noPlan:
      return "tidak-ada-rtr";
  }
  return "tidak-sesuai";
}

std::string_view authorityName(application::AuthorityLevel authority) {
  switch (authority) {
    case application::AuthorityLevel::menteri:
      return "menteri";
    case application::AuthorityLevel::gubernur:
      return "gubernur";
    case application::AuthorityLevel::bupatiWaliKota:
      return "bupati-wali-kota";
  }
  return "bupati-wali-kota";
}

void Assessment::addUnknown(Unknown one) {
  const auto same = std::find_if(unknown.begin(), unknown.end(), [&](const Unknown& other) {
    return other.message.id == one.message.id && other.what.id == one.what.id;
  });
  if (one.decides) complete = false;
  if (same == unknown.end()) {
    unknown.push_back(std::move(one));
  } else {
    same->decides = same->decides || one.decides;
  }
}

void Assessment::addFlag(Flag one) {
  const bool known = std::any_of(flags.begin(), flags.end(), [&](const Flag& other) {
    return other.subject == one.subject && other.text.id == one.text.id;
  });
  if (!known) flags.push_back(std::move(one));
}

void Assessment::addFlag(Flag one, const geometry::Region& where) {
  const auto same = std::find_if(flags.begin(), flags.end(), [&](const Flag& other) {
    return other.subject == one.subject && other.text.id == one.text.id;
  });
  Flag& flag = same != flags.end() ? *same : flags.emplace_back(std::move(one));
  flag.where = flag.where.unionWith(where);
  flag.m2 = flag.where.areaM2();
}

void Assessment::addMeeting(Meeting one) {
  const auto same = std::find_if(meetings.begin(), meetings.end(), [&](const Meeting& other) {
    return other.body == one.body && other.reason == one.reason;
  });
  if (same == meetings.end()) {
    meetings.push_back(std::move(one));
  } else {
    same->required = same->required || one.required;
  }
}

}  // namespace kkpr::assessment
