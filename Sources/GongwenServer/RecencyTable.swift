/// A dictionary that knows the order in which its keys were last touched.
///
///     var table = RecencyTable<String, Int>()
///     table.insert(1, for: "a")
///     table.insert(2, for: "b")
///     table.touch("a")
///     table.oldest?.key   // "b"
///
/// Every operation but `oldestKey(where:)` takes constant time: the order is a doubly linked list in an array.
struct RecencyTable<Key: Hashable, Value> {
    private struct Node {
        var key: Key
        var value: Value
        var newer: Int?
        var older: Int?

        mutating func change<Result>(_ body: (inout Value) -> Result) -> Result { body(&value) }
    }

    private var places: [Key: Int] = [:]
    private var nodes: [Node?] = []
    private var free: [Int] = []
    private var newest: Int?
    private var last: Int?

    var count: Int { places.count }

    /// The entry untouched for longest.
    var oldest: (key: Key, value: Value)? {
        last.flatMap { nodes[$0] }.map { ($0.key, $0.value) }
    }

    /// Changes a value where it stands, without copying it; nil when there is none. That does not touch it.
    mutating func change<Result>(_ key: Key, _ body: (inout Value) -> Result) -> Result? {
        guard let place = places[key] else { return nil }
        return nodes[place]?.change(body)
    }

    /// Adds an entry, as the newest; the key must be new.
    mutating func insert(_ value: Value, for key: Key) {
        precondition(places[key] == nil, "the key is already in the table")
        let node = Node(key: key, value: value)
        let place: Int
        if let reused = free.popLast() {
            place = reused
            nodes[place] = node
        } else {
            place = nodes.count
            nodes.append(node)
        }
        places[key] = place
        link(place)
    }

    /// Makes an entry the newest.
    mutating func touch(_ key: Key) {
        guard let place = places[key], place != newest else { return }
        unlink(place)
        link(place)
    }

    mutating func remove(_ key: Key) {
        guard let place = places.removeValue(forKey: key) else { return }
        unlink(place)
        nodes[place] = nil
        free.append(place)
    }

    /// The key of the entry untouched for longest among those that satisfy a condition.
    func oldestKey(where condition: (Value) -> Bool) -> Key? {
        var place = last
        while let current = place, let node = nodes[current] {
            if condition(node.value) { return node.key }
            place = node.newer
        }
        return nil
    }

    private mutating func link(_ place: Int) {
        nodes[place]?.newer = nil
        nodes[place]?.older = newest
        if let newest { nodes[newest]?.newer = place }
        newest = place
        if last == nil { last = place }
    }

    private mutating func unlink(_ place: Int) {
        guard let node = nodes[place] else { return }
        if let newer = node.newer { nodes[newer]?.older = node.older } else { newest = node.older }
        if let older = node.older { nodes[older]?.newer = node.newer } else { last = node.newer }
    }
}
