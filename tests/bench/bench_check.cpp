// The native side of the bench: checks the zips named on the command line, one run per line of
// standard input (the index of the zip), and prints wall and CPU milliseconds and the number of
// findings. It stays alive between runs, so that rounds can be interleaved with those of the other
// contestants.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "kkpr.h"

int main(int argc, char** argv) {
  std::vector<std::vector<std::uint8_t>> zips;
  for (int i = 1; i < argc; ++i) {
    std::ifstream stream(argv[i], std::ios::binary);
    if (!stream) {
      std::cerr << "cannot read " << argv[i] << '\n';
      return 2;
    }
    zips.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  const kkpr::Engine engine;
  std::size_t index = 0;
  while (std::cin >> index) {
    if (index >= zips.size()) {
      std::cerr << "there is no zip " << index << '\n';
      return 2;
    }
    const std::clock_t cpu = std::clock();
    const auto wall = std::chrono::steady_clock::now();
    const std::string result = engine.check(zips[index], "bench.zip", R"({"geometry":false})");
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - wall;
    const double cpuMs = 1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
    std::cout << taken.count() << ' ' << cpuMs << ' ' << result.size() << std::endl;
  }
  return 0;
}
