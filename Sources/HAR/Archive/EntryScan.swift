/// The values of the entry that is being read, and what is known of it so far.
///
/// The members may come in any order (Fiddler writes `response` before `request`, Splash `content`
/// before `status`), so everything is kept until the entry ends; the memory serves entry after
/// entry.
struct EntryScan {
  var startedDateTime = RawJSON()
  var method = RawJSON()
  var url = RawJSON(isURL: true)
  var status = RawJSON()
  var isFetchedViaServiceWorker = RawJSON()
  var text = RawJSON()
  var encoding = RawJSON()
  var file = RawJSON()

  /// Whether the entry's URL is one that was asked for; nil as long as there is no URL.
  var isWanted: Bool?
  /// Whether the response was passed over because the entry was not wanted.
  var responsePassedOver = false

  mutating func reset() {
    startedDateTime.reset()
    resetRequest()
    resetResponse()
  }

  mutating func resetRequest() {
    method.reset()
    url.reset()
    isWanted = nil
  }

  mutating func resetResponse() {
    status.reset()
    isFetchedViaServiceWorker.reset()
    resetContent()
    responsePassedOver = false
  }

  mutating func resetContent() {
    text.reset()
    encoding.reset()
    file.reset()
  }

  /// The entry, if it has a URL that was asked for.
  func entry(at index: Int) -> HAREntry? {
    guard isWanted == true, let string = url.lenientString else { return nil }
    return HAREntry(
      index: index, startedDateTime: startedDateTime.string, method: method.string, url: string,
      isURLWhole: url.isWhole, status: status.integer,
      isFetchedViaServiceWorker: isFetchedViaServiceWorker.isTrue,
      body: HARBody(text: text, encoding: encoding, file: file))
  }
}
