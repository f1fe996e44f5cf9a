/// The values of the entry that is being read, and what is known of it so far.
///
/// The members may come in any order (Fiddler writes `response` before `request`, Splash `content`
/// before `status`), so everything is kept until the entry ends; the memory serves entry after
/// entry.
struct EntryScan {
  var startedDateTime = RawJSON()
  var method = RawJSON()
  var url = RawJSON(keepsHead: true)
  var headers = RawJSON(keepsHead: true)
  var cookies = RawJSON(keepsHead: true)
  var status = RawJSON()
  var isFetchedViaServiceWorker = RawJSON()
  var text = RawJSON()
  var encoding = RawJSON()
  var file = RawJSON()

  /// How much of the entry is wanted; nil as long as its URL is not known.
  var interest: HARInterest?
  /// The first member that stands twice where only a reader of the response would notice.
  var duplicate: (member: HARMember, offset: Int)?

  /// Whether this much of the entry is wanted, or may be.
  func wants(_ interest: HARInterest) -> Bool {
    self.interest.map { $0 >= interest } ?? true
  }

  mutating func reset() {
    startedDateTime.reset()
    method.reset()
    url.reset()
    headers.reset()
    cookies.reset()
    status.reset()
    isFetchedViaServiceWorker.reset()
    text.reset()
    encoding.reset()
    file.reset()
    interest = nil
    duplicate = nil
  }

  /// The entry.
  func entry(at index: Int) -> HAREntry {
    HAREntry(
      index: index, startedDateTime: startedDateTime.string, method: method.string,
      url: url.lenientString ?? "", status: status.integer,
      isFetchedViaServiceWorker: isFetchedViaServiceWorker.truth == true,
      body: HARBody(text: text, encoding: encoding, file: file))
  }
}
