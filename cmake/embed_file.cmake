# Writes the bytes of IN as a constant of namespace kkpr::rules::embedded. Run with cmake -P.
file(READ "${IN}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUT}.part" "// Generated from ${NAME}.
#include <cstddef>
namespace kkpr::rules::embedded {
extern const unsigned char ${SYMBOL}[];
extern const std::size_t ${SYMBOL}_size;
const unsigned char ${SYMBOL}[] = {
${bytes}0};
const std::size_t ${SYMBOL}_size = sizeof(${SYMBOL}) - 1;
}  // namespace kkpr::rules::embedded
")
file(RENAME "${OUT}.part" "${OUT}")
