#pragma once

#include "support/paths.h"
#include "support/process.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace psoas::fuzz {

/// How long to go on: the first argument, else PSOAS_FUZZ_SECONDS, else a few seconds.
inline double seconds(int argc, char* argv[])
{
    const char* stated = argc > 1 ? argv[1] : std::getenv("PSOAS_FUZZ_SECONDS");
    return stated == nullptr ? 3 : std::atof(stated);
}

class Clock {
public:
    explicit Clock(double seconds) : m_end{std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds)} {}
    bool isOver() const { return std::chrono::steady_clock::now() > m_end; }

private:
    std::chrono::time_point<std::chrono::steady_clock, std::chrono::duration<double>> m_end;
};

/// Spoils bytes in the ways files get spoilt and attackers think of. The second argument of a driver is its seed, so
/// that a run can be repeated.
class Mutator {
public:
    Mutator(int argc, char* argv[], std::vector<std::string> seeds)
        : m_seeds{std::move(seeds)},
          m_seed{argc > 2 ? static_cast<std::uint32_t>(std::atol(argv[2])) : std::random_device{}()},
          m_random{m_seed}
    {
        std::printf("seed %u, %zu files to start from\n", m_seed, m_seeds.size());
    }

    std::size_t pick(std::size_t count) { return count == 0 ? 0 : m_random() % count; }

    std::string next(std::size_t seed)
    {
        std::string bytes = m_seeds[seed];
        for (std::size_t steps = 1 + pick(6); steps > 0; --steps) {
            spoil(bytes);
        }
        return bytes;
    }
    std::string next() { return next(pick(m_seeds.size())); }

private:
    void spoil(std::string& bytes)
    {
        static constexpr std::uint32_t numbers[] = {0,          1,          0x7f,       0xff,       0x7fff,
                                                    0xffff,     0x7fffffff, 0x80000000, 0xffffffff, 0x7fc00000,
                                                    0x7f800000, 0x15555556, 0x3fffffff, 0x40000001};
        static constexpr const char* words[] = {"-1",       "99999999999999999999",
                                                "nan",      "1e999",
                                                "[",        "]",
                                                "{",        "}",
                                                "\n",       "\n  - ",
                                                ": ",       "&a *a",
                                                "../",      "\"",
                                                "'",        "\t",
                                                "#",        "\xff",
                                                "\xc3\x28", "---\n",
                                                "|\n",      "!!x ",
                                                "? ",       "0x",
                                                "key: "};
        const std::size_t at = pick(bytes.size() + 1);
        const std::size_t length = std::min(pick(32) + 1, bytes.size() - at);
        switch (pick(10)) {
        case 0:
            if (at < bytes.size()) {
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << pick(8)));
            }
            break;
        case 1:
            if (at < bytes.size()) {
                bytes[at] = static_cast<char>(m_random());
            }
            break;
        case 2:
            bytes.resize(at);
            break;
        case 3:
            bytes.erase(at, length);
            break;
        case 4:
            bytes.insert(at, bytes.substr(pick(bytes.size() + 1), pick(64)));
            break;
        case 5:
        case 6: {
            const std::uint32_t number = numbers[pick(std::size(numbers))];
            const std::size_t size = std::size_t{1} << pick(3);
            if (at + size <= bytes.size()) {
                std::memcpy(bytes.data() + at, &number, size);
            }
            break;
        }
        case 7:
            bytes.insert(at, words[pick(std::size(words))]);
            break;
        case 8: {
            const std::string& other = m_seeds[pick(m_seeds.size())];
            const std::size_t from = pick(other.size() + 1);
            bytes.replace(at, length, other.substr(from, pick(128)));
            break;
        }
        case 9: {
            // A number in text becomes another.
            const std::size_t digit = bytes.find_first_of("0123456789", at);
            if (digit != std::string::npos) {
                bytes.replace(digit, 1, std::to_string(static_cast<std::int32_t>(m_random())));
            }
            break;
        }
        default:
            break;
        }
        if (bytes.size() > 1'000'000) {
            bytes.resize(1'000'000);
        }
    }

    std::vector<std::string> m_seeds;
    std::uint32_t m_seed;
    std::mt19937 m_random;
};

inline std::vector<std::filesystem::path> filesUnder(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, error}) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

} // namespace psoas::fuzz
