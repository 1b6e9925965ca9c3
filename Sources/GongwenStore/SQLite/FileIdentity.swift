import Glibc

/// Which file a path names: a file that was moved keeps it, one put in its place has another.
struct FileIdentity: Hashable {
    private let device: dev_t
    private let number: ino_t

    /// Nil when there is no file.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}
