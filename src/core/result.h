#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace psoas {

/// Why an operation could not be done, in words fit for the person at the screen.
/// `what` is one sentence: which thing, what is wrong, what to do; `detail` is for the log only.
struct Error {
    std::string what;
    std::string detail;
};

/// Either a value or the reason there is none. For failures a caller must expect:
/// files, user input, hardware. Broken invariants are asserted, not returned.
template<class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : m_state{std::in_place_index<1>, std::move(error)} {}

    explicit operator bool() const { return m_state.index() == 0; }
    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Done, or the reason it was not.
template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error{std::move(error)} {}

    explicit operator bool() const { return !m_error; }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace psoas
