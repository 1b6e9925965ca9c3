/// The words with which questions are asked, as the intents' files have them.
extension Compiler {
    /// 新建了, 建成: nobody intends what has come. Not 成立, which only begins so.
    private func isDone(_ word: String) -> Bool {
        intents.verbEndings.contains { word.dropFirst().contains($0.text) }
    }

    func addQuestionWords() {
        let addresses = intents.addresses.map { VocabularyBuilder.fold($0.text) }
        let introductions = intents.introductions.map { VocabularyBuilder.fold($0.text) }
        mark(intents.fillers + intents.addresses + intents.introductions) { filler in
            filler.isAddress = addresses.contains(where: filler.text.hasPrefix)
            filler.isIntroduction = introductions.contains(where: filler.text.hasPrefix)
        }
        mark(intents.reasons) { $0.isReason = true }
        // Without a year beside it, 昨天 may be the time that is asked about.
        for day in intents.days { vocabulary.update(VocabularyBuilder.fold(day.text)) { $0.isDay = true } }
        mark(intents.restrictions) { $0.isRestriction = true }
        mark(intents.afterVerbs) { $0.followsVerb = true }
        mark(intents.beforeVerbs) { $0.precedesVerb = true }
        mark(intents.finalQuestionWords) { $0.asksAtEnd = true }
        mark(intents.exclusions) { $0.isExclusion = true }
        mark(intents.exclusionsBehind) { $0.excludesBefore = true }
        mark(intents.exceptionEnds) { $0.endsException = true }
        mark(intents.separators) { $0.isSeparator = true }
        mark(intents.negations) { $0.isNegation = true }
        mark(intents.contrasts) { $0.isContrast = true }
        mark(intents.absences) { $0.isAbsence = true }
        mark(intents.onwardMarks) { $0.asksOnward = true }
        mark(intents.pronouns) { $0.isPronoun = true }
        for (which, words) in intents.referents { mark(words) { $0.referent = which } }
        mark(intents.intentions) { $0.isIntention = true }
        mark(intents.frequencies) { $0.isFrequency = true }
        mark(intents.yearlyFrequencies) {
            $0.isFrequency = true
            $0.isYearly = true
        }
        mark(intents.countingIn) { $0.countsIn = true }
        mark(intents.assertions) { $0.isAssertion = true }
        mark(intents.universals) { $0.isUniversal = true }
        mark(intents.distributives) { $0.isDistributive = true }
        mark(intents.wholeChoices) { $0.takesAll = true }
        mark(intents.conjunctions) { $0.isConjunction = true }
        mark(intents.alternatives) { $0.isAlternative = true }
        for measure in intents.measures {
            let members = measure.members.map { VocabularyBuilder.fold($0.text) }
            let unit = units.add(
                measure.name.text, members: members, traits: measure.traits,
                apart: measure.apart.map { VocabularyBuilder.fold($0.text) }, counted: measure.counted.map(\.text))
            for member in members { addCue(.measure(unit), to: member) }
            // 挽回 is a word of names too.
            for verb in measure.verbs { vocabulary.update(VocabularyBuilder.fold(verb.text)) { $0.unitBehind = unit } }
        }
        for (scope, words) in intents.scopes {
            for word in words {
                addCue(.scope(scope), to: VocabularyBuilder.fold(word.text))
                guard scope == .new || scope == .built, !isDone(word.text) else { continue }
                // 要添, 还要新建: what shall come new is planned.
                for intention in intents.intentions where !word.text.hasExactPrefix(intention.text) {
                    addCue(.scope(.plan), to: VocabularyBuilder.fold(intention.text + word.text))
                }
            }
        }
        for (offset, words) in intents.relativeYears {
            for word in words { addCue(.relativeYear(offset), to: VocabularyBuilder.fold(word.text)) }
        }
        for (step, words) in intents.adjacentYears {
            for word in words { addCue(.adjacentYear(step), to: VocabularyBuilder.fold(word.text)) }
        }
        for (side, words) in intents.periodSides {
            for word in words { addCue(.side(side), to: VocabularyBuilder.fold(word.text)) }
        }
        for mark in intents.ordinalMarks { addCue(.ordinal, to: VocabularyBuilder.fold(mark.text)) }
        for mark in intents.lastMarks { addCue(.last, to: VocabularyBuilder.fold(mark.text)) }
        for intent in intents.intents {
            for cue in intent.cues { addCue(intent.asks.cue, to: VocabularyBuilder.fold(cue.text)) }
            if case .operation(let operation) = intent.asks {
                mark(intent.finalCues) { $0.finalOperator = operation }
            }
            let cues = intent.cues.map { VocabularyBuilder.fold($0.text) }
            let divisors = intent.divisors.map { VocabularyBuilder.fold($0.text) }
            for cue in divisors {
                // 平均每 asks for a mean by itself, 每 only beside a word that does.
                let asking = cues.contains(where: cue.hasPrefix) ? intent.asks.cue : nil
                addDivisor(cue, asking: asking)
                if let asking { addGroups(spreadBy: cue, asking: asking, divisors) }
            }
            for (name, words) in intent.counted {
                guard let unit = units.unit(named: name.text) else { continue }
                for word in words {
                    addCue(intent.asks.cue, to: VocabularyBuilder.fold(word.text))
                    addCue(.measure(unit), to: VocabularyBuilder.fold(word.text))
                    countingNouns.insert(VocabularyBuilder.fold(word.text))
                }
            }
            for cue in intent.faintCues {
                if let faint = intent.asks.faintCue { addCue(faint, to: VocabularyBuilder.fold(cue.text)) }
                countingNouns.insert(VocabularyBuilder.fold(cue.text))
            }
            for cue in intent.measured { addMeasuredCue(intent.asks.cue, VocabularyBuilder.fold(cue.text)) }
        }
        for mark in intents.topMarks { addCue(.top, to: VocabularyBuilder.fold(mark.text)) }
        for mark in intents.exactMarks { addCue(.exactly, to: VocabularyBuilder.fold(mark.text)) }
        for mark in intents.inclusiveBounds { addCue(.inclusive, to: VocabularyBuilder.fold(mark.text)) }
        for (index, talk) in intents.smalltalk.enumerated() {
            for phrase in talk.phrases { addCue(.smalltalk(index), to: VocabularyBuilder.fold(phrase.text)) }
        }
    }

