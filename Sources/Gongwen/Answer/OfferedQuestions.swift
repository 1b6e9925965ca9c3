import Synchronization

/// The questions that were tried before they were offered, by the fact that they ask for.
///
/// Whether a question is answered depends on nothing but the files and the day, and those near what people ask are the same
/// few again and again: each is asked once a day and not once for each reply that offers it.
final class OfferedQuestions: Sendable {
    /// The ways to ask for a fact, and the one that is answered with it.
    struct Offer {
        var forms: [String]
        var answered: String?
    }

    private struct Tried {
        var day: Day?
        var offers: [FactID: Offer] = [:]
    }

    private let tried = Mutex(Tried())

    /// So that they stay small beside the files, however many facts there are.
    private static let most = 4096

    /// What is known of a fact, or else what a trial says.
    func offer(of fact: FactID, on today: Day, try make: () -> Offer) -> Offer {
        if let known = tried.withLock({ $0.day == today ? $0.offers[fact] : nil }) { return known }
        // Tried outside of the lock: nobody waits for it.
        let offer = make()
        tried.withLock { tried in
            if tried.day != today || tried.offers.count >= OfferedQuestions.most { tried = Tried(day: today) }
            tried.offers[fact] = offer
        }
        return offer
    }
}
