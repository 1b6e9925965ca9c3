import Testing

@Suite("对话")
struct DialogueTests {
    @Test("一个数，带单位、口径、时间和来源；词的顺序和客套不要紧")
    func figure() {
        for question in ["甲区有多少服务站点", "请问一下甲区的服务站点有几个呀？", "甲 站点 数", "服务站点，甲区，多少", "甲區有多少個服務站點", "甲区有多少个【服务】站点🤔"] {
            expectDialogue(
                """
                问：\(question)
                答：（answered）甲区服务站点：12个（总数，截至2025年底）。
                来源：《甲区报告》
                """)
        }
    }
}
