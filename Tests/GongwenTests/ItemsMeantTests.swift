import Testing

@Suite("名单里的哪几项")
struct ItemsMeantTests {
    @Test("哪些是全国的：只说那一级的")
    func levels() {
        expectDialogue(
            """
            问：甲区哪些荣誉是全国的
            答：（answered）甲区获得的荣誉里，符合的有1项：
            1. 全国先进集体2个
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区荣誉有哪些
            答：（answered）甲区获得的荣誉：全国先进集体2个、市级先进集体30个、市级先锋号15个。
            来源：《甲区报告》
            问：市级的呢
            答：（answered）甲区获得的荣誉里，符合的有2项：
            1. 市级先进集体30个
            2. 市级先锋号15个
            来源：《甲区报告》
            问：15个的是哪个
            答：（answered）甲区获得的荣誉里，符合的有1项：
            1. 市级先锋号15个
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区荣誉有哪些
            答：（answered）甲区获得的荣誉：全国先进集体2个、市级先进集体30个、市级先锋号15个。
            来源：《甲区报告》
            问：全国的
            答：（answered）甲区获得的荣誉里，符合的有1项：
            1. 全国先进集体2个
            来源：《甲区报告》
            """, of: Honours.assistant)
    }

    @Test("超过多少的：只说超过的；都没有就说没有说到")
    func bounds() {
        expectDialogue(
            """
            问：甲区超过10个的荣誉有哪些
            答：（answered）甲区获得的荣誉里，符合的有2项：
            1. 市级先进集体30个
            2. 市级先锋号15个
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区不到10个的荣誉有哪些
            答：（answered）甲区获得的荣誉里，符合的有1项：
            1. 全国先进集体2个
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区至少15个的荣誉有哪些
            答：（answered）甲区获得的荣誉里，符合的有2项：
            1. 市级先进集体30个
            2. 市级先锋号15个
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区超过100个的荣誉有哪些
            答：（answered）这条资料没有说到“超过100个”；写的是：甲区获得的荣誉：全国先进集体2个、市级先进集体30个、市级先锋号15个。
            来源：《甲区报告》
            """, of: Honours.assistant)
    }

    @Test("哪三级：三项的那份名单，不是说到更多词的别的")
    func length() {
        expectDialogue(
            """
            问：甲区完善的调解网络是哪三级
            答：（answered）甲区调解网络：县级、乡级、村级。
            来源：《甲区报告》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：甲区完善的调解网络有哪些
            答：（answered）甲区调解网络的做法：上门调解、网上调解。
            来源：《甲区报告》
            """, of: Honours.assistant)
    }

    @Test("哪次会议：答会议，不答会上说的")
    func wanted() {
        expectDialogue(
            """
            问：四点希望是在哪次会议上提的
            答：（answered）四点希望是在全市动员会议上提出的。
            来源：《某市安排》
            """, of: Honours.assistant)
        expectDialogue(
            """
            问：四点希望是什么
            答：（answered）某市四点希望：一要快、二要好、三要省、四要实。
            来源：《某市安排》
            """, of: Honours.assistant)
    }
}
