public import Foundation
import GongwenChannels
public import Logging

/// Writes each log entry as one JSON object on a line of its own.
///
///     LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
///     // {"time":"2026-03-01T00:00:00.000Z","level":"warning","label":"gongwen","message":"…","metadata":{"reason":"full"}}
///
/// `metadata` is always there; its values are strings, lists and objects.
public struct JSONLogHandler: LogHandler {
    /// What goes into every line; of values with the same name, the log entry's own goes first.
    public var metadata: Logger.Metadata = [:]
    /// Asked for each line: its values go before those of ``metadata``, and the entry's own before both.
    public var metadataProvider: Logger.MetadataProvider?
    /// What is less important never gets here: the `Logger` looks at it.
    public var logLevel = Logger.Level.info

    private let label: String
    private let now: @Sendable () -> Date
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - label: the name of the logger, in every line.
    ///   - write: takes a whole line, with its end, on the thread that logs; standard error by default.
    public init(
        label: String, now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable ([UInt8]) -> Void = { StandardError.write($0) }
    ) {
        self.label = label
        self.now = now
        self.write = write
    }

    /// One value of ``metadata``; setting nil takes it out.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line. An error is named by its type alone, for its words may hold what somebody wrote.
    public func log(event: LogEvent) {
        var all = metadata
        all.merge(metadataProvider?.get() ?? [:]) { $1 }
        all.merge(event.metadata ?? [:]) { $1 }
        // What an error says may hold what somebody wrote.
        if let error = event.error { all["error"] = "\(type(of: error))" }
        var json = JSONBytes(capacity: 256)
        json.raw("{\"time\":")
        json.string(now().formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true)) + "Z")
        json.raw(",\"level\":")
        json.string(event.level.rawValue)
        json.raw(",\"label\":")
        json.string(label)
        json.raw(",\"message\":")
        json.string(event.message.description)
        json.raw(",\"metadata\":")
        json.metadata(all)
        json.raw("}\n")
        // One call a line, so that lines of different threads do not mix.
        write(json.bytes)
    }
}

extension JSONBytes {
    fileprivate mutating func metadata(_ metadata: Logger.Metadata) {
        object(metadata.sorted { $0.key < $1.key }) { json, value in json.value(value) }
    }

    private mutating func value(_ value: Logger.Metadata.Value) {
        switch value {
        case .string(let text): string(text)
        case .stringConvertible(let text): string(text.description)
        case .array(let values): array(values) { json, value in json.value(value) }
        case .dictionary(let members): metadata(members)
        }
    }
}
