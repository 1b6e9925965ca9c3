/// Finds all names of a dictionary in a text.
///
///     let names = try KeywordMatcher(["江北", "江北区", "户外劳动者", "劳动"])
///     names.leftmostLongest(in: "江北区的户外劳动者")
///     // [Match(pattern: 1, range: 0..<9), Match(pattern: 2, range: 12..<27)]
///     names.matches(in: "江北区")
///     // [Match(pattern: 0, range: 0..<6), Match(pattern: 1, range: 0..<9)]
///
/// The two questions one can ask are ``matches(in:)``, every occurrence, and ``leftmostLongest(in:)``, the reading in
/// which nothing overlaps. Each has a form over UTF-8 that allocates nothing, ``forEachMatch(in:_:)`` and
/// ``forEachLeftmostLongest(in:_:)``.
///
/// **What is equal.** Unicode scalars, compared as they are. Nothing is normalised, so `é` as one scalar does not find
/// `e` with a combining accent, and `e` does find the first scalar of the latter: a match may end inside a
/// `Character`. Normalise names and text alike before they come here if that matters.
///
/// **Cost.** Building takes time linear in the total length of the patterns. A search looks at each scalar of the text
/// and goes on from it for as long as some pattern does, so it costs at worst the length of the text times that of the
/// longest pattern, and about one table entry a scalar in ordinary text. The number of patterns only matters to the
/// processor's caches.
///
/// **How.** A trie in a double array (Aoe 1989; ``DoubleArray``), over dense codes that are given to scalars by
/// falling frequency, with branches that lead to one pattern only cut off and kept as text. Names are short: to walk
/// from every scalar anew is cheaper than the failure links of Aho–Corasick.
///
/// The matcher is a value that never changes; any number of tasks may search with it at a time.
public struct KeywordMatcher: Sendable {
    /// The number of patterns, duplicates counted.
    public let count: Int

    let alphabet: Alphabet
    let trie: DoubleArray
    let duplicates: Duplicates

    /// Builds a matcher; a pattern's place in the collection is its ``Match/pattern``.
    ///
    ///     try KeywordMatcher(["江北", "江津", "江北"])    // three patterns, 0 and 2 are found together
    ///     try KeywordMatcher(["江北", ""])               // throws BuildError.emptyPattern(index: 1)
    ///
    /// Duplicates and patterns that begin, end or contain another are welcome, and so is an empty collection, which
    /// finds nothing.
    ///
    /// - Throws: ``BuildError``, if a pattern is empty or the dictionary is beyond any reasonable size.
    /// - Complexity: Linear in the total length of the patterns.
    public init(_ patterns: some Collection<String>) throws(BuildError) {
        var names = try EncodedNames(patterns)
        count = names.count
        alphabet = Alphabet(encoding: &names)
        var builder = DoubleArray.Builder(names: names, alphabet: alphabet)
        (trie, duplicates) = try builder.build()
    }

    /// The memory that the tables of this matcher occupy, in bytes.
    ///
    /// About 32 bytes a name for a million Chinese names. The patterns themselves are not kept.
    public var byteCount: Int { alphabet.byteCount + trie.byteCount + duplicates.byteCount }
}

extension KeywordMatcher {
    /// A pattern, and where it stands in the text.
    ///
    ///     let text = "问江北区"
    ///     let match = try KeywordMatcher(["江北"]).matches(in: text)[0]    // Match(pattern: 0, range: 3..<9)
    ///     let start = text.utf8.index(text.startIndex, offsetBy: match.range.lowerBound)
    public struct Match: Hashable, Sendable {
        /// The place of the pattern in the collection that the matcher was built from.
        public var pattern: Int
        /// Byte offsets into the UTF-8 of the text; both ends are scalar boundaries.
        public var range: Range<Int>

        /// A match of a pattern at a byte range.
        public init(pattern: Int, range: Range<Int>) {
            self.pattern = pattern
            self.range = range
        }
    }

    /// Why a dictionary could not be built.
    public enum BuildError: Error, Hashable {
        /// The pattern at this place of the collection is empty; it would be found everywhere.
        case emptyPattern(index: Int)
        /// The tables would outgrow 2³⁰ entries, some hundred million names.
        case tooLarge
    }
}
