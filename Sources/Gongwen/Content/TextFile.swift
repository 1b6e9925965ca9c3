import Foundation

/// A text file as staff save it: UTF-8 with or without BOM, GB18030 from Excel on Chinese Windows; CRLF, LF or CR.
struct TextFile {
    var path: String
    var text: String

    /// Reads a file, or reports why it cannot be read, with the byte where its encoding breaks.
    static func read(_ path: String, into problems: inout Problems) -> TextFile? {
        let whole = Place(file: path, line: 0, column: 0)
        guard let data = FileManager.default.contents(atPath: path) else {
            problems.error("读不了这个文件", at: whole, wayOut: "看看文件在不在、有没有读的权限。")
            problems.markIncomplete(path)
            return nil
        }
        let encoded = EncodedText(Array(data))
        if let wide = encoded.wideEncoding {
            problems.error("这个文件是 \(wide) 编码", at: whole, wayOut: "用编辑器打开，另存为 UTF-8 编码。")
            problems.markIncomplete(path)
            return nil
        }
        guard let text = encoded.text else {
            report(encoded, path, into: &problems)
            problems.markIncomplete(path)
            return nil
        }
        let unified = unifyingLineEnds(text)
        problems.lines[path] = lines(of: unified)
        let file = TextFile(path: path, text: withoutControls(unified, path, into: &problems))
        if file.text.unicodeScalars.allSatisfy(\.isWhitespace) {
            problems.markIncomplete(path)
            problems.warn("这个文件是空的", at: whole, wayOut: "写上内容，或删掉它。")
        }
        return file
    }

    private static func report(_ encoded: EncodedText, _ path: String, into problems: inout Problems) {
        let offset = encoded.firstBadByte
        let before = unifyingLineEnds(String(decoding: encoded.bytes[..<offset], as: UTF8.self))
        let lines = lines(of: before)
        if encoded.isMostlyUTF8 {
            let lossy = unifyingLineEnds(String(decoding: encoded.bytes, as: UTF8.self))
            problems.lines[path] = TextFile.lines(of: lossy)
        }
        problems.error(
            encoded.isMostlyUTF8
                ? "文件编码坏了：第 \(offset + encoded.skipped + 1) 个字节不是 UTF-8"
                : "文件编码坏了：第 \(offset + encoded.skipped + 1) 个字节既不是 UTF-8 也不是 GB18030",
            at: Place(
                file: path, line: lines.count,
                column: encoded.isMostlyUTF8 ? (lines.last?.unicodeScalars.count ?? 0) + 1 : 1),
            wayOut: "用编辑器打开，改好这一行的乱码，另存为 UTF-8 编码。")
    }

    /// Cut at bytes, which a line end in UTF-8 allows, and not at characters.
    private static func lines(of text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// Line ends of Windows (CRLF) and of old Macs (CR) become LF.
    private static func unifyingLineEnds(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        var unified = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "\0"
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                unified.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                unified.append(scalar)
            }
            previous = scalar
        }
        return String(unified)
    }

    /// Reports characters that nobody sees and that would end a line, or the text, for YAML alone, and makes them visible.
    private static func withoutControls(_ text: String, _ path: String, into problems: inout Problems) -> String {
        guard text.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" }) else { return text }
        var clean = String.UnicodeScalarView()
        var found: [(code: UInt32, place: Place)] = []
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                (line, column) = (line + 1, 0)
            } else if isControl(scalar) {
                found.append((scalar.value, Place(file: path, line: line, column: column)))
            }
            clean.append(isControl(scalar) && scalar != "\n" ? "\u{FFFD}" : scalar)
            column += 1
        }
        problems.lines[path] = lines(of: String(clean))
        for (code, place) in found {
            let digits = String(code, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            problems.error("这里有一个看不见的控制字符 U+\(padded)", at: place, wayOut: "删掉它。")
        }
        return String(clean)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
