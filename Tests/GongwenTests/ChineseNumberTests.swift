import Foundation
import Testing

@testable import Gongwen

@Suite("中文数字")
struct ChineseNumberTests {
    @Test(
        "读成数值",
        arguments: [
            ("47", "47"), ("1.2万", "12000"), ("23.68万", "236800"), ("十", "10"), ("十七万", "170000"), ("二〇二四", "2024"),
            ("一百零五", "105"), ("一百五", "150"), ("两千", "2000"), ("三千二百零一", "3201"), ("一万零三十", "10030"),
            ("十七万五千", "175000"), ("三万二", "32000"), ("三万零二", "30002"), ("一亿零五百万", "105000000"), ("廿八", "28"),
            ("卅", "30"), ("1.8亿", "180000000"), ("31.3%", "0.313"), ("贰拾", "20"), ("一二三", "123"), ("千", "1000"),
        ])
    func reads(text: String, value: String) throws {
        let number = try #require(ChineseNumber(text))
        #expect(number.value == Decimal(string: value))
        #expect(!number.isApproximate)
    }

    @Test(
        "约数",
        arguments: [
            ("700余", "700"), ("近4万余", "40000"), ("超过158万", "1580000"), ("80多", "80"), ("20以上", "20"), ("两千多", "2000"),
            ("约20%", "0.2"), ("1000余万", "10000000"), ("17万余", "170000"), ("不少于5", "5"),
        ])
    func readsApproximate(text: String, value: String) throws {
        let number = try #require(ChineseNumber(text))
        #expect(number.value == Decimal(string: value))
        #expect(number.isApproximate)
    }

    @Test("不是数", arguments: ["很多", "", "万", "个", "47个", "五小"])
    func refuses(text: String) {
        #expect(ChineseNumber(text) == nil)
    }
}
