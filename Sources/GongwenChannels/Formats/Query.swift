/// The parameters of a query string.
///
///     Query(parsing: "nonce=1&echostr=a%2Bb+c%3D")["echostr"]    // "a+b+c="
///
/// `+` stays a plus sign: `echostr` is base64, and a form decoder would turn it into a space and break it. Of a repeated
/// name the first value counts; a value that is no UTF-8 after decoding is dropped, so that it reads as missing.
public struct Query: Hashable, Sendable {
    private var values: [String: String] = [:]

    /// No parameters.
    public init() {}

    /// Values as they are meant, to be written by ``text``.
    ///
    ///     Query(["access_token": "a+b"]).text    // "access_token=a%2Bb"
    public init(_ values: [String: String]) { self.values = values }

    /// Reads what stands after the `?` of a request's target.
    public init(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8)
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let sign = pair.firstIndex(of: UInt8(ascii: "="))
            guard let name = Self.decode(pair[..<(sign ?? pair.endIndex)]), values[name] == nil,
                let value = sign.map({ Self.decode(pair[($0 + 1)...]) }) ?? ""
            else { continue }
            values[name] = value
        }
    }

    /// The decoded value; `""` for a name without `=`, nil where the query has none.
    public subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The parameters as a query string, sorted by name; all but unreserved characters percent-encoded.
    public var text: String {
        values.sorted { $0.key < $1.key }.map { Self.encode($0.key) + "=" + Self.encode($0.value) }
            .joined(separator: "&")
    }

    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += Array("%\([byte].hexadecimal.uppercased())".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func decode(_ text: ArraySlice<UInt8>) -> String? {
        guard text.contains(UInt8(ascii: "%")) else { return String(validating: text, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(\.hexadecimalDigit), let low = rest.next().flatMap(\.hexadecimalDigit)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