    func repetitions(into problems: inout Problems) -> [Repetition] {
        intents.repetitions.compactMap { between, cue in
            guard let surface = vocabulary.index(of: VocabularyBuilder.fold(cue.text)),
                vocabulary.surfaces[surface].asksForFact || !vocabulary.surfaces[surface].cues.isEmpty
            else {
                problems.error("“\(cue.text)”不是问词", at: cue.place, wayOut: "“正反问”右边写一个已有的问词，例如“有没有”。")
                return nil
            }
            let character = VocabularyBuilder.fold(between.text)
            guard character.unicodeScalars.count == 1, character.utf8.count == Repetition.width else {
                problems.error("“正反问”左边的“\(between.text)”不是一个汉字", at: between.place, wayOut: "写成“没: [有没有]”。")
                return nil
            }
            return Repetition(between: Array(character.utf8), surface: surface)
        }
    }

    func reportMeasures(into problems: inout Problems) {
        var owners: [String: Text] = [:]
        var general: Text?
        for measure in intents.measures {
            if measure.traits.contains(.general) {
                if let general {
                    problems.error(
                        "量词“\(general.text)”已经是“通用”，“\(measure.name.text)”不能又是", at: measure.name.place,
                        wayOut: "另一处在 \(general.place.shown)，留一处。")
                }
                general = measure.name
            }
            for member in measure.members {
                let spelling = VocabularyBuilder.fold(member.text)
                if let other = owners[spelling], other.text != measure.name.text {
                    problems.error(
                        "量词“\(member.text)”已经在“\(other.text)”类里", at: member.place,
                        wayOut: "另一处在 \(other.place.shown)，留一处。")
                }
                owners[spelling] = Text(text: measure.name.text, place: member.place)
            }
        }
        for (name, _) in intents.intents.flatMap(\.counted) where measureClass(name) == nil {
            problems.missing(
                "没有“\(name.text)”这类量词", at: name.place,
                wayOut: "\(Nearest.hint(name.text, units.names))可用的：\(units.names.joined(separator: "、"))")
        }
        let bounds = Set(
            intents.intents.filter { [.operation(.above), .operation(.below)].contains($0.asks) }
                .flatMap { $0.cues.map(\.text) })
        for word in intents.inclusiveBounds where !bounds.contains(word.text) {
            problems.error(
                "“含界词”里的“\(word.text)”不是“多于”“少于”的问词", at: word.place,
                wayOut: "先写进运算是“多于”或“少于”的意图的“问词”，或者从这里删掉。")
        }
        for character in intents.limitingCharacters where character.text.count != 1 {
            problems.error("“限制字”只能是单个的字，“\(character.text)”不是", at: character.place, wayOut: "词写进“通名”。")
        }
        for character in intents.verbCharacters where character.text.count != 1 {
            problems.error("“动词字”只能是单个的字，“\(character.text)”不是", at: character.place, wayOut: "词写进“虚词”。")
        }
    }

