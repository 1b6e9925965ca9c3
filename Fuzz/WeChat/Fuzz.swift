import FuzzSupport

/// libFuzzer's entry: one input for the WeChat account, encrypted and plain.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    FuzzInput(input).run(Targets.wechat)
    FuzzInput(input).run(Targets.wechatPlain)
    return 0
}
