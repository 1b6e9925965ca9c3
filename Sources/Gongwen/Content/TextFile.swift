import Foundation

/// A text file as staff save it: UTF-8 with or without BOM, GB18030 from Excel on Chinese Windows, CRLF or LF.
struct TextFile {
    var path: String
    var text: String

    /// Reads a file, or reports why it cannot be read, with the byte where its encoding breaks.
    static func read(_ path: String, into problems: inout Problems) -> TextFile? {
        guard let data = FileManager.default.contents(atPath: path) else {
            problems.error("读不了这个文件", at: Place(file: path, line: 0, column: 0), wayOut: "看看文件在不在、有没有读的权限。")
            return nil
        }
        var bytes = data[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            problems.error("这个文件是 UTF-16 编码", at: Place(file: path, line: 0, column: 0), wayOut: "另存为 UTF-8 编码。")
            return nil
        }
        guard let text = String(bytes: bytes, encoding: .utf8) ?? gb18030(bytes) else {
            let offset = firstInvalidByte(bytes)
            problems.error(
                "文件编码坏了：第 \(offset) 个字节起既不是 UTF-8 也不是 GB18030", at: Place(file: path, line: 0, column: 0),
                wayOut: "用编辑器打开，另存为 UTF-8。")
            return nil
        }
        let unified =
            text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
        problems.lines[path] = unified.split(separator: "\n", omittingEmptySubsequences: false)
        return TextFile(path: path, text: unified)
    }

    /// 国标 18030, a superset of GBK and GB 2312: CoreFoundation's number for it, which Foundation has no name for.
    private static func gb18030(_ bytes: Data) -> String? {
        String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632))
    }

    private static func firstInvalidByte(_ bytes: Data) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return offset
            case .error: return offset
            }
        }
    }
}
