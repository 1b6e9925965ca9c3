extension String {
    /// The text on one line of a report.
    var onReportLine: String { replacing("\n", with: " ⏎ ") }
}

/// `95.7%`, rounded half up; `0.0%` of nothing.
func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)%"
}
