import Testing

@testable import Gongwen

@Suite("给出的例问")
struct OfferedQuestionsTests {
    private let fact = FactID(index: 7)
    private let today = Day(year: 2026, month: 2, day: 26)

    @Test("同一天里一条只试一次，过一天再试")
    func triesOnceADay() {
        let offered = OfferedQuestions()
        var tries = 0
        func answered(on day: Day) -> String? {
            offered.offer(of: fact, on: day) {
                tries += 1
                return OfferedQuestions.Offer(forms: ["问"], answered: tries == 1 ? "问" : nil)
            }.answered
        }
        #expect(answered(on: today) == "问")
        #expect(answered(on: today) == "问")
        #expect(tries == 1)
        #expect(answered(on: Day(year: 2026, month: 2, day: 27)) == nil)
        #expect(tries == 2)
    }
}
