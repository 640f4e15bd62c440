// No eight words in a row of the two articles stand anywhere in what is said: assets/content and the user's pages.

#include "content/library.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace psoas;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostInARow = 7;

std::string readAll(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::stringstream all;
    all << stream.rdbuf();
    return all.str();
}

/// Letters and digits of ASCII, lower case; whatever else there is parts words, so that quotes and dashes of any kind
/// make no difference.
std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words{""};
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!words.back().empty() && c != '\'') {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

std::set<std::string> rowsOf(const std::vector<std::string>& words)
{
    std::set<std::string> rows;
    for (std::size_t i = 0; i + mostInARow < words.size(); ++i) {
        std::string row;
        for (std::size_t j = i; j <= i + mostInARow; ++j) {
            row += words[j] + ' ';
        }
        rows.insert(std::move(row));
    }
    return rows;
}

/// The articles' titles may be named.
std::string withoutTitles(std::string text)
{
    std::vector<Problem> problems;
    const auto library = Library::load(test::sourceDir() / "assets" / "content", problems);
    for (const char* key : {"article-1", "article-2"}) {
        if (const Source* article = library->source(key)) {
            for (std::size_t at; (at = text.find(article->title)) != std::string::npos;) {
                text.replace(at, article->title.size(), " . ");
            }
        }
    }
    return text;
}

fs::path seedsDir()
{
    const char* set = std::getenv("PSOAS_SEEDS_DIR");
    return set != nullptr ? fs::path{set} : test::sourceDir().parent_path() / "shared" / "seeds";
}

std::set<std::string> rowsOfArticles()
{
    std::set<std::string> rows;
    std::error_code error;
    for (const auto& file : fs::directory_iterator{seedsDir(), error}) {
        rows.merge(rowsOf(wordsOf(readAll(file.path()))));
    }
    return rows;
}

} // namespace

TEST_CASE("No sentence of the articles stands in the content")
{
    const auto theirs = rowsOfArticles();
    if (theirs.empty()) {
        WARN("skipped: the articles are not at " << seedsDir().string());
        return;
    }
    REQUIRE(theirs.size() > 2000);
    std::size_t files = 0;
    for (const char* folder : {"assets/content", "assets/i18n", "docs/user", "src/ui", "src/app", "src/content"}) {
        std::error_code error;
        for (const auto& file : fs::recursive_directory_iterator{test::sourceDir() / folder, error}) {
            const std::string extension = file.path().extension().string();
            if (!file.is_regular_file() || extension == ".png" || extension == ".jpg") {
                continue;
            }
            ++files;
            for (const std::string& row : rowsOf(wordsOf(withoutTitles(readAll(file.path()))))) {
                if (theirs.contains(row)) {
                    FAIL_CHECK(file.path().string() << ": “" << row << "”");
                }
            }
        }
    }
    CHECK(files > 200);
}

TEST_CASE("A sentence taken over would be found")
{
    const auto theirs = rowsOf(wordsOf("One two three, four five — six 'seven' eight nine. Ten."));
    CHECK(theirs.size() == 3);
    CHECK(theirs.contains("one two three four five six seven eight "));
    const auto ours = rowsOf(wordsOf("Then TWO three four five six “seven” eight nine."));
    CHECK(ours.contains("two three four five six seven eight nine "));
    CHECK(std::ranges::any_of(ours, [&](const std::string& row) { return theirs.contains(row); }));
    CHECK(rowsOf(wordsOf("two three four five six seven eight")).empty());
}
