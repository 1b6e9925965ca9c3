import GongwenStore

/// A delivery on its way through this server.
///
///     Parcel(delivery)                    // the store has it: what vanishes from there is not wanted any more
///     Parcel(delivery, unkeptFor: "u1")   // it could not be kept with its answer; it still can be, when it is put off
struct Parcel: Sendable {
    var delivery: Delivery
    /// The platform's id of who gets it, as long as the store may not have it.
    var unkeptFor: String?

    init(_ delivery: Delivery, unkeptFor user: String? = nil) {
        self.delivery = delivery
        unkeptFor = user
    }
}