    /// A class by its own name or by one of its words.
    private func measureClass(_ name: Text) -> UnitClass? {
        units.names.firstIndex(of: name.text).map(UnitClass.init) ?? units.classes[VocabularyBuilder.fold(name.text)]
    }

    /// Fillers with a meaning of their own for the reading of a question.
    private func mark(_ words: [Text], _ change: (inout Surface) -> Void) {
        for word in words {
            vocabulary.update(VocabularyBuilder.fold(word.text)) {
                change(&$0)
                $0.isFiller = true
            }
        }
    }

    private func addCue(_ cue: Cue, to spelling: String) {
        vocabulary.update(spelling) {
            if !$0.cues.contains(cue) { $0.cues.append(cue) }
            $0.isFiller = true
        }
    }

    /// 多少 and 场 make 多少场, which asks for a figure that counts occasions.
    private func addMeasuredCue(_ asked: Cue, _ cue: String) {
        addCue(asked, to: cue)
        for measure in intents.measures {
            guard let unit = units.classes[VocabularyBuilder.fold(measure.members.first?.text ?? "")] else { continue }
            for member in measure.members {
                let spelling = cue + VocabularyBuilder.fold(member.text)
                addCue(asked, to: spelling)
                addCue(.measure(unit), to: spelling)
            }
        }
    }

    /// 平均每 and 每个区 make 平均每个区: what all of the group have, and not what one 个 of something has.
    private func addGroups(spreadBy cue: String, asking: Cue, _ divisors: [String]) {
        for type in declared.subjectTypes {
            guard let id = typeNames[type.name.text] else { continue }
            for group in type.groups.map({ VocabularyBuilder.fold($0.text) }) {
                guard let divisor = divisors.filter(group.hasPrefix).max(by: { $0.count < $1.count }) else { continue }
                let spelling = cue + group.dropFirst(divisor.count)
                vocabulary.update(spelling) {
                    $0.group = id
                    $0.isFiller = true
                }
                addCue(asking, to: spelling)
            }
        }
    }

    /// 平均每 and 期 make 平均每期: how many there were of these, on the average.
    private func addDivisor(_ cue: String, asking: Cue?) {
        for measure in intents.measures where !measure.traits.contains(.time) {
            guard let unit = units.classes[VocabularyBuilder.fold(measure.members.first?.text ?? "")] else { continue }
            for member in measure.members {
                let spelling = cue + VocabularyBuilder.fold(member.text)
                addCue(.per(unit), to: spelling)
                if let asking { addCue(asking, to: spelling) }
            }
        }
    }
}
