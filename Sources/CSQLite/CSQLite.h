#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

// What Swift cannot import: variadic functions and the SQLITE_TRANSIENT cast.

/// Binds a copy of `count` bytes as text; a null pointer with no bytes is the empty text.
static inline int csqlite_bind_text(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  const char *text = bytes ? (const char *)bytes : "";
  return sqlite3_bind_text64(statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Binds a copy of `count` bytes as a blob; a null pointer with no bytes is the empty blob.
static inline int csqlite_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

/// Sets one of the on/off options of `sqlite3_db_config`.
static inline int csqlite_configure(sqlite3 *database, int option, int isOn) {
  return sqlite3_db_config(database, option, isOn, (int *)0);
}

/// Turns off the count of memory in use, whose lock every allocation of every thread takes.
/// Has effect before the library's first use only; later calls change nothing.
static inline void csqlite_forgo_memory_statistics(void) {
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
