// Runs the hot routine as it was compiled for one processor.
//
//   harness BLOCKS CAPTURE...    compares masks with their naive twin; prints digests, one per line,
//                                of masks, captures, damaged captures and soup
//   harness masks N              makes the masks of N blocks
//   harness skip CAPTURE N       skips a capture N times
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void make_masks(const uint8_t *bytes, uint64_t *masks);
uint64_t fold_masks(const uint8_t *bytes, long blocks);
long skip_container(const uint8_t *bytes, long count, long size, uint8_t *memory, int32_t *outcome);

enum { longest = 1 << 24, largest_window = 131072 };
static uint8_t text[longest + 64], memory[largest_window + 64];
static const long sizes[] = {1, 7, 63, 64, 65, 100, 1000, 4096, largest_window};

static uint64_t state = 88172645463325252ULL;
static uint64_t next_random(void) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return state;
}

// FNV-1a.
static uint64_t digest = 1469598103934665603ULL;
static void add(uint64_t value) {
  for (int i = 0; i < 8; i++) digest = (digest ^ (value >> 8 * i & 255)) * 1099511628211ULL;
}

static void naive(const uint8_t *bytes, uint64_t *masks) {
  memset(masks, 0, 5 * sizeof *masks);
  for (int i = 0; i < 64; i++) {
    uint8_t b = bytes[i];
    uint64_t bit = 1ULL << i;
    if (b == '"') masks[0] |= bit;
    if (b == '\\') masks[1] |= bit, masks[4] = 1;
    if (b == '[' || b == ']' || b == '{' || b == '}') masks[2] |= bit;
    if (b > ':' && b < 0x80 && b != ']' && b != '}') masks[3] |= bit;
  }
}

static void check(const uint8_t *bytes) {
  uint64_t expected[5], masks[5];
  naive(bytes, expected);
  make_masks(bytes, masks);
  if (memcmp(expected, masks, sizeof masks)) printf("a mask differs from its naive twin\n"), exit(1);
  for (int i = 0; i < 5; i++) add(masks[i]);
}

static void check_random(long blocks) {
  static const char pieces[] = "\"\"\\\\{}[]{}[]:,;: aZ09\n\x7f\x80\xa2\xdb\xdd\xfb\xfd\xff\x01";
  uint8_t bytes[64 + 16];
  for (long i = 0; i < blocks; i++) {
    uint8_t *start = bytes + (i & 15);
    for (int j = 0; j < 64; j++)
      start[j] = i & 1 ? (uint8_t)next_random() : (uint8_t)pieces[next_random() % sizeof pieces];
    check(start);
  }
  for (int byte = 0; byte < 256; byte++)
    for (int place = 0; place < 64; place++) {
      memset(bytes, ' ', 64);
      bytes[place] = byte;
      check(bytes);
    }
}

static void skip(const uint8_t *bytes, long count, long size) {
  int32_t outcome;
  add(skip_container(bytes, count, size, memory, &outcome));
  add(outcome);
}

static long read_text(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) perror(path), exit(1);
  long count = fread(text, 1, longest, file);
  fclose(file);
  memset(text + count, 0, 64);
  return count;
}

// A capture in windows of all sizes, from each of its first 40 brackets on, and with one bit wrong.
static void check_capture(const char *path) {
  long count = read_text(path);
  for (int s = 0; s < 9; s++)
    for (long i = 0, seen = 0; i < count && seen < 40; i++)
      if (text[i] == '{' || text[i] == '[') seen++, skip(text + i, count - i, sizes[s]);
  for (int i = 0; i < 200; i++) {
    long place = next_random() % count;
    uint8_t kept = text[place];
    text[place] ^= 1 << next_random() % 8;
    skip(text, count, sizes[3 + i % 6]);
    text[place] = kept;
  }
}

static void check_soup(void) {
  static const char pieces[] = "\"\"\"\"\\\\{}[],:ab1 ";
  for (int i = 0; i < 20000; i++) {
    long count = 1 + next_random() % 1500;
    text[0] = next_random() & 1 ? '{' : '[';
    for (long j = 1; j < count; j++) text[j] = pieces[next_random() % (sizeof pieces - 1)];
    skip(text, count, 1 + next_random() % 300);
  }
}

int main(int count, char **arguments) {
  if (count > 2 && !strcmp(arguments[1], "masks")) {
    for (long i = 0; i < 1000 * 64; i++) text[i] = next_random();
    fprintf(stderr, "%llx\n", (unsigned long long)fold_masks(text, atol(arguments[2])));
  } else if (count > 3 && !strcmp(arguments[1], "skip")) {
    // Windows of whole blocks need no zeros but behind the last.
    int32_t outcome;
    long length = read_text(arguments[2]), end = 0;
    for (long i = atol(arguments[3]); i > 0; i--)
      end += skip_container(text, length, largest_window, 0, &outcome);
    fprintf(stderr, "%ld\n", end);
  } else {
    check_random(atol(arguments[1]));
    printf("%016llx masks\n", (unsigned long long)digest);
    for (int i = 2; i < count; i++) {
      check_capture(arguments[i]);
      printf("%016llx %s\n", (unsigned long long)digest, arguments[i]);
    }
    check_soup();
    printf("%016llx soup\n", (unsigned long long)digest);
  }
}
