/// Which patterns are given more than once.
///
/// From each pattern it leads to the next that is the same; empty, and free of cost, when there is none.
struct Duplicates: Sendable {
    private var following: [UInt32] = []

    /// Notes that the pattern `later` is the same as `earlier` and follows it; `count` is the number of all patterns.
    mutating func link(_ earlier: Int, to later: Int, of count: Int) {
        if following.isEmpty { following = Array(repeating: 0, count: count) }
        following[earlier] = UInt32(later)
    }

    /// Goes on to the next pattern that is the same; `false` when there is none.
    @inline(__always)
    func advance(_ pattern: inout Int) -> Bool {
        guard !following.isEmpty, following[pattern] != 0 else { return false }  // 0 follows nothing
        pattern = Int(following[pattern])
        return true
    }

    var byteCount: Int { following.count * MemoryLayout<UInt32>.stride }
}
