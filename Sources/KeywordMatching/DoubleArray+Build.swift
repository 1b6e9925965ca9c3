extension DoubleArray {
    /// Builds the array level by level: the nodes that every search visits come to lie close together, and the large
    /// nodes, which are near the root, are placed while there is room.
    struct Builder {
        let names: EncodedNames
        let alphabet: Alphabet

        private var slots: [Slot] = []
        private var tails = Tails()
        private var duplicates = Duplicates()
        private var vacancies = Vacancies()
        private var order: NameOrder
        private var level: [Group] = []

        /// The names below one node: they are equal up to `depth`, and stand together in the order.
        private struct Group {
            var slot: Int
            var names: Range<Int>
            var depth: Int
            /// Up to here the names are known to be equal, and to differ after it.
            var sharedDepth: Int
        }

        init(names: EncodedNames, alphabet: Alphabet) {
            self.names = names
            self.alphabet = alphabet
            order = NameOrder(count: names.count, alphabetSize: alphabet.count)
        }

        mutating func build() throws(KeywordMatcher.BuildError) -> (DoubleArray, Duplicates) {
            var nodes = [Group(slot: -1, names: 0..<names.count, depth: 0, sharedDepth: 0)]
            while !nodes.isEmpty {
                level = []
                for node in nodes { try split(node) }
                nodes = level
            }
            grow(to: vacancies.extent + alphabet.count)  // a step from any base stays inside
            return (DoubleArray(slots: slots, tails: tails), duplicates)
        }

        /// Sorts the names of a node by their next code, and puts a child for each code into the array.
        private mutating func split(_ node: Group) throws(KeywordMatcher.BuildError) {
            let children = order.sort(node.names, by: node.depth, of: names)
            let codes = children.map(\.code)
            let isRoot = node.slot < 0
            let base = isRoot ? 0 : vacancies.place(codes)
            if isRoot {
                vacancies.take(base: 0, [0] + codes)
            } else {
                slots[node.slot] = .branch(code: slots[node.slot].code, base: base, isName: codes[0] == 0)
            }
            grow(to: vacancies.extent)
            guard slots.count + alphabet.count < Slot.limit else { throw .tooLarge }
            for child in children {
                let slot = base + Int(child.code)
                if child.code == 0 {
                    slots[slot] = .leaf(code: 0, pattern: link(child.names))
                } else {
                    let depth = node.depth + 1
                    let group = Group(
                        slot: slot, names: child.names, depth: depth, sharedDepth: max(node.sharedDepth, depth))
                    try add(group, child.code)
                }
            }
        }

        /// Puts a node into the array: a leaf if all its names are the same, else a node to be split with its level.
        private mutating func add(_ node: Group, _ code: UInt32) throws(KeywordMatcher.BuildError) {
            var node = node
            let name = order.names[node.names.lowerBound]
            if node.names.count == 1 || extendSharedDepth(&node) {
                let pattern = link(node.names)
                let rest = names.rest(of: name, from: node.depth)
                if let next = rest.first {
                    let scalars = alphabet.scalars
                    let tail = tails.append(rest.lazy.map { scalars[Int($0)] }, pattern: pattern)
                    guard tail < Slot.limit else { throw .tooLarge }
                    slots[node.slot] = .leaf(code: code, next: next, tail: tail)
                } else {
                    slots[node.slot] = .leaf(code: code, pattern: pattern)
                }
            } else {
                slots[node.slot] = .branch(code: code, base: 0, isName: false)
                level.append(node)
            }
        }

        /// Looks how far the names of a node stay equal, once for each stretch, and whether they are all the same.
        private func extendSharedDepth(_ node: inout Group) -> Bool {
            guard node.sharedDepth == node.depth else { return false }
            let first = order.names[node.names.lowerBound]
            while true {
                let code = names.code(of: first, at: node.sharedDepth)
                for place in node.names.dropFirst() {
                    guard names.code(of: order.names[place], at: node.sharedDepth) == code else { return false }
                }
                if code == 0 { return true }
                node.sharedDepth += 1
            }
        }

        /// Links names that are the same, and returns the first.
        private mutating func link(_ same: Range<Int>) -> Int {
            for place in same.dropFirst() {
                duplicates.link(Int(order.names[place - 1]), to: Int(order.names[place]), of: names.count)
            }
            return Int(order.names[same.lowerBound])
        }

        private mutating func grow(to count: Int) {
            guard count > slots.count else { return }
            slots.append(contentsOf: repeatElement(.free, count: count - slots.count))
        }
    }
}
