#pragma once
// Every tolerance of the assessment (rules/readings.json, reading 10). Plans are drawn at 1:5 000
// and coarser; their borders never agree to the centimetre, and that must decide nothing.

namespace kkpr::assessment {

/// A part of an overlay that is nowhere wider than this is noise.
inline constexpr double kNoiseWidthM = 0.5;
/// Parts of one kind that are together below this are noise.
inline constexpr double kNoiseAreaM2 = 1.0;
/// "Wholly": less than this is left over. Areas that differ by no more than this tie.
inline constexpr double kWhollyM2 = 0.01;
/// Less than this is rounding of the overlay itself ("0,00 m²") and not worth a flag.
inline constexpr double kNamedAreaM2 = 0.005;

}  // namespace kkpr::assessment
