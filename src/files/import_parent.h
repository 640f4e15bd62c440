#pragma once

#include "core/result.h"
#include "core/work.h"
#include "files/assimp_reader.h"
#include "files/checked_models.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace psoas {

struct ImportJob {
    std::filesystem::path file;
    Conversion conversion;
};

struct ImportOptions {
    std::filesystem::path program; ///< that main()s into runImportChild(); empty: this program itself
    CancelFlag cancel;             ///< may be null
    std::uint64_t seconds = 0;     ///< of wall clock for one file; 0: by importSecondsFor()
};

/// What became of the job of that number; `bytes` are those of encoded(), checked, for the cache.
using ImportDone = std::function<void(std::size_t job, Result<CheckedModels> models, std::string bytes)>;

/// Reads model files in child processes, one for each core. A file at which a child dies fails alone; a new child goes
/// on with the next. Blocks until all are done; `done` is called from several threads, once for each job. Jobs not yet
/// done when cancelled fail with "cancelled".
void importModels(const std::vector<ImportJob>& jobs, const ImportOptions& options, const ImportDone& done);

/// How often a child has died or been killed in this process; for tests.
std::size_t importChildDeaths();

} // namespace psoas
