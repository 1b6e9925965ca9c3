/// Numbers of tickets in an order, to be looked at from the first on.
///
///     line.append(7)
///     while let number = line.first { …; line.removeFirst() }
struct TicketLine {
    private var numbers: [UInt64] = []
    private var start = 0

    var first: UInt64? { start < numbers.count ? numbers[start] : nil }

    mutating func append(_ number: UInt64) { numbers.append(number) }
    mutating func removeFirst() { start += 1 }

    /// Leaves out what came off, or is not wanted any more: once in a while, when it is half of them.
    ///
    /// - Parameter count: how many are wanted.
    mutating func tidy(of count: Int, isWanted: (UInt64) -> Bool) {
        guard numbers.count > 1024, numbers.count > count * 2 else { return }
        numbers = numbers[start...].filter(isWanted)
        start = 0
    }
}
