// Stands before the system's own calls (LD_PRELOAD) and lets some of them go wrong, as the variable
// FAULT says: the call, the end of the file's path, the number of the first call that the fault
// befalls, and what happens. Fault.swift explains each.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static char call[16], file[256], effect[512];
static int first, number;
static atomic_int calls;

__attribute__((constructor)) static void take_fault(void) {
  const char *text = getenv("FAULT");
  if (text) sscanf(text, "%15s %255s %d %511[^\n]", call, file, &first, effect);
  const char *space = strchr(effect, ' ');
  if (space) number = atoi(space);
  // What the fault itself runs is spared.
  unsetenv("LD_PRELOAD");
}

// How many calls the fault has befallen, with this one; 0 if it is not for this one.
static int befalls(const char *name, const char *path) {
  if (strcmp(name, call)) return 0;
  size_t length = strlen(path), end = strlen(file);
  if (length < end || strcmp(path + length - end, file)) return 0;
  int count = ++calls - first + 1;
  return count > 0 ? count : 0;
}

static int befalls_descriptor(const char *name, int descriptor) {
  char link[32], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return befalls(name, path);
}

static int is(const char *name) { return !strncmp(effect, name, strlen(name)); }

// Lets happen what happens before a call; whether the call then fails.
static int fails(int count) {
  if (count == 0) return 0;
  if (is("fail")) {
    errno = number;
    return 1;
  }
  if (is("interrupt") && count % 2) {
    errno = EINTR;
    return 1;
  }
  if (count == 1 && is("run") && system(effect + strlen("run "))) abort();
  if (count == 1 && is("end")) {
    kill(getpid(), number);
    for (;;) pause();
  }
  if (count == 1 && is("signal")) {
    kill(getpid(), number);
    usleep(10000);
  }
  return 0;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  int befallen = befalls_descriptor("read", descriptor);
  if (fails(befallen)) return -1;
  if (befallen && is("one") && count) count = 1;
  return REAL(read)(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int befallen = befalls_descriptor("write", descriptor);
  if (fails(befallen)) return -1;
  if (befallen && is("one") && count) count = 1;
  if (befallen && is("full") && count) {
    if (number == 0) {
      errno = ENOSPC;
      return -1;
    }
    if (count > (size_t)number) count = number;
    number -= count;
  }
  return REAL(write)(descriptor, bytes, count);
}

int close(int descriptor) {
  int failed = fails(befalls_descriptor("close", descriptor));
  int error = errno;
  // As on Linux, the descriptor is gone even then.
  int result = REAL(close)(descriptor);
  if (!failed) return result;
  errno = error;
  return -1;
}

int open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (fails(befalls("open", path))) return -1;
  return REAL(open)(path, flags, mode);
}

int rename(const char *from, const char *to) {
  if (fails(befalls("rename", to))) return -1;
  return REAL(rename)(from, to);
}

int link(const char *from, const char *to) {
  if (fails(befalls("link", to))) return -1;
  return REAL(link)(from, to);
}

int unlink(const char *path) {
  if (fails(befalls("unlink", path))) return -1;
  return REAL(unlink)(path);
}
