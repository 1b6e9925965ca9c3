// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// A package of its own, so that whoever uses or tests Gongwen need not build the measuring tools.
let package = Package(
    name: "gongwen-benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "gongwen", path: ".."),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/ordo-one/benchmark.git", from: "1.38.1", traits: []),
    ],
    targets: [
        .target(name: "Workload", swiftSettings: settings),
        .executableTarget(
            name: "KeywordSearch",
            dependencies: ["Workload", .product(name: "KeywordMatching", package: "gongwen")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "KeywordMatchingBenchmarks",
            dependencies: [
                "Workload",
                .product(name: "KeywordMatching", package: "gongwen"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/KeywordMatchingBenchmarks",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "ReplyTimes",
            dependencies: ["Workload", .product(name: "Gongwen", package: "gongwen")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "MessageTimes",
            dependencies: [
                "Workload",
                .product(name: "Gongwen", package: "gongwen"),
                .product(name: "GongwenChannels", package: "gongwen"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "BareEcho",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "EngineBenchmarks",
            dependencies: [
                "Workload",
                .product(name: "Gongwen", package: "gongwen"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/EngineBenchmarks",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
