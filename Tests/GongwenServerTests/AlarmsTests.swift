import Testing

@testable import GongwenServer

@Suite struct AlarmsTests {
    @Test func ringInTheOrderOfTheirTimes() async {
        let alarms = Alarms()
        let (rung, ring) = AsyncStream.makeStream(of: Int.self)
        // The sooner ones are set while a task sleeps for a later one.
        for number in [3, 1, 2] {
            _ = alarms.set(in: .milliseconds(20 * number)) { ring.yield(number) }
        }
        #expect(await rung.prefix(3).reduce(into: []) { $0.append($1) } == [1, 2, 3])
    }

    @Test func cancelledOnesAreSilent() async {
        let alarms = Alarms()
        let (rung, ring) = AsyncStream.makeStream(of: String.self)
        let alarm = alarms.set(in: .milliseconds(5)) { ring.yield("cancelled") }
        _ = alarms.set(in: .milliseconds(10)) { ring.yield("kept") }
        alarms.cancel(alarm)
        #expect(await rung.first { _ in true } == "kept")
    }

    @Test func rungAndCancelledOnesLeaveNothingBehind() async {
        let alarms = Alarms()
        let (rung, ring) = AsyncStream.makeStream(of: Void.self)
        alarms.cancel(alarms.set(in: .seconds(60)) {})
        _ = alarms.set(in: .zero) { ring.yield() }
        _ = await rung.first { _ in true }
        #expect(alarms.count == 0)
    }
}
