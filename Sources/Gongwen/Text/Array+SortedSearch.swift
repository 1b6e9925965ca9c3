extension [Int] {
    /// In an ascending array, the index of the first that is not below; `endIndex` where all are.
    ///
    ///     [3, 7, 9].firstIndex(atLeast: 5)    // 1
    func firstIndex(atLeast bound: Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
