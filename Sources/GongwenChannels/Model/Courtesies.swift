/// What is said to those who asked nothing.
///
///     ChannelReply.courtesy(for: .media(.image))?.text    // "这里只看得懂文字，图片看不了。请把问题打成文字发来。"
extension ChannelReply {
    /// A short polite reply to a message without a question; nil if there is a question to answer.
    public static func courtesy(for kind: Message.Kind) -> ChannelReply? {
        switch kind {
        case .text(let text): text.isEmpty ? ChannelReply(.unknown, "没有收到文字。请把问题打成文字发来。") : nil
        case .speech: nil
        case .media(.voice): ChannelReply(.unknown, "这条语音没有转成文字。请把问题打成文字发来。")
        case .media(let media): ChannelReply(.unknown, "这里只看得懂文字，\(media.chineseName)看不了。请把问题打成文字发来。")
        case .subscribed, .entered: ChannelReply(.smalltalk, "您好！请直接用文字提问。")
        }
    }
}

extension Message.Media {
    var chineseName: String {
        switch self {
        case .image: "图片"
        case .voice: "语音"
        case .video: "视频"
        case .file: "文件"
        case .location: "位置"
        case .link: "链接"
        case .sticker: "表情"
        case .other: "这类消息"
        }
    }
}
