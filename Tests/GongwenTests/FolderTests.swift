import Testing

@Suite("文件夹里的别的文件")
struct FolderTests {
    @Test("不读的文件要说，怎么办也要说")
    func unread() throws {
        #expect(
            try TemporaryWorkspace([
                "Knowledge/2026/台账.xlsx": "x", "Knowledge/说明.docx": "x", "Knowledge/草稿": "x", "Knowledge/a.json": "x",
                "Intents/表.csv": "x",
            ]).report() == """
                Intents/表.csv: 警告：没有读这个文件：数字表不放在意图文件夹里
                  移到知识文件夹里。
                Knowledge/2026/台账.xlsx: 警告：没有读这个文件：表格软件自己的格式读不了
                  在表格软件里另存为“CSV UTF-8（逗号分隔）”，放在这里；原来的移到别处。
                Knowledge/a.json: 警告：没有读这个文件：不认得扩展名“.json”
                  是资料就改成 .yaml 或 .csv，不是就移到别处。
                Knowledge/草稿: 警告：没有读这个文件：它没有扩展名
                  是资料就改成 .yaml 或 .csv，不是就移到别处。
                Knowledge/说明.docx: 警告：没有读这个文件：文稿读不了
                  数字写进 .csv，别的写进 .yaml；原来的移到别处。
                """)
    }

    @Test(
        "隐藏的和编辑器留下的，读也不读，说也不说",
        arguments: [
            ".git/a.yaml", "..2026_01_15/figures.csv", "__MACOSX/figures.csv", "~$台账.xlsx", ".~lock.figures.csv#",
            ".DS_Store", "figures.csv~", "figures.csv.bak", ".figures.csv.swp", "#figures.csv#", "Thumbs.db",
            "README.md",
        ])
    func hidden(name: String) throws {
        #expect(try TemporaryWorkspace(["Knowledge/\(name)": "主体,指标\n错的\n"]).report() == "")
    }

    @Test(".yml 和大写的扩展名也读")
    func otherEndings() throws {
        let files = Hospital.files
        var workspace = TemporaryWorkspace([
            "Knowledge/hospital.yml": try #require(files["Knowledge/hospital.yaml"]),
            "Knowledge/FIGURES.CSV": try #require(files["Knowledge/figures.csv"]),
        ])
        workspace.files["Knowledge/hospital.yaml"] = nil
        workspace.files["Knowledge/figures.csv"] = nil
        #expect(try workspace.report() == "")
    }
}
