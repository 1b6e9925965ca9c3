import Foundation

/// The files of a folder and the folders in it, in a fixed order. What is hidden, and what editors and systems leave behind
/// (`~$figures.xlsx`, `.git`, `figures.csv.bak`), is nobody's knowledge; what else is not read is reported.
enum Folder {
    static func files(in folder: String, endings: Set<String>, into problems: inout Problems) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
            problems.error(
                "没有这个文件夹", at: Place(file: folder, line: 0, column: 0), wayOut: "用 --intents、--knowledge 指定文件夹。")
            problems.markIncomplete(folder)
            return []
        }
        var paths: [String] = []
        for name in names(in: folder) {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if endings.contains(FileKind.ending(of: name)) {
                paths.append(path)
            } else if let kind = FileKind(name), !isFolder(path) {
                problems.warn(kind.message, at: Place(file: path, line: 0, column: 0), wayOut: kind.wayOut)
            }
        }
        if paths.isEmpty {
            problems.error(
                "这个文件夹里没有 \(endings.sorted().map { ".\($0)" }.joined(separator: "、")) 文件",
                at: Place(file: folder, line: 0, column: 0), wayOut: "看看文件夹对不对。")
            problems.markIncomplete(folder)
        }
        return paths
    }

    private static func names(in folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { !$0.split(separator: "/").contains(where: isHidden) }.sorted()
    }

    private static func isHidden(_ part: Substring) -> Bool {
        part.hasPrefix(".") || part.hasPrefix("~") || part.hasPrefix("#") || part.hasPrefix("__MACOSX")
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}

/// A file that is not read, though whoever put it there may think so.
private enum FileKind {
    case sheet, document, table
    case other(String)

    /// nil for what nobody takes for knowledge: backups of editors, files of the system, a README.
    init?(_ path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let leftovers: Set<String> = ["bak", "orig", "rej", "swp", "swo", "tmp", "lock", "ini", "db", "lnk"]
        let ending = Self.ending(of: name)
        guard !name.hasSuffix("~"), !leftovers.contains(ending), !name.uppercased().hasPrefix("README") else {
            return nil
        }
        switch ending {
        case "xls", "xlsx", "xlsm", "et", "ods", "numbers", "tsv": self = .sheet
        case "doc", "docx", "wps", "odt", "rtf", "txt", "pdf", "md": self = .document
        case "csv": self = .table
        default: self = .other(ending)
        }
    }

    /// In small letters, "" when there is none.
    static func ending(of name: String) -> String {
        let file = name.split(separator: "/").last ?? ""
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return "" }
        return file[file.index(after: dot)...].lowercased()
    }

    var message: String {
        switch self {
        case .sheet: "没有读这个文件：表格软件自己的格式读不了"
        case .document: "没有读这个文件：文稿读不了"
        case .table: "没有读这个文件：数字表不放在意图文件夹里"
        case .other(let ending): ending.isEmpty ? "没有读这个文件：它没有扩展名" : "没有读这个文件：不认得扩展名“.\(ending)”"
        }
    }

    var wayOut: String {
        switch self {
        case .sheet: "在表格软件里另存为“CSV UTF-8（逗号分隔）”，放在这里；原来的移到别处。"
        case .document: "数字写进 .csv，别的写进 .yaml；原来的移到别处。"
        case .table: "移到知识文件夹里。"
        case .other: "是资料就改成 .yaml 或 .csv，不是就移到别处。"
        }
    }
}
