import Foundation
import Testing

@testable import GongwenServer

@Suite("看着文件")
struct ContentWatchTests {
    /// Each letter is a look at the files; the digits are the looks at which they were loaded.
    @Test(
        "静下来才读",
        arguments: [
            ("没动过", "aaaa", []),
            ("改了一次", "abbbb", [3]),
            ("写了一段又一段", "abcdddd", [5]),
            ("删掉，再放上新的", "a-bbb", [4]),
            ("改了又改回来", "abaaaa", []),
            ("读过以后又改", "abbbbccc", [3, 7]),
            ("读过以后改回来", "abbbaaa", [3, 6]),
        ] as [(String, String, [Int])])
    func settles(name: String, looks: String, due: [Int]) {
        var watch = ContentWatch(loaded: looks.first)
        let found = looks.enumerated().filter { watch.isDue($0.element) }.map(\.offset)
        #expect(found == due)
    }

    @Test("怎样存都看得出来：原地改、换个文件、大小和时间都不变、删、加")
    func stamps() throws {
        let bot = try SmallBot()
        let path = bot.folder + "/Knowledge/figures.csv"
        let old = try Data(contentsOf: URL(filePath: path))
        let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        var seen = [bot.folders.stamps()]
        func changes(_ what: String, _ change: () throws -> Void) throws {
            try change()
            let stamps = bot.folders.stamps()
            #expect(!seen.contains(stamps), "\(what)")
            seen.append(stamps)
        }
        try changes("in place") { try bot.write(figure: 13) }
        try changes("another file of the same size and time") {
            try old.write(to: URL(filePath: path + ".new"))
            try FileManager.default.setAttributes([.modificationDate: try #require(time)], ofItemAtPath: path + ".new")
            #expect(rename(path + ".new", path) == 0)
        }
        try changes("removed") { try FileManager.default.removeItem(atPath: path) }
        try changes("added") { try bot.write("", to: "Knowledge/more.yaml") }
        let last = bot.folders.stamps()
        try bot.write("", to: "Knowledge/.figures.csv.swp")
        try bot.write("", to: "Knowledge/~$figures.csv")
        #expect(bot.folders.stamps() == last, "what editors put beside it is no content")
    }

    @Test("版本只看内容：换个地方一样，改一个字、换个文件名就不同")
    func version() throws {
        let (bot, other) = (try SmallBot(), try SmallBot())
        let version = bot.folders.version()
        #expect(version.wholeMatch(of: /[0-9a-f]{16}/) != nil)
        #expect(other.folders.version() == version)
        try other.write(figure: 13)
        #expect(other.folders.version() != version)
        try other.write(figure: 12)
        #expect(other.folders.version() == version)
        #expect(rename(other.folder + "/Knowledge/figures.csv", other.folder + "/Knowledge/figure.csv") == 0)
        #expect(other.folders.version() != version)
    }
}
