// write_seeds TARGET FOLDER: the seeds of a target as files, for libFuzzer to begin with.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz/support/seeds.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    std::filesystem::create_directories(argv[2]);
    std::size_t number = 0;
    for (const auto& seed : kkpr::fuzz::seedsOf(argv[1], KKPR_SOURCE_DIR)) {
      const std::string path =
          std::string(argv[2]) + "/" + std::to_string(number++) + "-" + seed.name;
      std::ofstream stream(path, std::ios::binary);
      stream.write(reinterpret_cast<const char*>(seed.bytes.data()),
                   static_cast<std::streamsize>(seed.bytes.size()));
      if (!stream) return 1;
    }
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
  return 0;
}
