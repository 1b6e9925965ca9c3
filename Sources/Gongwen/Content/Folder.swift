import Foundation

/// The files of a folder and the folders in it, in a fixed order.
enum Folder {
    static func files(in folder: String, endings: Set<String>, into problems: inout Problems) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
            problems.error(
                "没有这个文件夹", at: Place(file: folder, line: 0, column: 0), wayOut: "用 --intents、--knowledge 指定文件夹。")
            return []
        }
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            let file = name.split(separator: "/").last ?? ""
            return !file.hasPrefix(".") && !file.hasPrefix("~")
                && endings.contains(file.split(separator: ".").last.map(String.init) ?? "")
        }.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }
}
