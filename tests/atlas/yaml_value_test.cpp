#include "atlas/yaml_value.h"
#include "support/catch.h"

#include <limits>

using namespace psoas;

namespace {

std::vector<Problem> problemsOf(std::string_view text, int firstLine = 1)
{
    std::vector<Problem> problems;
    parseYaml(text, "file.yaml", problems, firstLine);
    return problems;
}

std::string repeated(std::string_view before, std::string_view text, std::size_t times, std::string_view after)
{
    std::string result{before};
    for (std::size_t i = 0; i < times; ++i) {
        result += text;
    }
    return result.append(after);
}

} // namespace

TEST_CASE("YAML values know their lines")
{
    std::vector<Problem> problems;
    const auto value = parseYaml("# a comment\nname: psoas\nlist:\n  - one\n  - {two: 2}\nempty:\n", "f", problems);
    REQUIRE(value);
    CHECK(problems.empty());
    REQUIRE(value->fields.size() == 3);
    CHECK(value->fields[0].key == "name");
    CHECK(value->fields[0].line == 2);
    CHECK(value->fields[0].value.text == "psoas");
    REQUIRE(value->fields[1].value.items.size() == 2);
    CHECK(value->fields[1].value.items[0].line == 4);
    CHECK(value->fields[1].value.items[1].fields[0].value.text == "2");
    CHECK(value->fields[2].value.type == YamlValue::Type::nothing);

    const auto shifted = parseYaml("name: psoas\n", "f", problems, 10);
    REQUIRE(shifted);
    CHECK(shifted->fields[0].line == 10);
    const auto nothing = parseYaml("", "f", problems);
    REQUIRE(nothing);
    CHECK(nothing->type == YamlValue::Type::nothing);
    CHECK(problems.empty());
}

TEST_CASE("What is not plain YAML data is one problem with its line")
{
    struct Row {
        const char* what;
        std::string text;
        int line;
        const char* says;
    };
    const auto row = GENERATE(values<Row>({
        {"alias", "a: &x [1]\nb: *x\n", 1, "anchors"},
        {"unknown alias", "a: 1\nb: *x\n", 2, "not valid YAML"},
        {"tag", "a: 1\nb: !thing 2\n", 2, "types (!thing)"},
        {"two documents", "a: 1\n---\nb: 2\n", 0, "more than one"},
        {"duplicate key", "a: 1\nb: 2\na: 3\n", 3, "“a” stands here for the second time"},
        {"duplicate key deep inside", "l:\n  - {a: 1,\n     a: 2}\n", 3, "for the second time"},
        {"list as key", "a: 1\n[b, c]: 2\n", 2, "before the colon"},
        {"broken", "a: [1, 2\nb: 3\n", 2, "not valid YAML"},
        {"invalid UTF-8", "a: 1\nb: \xC3\x28\n", 2, "not valid UTF-8"},
        {"control character", std::string{"a: 1\nb: \x04\n"}, 2, "control character"},
        {"NUL", std::string{"a: 1\n\nb: \0x\n", 12}, 3, "control character"},
        {"deep block", repeated("", "- ", 100, "a"), 1, "deeper than 32"},
        {"deep brackets", repeated("a: ", "[", 200'000, ""), 1, "hundreds of brackets"},
        {"deep braces over lines", repeated("", "{a:\n", 100'000, ""), 301, "hundreds of brackets"},
        {"too many values", repeated("[", "a,", 300'000, "]"), 1, "more than 200000 values"},
        {"too large", repeated("a: ", "x", 1u << 21u, ""), 0, "larger than 1 MiB"},
    }));
    INFO(row.what);
    const auto problems = problemsOf(row.text);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == "file.yaml");
    CHECK(problems[0].line == row.line);
    CHECK_THAT(problems[0].problem, ContainsSubstring(row.says));
}

TEST_CASE("Of duplicate keys the first one counts")
{
    std::vector<Problem> problems;
    const auto value = parseYaml("b: 1\na: 2\nb: 3\n", "f", problems);
    REQUIRE(value);
    REQUIRE(value->fields.size() == 2);
    CHECK(value->fields[0].value.text == "1");
    CHECK(value->fields[1].key == "a");
}

TEST_CASE("A file that cannot be read is a problem")
{
    std::vector<Problem> problems;
    CHECK_FALSE(readTextFile("/nowhere/at/all.yaml", problems));
    CHECK_FALSE(readTextFile("/", problems));
    CHECK_FALSE(readTextFile("/dev/zero", problems));
    REQUIRE(problems.size() == 3);
    CHECK_THAT(problems[0].problem, ContainsSubstring("no such file"));
    CHECK_THAT(problems[1].problem, ContainsSubstring("expected a file"));
    CHECK_THAT(problems[2].problem, ContainsSubstring("expected a file"));
}

TEST_CASE("The fields of a map are read strictly")
{
    std::vector<Problem> problems;
    const std::string file = "f";
    const auto value = parseYaml("name: psoas\n"
                                 "size: 2.5\n"
                                 "shown: maybe\n"
                                 "sides: [left, '']\n"
                                 "wrong: [1]\n"
                                 "void:\n"
                                 "number: 1e999\n"
                                 "colour: red\n",
                                 file, problems);
    REQUIRE(value);
    YamlFields fields{*value, "a thing", file, problems};
    CHECK(fields.text("name", Need::required) == "psoas");
    CHECK(fields.number("size", Need::required) == 2.5);
    CHECK(problems.empty());
    CHECK(fields.flag("shown", true));
    CHECK(fields.texts("sides", Need::required) == std::vector<std::string>{"left"});
    CHECK(fields.text("wrong", Need::optional).empty());
    CHECK(fields.text("void", Need::optional).empty());
    CHECK_FALSE(fields.number("number", Need::optional));
    CHECK(fields.text("missing", Need::required).empty());
    CHECK(fields.text("not there", Need::optional).empty());
    CHECK_FALSE(fields.finish());

    const std::vector<std::pair<int, const char*>> expected{
        {3, "“shown” is neither true nor false"},  {4, "“sides” holds an empty text"},
        {5, "“wrong” is a list: expected text"},   {6, "“void” is empty"},
        {7, "“number” is not a number"},           {1, "“missing” is missing in a thing"},
        {8, "“colour” is not a field of a thing"},
    };
    REQUIRE(problems.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(problems[i].line == expected[i].first);
        CHECK_THAT(problems[i].problem, ContainsSubstring(expected[i].second));
    }
}
