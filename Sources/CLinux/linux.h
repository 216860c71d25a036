// The Linux calls that the Swift toolchain's own C library module leaves out.
#pragma once

#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

// glibc declares these only for _GNU_SOURCE, which Swift does not define.
extern int accept4(int socket, struct sockaddr *address, socklen_t *size, int flags);
extern int pthread_setname_np(pthread_t thread, const char *name);

// struct ucred, see unix(7).
struct clinux_credentials {
  pid_t pid;
  uid_t uid;
  gid_t gid;
};

// prctl(2) is variadic, which Swift cannot call.
static inline int clinux_set_dumpable(unsigned long dumpable) {
  return prctl(PR_SET_DUMPABLE, dumpable, 0UL, 0UL, 0UL);
}

static inline int clinux_get_dumpable(void) {
  return prctl(PR_GET_DUMPABLE, 0UL, 0UL, 0UL, 0UL);
}

// ioctl(2) is variadic too.
static inline int clinux_window_size(int terminal, struct winsize *size) {
  return ioctl(terminal, TIOCGWINSZ, size);
}

// Both macros and enumerators there, in types that do not fit the calls.
static const int clinux_eventfd_flags = EFD_CLOEXEC | EFD_NONBLOCK;
static const int clinux_signalfd_flags = SFD_CLOEXEC | SFD_NONBLOCK;
static const int clinux_epoll_flags = EPOLL_CLOEXEC;

static const unsigned int clinux_epoll_in = EPOLLIN;
static const unsigned int clinux_epoll_out = EPOLLOUT;
static const unsigned int clinux_epoll_error = EPOLLERR;
static const unsigned int clinux_epoll_hangup = EPOLLHUP;
static const unsigned int clinux_epoll_edge_triggered = EPOLLET;
