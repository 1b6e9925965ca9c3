/// Which count was asked for.
extension WholeSpace {
    /// How many there are, how many came new, and how many are intended are three different things. What was done in
    /// a time is all new; what is to be done is new too, and the reply says that it is planned.
    func isOfScope(_ scope: Scope, _ attribute: Attribute, _ asked: AskedQuestion) -> Bool {
        if asked.phrasing.takesAnyScope { return true }
        // A dialogue goes on to another count than the name's.
        let isSaidLast = asked.phrasing.scope == .plan || asked.phrasing.scope != nil && asked.turns.count > 1
        // 会员增加 names how many came: what is meant is told as the new ones of 会员.
        // 新增了多少站点合计: 合计 says that kinds are added, not that what came new is not meant.
        let named = isSaidLast ? [] : scopes(in: asked.name).filter { $0 != .total || asked.phrasing.scope == nil }
        guard named.isEmpty else { return named.contains { isOfScope(scope, attribute, $0) } }
        return isOfScope(scope, attribute, asked.phrasing.scope)
    }

    private func scopes(in name: String) -> [AskedScope] {
        surfaces(in: name).flatMap(\.cues).compactMap { if case .scope(let scope) = $0 { scope } else { nil } }
    }

    private func isOfScope(_ scope: Scope, _ attribute: Attribute, _ asked: AskedScope?) -> Bool {
        switch asked {
        case nil: attribute.isStock ? [.total, .sum, .once].contains(scope) : true
        case .plan: scope == .plan
        case .new: scope != .total || !attribute.isStock
        // 一共 is said of what is to be done too; how many there are is never a plan.
        case .total: scope != .new && scope != .plan || !attribute.isStock
        case .actual, .built: scope != .plan
        }
    }
}
