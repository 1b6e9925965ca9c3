/// Tells from looks at the files when it is time to load them: when they differ from what was loaded last and nobody has
/// touched them for two looks.
///
///     var watch = ContentWatch(loaded: folders.stamps())
///     watch.isDue(folders.stamps())    // once a second: false, false, true …
///
/// Looks and not the system's notices, because those do not tell what another machine does on a shared folder. An editor
/// may write a file in pieces, or remove it and give its name to another; a save is over when nothing moves.
struct ContentWatch<Stamps: Equatable> {
    /// So many looks alike, a second apart, are also longer than the coarsest clock of a file system (FAT: two seconds).
    private static var quietLooks: Int { 2 }

    private var loaded: Stamps
    private var seen: Stamps
    private var quiet = 0

    init(loaded: Stamps) {
        self.loaded = loaded
        seen = loaded
    }

    mutating func isDue(_ stamps: Stamps) -> Bool {
        quiet = stamps == seen ? quiet + 1 : 0
        seen = stamps
        guard stamps != loaded, quiet >= Self.quietLooks else { return false }
        // Files with an error are not loaded again before they change.
        loaded = stamps
        return true
    }
}
