/// Something wrong with an environment variable, without its value.
///
///     print(problem.message)    // GONGWEN_WECOM_ENCODING_AES_KEY：应为 43 个字符，实际 42 个，请整段重新复制
public struct SettingProblem: Hashable, Sendable {
    /// Whether the platform runs in spite of it.
    public enum Severity: String, Sendable { case error, warning }

    /// What is wrong; a closed set, so that no message can hold a value.
    enum Fault: Hashable, Sendable {
        case missing
        case blank
        case quoted
        case surroundingSpace
        case keyLength(Int)
        case keyCharacters
        case secretWithoutPrefix
        case secretEncoding
        case secretLength(Int)
        case notPositive
        case notSwitch
        case address(standard: String)
        case unencryptedAddress
        case hostList(standard: String)
        case uselessAlone(other: String)
        case unsigned(guard: String)
    }

    /// Its name, `GONGWEN_…`.
    public var variable: String
    var fault: Fault

    /// An error keeps the platform off; with a warning it runs.
    public var severity: Severity {
        switch fault {
        case .surroundingSpace, .secretWithoutPrefix, .unencryptedAddress, .uselessAlone, .unsigned: .warning
        default: .error
        }
    }

    /// In Chinese, with the way out; lengths may be named, values never.
    public var message: String { variable + "：" + explanation }

    private var explanation: String {
        switch fault {
        case .missing: "没有设置，或是空的"
        case .blank: "只有空格或换行；不用就删掉这个变量，要用就填上"
        case .quoted: "首尾有引号，引号会被当成值的一部分，请从配置里去掉引号"
        case .surroundingSpace: "首尾有空格或换行，已忽略，请从配置里删掉"
        case .keyLength(let count): "应为 43 个字符，实际 \(count) 个，请整段重新复制"
        case .keyCharacters: "只能有字母、数字、+ 和 /，请检查是否带进了引号或空格"
        case .secretWithoutPrefix: "应以 whsec_ 开头，已按没有前缀的密钥使用"
        case .secretEncoding: "whsec_ 之后应是带 = 补齐的标准 base64"
        case .secretLength(let count): "base64 解码后应为 24 到 64 字节，实际 \(count) 字节"
        case .notPositive: "应是正整数"
        case .notSwitch: "应写 on 或 off；删掉这个变量就是 off"
        case .address(let standard): "应写成 https://主机 或 https://主机:端口，不带路径、参数和账号；删掉这个变量就用 \(standard)"
        case .unencryptedAddress: "用的是 http，密钥会明文传输，只应在本机或内网试验时使用"
        case .hostList(let standard): "应是用逗号分开的 主机 或 主机:端口，不带 https:// 和路径；删掉这个变量就用 \(standard)"
        case .uselessAlone(let other): "只有同时设置 \(other) 才起作用"
        case .unsigned(let token): "没有设置，回调不加密也没有签名，真伪只凭 \(token)；建议在平台后台设一个，再填到这里"
        }
    }
}
