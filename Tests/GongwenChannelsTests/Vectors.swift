import Foundation
import Testing

@testable import GongwenChannels

/// One line of a file in Vectors/: a protocol's reference value, computed with libraries that others wrote.
struct Vector: Sendable, CustomTestStringConvertible {
    var name: String
    var fields: [String: String]
    /// The secrets that all vectors of the file share.
    var common: [String: String]

    var isRefused: Bool { fields["reject_because"] != nil }
    var testDescription: String { name }

    subscript(field: String) -> String { fields[field] ?? common[field] ?? "" }

    var random: [UInt8] { Array(self["random16"].utf8) }
    var time: UnixTime { UnixTime(digits: self["timestamp"], unit: .seconds) ?? UnixTime(seconds: 0) }

    /// All vectors of a file whose name starts with one of the prefixes.
    static func load(_ file: String, _ prefixes: String...) -> [Vector] {
        let url = Bundle.module.url(forResource: "Vectors/\(file)", withExtension: "jsonl")!
        var common: [String: String] = [:]
        var vectors: [Vector] = []
        for line in try! String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            let object = try! JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: Any]
            if let shared = object["common"] as? [String: Any] {
                common = shared.mapValues { "\($0)" }
            } else {
                let fields = object.mapValues { "\($0)" }
                vectors.append(Vector(name: fields["name"]!, fields: fields, common: common))
            }
        }
        return vectors.filter { vector in
            prefixes.isEmpty || prefixes.contains { vector.name.hasPrefix($0) }
        }
    }
}

extension [UInt8] {
    init(hexadecimal text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
