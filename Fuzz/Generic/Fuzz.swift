import FuzzSupport

/// libFuzzer's entry: one input for the generic webhook.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    FuzzInput(input).run(Targets.generic)
    return 0
}
