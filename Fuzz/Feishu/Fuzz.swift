import FuzzSupport

/// libFuzzer's entry: one input for the Feishu app, encrypted and plain.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    FuzzInput(input).run(Targets.feishu)
    FuzzInput(input).run(Targets.feishuPlain)
    return 0
}
