/// Finds the word that a mistyped one was probably meant to be.
enum ClosestWord {
  /// The closest of these words, if it is close: at most a third of its letters are wrong.
  static func to(_ word: String, among words: [String]) -> String? {
    let closest = words.map { (distance: distance(word, $0), word: $0) }
      .min { $0.distance < $1.distance }
    guard let closest, closest.distance * 3 <= max(closest.word.count, 3) else { return nil }
    return closest.word
  }

  /// How many letters have to be inserted, left out, changed, or swapped with their neighbour: the
  /// optimal string alignment distance.
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
