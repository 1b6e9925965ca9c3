/// Rows of numbers of different lengths in one array.
struct Rows: Sendable {
    private var starts: [Int32] = [0]
    private var values: [Int32] = []

    init(_ rows: [[Int32]]) {
        starts.reserveCapacity(rows.count + 1)
        values.reserveCapacity(rows.reduce(0) { $0 + $1.count })
        for row in rows {
            values += row
            starts.append(Int32(values.count))
        }
    }

    func count(of word: WordID) -> Int { Int(starts[Int(word.index) + 1] - starts[Int(word.index)]) }

    /// The beginning of a row, so many numbers at most.
    func append(of word: WordID, atMost count: Int, to list: inout [Int32]) {
        let start = Int(starts[Int(word.index)])
        list += values[start..<start + min(count, self.count(of: word))]
    }

    func forEach(of word: WordID, _ body: (Int32) -> Void) { forEach(ofRow: Int(word.index), body) }

    func forEach(ofRow row: Int, _ body: (Int32) -> Void) {
        for index in Int(starts[row])..<Int(starts[row + 1]) { body(values[index]) }
    }

    /// Binary search; the row is ascending.
    func contains(_ value: Int32, in row: Int) -> Bool {
        var low = Int(starts[row])
        var high = Int(starts[row + 1])
        while low < high {
            let middle = (low + high) / 2
            if values[middle] == value { return true }
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
