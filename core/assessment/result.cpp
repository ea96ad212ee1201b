#include "assessment/result.h"

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

}  // namespace kkpr::assessment
