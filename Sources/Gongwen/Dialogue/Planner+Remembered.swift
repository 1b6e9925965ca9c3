/// A conversation keeps names, so that it outlives the files it was held over: what they mean in the files of now.
extension Planner {
    /// Nil where the files no longer know one of the two.
    func named(_ attribute: String, of subject: String) -> (attribute: AttributeID, subject: SubjectID)? {
        guard let attribute = attributeNames[attribute], let subject = subjectNames[subject] else { return nil }
        return (attribute, subject)
    }

    func named(_ option: Conversation.Option) -> (attribute: AttributeID, subject: SubjectID)? {
        named(option.attribute, of: option.subject)
    }

    /// What was talked about last.
    func lastAttribute(of conversation: Conversation) -> AttributeID? {
        conversation.attribute.flatMap { attributeNames[$0] }
    }

    /// Whose it was.
    func lastSubject(of conversation: Conversation) -> SubjectID? {
        conversation.subject.flatMap { subjectNames[$0] }
    }

    /// The words that it was asked with.
    func words(of conversation: Conversation) -> [WordID] { conversation.words.compactMap { wordNames[$0] } }

    /// The question before once more, of the place, the time and the count that a message names.
    func askedBefore(_ reading: Reading, _ conversation: Conversation) -> Reading {
        var asked = reading
        asked.kinds = [.figure]
        asked.words = words(of: conversation)
        asked.weakWords = weakWords(of: conversation)
        asked.asksOnward = false
        return asked
    }

    /// The common ones beside them.
    func weakWords(of conversation: Conversation) -> [WordID] {
        (conversation.weakWords ?? []).compactMap { wordNames[$0] }
    }
}
