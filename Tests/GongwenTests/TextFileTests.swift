import Foundation
import Testing

@testable import Gongwen

@Suite("文件的编码")
struct TextFileTests {
    private static let figures = "Knowledge/figures.csv"
    private static let hospital = "Knowledge/hospital.yaml"

    private func workspace(_ path: String, _ change: (String) throws -> Data) throws -> TemporaryWorkspace {
        var workspace = TemporaryWorkspace()
        workspace.files[path] = try change(try #require(Hospital.files[path]))
        return workspace
    }

    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    @Test("UTF-8 加 BOM、GB18030、CRLF、单独的 CR 都读得懂", arguments: [figures, hospital])
    func reads(path: String) throws {
        let variants: [(String) throws -> Data] = [
            { Data([0xEF, 0xBB, 0xBF]) + Data($0.utf8) }, { try #require($0.data(using: Self.gb18030)) },
            { Data($0.replacing("\n", with: "\r\n").utf8) }, { Data($0.replacing("\n", with: "\r").utf8) },
            { try #require($0.replacing("\n", with: "\r\n").data(using: Self.gb18030)) },
        ]
        for variant in variants {
            let workspace = try workspace(path, variant)
            #expect(workspace.files[path] != Data((Hospital.files[path] ?? "").utf8))
            #expect(try workspace.report() == "")
        }
    }

    @Test("UTF-16，有没有 BOM 都说出来", arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
    func wide(encoding: String.Encoding) throws {
        let workspace = try workspace(Self.figures) { try #require($0.data(using: encoding)) }
        #expect(
            try workspace.report() == """
                Knowledge/figures.csv: 错误：这个文件是 UTF-16 编码
                  用编辑器打开，另存为 UTF-8 编码。
                Knowledge/figures.csv: 错误：还有 2 处问题可能只是因为 Knowledge/figures.csv 没有读全，先不列出
                  改好这些文件再检查一次。
                Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
                  多半是前面的错误引起的：先改好前面的，再检查一次。
                """)
    }

    @Test("UTF-8 里坏了一个字")
    func brokenUTF8() throws {
        let workspace = try workspace(Self.figures) { text in
            var data = Data(text.utf8)
            let range = try #require(data.firstRange(of: Data("床".utf8)))
            data.remove(at: range.lowerBound + 2)
            return data
        }
        #expect(
            try workspace.report() == """
                Knowledge/figures.csv:2:4: 错误：文件编码坏了：第 68 个字节不是 UTF-8
                2 | 儿科,\u{FFFD}位,总数,截至2025年底,40,张,2025年报,3,
                  |      ^ 用编辑器打开，改好这一行的乱码，另存为 UTF-8 编码。
                Knowledge/figures.csv: 错误：还有 2 处问题可能只是因为 Knowledge/figures.csv 没有读全，先不列出
                  改好这些文件再检查一次。
                Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
                  多半是前面的错误引起的：先改好前面的，再检查一次。
                """)
    }

    @Test("既不是 UTF-8 也不是 GB18030")
    func neither() throws {
        let workspace = try workspace(Self.figures) { try #require($0.data(using: Self.gb18030)) + [0xFF, 0x0A] }
        #expect(
            try workspace.report() == """
                Knowledge/figures.csv:4:1: 错误：文件编码坏了：第 199 个字节既不是 UTF-8 也不是 GB18030
                  用编辑器打开，改好这一行的乱码，另存为 UTF-8 编码。
                Knowledge/figures.csv: 错误：还有 2 处问题可能只是因为 Knowledge/figures.csv 没有读全，先不列出
                  改好这些文件再检查一次。
                Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
                  多半是前面的错误引起的：先改好前面的，再检查一次。
                """)
    }

    @Test("空文件和只有注释的文件", arguments: [("", "这个文件是空的"), (" \n\n", "这个文件是空的"), ("# 以后写\n", "这个文件里只有注释，没有内容")])
    func empty(text: String, message: String) throws {
        #expect(
            try TemporaryWorkspace(["Knowledge/later.yaml": text]).report() == """
                Knowledge/later.yaml: 警告：\(message)
                  写上内容，或删掉它。
                """)
    }

    @Test("最上面不是“键: 值”", arguments: [("- 甲\n", "列表"), ("你好\n", "一段文字")])
    func top(text: String, kind: String) throws {
        let report = try TemporaryWorkspace(["Knowledge/later.yaml": text]).report()
        let line = text.split(separator: "\n")[0]
        #expect(
            report == """
                Knowledge/later.yaml:1:1: 错误：知识文件应该是“键: 值”的形式，这里是\(kind)
                1 | \(line)
                  | ^ 可用的键：主体类型、主体、无资料主体、来源、级别、同义词、主题、指标、条目
                """)
    }

    @Test("没有文件夹")
    func noFolder() {
        let (snapshot, problems) = Workspace.load(intents: "/nowhere/Intents", knowledge: "/nowhere/Knowledge")
        #expect(snapshot == nil)
        #expect(
            problems.map(\.description) == [
                "/nowhere/Intents: 错误：没有这个文件夹\n  用 --intents、--knowledge 指定文件夹。",
                "/nowhere/Knowledge: 错误：没有这个文件夹\n  用 --intents、--knowledge 指定文件夹。",
            ])
    }

    @Test("文件夹里没有文件")
    func emptyFolder() throws {
        var workspace = TemporaryWorkspace(["Intents/readme.txt": "甲", "Knowledge/readme.txt": "乙"])
        workspace.files = workspace.files.filter { $0.key.hasSuffix(".txt") }
        #expect(
            try workspace.report() == """
                Intents: 错误：这个文件夹里没有 .yaml、.yml 文件
                  看看文件夹对不对。
                Knowledge: 错误：这个文件夹里没有 .csv、.yaml、.yml 文件
                  看看文件夹对不对。
                """)
    }
}
