import Foundation

/// The files of a folder and the folders in it, in a fixed order.
enum Folder {
    static func files(in folder: String, endings: Set<String>, into problems: inout Problems) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
            problems.error(
                "没有这个文件夹", at: Place(file: folder, line: 0, column: 0), wayOut: "用 --intents、--knowledge 指定文件夹。")
            problems.markIncomplete(folder)
            return []
        }
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let paths = names.filter { name in
            let file = name.split(separator: "/").last ?? ""
            return !file.hasPrefix(".") && !file.hasPrefix("~")
                && endings.contains(file.split(separator: ".").last?.lowercased() ?? "")
        }.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
        if paths.isEmpty {
            problems.error(
                "这个文件夹里没有 \(endings.sorted().map { ".\($0)" }.joined(separator: "、")) 文件",
                at: Place(file: folder, line: 0, column: 0), wayOut: "看看文件夹对不对。")
            problems.markIncomplete(folder)
        }
        return paths
    }
}
