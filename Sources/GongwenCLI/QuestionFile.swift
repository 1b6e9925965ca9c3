import Foundation

/// One dialogue of a question file: a line of JSON.
///
///     {"id":"d-001","kind":"figure","turns":[{"q":"江北有多少站点","expect":{"all_of":["47"]}}]}
struct Dialogue: Decodable, Equatable, Sendable {
    var id: String
    var kind: String
    var turns: [Turn]

    struct Turn: Decodable, Equatable, Sendable {
        var q: String
        var expect: Criteria?
    }
}

/// Why a question file could not be read.
struct QuestionFileError: Error, Equatable, CustomStringConvertible {
    var description: String
}

extension [Dialogue] {
    /// Reads a question file; empty lines do not count.
    init(questionFile path: String) throws(QuestionFileError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw QuestionFileError(description: "\(path)：读不到这个文件。")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw QuestionFileError(description: "\(path)：不是 UTF-8 文本。")
        }
        self = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            guard let dialogue = try? JSONDecoder().decode(Dialogue.self, from: Data(line.utf8)) else {
                throw QuestionFileError(
                    description:
                        "\(path):\(index + 1)：这一行不是一段对话，应为 {\"id\":…,\"kind\":…,\"turns\":[{\"q\":…,\"expect\":{…}}]}。"
                )
            }
            append(dialogue)
        }
    }
}
