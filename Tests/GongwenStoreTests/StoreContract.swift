import GongwenChannels
import GongwenStore
import Testing

/// What every store promises.
@Suite("存储的约定")
struct StoreContract {
    @Test("第一份得到处理权；答完以后，重复的得到同一个答案", arguments: Backend.available)
    func claims(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.claim(MessageClaim(["a"], 1)) == .granted)
            #expect(try await store.claim(MessageClaim(["b"], 2)) == .granted, "another message")
            #expect(try await store.commit(Exchange(settling: [1])) == .kept)
            #expect(try await store.claim(MessageClaim(["a"], 3)) == .answered(.numbered(1)))
            #expect(try await store.claim(MessageClaim(["b"], 4)) == .busy)
        }
    }

    @Test("有一个键相同就是同一条，后来带来的键也算", arguments: Backend.available)
    func sharedKeys(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.claim(MessageClaim(["a", "b"], 1)) == .granted)
            #expect(try await store.claim(MessageClaim(["c", "b"], 2)) == .busy)
            #expect(try await store.commit(Exchange(settling: [1])) == .kept)
            for (number, keys) in [["b"], ["d", "c"], ["d"]].enumerated() {
                #expect(
                    try await store.claim(MessageClaim(keys, 10 + Int64(number))) == .answered(.numbered(1)), "\(keys)")
            }
        }
    }

    @Test("编号、会话、人和问题都按字节分", arguments: Backend.available)
    func exactNames(backend: Backend) async throws {
        let (one, other) = ("Ké", "\u{212A}e\u{301}")
        try await backend.withStore { store async throws in
            #expect(try await store.claim(MessageClaim([one], 1, person: one)) == .granted)
            #expect(try await store.claim(MessageClaim([other], 2, person: other)) == .granted)
            #expect(try await store.commit(Exchange(settling: [1])) == .kept)
            #expect(try await store.claim(MessageClaim([one, other], 3)) == .answered(.numbered(1)))
            #expect(try await store.claim(MessageClaim([other], 4)) == .busy)
            #expect(try await store.commit(Exchange(one, "一", nil, 1)) == .kept)
            #expect(try await store.commit(Exchange(other, "二", nil, 2)) == .kept)
            #expect(try await store.conversation(one) == StoredConversation("一", 1))
            try await store.append([LoggedQuestion(1, one, person: one), LoggedQuestion(2, other, person: other)])
            let latest = try await store.latestQuestions(5, among: 5)
            #expect(latest.map { Array($0.utf8) } == [Array(other.utf8), Array(one.utf8)])
            #expect(try await store.forget([one], at: testTime) == Deletions(claims: 1, questions: 1))
        }
    }

    @Test("没答完就停了的，过了租期由下一份接手，原来的不再算数", arguments: Backend.available)
    func lease(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.claim(MessageClaim(["a", "b"], 1)) == .granted)
            #expect(try await store.claim(MessageClaim(["b"], 2, after: 2)) == .busy)
            #expect(try await store.claim(MessageClaim(["b", "c"], 3, after: 3)) == .granted)
            #expect(
                try await store.commit(Exchange("x", "旧", nil, 5, settling: [1]))
                    == .superseded([MessageTicket(number: 1)]))
            #expect(try await store.conversation("x") == nil, "nothing half done")
            #expect(try await store.commit(Exchange("x", "新", nil, 6, settling: [3])) == .kept)
            for key in ["a", "b", "c"] {
                #expect(try await store.claim(MessageClaim([key], 9, after: 10)) == .answered(.numbered(3)), "\(key)")
            }
        }
    }

    @Test("同一次认领再发一遍，结果一样", arguments: Backend.available)
    func claimAgain(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            for _ in 0..<2 { #expect(try await store.claim(MessageClaim(["a", "b"], 1)) == .granted) }
            for _ in 0..<2 { #expect(try await store.claim(MessageClaim(["b"], 2, after: 3)) == .granted) }
        }
    }

    @Test("过了时限就忘", arguments: Backend.available)
    func expiry(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.claim(MessageClaim(["a"], 1)) == .granted)
            #expect(try await store.commit(Exchange(settling: [1])) == .kept)
            #expect(try await store.claim(MessageClaim(["a"], 2, after: 599)) == .answered(.numbered(1)))
            #expect(try await store.claim(MessageClaim(["a"], 3, after: 600)) == .granted)
            #expect(try await store.commit(Exchange(settling: [1])) == .superseded([MessageTicket(number: 1)]))
        }
    }

    @Test("许多人同时认领一条，恰好一个得到", arguments: Backend.available)
    func race(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            for round in 0..<10 {
                let granted = try await withThrowingTaskGroup(of: ClaimOutcome.self) { group in
                    for number in 0..<20 {
                        let keys = number % 2 == 0 ? ["\(round)a", "\(round)b"] : ["\(round)b", "\(round)\(number)"]
                        group.addTask { try await store.claim(MessageClaim(keys, Int64(round * 100 + number + 1))) }
                    }
                    return try await group.reduce(0) { $0 + ($1 == .granted ? 1 : 0) }
                }
                #expect(granted == 1)
            }
        }
    }

    @Test("同时来的许多条里有一条存不下，别的照样存", arguments: Backend.available)
    func oneCannotBeStored(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            // PostgreSQL indexes no key of more than a third of a page, however well it is compressed.
            let unfit = (0..<3000).map { "\($0 &* 2_654_435_761)" }.joined()
            let granted = try await withThrowingTaskGroup { group in
                for number: Int64 in 1...40 {
                    let claim = MessageClaim([number == 20 ? unfit : "k\(number)"], number)
                    group.addTask { (number, try? await store.claim(claim)) }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(granted.count { $0.value == .granted } == (backend == .postgres ? 39 : 40))
            #expect(granted[20] == (backend == .postgres ? nil : .granted))
        }
    }

    @Test("会话接着上一次存；别处先改了就得到那里的", arguments: Backend.available)
    func conversations(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.conversation("x") == nil)
            #expect(try await store.commit(Exchange("x", "一", nil, 1)) == .kept)
            #expect(try await store.commit(Exchange("x", "二'\"\\", 1, 2)) == .kept)
            #expect(try await store.conversation("x") == StoredConversation("二'\"\\", 2))
            #expect(try await store.commit(Exchange("x", "旧", 1, 3)) == .changed(StoredConversation("二'\"\\", 2)))
            #expect(try await store.commit(Exchange("x", "新", nil, 4)) == .changed(StoredConversation("二'\"\\", 2)))
            #expect(try await store.commit(Exchange("y", "没有过", 7, 8)) == .changed(nil))
            #expect(try await store.commit(Exchange("x", "二'\"\\", 1, 2)) == .kept, "the same once more")
            #expect(try await store.conversation("x") == StoredConversation("二'\"\\", 2))
        }
    }

    @Test("答案和会话一起存，或者都不存", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            for number: Int64 in 1...3 {
                #expect(try await store.claim(MessageClaim(["\(number)"], number)) == .granted)
            }
            #expect(try await store.commit(Exchange("x", "一", nil, 1, settling: [1])) == .kept)
            #expect(
                try await store.commit(Exchange("x", "二", nil, 2, settling: [2, 3]))
                    == .changed(StoredConversation("一", 1)))
            #expect(try await store.claim(MessageClaim(["2"], 12)) == .busy)
            #expect(try await store.commit(Exchange("x", "二", 1, 2, settling: [2, 3])) == .kept)
            #expect(try await store.claim(MessageClaim(["2"], 13)) == .answered(.numbered(2)))
            #expect(try await store.claim(MessageClaim(["3"], 14)) == .answered(.numbered(3)))
        }
    }

    @Test("许多会话同时存，一个也不丢；抢同一个会话的，每次恰好一个成功", arguments: Backend.available)
    func manyExchanges(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let kept = try await withThrowingTaskGroup(of: CommitOutcome.self) { group in
                for number: Int64 in 1...200 {
                    group.addTask { try await store.commit(Exchange("c\(number)", "m\(number)", nil, number)) }
                }
                return try await group.reduce(0) { $0 + ($1 == .kept ? 1 : 0) }
            }
            #expect(kept == 200)
            for number: Int64 in 1...200 {
                #expect(try await store.conversation("c\(number)") == StoredConversation("m\(number)", number))
            }
            let winners = try await withThrowingTaskGroup(of: CommitOutcome.self) { group in
                for number: Int64 in 1001...1050 {
                    group.addTask { try await store.commit(Exchange("c1", "n", 1, number)) }
                }
                return try await group.reduce(0) { $0 + ($1 == .kept ? 1 : 0) }
            }
            #expect(winners == 1)
        }
    }

    @Test("问题记录按时间分页读出，重发不会重复", arguments: Backend.available)
    func questions(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let log = (1...5).map { LoggedQuestion(Int64($0), "问题'\($0)\"\n🈶", after: Int64($0)) }
            try await store.append([])
            try await store.append(Array(log[2...]))
            try await store.append(Array(log[..<3]))
            #expect(try await store.questions(after: 0, limit: 3) == Array(log[..<3]))
            #expect(try await store.questions(after: log[2].number, limit: 3) == Array(log[3...]))
            #expect(try await store.questions(after: log[4].number, limit: 3) == [])
        }
    }

    @Test("最近问的：不重复，最近的在前，只看最后那些行", arguments: Backend.available)
    func latestQuestions(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.latestQuestions(3, among: 10) == [])
            let texts = ["甲", "乙", "甲'\"", "丙", "乙", "丙"]
            try await store.append(texts.enumerated().map { LoggedQuestion(Int64($0), $1, after: Int64($0)) })
            #expect(try await store.latestQuestions(9, among: 10) == ["丙", "乙", "甲'\"", "甲"])
            #expect(try await store.latestQuestions(3, among: 10) == ["丙", "乙", "甲'\""])
            #expect(try await store.latestQuestions(9, among: 3) == ["丙", "乙"])
        }
    }

    @Test("问题和要发的，与答案一起存，或者都不存", arguments: Backend.available)
    func allTogether(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            func exchange(_ number: Int64, replaces: Int64?, settling tickets: [Int64] = []) -> Exchange {
                var exchange = Exchange("x", "m\(number)", replaces, number, settling: tickets)
                exchange.questions = [LoggedQuestion(number, "问\(number)")]
                return exchange
            }
            // With and without a claimed message, which are kept in different ways.
            for (number, tickets) in [(Int64(1), []), (2, [2])] as [(Int64, [Int64])] {
                for ticket in tickets { _ = try await store.claim(MessageClaim(["k"], ticket)) }
                var stale = exchange(number, replaces: 7, settling: tickets)
                stale.deliveries = [.numbered(number)]
                guard case .changed = try await store.commit(stale) else {
                    Issue.record("a stale exchange was kept")
                    return
                }
                #expect(try await store.takeDeliveries(.after(99)) == [])
                var current = exchange(number, replaces: number == 1 ? nil : number - 1, settling: tickets)
                if !tickets.isEmpty { current.deliveries = [.numbered(number)] }
                for _ in 0..<2 { #expect(try await store.commit(current) == .kept, "and once more") }
                let asked = try await store.questions(after: 0, limit: 9).map(\.question)
                #expect(asked == (1...number).map { "问\($0)" })
            }
            #expect(try await store.takeDeliveries(.after(99)).map(\.number) == [2])
            var courtesy = Exchange(settling: [])
            courtesy.deliveries = [.numbered(3)]
            #expect(try await store.commit(courtesy) == .kept)
            #expect(try await store.takeDeliveries(.after(99)).map(\.number) == [3])
        }
    }

    @Test("要发的：租期内归一台，过了归下一台，发了就没有", arguments: Backend.available)
    func deliveries(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let (first, second) = (Delivery.numbered(1), Delivery.numbered(2, to: .wecom, parts: 3))
            try await store.change([.added(first), .added(second)])
            try await store.change([.added(first)])
            #expect(try await store.takeDeliveries(.after(14)) == [], "still leased")
            #expect(try await store.takeDeliveries(.after(15, of: [.dingtalk])) == [])
            var taken = first
            taken.leaseEnd = testTime.advanced(bySeconds: 30)
            #expect(try await store.takeDeliveries(.after(15, of: [.feishu])) == [taken])
            #expect(try await store.takeDeliveries(.after(29, of: [.feishu])) == [])
            try await store.change([.held(1, until: testTime.advanced(bySeconds: 100))])
            #expect(try await store.takeDeliveries(.after(99, of: [.feishu])) == [])
            let rest = Array(second.calls.dropFirst())
            try await store.change([.left(2, calls: rest, until: testTime.advanced(bySeconds: 50))])
            try await store.change([.held(2, until: testTime.advanced(bySeconds: 20))])
            #expect(try await store.takeDeliveries(.after(49)) == [], "holding never shortens")
            #expect(try await store.takeDeliveries(.after(50)).map(\.calls) == [rest])
            try await store.change([.finished(2), .finished(1)])
            try await store.change([.finished(2), .held(2, until: testTime), .left(1, calls: rest, until: testTime)])
            #expect(try await store.takeDeliveries(.after(999)) == [])
        }
    }

    @Test("没能与答案一起存下的：留给以后的时候整件补上，再说一遍也只有一件；已有的只改要改的", arguments: Backend.available)
    func addedWhenLeft(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let (whole, later) = (Delivery.numbered(1, parts: 3, person: "乙"), testTime.advanced(bySeconds: 50))
            let rest = Array(whole.calls.dropFirst())
            for (isKept, times) in [(false, 1), (true, 1), (true, 2)] {
                try await store.change(isKept ? [.finished(1), .added(whole)] : [])
                for _ in 0..<times { try await store.change([.added(whole), .left(1, calls: rest, until: later)]) }
                #expect(try await store.takeDeliveries(.after(49)) == [])
                var expected = whole
                (expected.calls, expected.leaseEnd) = (rest, later.advanced(bySeconds: 15))
                #expect(try await store.takeDeliveries(.after(50)) == [expected])
            }
            #expect(try await store.forget(["乙"], at: testTime) == Deletions(deliveries: 1))
        }
    }

    @Test("没人要了的不再交出，清理时删掉；忘掉一个人时也删", arguments: Backend.available)
    func endOfDeliveries(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.change([.added(.numbered(1)), .added(.numbered(2)), .added(.numbered(3, person: "乙"))])
            #expect(try await store.takeDeliveries(.after(3000)) == [])
            #expect(try await store.forget(["乙"], at: testTime) == Deletions(deliveries: 1))
            func purge(_ seconds: Int64) async throws -> Deletions {
                try await store.purge(
                    PurgeLimits(
                        now: testTime.advanced(bySeconds: seconds), conversationsUsedBefore: testTime,
                        questionsAskedBefore: testTime))
            }
            #expect(try await purge(2999) == Deletions())
            #expect(try await purge(3000) == Deletions(deliveries: 2))
        }
    }

    @Test("许多台同时来要，每件恰好给一台", arguments: Backend.available)
    func deliveryRace(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.change((1...100).map { .added(.numbered($0)) })
            let taken = try await withThrowingTaskGroup(of: [Delivery].self) { group in
                for _ in 0..<20 { group.addTask { try await store.takeDeliveries(.after(20, limit: 10)) } }
                return try await group.reduce(into: []) { $0 += $1.map(\.number) }
            }
            #expect(Set(taken).count == taken.count)
            var rest = taken
            while case let more = try await store.takeDeliveries(.after(20, limit: 10)).map(\.number), !more.isEmpty {
                rest += more
            }
            #expect(rest.sorted() == Array(1...100))
        }
    }

    @Test("忘掉一个人：他的全部，别人的一条不动", arguments: Backend.available)
    func forget(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            for (number, person) in ["甲", "乙", "丙"].enumerated() {
                let number = Int64(number + 1)
                _ = try await store.claim(MessageClaim(["k\(number)"], number, person: person))
                var exchange = Exchange("c\(number)", "m", nil, number)
                exchange.progress?.person = person
                _ = try await store.commit(exchange)
                try await store.append([
                    LoggedQuestion(number, "问", person: person), LoggedQuestion(number + 10, "问", person: person),
                ])
            }
            #expect(
                try await store.forget(["甲", "乙"], at: testTime) == Deletions(claims: 2, conversations: 2, questions: 4)
            )
            #expect(try await store.forget(["甲"], at: testTime) == Deletions())
            #expect(try await store.conversation("c1") == nil)
            #expect(try await store.conversation("c3") == StoredConversation("m", 3))
            #expect(try await store.questions(after: 0, limit: 10).map(\.person) == ["丙", "丙"])
        }
    }

    @Test("忘掉以后补写的：忘掉以前问的不收，以后问的收；再忘一次不会少忘；同时清理的时候才不再记着", arguments: Backend.available)
    func forgottenBefore(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            func append(_ number: Int64) async throws {
                try await store.append(
                    [-1, 0, 1].flatMap { seconds in
                        ["甲", "乙"].map { LoggedQuestion(number, "\(seconds)", person: $0, after: seconds) }
                    }.enumerated().map { index, question in
                        var question = question
                        question.number += Int64(index)
                        return question
                    })
            }
            func kept() async throws -> [String] {
                try await store.questions(after: 0, limit: 99).filter { $0.person == "甲" }.map(\.question)
            }
            #expect(try await store.forget(["甲"], at: testTime) == Deletions())
            #expect(try await store.forget(["甲"], at: testTime.advanced(bySeconds: -1)) == Deletions())
            try await append(10)
            #expect(try await kept() == ["1"])
            func purge(_ seconds: Int64) async throws {
                let limit = testTime.advanced(bySeconds: seconds)
                _ = try await store.purge(
                    PurgeLimits(now: testTime, conversationsUsedBefore: testTime, questionsAskedBefore: limit))
            }
            try await purge(0)
            try await append(20)
            #expect(try await kept() == ["1", "1"])
            try await purge(1)
            try await append(30)
            #expect(try await kept() == ["-1", "0", "1", "1", "1"])
        }
    }

    @Test("清理过期的，没过期的留下；再多也清得完", arguments: Backend.available)
    func purge(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.append((1...2500).map { LoggedQuestion(Int64($0), "旧") })
            try await store.append([LoggedQuestion(1, "新", after: 100)])
            _ = try await store.claim(MessageClaim(["旧"], 1))
            _ = try await store.claim(MessageClaim(["新"], 2, after: 100))
            _ = try await store.commit(Exchange("x", "旧", nil, 1))
            var later = Exchange("y", "新", nil, 2)
            later.progress?.usedAt = testTime.advanced(bySeconds: 100)
            _ = try await store.commit(later)
            let limit = testTime.advanced(bySeconds: 100)
            let limits = PurgeLimits(
                now: testTime.advanced(bySeconds: 650), conversationsUsedBefore: limit, questionsAskedBefore: limit)
            #expect(try await store.purge(limits) == Deletions(claims: 1, conversations: 1, questions: 2500))
            #expect(try await store.purge(limits) == Deletions())
            #expect(try await store.questions(after: 0, limit: 10).map(\.question) == ["新"])
            #expect(try await store.conversation("y")?.memory == "新")
        }
    }

    @Test("不想等的人走了，事情照样做完", arguments: Backend.available)
    func cancelled(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await store.append([LoggedQuestion(1, "问")])
                return try await store.commit(Exchange("x", "一", nil, 1))
            }
            #expect(try await task.value == .kept)
            #expect(try await store.questions(after: 0, limit: 9).count == 1)
        }
    }

    @Test("秘密由第一个来的定下", arguments: Backend.available)
    func secrets(backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.secret("a", orKeep: "一") == "一")
            #expect(try await store.secret("a", orKeep: "二") == "一")
            #expect(try await store.secret("b", orKeep: "三") == "三")
        }
    }
}
