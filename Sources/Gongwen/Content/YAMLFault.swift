import Yams

/// What the YAML parser stumbled over, in plain Chinese where it is one of the usual mistakes.
struct YAMLFault {
    private let message: String
    private let wayOut: String
    /// From 1.
    let line: Int
    private let column: Int

    init(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What was left open is to be mended where it was opened, not where the file ends.
            let isOpen = problem == "found unexpected end of stream" || problem.hasPrefix("did not find expected ','")
            let place = isOpen ? context?.mark ?? mark : mark
            (line, column) = (place.line, place.column)
            if let (known, way) = YAMLFault.known[problem] {
                (message, wayOut) = (known, way)
            } else {
                message = "YAML 写法有误（\(problem)）"
                wayOut = "看看缩进、冒号后的空格、引号和方括号是否成对。"
            }
        case .reader(let problem, _, _, _):
            (line, column) = (0, 0)
            message = "文件里有 YAML 不认的字符（\(problem)）"
            wayOut = "删掉看不见的控制字符，另存为 UTF-8。"
        default:
            (line, column) = (0, 0)
            message = "YAML 读不懂（\(error)）"
            wayOut = "对照文档里的例子看看写法。"
        }
    }

    func report(_ proof: YAMLProof, into problems: inout Problems) {
        problems.error(message, at: proof.place(ofMarkAt: line, column), wayOut: wayOut)
    }

    private static let known: [String: (String, String)] = [
        "mapping values are not allowed in this context": ("这里不该有“键: ”", "看看缩进；文字里有“: ”就加引号。"),
        "could not find expected ':'": ("这里缺冒号", "写成“键: 值”。"),
        "did not find expected key": ("这里应该是“键: 值”", "看看缩进和引号。"),
        "did not find expected '-' indicator": ("这里应该是以“- ”开头的列表项", "看看缩进。"),
        "did not find expected ',' or ']'": ("方括号没有配对，或里面少了逗号", "补上“]”或“,”。"),
        "did not find expected ',' or '}'": ("花括号没有配对，或里面少了逗号", "补上“}”或“,”。"),
        "found unexpected end of stream": ("引号没有配对", "补上右边的引号。"),
        "found character that cannot start any token": ("文字不能以这个字符开头", "整段加引号；制表符换成空格。"),
        "found unknown escape character": ("双引号里的“\\”后面不能是这个字符", "“\\”要写成“\\\\”，或改用单引号。"),
        "block sequence entries are not allowed in this context": ("列表项不能写在这里", "另起一行，缩进两格，再写“- ”。"),
        "did not find expected <document start>": ("这一行不属于任何一段", "看看缩进。"),
        "did not find expected comment or line break": ("“|”和“>”后面只能换行", "文字以它开头就整段加引号。"),
        "did not find expected node content": ("这里缺一个值", "补上，或删掉多余的标点。"),
    ]
}
