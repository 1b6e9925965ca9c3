/// The words that every question may have, and the measure words.
extension IntentFiles {
    mutating func readWords(_ map: YAMLMap, into problems: inout Problems) {
        fillers += map.words("虚词", into: &problems)
        weakWords += map.words("弱词", into: &problems)
        knownNouns += map.words("通名", into: &problems)
        restrictions += map.words("限定词", into: &problems)
        limitingCharacters += map.words("限制字", into: &problems)
        verbCharacters += map.words("动词字", into: &problems)
        verbEndings += map.words("动词尾", into: &problems)
        finalQuestionWords += map.words("句末问词", into: &problems)
        afterVerbs += map.words("动词后", into: &problems)
        beforeVerbs += map.words("动词前", into: &problems)
        exclusions += map.words("排除词", into: &problems)
        exclusionsBehind += map.words("排除在后", into: &problems)
        exceptionEnds += map.words("排除到", into: &problems)
        conjunctions += map.words("连接词", into: &problems)
        ordinalMarks += map.words("序数", into: &problems)
        lastMarks += map.words("末项", into: &problems)
        separators += map.words("分隔词", into: &problems)
        negations += map.words("否定词", into: &problems)
        contrasts += map.words("转折词", into: &problems)
        absences += map.words("未然词", into: &problems)
        onwardMarks += map.words("追问词", into: &problems)
        pronouns += map.words("代词", into: &problems)
        distributives += map.words("逐个词", into: &problems)
        wholeChoices += map.words("全选词", into: &problems)
        topMarks += map.words("前几", into: &problems)
        exactMarks += map.words("恰数词", into: &problems)
        inclusiveBounds += map.words("含界词", into: &problems)
        frequencies += map.words("频次词", into: &problems)
        yearlyFrequencies += map.words("年频词", into: &problems)
        countingIn += map.words("并入词", into: &problems)
        assertions += map.words("断言词", into: &problems)
        addresses += map.words("称呼词", into: &problems)
        introductions += map.words("自述词", into: &problems)
        reasons += map.words("缘由词", into: &problems)
        days += map.words("日子词", into: &problems)
        alternatives += map.words("选择词", into: &problems)
        universals += map.words("全称词", into: &problems)
        opposites += map.words("对立词", into: &problems)
        groups += map.words("群体词", into: &problems)
        lookAlikes += map.words("形近字", into: &problems)
        loneSyllables += map.words("单音字", into: &problems)
        particleSyllables += map.words("连音字", into: &problems)
        scopes += keyed("口径词", map, into: &problems)
        referents += keyed("指代", map, into: &problems)
        periodSides += keyed("时间前后", map, into: &problems)
        for (key, words) in map["正反问"]?.wordPairs("正反问", into: &problems) ?? [] {
            if words.count > 1 {
                problems.error("“正反问”里的“\(key.text)”只能有一个问词", at: words[1].place, wayOut: "留一个。")
            }
            repetitions += words.prefix(1).map { (key, $0) }
        }
        relativeYears += readYears("相对年", map, into: &problems)
        adjacentYears += readYears("邻年", map, into: &problems)
        intentions += map.words("意愿词", into: &problems)
        readMeasures(map, into: &problems)
    }

    /// Words under one of a few names: 口径词, 指代, 时间前后.
    private func keyed<Key: RawRepresentable<String> & CaseIterable>(
        _ section: String, _ map: YAMLMap, into problems: inout Problems
    ) -> [(Key, [Text])] {
        (map[section]?.wordPairs(section, into: &problems) ?? []).compactMap { key, words in
            if let known = Key(rawValue: key.text) { return (known, words) }
            let choices = Key.allCases.map(\.rawValue)
            problems.error(
                "“\(section)”里不认得“\(key.text)”", at: key.place,
                wayOut: "\(Nearest.hint(key.text, choices))可用的：\(choices.joined(separator: "、"))")
            return nil
        }
    }

    private func readYears(
        _ section: String, _ map: YAMLMap, into problems: inout Problems
    ) -> [(offset: Int, words: [Text])] {
        (map[section]?.wordPairs(section, into: &problems) ?? []).compactMap { key, words in
            if let offset = Int(key.text) { return (offset, words) }
            problems.error("“\(key.text)”不是整数", at: key.place, wayOut: "“\(section)”左边是和今年的差：今年 0，去年 -1。")
            return nil
        }
    }

    private mutating func readMeasures(_ map: YAMLMap, into problems: inout Problems) {
        for item in map.items("量词", wayOut: "每一项写成“- {类: 场, 词: [场, 场次]}”。", into: &problems) {
            guard let map = YAMLMap(item, what: "量词", keys: Keys.measure, into: &problems) else { continue }
            let name = map.required("类", into: &problems)
            let words = map.words("词", into: &problems)
            if words.isEmpty { problems.error("这类量词没有“词”", at: map.place, wayOut: "加上“词: [场, 场次]”。") }
            let traits = Units.Trait.allCases.filter { map.flag($0.rawValue, into: &problems) }
            let apart = map.words("另计", into: &problems)
            for word in apart where !words.contains(where: { $0.text == word.text }) {
                problems.error("“另计”里的“\(word.text)”不在这类的“词”里", at: word.place, wayOut: "先写进“词”，或删掉。")
            }
            guard let name, !words.isEmpty else { continue }
            let counted = map.words("所数", into: &problems)
            let verbs = map.words("动词", into: &problems)
            measures.append(
                Measure(
                    name: name, members: words, traits: Set(traits), apart: apart, counted: counted, verbs: verbs))
        }
    }
}
