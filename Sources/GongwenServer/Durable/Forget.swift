public import Foundation
import GongwenChannels
public import GongwenStore

/// Deletes everything that a store holds of one person.
///
///     try await forget("zhangsan", on: nil, in: store)    // on every platform
///
/// - Parameters:
///   - user: the id that the platform, or whoever calls `/api/ask`, has for the person. One that is unknown is no error.
///   - platform: the only one of ``questionPlatforms`` to delete on; nil for all of them.
///   - moment: a server that holds questions from before, for want of a database, does not write them down any more.
/// - Returns: how many rows there were; none is `Deletions()`.
/// - Throws: ``StoreError`` when the store is out of order.
public func forget(
    _ user: String, on platform: String?, in store: any Store, at moment: Date = Date()
) async throws -> Deletions {
    let names = try await Pseudonyms(of: store)
    let platforms = platform.map { [$0] } ?? questionPlatforms
    return try await store.forget(platforms.map { try names.person(user, on: $0) }, at: UnixTime(moment))
}

/// Where questions come from: the platforms' names, and `api`.
public let questionPlatforms = ["api"] + Channels.all.map { $0.name.rawValue }
