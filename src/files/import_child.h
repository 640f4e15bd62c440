#pragma once

#include <cstdint>

namespace psoas {

// What one file may cost. The child sets memory and processor time for itself before each file; the parent watches the
// clock and kills it.
inline constexpr std::uint64_t importMemory = std::uint64_t{2} << 30;      ///< bytes of address space for any file
inline constexpr std::uint64_t importMemoryPerByte = 40;                   ///< and for each byte of the file
inline constexpr std::uint64_t importMemoryMost = std::uint64_t{12} << 30; ///< but no more than this
inline constexpr std::uint64_t importSeconds = 20;                         ///< of processor time for any file
inline constexpr std::uint64_t importSecondsPerMiB = 1;                    ///< and for each MiB of the file
inline constexpr std::uint64_t importSecondsMost = 600;                    ///< but no more than this
inline constexpr std::uint64_t importAnswerMost = std::uint64_t{3} << 30;  ///< bytes that come back for one file

inline constexpr std::uint64_t importFileMost = std::uint64_t{4} << 30; ///< bytes of one file

std::uint64_t importMemoryFor(std::uint64_t fileSize);
std::uint64_t importSecondsFor(std::uint64_t fileSize);

/// The hidden command that the program starts itself with, to read model files with Assimp where a crash, a hang or
/// a flood of memory harms nobody: "psoas-atlas import-child". Called by main() before anything else; returns the exit
/// status, or -1 if `argv` asks for something else.
int runImportChild(int argc, char* argv[]);

} // namespace psoas
