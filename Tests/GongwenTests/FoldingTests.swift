import Foundation
import Testing

@testable import Gongwen

@Suite("Folding")
struct FoldingTests {
    /// The shipped list of traditional characters against the transform that it was written out from.
    @Test func simplifiesAsFoundationDoes() throws {
        let hanzi = (UInt32(0x3400)...0x9FFF).compactMap(Unicode.Scalar.init)
        let lines = String(String.UnicodeScalarView(hanzi.flatMap { [$0, "\n"] }))
        let transformed = try #require(lines.applyingTransform(StringTransform("Hant-Hans"), reverse: false))
        for (scalar, line) in zip(hanzi, transformed.split(separator: "\n")) where line.unicodeScalars.count == 1 {
            // The table holds one unit of UTF-16 each; rare forms beyond that stay as they are.
            guard let simple = line.unicodeScalars.first?.value, simple < 0x10000 else { continue }
            #expect(UInt32(Folding.table[Int(scalar.value)]) == simple, "\(scalar)")
        }
    }

    /// Blocks that are not looked up in Foundation have nothing to look up.
    @Test func plainBlocksHaveNoOtherForm() {
        for block in [UInt32(0xA000)...0xA4CF, 0xAC00...0xD7A3, 0xE000...0xF8FF] {
            for scalar in block.compactMap(Unicode.Scalar.init) {
                let folded = String(scalar).precomposedStringWithCompatibilityMapping.lowercased()
                #expect(folded.unicodeScalars.elementsEqual([scalar]))
            }
        }
    }
}
