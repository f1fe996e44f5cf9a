extension JSONText {
  /// RFC 8259 section 4: names in quotes, a colon, a value, commas between members.
  static let objects = [
    valid("{}", "no members"), valid(" { \n } ", "white space everywhere"),
    valid(#"{"a":1}"#, "a member"),
    valid("{\n\"a\"\r\n:\t1 ,\n\"b\":\n2}", "white space between all tokens"),
    valid(#"{"a":1,"a":2}"#, "a name that occurs twice"), valid(#"{"":0}"#, "an empty name"),
    valid(#"{"\"":1,"\\":2}"#, "an escaped quote for a name"),
    valid(#"{"{":"}","[":"]"}"#, "brackets for names"),
    valid(#"{"x":[{"id":"\#(String(repeating: "x", count: 300))"}]}"#, "a long string"),
    valid(
      #"{"request":{"url":"https://a.test/key"},"response":{"status":201,"content":{"text":"no"}}}"#,
      "an entry"),
    valid(#"[{"log":{"entries":[{"request":{"url":"https://a.test/key"}}]}}]"#, "an archive"),

    invalid(#"{"a":1,}"#, "a comma before the end"),
    invalid(#"{,"a":1}"#, "a comma before the first"), invalid(#"{"a":1 "b":2}"#, "no comma"),
    invalid(#"{"a", null}"#, "a comma in place of a colon"), invalid(#"{"a"::1}"#, "two colons"),
    invalid(#"{:"b"}"#, "no name"), invalid(#"{"a":}"#, "no value"),
    invalid(#"{"a"}"#, "only a name"), invalid(#"{a:"b"}"#, "a name without quotes"),
    invalid("{1:1}", "a number for a name"), invalid("{[]:1}", "an array for a name"),
    invalid("{{}:1}", "an object for a name"), invalid(#"{"a":/* why */"b"}"#, "a comment"),
    invalid([0x7B, 0x22, 0xB9, 0x22, 0x3A, 0x30, 0x2C, 0x7D], "bad UTF-8 and a comma"),

    invalid(#"{"a":"a" 1}"#, "a value behind a value"),
    invalid(#"{"a" b}"#, "a word in place of a colon"),
    broken(#"{"a"=1}"#, "an equals sign in place of a colon"), invalid(#"{"a" "b"}"#, "no colon"),
    broken("{", "only the opening"), broken("}", "only the end"),
    broken(#"{"a"#, "a name without end"), broken(#"{"a""#, "no end behind a name"),
    broken(#"{"a":1"#, "no end behind a value"), broken(#"{"a":"a"#, "a value without end"),
    broken(#"{"a":{}"#, "one end too few"), broken(#"{{"a":1}"#, "one opening too many"),
    broken("{}}", "one end too many"), broken(#"{"a":1]"#, "the end of an array"),
    broken(#"{[: "x"}"#, "a bracket for a name"), broken(#"{"a":[}]"#, "ends in the wrong order"),
    broken(#"{"a":1} "x""#, "a string behind it"), broken(#"{"a":1}/**/"#, "a comment behind it"),
    broken("{}{}", "two objects"), broken("{},", "a comma behind it"),
    broken(#"{"a":/* " */1}"#, "a quote in a comment"),
    broken(#"{"a":"b"c"}"#, "a quote that is not escaped"),
  ]
}
