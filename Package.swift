// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "gongwen",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "gongwen", targets: ["GongwenCLI"]),
        .library(name: "Gongwen", targets: ["Gongwen"]),
        .library(name: "GongwenChannels", targets: ["GongwenChannels"]),
        .library(name: "KeywordMatching", targets: ["KeywordMatching"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "KeywordMatching", swiftSettings: settings),
        .target(
            name: "Gongwen",
            dependencies: ["KeywordMatching", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
        .target(name: "GongwenChannels", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(
            name: "GongwenStore",
            dependencies: [
                "CPostgres", "GongwenChannels",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "GongwenServer",
            dependencies: [
                "CMalloc", "Gongwen", "GongwenChannels", "GongwenStore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Page")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "GongwenCLI",
            dependencies: [
                "CEdit", "Gongwen", "GongwenChannels", "GongwenServer", "GongwenStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "KeywordMatchingTests", dependencies: ["KeywordMatching"], swiftSettings: settings),
        .testTarget(name: "GongwenTests", dependencies: ["Gongwen"], swiftSettings: settings),
        .testTarget(
            name: "GongwenChannelsTests",
            dependencies: ["GongwenChannels"],
            resources: [.copy("Oracles"), .copy("Vectors")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GongwenStoreTests", dependencies: ["GongwenChannels", "GongwenStore"], swiftSettings: settings),
        .target(name: "RawSockets", path: "Tests/RawSockets", swiftSettings: settings),
        .testTarget(
            name: "GongwenCLITests",
            dependencies: ["Gongwen", "GongwenCLI", "RawSockets"],
            exclude: ["reference.py"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GongwenServerTests",
            dependencies: [
                "Gongwen", "GongwenChannels", "GongwenServer", "GongwenStore", "RawSockets",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            exclude: ["read_metrics.py"],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzz targets replace `main` and need the whole build instrumented, so they exist only on request: see Fuzz/run.
if Context.environment["GONGWEN_FUZZ"] != nil {
    package.targets.append(
        .target(
            name: "FuzzSupport", dependencies: ["GongwenChannels"], path: "Fuzz/Support", swiftSettings: settings))
    for name in ["WeCom", "WeComRobot", "WeChat", "DingTalk", "Feishu", "Generic"] {
        package.targets.append(
            .executableTarget(
                name: "Fuzz\(name)", dependencies: ["FuzzSupport"], path: "Fuzz/\(name)",
                swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
    }
}
