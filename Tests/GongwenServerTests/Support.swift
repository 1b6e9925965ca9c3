import Foundation
import Gongwen
import Hummingbird
import HummingbirdTesting

@testable import GongwenServer

/// 2026-03-01 07:59:59 in China, which is still February the 28th elsewhere.
let testMoment = Date(timeIntervalSince1970: 1_772_323_199)

func testConfiguration() -> AppConfiguration {
    var configuration = AppConfiguration()
    configuration.port = 0
    configuration.now = { testMoment }
    return configuration
}

/// A reply as the engine would give it; the struct can be made outside its module by decoding only.
func makeReply(
    _ text: String,
    status: String = "answered",
    facts: [[String: String]] = [],
    suggestions: [String] = []
) -> Reply {
    struct Shape: Encodable {
        var status: String
        var text: String
        var intent = "意图"
        var facts: [[String: String]]
        var suggestions: [String]
    }
    let shape = Shape(status: status, text: text, facts: facts, suggestions: suggestions)
    do {
        return try JSONDecoder().decode(Reply.self, from: JSONEncoder().encode(shape))
    } catch {
        fatalError("a reply no longer has this shape: \(error)")
    }
}

/// An engine that repeats the question and the day.
let echo: Answerer = { text, _, today in
    makeReply("\(today.year)-\(today.month)-\(today.day)：\(text)")
}

func askBody(_ text: String, conversation: String = "c1", user: String = "u1") throws -> ByteBuffer {
    let data = try JSONEncoder().encode(["conversation": conversation, "user": user, "text": text])
    return ByteBuffer(bytes: Array(data))
}

func errorBody(_ code: String, _ message: String) -> String {
    #"{"error":{"code":"\#(code)","message":"\#(message)"}}"#
}
