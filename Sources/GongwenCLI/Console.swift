import ArgumentParser
import Foundation
import GongwenServer

/// Where the program writes: answers to standard output, at once, and problems to standard error.
enum Console {
    static func line(_ text: String) {
        print(text)
        // Whoever reads us through a pipe waits for this line.
        fflush(nil)
    }

    /// The text alone, without a line break after it.
    static func text(_ text: String) {
        print(text, terminator: "")
        fflush(nil)
    }

    static func problem(_ text: String) {
        StandardError.write((text + "\n").utf8)
    }

    /// Says what is wrong; the caller throws the result.
    static func failure(_ text: String) -> ExitCode {
        problem(text)
        return ExitCode(1)
    }
}
