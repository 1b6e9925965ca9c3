public import Foundation

/// A made-up knowledge base in the formats of `Knowledge/`, the same in every run: names of two or three words out of a
/// vocabulary a fifth of their number, and a figure of each for ten subjects.
///
///     GeneratedKnowledge(names: 100_000).write(to: folder)    // 1,000,000 facts
public struct GeneratedKnowledge {
    private let names: [[String]]
    public static let subjects = ["甲辰区", "乙巳区", "丙午区", "丁未区", "戊申区", "己酉区", "庚戌区", "辛亥区", "壬子区", "癸丑区"]

    public init(names count: Int) {
        var random = SeededGenerator(seed: 7)
        var known: Set<String> = []
        let words = Workload(names: max(100, count / 4), seed: 3).names.filter { word in
            word.count <= 6 && !word.contains(where: GeneratedKnowledge.asked.contains)
        }
        var names: [[String]] = []
        while names.count < count {
            let name = (0..<Int.random(in: 2...3, using: &random)).map { _ in words.randomElement(using: &random)! }
            if known.insert(name.joined()).inserted { names.append(name) }
        }
        self.names = names
    }

    /// Characters of numbers and question words: in a made-up name they would be read as such.
    private static let asked = Set("一二三四五六七八九十百千万亿零〇两几多少个有是的在了吗谁哪什么何时候约近超不大余上下约年月日人名家场次元")

    /// Writes the files, a thousand names each.
    public func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let subjects = GeneratedKnowledge.subjects
        try save(
            "主体:\n" + subjects.map { "  - 名称: \($0)\n    类型: 区县\n" }.joined()
                + "来源:\n  - 名称: 生成\n    显示: 生成的资料\n", folder, "subjects.yaml")
        for start in stride(from: 0, to: names.count, by: 1000) {
            var indicators = "指标:\n"
            var figures = "主体,指标,口径,时间,数值,单位,来源,行,说明\n"
            for index in start..<min(start + 1000, names.count) {
                let name = names[index].joined()
                indicators += "  - 名称: \(name)\n    叫法: [\(names[index].joined(separator: " "))]\n    单位: 个\n"
                for (offset, subject) in subjects.enumerated() {
                    figures += "\(subject),\(name),累计,2024年,\(index + offset + 1),个,生成,\(index + 1),\n"
                }
            }
            try save(indicators, folder, "indicators-\(start).yaml")
            try save(figures, folder, "figures-\(start).csv")
        }
    }

    /// Questions about names spread over all of them.
    public func questions(_ count: Int) -> [String] {
        (0..<count).map { index in
            let name = names[index * 7919 % names.count].joined()
            return GeneratedKnowledge.subjects[index % 10] + name + ["有多少个", "是多少", "总共多少"][index % 3]
        }
    }

    private func save(_ text: String, _ folder: URL, _ name: String) throws {
        try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }
}
